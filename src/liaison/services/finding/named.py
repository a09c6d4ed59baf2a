"""What a field names: the agencies, countries and crime types that are called so, as marks of the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from liaison.domain.countries import Countries
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.find_kinds import FindKind
from liaison.domain.find_query import AgencyIs, And, CountryIs, CrimeIs, Named, Node, Not, Or
from liaison.domain.find_shelves import shelf_of
from liaison.services.finding import marks
from liaison.services.name_words import latin_words
from liaison.store import find_index
from liaison.store.find_index import Table, all_of, beginning, word
from liaison.store.reference.asking import OpenConnection

AGENCIES = 60
"""Agencies of one name at most; more are not told apart by it."""


def named_in(node: Node) -> Iterator[Named]:
    """The fields of a query that name an agency, a country or a crime type."""
    if isinstance(node, And | Or):
        for one in node.nodes:
            yield from named_in(one)
    elif isinstance(node, Not):
        yield from named_in(node.node)
    elif isinstance(node, AgencyIs | CountryIs | CrimeIs):
        yield node


def marks_named(connection: OpenConnection, one: Named, countries: Countries, crimes: CrimeTypes) -> tuple[str, ...]:
    """The marks, or whole expressions, of what is called so; none where nothing is."""
    text = " ".join(one.words)
    if isinstance(one, CountryIs):
        found = countries.find(text)
        codes = [found.iso2] if found else _called(connection, FindKind.COUNTRY, text)
        return tuple(marks.country(code) for code in codes)
    if isinstance(one, CrimeIs):
        crime = crimes.find(text)
        codes = [crime.code] if crime else _called(connection, FindKind.CRIME_TYPE, text)
        return tuple(marks.crime(code) for code in _with_narrower(codes, crimes))
    agencies = tuple(marks.agency(code) for code in _called(connection, FindKind.AGENCY, text))
    words = latin_words(text)
    # delegations that are in no directory go by their words
    sides = all_of([beginning(marks.SIDE + word_) for word_ in words]) if words else ""
    return (*agencies, *((sides if sides.startswith("(") else f"({sides})",) if sides else ()))


def _called(connection: OpenConnection, kind: FindKind, text: str) -> list[str]:
    """Those whose name has these words, else words that begin so."""
    words = latin_words(text)
    if not words:
        return []
    numbers: list[int] = []
    for how in (word, beginning):
        wanted = all_of([how(marks.NAME + one) for one in words])
        numbers = find_index.numbers(connection, Table.BEGINNINGS, wanted, shelf_of(kind), AGENCIES)
        if numbers:
            break
    return [entry.row_id for entry in find_index.entries_by_number(connection, numbers).values()]


def _with_narrower(codes: Iterable[str], crimes: CrimeTypes) -> list[str]:
    found = dict.fromkeys(codes)
    grows = True
    while grows:
        below = [crime.code for crime in crimes if crime.parent in found and crime.code not in found]
        found.update(dict.fromkeys(below))
        grows = bool(below)
    return list(found)
