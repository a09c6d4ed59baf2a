"""Agencies and offices as rows: the pack's with the corrections laid over them, and the officer's own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Connection

from liaison.domain.corrections import AGENCY, CORRECTABLE, OFFICE
from liaison.domain.coverage import OfficeKind
from liaison.domain.directory import AgencyKind
from liaison.domain.provenance import AppliedCorrection, JsonValue, Origin
from liaison.store.reference.asking import as_list, ask
from liaison.store.reference.origins import Mark
from liaison.store.reference.overlay import Overlay


class AgencyRow(NamedTuple):
    """An agency. Texts are empty when not known."""

    id: str
    name_en: str
    native_name: str
    short_name: str
    kind: AgencyKind
    parent_agency_id: str
    country_iso2: str
    website: str
    phone: str
    email: str
    origin: Origin
    mark: Mark
    corrections: tuple[AppliedCorrection, ...]


class OfficeRow(NamedTuple):
    """An office. Texts are empty when not known."""

    id: str
    agency_id: str
    name: str
    kind: OfficeKind
    city: str
    country_iso2: str
    address: str
    opening_hours: str
    time_zone: str
    phone: str
    email: str
    origin: Origin
    mark: Mark
    corrections: tuple[AppliedCorrection, ...]


_AGENCIES = """
SELECT id, name_en, native_name, short_name, kind, parent_agency_id, country_iso2, website, NULL, NULL,
       source_id, as_of, basis, file, line, 1
FROM ref_agency {pack}
UNION ALL
SELECT id, name_en, native_name, short_name, kind, parent_agency_id, country_iso2, website, phone, email,
       NULL, NULL, NULL, NULL, NULL, 0
FROM agency WHERE deleted = 0 {own}
"""
_OFFICES = """
SELECT id, agency_id, name, kind, city, country_iso2, address, opening_hours, time_zone, phone, email,
       source_id, as_of, basis, file, line, 1
FROM ref_office {pack}
UNION ALL
SELECT id, agency_id, name, kind, city, country_iso2, address, opening_hours, time_zone, phone, email,
       NULL, NULL, NULL, NULL, NULL, 0
