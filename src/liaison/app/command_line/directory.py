"""`agencies [TEXT]`: the tree of agencies and offices, or those whose names match."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from liaison.app.command_line.command import DONE, NOTHING_FOUND, Command
from liaison.app.command_line.session import Session
from liaison.base.translations import language, tr
from liaison.domain.countries import Countries
from liaison.domain.directory import AgencyNode, DirectoryGroup
from liaison.services.coverage import CoverageService
from liaison.services.directory import DirectoryService


def _add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="*", metavar="TEXT", help="words of a name; everything when left out")


def _run(arguments: argparse.Namespace, session: Session) -> int:
    with session.reference() as reader:
        service = DirectoryService(reader)
        if arguments.text:
            found = service.find(" ".join(arguments.text))
            session.answer(found, [f"{hit.name}  ({hit.context})" for hit in found])
            return DONE if found else NOTHING_FOUND
        tree = service.tree()
        session.answer(tree, _lines(tree, CoverageService(reader).countries()))
    return DONE


def _lines(tree: Iterable[DirectoryGroup], countries: Countries) -> Iterator[str]:
    for group in tree:
        yield countries.name(group.country_iso2, language()) if group.country_iso2 else tr("International bodies")
        for agency in group.agencies:
            yield from _branch(agency, "  ")


def _branch(agency: AgencyNode, indent: str) -> Iterator[str]:
    yield indent + agency.name + (f" ({agency.short_name})" if agency.short_name else "")
    for office in agency.offices:
        yield f"{indent}  - {office.name}" + (f", {office.city}" if office.city else "")
    for part in agency.agencies:
        yield from _branch(part, indent + "  ")


AGENCIES = Command("agencies", "the agencies and their offices", _add_arguments, _run)
