"""What the arguments of `case` and `requests` name: a case, a country, a crime type, a day."""

from __future__ import annotations

import argparse
import re
from datetime import date

from liaison.app.command_line.case_whole import Names
from liaison.app.command_line.command import NOTHING_FOUND, WRONG_ARGUMENTS
from liaison.base.translations import tr
from liaison.domain.cases.chain_files import ChainFormat
from liaison.domain.dates import DateError, PartialDate
from liaison.domain.importing_errors import ExportFailed
from liaison.domain.rows import RowKey
from liaison.services.cases.cases import CaseService
from liaison.store.engine import Store

_BETWEEN = re.compile(r"[>→]")


class Refused(Exception):
    """What is wrong with the arguments, in a sentence; `code` is the exit code."""

    def __init__(self, sentence: str, code: int = WRONG_ARGUMENTS) -> None:
        super().__init__(sentence)
        self.code = code


def check_together(arguments: argparse.Namespace) -> None:
    """Nothing that was asked for is passed over in silence. Raises Refused."""
    given = {name for name, value in vars(arguments).items() if value}
    is_new, of_one = arguments.new is not None, bool(given & {"words", "chain_to", "chain_from"})
    if of_one and (is_new or "words" not in given):
        raise Refused(tr("--chain-to and --chain-from need the reference of one case, and --new needs none."))
    if (of_one or is_new) and given & {"country", "state", "find"}:
        raise Refused(tr("--country, --state and --find choose from the register, and not with one case."))
    if (not is_new and given & {"reference", "route"}) or (of_one and "crime" in given):
        raise Refused(tr("--reference, --route and --crime are given to a new case, with --new."))
    if is_new and not arguments.new.strip():
        raise Refused(tr("A case needs a title."))


def case_called(store: Store, text: str) -> RowKey:
    """The case of a reference. Raises Refused."""
    found = CaseService(store).called(text)
    if found is None:
        raise Refused(tr("No case has the reference {text}.", text=text), NOTHING_FOUND)
    return found


def country_called(text: str, names: Names) -> str:
    """The code of a country; empty for an empty text. Raises Refused."""
    found = names.countries.find(text) if text else None
    if text and found is None:
        raise Refused(tr("Not a country: {text}", text=text))
    return found.iso2 if found else ""


def crime_called(text: str, names: Names) -> str:
    """The code of a crime type; empty for an empty text. Raises Refused."""
    found = names.crimes.find(text) if text else None
    if text and found is None:
        raise Refused(tr("Not a crime type of the vocabulary: {text}", text=text))
    return found.code if found else ""


def route_called(text: str, names: Names) -> list[str]:
    """The codes of `AF > TJ > BY`. Raises Refused."""
    return [country_called(part.strip(), names) for part in _BETWEEN.split(text) if part.strip()]


def last_day(text: str) -> date | None:
    """The last day a date can be; None for an empty text. Raises Refused."""
    if not text:
        return None
    try:
        found = PartialDate.parse(text).latest
    except DateError as error:
        raise Refused(tr("Not a date: {text}", text=error.text)) from error
    if found is None:
        raise Refused(tr("Not a date: {text}", text=text))
    return found


def format_of(name: str) -> ChainFormat:
    """As what a chain is written, by the file's name. Raises ExportFailed."""
    kinds = {f".{kind}": kind for kind in ChainFormat}
    for ending, kind in kinds.items():
        if name.casefold().endswith(ending):
            return kind
    raise ExportFailed(name, tr("its ending says no format: {endings}.", endings=", ".join(kinds)))
