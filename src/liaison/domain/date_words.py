"""Dates as people type them, in English and Russian, read into a partial date.

Besides the standard's own text form: `02.08.2019`, `2/8/2019` (day first), `2 August 2019`, `August 2, 2019`, `August 2019`,
`about 2019`, `before May 2019`, `after 2018`, `between 2018 and May 2019`, `today`, `yesterday`, `tomorrow`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, date, timedelta
from difflib import SequenceMatcher

from liaison.base.translations import tr
from liaison.domain.dates import OPEN, DateError, PartialDate

LONGEST = 80
"""Characters; anything longer is no date."""

_NUMBERS = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", re.ASCII)
_MONTH_NUMBERS = re.compile(r"(\d{1,2})[./](\d{4})", re.ASCII)
_TEXT_FORM = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})\s+([^\W\d_]+)\.?\s+(\d{4})")
_MONTH_DAY_YEAR = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2}),?\s+(\d{4})")
_MONTH_YEAR = re.compile(r"([^\W\d_]+)\.?,?\s+(\d{4})")
_DAY_MONTH = re.compile(r"(\d{1,2})\s+([^\W\d_]+)\.?|([^\W\d_]+)\.?\s+(\d{1,2})|(\d{1,2})[./](\d{1,2})\.?")
_YEAR_WORD = re.compile(r"\s*(?:года|году|год|г\.|г)$")
_ABOUT = ("about", "around", "circa", "ca.", "ca", "c.", "около", "примерно", "ок.", "~")
_BEFORE = ("before", "до", "ранее")
_AFTER = ("after", "после")
_BETWEEN = (("between", "and"), ("from", "to"), ("между", "и"))
# the English name, and the Russian one without its ending
_MONTHS = (
    ("january", "январ"),
    ("february", "феврал"),
    ("march", "март"),
    ("april", "апрел"),
    ("may", "ма"),
    ("june", "июн"),
    ("july", "июл"),
    ("august", "август"),
    ("september", "сентябр"),
    ("october", "октябр"),
    ("november", "ноябр"),
    ("december", "декабр"),
)
_SHORTEST, _ENDING = 3, 2
"""Letters of a month's name at least, and of a Russian ending at most."""
_ALIKE = 0.75
"""Share of letters a mistyped month has in common with the month."""
_RELATIVE = {"today": 0, "yesterday": -1, "tomorrow": 1, "сегодня": 0, "вчера": -1, "завтра": 1}


class UnreadableDate(DateError):
    """A text that is no date; `sentence` says why, for the person who typed it."""

    def __init__(self, text: str, sentence: str) -> None:
        super().__init__(text)
        self.sentence = sentence


def read_date(text: str, today: Callable[[], date] = date.today) -> PartialDate:
    """Read a date as typed. Raises UnreadableDate."""
    words = " ".join(text.casefold().replace("‐", "-").split())
    if not words or len(text) > LONGEST:
        raise _not_a_date(text)
    words = _YEAR_WORD.sub("", words)
    if words in _RELATIVE:
        return PartialDate.of(today() + timedelta(days=_RELATIVE[words]))
    return PartialDate.parse(_checked(_text_form(words, text), text))


def _text_form(words: str, text: str) -> str:
    for opening, link in _BETWEEN:
        if words.startswith(f"{opening} ") and f" {link} " in words:
            left, _, right = words.removeprefix(f"{opening} ").partition(f" {link} ")
            return f"{_point(left, text)}/{_point(right, text)}"
    if rest := _after_word(words, _ABOUT):
        return f"{_point(rest, text)}~"
    if rest := _after_word(words, _BEFORE):
        return f"{OPEN}/{_point(rest, text)}"
    if rest := _after_word(words, _AFTER):
        return f"{_point(rest, text)}/{OPEN}"
    if "/" in words and not (
        _NUMBERS.fullmatch(words) or _MONTH_NUMBERS.fullmatch(words) or _DAY_MONTH.fullmatch(words)
    ):
        return words
    if words.endswith("~"):
        return f"{_point(words.removesuffix('~'), text)}~"
    return _point(words, text)


