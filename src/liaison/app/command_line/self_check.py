"""`self-check`: whether this installation works, from the encrypted store to the painted window; nothing of the officer's is touched."""

from __future__ import annotations

import argparse
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

from liaison.app.command_line.command import CHECK_FAILED, DONE, Command
from liaison.app.command_line.session import Session
from liaison.app.relaunch import EXTRACT_TEXT, OPEN_SLOTS, SHOW_ONCE, own_command
from liaison.base import screen
from liaison.base.translations import tr
from liaison.domain.extracted_text import ExtractedText
from liaison.domain.self_check import Finding, Findings, Part, State
from liaison.export.files import written_whole
from liaison.export.plain import plain
from liaison.services.self_check.service import Means, Shown, check
from liaison.services.self_check.trying import NotTried, Wrong
from liaison.services.text_extraction.apart import extract_apart
from liaison.store.vault.apart import PASSPHRASE, asked_apart
from liaison.store.vault.key import DataKey

NO_SCREEN = 5
_PATIENCE = 180
"""Seconds for the window to be shown, on the slowest of machines."""


def _add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    parser.add_argument("--keep", type=Path, metavar="DIR", help="leave the trial store and its passphrase there")
    parser.add_argument(
        "--report", type=Path, metavar="FILE", help="write the findings as JSON; a windowed program prints nothing"
    )
    parser.add_argument("--picture", type=Path, metavar="FILE", help="write what the window shows, as PNG")
    parser.add_argument("--no-window", action="store_true", help="leave the window out")


def _run(arguments: argparse.Namespace, session: Session) -> int:
    picture: Path | None = arguments.picture.absolute() if arguments.picture else None
    show = None if arguments.no_window else lambda folder, passphrase: _shown(folder, passphrase, picture)
    found = check(Means(_unlocked, _extracted, show), arguments.keep)
    value = {"result": _result(found), **_as_written(found)}
    if arguments.report is not None:
        with written_whole(arguments.report) as stream:
            stream.write(json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n")
    session.answer(value, list(_lines(found)))
    if found.has_failed:
        return CHECK_FAILED
    return NO_SCREEN if found.state_of(Part.WINDOW) is State.SKIPPED else DONE


def _unlocked(folder: Path, passphrase: str) -> DataKey | None:
    return asked_apart([*own_command(), OPEN_SLOTS], folder, PASSPHRASE, passphrase)


def _extracted(content: bytes, media_type: str, name: str) -> ExtractedText:
    return extract_apart([*own_command(), EXTRACT_TEXT], content, media_type, name)


def _shown(folder: Path, passphrase: str, picture: Path | None) -> Shown:
    """Show the window in a process of its own: commands do without Qt."""
    if screen.is_missing():
        raise NotTried(tr("There is no screen to show the window on."))
    request = json.dumps({"store": str(folder), "passphrase": passphrase, "picture": str(picture or "")})
    try:
        done = subprocess.run(  # noqa: S603  # our own command
            [*own_command(), SHOW_ONCE],
            input=request.encode("ascii"),
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Wrong(tr("The window was not shown within {n} seconds.", n=_PATIENCE)) from error
    if done.returncode or not done.stdout:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise Wrong(tr("The window ended with {code}: {said}", code=done.returncode, said=said[-1] if said else ""))
    answer = json.loads(done.stdout)
    if answer["fault"]:
        raise Wrong(answer["fault"])
    return Shown(answer["detail"], answer["versions"])


def _result(found: Findings) -> str:
    skipped = found.state_of(Part.WINDOW) is State.SKIPPED
    return "failed" if found.has_failed else "skipped" if skipped else "passed"


def _as_written(found: Findings) -> dict[str, object]:
    return {"versions": found.versions, "parts": [plain(finding) for finding in found.parts]}


def _lines(found: Findings) -> Iterator[str]:
    yield ", ".join(f"{name} {version}" for name, version in found.versions.items())
    for finding in found.parts:
        yield f"  {_state(finding)}  {finding.milliseconds:>6} ms  {_label(finding.part)}: {finding.detail}"
    yield tr("This installation does not work.") if found.has_failed else _conclusion(found)


def _conclusion(found: Findings) -> str:
    if any(finding.state is not State.PASSED for finding in found.parts):
        return tr("What could be tried works; something could not be tried.")
    return tr("This installation works.")


def _state(finding: Finding) -> str:
    match finding.state:
        case State.PASSED:
            return tr("passed")
        case State.FAILED:
            return tr("FAILED")
        case State.SKIPPED:
            return tr("skipped")


def _label(part: Part) -> str:
    return {
        Part.MODULES: tr("parts of the program"),
        Part.STORE: tr("encrypted store"),
        Part.COVERAGE: tr("who covers a country"),
        Part.HOURS: tr("opening hours"),
        Part.MEETING: tr("a meeting is logged"),
        Part.REOPENING: tr("the store is opened again"),
        Part.FINDING: tr("the meeting is found"),
        Part.PAPERS: tr("papers are written"),
        Part.READING: tr("papers are read"),
        Part.SECRECY: tr("nothing in plain text"),
        Part.WINDOW: tr("the window"),
    }[part]


SELF_CHECK = Command(
    "self-check", "try whether this installation works; touches no store of yours", _add_arguments, _run
)
