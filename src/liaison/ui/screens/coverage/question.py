"""What was asked, read from what was typed: countries in any order and language, a crime type, a date."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from liaison.domain.countries import Countries
from liaison.domain.dates import PartialDate

# commas, arrows in their many shapes, and what keyboards without arrows type instead
_BETWEEN = re.compile(r"\s*(?:-+>|=+>|[,;/|>→➔➜⇒\n])\s*")
_LISTED = re.compile(r"[,;/|]")


@dataclass(frozen=True, slots=True)
class Question:
    """Who covers these countries, or which countries does this office cover.

    Attributes:
        countries: ISO alpha-2 codes in the order typed, each once.
        crime_type: code of the vocabulary; empty for any crime.
        at: the date asked about; None for today.
        is_route: the countries are a way from the first to the last, not a list.
        office: id of the office whose countries are asked for; empty when countries are given.
    """

    countries: tuple[str, ...] = ()
    crime_type: str = ""
    at: date | None = None
    office: str = ""
    is_route: bool = False


@dataclass(frozen=True, slots=True)
class ReadCountries:
    """What a text of countries says.

    Attributes:
        codes: the countries, in order, each once.
        unknown: the parts that are not made of countries alone.
        is_route: several, parted by arrows or blanks; commas make a list.
    """

    codes: tuple[str, ...]
    unknown: tuple[str, ...]
    is_route: bool


def read_countries(text: str, countries: Countries) -> ReadCountries:
    """Read codes and names parted by commas, arrows or blanks: `BY, Poland`, `AF TJ KZ`, `Афганистан > Польша`."""
    codes: list[str] = []
    unknown: list[str] = []
    for part in filter(None, _BETWEEN.split(text.strip())):
        found = _countries_of_part(part.split(), countries)
        codes += found
        unknown += [] if found else [part]
    once = tuple(dict.fromkeys(codes))
    return ReadCountries(once, tuple(unknown), len(once) > 1 and not _LISTED.search(text))


def _countries_of_part(words: list[str], countries: Countries) -> list[str]:
    """The codes of a part read as a whole, nothing when a word is left over: `Frankfurt am Main` is not Armenia.

    The longest run of words that is a country wins, so that `United States Germany` is two.
    """
    codes: list[str] = []
    start = 0
    while start < len(words):
        ends = range(len(words), start, -1)
        end = next((end for end in ends if countries.find(" ".join(words[start:end])) is not None), start)
        country = countries.find(" ".join(words[start:end])) if end > start else None
        if country is None:
            return []
        codes.append(country.iso2)
        start = end
    return codes


def last_part(text: str) -> tuple[str, str]:
    """The text up to the country being typed, with what parts them, and the country being typed."""
    ends = [match.end() for match in _BETWEEN.finditer(text)]
    cut = ends[-1] if ends else 0
    return text[:cut], text[cut:]


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
