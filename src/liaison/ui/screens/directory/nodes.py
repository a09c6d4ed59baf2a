"""The directory's tree as columns: one number a country, agency or office, and a value of its own only for what is looked at.

Built off the window's thread. Fifty thousand offices cost their texts; they are sorted below their agency when it is opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import overload

from liaison.base.prefixes import Prefixes
from liaison.base.translations import tr, trn
from liaison.domain.countries import Countries
from liaison.domain.directory import AgencyNode, DirectoryGroup, OfficeNode, read_name
from liaison.domain.folding import words_of
from liaison.domain.office_lines import OfficeLines

ROOT = -1


class Kind(Enum):
    """What an entry of the tree is."""

    GROUP = "group"
    AGENCY = "agency"
    OFFICE = "office"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the tree.

    Attributes:
        id: country code of a group ("" for international bodies), id of an agency or office.
        title: what the line says.
        size: how many of what the line counts: agencies of a group, offices of an agency, countries of an office.
        parent: number of the entry above, ROOT for a group.
        row: place among its siblings.
        own: True when the officer added or corrected it.
    """

    kind: Kind
    id: str
    title: str
    size: int
    parent: int
    row: int
    own: bool = False

    @property
    def count(self) -> str:
        """The size in words ("10 countries"); empty when there is nothing to count."""
        if not self.size:
            return ""
        if self.kind is Kind.GROUP:
            return trn("{n} agency", "{n} agencies", self.size)
        if self.kind is Kind.AGENCY:
            return trn("{n} office", "{n} offices", self.size)
        return trn("{n} country", "{n} countries", self.size)


class Entries:
    """The whole tree; numbers stay what they are when offices are added.

    Attributes:
        ids, titles, sizes, parents: as in `Entry`, by number.
        words: everything each entry can be found by.
        roots: numbers of the groups.
    """

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.titles: list[str] = []
        self.sizes: list[int] = []
        self.parents: list[int] = []
        self.words = Prefixes()
        self.roots: list[int] = []
        self._kinds: list[Kind] = []
        self._own: set[int] = set()
        self._below: dict[int, list[int]] = {}
        self._unsorted: set[int] = set()
        self._rows: dict[int, dict[int, int]] = {}
        self._numbers: dict[tuple[Kind, str], int] = {}

    @property
    def all(self) -> Sequence[Entry]:
        """The entries; each stands after the one above it. Going through all of them makes a value of each."""
        return _All(self)

    def __len__(self) -> int:
        return len(self.ids)

    def entry(self, number: int) -> Entry:
        """The entry of that number."""
        parent = self.parents[number]
        place = self._rows_below(parent)[number]
        kind, own = self._kinds[number], number in self._own
        return Entry(kind, self.ids[number], self.titles[number], self.sizes[number], parent, place, own)

    def kind(self, number: int) -> Kind:
        """What the entry is."""
        return self._kinds[number]

    def row(self, number: int) -> int:
        """Its place among its siblings."""
        return self._rows_below(self.parents[number])[number]

    def below(self, number: int) -> Sequence[int]:
        """Numbers of the entries below one, in order; of the groups for ROOT."""
        if number == ROOT:
            return self.roots
        if number in self._unsorted:
            self._unsorted.discard(number)
            titles, kinds = self.titles, self._kinds
            self._below[number].sort(key=lambda one: (kinds[one] is Kind.OFFICE, titles[one].casefold(), self.ids[one]))
        return self._below.get(number, ())

    def below_in_any_order(self, number: int) -> Sequence[int]:
        """The same where order does not matter."""
        return self._below.get(number, ())

    def of_kind(self, kind: Kind) -> Iterator[int]:
        """Numbers of the entries of one kind."""
        return (number for number, one in enumerate(self._kinds) if one is kind)

    def count(self, kind: Kind) -> int:
        """How many of one kind there are."""
        return self._kinds.count(kind)

    def find(self, kind: Kind, identity: str) -> int | None:
        """The number of the entry with that id."""
        return self._numbers.get((kind, identity))

    def above(self, number: int) -> list[int]:
        """The entries above `number`, the nearest first."""
        found: list[int] = []
        parent = self.parents[number]
        while parent != ROOT:
            found.append(parent)
            parent = self.parents[parent]
        return found

    def path(self, number: int) -> tuple[int, ...]:
        """Its rows from the top down; paths sort as the tree is read."""
        return tuple(self.row(one) for one in reversed((number, *self.above(number))))

    def add(
        self, kind: Kind, identity: str, title: str, size: int, words: Iterable[str], parent: int, own: bool = False
    ) -> int:
        """Put an entry below `parent` and give its number."""
        number = len(self.ids)
        self.ids.append(identity)
        self.titles.append(title)
        self.sizes.append(size)
        self.parents.append(parent)
        self.words.add(number, words)
        self._kinds.append(kind)
        self._numbers[kind, identity] = number
        if own:
            self._own.add(number)
        (self.roots if parent == ROOT else self._below.setdefault(parent, [])).append(number)
        return number

    def with_offices(self, portions: Iterable[OfficeLines], countries: Countries) -> Entries:
        """The same tree with offices added below their agencies; those of agencies not there go below the one without an id."""
        more = self._copied()
        words = _CountryWords(countries)
        for lines in portions:
            more._take(lines, words)
        more.words.prepare()
        return more

    def _copied(self) -> Entries:
        copy = Entries()
        copy.ids, copy.titles, copy.sizes = self.ids.copy(), self.titles.copy(), self.sizes.copy()
        copy.parents, copy.words, copy.roots = self.parents.copy(), self.words.copy(), self.roots.copy()
        copy._kinds, copy._own = self._kinds.copy(), self._own.copy()
        copy._below = {number: below.copy() for number, below in self._below.items()}
        copy._unsorted, copy._numbers = self._unsorted.copy(), self._numbers.copy()
        return copy

    def _take(self, lines: OfficeLines, words: _CountryWords) -> None:
        start, numbers, nobody = len(self.ids), self._numbers, self._numbers.get((Kind.AGENCY, ""), ROOT)
        parents = [numbers.get((Kind.AGENCY, agency), nobody) for agency in lines.agency_ids]
        self.ids += lines.ids
        self.titles += lines.names
        self.sizes += lines.covers
        self.parents += parents
        seated: dict[str, list[int]] = {}
        for number, (name, city, country) in enumerate(
            zip(lines.names, lines.cities, lines.countries_iso2, strict=True), start
        ):
            self.words.add(number, words_of(f"{name} {city}"))
            seated.setdefault(country, []).append(number)
        for country, here in seated.items():
            self.words.add_all(here, words.of(country))
        self._kinds += [Kind.OFFICE] * len(lines.ids)
        below = self._below
        for number, (identity, parent) in enumerate(zip(lines.ids, parents, strict=True), start):
            numbers[Kind.OFFICE, identity] = number
            if parent in below:
                below[parent].append(number)
            else:
                below[parent] = [number]
        self._unsorted.update(parents)
        self._own.update(numbers[Kind.OFFICE, identity] for identity in lines.own)

    def _rows_below(self, parent: int) -> dict[int, int]:
        if parent not in self._rows:
            self._rows[parent] = {number: row for row, number in enumerate(self.below(parent))}
        return self._rows[parent]


