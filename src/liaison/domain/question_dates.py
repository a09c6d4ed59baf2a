"""Dates inside a question: which words may be part of one, and which day a date stands for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from liaison.base.translations import tr
from liaison.domain.countries import folded
from liaison.domain.date_words import LONGEST, UnreadableDate, read_date
from liaison.domain.dates import DateError, PartialDate

_OPENINGS = (
    "as of",
    "as at",
    "on",
    "at",
    "in",
    "for",
    "по состоянию на",
    "по состоянию на дату",
    "на дату",
    "на",
    "в",
    "во",
    "за",
    "от",
)
_MONTHS = (
    "january jan february feb march mar april apr may june jun july jul august aug september sep sept october oct november nov "
    "december dec "
    "январь января январе янв февраль февраля феврале фев март марта марте мар апрель апреля апреле апр май мая мае "
    "июнь июня июне июн июль июля июле июл август августа августе авг сентябрь сентября сентябре сен сент "
    "октябрь октября октябре окт ноябрь ноября ноябре ноя нояб декабрь декабря декабре дек"
)
_TODAY = ("today", "yesterday", "tomorrow", "now", "сегодня", "вчера", "завтра", "сейчас")
_NOW = ("now", "сейчас")
_AROUND = (
    "about around circa ca c before after between and from to "
    "около примерно ок до ранее после между и года году год г число числа"
)
_OF_MONTHS = frozenset(_MONTHS.split())
_WORDS = frozenset((*_OF_MONTHS, *_TODAY, *_AROUND.split()))


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in words, or why it is none.

    Attributes:
        day: the day it stands for.
        why: a sentence when it looks like a date and is none.
    """

    day: date | None
    why: str = ""


def find_date(text: str, today: date) -> FoundDate | None:
    """Read `text` as a date, with or without words that open one ("as of"); None when it does not even look like one."""
    words = _without_opening(" ".join(text.casefold().split()).rstrip("."))
    if len(words) > LONGEST or not _looks_like_a_date(words):
        return None
    try:
        return FoundDate(
            day_asked("today" if words in _NOW else words, today, lambda typed: read_date(typed, lambda: today))
        )
    except UnreadableDate as unreadable:
        return FoundDate(None, unreadable.sentence)
    except (DateError, OverflowError):
        return FoundDate(None, tr("“{text}” is not a date. Try 2019-08-02, August 2019 or 2019.", text=text))


def day_asked(typed: str, today: date, read: Callable[[str], PartialDate]) -> date | None:
    """The day a typed date stands for: its last one, but none after today unless all of it lies there; None when empty.

    Raises what `read` raises, and DateError for one without an end ("after 2019").
    """
    if not typed.strip():
        return None
    partial = read(typed)
    last = partial.latest if partial.latest is not None else partial.earliest
    first = partial.earliest if partial.earliest is not None else partial.latest
    assert last is not None and first is not None  # noqa: S101 - a partial date has at least one end
    return last if last <= today or first > today else today


def _without_opening(words: str) -> str:
    longest = max((opening for opening in _OPENINGS if words.startswith(f"{opening} ")), key=len, default="")
    return words.removeprefix(longest).strip()


def _looks_like_a_date(words: str) -> bool:
    """Only date's own words, and a year, a word such as "today", or a day with its month, which then is told to need a year.

    The reader of dates takes "Martinique 2019" for March: it knows months by their first letters.
    """
    parts = folded(words).split()
    if not all(part.isdecimal() or part in _WORDS for part in parts):
        return False
    has_month = any(part in _OF_MONTHS for part in parts)
    return any((part.isdecimal() and (len(part) == 4 or has_month)) or part in _TODAY for part in parts)
