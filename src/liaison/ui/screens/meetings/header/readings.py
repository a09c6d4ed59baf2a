"""How the facts of a meeting are read from what is typed, each raising Unreadable with its own sentence."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QDate, QLocale, QTimeZone

from liaison.base.translations import language, tr, trn
from liaison.domain.countries import Countries
from liaison.domain.date_words import UnreadableDate
from liaison.domain.dates import PartialDate
from liaison.domain.day_spans import read_days
from liaison.domain.meeting_times import is_span_of_days
from liaison.domain.meetings import TimeCertainty
from liaison.domain.times_of_day import read_time
from liaison.ui.date_wording import date_in_words
from liaison.ui.screens.meetings.header.fact_field import Unreadable
from liaison.ui.screens.meetings.header.times import Beginning, read_beginning


def date_of(text: str) -> PartialDate:
    """A date in any form `read_days` takes, or as this screen itself shows it."""
    try:
        return read_days(text)
    except UnreadableDate as unread:
        raise Unreadable(unread.sentence) from unread


def date_text(date: PartialDate) -> str:
    """The date as it can be typed again: in words where they are read back as the same, else in the standard's form."""
    words = date_in_words(date)
    try:
        return words if read_days(words) == date else date.text
    except UnreadableDate:
        return date.text


def date_echo(date: PartialDate) -> str:
    """The date in words, a day with its weekday, which is what a slip shows in; how many days it lasts."""
    if is_span_of_days(date) and date.earliest is not None and date.latest is not None:
        days = (date.latest - date.earliest).days + 1
        return f"{date_in_words(date)}, {trn('{n} day', '{n} days', days)}"
    if date.is_day and date.earliest is not None:
        day = QDate(date.earliest.year, date.earliest.month, date.earliest.day)
        return f"{QLocale(language()).dayName(day.dayOfWeek())}, {date_in_words(date)}"
    return date_in_words(date)


def time_of(text: str) -> str:
    """A time of day as `HH:MM`."""
    time = read_time(text)
    if time is None:
        raise Unreadable(tr("“{written}” is not a time of day. Write for example 10:00.", written=text))
    return time


def beginning_of(text: str) -> Beginning:
    """When it began, and how sure that is."""
    beginning = read_beginning(text)
    if beginning is None:
        sentence = tr("“{written}” is not a time of day. Write for example 10:00, or ~10:00 for about.", written=text)
        raise Unreadable(sentence)
    return beginning


def beginning_echo(beginning: Beginning) -> str:
    """How sure it is, where it is not."""
    if beginning.certainty is TimeCertainty.NOT_KNOWN:
        return tr("not known")
    return tr("about") if beginning.certainty is TimeCertainty.ABOUT else ""


def zone_of(text: str) -> str:
    """A time zone by its IANA name, in any case, spaces for underscores."""
    wanted = text.replace(" ", "_")
    if QTimeZone.isTimeZoneIdAvailable(QByteArray(wanted.encode())):
        return wanted
    folded = wanted.casefold()
    for known in zones():
        if known.casefold() == folded or known.casefold().endswith(f"/{folded}"):
            return known
    raise Unreadable(tr("“{written}” is not a time zone. Write for example Europe/Minsk.", written=text))


def zones() -> list[str]:
    """Every IANA name this machine knows."""
    return [bytes(identity.data()).decode() for identity in QTimeZone.availableTimeZoneIds()]


def system_zone() -> str | None:
    """The IANA name of this machine's own zone; None when it has none."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    return name if "/" in name or name == "UTC" else None


class CountryReading:
    """Countries by code or by name in either language.

    Args:
        countries: all there are.
    """

    def __init__(self, countries: Countries) -> None:
        self._countries = countries

    def of(self, text: str) -> str:
        """The alpha-2 code."""
        country = self._countries.find(text)
        if country is None:
            close = [found for found in self._countries.starting_with(text) if len(text) >= 3]
            if len(close) != 1:
                raise Unreadable(tr("“{written}” is not the name or code of a country.", written=text))
            country = close[0]
        return country.iso2

    def text(self, iso2: str) -> str:
        """The country's name in the language in use."""
        return self._countries.name(iso2, language())

    def names(self) -> list[str]:
        """All names in the language in use, in its alphabet's order."""
        return sorted(country.name(language()) for country in self._countries)


def words_of(text: str) -> str:
    """Plain words."""
    return " ".join(text.split())
