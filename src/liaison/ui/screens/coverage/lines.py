"""The lines of an answer as a list shows them, made only when they are looked at: a leg may have thousands of offices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Protocol

from liaison.base.translations import tr
from liaison.domain.countries import folded
from liaison.domain.coverage import CoverageFact, OfficeAnswer, Role


class Kind(Enum):
    """What a line is."""

    COUNTRY = "country"
    OFFICE = "office"
    HEADING = "heading"
    GAP = "gap"
    BASIS = "basis"
    MORE = "more"
    REST = "rest"


class Mark(Enum):
    """How the badge at the end of a line is meant, told by its words and repeated by its colour."""

    NONE = "none"
    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list.

    Attributes:
        title: first and largest.
        details: further lines of text below it.
        badge: a short statement at the end; empty for none.
        country: ISO code the line is about; empty for none.
        office: id of the office it is about; empty for none.
        answer: the office's answer, for the explanation.
        fact: what an office covers, when the question was about an office.
        leads_to: the country at the other end of the leg, for a line about a legal basis; empty for none.
        below: lines below it.
    """

    kind: Kind
    title: str
    details: tuple[str, ...] = ()
    badge: str = ""
    mark: Mark = Mark.NONE
    country: str = ""
    office: str = ""
    answer: OfficeAnswer | None = None
    fact: CoverageFact | None = None
    leads_to: str = ""
    below: Below = field(default_factory=lambda: NOTHING)

    def made(self) -> Line:
        """Itself: a line that is made already."""
        return self

    @property
    def sought(self) -> str:
        """What finding looks through."""
        agency = f"{self.answer.office.agency_name} {self.answer.office.agency_short_name}" if self.answer else ""
        return f"{self.title} {agency}"

    @property
    def spoken(self) -> str:
        """The whole line for a screen reader."""
        return ". ".join(filter(None, (self.title, self.badge, *self.details)))


class Part(Protocol):
    """A line, or what one is made from when it is looked at."""

    @property
    def office(self) -> str:
        """Id of the office it is about; empty for none."""

    @property
    def sought(self) -> str:
        """What finding looks through."""

    def made(self) -> Line:
        """The line."""


class Below:
    """Lines below a line, each made when it is first asked for."""

    def __init__(self, parts: Sequence[Part] = ()) -> None:
        self._parts = tuple(parts)
        self._made: dict[int, Line] = {}
        self._places: dict[str, int] | None = None

    def __len__(self) -> int:
        return len(self._parts)

    def __getitem__(self, place: int) -> Line:
        if place not in self._made:
            self._made[place] = self._parts[place].made()
        return self._made[place]

    def __iter__(self) -> Iterator[Line]:
        return (self[place] for place in range(len(self)))

    def place_of(self, office: str) -> int | None:
        """Where the first line about an office is; None when there is none."""
        if self._places is None:
            self._places = {}
            for place, part in enumerate(self._parts):
                self._places.setdefault(part.office, place)
        return self._places.get(office)

    def narrowed(self, words: Sequence[str]) -> Below:
        """The lines that say all of `words`, and the one that leads to offices not listed, which may say them too."""
        return Below([part for part in self._parts if _leads_on(part) or _says(part, words)])


NOTHING: Below = Below()


def narrowed(lines: Iterable[Line], text: str) -> tuple[Line, ...]:
    """The lines in which every word of `text` begins a word, each below its country; a country found keeps all its lines."""
    words = [f" {word}" for word in folded(text).split()]
    if not words:
        return tuple(lines)
    kept = []
    for line in lines:
        if _says(line, words):
            kept.append(line)
        elif len(below := line.below.narrowed(words)):
            kept.append(replace(line, below=below))
    return tuple(kept)


def _leads_on(part: Part) -> bool:
    return isinstance(part, Line) and part.kind is Kind.REST


def _says(part: Part, words: Iterable[str]) -> bool:
    haystack = f" {folded(part.sought)}"
    return all(word in haystack for word in words)


def role_words(fact: CoverageFact) -> str:
    """The role, and for a stated one that it is stated; derived facts are never called stated."""
    return fact.role.label if fact.role is Role.UNSPECIFIED else tr("{role}, stated", role=fact.role.label)
