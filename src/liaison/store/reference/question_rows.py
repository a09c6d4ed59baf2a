"""Agencies and offices by nothing but their names, as a question names them."""

from __future__ import annotations

from sqlalchemy import Connection

from liaison.domain.corrections import OFFICE
from liaison.domain.question_directory import NamedAgency, NamedOffice
from liaison.store.reference.asking import ask
from liaison.store.reference.directory_rows import all_agencies, offices
from liaison.store.reference.name_rows import names_to_search
from liaison.store.reference.overlay import Overlay

_OFFICES = """
SELECT id, coalesce(name, ''), coalesce(agency_id, ''), coalesce(city, '') FROM ref_office
UNION ALL
SELECT id, coalesce(name, ''), coalesce(agency_id, ''), coalesce(city, '') FROM office WHERE deleted = 0
"""


def named_agencies(connection: Connection) -> list[NamedAgency]:
    """All agencies, with corrected and further names."""
    further = names_to_search(connection)
    return [
        NamedAgency(
            row.id, row.name_en, row.native_name, row.short_name, row.parent_agency_id, tuple(further.get(row.id, ()))
        )
        for row in all_agencies(connection)
    ]


def named_offices(connection: Connection) -> list[NamedOffice]:
    """All offices, with corrected names."""
    corrected = offices(connection, Overlay.read(connection, OFFICE).keys)
    found = []
    for identity, name, agency, city in ask(connection, _OFFICES):
        row = corrected.get(identity)
        found.append(
            NamedOffice(identity, row.name, row.agency_id, row.city)
            if row is not None
            else NamedOffice(identity, name, agency, city)
        )
    return found
