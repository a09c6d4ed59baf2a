"""Meetings in and out of their tables. Reads answer with values shaped for the screens."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, literal_column, select, tuple_

from liaison.domain.dates import PartialDate
from liaison.domain.meetings import (
    Attendance,
    Capacity,
    Delegation,
    ListPosition,
    Meeting,
    MeetingHeader,
    MeetingKind,
    MeetingRow,
    MeetingState,
    NewDelegation,
    NewParticipant,
    Note,
    Participant,
    TimeCertainty,
    Tlp,
)
from liaison.domain.rows import RowKey
from liaison.store.journal.change import Change
from liaison.store.journal.operations import Scalar
from liaison.store.schema.local import row_count
from liaison.store.schema.meetings import LIST_DATE, delegation, follow_up, meeting, meeting_series, note, participant

_SEPARATOR = "\x1f"


def count(connection: Connection) -> int:
    """Live meetings, from the kept count."""
    found = connection.execute(select(row_count.c.live).where(row_count.c.table_name == meeting.name)).scalar()
    return found or 0


def page(connection: Connection, after: ListPosition | None, limit: int) -> tuple[MeetingRow, ...]:
    """Up to `limit` lines that follow `after`, newest first."""
    question = _lines().where(meeting.c.deleted == 0)
    if after is not None:
        question = question.where(*behind(after))
    question = question.order_by(LIST_DATE.desc(), meeting.c.id.desc()).limit(limit)
    return tuple(_line(*row) for row in connection.execute(question))


def lines_of(connection: Connection, keys: Sequence[RowKey]) -> tuple[MeetingRow, ...]:
    """The lines of live meetings, newest first."""
    question = _lines().where(*named(keys))
    rows = (_line(*row) for row in connection.execute(question))
    return tuple(sorted(rows, key=lambda row: row.position, reverse=True))


def named(keys: Sequence[RowKey]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The live meetings of these keys: looked up one by one. Asked plainly, SQLite walks the list and compares."""
    value: ColumnElement[str] = literal_column("value")
    pairs = select(func.json_extract(value, "$[0]"), func.json_extract(value, "$[1]"))
    pairs = pairs.select_from(func.json_each(as_json(keys)))
    return tuple_(meeting.c.scope, meeting.c.id).in_(pairs), meeting.c.deleted + 0 == 0


def as_json(keys: Sequence[RowKey]) -> str:
    """Keys as one bound value: any number of them, and one statement for all numbers."""
    return json.dumps([[key.scope, key.id] for key in keys])


def _lines() -> Select[Any]:
    counterparts = (
        select(func.group_concat(delegation.c.name, _SEPARATOR))
        .where(delegation.c.meeting_id == meeting.c.id, delegation.c.deleted == 0)
        .scalar_subquery()
    )
    promises = (
        select(func.count())
        .where(follow_up.c.meeting_id == meeting.c.id, follow_up.c.deleted == 0, follow_up.c.state == "open")
        .scalar_subquery()
    )
    return select(
        meeting.c.scope,
        meeting.c.id,
        LIST_DATE.label("list_date"),
        meeting.c.title,
        meeting.c.kind,
        meeting.c.state,
        meeting.c.date,
        meeting.c.place,
        meeting.c.city,
        counterparts.label("counterparts"),
        promises.label("promises"),
        meeting.c.parent_id,
    )


def _line(
    scope: str,
    row_id: str,
    list_date: str,
    title: str | None,
    kind: str | None,
    state: str | None,
    date: PartialDate | None,
    place: str | None,
    city: str | None,
    counterparts: str | None,
    promises: int,
    parent: str | None,
) -> MeetingRow:
    return MeetingRow(
        key=RowKey(scope, row_id),
        position=ListPosition(list_date, row_id),
        title=title or "",
        kind=MeetingKind(kind or MeetingKind.WORKING_MEETING),
        state=MeetingState(state or MeetingState.DRAFT),
        date=date,
        place=", ".join(part for part in (city, place) if part) or None,
        counterparts=tuple(counterparts.split(_SEPARATOR)) if counterparts else (),
        open_follow_ups=promises,
        is_part=parent is not None,
    )