class _All(Sequence[Entry]):
    """The entries of a tree, each made when it is asked for."""

    def __init__(self, entries: Entries) -> None:
        self._entries = entries

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, number: int) -> Entry: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Entry]: ...
    def __getitem__(self, number: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(number, slice):
            return [self._entries.entry(one) for one in range(*number.indices(len(self)))]
        return self._entries.entry(range(len(self))[number])


def entries_of(
    groups: Iterable[DirectoryGroup],
    countries: Countries,
    language: str,
    further_names: Mapping[str, Iterable[str]] | None = None,
) -> Entries:
    """Lay `groups` out, with country names in `language` and everything one may search by; `further_names` by agency."""
    builder = _Builder(countries, language, further_names or {})
    for group in sorted(groups, key=lambda group: _group_order(group, countries, language)):
        builder.add_group(group)
    builder.entries.words.prepare()
    return builder.entries


def _group_order(group: DirectoryGroup, countries: Countries, language: str) -> tuple[bool, str]:
    """Countries by their name as it is read, the bodies of no one country last."""
    return not group.country_iso2, countries.name(group.country_iso2, language).casefold()


def agency_title(name: str, short_name: str) -> str:
    """The short name first, by which the trade knows an agency and which a narrow column must not cut off."""
    return name if not short_name or short_name in name else f"{short_name} – {name}"


class _Builder:
    def __init__(self, countries: Countries, language: str, further_names: Mapping[str, Iterable[str]]) -> None:
        self.entries = Entries()
        self._countries, self._language, self._further = countries, language, further_names
        self._words = _CountryWords(countries)

    def add_group(self, group: DirectoryGroup) -> None:
        title = tr("International bodies")
        if group.country_iso2:
            title = self._countries.name(group.country_iso2, self._language)
        words = words_of(title) | self._words.of(group.country_iso2)
        number = self.entries.add(Kind.GROUP, group.country_iso2, title, group.agency_count, words, ROOT)
        for agency in group.agencies:
            self._add_agency(agency, number)

    def _add_agency(self, agency: AgencyNode, parent: int) -> None:
        title = agency_title(read_name(agency.name, agency.native_name, self._language), agency.short_name)
        names = (agency.name, agency.native_name, agency.short_name, *self._further.get(agency.id, ()))
        words = words_of(" ".join(names))
        number = self.entries.add(Kind.AGENCY, agency.id, title, agency.office_count, words, parent, _is_own(agency))
        for below in agency.agencies:
            self._add_agency(below, number)
        for office in agency.offices:
            self._add_office(office, number)

    def _add_office(self, office: OfficeNode, parent: int) -> None:
        words = words_of(f"{office.name} {office.city}") | self._words.of(office.country_iso2)
        self.entries.add(Kind.OFFICE, office.id, office.name, office.covers, words, parent, _is_own(office))


class _CountryWords:
    """What a country is found by, folded once for all its offices."""

    def __init__(self, countries: Countries) -> None:
        self._countries = countries
        self._folded: dict[str, set[str]] = {}

    def of(self, iso2: str) -> set[str]:
        """The words of its codes and names; none for no country."""
        if iso2 not in self._folded:
            country = self._countries.get(iso2)
            names = f"{country.iso2} {country.iso3} {country.name_en} {country.name_ru}" if country else ""
            self._folded[iso2] = words_of(names)
        return self._folded[iso2]


def _is_own(node: AgencyNode | OfficeNode) -> bool:
    return node.corrected or node.origin.value == "own"
