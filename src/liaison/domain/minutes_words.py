"""What minutes call things, in the language in use: the facts of a meeting line by line, capacities, promises, kinds of items."""

from __future__ import annotations

from collections.abc import Iterator

from liaison.base.translations import marked, tr, trn
from liaison.domain.meetings import Attendance, Direction
from liaison.domain.minutes import (
    AttachedFile,
    Attendee,
    Block,
    FollowUp,
    ItemKind,
    ListBlock,
    Minutes,
    MinutesDelegation,
    MinutesHeader,
    Outcome,
    Statement,
    TableBlock,
    Topics,
    plain,
)
from liaison.domain.said_dates import said_date

# whoever is listed was there, unless something else is said
_ATTENDANCES = {
    Attendance.ABSENT: marked("absent"),
    Attendance.EXCUSED: marked("excused"),
    Attendance.REMOTE: marked("by video or telephone"),
    Attendance.PARTLY: marked("for a part of the meeting"),
}
_BETWEEN = "–"


def attendance_words(attendance: Attendance | None) -> str:
    """How somebody took part; empty for whoever was simply there."""
    return tr(_ATTENDANCES[attendance]) if attendance in _ATTENDANCES else ""


def direction_words(direction: Direction | None) -> str:
    """Whose promise; empty when it was not said."""
    if direction is None:
        return ""
    return tr("our side") if direction is Direction.OURS else tr("the other side")


def facts(header: MinutesHeader) -> Iterator[tuple[str, str]]:
    """Label and words of every fact that is known, in the order a paper has them; title and marking apart."""
    if header.series:
        number = tr("No. {n}", n=header.ordinal) if header.ordinal is not None else ""
        yield tr("Series"), ", ".join(filter(None, (header.series, number)))
    if header.date:
        yield tr("Date"), said_date(header.date)
    if hours := hours_of(header):
        yield tr("Time"), hours
    if place := place_of(header):
        yield tr("Place"), place
    for label, words in (
        (tr("Host"), header.host),
        (tr("On the initiative of"), header.initiator),
        (tr("Chair"), header.chair),
        (tr("Language"), header.language),
        (tr("Interpreter"), header.interpreter),
    ):
        if words:
            yield label, words
    if header.agreed_on:
        yield tr("Text agreed"), said_date(header.agreed_on)
    if signed := ", ".join(filter(None, (said_date(header.signed_on) if header.signed_on else "", header.signed_by))):
        yield tr("Signed"), signed


def handling(header: MinutesHeader) -> Iterator[tuple[str, str]]:
    """How the paper may be handled, beyond its marking."""
    for label, words in (
        (tr("Handling code"), header.handling_code),
        (tr("Conditions of use"), header.conditions_of_use),
        (tr("Originator"), header.originator),
    ):
        if words:
            yield label, words


def hours_of(header: MinutesHeader) -> str:
    """`10:00–12:15 (Europe/Minsk)`; a zone alone says nothing."""
    hours = _BETWEEN.join(filter(None, (header.starts_at, header.ends_at)))
    return f"{hours} ({header.time_zone})" if hours and header.time_zone else hours


def place_of(header: MinutesHeader) -> str:
    """From the narrowest to the widest."""
    return ", ".join(filter(None, (header.place, header.city, header.country)))


def state_words(minutes: Minutes) -> str:
    """Which version this is."""
    if minutes.is_draft:
        return tr("Draft, version {n}", n=minutes.version)
    if minutes.finalised_on:
        return tr("Version {n}, final since {date}", n=minutes.version, date=minutes.finalised_on)
    return tr("Version {n}, final", n=minutes.version)


def roles_of(person: Attendee) -> str:
    """What is to be said of a person beside name and post."""
    head = tr("head of delegation") if person.is_head else ""
    interpreter = tr("interpreter") if person.is_interpreter else ""
    return ", ".join(filter(None, (head, interpreter, person.attendance)))


def due_words(promise: FollowUp) -> str:
    """When it is due; a date that cannot be read is given as written, none as a dash."""
    if promise.due:
        return said_date(promise.due)
    return promise.unread_due or "—"


def item_text(part: Block | MinutesDelegation | AttachedFile) -> str:
    """The words of one item, on one line."""
    match part:
        case MinutesDelegation():
            people = ", ".join(person.name for person in part.people)
            text = ": ".join(filter(None, (part.name, people)))
        case AttachedFile():
            text = part.caption or part.name
        case ListBlock():
            text = "; ".join(plain(entry.words) for entry in part.entries)
        case TableBlock():
            text = " | ".join(plain(head) for head in part.heads)
        case Topics():
            text = ", ".join(part.names)
        case Statement():
            text = ": ".join(filter(None, (part.speaker, plain(part.original))))
        case Outcome():
            text = ": ".join(filter(None, (part.kind, plain(part.words))))
        case _:
            text = plain(part.words)
    return " ".join(text.split())


def kind_count(kind: ItemKind, number: int) -> str:
    """`2 statements`: the kind of item with its number."""
    match kind:
        case ItemKind.HEADER:
            return tr("the facts of the meeting")
        case ItemKind.DELEGATION:
            return trn("{n} delegation", "{n} delegations", number)
        case ItemKind.AGENDA_ITEM:
            return trn("{n} agenda item", "{n} agenda items", number)
        case ItemKind.HEADING:
            return trn("{n} heading", "{n} headings", number)
        case ItemKind.LIST:
            return trn("{n} list", "{n} lists", number)
        case ItemKind.TABLE:
            return trn("{n} table", "{n} tables", number)
        case ItemKind.TOPICS:
            return trn("{n} line of topics", "{n} lines of topics", number)
        case ItemKind.STATEMENT:
            return trn("{n} statement", "{n} statements", number)
        case ItemKind.FOLLOW_UP:
            return trn("{n} follow-up", "{n} follow-ups", number)
        case ItemKind.OUTCOME:
            return trn("{n} outcome", "{n} outcomes", number)
        case ItemKind.ATTACHMENT:
            return trn("{n} attachment", "{n} attachments", number)
        case _:
            return trn("{n} paragraph", "{n} paragraphs", number)
