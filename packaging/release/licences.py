"""The folder `licenses` of an installer: the notice, and of every part its licence and copyright texts."""

import re
from collections.abc import Iterable
from pathlib import Path

from environment import ROOT
from release import origin
from release.parts import LICENCES, Part

_PLACES = {
    "linux": "- `_internal/PySide6` (Qt's libraries in `Qt/lib`, plugins in `Qt/plugins`), `_internal/shiboken6`\n"
    "- `_internal/fpdf`, `_internal/docxtpl`",
    "macos": "- `PySide6`, `shiboken6`, `fpdf` and `docxtpl` in `Contents/Frameworks`",
    "windows": "- `PySide6` (Qt's libraries beside the binding, plugins in `plugins`), `shiboken6`, `fpdf` and `docxtpl` in `lib`",
}
_CHANGES = {
    "linux": "What was changed: `libicudata` in `Qt/lib` holds the data of the program's own languages alone\n"
    "(`packaging/linux/icu_data.py` makes it from Qt's, which may take its place); symbols are stripped; unused parts of Qt are left out.",
    "macos": "What was changed: unused parts of Qt are left out.",
    "windows": "What was changed: unused parts of Qt are left out; its signatures are as its maker made them.",
}


def write(listed: Iterable[Part], folder: Path, system: str) -> None:
    """Fill `folder`, which is made."""
    listed = list(listed)
    for part in listed:
        place = folder / folder_name(part.name)
        place.mkdir(parents=True, exist_ok=True)
        for name, text in part.texts.items():
            (place / name).write_text(text, encoding="utf-8")
    (folder / "LICENSE").write_bytes((ROOT / "LICENSE").read_bytes())
    (folder / "NOTICE.md").write_text(notice(listed, system), encoding="utf-8")


def folder_name(part: str) -> str:
    """A part's folder, by a name that every file system takes."""
    return re.sub(r"[^A-Za-z0-9.+-]+", "-", part.partition(",")[0].partition(" (")[0]).strip("-")


def notice(listed: list[Part], system: str) -> str:
    """The notice, in Markdown."""
    versions = {part.name: part.version for part in listed}
    rows = "\n".join(f"| {part.name} | {part.version} | {part.licence} | {part.source} |" for part in listed)
    return (
        (LICENCES / "NOTICE.md")
        .read_text(encoding="utf-8")
        .format(
            version=origin.version(),
            pyside6=versions["pyside6-essentials"],
            fpdf2=versions["fpdf2"],
            docxtpl=versions["docxtpl"],
            places=_PLACES[system],
            changes=_CHANGES[system],
            parts=rows,
        )
    )
