"""What minutes need of a meeting beside its header, its sides and its note."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from liaison.domain.meetings import Direction, Tlp
from liaison.domain.minutes_records import AttachmentRow, FrozenRecords, PromiseRow, StatementRow, worth_freezing
from liaison.domain.rows import RowKey
from liaison.store.schema.meetings import attachment, follow_up, meeting, note, statement


@dataclass(frozen=True, slots=True)
class HandlingRow:
    """How a meeting and its note may be handled, who chairs it, and its version; None is not known."""

    version: int | None
    chair_name: str | None
    handling_code: str | None
    conditions_of_use: str | None
    originator: str | None
    note_marking: Tlp | None


def handling_of(connection: Connection, key: RowKey, note_id: str) -> HandlingRow | None:
    """None when the meeting was deleted."""
    # who presides over a series at present need not have presided over this meeting
    columns = (meeting.c.version, meeting.c.chair_name)
    columns_of_use = (meeting.c.handling_code, meeting.c.conditions_of_use, meeting.c.originator)
    written = (note.c.id == note_id) & (note.c.scope == meeting.c.scope)
    question = select(*columns, *columns_of_use, note.c.tlp.label("note_tlp"))
    question = question.select_from(meeting.outerjoin(note, written))
    row = connection.execute(question.where(meeting.c.scope == key.scope, meeting.c.id == key.id)).one_or_none()
    if row is None:
        return None
    return HandlingRow(
        row.version,
        row.chair_name,
        row.handling_code,
        row.conditions_of_use,
        row.originator,
        _marking(row.note_tlp),
    )


def statements_of(connection: Connection, key: RowKey, note_id: str) -> tuple[StatementRow, ...]:
    """The live statements of a note, by line."""
    rows = select(statement).where(
        statement.c.meeting_id == key.id,
        statement.c.scope == key.scope,
        statement.c.note_id == note_id,
        statement.c.deleted == 0,
    )
    return tuple(
        StatementRow(
            row.id,
            -1 if row.line is None else row.line,
            row.original or "",
            row.capacity or "",
            row.language or "",
            row.translation or "",
            row.quotable or "",
            _marking(row.tlp),
        )
        for row in connection.execute(rows.order_by(statement.c.line, statement.c.id))
    )


def promises_of(connection: Connection, key: RowKey) -> tuple[PromiseRow, ...]:
    """The live promises of a meeting, by line, those that stand in no note last."""
    rows = select(follow_up).where(
        follow_up.c.meeting_id == key.id, follow_up.c.scope == key.scope, follow_up.c.deleted == 0
    )
    found = connection.execute(rows.order_by(follow_up.c.line.is_(None), follow_up.c.line, follow_up.c.id))
    return tuple(
        PromiseRow(
            row.id,
            row.line if row.note_id else None,
            row.text or "",
            row.owner_name or "",
            row.due,
            Direction(row.direction) if row.direction else None,
            row.state == "done",
        )
        for row in found
    )


def attachments_of(connection: Connection, targets: Iterable[str]) -> tuple[AttachmentRow, ...]:
    """The live files of these records, in the order in which they were added."""
    rows = select(attachment).where(attachment.c.target_id.in_(list(targets)), attachment.c.deleted == 0)
    return tuple(
        AttachmentRow(row.id, row.file_name or "", row.caption or "", _marking(row.tlp))
        for row in connection.execute(rows.order_by(attachment.c.id))
    )


def records_to_freeze(connection: Connection, key: RowKey, note_id: str) -> FrozenRecords:
    """What the records of a meeting say now that its text does not."""
    handling = handling_of(connection, key, note_id)
    return worth_freezing(
        handling.chair_name if handling else None,
        statements_of(connection, key, note_id),
        promises_of(connection, key),
        attachments_of(connection, (key.id, note_id)),
    )


def _marking(written: str | None) -> Tlp | None:
    return Tlp(written) if written else None
