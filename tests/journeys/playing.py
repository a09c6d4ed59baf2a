"""Officers play their journeys in processes of their own, which can be killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent


def act(officer: str, name: str, folder: Path) -> subprocess.Popen[str]:
    """Let an officer, a script of this folder, begin one act on a store; they may wait at its end until they are killed."""
    return subprocess.Popen(_command(officer, name, folder), stdout=subprocess.PIPE, text=True, env=_settings())


def told(process: subprocess.Popen[str]) -> dict[str, Any]:
    """What the officer says at the end of an act."""
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, f"the officer got stuck: exit code {process.wait(5)}"
    answer: dict[str, Any] = json.loads(line)
    return answer


def played(officer: str, folder: Path) -> dict[str, Any]:
    """What an officer says who plays a journey without acts to its end."""
    done = subprocess.run(_command(officer, folder), capture_output=True, text=True, env=_settings(), timeout=180)
    assert done.returncode == 0, done.stderr[-2000:]
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _command(officer: str, *arguments: object) -> list[str]:
    return [sys.executable, str(HERE / f"{officer}.py"), *map(str, arguments)]


def _settings() -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