def behind(position: ListPosition) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """What follows a position. Written so that SQLite seeks in the index; comparing rows of an expression, it walks from the top."""
    return position.date >= LIST_DATE, (position.date > LIST_DATE) | (meeting.c.id < position.id)


def page_ends(connection: Connection, after: ListPosition | None, step: int, pages: int) -> list[ListPosition]:
    """The positions of every `step`-th line after `after`, at most `pages` of them."""
    question = select(LIST_DATE, meeting.c.id).where(meeting.c.deleted == 0)
    question = question.order_by(LIST_DATE.desc(), meeting.c.id.desc()).limit(1).offset(step - 1)
    ends: list[ListPosition] = []
    while len(ends) < pages:
        row = connection.execute(question if after is None else question.where(*behind(after))).one_or_none()
        if row is None:
            break
        after = ListPosition(row[0], row[1])
        ends.append(after)
    return ends


def meeting_of(connection: Connection, key: RowKey) -> Meeting | None:
    """One live meeting, whole."""
    columns = [*meeting.c, meeting_series.c.name.label("series_name")]
    series = (meeting_series.c.id == meeting.c.series_id) & (meeting_series.c.scope == meeting.c.scope)
    question = select(*columns).select_from(meeting.outerjoin(meeting_series, series))
    question = question.where(meeting.c.scope == key.scope, meeting.c.id == key.id, meeting.c.deleted == 0)
    row = connection.execute(question).mappings().one_or_none()
    if row is None:
        return None
    body = select(note.c.id, note.c.body).where(
        note.c.meeting_id == key.id, note.c.scope == key.scope, note.c.deleted == 0
    )
    # without an order: asked for in one, SQLite walks all notes, 0.8 s with a million
    note_id, text = min((found[0], found[1]) for found in connection.execute(body))
    return Meeting(
        key=key,
        header=_header(row),
        state=MeetingState(row["state"] or MeetingState.DRAFT),
        delegations=delegations_of(connection, key),
        note=Note(RowKey(key.scope, note_id), text or ""),
        series_name=row["series_name"],
        ordinal=row["ordinal"],
        version=row["version"] or 1,
    )


def _header(row: RowMapping) -> MeetingHeader:
    def optional(name: str) -> str | None:
        value = row[name]
        return None if value is None else str(value)

    date = row["date"]
    return MeetingHeader(
        title=str(row["title"] or ""),
        kind=MeetingKind(str(row["kind"] or MeetingKind.WORKING_MEETING)),
        date=date if isinstance(date, PartialDate) else None,
        starts_at=optional("starts_at"),
        ends_at=optional("ends_at"),
        time_zone=optional("time_zone"),
        time_certainty=TimeCertainty(str(row["time_certainty"])) if row["time_certainty"] else None,
        place=optional("place"),
        city=optional("city"),
        country_iso2=optional("country_iso2"),
        host_agency_id=optional("host_agency_id"),
        initiator_name=optional("initiator_name"),
        initiator_agency_id=optional("initiator_agency_id"),
        language=optional("language"),
        interpreter=optional("interpreter"),
        marking=Tlp(str(row["tlp"])) if row["tlp"] else None,
    )


def delegations_of(connection: Connection, key: RowKey) -> tuple[Delegation, ...]:
    """The sides of a meeting, in order, each with its people."""
    people: dict[str, list[Participant]] = {}
    seats = select(participant).where(participant.c.meeting_id == key.id, participant.c.deleted == 0)
    for row in connection.execute(seats.order_by(participant.c.position, participant.c.id)).mappings():
        people.setdefault(row["delegation_id"], []).append(
            Participant(
                RowKey(row["scope"], row["id"]),
                row["name"] or "",
                row["post"],
                bool(row["is_head"]),
                bool(row["is_interpreter"]),
                row["person_id"],
                Attendance(row["attendance"]) if row["attendance"] else None,
            )
        )
    sides = select(delegation).where(delegation.c.meeting_id == key.id, delegation.c.deleted == 0)
    return tuple(
        Delegation(
            RowKey(row["scope"], row["id"]),
            row["name"] or "",
            Capacity(row["capacity"]) if row["capacity"] else None,
            row["agency_id"],
            row["office_id"],
            row["country_iso2"],
            tuple(people.get(row["id"], ())),
            row["body_id"],
            None if row["is_own"] is None else bool(row["is_own"]),
        )
        for row in connection.execute(sides.order_by(delegation.c.position, delegation.c.id)).mappings()
    )