def _after_word(words: str, openings: tuple[str, ...]) -> str:
    for opening in openings:
        if words.startswith(opening) and (words[len(opening) :][:1] == " " or opening == "~"):
            return words.removeprefix(opening).strip()
    return ""


def _point(words: str, text: str) -> str:
    """A year, a month or a day in the standard's form; raises UnreadableDate."""
    words = _YEAR_WORD.sub("", words.strip())
    if found := _NUMBERS.fullmatch(words):
        return _day(int(found[3]), int(found[2]), int(found[1]), text)
    if found := _TEXT_FORM.fullmatch(words):
        return _day(int(found[1]), int(found[2]), int(found[3]), text)
    if found := _DAY_MONTH_YEAR.fullmatch(words):
        return _day(int(found[3]), _month(found[2], text), int(found[1]), text)
    if found := _MONTH_DAY_YEAR.fullmatch(words):
        return _day(int(found[3]), _month(found[1], text), int(found[2]), text)
    if found := _MONTH_YEAR.fullmatch(words):
        return f"{_year(int(found[2]), text)}-{_month(found[1], text):02d}"
    if found := _MONTH_NUMBERS.fullmatch(words):
        return f"{_year(int(found[2]), text)}-{_in_year(int(found[1]), text):02d}"
    if _DAY_MONTH.fullmatch(words):
        raise UnreadableDate(text, tr("Add the year, for example {example}.", example=f"{text.strip()} 2019"))
    return words


def _checked(words: str, text: str) -> str:
    try:
        PartialDate.parse(words)
    except (DateError, OverflowError) as unreadable:
        raise _not_a_date(text) from unreadable
    return words


def _month(word: str, text: str) -> int:
    for number, (english, russian) in enumerate(_MONTHS, start=1):
        if len(word) >= _SHORTEST and (_is_meant(word, english) or _is_russian(word, russian)):
            return number
    raise UnreadableDate(text, tr("“{word}” is not the name of a month.", word=word))


def _is_russian(word: str, stem: str) -> bool:
    """The name in any case, or its beginning."""
    if stem == "ма":
        return word in ("май", "мая", "мае", "маю", "маем")
    return _is_meant(word, stem) or (word.startswith(stem) and len(word) - len(stem) <= _ENDING)


def _is_meant(word: str, name: str) -> bool:
    """A beginning of the name, or nearly the whole: "augst", but neither "martinique" nor "мартиника"."""
    if name.startswith(word):
        return True
    return word[:_SHORTEST] == name[:_SHORTEST] and SequenceMatcher(None, word, name).ratio() >= _ALIKE


def _in_year(month: int, text: str) -> int:
    if not 1 <= month <= 12:
        raise UnreadableDate(text, tr("There is no month {month}.", month=month))
    return month


def _year(year: int, text: str) -> str:
    if not 1 <= year <= MAXYEAR:
        raise _not_a_date(text)
    return f"{year:04d}"


def _day(year: int, month: int, day: int, text: str) -> str:
    written = f"{_year(year, text)}-{_in_year(month, text):02d}"
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise UnreadableDate(
            text,
            tr(
                "There is no day {day} in {month}.{year}: that month has {days} days.",
                day=day,
                month=f"{month:02d}",
                year=year,
                days=days,
            ),
        )
    return f"{written}-{day:02d}"


def _not_a_date(text: str) -> UnreadableDate:
    shown = text.strip()
    shown = shown if len(shown) <= 24 else f"{shown[:24]}…"
    return UnreadableDate(
        text,
        tr(
            "“{written}” is not a date this program can read. Write for example 2 August 2019, 02.08.2019, August 2019 or about 2019.",
            written=shown,
        ),
    )
