"""Which agency or office is the officer's own: kept in this store, never in the plain settings."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from liaison.domain.sides import NOT_SAID, OwnOffice
from liaison.store.reference.asking import ask
from liaison.store.reference.details import chain_of
from liaison.store.reference.directory_rows import AgencyRow, agencies, offices, parts_of
from liaison.store.reference.name_rows import further_names

_KEYS = ("own_agency", "own_office")
_READ = "SELECT key, value FROM store_info WHERE key IN (:agency, :office)"
_WRITE = (
    "INSERT INTO store_info (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)
_COUNTRY = "SELECT name_en, name_ru FROM ref_country WHERE iso2 = :iso2"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the officer said: an agency, and one of its offices; empty for what was not said."""

    agency_id: str = ""
    office_id: str = ""


def chosen(connection: Connection) -> Chosen:
    """What the officer said is their own."""
    found = dict(ask(connection, _READ, agency=_KEYS[0], office=_KEYS[1]))
    return Chosen(found.get(_KEYS[0], ""), found.get(_KEYS[1], ""))


def choose(connection: Connection, own: Chosen) -> None:
    """Keep what the officer said; in the door that is not journalled, for another officer's store has another."""
    for key, value in zip(_KEYS, (own.agency_id, own.office_id), strict=True):
        connection.exec_driver_sql(_WRITE, {"key": key, "value": value})


def own_office(connection: Connection) -> OwnOffice:
    """The officer's own, with those it is part of, its parts, and everything they are called."""
    own = chosen(connection)
    row = agencies(connection, (own.agency_id,)).get(own.agency_id) if own.agency_id else None
    if row is None:
        return NOT_SAID
    names = [*names_of_agency(row), *(name.text for name in further_names(connection, (row.id,)))]
    office = offices(connection, (own.office_id,)).get(own.office_id) if own.office_id else None
    if office is not None:
        names.append(office.name)
    above = {one.id for one in chain_of(connection, row.parent_agency_id)}
    country = ask(connection, _COUNTRY, iso2=row.country_iso2)
    return OwnOffice(
        frozenset({row.id, *above, *_below(connection, row.id)}),
        own.office_id or None,
        row.country_iso2 or None,
        tuple(name for name in country[0] if name) if country else (),
        tuple(dict.fromkeys(names)),
    )


def names_of_agency(row: AgencyRow) -> tuple[str, ...]:
    """What an agency is called by its own fields; a bar in the short name stands between two scripts."""
    short = (part.strip() for part in row.short_name.split(" / "))
    return tuple(name for name in (row.name_en, row.native_name, *short) if name)


def _below(connection: Connection, agency: str) -> set[str]:
    found: set[str] = set()
    newest = {agency}
    while newest:
        newest = {row.id for row in parts_of(connection, newest)} - found - {agency}
        found |= newest
    return found
