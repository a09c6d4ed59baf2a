"""Which meetings a filter wants, newest first: from an index where one knows few, else looking through the list in stretches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import nlargest
from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, func, or_, select, union_all
from sqlalchemy.sql import Select

from liaison.domain.meeting_filters import MeetingFilter
from liaison.domain.meetings import ListPosition, MeetingKind, MeetingState
from liaison.domain.rows import RowKey
from liaison.store import meeting_rows
from liaison.store.schema.directory import agency as own_agency
from liaison.store.schema.meetings import LIST_DATE, delegation, follow_up, meeting
from liaison.store.schema.reference import agency as ref_agency

FEW = 20_000
"""So many meetings named by an index are taken from there; more are met soon enough on the way through the list."""


def wanted_in(
    connection: Connection, wanted: MeetingFilter, after: ListPosition | None, until: ListPosition | None, limit: int
) -> tuple[RowKey, ...]:
    """The first meetings that follow `after` and are wanted, none behind `until`."""
    question = select(meeting.c.scope, meeting.c.id).where(meeting.c.deleted == 0, *_conditions(wanted))
    if after is not None:
        question = question.where(*meeting_rows.behind(after))
    if until is not None:
        question = question.where(until.date <= LIST_DATE, or_(until.date < LIST_DATE, meeting.c.id >= until.id))
    question = question.order_by(LIST_DATE.desc(), meeting.c.id.desc()).limit(limit)
    return tuple(RowKey(scope, row_id) for scope, row_id in connection.execute(question))


def named_by_index(connection: Connection, wanted: MeetingFilter) -> tuple[RowKey, ...] | None:
    """The meetings among which all that are wanted are, when an index names few; None when none does."""
    for source in _sources(wanted):
        found = tuple(RowKey(row[0], row[1]) for row in connection.execute(source.limit(FEW + 1)))
        if len(found) <= FEW:
            return tuple(dict.fromkeys(found))
    return None


def wanted_among(
    connection: Connection,
    wanted: MeetingFilter,
    among: Sequence[RowKey],
    after: ListPosition | None,
    limit: int,
) -> tuple[RowKey, ...]:
    """The first of some meetings that follow `after` and are wanted."""
    question = select(LIST_DATE, meeting.c.id, meeting.c.scope).where(*meeting_rows.named(among), *_conditions(wanted))
    if after is not None:
        question = question.where(*meeting_rows.behind(after))
    found = nlargest(limit, (tuple(row) for row in connection.execute(question)))
    return tuple(RowKey(scope, row_id) for _, row_id, scope in found)


def _sources(wanted: MeetingFilter) -> Iterator[Select[Any]]:
    if wanted.series is not None:
        yield select(meeting.c.scope, meeting.c.id).where(
            meeting.c.series_id == wanted.series.id, meeting.c.deleted == 0
        )
    for name in ("agency_id", "office_id"):
        key = getattr(wanted, name)
        if key is not None:
            yield select(delegation.c.scope, delegation.c.meeting_id).where(
                delegation.c[name] == key, delegation.c.deleted == 0
            )
    if wanted.has_open:
        yield select(follow_up.c.scope, follow_up.c.meeting_id).where(
            follow_up.c.deleted == 0, follow_up.c.state == "open"
        )


def _conditions(wanted: MeetingFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.series is not None:
        yield meeting.c.series_id == wanted.series.id
        yield meeting.c.scope == wanted.series.scope
    if wanted.kind is not None:
        yield func.coalesce(meeting.c.kind, MeetingKind.WORKING_MEETING.value) == wanted.kind.value
    if wanted.state is not None:
        yield func.coalesce(meeting.c.state, MeetingState.DRAFT.value) == wanted.state.value
    for name in ("agency_id", "office_id"):
        key = getattr(wanted, name)
        if key is not None:
            yield _sat_there(delegation.c[name] == key)
    if wanted.country_iso2 is not None:
        yield or_(meeting.c.country_iso2 == wanted.country_iso2, _sat_there(_is_of(wanted.country_iso2)))
    if wanted.has_open:
        yield exists().where(
            follow_up.c.meeting_id == meeting.c.id,
            follow_up.c.scope == meeting.c.scope,
            follow_up.c.deleted == 0,
            follow_up.c.state == "open",
        )


def _sat_there(who: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(
        delegation.c.meeting_id == meeting.c.id, delegation.c.scope == meeting.c.scope, delegation.c.deleted == 0, who
    )


def _is_of(iso2: str) -> ColumnElement[bool]:
    agencies = union_all(
        select(ref_agency.c.id).where(ref_agency.c.country_iso2 == iso2),
        select(own_agency.c.id).where(own_agency.c.country_iso2 == iso2, own_agency.c.deleted == 0),
    )
    return or_(delegation.c.country_iso2 == iso2, delegation.c.agency_id.in_(agencies))
