"""The directory's tree as flat tuples: one entry a country, agency or office, addressed by number.

Built once an answer arrives, off the window's thread; 55,000 entries cost a tuple each and no widget.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from liaison.base.translations import tr, trn
from liaison.domain.countries import Countries, folded
from liaison.domain.directory import AgencyNode, DirectoryGroup, OfficeNode

ROOT = -1


class Kind(Enum):
    """What an entry of the tree is."""

    GROUP = "group"
    AGENCY = "agency"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the tree.

    Attributes:
        id: country code of a group ("" for international bodies), id of an agency or office.
        title: what the line says.
        size: how many of what the line counts: agencies of a group, offices of an agency, countries of an office.
        count: the same in words ("10 countries"); empty when there is nothing to count.
        parent: number of the entry above, ROOT for a group.
        row: place among its siblings.
        own: True when the officer added or corrected it.
    """

    kind: Kind
    id: str
    title: str
    size: int
    count: str
    parent: int
    row: int
    own: bool = False


@dataclass(frozen=True, slots=True)
class Entries:
    """The whole tree.

    Attributes:
        all: the entries; each stands after the one above it.
        children: numbers of the entries below each entry, in order.
        roots: numbers of the groups.
        parents: number of the entry above each entry.
        haystacks: everything each entry can be found by, folded, with a space before each word.
    """

    all: tuple[Entry, ...] = ()
    children: tuple[tuple[int, ...], ...] = ()
    roots: tuple[int, ...] = ()
    parents: tuple[int, ...] = ()
    haystacks: tuple[str, ...] = ()

    def find(self, kind: Kind, identity: str) -> int | None:
        """The number of the entry with that id."""
        return next((at for at, entry in enumerate(self.all) if entry.id == identity and entry.kind is kind), None)

    def above(self, number: int) -> list[int]:
        """The entries above `number`, the nearest first."""
        found: list[int] = []
        parent = self.all[number].parent
        while parent != ROOT:
            found.append(parent)
            parent = self.all[parent].parent
        return found


def entries_of(groups: Iterable[DirectoryGroup], countries: Countries, language: str) -> Entries:
    """Lay `groups` out flat, with country names in `language` and everything one may search by."""
    builder = _Builder(countries, language)
    for group in sorted(groups, key=lambda group: _group_order(group, countries, language)):
        builder.add_group(group)
    return builder.built()


def _group_order(group: DirectoryGroup, countries: Countries, language: str) -> tuple[bool, str]:
    """Countries by their name as it is read, the bodies of no one country last."""
    return not group.country_iso2, countries.name(group.country_iso2, language).casefold()


def agency_title(name: str, short_name: str) -> str:
    """The short name first, by which the trade knows an agency and which a narrow column must not cut off."""
    return name if not short_name or short_name in name else f"{short_name} – {name}"


class _Builder:
    def __init__(self, countries: Countries, language: str) -> None:
        self._countries = countries
        self._language = language
        self._all: list[Entry] = []
        self._children: list[list[int]] = []
        self._roots: list[int] = []
        self._haystacks: list[str] = []
        self._folded_names: dict[str, str] = {}

    def built(self) -> Entries:
        parents = tuple(entry.parent for entry in self._all)
        children = tuple(map(tuple, self._children))
        return Entries(tuple(self._all), children, tuple(self._roots), parents, tuple(self._haystacks))

    def add_group(self, group: DirectoryGroup) -> None:
        title = tr("International bodies")
        if group.country_iso2:
            title = self._countries.name(group.country_iso2, self._language)
        count = (group.agency_count, trn("{n} agency", "{n} agencies", group.agency_count))
        number = self._add(
            Kind.GROUP, group.country_iso2, title, count, f"{_fold(title)}{self._names(group.country_iso2)}", ROOT
        )
        for agency in group.agencies:
            self._add_agency(agency, number)

    def _add_agency(self, agency: AgencyNode, parent: int) -> None:
        title = agency_title(agency.name, agency.short_name)
        count = (agency.office_count, trn("{n} office", "{n} offices", agency.office_count))
        number = self._add(Kind.AGENCY, agency.id, title, count, _fold(title), parent, _is_own(agency))
        for below in agency.agencies:
            self._add_agency(below, number)
        for office in agency.offices:
            self._add_office(office, number)

    def _add_office(self, office: OfficeNode, parent: int) -> None:
        count = (office.covers, trn("{n} country", "{n} countries", office.covers))
        words = f"{_fold(f'{office.name} {office.city}')}{self._names(office.country_iso2)}"
        self._add(Kind.OFFICE, office.id, office.name, count, words, parent, _is_own(office))

    def _add(
        self, kind: Kind, identity: str, title: str, count: tuple[int, str], words: str, parent: int, own: bool = False
    ) -> int:
        siblings = self._roots if parent == ROOT else self._children[parent]
        number = len(self._all)
        size, counted = count
        self._all.append(Entry(kind, identity, title, size, counted if size else "", parent, len(siblings), own))
        self._haystacks.append(words)
        self._children.append([])
        siblings.append(number)
        return number

    def _names(self, iso2: str) -> str:
        """What a country is found by, folded once for all its offices."""
        if iso2 not in self._folded_names:
            country = self._countries.get(iso2)
            names = f"{country.iso2} {country.iso3} {country.name_en} {country.name_ru}" if country else ""
            self._folded_names[iso2] = _fold(names)
        return self._folded_names[iso2]


_SIMPLE = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalnum()})


def _fold(text: str) -> str:
    """`text` folded, a space before each word; plain English, which most names are, takes a twentieth of the time."""
    words = text.lower().translate(_SIMPLE).split() if text.isascii() else folded(text).split()
    return " " + " ".join(words) if words else ""


def _is_own(node: AgencyNode | OfficeNode) -> bool:
    return node.corrected or node.origin.value == "own"
