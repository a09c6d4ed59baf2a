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
        haystack: everything the line can be found by, folded, with a space before each word.
        parent: number of the entry above, ROOT for a group.
        row: place among its siblings.
        own: True when the officer added or corrected it.
    """

    kind: Kind
    id: str
    title: str
    size: int
    count: str
    haystack: str
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
    """

    all: tuple[Entry, ...] = ()
    children: tuple[tuple[int, ...], ...] = ()
    roots: tuple[int, ...] = ()

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

    def built(self) -> Entries:
        return Entries(tuple(self._all), tuple(map(tuple, self._children)), tuple(self._roots))

    def add_group(self, group: DirectoryGroup) -> None:
        title = tr("International bodies")
        if group.country_iso2:
            title = self._countries.name(group.country_iso2, self._language)
        count = (group.agency_count, trn("{n} agency", "{n} agencies", group.agency_count))
        words = f"{title} {self._names(group.country_iso2)}"
        number = self._add(Kind.GROUP, group.country_iso2, title, count, words, ROOT)
        for agency in group.agencies:
            self._add_agency(agency, number)

    def _add_agency(self, agency: AgencyNode, parent: int) -> None:
        title = agency_title(agency.name, agency.short_name)
        count = (agency.office_count, trn("{n} office", "{n} offices", agency.office_count))
        number = self._add(Kind.AGENCY, agency.id, title, count, title, parent, _is_own(agency))
        for below in agency.agencies:
            self._add_agency(below, number)
        for office in agency.offices:
            self._add_office(office, number)

    def _add_office(self, office: OfficeNode, parent: int) -> None:
        count = (office.covers, trn("{n} country", "{n} countries", office.covers))
        words = f"{office.name} {office.city} {self._names(office.country_iso2)}"
        self._add(Kind.OFFICE, office.id, office.name, count, words, parent, _is_own(office))

    def _add(
        self, kind: Kind, identity: str, title: str, count: tuple[int, str], words: str, parent: int, own: bool = False
    ) -> int:
        siblings = self._roots if parent == ROOT else self._children[parent]
        number = len(self._all)
        size, counted = count
        haystack = f" {folded(words)}"
        self._all.append(
            Entry(kind, identity, title, size, counted if size else "", haystack, parent, len(siblings), own)
        )
        self._children.append([])
        siblings.append(number)
        return number

    def _names(self, iso2: str) -> str:
        country = self._countries.get(iso2)
        return "" if country is None else f"{country.iso2} {country.iso3} {country.name_en} {country.name_ru}"


def _is_own(node: AgencyNode | OfficeNode) -> bool:
    return node.corrected or node.origin.value == "own"
