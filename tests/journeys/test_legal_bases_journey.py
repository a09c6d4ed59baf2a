"""On what basis, from the question to a wish and to the meeting where one was raised: the real program, by keys alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def test_belarus_and_the_united_states_from_the_question_to_the_meeting(tmp_path: Path) -> None:
    settings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, str(HERE / "legal_bases_officer.py"), str(tmp_path / "store")]
    played = subprocess.run(command, capture_output=True, text=True, env=settings, timeout=180)
    assert played.returncode == 0, played.stderr[-2000:]
    said = json.loads(played.stdout.splitlines()[-1])
    answer = said["answer"]
    assert "UN Drugs Convention 1988; Yes" in answer
    assert "not a legal basis for extradition" in answer
    assert "UNTOC (Palermo); Yes, under conditions" in answer
    assert "UNCAC; Yes, under conditions" in answer
    assert "Bilateral treaty; No, as of 2015" in answer
    assert "Bilateral treaty; No, as of 2026" in answer
    assert "Bilateral treaty; Not known" in answer
    assert "State Customs Committee" in said["wishes"]
    assert "Working meeting with ICE" in said["meeting"]
