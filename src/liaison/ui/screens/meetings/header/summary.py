"""The facts of a meeting in one line, as they were understood."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from liaison.base.translations import language, tr
from liaison.domain.countries import Countries
from liaison.domain.dates import PartialDate
from liaison.domain.meeting_times import ClockTime, Hours, hours_elsewhere, is_skipped, own_hours
from liaison.domain.meeting_words import kind_words
from liaison.domain.meetings import MeetingHeader, TimeCertainty
from liaison.ui.date_wording import date_in_words


def summary_of(header: MeetingHeader, countries: Countries, own_zone: str | None = None) -> str:
    """`2 August 2019, 10:00–12:15 · Minsk, Central office · Working meeting · on the initiative of ICE`.

    Args:
        own_zone: the reader's, an IANA name; the times on its clocks are said too, where they differ.
    """
    return "  ·  ".join(_parts(header, countries, own_zone))


def _parts(header: MeetingHeader, countries: Countries, own_zone: str | None) -> Iterator[str]:
    yield when_of(header, own_zone)
    country = countries.name(header.country_iso2, language()) if header.country_iso2 else None
    where = ", ".join(part for part in (header.city, header.place, country) if part)
    if where:
        yield where
    yield kind_words(header.kind)
    if header.initiator_name:
        yield tr("on the initiative of {name}", name=header.initiator_name)
    if header.language:
        yield header.language
    if header.interpreter:
        yield tr("interpreter {name}", name=header.interpreter)


def when_of(header: MeetingHeader, own_zone: str | None = None) -> str:
    """Date and times; says so when the date is not known, when the times are not sure, and when they are others here."""
    date = date_in_words(header.date) if header.date else tr("date not known")
    if header.time_certainty is TimeCertainty.NOT_KNOWN and not header.starts_at and not header.ends_at:
        return f"{date}, {tr('time not known')}"
    hours = own_hours(header.starts_at, header.ends_at)
    times = _hours(hours, header.date)
    if not times:
        return date
    if header.time_certainty is TimeCertainty.ABOUT:
        times = tr("about {date}", date=times)
    zone = f" {header.time_zone}" if header.time_zone else ""
    if _is_past_over(header):
        zone += f" ({tr('clocks went past it that day')})"
    here = hours_elsewhere(header.date, hours, header.time_zone, own_zone)
    if here is not None:
        return tr("{date}, {times}, {here} here", date=date, times=f"{times}{zone}", here=_hours(here, header.date))
    return f"{date}, {times}{zone}"


def _is_past_over(header: MeetingHeader) -> bool:
    """True when it should have begun in the hour that is left out in spring."""
    day = header.date.earliest if header.date is not None and header.date.is_day else None
    return bool(day and header.starts_at and header.time_zone and is_skipped(day, header.starts_at, header.time_zone))


def _hours(hours: Hours, when: PartialDate | None) -> str:
    days = 0
    said = []
    for clock in (hours.starts, hours.ends):
        if clock is not None:
            # the day is said where it is another one than that said before
            said.append(clock.text if clock.days == days else f"{clock.text} {_day(clock, when)}")
            days = clock.days
    return "–".join(said)


def _day(clock: ClockTime, when: PartialDate | None) -> str:
    if when is not None and when.is_day and when.earliest is not None:
        try:
            day = PartialDate.of(when.earliest + timedelta(days=clock.days))
        except OverflowError:
            day = when
        return f"({date_in_words(day, short=True)})"
    return tr("(the day before)") if clock.days < 0 else tr("(the next day)")
