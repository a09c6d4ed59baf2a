"""Cases: who is involved, what happened, the legs of a chain, requests, controlled deliveries, and links between records."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Index, Text, func, literal_column
from sqlalchemy import text as text_of

from liaison.store.schema.columns import journalled, marking, number, text, when

WAITS = "state IN ('sent', 'acknowledged', 'partly_answered')"
"""A request for which an answer is waited for."""


def _graded() -> tuple[Column[Any], ...]:
    return text("source"), text("source_grade"), text("information_grade")


case_file = journalled(
    "case_file",
    text("reference"),
    text("title"),
    text("crime_type"),
    text("state"),
    when("opened_on"),
    when("closed_on"),
    text("summary"),
    *marking(),
    index=("reference",),
)
LIVE_CASE = case_file.c.deleted == literal_column("0")
# those without a day stand at the end; the same expression is in the register's question
REGISTER_DATE = func.coalesce(case_file.c.opened_on, literal_column("''"), type_=Text)
# of live cases only, and not led by the mark: SQLite would take it for every question that names the mark
Index("ix_case_register", REGISTER_DATE, case_file.c.id, case_file.c.state, sqlite_where=LIVE_CASE)
case_side = journalled(
    "case_side",
    text("case_id"),
    text("country_iso2"),
    text("agency_id"),
    text("name"),
    text("role"),
    when("since"),
    text("remark"),
    index=("case_id",),
)
case_number = journalled(
    "case_number",
    text("case_id"),
    text("agency_id"),
    text("country_iso2"),
    text("number"),
    text("remark"),
    index=("case_id",),
)
# people and things of interest; counterparts are people of the directory
case_interest = journalled(
    "case_interest",
    text("case_id"),
    text("kind"),
    text("name"),
    text("identifier"),
    text("country_iso2"),
    text("remark"),
    *_graded(),
    index=("case_id",),
)
case_happening = journalled(
    "case_happening",
    text("case_id"),
    text("text"),
    when("happened_on"),
    text("at"),
    text("time_zone"),
    text("place"),
    text("country_iso2"),
    *_graded(),
    index=("case_id",),
)
case_leg = journalled(
    "case_leg",
    text("case_id"),
    number("position"),
    text("country_iso2"),
    text("place"),
    text("role"),
    text("way"),
    text("goods"),
    text("amount"),
    text("unit"),
    text("state"),
    text("agency_id"),
    text("agency_name"),
    when("since"),
    when("until"),
    text("remark"),
    *_graded(),
    index=("case_id",),
)
case_step = journalled("case_step", text("case_id"), text("from_leg_id"), text("to_leg_id"), index=("case_id",))
request = journalled(
    "request",
    text("case_id"),
    text("kind"),
    text("direction"),
    text("requesting_iso2"),
    text("requested_iso2"),
    text("requesting_agency_id"),
    text("requesting_name"),
    text("requested_agency_id"),
    text("requested_name"),
    text("instrument_id"),
    text("basis_trace"),
    when("basis_as_of"),
    text("measure"),
    text("channel"),
    text("language"),
    text("urgency"),
    text("subject"),
    text("reference"),
    text("their_reference"),
    text("case_facts"),
    text("offence"),
    text("persons"),
    text("questions"),
    text("state"),
    when("sent_on"),
    when("due"),
    when("answered_on"),
    *marking(),
    index=("case_id",),
)
# of those that wait only, which are few; the question has to name them, and the order, in the same words
Index(
    "ix_request_due",
    func.coalesce(request.c.due, literal_column("'~'"), type_=Text),
    request.c.id,
    sqlite_where=text_of(f"deleted = 0 AND {WAITS}"),
)
request_step = journalled(
    "request_step",
    text("request_id"),
    text("kind"),
    when("happened_on"),
    text("ground"),
    text("document"),
    text("meeting_id"),
    number("line"),
    text("remark"),
    index=("request_id",),
)
controlled_delivery = journalled(
    "controlled_delivery",
    text("case_id"),
    text("goods"),
    text("amount"),
    text("unit"),
    text("substitution"),
    text("substituted_by"),
    text("lead_agency_id"),
    text("lead_name"),
    text("stop_conditions"),
    when("begins_on"),
    text("state"),
    text("result"),
    when("ended_on"),
    *marking(),
    index=("case_id",),
)
delivery_consent = journalled(
    "delivery_consent",
    text("delivery_id"),
    number("position"),
    text("country_iso2"),
    text("entry"),
    text("transit"),
    text("leaving"),
    text("authority_id"),
    text("authority_name"),
    text("reference"),
    when("given_on"),
    text("supervision"),
    text("conditions"),
    text("contact_name"),
    text("contact_phone"),
    text("contact_hours"),
    text("contact_zone"),
    index=("delivery_id",),
)
delivery_hand_over = journalled(
    "delivery_hand_over",
    text("delivery_id"),
    number("position"),
    text("place"),
    text("from_iso2"),
    text("to_iso2"),
    when("happens_on"),
    text("at"),
    text("time_zone"),
    text("remark"),
    index=("delivery_id",),
)
seizure = journalled(
    "seizure",
    text("case_id"),
    text("delivery_id"),
    text("goods"),
    text("amount"),
    text("unit"),
    text("country_iso2"),
    text("place"),
    when("seized_on"),
    number("arrested"),
    text("source"),
    text("remark"),
    index=("case_id", "delivery_id"),
)
# what others published: how many deliveries, how much was seized, in which period
operation_figure = journalled(
    "operation_figure",
    text("kind"),
    text("goods"),
    text("amount"),
    text("unit"),
    text("country_iso2"),
    text("agency_id"),
    text("name"),
    when("period"),
    text("source"),
    text("url"),
    when("as_of"),
    text("remark"),
)
link = journalled(
    "link",
    text("from_table"),
    text("from_id"),
    text("to_table"),
    text("to_id"),
    text("role"),
    number("line"),
    text("words"),
    index=("from_id", "to_id"),
)
