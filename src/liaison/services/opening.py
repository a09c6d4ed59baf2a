"""Whether an office is open at this moment, by its own clock: offline, from its hours, its time zone and the holidays there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from liaison.base.translations import tr
from liaison.domain.countries import folded
from liaison.domain.opening import LONGEST, Opening, OpenState, ZoneFrom, as_notation, worded_hours

_AHEAD_DAYS = 366
_WHERE = re.compile(r"--> 1:(\d+)")
_ONLY_A_REMARK = re.compile(r'"[^"]*"')
Now = Callable[[], datetime]


class HoursError(ValueError):
    """A text that is no opening hours; `sentence` says why, for the person who typed it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Seat:
    """What opening depends on; texts are empty when not known."""

    hours: str
    zone: str
    city: str
    country_iso2: str


def read_hours(typed: str) -> str:
    """The notation for hours as typed: `Mo-Fr 9-17; PH off`, also with the days in the language in use.

    Raises:
        HoursError: it is none; the sentence says from where on.
    """
    # loaded late: a start does without it; its stubs lack the errors
    from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]

    text = as_notation(typed)
    if len(text) > LONGEST:
        raise HoursError(tr("Opening hours have at most {n} characters.", n=LONGEST))
    try:
        return str(OpeningHours(text))
    except ParserError as error:
        found = _WHERE.search(str(error))
        rest = text[int(found[1]) - 1 :] if found else text
        example = worded_hours("Mo-Fr 09:00-17:00; PH off")
        if not rest:
            raise HoursError(
                tr("The opening hours are not complete. Write them like “{example}”.", example=example)
            ) from error
        raise HoursError(
            tr(
                "“{text}” in the opening hours is not understood. Write them like “{example}”.",
                text=rest,
                example=example,
            )
        ) from error


def opening(seat: Seat, now: Now = lambda: datetime.now(UTC)) -> Opening:
    """The office's local time, whether it is open, and when that changes; what is not known is told as not known."""
    moment = now()
    zone, zone_from = zone_of(seat)
    if zone is None:
        return Opening(OpenState.NOT_KNOWN, None, None, "", zone_from)
    there = moment.astimezone(zone)
    if not seat.hours:
        return Opening(OpenState.NOT_KNOWN, there, None, zone.key, zone_from)
    return _by_hours(seat, there, zone, zone_from)


def zone_of(seat: Seat) -> tuple[ZoneInfo | None, ZoneFrom]:
    """The zone that is stated, else that of the city, else the country's where all its clocks agree."""
    stated = _zone(seat.zone)
    if stated is not None:
        return stated, ZoneFrom.STATED
    candidates = _zones_of(seat.country_iso2)
    city = folded(seat.city).replace(" ", "_")
    for name in candidates:
        if city and folded(name.rpartition("/")[2]).replace(" ", "_") == city:
            return _zone(name), ZoneFrom.CITY
    zones = [zone for zone in map(_zone, candidates) if zone is not None]
    if zones and len({_clock(zone) for zone in zones}) == 1:
        return zones[0], ZoneFrom.COUNTRY
    return None, ZoneFrom.NOT_KNOWN


@cache
def all_zones() -> tuple[str, ...]:
    """The names one may choose from, those of places, sorted."""
    return tuple(sorted({name for names in _by_country().values() for name in names} | {"UTC"}))


def is_zone(name: str) -> bool:
    """True for a name of the IANA database."""
    return _zone(name) is not None


def _by_hours(seat: Seat, there: datetime, zone: ZoneInfo, zone_from: ZoneFrom) -> Opening:
    # loaded late: a start does without it; its stubs lack the errors
    from opening_hours import (  # type: ignore[attr-defined]
        OpeningHours,
        ParserError,
        UnknownCountryError,
    )

    holidays_known = True
    try:
        try:
            hours = OpeningHours(seat.hours, zone, seat.country_iso2 or None, max_interval_days=_AHEAD_DAYS)
        except UnknownCountryError:
            hours = OpeningHours(seat.hours, zone, max_interval_days=_AHEAD_DAYS)
            holidays_known = "PH" not in seat.hours
    except ParserError:
        # a newer pack or another program wrote what this one cannot read: shown as it is, and nothing is concluded from it
        return Opening(OpenState.NOT_KNOWN, there, None, zone.key, zone_from)
    _, remark = hours.state(there)
    if _ONLY_A_REMARK.fullmatch(seat.hours):
        return Opening(OpenState.NOT_KNOWN, there, None, zone.key, zone_from, remark)
    told = OpenState.NOT_KNOWN
    if not hours.is_unknown(there):
        told = OpenState.OPEN if hours.is_open(there) else OpenState.CLOSED
    changes = hours.next_change(there)
    soon = changes is not None and changes - there < timedelta(days=_AHEAD_DAYS)
    return Opening(told, there, changes if soon else None, zone.key, zone_from, remark, holidays_known)


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _zones_of(country_iso2: str) -> tuple[str, ...]:
    return _by_country().get(country_iso2, ())


@cache
def _by_country() -> dict[str, tuple[str, ...]]:
    """The zones of each country, the most peopled first, as the IANA database lists them."""
    found: dict[str, tuple[str, ...]] = {}
    for line in files("tzdata").joinpath("zoneinfo/zone.tab").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            country, _, name = line.split("\t")[:3]
            found[country] = (*found.get(country, ()), name)
    return found


@cache
def _clock(zone: ZoneInfo) -> tuple[timedelta | None, ...]:
    """What the zone's clock shows over a year: two zones of one country often agree, and then either will do."""
    first = datetime(datetime.now(UTC).year, 1, 1, tzinfo=UTC)
    return tuple((first + timedelta(days=7 * week)).astimezone(zone).utcoffset() for week in range(54))
