"""Story A, from an empty machine to a meeting that survives the process being killed: the real program, by keys alone."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from playing import act, told

TEN = ("Germany", "Azerbaijan", "Armenia", "Belarus", "Georgia", "Poland", "Denmark", "Norway", "Sweden", "Finland")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_meeting_is_there_after_the_process_was_killed(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with act("story_a_officer", "write", folder) as first:
        said = told(first)
        os.kill(first.pid, signal.SIGKILL)
    for country in TEN:
        assert country in said["office"]
    assert "Covers 10 countries" in said["office"]
    with act("story_a_officer", "read", folder) as second:
        found = told(second)
    assert "Working meeting with ICE, US Department of Homeland Security" in found["meeting"]
    assert "2 August 2019" in found["meeting"]
    assert "Minsk" in found["meeting"]
    for seat in (
        "Investigative Committee of the Republic of Belarus: Host",
        "ICE Attaché office Frankfurt am Main: Guest",
        "G. Balsamo",
        "K. Stifler",
    ):
        assert seat in found["meeting"]
    assert found["note"].endswith("Последняя строка: рабочие контакты установлены.")
    assert "> Belarus: interest in bilateral treaties" in found["note"]
    assert "due:2019-08-16" in found["note"]
    # two wishes, between the two countries, each with the line it was raised in
    assert "=> Treaty wish: extradition" in found["note"]
    assert found["wishes"].count("Belarus") >= 2 and found["wishes"].count("United States") >= 2
    for kind in ("Legal assistance", "Extradition"):
        assert kind in found["wishes"]
    for told_of in (
        "Belarus ↔ United States",
        "bilateral treaty: No",
        "ICE Attaché office Frankfurt am Main",
        "Germany",
    ):
        assert told_of in found["brief"]
    # nothing that was written can be read without the key
    for file in folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert b"Balsamo" not in content
            assert "установлены".encode() not in content
