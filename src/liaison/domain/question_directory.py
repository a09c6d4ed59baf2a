"""The agencies and offices a question can name, found by name, short name, native name and city; built once, quick with 50,000."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, islice

from liaison.domain.countries import folded
from liaison.domain.question_near import near
from liaison.domain.question_pieces import Kind, Reading
from liaison.domain.question_tokens import COMMAS


@dataclass(frozen=True, slots=True)
class NamedAgency:
    """An agency by its names. Texts are empty when not known.

    Attributes:
        further_names: in any script.
    """

    id: str
    name: str
    native_name: str = ""
    short_name: str = ""
    parent_id: str = ""
    further_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedOffice:
    """An office by its name and city. Texts are empty when not known."""

    id: str
    name: str
    agency_id: str
    city: str = ""


_SHORTEST_PART = 5
"""Letters of a city's first words that stand for the city: "Frankfurt", not "New"."""


class DirectoryNames:
    """Whole names in a table, and all of them in one long text that is searched as fast as memory is read."""

    def __init__(self, agencies: Iterable[NamedAgency] = (), offices: Iterable[NamedOffice] = ()) -> None:
        self._agencies = {agency.id: agency for agency in agencies}
        self._offices = {office.id: office for office in offices}
        self._parts = _parts(self._agencies.values())
        self._readings: list[Reading] = []
        self._exact: dict[str, list[int]] = {}
        self.with_marks: set[str] = set()
        """Folded names in which a comma or another mark stands."""
        self._places: dict[str, tuple[str, ...]] = {}
        self._short: dict[str, None] = {}
        """Folded names of agencies and cities, each once."""
        lines = [*map(self._add_agency, self._agencies.values()), *map(self._add_office, self._offices.values())]
        self._text = "\n".join(lines) + "\n"
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]

    def __len__(self) -> int:
        return len(self._readings)

    def readings(self, key: str) -> tuple[Reading, ...]:
        """What a folded name, city or id means; agencies first."""
        return tuple(self._readings[at] for at in self._exact.get(key, ()))

    def reading(self, kind: Kind, identity: str) -> Reading | None:
        """The agency or office of an id."""
        found = self.readings(folded(identity))
        return next((one for one in found if one.kind is kind and one.value == identity), None)

    def starting_with(self, typed: str, limit: int) -> tuple[Reading, ...]:
        """Those in whose names and city each folded word of `typed` begins a word; in the order given, agencies first."""
        words = [f" {word}" for word in typed.split()]
        if not words or any(word not in self._text for word in words):
            return ()
        return tuple(self._readings[at] for _, at in zip(range(limit), self._lines_with(words), strict=False))

    def near(self, typed: str) -> tuple[Reading, ...]:
        """Those of which a city or an agency's name is nearly `typed`; the names of offices are long and mostly made of these."""
        names = (name for name in self._short if name[:1] == typed[:1])
        return tuple(reading for name in near(typed, names) for reading in self.readings(name)[:3])

    def beside(self, reading: Reading, limit: int = 200) -> tuple[Reading, ...]:
        """The other offices of an office's agency; the other agencies of an agency."""
        agency = self.agency_of(reading.value)
        of_kind = (one for one in self._readings if one.kind is reading.kind and one.value != reading.value)
        if reading.kind is Kind.OFFICE:
            of_kind = (one for one in of_kind if self.agency_of(one.value) == agency)
        return tuple(islice(of_kind, limit))

    def within(self, agencies: Iterable[str]) -> frozenset[str]:
        """The agencies and all their parts."""
        found: set[str] = set()
        waiting = list(agencies)
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += self._parts.get(one, ())
        return frozenset(found)

    def offices_of(self, agencies: Iterable[str]) -> frozenset[str]:
        """The offices of the agencies and of all their parts."""
        wanted = self.within(agencies)
        return frozenset(office.id for office in self._offices.values() if office.agency_id in wanted)

    def agency_of(self, office: str) -> str:
        """The office's agency; empty when there is no such office."""
        found = self._offices.get(office)
        return found.agency_id if found else ""

    def agency_name(self, identity: str) -> str:
        """The agency's short name, its whole one where it has none."""
        agency = self._agencies.get(identity)
        return (agency.short_name or agency.name or agency.native_name) if agency else ""

    # Building -----------------------------------------------------------------------------------------------------------

    def _add_agency(self, agency: NamedAgency) -> str:
        name = agency.name or agency.native_name or agency.short_name or agency.id
        short = agency.short_name if agency.short_name != name else ""
        at = self._add(Reading(Kind.AGENCY, agency.id, name, short))
        names = (agency.name, agency.native_name, agency.short_name, *_halves(agency.short_name), *agency.further_names)
        keys = [self._index(one, at) for one in names if one]
        self._short.update(dict.fromkeys(keys))
        self._index(agency.id, at)
        return " " + " ".join(dict.fromkeys(keys))

    def _add_office(self, office: NamedOffice) -> str:
        agency = self.agency_name(office.agency_id)
        name = office.name or office.city or office.id
        at = self._add(Reading(Kind.OFFICE, office.id, name, agency))
        keys = [self._index(office.name, at)] if office.name else []
        self._index(office.id, at)
        if office.city:
            for place in self._places_of(office.city):
                self._note(place, at)
            keys.append(self._places[office.city][-1])
        return " " + " ".join((*keys, folded(agency)))

    def _add(self, reading: Reading) -> int:
        self._readings.append(reading)
        return len(self._readings) - 1

    def _index(self, name: str, at: int) -> str:
        key = folded(name)
        self._note(key, at)
        if any(mark in name for mark in COMMAS):
            self.with_marks.add(key)
        return key

    def _note(self, key: str, at: int) -> None:
        known = self._exact.setdefault(key, [])
        if not known or known[-1] != at:
            known.append(at)

    def _places_of(self, city: str) -> tuple[str, ...]:
        """The keys of a city: its first words, if long enough, and all of them."""
        if city not in self._places:
            words = folded(city).split()
            parts = (" ".join(words[:count]) for count in range(1, len(words)))
            self._short[" ".join(words)] = None
            self._places[city] = (*(part for part in parts if len(part) >= _SHORTEST_PART), " ".join(words))
            if any(mark in city for mark in COMMAS):
                self.with_marks.add(" ".join(words))
        return self._places[city]

    def _lines_with(self, words: list[str]) -> Iterator[int]:
        rarest = max(words, key=len)
        place = self._text.find(rarest)
        while place >= 0:
            at = bisect_right(self._starts, place) - 1
            start, end = self._starts[at], self._starts[at + 1]
            if all(self._text.find(word, start, end) >= 0 for word in words):
                yield at
            place = self._text.find(rarest, end)


def _halves(short_name: str) -> tuple[str, ...]:
    """The forms in two alphabets of "SMVD / СМВД"."""
    return tuple(part.strip() for part in short_name.split("/")) if "/" in short_name else ()


def _parts(agencies: Iterable[NamedAgency]) -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {}
    for agency in agencies:
        if agency.parent_id:
            parts.setdefault(agency.parent_id, []).append(agency.id)
    return parts