FROM office WHERE deleted = 0 {own}
"""
_WANTED = "{column} IN (SELECT value FROM json_each(:wanted))"
_EVERYTHING = ""
_AGENCY_KINDS: dict[str, AgencyKind] = {kind.value: kind for kind in AgencyKind}
_OFFICE_KINDS: dict[str, OfficeKind] = {kind.value: kind for kind in OfficeKind}


def all_agencies(connection: Connection) -> list[AgencyRow]:
    """Every agency."""
    return _agencies(connection, _EVERYTHING, ())


def agencies(connection: Connection, identities: Iterable[str]) -> dict[str, AgencyRow]:
    """The agencies of these ids, by id; those that are not there are left out."""
    wanted = set(identities)
    return {row.id: row for row in _agencies(connection, "id", wanted)} if wanted else {}


def parts_of(connection: Connection, identities: Iterable[str]) -> list[AgencyRow]:
    """The agencies directly below these."""
    parents = set(identities)
    overlay = Overlay.read(connection, AGENCY)
    moved = {key for parent in parents for key in overlay.corrected_to("parent_agency_id", parent)}
    below = {row.id: row for row in _agencies(connection, "parent_agency_id", parents)}
    below.update(agencies(connection, moved - below.keys()) if moved else {})
    return [row for row in below.values() if row.parent_agency_id in parents]


def all_offices(connection: Connection) -> list[OfficeRow]:
    """Every office."""
    return _offices(connection, _EVERYTHING, ())


def offices(connection: Connection, identities: Iterable[str]) -> dict[str, OfficeRow]:
    """The offices of these ids, by id; those that are not there are left out."""
    wanted = set(identities)
    return {row.id: row for row in _offices(connection, "id", wanted)} if wanted else {}


def offices_of(connection: Connection, agency: str) -> list[OfficeRow]:
    """The offices of one agency."""
    moved = Overlay.read(connection, OFFICE).corrected_to("agency_id", agency)
    found = {row.id: row for row in _offices(connection, "agency_id", (agency,))}
    found.update(offices(connection, moved) if moved else {})
    return [row for row in found.values() if row.agency_id == agency]


def _agencies(connection: Connection, column: str, wanted: Iterable[str]) -> list[AgencyRow]:
    overlay = Overlay.read(connection, AGENCY)
    rows = [
        AgencyRow(
            identity,
            name_en or "",
            native_name or "",
            short_name or "",
            _agency_kind(kind),
            parent or "",
            country or "",
            website or "",
            phone or "",
            email or "",
            Origin.PACK if of_pack else Origin.OWN,
            Mark(source_id, as_of, basis, file, line),
            (),
        )
        for (
            identity,
            name_en,
            native_name,
            short_name,
            kind,
            parent,
            country,
            website,
            phone,
            email,
            source_id,
            as_of,
            basis,
            file,
            line,
            of_pack,
        ) in _ask(connection, _AGENCIES, column, wanted)
    ]
    return [_corrected_agency(row, overlay) if row.id in overlay else row for row in rows]


def _offices(connection: Connection, column: str, wanted: Iterable[str]) -> list[OfficeRow]:
    overlay = Overlay.read(connection, OFFICE)
    rows = [
        OfficeRow(
            identity,
            agency or "",
            name or "",
            _office_kind(kind),
            city or "",
            country or "",
            address or "",
            hours or "",
            zone or "",
            phone or "",
            email or "",
            Origin.PACK if of_pack else Origin.OWN,
            Mark(source_id, as_of, basis, file, line),
            (),
        )
        for (
            identity,
            agency,
            name,
            kind,
            city,
            country,
            address,
            hours,
            zone,
            phone,
            email,
            source_id,
            as_of,
            basis,
            file,
            line,
            of_pack,
        ) in _ask(connection, _OFFICES, column, wanted)
    ]
    return [_corrected_office(row, overlay) if row.id in overlay else row for row in rows]


def _ask(connection: Connection, statement: str, column: str, wanted: Iterable[str]) -> list[Any]:
    if not column:
        return ask(connection, statement.format(pack="", own=""))
    condition = _WANTED.format(column=column)
    return ask(connection, statement.format(pack=f"WHERE {condition}", own=f"AND {condition}"), wanted=as_list(wanted))


def _corrected_agency(row: AgencyRow, overlay: Overlay) -> AgencyRow:
    if row.origin is not Origin.PACK:
        return row
    changed, found = _changes(row, row.id, AGENCY, overlay)
    if "kind" in changed:
        changed["kind"] = AgencyKind(changed["kind"])
    return row._replace(**changed, corrections=found)


def _corrected_office(row: OfficeRow, overlay: Overlay) -> OfficeRow:
    if row.origin is not Origin.PACK:
        return row
    changed, found = _changes(row, row.id, OFFICE, overlay)
    if "kind" in changed:
        changed["kind"] = OfficeKind(changed["kind"])
    return row._replace(**changed, corrections=found)


def _changes(
    row: object, key: str, table: str, overlay: Overlay
) -> tuple[dict[str, Any], tuple[AppliedCorrection, ...]]:
    values: dict[str, JsonValue] = {field: getattr(row, field) for field in CORRECTABLE[table]}
    in_force, found = overlay.lay(key, values)
    return {field: value or "" for field, value in in_force.items() if value != values[field]}, found


def _agency_kind(text: str | None) -> AgencyKind:
    return _AGENCY_KINDS.get(text or "", AgencyKind.NOT_KNOWN)


def _office_kind(text: str | None) -> OfficeKind:
    return _OFFICE_KINDS.get(text or "", OfficeKind.NOT_KNOWN)
