"""What an import compares a file with: agencies, offices, posts, people and sources, the pack's with the corrections laid over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from liaison.domain.corrections import AGENCY, CORRECTABLE, OFFICE
from liaison.domain.importing import ImportValue
from liaison.domain.provenance import JsonValue
from liaison.store.reference.asking import as_list, ask, partial_date
from liaison.store.reference.overlay import Overlay

AGENCY_FIELDS = (
    "name_en",
    "native_name",
    "short_name",
    "kind",
    "parent_agency_id",
    "country_iso2",
    "website",
    "phone",
    "email",
)
OFFICE_FIELDS = (
    "agency_id",
    "name",
    "kind",
    "city",
    "country_iso2",
    "address",
    "opening_hours",
    "time_zone",
    "phone",
    "email",
)
PERSON_FIELDS = ("display_name", "family_name", "given_name", "languages", "email", "phone", "remark")
_FIELDS = {AGENCY: AGENCY_FIELDS, OFFICE: OFFICE_FIELDS}


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """A record as it stands.

    Attributes:
        scope: of an own row; empty for the pack's.
        values: in force, by column; what is not known is left out.
        pack_values: the pack's own, where corrections can change them.
    """

    table: str
    scope: str
    id: str
    values: Mapping[str, ImportValue]
    pack_values: Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class KnownHolder:
    """Who holds or held a post; own rows all."""

    scope: str
    id: str
    post_id: str
    person_id: str
    held_from: ImportValue
    held_to: ImportValue


def known_agencies(connection: Connection) -> list[KnownRecord]:
    """All agencies."""
    return _known(connection, AGENCY)


def known_offices(connection: Connection) -> list[KnownRecord]:
    """All offices."""
    return _known(connection, OFFICE)


def known_people(connection: Connection) -> list[KnownRecord]:
    """All people."""
    return _own(connection, "person", PERSON_FIELDS)


def known_posts(connection: Connection) -> list[KnownRecord]:
    """All posts."""
    return _own(connection, "post", ("title", "agency_id", "office_id"))


def known_holders(connection: Connection) -> list[KnownHolder]:
    """Who holds which post."""
    rows = ask(
        connection,
        "SELECT scope, id, post_id, person_id, held_from, held_to FROM post_holder WHERE deleted = 0 ORDER BY id",
    )
    return [
        KnownHolder(row[0], row[1], row[2] or "", row[3] or "", partial_date(row[4]), partial_date(row[5]))
        for row in rows
    ]


def known_sources(connection: Connection) -> list[KnownRecord]:
    """The officer's own sources."""
    rows = ask(
        connection, "SELECT scope, id, title, publisher, url, as_of, basis FROM source WHERE deleted = 0 ORDER BY id"
    )
    return [
        KnownRecord(
            "source",
            row[0],
            row[1],
            _filled(("title", "publisher", "url", "as_of", "basis"), (*row[2:5], partial_date(row[5]), row[6])),
            {},
        )
        for row in rows
    ]


def known_competences(connection: Connection, agencies: Iterable[str]) -> dict[str, set[tuple[str, str]]]:
    """Wording and code of what these agencies are competent for, by agency."""
    question = """
    SELECT agency_id, wording, crime_type FROM ref_competence WHERE agency_id IN (SELECT value FROM json_each(:wanted))
    UNION ALL
    SELECT agency_id, wording, crime_type FROM competence
    WHERE deleted = 0 AND agency_id IN (SELECT value FROM json_each(:wanted))
    """
    found: dict[str, set[tuple[str, str]]] = {}
    for agency, wording, crime in ask(connection, question, wanted=as_list(agencies)):
        found.setdefault(agency, set()).add((wording or "", crime or ""))
    return found


def further_names(connection: Connection) -> list[tuple[str, str]]:
    """Further names of agencies: identity and name."""
    rows = ask(connection, "SELECT target_id, text FROM name WHERE deleted = 0 AND target_table = 'agency'")
    return [(row[0], row[1]) for row in rows if row[0] and row[1]]


def own_coverage_scopes(connection: Connection, offices: Iterable[str]) -> dict[str, str]:
    """Scope of each own statement on these offices, by its identity."""
    question = (
        "SELECT id, scope FROM coverage WHERE deleted = 0 AND office_id IN (SELECT value FROM json_each(:wanted))"
    )
    return {row[0]: row[1] for row in ask(connection, question, wanted=as_list(offices))}


def _known(connection: Connection, table: str) -> list[KnownRecord]:
    fields = _FIELDS[table]
    overlay = Overlay.read(connection, table)
    # a pack need not have every column an officer's row has
    there = {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info(ref_{table})")}
    kept = tuple(field for field in fields if field in there)
    rows = ask(connection, f"SELECT id, {', '.join(kept)} FROM ref_{table}")  # noqa: S608
    found = [_pack_record(table, row[0], kept, row[1:], overlay) for row in rows]
    return found + _own(connection, table, fields)


def _pack_record(
    table: str, identity: str, fields: tuple[str, ...], cells: Iterable[str | None], overlay: Overlay
) -> KnownRecord:
    values = dict(zip(fields, cells, strict=True))
    correctable = {field: values.get(field) for field in CORRECTABLE[table] if field in fields}
    pack_values: dict[str, JsonValue] = {**correctable}
    if identity in overlay:
        in_force, _ = overlay.lay(identity, pack_values)
        values |= {field: str(in_force[field] or "") for field in correctable}
    return KnownRecord(table, "", identity, {name: value for name, value in values.items() if value}, pack_values)


def _own(connection: Connection, table: str, fields: tuple[str, ...]) -> list[KnownRecord]:
    rows = ask(connection, f"SELECT scope, id, {', '.join(fields)} FROM {table} WHERE deleted = 0 ORDER BY id")  # noqa: S608
    return [KnownRecord(table, row[0], row[1], _filled(fields, row[2:]), {}) for row in rows]


def _filled(fields: Iterable[str], cells: Iterable[ImportValue]) -> dict[str, ImportValue]:
    return {name: value for name, value in zip(fields, cells, strict=True) if value}
