"""Dealings with an office in words: the last meeting, and what either side promised and has not done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from liaison.base.translations import tr, trn
from liaison.domain.contacts import LastContact, LastMeeting, OpenPromises
from liaison.ui.widgets.reference.names import BESIDE


def contact_in_brief(contact: LastContact | None) -> str:
    """The last meeting and how many promises are open; empty when nothing is recorded, or nothing known."""
    if contact is None:
        return ""
    parts = [_met(contact.meeting)] if contact.meeting is not None else []
    if contact.open_count:
        parts.append(trn("{n} open promise", "{n} open promises", contact.open_count))
    return BESIDE.join(parts)


def contact_in_full(contact: LastContact | None, today: date) -> Iterator[str]:
    """Sentences: what is recorded of meetings and promises, and what not being recorded means."""
    if contact is None:
        return
    if contact.meeting is None:
        yield tr("No meeting is recorded here.")
    else:
        yield f"{_met(contact.meeting)}: {contact.meeting.title}"
    for promises, many in (
        (contact.ours, trn("We promised {n} thing", "We promised {n} things", contact.ours.count)),
        (contact.theirs, trn("They promised {n} thing", "They promised {n} things", contact.theirs.count)),
        (
            contact.undirected,
            trn("{n} promise without a side", "{n} promises without a side", contact.undirected.count),
        ),
    ):
        if promises.count:
            yield f"{many}{_pressing(promises, today)}"


def _met(meeting: LastMeeting) -> str:
    when = str(meeting.date) if meeting.date is not None else tr("on an unknown day")
    if meeting.with_office:
        return tr("last met {date}", date=when)
    return tr("its agency last met {date}", date=when)


def _pressing(promises: OpenPromises, today: date) -> str:
    first = promises.pressing
    if first is None:
        return ""
    if first.due is None:
        return f": {first.text}"
    due = tr("overdue since {date}", date=first.due) if first.is_overdue(today) else tr("due {date}", date=first.due)
    return f": {first.text} ({due})"
