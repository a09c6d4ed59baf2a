"""`case`: the register, one case whole, its chain to and from a file, a new one; `requests`: what waits for an answer."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from liaison.app.command_line.case_arguments import (
    Refused,
    case_called,
    check_together,
    country_called,
    crime_called,
    format_of,
    last_day,
    route_called,
)
from liaison.app.command_line.case_lines import case_lines, request_line, row_lines
from liaison.app.command_line.case_register import register_rows
from liaison.app.command_line.case_values import case_value, request_value
from liaison.app.command_line.case_whole import Names, WholeCase
from liaison.app.command_line.command import DONE, NOTHING_FOUND, Command
from liaison.app.command_line.session import Session
from liaison.base.translations import tr, trn
from liaison.domain.cases.case import CaseFacts, CaseState
from liaison.domain.cases.case_errors import ChainFileRejected
from liaison.domain.cases.chains import chain_of_countries
from liaison.domain.cases.requests import RequestRow
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Direction
from liaison.domain.rows import RowKey
from liaison.export.files import written_whole
from liaison.services.attachments import AttachmentService
from liaison.services.cases.case_notes import CaseNoteService
from liaison.services.cases.cases import CaseService
from liaison.services.cases.chain_answers import ChainAnswerService
from liaison.services.cases.chain_files import ChainFileService
from liaison.services.cases.chains import ChainService
from liaison.services.cases.deliveries import DeliveryService, checks_of
from liaison.services.cases.requests import RequestService
from liaison.services.coverage import CoverageService
from liaison.services.note_records import NoteRecordService
from liaison.store.cases.request_rows import RequestsWanted
from liaison.store.engine import Store


def _add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", metavar="REFERENCE", help="of one case; the register when left out")
    parser.add_argument("--country", default="", metavar="X", help="of the register: with a leg, side or number there")
    parser.add_argument("--crime", default="", metavar="X", help="a crime type: of the register, or of a new case")
    parser.add_argument("--state", choices=[state.value for state in CaseState], default=None, help="of the register")
    parser.add_argument(
        "--find", default="", metavar="WORDS", help="of the register: beginnings of words, any alphabet"
    )
    parser.add_argument("--limit", type=int, default=50, metavar="N", help="cases of the register that are shown")
    files = parser.add_mutually_exclusive_group()
    files.add_argument("--chain-to", type=Path, metavar="FILE", help="write the chain: .csv or .graphml")
    files.add_argument("--chain-from", type=Path, metavar="FILE", help="add the legs of such a file")
    files.add_argument("--new", default=None, metavar="TITLE", help="add a case")
    parser.add_argument(
        "--reference", default="", metavar="R", help="of a new case; the next one of the scheme when left out"
    )
    parser.add_argument("--route", default="", help="of a new case, the supplier first: 'AF > TJ > BY'")


def _run(arguments: argparse.Namespace, session: Session) -> int:
    try:
        check_together(arguments)
        with session.store() as opened:
            store, names = opened.store, _names(opened.store)
            if arguments.new is not None:
                return _add(arguments, session, store, names)
            if not arguments.words:
                return _list(arguments, session, store, names)
            key = case_called(store, " ".join(arguments.words))
            if arguments.chain_to:
                return _write_chain(arguments.chain_to, key, session, store)
            if arguments.chain_from:
                return _read_chain(arguments.chain_from, key, session, store)
            return _show(key, session, store, names)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return refused.code


def _names(store: Store) -> Names:
    service = CoverageService(store)
    return Names(service.countries(), service.crime_types())


def _list(arguments: argparse.Namespace, session: Session, store: Store, names: Names) -> int:
    limit, today = max(1, arguments.limit), date.today()
    found = register_rows(arguments, store, names, limit + 1)
    rows = found[:limit]
    lines = [line for row in rows for line in row_lines(row, names, today)]
    session.answer(rows, lines + ([tr("and more: --limit {n}", n=2 * limit)] if len(found) > limit else []))
    return DONE if rows else NOTHING_FOUND


def _show(key: RowKey, session: Session, store: Store, names: Names) -> int:
    case, today = CaseService(store).case(key), date.today()
    if case is None:
        return NOTHING_FOUND
    deliveries = DeliveryService(store)
    note = CaseNoteService(store, NoteRecordService(store)).note(key)
    whole = WholeCase(
        case,
        ChainAnswerService(store).answer(key, case.chain.countries(), case.facts.crime_type),
        ChainService(store).problems(case.chain),
        RequestService(store).list(RequestsWanted(case=key, open_only=True)),
        [(delivery, checks_of(delivery)) for delivery in deliveries.of_case(key)],
        deliveries.seizures_of(key),
        note.text if note is not None else "",
        AttachmentService(store).for_records_of("case_file").of(key),
    )
    session.answer(case_value(whole, today), case_lines(whole, names, today))
    return DONE


def _add(arguments: argparse.Namespace, session: Session, store: Store, names: Names) -> int:
    service = CaseService(store)
    legs = chain_of_countries(route_called(arguments.route, names))
    crime = crime_called(arguments.crime, names)
    reference = arguments.reference.strip() or service.next_reference()
    facts = CaseFacts(arguments.new.strip(), reference, crime, opened_on=PartialDate.of(date.today()))
    made = service.create(facts, legs=tuple(legs))
    told = tr("Added: {case}", case=f"{reference} · {facts.title}")
    session.answer({"key": made.key, "reference": reference, "title": facts.title, "legs": len(legs)}, [told])
    return DONE


def _write_chain(file: Path, key: RowKey, session: Session, store: Store) -> int:
    content = ChainFileService(store).export(key, format_of(file.name))
    with written_whole(file) as stream:
        stream.write(content)
    legs = len(ChainService(store).chain(key).legs)
    session.answer({"file": file, "legs": legs}, [trn("{file}: {n} leg", "{file}: {n} legs", legs, file=file)])
    return DONE


def _read_chain(file: Path, key: RowKey, session: Session, store: Store) -> int:
    try:
        legs = ChainFileService(store).read(file)
    except ChainFileRejected as error:
        for problem in error.problems:
            print(problem.words, file=sys.stderr)
        raise
    ChainService(store).append(key, legs)
    told = trn("{file}: {n} leg was added", "{file}: {n} legs were added", len(legs), file=file)
    session.answer({"file": file, "legs": len(legs)}, [told])
    return DONE


def _add_request_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    parser.add_argument("--case", default="", metavar="REFERENCE", help="of one case")
    parser.add_argument("--country", default="", metavar="X", help="of the other side")
    parser.add_argument("--open", action="store_true", help="only those that wait for an answer")
    parser.add_argument("--due-by", default="", metavar="DATE", help="due on that day or before: 2026-12-01, 2026-12")
    sides = parser.add_mutually_exclusive_group()
    sides.add_argument("--ours", action="store_true", help="what we ask of others")
    sides.add_argument("--theirs", action="store_true", help="what others ask of us")


def _run_requests(arguments: argparse.Namespace, session: Session) -> int:
    try:
        day = last_day(arguments.due_by)
        with session.store() as opened:
            names, today = _names(opened.store), date.today()
            wanted = RequestsWanted(
                case_called(opened.store, arguments.case) if arguments.case else None,
                arguments.open,
                Direction.OURS if arguments.ours else Direction.THEIRS if arguments.theirs else None,
                country_called(arguments.country, names),
                until=day.isoformat() if day is not None else "",
            )
            rows = RequestService(opened.store).list(wanted)
            values = [request_value(row, today) for row in rows]
            session.answer(values, (line for row in rows for line in _request_lines(row, names, today)))
            return DONE if rows else NOTHING_FOUND
    except Refused as refused:
        print(refused, file=sys.stderr)
        return refused.code


def _request_lines(row: RequestRow, names: Names, today: date) -> Iterator[str]:
    yield request_line(row, names, today)
    if row.case_title:
        yield f"    {row.case_title}"


CASE = Command("case", "the register of cases, one case whole, its chain to and from a file", _add_arguments, _run)
REQUESTS = Command(
    "requests", "requests in both directions, the one due first in front", _add_request_arguments, _run_requests
)
