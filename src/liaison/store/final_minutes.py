"""Nothing is written into final minutes, whoever asks. Loaded at the start, and therefore small."""

from __future__ import annotations

from sqlalchemy import Connection

from liaison.domain.meetings import MeetingState
from liaison.domain.minutes_errors import MinutesAreFinal
from liaison.domain.rows import RowKey

_STATE_OF_NOTE = """
SELECT meeting.state FROM note JOIN meeting ON meeting.scope = note.scope AND meeting.id = note.meeting_id
WHERE note.scope = ? AND note.id = ?
"""
_STATE_OF_PART = """
SELECT meeting.state FROM {table} AS part JOIN meeting ON meeting.scope = part.scope AND meeting.id = part.meeting_id
WHERE part.scope = ? AND part.id = ?
"""
_STATE = "SELECT state FROM meeting WHERE scope = ? AND id = ?"
_PARTS = ("delegation", "participant", "agenda_item", "statement")


def refuse_final(connection: Connection, key: RowKey) -> None:
    """Nothing is written into a final meeting's facts and people. Raises MinutesAreFinal."""
    _refuse(connection, _STATE, key)


def refuse_final_note(connection: Connection, key: RowKey) -> None:
    """Nothing is written into the note of a final meeting. Raises MinutesAreFinal."""
    _refuse(connection, _STATE_OF_NOTE, key)


def refuse_final_part(connection: Connection, table: str, key: RowKey) -> None:
    """Nothing is written into a delegation, a seat, an agenda item or a statement of a final meeting. Raises MinutesAreFinal."""
    if table not in _PARTS:
        raise ValueError(table)
    _refuse(connection, _STATE_OF_PART.format(table=table), key)


def is_final_note(connection: Connection, key: RowKey) -> bool:
    """True when the note belongs to final minutes."""
    return connection.exec_driver_sql(_STATE_OF_NOTE, (key.scope, key.id)).scalar() == MeetingState.FINAL.value


def _refuse(connection: Connection, question: str, key: RowKey) -> None:
    if connection.exec_driver_sql(question, (key.scope, key.id)).scalar() == MeetingState.FINAL.value:
        raise MinutesAreFinal
