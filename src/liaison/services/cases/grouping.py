"""How many cases each value of a grouping has: countries, agencies and crime types out of the index of Find, which knows them at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from liaison.domain.cases.register import Grouping
from liaison.domain.find_kinds import FindKind
from liaison.domain.find_shelves import shelf_of
from liaison.services.finding import marks
from liaison.store import find_index, find_queue
from liaison.store.cases import register_rows
from liaison.store.find_document import Document
from liaison.store.find_documents import documents
from liaison.store.find_index import Source, Table
from liaison.store.reference import vocabularies
from liaison.store.reference.asking import OpenConnection

BESIDE = 200
"""Cases that wait to be indexed are counted one by one; of more than so many, the others as they were when they were indexed."""

_BEGINNINGS = {Grouping.COUNTRY: marks.COUNTRY, Grouping.COUNTERPART: marks.AGENCY, Grouping.CRIME: marks.CRIME}
_MARKS: Mapping[Grouping, Callable[[str], str]] = {
    Grouping.COUNTRY: marks.country,
    Grouping.COUNTERPART: marks.agency,
    Grouping.CRIME: marks.crime,
}
_VALUES: Mapping[Grouping, Callable[[Document], frozenset[str]]] = {
    Grouping.COUNTRY: lambda found: found.countries,
    Grouping.COUNTERPART: lambda found: found.agencies,
    Grouping.CRIME: lambda found: found.crimes,
}


def expression_of(grouping: Grouping, group: str) -> str | None:
    """What the index is asked for the cases of a group, those without any where it is empty; None where it does not know."""
    if grouping not in _MARKS:
        return None
    if group:
        return find_index.word(_MARKS[grouping](group))
    return find_index.without(find_index.word(marks.EVERY), find_index.beginning(_BEGINNINGS[grouping]))


def counted(connection: OpenConnection, grouping: Grouping) -> dict[str, int]:
    """How many cases each value has; empty for those without any. A case with several countries counts for each."""
    if grouping not in _MARKS:
        return register_rows.groups(connection, grouping)
    waiting = find_queue.waiting_of(connection, Source.CASE, BESIDE)
    besides = [entry.number for entry in find_index.entries_of(connection, waiting).values()]
    shelf = shelf_of(FindKind.CASE)
    found = Counter[str]()
    for value in ("", *_values(connection, grouping)):
        asked = expression_of(grouping, value)
        if asked is not None:
            found[value] += find_index.count(connection, Table.BEGINNINGS, asked, shelf, besides)
    for document in documents(connection, waiting).values():
        found.update(_VALUES[grouping](document) or ("",))
    return {value: number for value, number in found.items() if number}


def _values(connection: OpenConnection, grouping: Grouping) -> list[str]:
    """The values the index knows, those of other records among them; what no directory knows any more goes by its mark."""
    begun = _BEGINNINGS[grouping]
    found = find_index.words_begun(connection, Table.BEGINNINGS, shelf_of(FindKind.CASE), begun)
    if grouping is Grouping.COUNTRY:
        return [mark.removeprefix(begun).upper() for mark in found]
    agencies = grouping is Grouping.COUNTERPART
    known = (
        register_rows.agency_ids(connection) if agencies else [one.code for one in vocabularies.crime_types(connection)]
    )
    by_mark = {_MARKS[grouping](value): value for value in known}
    return [by_mark.get(mark, mark.removeprefix(begun)) for mark in found]