def participants_of(connection: Connection, side: RowKey) -> Sequence[RowKey]:
    """The live seats of a side."""
    question = select(participant.c.scope, participant.c.id).where(
        participant.c.delegation_id == side.id, participant.c.deleted == 0
    )
    return [RowKey(scope, row_id) for scope, row_id in connection.execute(question)]


def header_values(header: MeetingHeader) -> dict[str, Scalar]:
    """A header as columns."""
    return {
        "title": header.title,
        "kind": header.kind.value,
        "date": header.date,
        "starts_at": header.starts_at,
        "ends_at": header.ends_at,
        "time_zone": header.time_zone,
        "time_certainty": header.time_certainty.value if header.time_certainty else None,
        "place": header.place,
        "city": header.city,
        "country_iso2": header.country_iso2,
        "host_agency_id": header.host_agency_id,
        "initiator_name": header.initiator_name,
        "initiator_agency_id": header.initiator_agency_id,
        "language": header.language,
        "interpreter": header.interpreter,
        "tlp": header.marking.value if header.marking else None,
    }


def insert(change: Change, scope: str, header: MeetingHeader) -> RowKey:
    """Add a draft and its empty note."""
    row_id = change.insert(
        "meeting", {**header_values(header), "state": MeetingState.DRAFT.value, "version": 1}, scope=scope
    )
    change.insert("note", {"meeting_id": row_id, "body": ""}, scope=scope)
    return RowKey(scope, row_id)


def update(change: Change, key: RowKey, header: MeetingHeader) -> None:
    """Give a meeting the header's facts."""
    change.update("meeting", (key.scope, key.id), header_values(header))


def delegation_values(side: NewDelegation) -> dict[str, Scalar]:
    """A side as columns."""
    return {
        "name": side.name,
        "capacity": side.capacity.value if side.capacity else None,
        "agency_id": side.agency_id,
        "office_id": side.office_id,
        "country_iso2": side.country_iso2,
        "body_id": side.body_id,
        "is_own": None if side.is_own is None else int(side.is_own),
    }


def insert_delegation(change: Change, key: RowKey, side: NewDelegation, position: int) -> RowKey:
    """Add a side with its people."""
    values = {"meeting_id": key.id, "position": position, **delegation_values(side)}
    made = RowKey(key.scope, change.insert("delegation", values, scope=key.scope))
    for seat, person in enumerate(side.participants):
        insert_participant(change, key, made, person, seat)
    return made


def participant_values(person: NewParticipant) -> dict[str, Scalar]:
    """A person's seat as columns."""
    return {
        "name": person.name,
        "post": person.post,
        "is_head": int(person.is_head),
        "is_interpreter": int(person.is_interpreter),
        "person_id": person.person_id,
        "attendance": person.attendance.value if person.attendance else None,
    }


def insert_participant(change: Change, key: RowKey, side: RowKey, person: NewParticipant, position: int) -> RowKey:
    """Seat a person with a side."""
    values = {"meeting_id": key.id, "delegation_id": side.id, "position": position, **participant_values(person)}
    return RowKey(key.scope, change.insert("participant", values, scope=key.scope))


def next_position(connection: Connection, table: str, parent: str, key: RowKey) -> int:
    """The place behind the last live or deleted row of a parent."""
    source = {"delegation": delegation, "participant": participant}[table]
    question = select(func.coalesce(func.max(source.c.position), -1)).where(
        source.c[parent] == key.id, source.c.scope == key.scope
    )
    return int(connection.execute(question).scalar_one()) + 1
