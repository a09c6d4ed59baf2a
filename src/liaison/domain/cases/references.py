"""The officer's own reference numbers: a scheme that can be set, checked, and counted on.

A scheme is written as it reads: `YYYY` stands for the year, `YY` for its last two digits, one or more `#` for a running number with at
least as many digits, nine at most, and everything else for itself: `LO-MSQ/YYYY-###`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

STANDARD = "C-YYYY-####"
LONGEST = 60
_MOST_DIGITS = 9
_PART = re.compile(r"YYYY|YY|#+|[^Y#]+|Y")


class SchemeError(ValueError):
    """A scheme without a running number, with two, with one of too many digits, or too long."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """How the officer's own references are built.

    Attributes:
        text: as it is written.
    """

    text: str

    @classmethod
    def parse(cls, text: str) -> Scheme:
        """Read a scheme. Raises SchemeError."""
        text = text.strip()
        running = [part for part in _PART.findall(text) if part.startswith("#")]
        if len(running) != 1 or len(running[0]) > _MOST_DIGITS or len(text) > LONGEST:
            raise SchemeError(text)
        return cls(text)

    def fits(self, reference: str) -> bool:
        """Whether a reference is one of this scheme, of any year."""
        return self._pattern(None).fullmatch(reference.strip()) is not None

    def next(self, taken: Iterable[str], today: date) -> str:
        """The reference behind the highest one of this year; each year begins with 1 where the scheme names years."""
        pattern = self._pattern(today)
        numbers = [int(match["n"]) for one in taken if (match := pattern.fullmatch(one.strip()))]
        return self._written(today, max(numbers, default=0) + 1)

    def beginning(self, today: date) -> str:
        """What all references of this year begin with."""
        return self._written(today, None)

    def _written(self, day: date, number: int | None) -> str:
        found = ""
        for part in _PART.findall(self.text):
            if part.startswith("#"):
                if number is None:
                    return found
                found += f"{number:0{len(part)}d}"
            else:
                found += {"YYYY": f"{day.year:04d}", "YY": f"{day.year % 100:02d}"}.get(part, part)
        return found

    def _pattern(self, day: date | None) -> re.Pattern[str]:
        years = {"YYYY": r"\d{4}", "YY": r"\d{2}"}
        if day is not None:
            years = {"YYYY": f"{day.year:04d}", "YY": f"{day.year % 100:02d}"}
        written = (
            f"(?P<n>\\d{{{len(part)},{_MOST_DIGITS}}})" if part.startswith("#") else years.get(part, re.escape(part))
            for part in _PART.findall(self.text)
        )
        return re.compile("".join(written), re.ASCII)
