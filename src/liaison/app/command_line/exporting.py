"""`export KIND FILE`: the directory, or the answer to "who covers", as a file for other programs."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from liaison.app.command_line.command import DONE, WRONG_ARGUMENTS, Command
from liaison.app.command_line.session import Session
from liaison.base.translations import tr
from liaison.domain.country_names import UnknownCountry
from liaison.domain.exporting import ExportFormat, ExportOptions, ExportPart
from liaison.domain.importing_errors import ExportFailed
from liaison.services.coverage import CoverageService
from liaison.services.exporting import ExportService
from liaison.services.importing.country_table import country_names

_ALL, _ANSWER = "directory", "answer"
_KINDS = (_ALL, _ANSWER, *(part.value for part in ExportPart))


def _add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=_KINDS, help="what; directory is everything but people")
    parser.add_argument("file", type=Path, help="its ending says as what: .csv .xlsx .vcf .geojson")
    parser.add_argument("--own", action="store_true", help="only what was added here, not what the reference pack says")
    parser.add_argument("--with-people", action="store_true", help="people too, with their telephones and addresses")
    parser.add_argument(
        "--with-marked", action="store_true", help="also people met in meetings marked AMBER, AMBER+STRICT or RED"
    )
    parser.add_argument("--for", dest="countries", default="", help="of an answer: the countries, such as AF TJ PL")
    parser.add_argument("--crime", default="", help="of an answer: a crime type")
    parser.add_argument("--at", type=date.fromisoformat, default=None, help="of an answer: the day asked about")


def _run(arguments: argparse.Namespace, session: Session) -> int:
    kind = _format(arguments.file)
    with session.reference() as reader:
        service = ExportService(reader)
        if arguments.kind == _ANSWER:
            return _answer(arguments, session, kind, service, CoverageService(reader))
        parts = frozenset(ExportPart) - {ExportPart.PEOPLE} if arguments.kind == _ALL else {ExportPart(arguments.kind)}
        if arguments.with_people:
            parts |= {ExportPart.PEOPLE}
        options = ExportOptions(frozenset(parts), arguments.own, with_marked=arguments.with_marked)
        done = service.export(kind, arguments.file, options)
    session.answer(done, [f"{done.file}: " + ", ".join(f"{name} {count}" for name, count in done.counts)])
    return DONE


def _answer(
    arguments: argparse.Namespace, session: Session, kind: ExportFormat, service: ExportService, asked: CoverageService
) -> int:
    crimes = asked.crime_types()
    found = crimes.find(arguments.crime) if arguments.crime else None
    try:
        countries = country_names(asked.countries()).find_all(arguments.countries)
    except UnknownCountry as error:
        print(error.sentence, file=sys.stderr)
        return WRONG_ARGUMENTS
    if not countries or (arguments.crime and found is None):
        print(tr("Say which countries with --for, and a crime of the vocabulary with --crime."), file=sys.stderr)
        return WRONG_ARGUMENTS
    answer = asked.who_covers(countries, found.code if found else "", arguments.at)
    question = " ".join(filter(None, (arguments.countries, arguments.crime)))
    done = service.export_answer(kind, arguments.file, answer, question)
    session.answer(done, [f"{done.file}: " + ", ".join(f"{name} {count}" for name, count in done.counts)])
    return DONE


def _format(file: Path) -> ExportFormat:
    try:
        return ExportFormat(file.suffix.casefold().removeprefix("."))
    except ValueError as error:
        endings = ", ".join(f".{kind.value}" for kind in ExportFormat)
        raise ExportFailed(file.name, tr("its ending says no format: {endings}.", endings=endings)) from error


EXPORT = Command("export", "write the directory or an answer as CSV, XLSX, vCard or GeoJSON", _add_arguments, _run)
