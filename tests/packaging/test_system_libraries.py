"""The libraries under Qt: their packages, and what is said where they are not ours to install."""

import os
from pathlib import Path

import pytest

import system_libraries
from environment import SetupError


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libX11.so.6", "libx11-6"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libgthread-2.0.so.0", "libglib2.0-0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libxcb-render-util.so.0", "libxcb-render-util0"),
    ],
)
def test_a_library_is_in_the_package_that_debian_names_after_it(library: str, package: str) -> None:
    assert system_libraries.debian_packages([library]) == [package]


def tools(folder: Path, *names: str) -> str:
    """A search path on which only `names` are to be found."""
    for name in names:
        (folder / name).write_text("#!/bin/sh\nexit 1\n")
        (folder / name).chmod(0o755)
    return str(folder)


@pytest.mark.skipif(os.name == "nt", reason="Windows lacks none of them")
@pytest.mark.parametrize(
    ("tool", "sentence"),
    [
        ("apt-get", "apt-get install --no-install-recommends libegl1 libxcb-cursor0"),
        ("dnf", "dnf install 'libEGL.so.1()(64bit)' 'libxcb-cursor.so.0()(64bit)'"),
        ("zypper", "zypper install 'libEGL.so.1()(64bit)' 'libxcb-cursor.so.0()(64bit)'"),
        ("pacman", "Install the packages that hold libEGL.so.1 libxcb-cursor.so.0"),
    ],
)
def test_what_may_not_be_installed_is_named_with_its_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, tool: str, sentence: str
) -> None:
    monkeypatch.setenv("PATH", tools(tmp_path, tool))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SetupError) as problem:
        system_libraries.install(["libEGL.so.1", "libxcb-cursor.so.0"])
    assert "Qt needs 2 system libraries" in str(problem.value)
    assert sentence in str(problem.value)
