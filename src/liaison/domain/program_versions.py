"""Versions of the program: three numbers, which sort."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FORM = re.compile(r"(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class ProgramVersion:
    """A version such as 0.2.0."""

    major: int
    minor: int
    patch: int

    @classmethod
    def parse(cls, text: str) -> ProgramVersion:
        """Read a version. Raises ValueError."""
        found = _FORM.fullmatch(text)
        if found is None:
            raise ValueError(f"not a version: {text!r}")
        return cls(*(int(number) for number in found.groups()))

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"
