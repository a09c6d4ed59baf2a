"""When an office is open: hours in the notation of OpenStreetMap, worded for people and read as they type them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from liaison.base.translations import marked, tr

LONGEST = 255
"""Characters, as in OpenStreetMap; anything longer is no opening hours."""

_WORDS = {
    "Mo": marked("Mo"),
    "Tu": marked("Tu"),
    "We": marked("We"),
    "Th": marked("Th"),
    "Fr": marked("Fr"),
    "Sa": marked("Sa"),
    "Su": marked("Su"),
    "PH": marked("public holidays"),
    "off": marked("closed"),
    "closed": marked("closed"),
    "24/7": marked("24/7"),
}
# what stands between quotation marks is a remark and stays as it is
_PARTS = re.compile(r'"[^"]*"|24/7|[^\W\d_]+(?: [^\W\d_]+)?', re.UNICODE)
_TIMES = re.compile(r"(?:\b([^\W\d_]+) )?\b(\d{1,2})(?:[:.](\d{2}))?-(\d{1,2})(?:[:.](\d{2}))?\b")
_WEEK_DAYS = frozenset({"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH", "SH"})


class OpenState(StrEnum):
    """Whether somebody is there."""

    OPEN = "open"
    CLOSED = "closed"
    NOT_KNOWN = "not_known"

    @property
    def label(self) -> str:
        """The state in the language in use."""
        return tr(_STATES[self])


_STATES = {
    OpenState.OPEN: marked("open now"),
    OpenState.CLOSED: marked("closed now"),
    OpenState.NOT_KNOWN: marked("not known whether it is open now"),
}


class ZoneFrom(StrEnum):
    """How an office's time zone is known."""

    STATED = "stated"
    CITY = "city"
    COUNTRY = "country"
    NOT_KNOWN = "not_known"

    @property
    def derived(self) -> bool:
        """True when no source says it."""
        return self in (ZoneFrom.CITY, ZoneFrom.COUNTRY)


@dataclass(frozen=True, slots=True)
class Opening:
    """An office at one moment.

    Attributes:
        there: the local time; None when the time zone is not known.
        changes: when it opens or closes next, local time there; None when never or not known.
        zone: name in the IANA database, empty when not known.
        remark: what the hours say beside the times ("by appointment").
        holidays_known: False when the hours depend on public holidays the program has no list of.
    """

    state: OpenState
    there: datetime | None
    changes: datetime | None
    zone: str
    zone_from: ZoneFrom
    remark: str = ""
    holidays_known: bool = True


def worded_hours(hours: str) -> str:
    """Hours as a person reads them, in the language in use: days and "closed" are translated, the form stays."""
    return _PARTS.sub(lambda part: tr(_WORDS[part[0]]) if part[0] in _WORDS else _each_worded(part[0]), hours)


def as_notation(typed: str) -> str:
    """Hours as typed, brought nearer to the notation: days in the language in use, long dashes, `9-17`, `9.00`."""
    text = " ".join(typed.replace("–", "-").replace("—", "-").split())
    back = {tr(word).casefold(): code for code, word in reversed(_WORDS.items())}
    back |= {code.casefold(): code for code in _WORDS}
    text = _PARTS.sub(lambda part: _back(part[0], back), text)
    quoted = re.split(r'("[^"]*")', text)
    return "".join(part if part.startswith('"') else _TIMES.sub(_time, part) for part in quoted)


def _each_worded(text: str) -> str:
    if text.startswith('"'):
        return text
    return " ".join(tr(_WORDS[word]) if word in _WORDS else word for word in text.split(" "))


def _back(text: str, back: dict[str, str]) -> str:
    if text.startswith('"'):
        return text
    if text.casefold() in back:
        return back[text.casefold()]
    return " ".join(back.get(word.casefold(), word) for word in text.split(" "))


def _time(match: re.Match[str]) -> str:
    word, from_hour, from_minute, to_hour, to_minute = match.groups()
    # "Dec 24-26" and "week 1-4" are no times
    if word and word not in _WEEK_DAYS and not (from_minute or to_minute):
        return match[0]
    times = f"{int(from_hour):02d}:{from_minute or '00'}-{int(to_hour):02d}:{to_minute or '00'}"
    return f"{word} {times}" if word else times
