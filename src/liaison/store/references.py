"""Which field of which table names what, and the ones that name nothing.

A record marked as deleted counts as there: it can come back, and what belonged to a deleted meeting goes on naming it. What
corrections of pack facts name is told by the overview of corrections, which knows those that have vanished.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, select, true

from liaison.domain.instruments import EUROPEAN_UNION
from liaison.domain.store_check import LostReference
from liaison.store.schema import reference
from liaison.store.schema.catalogue import JOURNALLED


@dataclass(frozen=True, slots=True)
class Target:
    """Where the record a field names may be.

    Attributes:
        own: table of the officer's own records; None where there are none.
        pack: key in a table of the pack; None where the pack has none.
    """

    own: Table | None = None
    pack: Column[Any] | None = None


COUNTRY = Target(pack=reference.country.c.iso2)
AGENCY = Target(JOURNALLED["agency"], reference.agency.c.id)
OFFICE = Target(JOURNALLED["office"], reference.office.c.id)
BODY = Target(JOURNALLED["body"], reference.body.c.id)
INSTRUMENT = Target(JOURNALLED["instrument"], reference.instrument.c.id)
SOURCE = Target(JOURNALLED["source"], reference.source.c.id)
PERSON = Target(JOURNALLED["person"])

BY_FIELD: dict[str, Target] = {
    "agency_id": AGENCY,
    "parent_agency_id": AGENCY,
    "host_agency_id": AGENCY,
    "initiator_agency_id": AGENCY,
    "counterpart_agency_id": AGENCY,
    "requesting_agency_id": AGENCY,
    "requested_agency_id": AGENCY,
    "authority_id": AGENCY,
    "lead_agency_id": AGENCY,
    "office_id": OFFICE,
    "body_id": BODY,
    "instrument_id": INSTRUMENT,
    "source_id": SOURCE,
    "person_id": PERSON,
    "chair_person_id": PERSON,
    "speaker_person_id": PERSON,
    "owner_person_id": PERSON,
    "post_id": Target(JOURNALLED["post"]),
    "series_id": Target(JOURNALLED["meeting_series"]),
    "parent_id": Target(JOURNALLED["meeting"]),
    "meeting_id": Target(JOURNALLED["meeting"]),
    "delegation_id": Target(JOURNALLED["delegation"]),
    "agenda_item_id": Target(JOURNALLED["agenda_item"]),
    "carried_from_id": Target(JOURNALLED["agenda_item"]),
    "note_id": Target(JOURNALLED["note"]),
    "case_id": Target(JOURNALLED["case_file"]),
    "from_leg_id": Target(JOURNALLED["case_leg"]),
    "to_leg_id": Target(JOURNALLED["case_leg"]),
    "request_id": Target(JOURNALLED["request"]),
    "delivery_id": Target(JOURNALLED["controlled_delivery"]),
    "country_iso2": COUNTRY,
    "counterpart_iso2": COUNTRY,
    "requesting_iso2": COUNTRY,
    "requested_iso2": COUNTRY,
    "next_host_iso2": COUNTRY,
    "from_iso2": COUNTRY,
    "to_iso2": COUNTRY,
}
BY_TABLE_FIELD: dict[str, str] = {"target_id": "target_table", "from_id": "from_table", "to_id": "to_table"}
"""Fields that name a record of the table another field names."""

_PACK_KEYS: dict[str, Column[Any]] = {
    table.own.name: table.pack
    for table in (AGENCY, OFFICE, BODY, INSTRUMENT, SOURCE)
    if table.own is not None and table.pack is not None
}
# facts of the pack without an identity of their own are named by keys that hold this
_COMPOSED = "%|%"


def reference_fields() -> tuple[tuple[str, str], ...]:
    """Every table and field that names another record."""
    known = BY_FIELD.keys() | BY_TABLE_FIELD.keys()
    return tuple(
        (name, column.name) for name, table in sorted(JOURNALLED.items()) for column in table.c if column.name in known
    )


def lost_references(connection: Connection, table: str, field: str) -> tuple[LostReference, ...]:
    """The live rows of `table` whose `field` names nothing; none where only a pack could tell and no pack is installed."""
    has_pack = connection.execute(select(reference.pack.c.name).limit(1)).first() is not None
    return tuple(
        LostReference(table, row_id, field, named)
        for target, condition in _targets(JOURNALLED[table], field)
        if target.pack is None or has_pack
        for row_id, named in connection.execute(_question(JOURNALLED[table], field, target).where(condition))
        # the Union is a party beside the countries, and none of them
        if (table, named) != ("party", EUROPEAN_UNION)
    )


def _targets(table: Table, field: str) -> list[tuple[Target, ColumnElement[bool]]]:
    if field in BY_FIELD:
        return [(BY_FIELD[field], true())]
    named = table.c[BY_TABLE_FIELD[field]]
    return [(Target(own, _PACK_KEYS.get(name)), named == name) for name, own in JOURNALLED.items()]


def _question(table: Table, field: str, target: Target) -> Select[str, str]:
    column = table.c[field]
    question = select(table.c.id, column).where(table.c.deleted == 0, column != "", column.not_like(_COMPOSED))
    # a list in memory, and not a look for each row: the tables' keys begin with the scope, which a reference does not tell
    if target.own is not None:
        question = question.where(column.not_in(select(target.own.c.id)))
    if target.pack is not None:
        question = question.where(column.not_in(select(target.pack)))
    return question
