"""What this screen calls the field's values, in the language in use."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale

from liaison.base.translations import language, marked, tr
from liaison.domain.dates import PartialDate
from liaison.domain.meeting_words import capacity_words
from liaison.domain.meetings import Capacity, MeetingState
from liaison.domain.said_dates import said_date

_STATES = {MeetingState.DRAFT: marked("Draft"), MeetingState.FINAL: marked("Final")}


def capacity_name(capacity: Capacity | None) -> str:
    """The capacity in words; says so when it is not known."""
    return capacity_words(capacity) or tr("Capacity not known")


def state_name(state: MeetingState) -> str:
    """How far the minutes are, in words."""
    return tr(_STATES[state])


def date_in_words(date: PartialDate, *, short: bool = False) -> str:
    """`2 August 2019`, `August 2019`, `about 2019`, `before May 2019`; `short` abbreviates the month."""
    return said_date(date, lambda text: _point(text, short))


def _point(text: str, short: bool) -> str:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return f"{parts[0]}"
    locale, size = QLocale(language()), QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    if len(parts) == 2:
        return f"{locale.standaloneMonthName(parts[1], size)} {parts[0]}"
    return locale.toString(QDate(*parts), "d MMM yyyy" if short else "d MMMM yyyy")
