"""The agencies and offices a question can name, found by name, short name, native name and city; built once, quick with 50,000."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, islice

from liaison.domain.countries import folded
from liaison.domain.question_near import LONGEST_ENDING, near
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


_MARKS = frozenset(COMMAS)
_SHORTEST_PART = 5
"""Letters of a city's first words that stand for the city: "Frankfurt", not "New"."""


class DirectoryNames:
    """Whole names in a table, and all of them in one long text that is searched as fast as memory is read.

    Agencies and offices are numbered in the order given, agencies first.
    """

    def __init__(self, agencies: Iterable[NamedAgency] = (), offices: Iterable[NamedOffice] = ()) -> None:
        self._named: list[NamedAgency | NamedOffice] = [*agencies, *offices]
        self._numbers = {one.id: number for number, one in enumerate(self._named)}
        self._parts = _parts(self._named)
        self._exact: dict[str, int | list[int]] = {}
        self.with_marks: set[str] = set()
        """Folded names in which a comma or another mark stands."""
        self._places: dict[str, tuple[str, ...]] = {}
        self._short: dict[tuple[str, int], dict[str, None]] = {}
        """Folded names of agencies and cities, by first letter and length."""
        self._folded = {one.id: folded(_shown(one)) for one in self._named if isinstance(one, NamedAgency)}
        lines = [self._added(number, one) for number, one in enumerate(self._named)]
        self._text = "\n".join(lines) + "\n"
        self._starts = array("L", accumulate((len(line) + 1 for line in lines), initial=0))

    def __len__(self) -> int:
        return len(self._named)

    def readings(self, key: str, text: str = "") -> tuple[Reading, ...]:
        """What a folded name or city means, or else the `text` itself as an id; agencies first."""
        found = self._exact.get(key, self._numbers.get(text.strip(), []))
        return tuple(map(self._reading, [found] if isinstance(found, int) else found))

    def reading(self, kind: Kind, identity: str) -> Reading | None:
        """The agency or office of an id."""
        number = self._numbers.get(identity)
        found = self._reading(number) if number is not None else None
        return found if found is not None and found.kind is kind else None

    def starting_with(self, typed: str, limit: int) -> tuple[Reading, ...]:
        """Those in whose names and city each folded word of `typed` begins a word; in the order given, agencies first."""
        words = [f" {word}" for word in typed.split()]
        if not words or any(word not in self._text for word in words):
            return ()
        return tuple(map(self._reading, islice(self._lines_with(words), limit)))

    def near(self, typed: str) -> tuple[Reading, ...]:
        """Those of which a city or an agency's name is nearly `typed`; the names of offices are long and mostly made of these."""
        lengths = range(len(typed) - LONGEST_ENDING, len(typed) + LONGEST_ENDING + 1)
        names = (name for length in lengths for name in self._short.get((typed[:1], length), ()))
        return tuple(reading for name in near(typed, names) for reading in self.readings(name)[:3])

    def beside(self, reading: Reading, limit: int = 200) -> tuple[Reading, ...]:
        """The other offices of an office's agency; the other agencies of an agency."""
        agency = self.agency_of(reading.value)
        numbers = (
            number
            for number, one in enumerate(self._named)
            if one.id != reading.value
            and (
                isinstance(one, NamedAgency)
                if reading.kind is Kind.AGENCY
                else isinstance(one, NamedOffice) and one.agency_id == agency
            )
        )
        return tuple(map(self._reading, islice(numbers, limit)))

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
        return frozenset(one.id for one in self._named if isinstance(one, NamedOffice) and one.agency_id in wanted)

    def agency_of(self, office: str) -> str:
        """The office's agency; empty when there is no such office."""
        found = self._named[self._numbers[office]] if office in self._numbers else None
        return found.agency_id if isinstance(found, NamedOffice) else ""

    def agency_name(self, identity: str) -> str:
        """The agency's short name, its whole one where it has none."""
        found = self._named[self._numbers[identity]] if identity in self._numbers else None
        return _shown(found) if isinstance(found, NamedAgency) else ""

    def _reading(self, number: int) -> Reading:
        one = self._named[number]
        if isinstance(one, NamedOffice):
            name = one.name or one.city or one.id
            return Reading(Kind.OFFICE, one.id, name, self.agency_name(one.agency_id))
        name = one.name or one.native_name or one.short_name or one.id
        return Reading(Kind.AGENCY, one.id, name, one.short_name if one.short_name != name else "")

    # Building -----------------------------------------------------------------------------------------------------------

    def _added(self, number: int, one: NamedAgency | NamedOffice) -> str:
        """Its line in the long text, the names noted."""
        if isinstance(one, NamedOffice):
            return self._added_office(number, one)
        names = (one.name, one.native_name, one.short_name, *_halves(one.short_name), *one.further_names)
        keys = dict.fromkeys(self._index(name, number) for name in names if name)
        for key in keys:
            self._note_short(key)
        return " " + " ".join(keys)

    def _added_office(self, number: int, office: NamedOffice) -> str:
        keys = [self._index(office.name, number)] if office.name else []
        if office.city:
            places = self._places_of(office.city)
            for place in places:
                self._note(place, number)
            keys.append(places[-1])
        return " " + " ".join((*keys, self._folded.get(office.agency_id, "")))

    def _index(self, name: str, number: int) -> str:
        key = folded(name)
        self._note(key, number)
        if not _MARKS.isdisjoint(name):
            self.with_marks.add(key)
        return key

    def _note(self, key: str, number: int) -> None:
        known = self._exact.setdefault(key, number)
        if isinstance(known, int):
            if known != number:
                self._exact[key] = [known, number]
        elif known[-1] != number:
            known.append(number)

    def _note_short(self, key: str) -> None:
        self._short.setdefault((key[:1], len(key)), {})[key] = None

    def _places_of(self, city: str) -> tuple[str, ...]:
        """The keys of a city: its first words, if long enough, and all of them."""
        if city not in self._places:
            words = folded(city).split()
            parts = (" ".join(words[:count]) for count in range(1, len(words)))
            self._note_short(" ".join(words))
            self._places[city] = (*(part for part in parts if len(part) >= _SHORTEST_PART), " ".join(words))
            if not _MARKS.isdisjoint(city):
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


def _shown(agency: NamedAgency) -> str:
    return agency.short_name or agency.name or agency.native_name


def _halves(short_name: str) -> tuple[str, ...]:
    """The forms in two alphabets of "SMVD / СМВД"."""
    return tuple(part.strip() for part in short_name.split("/")) if "/" in short_name else ()


def _parts(named: Iterable[NamedAgency | NamedOffice]) -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {}
    for one in named:
        if isinstance(one, NamedAgency) and one.parent_id:
            parts.setdefault(one.parent_id, []).append(one.id)
    return parts
