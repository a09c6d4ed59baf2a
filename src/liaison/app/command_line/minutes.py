"""`minutes FILE WORDS`: the minutes of a meeting as a file, with what its recipient may have."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from liaison.app.command_line.command import DONE, NOTHING_FOUND, WRONG_ARGUMENTS, Command
from liaison.app.command_line.session import Session
from liaison.base.paths import resources
from liaison.base.translations import language, tr, use_language
from liaison.domain.importing_errors import ExportFailed
from liaison.domain.meetings import MeetingRow, Tlp
from liaison.domain.minutes_selection import Leaving, Selection
from liaison.domain.minutes_words import kind_count
from liaison.services.meetings import MeetingService
from liaison.services.minutes import MinutesService
from liaison.services.minutes_out import MinutesFormat, MinutesOutService, Options, Writer

_MARKINGS = {marking.value.removeprefix("TLP:"): marking for marking in Tlp}
_SHOWN = 20


def _add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="its ending says as what: .pdf .docx .odt .md .html .ics")
    parser.add_argument(
        "words", nargs="+", help="of the meeting's title, place, date or delegations; they have to name one"
    )
    parser.add_argument("--to", choices=_MARKINGS, required=True, help="the greatest marking the recipient may have")
    parser.add_argument("--own-use", action="store_true", help="also statements that may not be quoted, marked so")
    parser.add_argument("--language", default=None, help="of the paper's own words: en, ru")
    parser.add_argument("--version", type=int, default=None, help="an earlier one that was final")
    parser.add_argument("--template", type=Path, default=None, help="the office's own, of a Word document")


def _run(arguments: argparse.Namespace, session: Session) -> int:
    kind = _format(arguments.file)
    # so that the paper can speak another language than the commands
    use_language(language(), resources() / "languages")
    with session.store() as opened:
        found = _found(MeetingService(opened.store), " ".join(arguments.words))
        if len(found) != 1:
            return _undecided(found)
        minutes = MinutesService(opened.store).minutes(found[0].key, arguments.language, arguments.version)
    if minutes is None:
        print(tr("There is no such version of these minutes."), file=sys.stderr)
        return WRONG_ARGUMENTS
    selection = Selection(_MARKINGS[arguments.to], for_own_use=arguments.own_use)
    out = MinutesOutService(_writer)
    left = out.write(minutes, selection, kind, arguments.file, Options(arguments.template))
    session.answer(
        {"file": str(arguments.file), "marking": left.marking, "stays": left.kept}, _told(left, arguments.file)
    )
    return DONE


def _writer() -> Writer:
    from liaison.services.minutes_writers import bytes_of  # takes 0.4 s, and only this command needs it

    return bytes_of


def _found(meetings: MeetingService, text: str) -> tuple[MeetingRow, ...]:
    return [(), *meetings.find(text, _SHOWN)][-1]


def _undecided(found: tuple[MeetingRow, ...]) -> int:
    if not found:
        print(tr("No meeting has all these words."), file=sys.stderr)
        return NOTHING_FOUND
    print(tr("These words name more than one meeting:"), file=sys.stderr)
    for row in found:
        print("  " + ", ".join(filter(None, (str(row.date or ""), row.title, row.place))), file=sys.stderr)
    return WRONG_ARGUMENTS


def _told(left: Leaving, file: Path) -> list[str]:
    marking = left.marking.value if left.marking else tr("not marked")
    stays = ", ".join(kind_count(kept.kind, kept.count) for kept in left.kept)
    return [f"{file}: {marking}", *([tr("Stays here: {items}", items=stays)] if stays else [])]


def _format(file: Path) -> MinutesFormat:
    try:
        return MinutesFormat(file.suffix.casefold().removeprefix("."))
    except ValueError as error:
        endings = ", ".join(f".{kind.value}" for kind in MinutesFormat)
        raise ExportFailed(file.name, tr("its ending says no format: {endings}.", endings=endings)) from error


MINUTES = Command(
    "minutes", "write the minutes of a meeting as PDF, DOCX, ODT, Markdown, HTML or ICS", _add_arguments, _run
)
