"""Dates as a paper says them, in the language in use: `2 August 2019`, `August 2019`, `about 2019`, `before May 2019`."""

from __future__ import annotations

from collections.abc import Callable

from liaison.base.translations import marked, tr
from liaison.domain.dates import Certainty, PartialDate
from liaison.domain.meeting_times import is_span_of_days

_DAYS = (
    marked("{day} January {year}"),
    marked("{day} February {year}"),
    marked("{day} March {year}"),
    marked("{day} April {year}"),
    marked("{day} May {year}"),
    marked("{day} June {year}"),
    marked("{day} July {year}"),
    marked("{day} August {year}"),
    marked("{day} September {year}"),
    marked("{day} October {year}"),
    marked("{day} November {year}"),
    marked("{day} December {year}"),
)
_MONTHS = (
    marked("January {year}"),
    marked("February {year}"),
    marked("March {year}"),
    marked("April {year}"),
    marked("May {year}"),
    marked("June {year}"),
    marked("July {year}"),
    marked("August {year}"),
    marked("September {year}"),
    marked("October {year}"),
    marked("November {year}"),
    marked("December {year}"),
)


def said_date(date: PartialDate, said: Callable[[str], str] | None = None) -> str:
    """The date in words, as exact as it is known; days that one meeting can last as `21–23 May 2019`.

    Args:
        said: says one day, month or year (`2019-05-21`, `2019-05`, `2019`), with the year at its end; as on paper unless given.
    """
    said = said or _on_paper
    first, _, last = date.text.replace("~", "").partition("/")
    if is_span_of_days(date):
        return _days(first, last, said)
    match date.certainty:
        case Certainty.ABOUT:
            return tr("about {date}", date=said(first))
        case Certainty.BEFORE:
            return tr("before {date}", date=said(last))
        case Certainty.AFTER:
            return tr("after {date}", date=said(first))
        case Certainty.BETWEEN:
            return tr("between {first} and {last}", first=said(first), last=said(last))
        case _:
            return said(first)


def _days(first: str, last: str, said: Callable[[str], str]) -> str:
    """`21–23 May 2019`, `30 April – 2 May 2019`, `30 December 2018 – 2 January 2019`."""
    begin, end = first.split("-"), last.split("-")
    if begin[:2] == end[:2]:
        return f"{int(begin[2])}–{said(last)}"
    whole = said(first)
    return f"{whole.removesuffix(begin[0]).rstrip() if begin[0] == end[0] else whole} – {said(last)}"


def _on_paper(text: str) -> str:
    year, *rest = (int(part) for part in text.split("-"))
    if not rest:
        return str(year)
    words = tr(_MONTHS[rest[0] - 1], year=year) if len(rest) == 1 else tr(_DAYS[rest[0] - 1], day=rest[1], year=year)
    # a date is not parted at the end of a line
    return words.replace(" ", "\u00a0")
