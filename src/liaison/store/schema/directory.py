"""What the officer adds to the directory: agencies, offices, coverage, people and posts, bodies, sources, corrections.

The columns repeat those of the reference tables, so that one question reads both.
"""

from __future__ import annotations

from liaison.store.schema.columns import journalled, number, text, when

agency = journalled(
    "agency",
    text("name_en"),
    text("native_name"),
    text("short_name"),
    text("kind"),
    text("parent_agency_id"),
    text("country_iso2"),
    text("website"),
    text("phone"),
    text("email"),
)
office = journalled(
    "office",
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
    index=("agency_id",),
)
coverage = journalled(
    "coverage",
    text("office_id"),
    text("country_iso2"),
    text("role"),
    text("crime_type"),
    when("valid_from"),
    when("valid_to"),
    index=("office_id", "country_iso2"),
)
competence = journalled(
    "competence",
    text("agency_id"),
    text("crime_type"),
    text("wording"),
    when("valid_from"),
    when("valid_to"),
    index=("agency_id",),
)
# one line of a country's rules: who is competent for what; the columns of the rule table lawyers write
competence_rule = journalled(
    "competence_rule",
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
    index=("country_iso2", "agency_id"),
)
body = journalled("body", text("name_en"), text("native_name"), text("short_name"), text("agency_id"))
membership = journalled(
    "membership",
    text("body_id"),
    text("country_iso2"),
    text("role"),
    when("valid_from"),
    when("valid_to"),
    index=("body_id", "country_iso2"),
)
# further names of anything: other scripts, former names, transliterations
name = journalled(
    "name",
    text("target_table"),
    text("target_id"),
    text("text"),
    text("language"),
    text("script"),
    text("kind"),
    index=("target_id",),
)
person = journalled(
    "person",
    text("display_name"),
    text("family_name"),
    text("given_name"),
    text("languages"),
    text("email"),
    text("phone"),
    text("remark"),
)
post = journalled("post", text("title"), text("agency_id"), text("office_id"), index=("agency_id", "office_id"))
post_holder = journalled(
    "post_holder",
    text("post_id"),
    text("person_id"),
    when("held_from"),
    when("held_to"),
    index=("post_id", "person_id"),
)
source = journalled("source", text("title"), text("publisher"), text("url"), when("as_of"), text("basis"))
citation = journalled(
    "citation",
    text("target_table"),
    text("target_id"),
    text("field"),
    text("source_id"),
    text("confidence"),
    when("as_of"),
    text("basis"),
    text("remark"),
    index=("target_id",),
)
# that somebody asked whether a fact still holds, and what came of it; `target_key` as in a correction, or the id of an own row
verification = journalled(
    "verification",
    text("target_table"),
    text("target_key"),
    when("asked_on"),
    when("checked_on"),
    text("asked_of"),
    text("result"),
    text("remark"),
    index=("target_key",),
)
correction = journalled(
    "correction",
    text("target_table"),
    text("target_key"),
    text("field"),
    text("value"),
    text("pack_value"),
    text("source_title"),
    text("source_url"),
    when("as_of"),
    text("note"),
    index=("target_key",),
)
instrument = journalled(
    "instrument",
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
)
party = journalled(
    "party",
    text("instrument_id"),
    text("country_iso2"),
    text("status"),
    when("status_date"),
    text("reservation"),
    text("remark"),
    index=("instrument_id", "country_iso2"),
)
treaty_wish = journalled(
    "treaty_wish",
    text("country_iso2"),
    text("counterpart_iso2"),
    text("kind"),
    text("text"),
    text("crime_type"),
    text("raised_by"),
    when("raised_on"),
    text("raised_at"),
    text("meeting_id"),
    text("note_id"),
    number("line"),
    text("next_step"),
    text("state"),
    index=("meeting_id",),
)
