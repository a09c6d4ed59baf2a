"""Cases: references, the legs of a chain, requests, controlled deliveries, and links between records."""

from __future__ import annotations

from liaison.store.schema.columns import journalled, marking, number, text, when

case_file = journalled("case_file", text("title"), text("crime_type"), text("state"), text("summary"), *marking())
case_number = journalled(
    "case_number",
    text("case_id"),
    text("agency_id"),
    text("country_iso2"),
    text("number"),
    index=("case_id",),
)
case_leg = journalled(
    "case_leg",
    text("case_id"),
    number("position"),
    text("country_iso2"),
    text("role"),
    text("goods"),
    text("state"),
    text("remark"),
    index=("case_id",),
)
request = journalled(
    "request",
    text("case_id"),
    text("direction"),
    text("requesting_iso2"),
    text("requested_iso2"),
    text("requesting_agency_id"),
    text("requested_agency_id"),
    text("channel"),
    text("instrument_id"),
    text("subject"),
    text("reference"),
    text("state"),
    when("sent_on"),
    when("due"),
    when("answered_on"),
    *marking(),
    index=("case_id",),
)
controlled_delivery = journalled(
    "controlled_delivery",
    text("case_id"),
    text("goods"),
    text("substitution"),
    text("hand_over_points"),
    text("state"),
    text("result"),
    *marking(),
    index=("case_id",),
)
delivery_consent = journalled(
    "delivery_consent",
    text("delivery_id"),
    text("country_iso2"),
    text("entry"),
    text("transit"),
    text("exit"),
    text("authority_id"),
    text("authority_name"),
    text("supervision_guarantee"),
    text("conditions"),
    when("given_on"),
    index=("delivery_id",),
)
link = journalled(
    "link",
    text("from_table"),
    text("from_id"),
    text("to_table"),
    text("to_id"),
    text("role"),
    index=("from_id", "to_id"),
)
