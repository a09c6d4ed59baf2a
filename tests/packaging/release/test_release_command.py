"""What a release makes when it is asked for what; its tools are needed, which `packaging/dev installers` sets up."""

from pathlib import Path

import pytest

pytest.importorskip("cyclonedx")

from linux.steps import KINDS, Linux  # after it is known that the tools are there
from release.arguments import arguments
from release.command import FAILED, SKIPPED, exit_code, systems
from release.steps import Outcome
from release.windows_part import Windows


def test_without_a_name_everything_is_made(tmp_path: Path) -> None:
    made = systems(arguments([]), tmp_path)
    assert [type(system) for system in made] == [Windows, Linux]
    assert isinstance(made[1], Linux)
    assert made[1].kinds == KINDS


def test_named_installers_alone_are_made(tmp_path: Path) -> None:
    (linux,) = systems(arguments(["--rpm", "--debian", "--fast"]), tmp_path)
    assert isinstance(linux, Linux)
    assert (linux.kinds, linux.fast) == (("debian", "rpm"), True)
    assert [type(system) for system in systems(arguments(["--windows"]), tmp_path)] == [Windows]


def test_what_was_skipped_is_no_success_and_what_failed_goes_first() -> None:
    passed, skipped, failed = (Outcome("", state, 0) for state in ("passed", "skipped", "failed"))
    assert exit_code([passed]) == 0
    assert exit_code([passed, skipped]) == SKIPPED
    assert exit_code([skipped, failed]) == FAILED
