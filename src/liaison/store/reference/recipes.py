"""How rows of the CSV files become rows of a pack's members.

A recipe gives plain values; whether they are allowed is decided by the member's own rules afterwards.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from liaison.base.translations import tr
from liaison.domain.provenance import Basis
from liaison.store.reference.checks import Cell
from liaison.store.reference.coverage_history import Spoken, current_dates, history_dates
from liaison.store.reference.csv_files import Line
from liaison.store.reference.members import (
    AGENCY,
    BODY,
    COMPETENCE,
    COMPETENCE_RULE,
    COMPLETENESS,
    COUNTRY,
    COVERAGE,
    CRIME_TYPE,
    INSTRUMENT,
    MEMBERSHIP,
    OFFICE,
    PARTY,
    SOURCE,
    Member,
)

Values = dict[str, Cell]
_BASIS = "basis="
_YES_NO: Mapping[str, Cell] = {"yes": 1, "no": 0}


class RowProblem(Exception):
    """A row that cannot be turned into a pack's row; `field` is a column of the CSV file."""

    def __init__(self, column: str, value: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.value = value
        self.reason = reason


@dataclass(slots=True)
class Kitchen:
    """What recipes look up: sources by address, codes by wording, the newest coverage statements, and the pack's day.

    Attributes:
        entries: entry into force of instruments whose own source does not give it: the date and the address that does.
    """

    released: date
    sources: dict[str, tuple[str, str]] = field(default_factory=dict)
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unmapped: list[str] = field(default_factory=list)
    newest_coverage: dict[tuple[str, str, str], Spoken] = field(default_factory=dict)
    entries: dict[str, tuple[str, str]] = field(default_factory=dict)

    def origin(self, line: Line) -> Values:
        """The columns that say where a row comes from."""
        url = line.values.get("source_url", "")
        if url not in self.sources:
            raise RowProblem("source_url", url, no_such_source())
        identity, basis = self.sources[url]
        as_of = narrowed(line.values.get("as_of"), basis)
        return {"source_id": identity, "as_of": as_of, "basis": basis, "file": line.file, "line": line.number}


@dataclass(frozen=True, slots=True)
class Recipe:
    """One CSV file and the member it fills.

    Attributes:
        columns: CSV column to member column, copied as they are; a missing optional value stays empty.
        more: further CSV columns that `cook` reads.
        cook: the remaining member columns of a line; several results make several rows.
    """

    file: str
    member: Member
    columns: dict[str, str]
    more: tuple[str, ...]
    cook: Callable[[Line, Kitchen], Iterable[Values]]
    optional: tuple[str, ...] = ()

    def csv_column(self, column: str) -> str:
        """The CSV's name of a member's column."""
        computed = {"source_id": "source_url", "held_on": "valid_as_of" if "valid_as_of" in self.more else "as_of"}
        return next((name for name, target in self.columns.items() if target == column), computed.get(column, column))


def narrowed(as_of: str | None, basis: str) -> str | None:
    """Under `year_only` a first of January is the year alone: the day was only filled in."""
    if as_of is not None and basis == Basis.YEAR_ONLY and as_of.endswith("-01-01"):
        return as_of[:4]
    return as_of


def no_such_source() -> str:
    """The reason against an address that no file of sources lists."""
    return tr("is not in sources.csv, sources_legal.csv or sources_added.csv")


def source_id(url: str) -> str:
    """The same short key for the same address in every pack."""
    return f"s-{hashlib.sha256(url.encode()).hexdigest()[:16]}"


def _same(*columns: str) -> dict[str, str]:
    return {column: column for column in columns}


def _as_is(line: Line, kitchen: Kitchen) -> Iterable[Values]:
    yield {}


def _with_origin(line: Line, kitchen: Kitchen) -> Iterable[Values]:
    yield kitchen.origin(line)


def _source(line: Line, kitchen: Kitchen) -> Iterable[Values]:
    note = line.values.get("note", "")
    if not note.startswith(_BASIS):
        raise RowProblem("note", note, tr("must begin with basis="))
    basis, _, remark = note.removeprefix(_BASIS).partition(";")
    url = line.values.get("source_url", "")
    identity = source_id(url)
    kitchen.sources[url] = (identity, basis.strip())
    yield {
        "id": identity,
        "as_of": narrowed(line.values.get("as_of"), basis.strip()),
        "basis": basis.strip(),
        "remark": remark.strip() or None,
        "file": line.file,
        "line": line.number,
    }


def _coverage(line: Line, kitchen: Kitchen) -> Iterable[Values]:
    origin = kitchen.origin(line)
    spoken = _spoken(origin)
    kitchen.newest_coverage[_covered(line)] = spoken
    yield {**current_dates(spoken, kitchen.released), **origin}


def _history(line: Line, kitchen: Kitchen) -> Iterable[Values]:
    origin = kitchen.origin(line)
    newest = kitchen.newest_coverage.get(_covered(line))
    held_on = line.values.get("valid_as_of", "")
    yield {**history_dates(held_on, _spoken(origin), newest, kitchen.released), **origin}


def _spoken(origin: Values) -> Spoken:
    return Spoken(str(origin["as_of"] or ""), str(origin["basis"]))


def _covered(line: Line) -> tuple[str, str, str]:
    return (
        line.values.get("office_id", ""),
        line.values.get("country_iso2", ""),
        line.values.get("crime_type", ""),
    )


def _competence(line: Line, kitchen: Kitchen) -> Iterable[Values]:
    wording = line.values.get("crime_type", "")
    codes = kitchen.codes.get(wording, ())
    if not codes:
        kitchen.unmapped.append(wording)
    for code in codes or (None,):
        yield {"crime_type": code, **kitchen.origin(line)}


def _party(line: Line, kitchen: Kitchen) -> Iterable[Values]:
    parts = [part.strip() for part in line.values.get("note", "").split(";")]
    reservation = "; ".join(part for part in parts if "reservation" in part)
    yield {"reservation": reservation or None, **kitchen.origin(line)}


def _instrument(line: Line, kitchen: Kitchen) -> Iterable[Values]:
    """The row, with an entry into force from elsewhere where its own source gives none; the remark says from where."""
    complete = line.values.get("parties_complete", "")
    values: Values = {"parties_complete": _YES_NO.get(complete, complete), **kitchen.origin(line)}
    added = kitchen.entries.get(line.values.get("instrument_id", ""))
    if added is not None and "entry_into_force" not in line.values:
        moment, url = added
        said = "; ".join(part for part in (line.values.get("note", ""), f"entry into force from {url}") if part)
        values |= {"entry_into_force": moment, "remark": said}
    yield values


def _flag(column: str) -> Callable[[Line, Kitchen], Iterable[Values]]:
    def cook(line: Line, kitchen: Kitchen) -> Iterable[Values]:
        value = line.values.get(column, "")
        yield {column: _YES_NO.get(value, value), **kitchen.origin(line)}

    return cook


_ORIGIN = ("source_url", "as_of")
_CONTACT = ("address", "opening_hours", "time_zone", "phone", "email")
_SOURCE_COLUMNS = {"title": "title", "publisher": "publisher", "source_url": "url"}
_COVERAGE_COLUMNS = _same("office_id", "country_iso2", "role", "crime_type", "valid_from")
_COMPETENCE_COLUMNS = {"agency_id": "agency_id", "crime_type": "wording"}
_BODY_COLUMNS = {"body_id": "id"} | _same("name_en", "native_name", "short_name", "agency_id")
_VALIDITY = ("valid_from", "valid_to")
_MEMBERSHIP_COLUMNS = _same("body_id", "country_iso2", "role", *_VALIDITY)
_RULE_REQUIRED = ("rule_set", "country_iso2", "function")
_RULE_OPTIONAL = (
    "measure",
    "instrument_id",
    "crime_type",
    "stage",
    "place",
    "agency_id",
    "authority_name",
    "channel",
    "languages",
    "valid_from",
    "valid_to",
    "remark",
)

RECIPES: tuple[Recipe, ...] = (
    Recipe("countries.csv", COUNTRY, _same(*COUNTRY.names), (), _as_is, optional=("other_names", "cldr")),
    Recipe("crime_types.csv", CRIME_TYPE, _same(*CRIME_TYPE.names), (), _as_is),
    Recipe("sources.csv", SOURCE, _SOURCE_COLUMNS, ("as_of", "note"), _source),
    Recipe("sources_legal.csv", SOURCE, _SOURCE_COLUMNS, ("as_of", "note"), _source),
    Recipe("sources_added.csv", SOURCE, _SOURCE_COLUMNS, ("as_of", "note"), _source),
    Recipe(
        "agencies.csv",
        AGENCY,
        {"agency_id": "id"}
        | _same("name_en", "native_name", "short_name", "kind", "parent_agency_id", "country_iso2", "website"),
        (*_ORIGIN, "source_title"),
        _with_origin,
    ),
    Recipe(
        "offices.csv",
        OFFICE,
        {"office_id": "id"} | _same("agency_id", "name", "kind", "city", "country_iso2", *_CONTACT),
        _ORIGIN,
        _with_origin,
        optional=_CONTACT,
    ),
    Recipe(
        "coverage.csv",
        COVERAGE,
        _COVERAGE_COLUMNS | _same("valid_to"),
        _ORIGIN,
        _coverage,
        optional=("crime_type", "valid_from", "valid_to"),
    ),
    Recipe(
        "coverage_history.csv",
        COVERAGE,
        _COVERAGE_COLUMNS,
        (*_ORIGIN, "valid_as_of"),
        _history,
        optional=("crime_type", "valid_from"),
    ),
    Recipe("competences.csv", COMPETENCE, _COMPETENCE_COLUMNS, _ORIGIN, _competence),
    Recipe("competences_added.csv", COMPETENCE, _COMPETENCE_COLUMNS, _ORIGIN, _competence),
    Recipe("bodies.csv", BODY, _BODY_COLUMNS, _ORIGIN, _with_origin),
    Recipe("bodies_added.csv", BODY, _BODY_COLUMNS, _ORIGIN, _with_origin),
    Recipe("memberships.csv", MEMBERSHIP, _MEMBERSHIP_COLUMNS, _ORIGIN, _with_origin, optional=_VALIDITY),
    Recipe("memberships_added.csv", MEMBERSHIP, _MEMBERSHIP_COLUMNS, _ORIGIN, _with_origin, optional=_VALIDITY),
    Recipe(
        "instruments.csv",
        INSTRUMENT,
        {"instrument_id": "id", "scope": "subject", "note": "remark"}
        | _same(
            "title_en",
            "short_title",
            "kind",
            "form",
            "depositary",
            "signed_date",
            "entry_into_force",
            "reference",
            "covers",
        ),
        (*_ORIGIN, "parties_complete"),
        _instrument,
    ),
    Recipe(
        "parties.csv",
        PARTY,
        {"note": "remark"} | _same("instrument_id", "country_iso2", "status", "status_date"),
        _ORIGIN,
        _party,
    ),
    Recipe(
        "legal_completeness.csv",
        COMPLETENESS,
        {"note": "remark"} | _same("country_iso2", "kind", "form"),
        (*_ORIGIN, "list_complete"),
        _flag("list_complete"),
    ),
    Recipe(
        "competence_rules.csv",
        COMPETENCE_RULE,
        _same(*_RULE_REQUIRED, *_RULE_OPTIONAL),
        _ORIGIN,
        _with_origin,
        optional=_RULE_OPTIONAL,
    ),
)
MAY_BE_ABSENT = frozenset(
    {
        "bodies_added.csv",
        "competence_rules.csv",
        "competences_added.csv",
        "coverage_history.csv",
        "entries_into_force_added.csv",
        "memberships_added.csv",
        "sources_added.csv",
        "sources_legal.csv",
    }
)
