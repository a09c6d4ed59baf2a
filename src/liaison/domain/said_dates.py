"""Dates as a paper says them, in the language in use: `2 August 2019`, `August 2019`, `about 2019`, `before May 2019`."""

from __future__ import annotations

from liaison.base.translations import marked, tr
from liaison.domain.dates import Certainty, PartialDate

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


def said_date(date: PartialDate) -> str:
    """The date in words, as exact as it is known."""
    first, _, last = date.text.replace("~", "").partition("/")
    match date.certainty:
        case Certainty.ABOUT:
            return tr("about {date}", date=_point(first))
        case Certainty.BEFORE:
            return tr("before {date}", date=_point(last))
        case Certainty.AFTER:
            return tr("after {date}", date=_point(first))
        case Certainty.BETWEEN:
            return tr("between {first} and {last}", first=_point(first), last=_point(last))
        case _:
            return _point(first)


def _point(text: str) -> str:
    year, *rest = (int(part) for part in text.split("-"))
    if not rest:
        return str(year)
    said = tr(_MONTHS[rest[0] - 1], year=year) if len(rest) == 1 else tr(_DAYS[rest[0] - 1], day=rest[1], year=year)
    # a date is not parted at the end of a line
    return said.replace(" ", "\u00a0")
