"""Meetings: series, sessions and sub-sessions, who sat there, what was said, what came of it."""

from __future__ import annotations

from sqlalchemy import Index, Text, func, literal_column

from liaison.store.schema.columns import journalled, marking, number, text, when

meeting_series = journalled(
    "meeting_series",
    text("name"),
    text("body_id"),
    text("chair_name"),
    text("chair_person_id"),
    text("next_host_iso2"),
    text("remark"),
)
# a sub-session is a meeting with a parent
meeting = journalled(
    "meeting",
    text("kind"),
    text("title"),
    text("series_id"),
    number("ordinal"),
    text("parent_id"),
    when("date"),
    text("starts_at"),
    text("ends_at"),
    text("time_zone"),
    text("time_certainty"),
    text("place"),
    text("city"),
    text("country_iso2"),
    text("host_agency_id"),
    text("initiator_agency_id"),
    text("initiator_name"),
    text("language"),
    text("interpreter"),
    text("chair_name"),
    text("chair_person_id"),
    text("state"),
    number("version"),
    text("remark"),
    *marking(),
    index=("parent_id",),
)
# undated meetings stand at the end of the list; the same expression is in the list's question
LIST_DATE = func.coalesce(meeting.c.date, literal_column("''"), type_=Text)
Index("ix_meeting_list", meeting.c.deleted, LIST_DATE, meeting.c.id)
delegation = journalled(
    "delegation",
    text("meeting_id"),
    text("agency_id"),
    text("office_id"),
    text("body_id"),
    text("country_iso2"),
    text("name"),
    text("capacity"),
    number("is_own"),
    number("position"),
    index=("meeting_id",),
)
# with whom a meeting was, from the index alone
Index("ix_delegation_agency", delegation.c.agency_id, delegation.c.deleted, delegation.c.scope, delegation.c.meeting_id)
Index("ix_delegation_office", delegation.c.office_id, delegation.c.deleted, delegation.c.scope, delegation.c.meeting_id)
participant = journalled(
    "participant",
    text("meeting_id"),
    text("delegation_id"),
    text("person_id"),
    text("name"),
    text("post"),
    number("is_head"),
    number("is_interpreter"),
    text("attendance"),
    number("position"),
    index=("meeting_id", "person_id"),
)
agenda_item = journalled(
    "agenda_item",
    text("meeting_id"),
    text("note_id"),
    number("line"),
    text("title"),
    number("planned_minutes"),
    text("state"),
    number("position"),
    number("is_recurring"),
    text("carried_from_id"),
    index=("meeting_id",),
)
# of a meeting, or of a case
note = journalled(
    "note",
    text("meeting_id"),
    text("case_id"),
    text("title"),
    text("body"),
    *marking(),
    index=("meeting_id", "case_id"),
)
statement = journalled(
    "statement",
    text("meeting_id"),
    text("note_id"),
    number("line"),
    text("agenda_item_id"),
    text("speaker_person_id"),
    text("speaker_name"),
    text("capacity"),
    text("original"),
    text("language"),
    text("translation"),
    text("quotable"),
    text("source_grade"),
    text("information_grade"),
    *marking(),
    index=("meeting_id",),
)
outcome = journalled(
    "outcome",
    text("meeting_id"),
    text("note_id"),
    number("line"),
    text("agenda_item_id"),
    text("kind"),
    text("text"),
    index=("meeting_id",),
)
follow_up = journalled(
    "follow_up",
    text("meeting_id"),
    text("case_id"),
    text("note_id"),
    number("line"),
    text("text"),
    text("direction"),
    text("owner_name"),
    text("owner_person_id"),
    text("counterpart_agency_id"),
    when("due"),
    text("state"),
    when("done_on"),
)
Index("ix_follow_up_counterpart", follow_up.c.counterpart_agency_id, follow_up.c.deleted, follow_up.c.state)
# as long as the one below, or SQLite counts a meeting's open promises by going through all open ones
Index("ix_follow_up_meeting", follow_up.c.meeting_id, follow_up.c.deleted, follow_up.c.state)
# few stand in the note of a case
Index("ix_follow_up_case", follow_up.c.case_id, sqlite_where=follow_up.c.case_id.is_not(None))
Index("ix_follow_up_open", follow_up.c.deleted, follow_up.c.state, follow_up.c.due)
topic = journalled("topic", text("target_table"), text("target_id"), text("crime_type"), index=("target_id",))
attachment = journalled(
    "attachment",
    text("target_table"),
    text("target_id"),
    text("file_name"),
    text("media_type"),
    number("size"),
    text("sha256"),
    text("caption"),
    text("added_at"),
    *marking(),
    index=("target_id",),
)
# a version of the minutes: what was final, with the names and labels of that day, and how the other side came to agree
minutes_version = journalled(
    "minutes_version",
    text("meeting_id"),
    number("number"),
    text("finalised_at"),
    text("body"),
    text("labels"),
    text("reopened_at"),
    text("reason"),
    text("sent_to"),
    when("sent_on"),
    when("agreed_on"),
    when("signed_on"),
    text("signed_by"),
    text("remark"),
    index=("meeting_id",),
)
meeting_template = journalled(
    "meeting_template",
    text("name"),
    text("kind"),
    text("body"),
    text("facts"),
    number("position"),
)
Index("ix_meeting_series", meeting.c.series_id, meeting.c.deleted, meeting.c.ordinal)
