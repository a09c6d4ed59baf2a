"""Dates as they are read out in the language of the interface."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale

from liaison.base.translations import language, tr
from liaison.domain.dates import PartialDate
from liaison.domain.said_dates import said_date


def date_in_words(date: PartialDate, *, short: bool = False) -> str:
    """`2 August 2019`, `August 2019`, `about 2019`, `before May 2019`; `short` abbreviates the month."""
    return said_date(date, lambda text: _point(text, short))


def due_in_words(due: PartialDate | None) -> str:
    """Until when something is to be done, or that no date was agreed."""
    return tr("due {date}", date=date_in_words(due, short=True)) if due is not None else tr("no date agreed")


def _point(text: str, short: bool) -> str:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return f"{parts[0]}"
    locale, size = QLocale(language()), QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    if len(parts) == 2:
        return f"{locale.standaloneMonthName(parts[1], size)} {parts[0]}"
    return locale.toString(QDate(*parts), "d MMM yyyy" if short else "d MMMM yyyy")
