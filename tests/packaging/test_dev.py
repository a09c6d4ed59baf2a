"""The commands a newcomer types: what they need, what they say, and what they leave to the program."""

import subprocess
import sys
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can lack a screen")
@pytest.mark.parametrize(
    ("variables", "missing"),
    [
        ({}, True),
        ({"DISPLAY": ""}, True),
        ({"DISPLAY": ":0"}, False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"QT_QPA_PLATFORM": "offscreen"}, False),
    ],
)
def test_a_screen_is_x11_or_wayland_or_what_was_asked_for(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], missing: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert dev.screen_missing() is missing


@pytest.mark.parametrize("arguments", [[], ["walk"]])
def test_an_unknown_command_gets_the_list_of_commands(arguments: list[str]) -> None:
    command = [sys.executable, str(ROOT / "packaging" / "dev.py"), *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert all(name in ended.stderr for name in dev.COMMANDS)
