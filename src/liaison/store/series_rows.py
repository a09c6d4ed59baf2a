"""Series, their sessions and sub-sessions, in and out of their tables."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, func, literal, select

from liaison.domain.dates import PartialDate
from liaison.domain.rows import RowKey
from liaison.domain.series import Series, SeriesFacts, Session
from liaison.store.journal.operations import Scalar
from liaison.store.schema.meetings import LIST_DATE, meeting, meeting_series

# not by the index of parents, under which nearly all meetings stand together
_IS_WHOLE = func.coalesce(meeting.c.parent_id, "") == ""
_SESSION = (meeting.c.scope, meeting.c.id, meeting.c.title, meeting.c.ordinal, meeting.c.date)


def all_series(connection: Connection) -> tuple[Series, ...]:
    """Every live series by name, with the number of its live sessions."""
    sessions = (
        select(func.count())
        .where(meeting.c.series_id == meeting_series.c.id, meeting.c.deleted == 0, _IS_WHOLE)
        .scalar_subquery()
    )
    question = select(meeting_series, sessions.label("sessions")).where(meeting_series.c.deleted == 0)
    rows = connection.execute(question).mappings()
    return tuple(sorted((_series(row) for row in rows), key=lambda one: (one.facts.name.casefold(), one.key.id)))


def series_of(connection: Connection, key: RowKey) -> Series | None:
    """One live series."""
    question = select(meeting_series).where(
        meeting_series.c.scope == key.scope, meeting_series.c.id == key.id, meeting_series.c.deleted == 0
    )
    row = connection.execute(question).mappings().one_or_none()
    return None if row is None else _series(row)


def sessions_of(connection: Connection, series: RowKey) -> tuple[Session, ...]:
    """The live sessions of a series, sub-sessions aside, in no order."""
    question = select(*_SESSION).where(
        meeting.c.series_id == series.id,
        meeting.c.scope == series.scope,
        meeting.c.deleted == 0,
        _IS_WHOLE,
    )
    return tuple(_session(*row) for row in connection.execute(question))


def parts_of(connection: Connection, key: RowKey) -> tuple[Session, ...]:
    """The live sub-sessions of a meeting, the earliest first."""
    # asked for in order, SQLite walks the list of all meetings for the few
    question = select(*_SESSION, meeting.c.starts_at).where(
        meeting.c.parent_id == key.id, meeting.c.scope == key.scope, meeting.c.deleted + 0 == 0
    )
    found = [(_session(*row[:-1]), row[-1] or "") for row in connection.execute(question)]
    found.sort(key=lambda one: (one[0].date.sort_key if one[0].date else "", one[1], one[0].key.id))
    return tuple(session for session, _ in found)


def session_of(connection: Connection, key: RowKey) -> Session | None:
    """One live meeting, by what it is called."""
    question = select(*_SESSION).where(meeting.c.scope == key.scope, meeting.c.id == key.id, meeting.c.deleted == 0)
    row = connection.execute(question).one_or_none()
    return None if row is None else _session(*row)


def place_of(connection: Connection, key: RowKey) -> RowMapping | None:
    """The columns by which a meeting stands among others: series, ordinal, parent, chair."""
    question = select(
        meeting.c.series_id, meeting.c.ordinal, meeting.c.parent_id, meeting.c.chair_name, meeting.c.chair_person_id
    ).where(meeting.c.scope == key.scope, meeting.c.id == key.id, meeting.c.deleted == 0)
    return connection.execute(question).mappings().one_or_none()


def meetings_about(connection: Connection, scope: str, first: str, last: str, limit: int) -> Sequence[Session]:
    """Live meetings that are no sub-sessions and whose dates, as the list sorts them, lie between two texts."""
    question = select(*_SESSION).where(
        meeting.c.deleted == 0,
        LIST_DATE.between(first, last),
        meeting.c.scope + literal("") == scope,
        _IS_WHOLE,
    )
    question = question.order_by(LIST_DATE.desc(), meeting.c.id.desc()).limit(limit)
    return [_session(*row) for row in connection.execute(question)]


def series_values(facts: SeriesFacts) -> dict[str, Scalar]:
    """A series as columns."""
    return {
        "name": facts.name,
        "body_id": facts.body_id,
        "chair_name": facts.chair_name,
        "chair_person_id": facts.chair_person_id,
        "next_host_iso2": facts.next_host_iso2,
        "remark": facts.remark,
    }


def _series(row: RowMapping) -> Series:
    facts = SeriesFacts(
        row["name"] or "",
        row["body_id"],
        row["chair_name"],
        row["chair_person_id"],
        row["next_host_iso2"],
        row["remark"],
    )
    return Series(RowKey(row["scope"], row["id"]), facts, int(row.get("sessions") or 0))


def _session(scope: str, row_id: str, title: str | None, ordinal: int | None, date: PartialDate | None) -> Session:
    return Session(RowKey(scope, row_id), title or "", ordinal, date)
