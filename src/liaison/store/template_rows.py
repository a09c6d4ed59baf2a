"""An officer's own templates, in and out of their table."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from liaison.domain.meeting_templates import MeetingTemplate, read_facts, stored_facts
from liaison.domain.meetings import MeetingKind
from liaison.domain.rows import RowKey
from liaison.store.journal.operations import Scalar
from liaison.store.schema.meetings import meeting_template

_KINDS = frozenset(kind.value for kind in MeetingKind)


def own_templates(connection: Connection) -> tuple[MeetingTemplate, ...]:
    """All live ones, in the order they were made."""
    question = select(meeting_template).where(meeting_template.c.deleted == 0)
    question = question.order_by(meeting_template.c.position, meeting_template.c.id)
    found = []
    for row in connection.execute(question).mappings():
        facts, sides = read_facts(row["facts"])
        kind = row["kind"] if row["kind"] in _KINDS else MeetingKind.WORKING_MEETING
        key = RowKey(row["scope"], row["id"])
        found.append(MeetingTemplate(row["name"] or "", MeetingKind(kind), row["body"] or "", facts, sides, key))
    return tuple(found)


def template_values(template: MeetingTemplate) -> dict[str, Scalar]:
    """A template as columns."""
    return {
        "name": template.name,
        "kind": template.kind.value,
        "body": template.body,
        "facts": stored_facts(template.facts, template.delegations),
    }


def next_position(connection: Connection) -> int:
    """The place behind the last."""
    return int(connection.execute(select(func.coalesce(func.max(meeting_template.c.position), -1))).scalar_one()) + 1
