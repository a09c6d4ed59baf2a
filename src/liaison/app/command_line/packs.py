"""`pack build|install|show`: reference packs."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from liaison.app.command_line.command import DONE, ROWS_REJECTED, Command
from liaison.app.command_line.session import Session
from liaison.base.translations import tr
from liaison.domain.packs import RejectedRow
from liaison.services import packs
from liaison.services.packs import PackService


def _add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    build = actions.add_parser(
        "build", help="build a pack file from a folder of CSV files", parents=[common], allow_abbrev=False
    )
    build.add_argument("folder", type=Path)
    build.add_argument("target", type=Path)
    build.add_argument("--name", default="liaison-desk")
    build.add_argument("--version", required=True, help="for people, such as 2026.11")
    build.add_argument("--number", required=True, type=int, help="rising; an older pack has a lower one")
    build.add_argument("--date", type=date.fromisoformat, default=None, help="day of release, today when left out")
    build.add_argument("--strict", action="store_true", help="exit with 3 when any row was rejected")
    install = actions.add_parser("install", help="replace the store's pack", parents=[common], allow_abbrev=False)
    install.add_argument("file", type=Path)
    install.add_argument("--older-too", action="store_true", help="also when it is older than the installed one")
    show = actions.add_parser("show", help="of a file, or of the pack in use", parents=[common], allow_abbrev=False)
    show.add_argument("file", type=Path, nargs="?")


def _run(arguments: argparse.Namespace, session: Session) -> int:
    return {"build": _build, "install": _install, "show": _show}[arguments.action](arguments, session)


def _build(arguments: argparse.Namespace, session: Session) -> int:
    released = arguments.date or date.today()
    report = packs.build(
        arguments.folder, arguments.target, arguments.name, arguments.version, arguments.number, released
    )
    counts = ", ".join(f"{table} {count}" for table, count in sorted(report.manifest.counts.items()))
    lines = [tr("{file}: version {version}", file=report.file, version=report.manifest.version), counts]
    session.answer(report, lines + [_rejected(row) for row in report.rejected])
    return ROWS_REJECTED if report.rejected and arguments.strict else DONE


def _rejected(row: RejectedRow) -> str:
    return f"{row.file}:{row.line}: {row.field}: {row.reason}"


def _install(arguments: argparse.Namespace, session: Session) -> int:
    with session.store() as opened:
        change = PackService(opened.store).install(arguments.file, arguments.older_too)
    before = change.before.version if change.before else tr("none")
    session.answer(change, [tr("Pack {after} installed; before: {before}.", after=change.after.version, before=before)])
    return DONE


def _show(arguments: argparse.Namespace, session: Session) -> int:
    if arguments.file is not None:
        manifest = packs.show(arguments.file)
        session.answer(manifest, [f"{manifest.name} {manifest.version} ({manifest.number}), {manifest.released}"])
        return DONE
    with session.reference() as keeper:
        installed = PackService(keeper).installed()
    line = (
        f"{installed.name} {installed.version} ({installed.number}), {installed.released}" if installed else tr("none")
    )
    session.answer(installed, [line])
    return DONE


PACK = Command("pack", "build, install or show a reference pack", _add_arguments, _run, has_actions=True)
