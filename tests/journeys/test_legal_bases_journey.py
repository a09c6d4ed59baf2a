"""On what basis, from the question to a wish and to the meeting where one was raised: the real program, by keys alone."""

from __future__ import annotations

from pathlib import Path

from playing import played


def test_belarus_and_the_united_states_from_the_question_to_the_meeting(tmp_path: Path) -> None:
    said = played("legal_bases_officer", tmp_path / "store")
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
