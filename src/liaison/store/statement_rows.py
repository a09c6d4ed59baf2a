"""Statements out of their table, and what a person says of them into it."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from sqlalchemy import Connection, RowMapping, or_, select

from liaison.domain.meetings import Direction, Tlp
from liaison.domain.rows import RowKey
from liaison.domain.statements import (
    InformationGrade,
    KeptStatement,
    NoteSigns,
    Quotable,
    SourceGrade,
    StatementDetails,
    StatementSigns,
)
from liaison.store.journal.operations import Scalar
from liaison.store.schema.meetings import follow_up, participant, statement

Choice = TypeVar("Choice", bound=StrEnum)


def statement_at(connection: Connection, note: RowKey, line: int, text: str) -> KeptStatement | None:
    """The statement of these words that stands nearest to a line of a note; None when there is none."""
    question = select(statement).where(
        statement.c.scope == note.scope,
        statement.c.note_id == note.id,
        statement.c.deleted == 0,
        statement.c.original == text,
    )
    rows = connection.execute(question).mappings().all()
    if not rows:
        return None
    row = min(rows, key=lambda one: abs((one["line"] or 0) - line))
    return KeptStatement(
        RowKey(row["scope"], row["id"]),
        row["speaker_name"] or "",
        row["original"] or "",
        _details(row),
        _people(connection, RowKey(row["scope"], row["meeting_id"])),
    )


def values_of(details: StatementDetails) -> dict[str, Scalar]:
    """What a person says of a statement, as columns."""
    given: dict[str, Scalar] = {
        "speaker_person_id": details.person_id,
        "capacity": details.capacity,
        "language": details.language,
        "translation": details.translation,
        "quotable": details.quotable.value if details.quotable else None,
        "source_grade": details.source.value if details.source else None,
        "information_grade": details.information.value if details.information else None,
        "tlp": details.marking.value if details.marking else None,
    }
    return {name: None if value == "" else value for name, value in given.items()}


def signs_of(connection: Connection, note: RowKey) -> NoteSigns:
    """What is told beside the lines of a note; statements of which nothing is known are left out."""
    said = statement.c
    statements = select(said.speaker_name, said.original, said.translation, said.quotable).where(
        said.scope == note.scope,
        said.note_id == note.id,
        said.deleted == 0,
        or_(said.translation.is_not(None), said.quotable.is_not(None)),
    )
    promised = follow_up.c
    promises = select(promised.owner_name, promised.text, promised.direction).where(
        promised.scope == note.scope,
        promised.note_id == note.id,
        promised.deleted == 0,
        promised.direction.is_not(None),
    )
    return NoteSigns(
        {
            (speaker or "", text or ""): StatementSigns(bool(translation), _choice(Quotable, quotable))
            for speaker, text, translation, quotable in connection.execute(statements)
        },
        {
            (owner or "", text or ""): whose
            for owner, text, direction in connection.execute(promises)
            if (whose := _choice(Direction, direction)) is not None
        },
    )


def _people(connection: Connection, meeting: RowKey) -> tuple[tuple[str, str], ...]:
    question = select(participant.c.person_id, participant.c.name).where(
        participant.c.meeting_id == meeting.id,
        participant.c.scope == meeting.scope,
        participant.c.deleted == 0,
        participant.c.person_id.is_not(None),
    )
    rows = connection.execute(question.order_by(participant.c.position, participant.c.id))
    return tuple((person, name or "") for person, name in rows)


def _details(row: RowMapping) -> StatementDetails:
    return StatementDetails(
        person_id=row["speaker_person_id"] or "",
        capacity=row["capacity"] or "",
        language=row["language"] or "",
        translation=row["translation"] or "",
        quotable=_choice(Quotable, row["quotable"]),
        source=_choice(SourceGrade, row["source_grade"]),
        information=_choice(InformationGrade, row["information_grade"]),
        marking=_choice(Tlp, row["tlp"]),
    )


def _choice(values: type[Choice], kept: str | None) -> Choice | None:
    """A value of an enumeration; one of a newer program is not known here."""
    return next((value for value in values if value.value == kept), None)
