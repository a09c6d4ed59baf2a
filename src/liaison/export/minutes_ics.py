"""The meeting and its promises as a calendar (iCalendar): an event in the meeting's own zone, a task for each promise.

Only what a calendar needs: title, place, time, promises. No people are invited and nobody is named as the organiser, because
programs answer invitations by themselves. The identities tell nothing: they are digests, the same for the same record, so that a
second import replaces the first.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from liaison.base.translations import tr
from liaison.domain.dates import PartialDate
from liaison.domain.minutes import FollowUp, Minutes, MinutesHeader, plain
from liaison.domain.minutes_words import place_of, state_words
from liaison.export.minutes_paper import owner_of

PRODUCT = "-//Minutes//EN"


def ics_of(minutes: Minutes, made: date) -> bytes:
    """The file; the meeting is in it only when its day is known."""
    import vobject

    calendar = vobject.iCalendar()
    calendar.add("prodid").value = PRODUCT
    # its own idea of universal time; it knows no other
    stamp = datetime.combine(made, time(), vobject.icalendar.utc)
    if minutes.header.date is not None and minutes.header.date.is_day:
        _event(calendar, minutes, stamp)
    times: Counter[str] = Counter()
    for number, promise in enumerate(minutes.follow_ups, 1):
        said = plain(promise.words)
        times[said] += 1
        # by its words, which stay when lines are added above or left out
        identity = _identity(minutes, f"follow-up {times[said]} {said}")
        _task(calendar, minutes, promise, tr("Follow-up {n}", n=number), identity, stamp)
    text: str = calendar.serialize()
    return text.encode("utf-8")


def _event(calendar: Any, minutes: Minutes, stamp: datetime) -> None:
    header = minutes.header
    event = calendar.add("vevent")
    event.add("uid").value = _identity(minutes, "meeting")
    event.add("dtstamp").value = stamp
    event.add("summary").value = _line(header.title)
    start, end = _times(header)
    event.add("dtstart").value = start
    event.add("dtend").value = end
    if place := place_of(header):
        event.add("location").value = _line(place)
    _marked(event, minutes, state_words(minutes))


def _task(calendar: Any, minutes: Minutes, promise: FollowUp, label: str, identity: str, stamp: datetime) -> None:
    task = calendar.add("vtodo")
    task.add("uid").value = identity
    task.add("dtstamp").value = stamp
    task.add("summary").value = _line(plain(promise.words)) or label
    if due := _last_day(promise.due):
        task.add("due").value = due
    task.add("status").value = "COMPLETED" if promise.is_done else "NEEDS-ACTION"
    owner = owner_of(promise, minutes.delegations)
    lines = [tr("Who: {name}", name=owner)] if owner else []
    if promise.unread_due:
        lines.append(tr("due {date}", date=promise.unread_due))
    _marked(task, minutes, "\n".join(lines))


def _marked(component: Any, minutes: Minutes, text: str) -> None:
    marking = minutes.header.marking
    said = "\n".join(filter(None, (marking.value if marking else "", text)))
    if said:
        component.add("description").value = said
    # calendars that are shared show others that there is something, not what
    component.add("class").value = "CONFIDENTIAL" if marking else "PRIVATE"


def _times(header: MinutesHeader) -> tuple[date | datetime, date | datetime]:
    """From when to when: the whole day where the hour or its zone is not known."""
    day = header.date.earliest if header.date is not None else None
    assert day is not None  # asked for a known day only  # noqa: S101
    zone, start = _zone(header.time_zone), _clock(header.starts_at)
    if zone is None or start is None:
        return day, day + timedelta(days=1)
    begun = datetime.combine(day, start, zone)
    end = _clock(header.ends_at)
    if end is None:
        return begun, begun + timedelta(hours=1)
    over_midnight = timedelta(days=1) if end <= start else timedelta()
    return begun, datetime.combine(day + over_midnight, end, zone)


class _Zone(tzinfo):
    """A zone that tells its name where the calendar's library looks for it; by itself it would write `EET`."""

    def __init__(self, name: str) -> None:
        self._zone = ZoneInfo(name)
        self.tzid = name

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        return self._zone.utcoffset(moment)

    def dst(self, moment: datetime | None) -> timedelta | None:
        return self._zone.dst(moment)

    def tzname(self, moment: datetime | None) -> str | None:
        return self._zone.tzname(moment)


def _zone(name: str) -> tzinfo | None:
    try:
        return _Zone(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _clock(written: str) -> time | None:
    try:
        return time.fromisoformat(written) if written else None
    except ValueError:
        return None


def _last_day(due: PartialDate | None) -> date | None:
    return due.latest if due is not None else None


def _identity(minutes: Minutes, what: str) -> str:
    return hashlib.sha256(f"{minutes.meeting_id} {what}".encode()).hexdigest()[:32]


def _line(text: str) -> str:
    return " ".join(text.split())
