"""The table in which a lawyer writes a state's rules of competence: its columns, and what a line of it becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.domain.countries import Countries, folded
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.dates import DateError, PartialDate
from liaison.domain.functions import FUNCTIONS
from liaison.domain.measures import MEASURES, STAGES
from liaison.domain.packs import RejectedRow

REQUIRED = ("country", "function", "authority", "source")
COLUMNS = (
    *("country", "function", "measure", "instrument", "crime", "stage", "place", "authority", "channel", "languages"),
    *("valid_from", "valid_to", "remark", "source", "source_url", "as_of"),
)
LONGEST = 2_000
"""Characters of one value."""


class RuleFileError(WorldError):
    """A rule table that cannot be taken over; nothing was changed.

    Attributes:
        rejected: what is wrong, by line and column; empty when it is the file as a whole.
    """

    code = 66

    def __init__(self, file: str, detail: str = "", rejected: tuple[RejectedRow, ...] = ()) -> None:
        first = rejected[0] if rejected else None
        where = (
            tr("line {line}, {column}: {reason}", line=first.line, column=first.field, reason=first.reason)
            if first
            else detail
        )
        super().__init__(
            tr("The rules in {file} cannot be taken over: {detail}", file=file, detail=where),
            tr("Nothing was changed. Correct the table and take it over again."),
        )
        self.rejected = rejected


@dataclass(frozen=True, slots=True)
class NewRule:
    """One line, read: values of the rule table's columns, and where it is from."""

    line: int
    values: Mapping[str, str | PartialDate]
    source: str
    source_url: str
    as_of: PartialDate | None

    @property
    def country_iso2(self) -> str:
        """The state whose rule it is."""
        return str(self.values["country_iso2"])


@dataclass(frozen=True, slots=True)
class Lookup:
    """What names in the table are looked up in.

    Attributes:
        instruments: identities by folded identity and title.
        agencies: identities by folded name, short name and identity; several where a name is shared.
    """

    countries: Countries
    crimes: CrimeTypes
    instruments: Mapping[str, str]
    agencies: Mapping[str, frozenset[str]]


class _Wrong(Exception):
    """A value that cannot be; its text is the reason."""


def read_rule(
    line: int, cells: Mapping[str, str], lookup: Lookup, file: str
) -> tuple[NewRule | None, list[RejectedRow]]:
    """A line as a rule, or everything that is wrong with it."""
    rejected = [
        RejectedRow(file, line, column, "", tr("must not be empty")) for column in REQUIRED if not cells.get(column)
    ]
    values: dict[str, str | PartialDate] = {}
    for column, (target, read) in _READERS.items():
        cell = cells.get(column, "")
        if not cell:
            continue
        try:
            if len(cell) > LONGEST:
                raise _Wrong(tr("is longer than {n} characters", n=LONGEST))
            values[target] = read(cell, lookup)
        except _Wrong as wrong:
            rejected.append(RejectedRow(file, line, column, cell, str(wrong)))
    if rejected:
        return None, rejected
    agency = lookup.agencies.get(folded(cells["authority"]), frozenset())
    if len(agency) > 1:
        reason = tr("is the name of several agencies; write one of: {list}", list=", ".join(sorted(agency)))
        return None, [RejectedRow(file, line, "authority", cells["authority"], reason)]
    values |= {"agency_id": next(iter(agency))} if agency else {"authority_name": cells["authority"]}
    as_of = values.pop("as_of", None)
    made = NewRule(
        line, values, cells["source"], cells.get("source_url", ""), as_of if isinstance(as_of, PartialDate) else None
    )
    return made, []


def _country(cell: str, lookup: Lookup) -> str:
    found = lookup.countries.find(cell)
    if found is None:
        raise _Wrong(tr("is not a country"))
    return found.iso2


def _code(words: Mapping[str, str]) -> Callable[[str, Lookup], str]:
    """A code of the list, or its name in English or the language in use."""

    def read(cell: str, lookup: Lookup) -> str:
        wanted = folded(cell)
        for code, word in words.items():
            if wanted in (folded(code), folded(word), folded(tr(word))):
                return code
        raise _Wrong(tr("must be one of: {list}", list=", ".join(words)))

    return read


def _instrument(cell: str, lookup: Lookup) -> str:
    found = lookup.instruments.get(folded(cell))
    if found is None:
        raise _Wrong(tr("is not an instrument of the reference pack, nor one of your own"))
    return found


def _crime(cell: str, lookup: Lookup) -> str:
    found = lookup.crimes.find(cell)
    if found is None:
        raise _Wrong(tr("is not a crime type of the vocabulary"))
    return found.code


def _date(cell: str, lookup: Lookup) -> PartialDate:
    try:
        return PartialDate.parse(cell)
    except DateError as error:
        raise _Wrong(tr("must be a date such as 2019, 2019-08 or 2019-08-02")) from error


def _text(cell: str, lookup: Lookup) -> str:
    return cell


_READERS: Mapping[str, tuple[str, Callable[[str, Lookup], str | PartialDate]]] = {
    "country": ("country_iso2", _country),
    "function": ("function", _code(FUNCTIONS)),
    "measure": ("measure", _code(MEASURES)),
    "instrument": ("instrument_id", _instrument),
    "crime": ("crime_type", _crime),
    "stage": ("stage", _code(STAGES)),
    "place": ("place", _text),
    "channel": ("channel", _text),
    "languages": ("languages", _text),
    "valid_from": ("valid_from", _date),
    "valid_to": ("valid_to", _date),
    "remark": ("remark", _text),
    "as_of": ("as_of", _date),
}


def headings_wrong(headings: Iterable[str]) -> str:
    """What is wrong with the first line; empty when nothing is."""
    given = list(headings)
    if len(set(given)) != len(given):
        return tr("a column occurs twice")
    missing = [column for column in REQUIRED if column not in given]
    if missing:
        return tr("columns are missing: {columns}", columns=", ".join(missing))
    unknown = [column for column in given if column not in COLUMNS]
    return tr("columns are not known: {columns}", columns=", ".join(unknown)) if unknown else ""
