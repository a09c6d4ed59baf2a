"""Versions of minutes in and out of their table."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select

from liaison.domain.crime_types import CrimeTypes
from liaison.domain.meetings import Meeting, MeetingState
from liaison.domain.minutes_versions import (
    Agreement,
    FrozenLabels,
    FrozenName,
    MinutesVersion,
    Named,
)
from liaison.domain.note_records import DONE
from liaison.domain.note_structure import structure_of
from liaison.domain.plain_values import as_plain, from_plain
from liaison.domain.rows import RowKey
from liaison.domain.topics import topic_name
from liaison.store.journal.operations import Scalar
from liaison.store.minutes_rows import records_to_freeze
from liaison.store.reference.asking import moment
from liaison.store.reference.competence_rows import reference
from liaison.store.reference.directory_rows import agencies, offices
from liaison.store.reference.vocabularies import countries, crime_types
from liaison.store.schema.meetings import follow_up, meeting, minutes_version, note

_FINALISED = "SELECT row_id, min(arrival) FROM journal WHERE row_id IN ({marks}) AND field = 'number' GROUP BY row_id"


def state_of(connection: Connection, key: RowKey) -> tuple[MeetingState, int] | None:
    """How far the minutes of a live meeting are, and in which version; None when it is not there."""
    question = select(meeting.c.state, meeting.c.version).where(
        meeting.c.scope == key.scope, meeting.c.id == key.id, meeting.c.deleted == 0
    )
    row = connection.execute(question).one_or_none()
    return None if row is None else (MeetingState(row[0] or MeetingState.DRAFT), row[1] or 1)


def versions_of(connection: Connection, key: RowKey) -> tuple[MinutesVersion, ...]:
    """The versions of a meeting that were final, the first first."""
    rows = connection.execute(_of(key).order_by(minutes_version.c.number, minutes_version.c.id)).mappings()
    return tuple(_version(row) for row in rows)


def last_version(connection: Connection, key: RowKey) -> MinutesVersion | None:
    """The version that was final last, without reading the others; None when none ever was."""
    newest_first = _of(key).order_by(minutes_version.c.number.desc(), minutes_version.c.id.desc()).limit(1)
    row = connection.execute(newest_first).mappings().one_or_none()
    return _version(row) if row is not None else None


def _of(key: RowKey) -> Select[Any]:
    return select(minutes_version).where(
        minutes_version.c.meeting_id == key.id, minutes_version.c.scope == key.scope, minutes_version.c.deleted == 0
    )


def arrivals(connection: Connection, versions: Iterable[MinutesVersion]) -> dict[str, int]:
    """Where in the journal each version became final, by its identity."""
    wanted = [version.key.id for version in versions]
    statement = _FINALISED.format(marks=", ".join("?" for _ in wanted))
    return {row[0]: row[1] for row in connection.exec_driver_sql(statement, tuple(wanted))} if wanted else {}


def note_of_meeting(connection: Connection, key: RowKey) -> RowKey | None:
    """The note of a live meeting; None when there is none."""
    question = (
        select(note.c.id)
        .join(meeting, (meeting.c.id == note.c.meeting_id) & (meeting.c.scope == note.c.scope))
        .where(note.c.meeting_id == key.id, note.c.scope == key.scope, note.c.deleted == 0, meeting.c.deleted == 0)
        .order_by(note.c.id)
        .limit(1)
    )
    found = connection.execute(question).scalar()
    return None if found is None else RowKey(key.scope, found)


def promise_at(connection: Connection, key: RowKey, line: int, text: str) -> tuple[RowKey, bool] | None:
    """The promise that a line of a note says, and whether it is kept; None when there is no record of it."""
    question = select(follow_up.c.id, follow_up.c.state, follow_up.c.line).where(
        follow_up.c.note_id == key.id,
        follow_up.c.scope == key.scope,
        follow_up.c.deleted == 0,
        follow_up.c.text == text,
    )
    found = sorted(connection.execute(question), key=lambda row: (abs((row[2] or 0) - line), row[0]))
    return (RowKey(key.scope, found[0][0]), found[0][1] == DONE) if found else None


def promises_in_note(connection: Connection, key: RowKey) -> list[tuple[int, str, bool]]:
    """The promises that stand in a note: line, what it says, whether it is kept."""
    question = select(follow_up.c.line, follow_up.c.text, follow_up.c.state).where(
        follow_up.c.note_id == key.id, follow_up.c.scope == key.scope, follow_up.c.deleted == 0
    )
    return [(line or 0, text or "", state == DONE) for line, text, state in connection.execute(question)]


def frozen_labels(connection: Connection, found: Meeting) -> FrozenLabels:
    """Everything a meeting shows besides its text, with the names its keys stand for now."""
    header, sides = found.header, found.delegations
    codes = {header.country_iso2, *(side.country_iso2 for side in sides)}
    keys = {header.host_agency_id, header.initiator_agency_id}
    keys |= {key for side in sides for key in (side.agency_id, side.body_id)}
    names = [
        FrozenName(Named.COUNTRY, country.iso2, country.name_en, country.name_ru)
        for country in countries(connection)
        if country.iso2 in codes
    ]
    its_agencies = agencies(connection, (key for key in keys if key))
    names += [FrozenName(Named.AGENCY, key, reference(row).name) for key, row in its_agencies.items()]
    its_offices = offices(connection, (side.office_id for side in sides if side.office_id))
    names += [FrozenName(Named.OFFICE, key, row.name) for key, row in its_offices.items()]
    topics, crimes = structure_of(found.note.text).topics, crime_types(connection)
    names += [FrozenName(Named.TOPIC, topic.name.casefold(), *_topic_names(crimes, topic.name)) for topic in topics]
    records = records_to_freeze(connection, found.key, found.note.key.id)
    return FrozenLabels(header, sides, found.series_name, found.ordinal, tuple(names), records)


def _topic_names(crimes: CrimeTypes, written: str) -> tuple[str, str]:
    return topic_name(crimes, written, "en"), topic_name(crimes, written, "ru")


def version_values(found: Meeting, number: int, at: datetime, labels: FrozenLabels) -> dict[str, Scalar]:
    """A version that becomes final as columns."""
    return {
        "meeting_id": found.key.id,
        "number": number,
        "finalised_at": at.isoformat(timespec="seconds"),
        "body": found.note.text,
        "labels": json.dumps(as_plain(labels), ensure_ascii=False),
    }


def agreement_values(agreement: Agreement) -> dict[str, Scalar]:
    """How far the other side agreed, as columns; what is empty is not known."""
    return {
        "sent_to": agreement.sent_to or None,
        "sent_on": agreement.sent_on,
        "agreed_on": agreement.agreed_on,
        "signed_on": agreement.signed_on,
        "signed_by": agreement.signed_by or None,
        "remark": agreement.remark or None,
    }


def _version(row: RowMapping) -> MinutesVersion:
    return MinutesVersion(
        key=RowKey(row["scope"], row["id"]),
        number=row["number"] or 0,
        finalised_at=moment(row["finalised_at"]),
        body=row["body"] or "",
        labels=_labels(row["labels"]),
        agreement=Agreement(
            row["sent_to"] or "",
            row["sent_on"],
            row["agreed_on"],
            row["signed_on"],
            row["signed_by"] or "",
            row["remark"] or "",
        ),
        reopened_at=moment(row["reopened_at"]),
        reason=row["reason"] or "",
    )


def _labels(text: str | None) -> FrozenLabels | None:
    try:
        return from_plain(FrozenLabels, json.loads(text)) if text else None
    except (ValueError, TypeError):
        # written by a program unlike this one: the text of the version is there all the same
        return None
