"""What an installer is made of: every package has a licence and its text, and versions written by hand are proven."""

import platform
from pathlib import Path

import pytest

from release import licences, parts
from release.locked import runtime_names
from release.steps import StepFailed


@pytest.mark.parametrize("system", ["linux", "windows", "macos"])
def test_every_package_that_runs_has_a_licence_and_its_text(system: str) -> None:
    listed = {part.name: part for part in parts.parts(system)}
    assert runtime_names({"extra": ""}) <= listed.keys()
    assert all(part.licence and any(part.texts.values()) for part in listed.values())


def test_a_package_without_a_text_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = (parts.LICENCES / "components.toml").read_text(encoding="utf-8")
    lacking = tmp_path / "components.toml"
    lacking.write_text(whole.replace("[packages.docxtpl]", "[packages.another]"), encoding="utf-8")
    monkeypatch.setattr(parts, "_HAND_WRITTEN", lacking)
    with pytest.raises(StepFailed, match="docxtpl"):
        parts.parts("linux")


def test_the_lgpl_parts_are_named_with_their_places_and_sources(tmp_path: Path) -> None:
    licences.write(parts.parts("linux", platform.python_version()), tmp_path, "linux")
    notice = (tmp_path / "NOTICE.md").read_text(encoding="utf-8")
    assert "GNU Lesser General Public License" in notice
    assert "_internal/PySide6" in notice
    assert "https://download.qt.io" in notice
    assert "{" not in notice
    text = (tmp_path / "pyside6-essentials" / "LGPL-3.0.txt").read_text(encoding="utf-8")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert (tmp_path / "LICENSE").read_text(encoding="utf-8").startswith("MIT")


def test_names_of_folders_suit_every_file_system() -> None:
    assert licences.folder_name("OpenSSL, in sqlcipher3") == "OpenSSL"
    assert licences.folder_name("PyInstaller's starter") == "PyInstaller-s-starter"
    assert licences.folder_name("Qt (QtCore, QtGui)") == "Qt"


def test_a_version_that_is_not_in_its_file_stops_the_build(tmp_path: Path) -> None:
    for _, place, text in parts.evidence():
        file = tmp_path / place.replace("*", ".so")
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("ab") as stream:
            stream.write(f"\0{text}\0".encode())
    parts.prove(tmp_path)
    _, place, text = parts.evidence()[0]
    (tmp_path / place.replace("*", ".so")).write_bytes(b"of another version")
    with pytest.raises(StepFailed, match=text.replace(".", r"\.")):
        parts.prove(tmp_path)
