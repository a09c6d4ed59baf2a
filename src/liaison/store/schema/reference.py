"""Reference tables: the installed pack's facts, replaced whole by the next pack and never edited.

Column names repeat those of the officer's own tables, so that one question reads both. `row` numbers of tables without a text
key are local to the installed pack; what names a fact over packs is its key in `liaison.domain.packs`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Computed, Index, Integer, Table, Text

from liaison.store.schema.base import metadata
from liaison.store.schema.columns import number, text, when
from liaison.store.schema.days import COVERAGE_DAYS


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True)


def _row() -> Column[int]:
    return Column("row", Integer, primary_key=True)


def _origin() -> tuple[Column[Any], ...]:
    """Source, as-of date and what it rests on, and the line of the source file the fact was read from."""
    return text("source_id"), when("as_of"), text("basis"), text("file"), number("line")


pack = Table(
    "ref_pack",
    metadata,
    _key("name"),
    text("version"),
    number("number"),
    text("released"),
    text("expires"),
    text("counts"),
    text("digest"),
)
country = Table(
    "ref_country",
    metadata,
    _key("iso2"),
    text("iso3"),
    text("name_en"),
    text("name_ru"),
    text("region"),
    text("region_en"),
    text("region_ru"),
    text("other_names"),
)
crime_type = Table(
    "ref_crime_type",
    metadata,
    _row(),
    text("code"),
    text("parent"),
    text("name_en"),
    text("name_ru"),
    text("synonyms"),
)
source = Table(
    "ref_source",
    metadata,
    _key("id"),
    text("title"),
    text("publisher"),
    text("url"),
    when("as_of"),
    text("basis"),
    text("remark"),
    text("file"),
    number("line"),
)
agency = Table(
    "ref_agency",
    metadata,
    _key("id"),
    text("name_en"),
    text("native_name"),
    text("short_name"),
    text("kind"),
    text("parent_agency_id"),
    text("country_iso2"),
    text("website"),
    *_origin(),
)
office = Table(
    "ref_office",
    metadata,
    _key("id"),
    text("agency_id"),
    text("name"),
    text("kind"),
    text("city"),
    text("country_iso2"),
    text("address"),
    text("opening_hours"),
    text("time_zone"),
    text("phone"),
    text("email"),
    *_origin(),
)
# held_on: the day the statement is known to hold; looks_back: the source spoke of the time up to that day;
# agency_id: the office's, repeated where it saves looking up each office of an answer (installing fills it)
coverage = Table(
    "ref_coverage",
    metadata,
    _row(),
    text("office_id"),
    text("country_iso2"),
    text("role"),
    text("crime_type"),
    when("held_on"),
    when("valid_from"),
    when("valid_to"),
    number("looks_back"),
    *_origin(),
    text("agency_id"),
    *(Column(name, Integer, Computed(days, persisted=False)) for name, days in COVERAGE_DAYS.items()),
)
competence = Table(
    "ref_competence",
    metadata,
    _row(),
    text("agency_id"),
    text("crime_type"),
    text("wording"),
    *_origin(),
)
competence_rule = Table(
    "ref_competence_rule",
    metadata,
    _row(),
    text("rule_set"),
    text("country_iso2"),
    text("function"),
    text("measure"),
    text("instrument_id"),
    text("crime_type"),
    text("stage"),
    text("place"),
    text("agency_id"),
    text("authority_name"),
    text("channel"),
    text("languages"),
    when("valid_from"),
    when("valid_to"),
    text("remark"),
    *_origin(),
)
body = Table(
    "ref_body",
    metadata,
    _key("id"),
    text("name_en"),
    text("native_name"),
    text("short_name"),
    text("agency_id"),
    *_origin(),
)
membership = Table(
    "ref_membership",
    metadata,
    _row(),
    text("body_id"),
    text("country_iso2"),
    text("role"),
    when("valid_from"),
    when("valid_to"),
    *_origin(),
)
instrument = Table(
    "ref_instrument",
    metadata,
    _key("id"),
    text("title_en"),
    text("short_title"),
    text("kind"),
    text("subject"),
    text("form"),
    text("depositary"),
    when("signed_date"),
    when("entry_into_force"),
    text("reference"),
    number("parties_complete"),
    text("covers"),
    text("remark"),
    *_origin(),
)
party = Table(
    "ref_party",
    metadata,
    _row(),
    text("instrument_id"),
    text("country_iso2"),
    text("status"),
    when("status_date"),
    text("reservation"),
    text("remark"),
    *_origin(),
)
completeness = Table(
    "ref_completeness",
    metadata,
    _row(),
    text("country_iso2"),
    text("kind"),
    text("form"),
    number("list_complete"),
    text("remark"),
    *_origin(),
)

# by office the index alone tells how many countries it covers now
Index(None, coverage.c.office_id, coverage.c.country_iso2, coverage.c.valid_to)
# and by country it alone tells who covers it on a day, and in what role
Index(
    "ix_ref_coverage_country",
    coverage.c.country_iso2,
    coverage.c.office_id,
    coverage.c.agency_id,
    coverage.c.role,
    coverage.c.crime_type,
    *(coverage.c[name] for name in COVERAGE_DAYS),
)
Index(None, agency.c.parent_agency_id)
Index(None, office.c.agency_id)
Index(None, competence.c.agency_id)
# which agencies are competent for a crime, from the index alone
Index("ix_ref_competence_crime", competence.c.crime_type, competence.c.agency_id, competence.c.as_of)
Index(None, competence_rule.c.country_iso2)
Index(None, competence_rule.c.agency_id)
Index(None, body.c.agency_id)
Index(None, membership.c.body_id)
Index(None, party.c.instrument_id)
# the index alone tells under which instruments a country is listed
Index(None, party.c.country_iso2, party.c.instrument_id)
# these two alone tell which treaties are bilateral, and for what the others are
Index(None, instrument.c.form, instrument.c.id)
Index(None, instrument.c.form, instrument.c.covers, instrument.c.subject, instrument.c.id)

REFERENCE: tuple[Table, ...] = (
    pack,
    country,
    crime_type,
    source,
    agency,
    office,
    coverage,
    competence,
    competence_rule,
    body,
    membership,
    instrument,
    party,
    completeness,
)
