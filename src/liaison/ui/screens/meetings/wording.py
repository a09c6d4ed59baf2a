"""What this screen calls the field's values, in the language in use."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale

from liaison.base.translations import language, marked, tr
from liaison.domain.dates import Certainty, PartialDate
from liaison.domain.meeting_times import is_span_of_days
from liaison.domain.meetings import Capacity, MeetingKind, MeetingState

_KINDS = {
    MeetingKind.WORKING_MEETING: marked("Working meeting"),
    MeetingKind.COMMITTEE_SESSION: marked("Committee session"),
    MeetingKind.WORKING_GROUP: marked("Working group"),
    MeetingKind.VISIT: marked("Visit"),
    MeetingKind.CALL: marked("Call"),
}
_CAPACITIES = {
    Capacity.HOST: marked("Host"),
    Capacity.GUEST: marked("Guest"),
    Capacity.MEMBER: marked("Member"),
    Capacity.OBSERVER: marked("Observer"),
    Capacity.PARTICIPATING_BODY: marked("Participating body"),
    Capacity.INVITED: marked("Invited"),
}
_STATES = {MeetingState.DRAFT: marked("Draft"), MeetingState.FINAL: marked("Final")}


def kind_name(kind: MeetingKind) -> str:
    """The sort of meeting in words."""
    return tr(_KINDS[kind])


def capacity_name(capacity: Capacity | None) -> str:
    """The capacity in words; says so when it is not known."""
    return tr(_CAPACITIES[capacity]) if capacity else tr("Capacity not known")


def state_name(state: MeetingState) -> str:
    """How far the minutes are, in words."""
    return tr(_STATES[state])


def date_in_words(date: PartialDate, *, short: bool = False) -> str:
    """`2 August 2019`, `August 2019`, `about 2019`, `before May 2019`; `short` abbreviates the month."""
    first, _, last = date.text.replace("~", "").partition("/")
    if is_span_of_days(date):
        return _days(first, last, short)
    match date.certainty:
        case Certainty.ABOUT:
            return tr("about {date}", date=_point(first, short))
        case Certainty.BEFORE:
            return tr("before {date}", date=_point(last, short))
        case Certainty.AFTER:
            return tr("after {date}", date=_point(first, short))
        case Certainty.BETWEEN:
            return tr("between {first} and {last}", first=_point(first, short), last=_point(last, short))
        case _:
            return _point(first, short)


def _days(first: str, last: str, short: bool) -> str:
    """`21–23 May 2019`, `30 April – 2 May 2019`, `30 December 2018 – 2 January 2019`."""
    begin, end = first.split("-"), last.split("-")
    if begin[:2] == end[:2]:
        return f"{int(begin[2])}–{_point(last, short)}"
    whole = _point(first, short)
    return f"{whole.removesuffix(f' {begin[0]}') if begin[0] == end[0] else whole} – {_point(last, short)}"


def _point(text: str, short: bool) -> str:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return f"{parts[0]}"
    locale, size = QLocale(language()), QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    if len(parts) == 2:
        return f"{locale.standaloneMonthName(parts[1], size)} {parts[0]}"
    return locale.toString(QDate(*parts), "d MMM yyyy" if short else "d MMMM yyyy")
