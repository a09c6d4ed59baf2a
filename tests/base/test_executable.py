"""What starts the program again, and the folder it was started from, in each way it can be installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from liaison.app.relaunch import own_command
from liaison.base import executable
from liaison.base.paths import PORTABLE_MARKER, portable_folder, program_folder, resources


def test_a_python_that_runs_the_program_needs_to_be_told_its_name() -> None:
    assert not executable.is_own()
    assert own_command() == [sys.executable, "-m", "liaison.app"]
    assert program_folder() == resources().parent


def test_the_launcher_tells_of_itself_by_an_option_of_python() -> None:
    asked = "from liaison.app.relaunch import own_command; print(len(own_command()))"
    command = [sys.executable, "-X", executable.LAUNCHER_OPTION, "-c", asked]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "1"


def test_a_bundle_starts_itself_and_keeps_its_data_beside_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "liaison-desk"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    assert own_command() == [str(program)]
    assert portable_folder() is None
    (tmp_path / PORTABLE_MARKER).touch()
    assert portable_folder() == tmp_path / "data"
