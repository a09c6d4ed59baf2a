"""The facts of a meeting in one line, as they were understood."""

from __future__ import annotations

from collections.abc import Iterator

from liaison.base.translations import language, tr
from liaison.domain.countries import Countries
from liaison.domain.meetings import MeetingHeader
from liaison.ui.screens.meetings.wording import date_in_words, kind_name


def summary_of(header: MeetingHeader, countries: Countries) -> str:
    """`2 August 2019, 10:00–12:15 · Minsk, Central office · Working meeting · on the initiative of ICE`."""
    return "  ·  ".join(_parts(header, countries))


def _parts(header: MeetingHeader, countries: Countries) -> Iterator[str]:
    yield when_of(header)
    country = countries.name(header.country_iso2, language()) if header.country_iso2 else None
    where = ", ".join(part for part in (header.city, header.place, country) if part)
    if where:
        yield where
    yield kind_name(header.kind)
    if header.initiator_name:
        yield tr("on the initiative of {name}", name=header.initiator_name)
    if header.language:
        yield header.language
    if header.interpreter:
        yield tr("interpreter {name}", name=header.interpreter)


def when_of(header: MeetingHeader) -> str:
    """Date and times; says so when the date is not known."""
    date = date_in_words(header.date) if header.date else tr("date not known")
    times = "–".join(time for time in (header.starts_at, header.ends_at) if time)
    zone = f" {header.time_zone}" if times and header.time_zone else ""
    return f"{date}, {times}{zone}" if times else date
