"""What is found of the directory and the vocabularies: the pack's rows as corrected, and the officer's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection

from liaison.store.find_document import Document, identities, joined, parts, told
from liaison.store.find_index import FindKey, Source
from liaison.store.reference import directory_rows
from liaison.store.reference.asking import as_list, partial_date, plain

_FURTHER = """
SELECT target_id, text FROM name
WHERE deleted = 0 AND target_table = 'agency' AND target_id IN (SELECT value FROM json_each(:wanted))
"""
_COMPETENCES = """
SELECT agency_id, crime_type, wording FROM ref_competence WHERE agency_id IN (SELECT value FROM json_each(:wanted))
UNION ALL SELECT agency_id, crime_type, wording FROM competence
WHERE deleted = 0 AND agency_id IN (SELECT value FROM json_each(:wanted))
"""
_COVERED = """
SELECT office_id, country_iso2, crime_type FROM ref_coverage
WHERE valid_to IS NULL AND office_id IN (SELECT value FROM json_each(:wanted))
UNION ALL SELECT office_id, country_iso2, crime_type FROM coverage
WHERE deleted = 0 AND valid_to IS NULL AND office_id IN (SELECT value FROM json_each(:wanted))
"""
_COUNTRY_NAMES = "SELECT iso2, name_en, name_ru FROM ref_country WHERE iso2 IN (SELECT value FROM json_each(:wanted))"
_BODIES = """
SELECT id, name_en, native_name, short_name, agency_id FROM ref_body WHERE id IN (SELECT value FROM json_each(:wanted))
UNION ALL SELECT id, name_en, native_name, short_name, agency_id FROM body
WHERE deleted = 0 AND id IN (SELECT value FROM json_each(:wanted))
"""
_MEMBERS = """
SELECT body_id, country_iso2 FROM ref_membership
WHERE valid_to IS NULL AND body_id IN (SELECT value FROM json_each(:wanted))
UNION ALL SELECT body_id, country_iso2 FROM membership
WHERE deleted = 0 AND valid_to IS NULL AND body_id IN (SELECT value FROM json_each(:wanted))
"""
_INSTRUMENTS = """
SELECT id, title_en, short_title, reference, depositary, signed_date, remark, subject FROM ref_instrument
WHERE id IN (SELECT value FROM json_each(:wanted))
UNION ALL SELECT id, title_en, short_title, reference, depositary, signed_date, remark, subject FROM instrument
WHERE deleted = 0 AND id IN (SELECT value FROM json_each(:wanted))
"""
_PARTIES = """
SELECT instrument_id, country_iso2 FROM ref_party WHERE instrument_id IN (SELECT value FROM json_each(:wanted))
UNION ALL SELECT instrument_id, country_iso2 FROM party
WHERE deleted = 0 AND instrument_id IN (SELECT value FROM json_each(:wanted))
"""
_COUNTRIES = """
SELECT iso2, iso3, name_en, name_ru, region_en, region_ru, other_names FROM ref_country
WHERE iso2 IN (SELECT value FROM json_each(:wanted))
"""
_CRIMES = """
SELECT code, name_en, name_ru, synonyms, parent FROM ref_crime_type WHERE code IN (SELECT value FROM json_each(:wanted))
"""


def agencies(connection: Connection, keys: Sequence[FindKey]) -> list[Document]:
    """Agencies by all their names, with what they are competent for."""
    rows = directory_rows.agencies(connection, identities(keys))
    asked = as_list(rows)
    further = _grouped(connection, _FURTHER, asked)
    competences = _grouped(connection, _COMPETENCES, asked)
    countries = _country_names(connection, [row.country_iso2 for row in rows.values()])
    return [
        Document(
            FindKey(Source.AGENCY, identity, ""),
            row.name_en or row.native_name or row.short_name,
            texts=told(
                *countries.get(row.country_iso2, ()),
                *(one[1] for one in competences.get(identity, [])),
                row.website,
                row.email,
                row.phone,
            ),
            agencies=frozenset(told(identity, row.parent_agency_id)),
            countries=frozenset(told(row.country_iso2)),
            crimes=frozenset(told(*(one[0] for one in competences.get(identity, [])))),
            further_names=told(row.native_name, row.short_name, *(name[0] for name in further.get(identity, []))),
            context=joined(row.short_name, row.native_name),
        )
        for identity, row in rows.items()
    ]


def offices(connection: Connection, keys: Sequence[FindKey]) -> list[Document]:
    """Offices by name, place and agency, with the countries they cover and the crimes they do so for."""
    rows = directory_rows.offices(connection, identities(keys))
    theirs = directory_rows.agencies(connection, {row.agency_id for row in rows.values() if row.agency_id})
    covered = _grouped(connection, _COVERED, as_list(rows))
    countries = _country_names(connection, [row.country_iso2 for row in rows.values()])
    found = []
    for identity, row in rows.items():
        agency = theirs.get(row.agency_id)
        of_agency = told(agency.name_en, agency.native_name, agency.short_name) if agency else ()
        covers = covered.get(identity, [])
        found.append(
            Document(
                FindKey(Source.OFFICE, identity, ""),
                row.name or row.city,
                texts=told(
                    row.city, *of_agency, *countries.get(row.country_iso2, ()), row.address, row.email, row.phone
                ),
                agencies=frozenset(told(row.agency_id)),
                countries=frozenset(told(row.country_iso2, *(one[0] for one in covers))),
                crimes=frozenset(told(*(one[1] for one in covers))),
                context=joined((agency.short_name or agency.name_en) if agency else "", row.city),
            )
        )
    return found


def bodies(connection: Connection, keys: Sequence[FindKey]) -> list[Document]:
    """Bodies by name, with their members."""
    asked = as_list(identities(keys))
    members = _grouped(connection, _MEMBERS, asked)
    return [
        Document(
            FindKey(Source.BODY, identity, ""),
            name or native or short or "",
            further_names=told(native, short),
            context=short or native or "",
            agencies=frozenset(told(agency)),
            countries=frozenset(told(*(one[0] for one in members.get(identity, [])))),
        )
        for identity, name, native, short, agency in plain(connection, _BODIES, wanted=asked)
    ]


def instruments(connection: Connection, keys: Sequence[FindKey]) -> list[Document]:
    """Treaties and other instruments by title and reference, with the states that are listed."""
    asked = as_list(identities(keys))
    parties = _grouped(connection, _PARTIES, asked)
    return [
        Document(
            FindKey(Source.INSTRUMENT, identity, ""),
            title or short or "",
            partial_date(signed),
            told(reference, depositary, remark, subject),
            countries=frozenset(told(*(one[0] for one in parties.get(identity, [])))),
            further_names=told(short),
            context=joined(short, reference),
        )
        for identity, title, short, reference, depositary, signed, remark, subject in plain(
            connection, _INSTRUMENTS, wanted=asked
        )
    ]


def countries(connection: Connection, keys: Sequence[FindKey]) -> list[Document]:
    """Countries by code and name."""
    return [
        Document(
            FindKey(Source.COUNTRY, iso2, ""),
            english or russian or iso2,
            texts=told(region_en, region_ru),
            further_names=told(russian, iso2, iso3, *parts(further, "|")),
            context=joined(russian, iso2),
            countries=frozenset((iso2,)),
        )
        for iso2, iso3, english, russian, region_en, region_ru, further in plain(
            connection, _COUNTRIES, wanted=as_list(identities(keys))
        )
    ]


def crime_types(connection: Connection, keys: Sequence[FindKey]) -> list[Document]:
    """Crime types by code, name and synonym."""
    return [
        Document(
            FindKey(Source.CRIME_TYPE, code, ""),
            english or code,
            further_names=told(russian, code, *parts(synonyms, "|")),
            context=joined(russian, code),
            crimes=frozenset((code,)),
        )
        for code, english, russian, synonyms, _ in plain(connection, _CRIMES, wanted=as_list(identities(keys)))
    ]


def _grouped(connection: Connection, statement: str, asked: str) -> dict[str, list[tuple[str | None, ...]]]:
    found: dict[str, list[tuple[str | None, ...]]] = defaultdict(list)
    for owner, *values in plain(connection, statement, wanted=asked):
        found[owner].append(tuple(values))
    return found


def _country_names(connection: Connection, codes: Sequence[str]) -> dict[str, tuple[str, ...]]:
    rows = plain(connection, _COUNTRY_NAMES, wanted=as_list(filter(None, codes)))
    return {iso2: told(english, russian) for iso2, english, russian in rows}
