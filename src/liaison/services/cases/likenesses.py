"""Hints that another case has the same number, person, thing, route or goods: looked for in the index of Find, then compared."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from liaison.base.translations import language
from liaison.domain.cases.case import InterestKind
from liaison.domain.cases.register import Likeness
from liaison.domain.countries import Countries
from liaison.domain.find_kinds import FindKind
from liaison.domain.find_shelves import shelf_of
from liaison.domain.name_skeletons import words_in
from liaison.domain.rows import RowKey
from liaison.services.cases.alike import NAMED, SHORTEST_ROUTE, Alike, Clue, Interesting, Side, alike, runs_of
from liaison.services.finding import marks
from liaison.services.finding.indexing import FindIndexing
from liaison.services.finding.other_spellings import other_spellings
from liaison.services.finding.planning import Spellings
from liaison.services.name_words import latin_words
from liaison.services.spellings import is_patronymic
from liaison.store import find_index
from liaison.store.cases import likeness_rows
from liaison.store.engine import Store
from liaison.store.find_index import Table
from liaison.store.reference import vocabularies
from liaison.store.reference.asking import OpenConnection

MOST = 10
"""Hints at most."""

_LOOKED_AT = {Clue.NUMBER: 20, Clue.INTEREST: 20, Clue.ROUTE: 10}
"""Cases compared at most for each number, person, thing, and length of a route, the newest first."""

_INTERESTS = 24
"""Persons and things of a case that are looked for, those written first."""

_LONG_ROUTE = 5
_MOST_RUNS = 5
"""Of letters and of digits in a number, of which every way to write it is looked for."""

_AT_ONCE = 0.01
"""Seconds in which what was written a moment ago is indexed first."""


class LikenessService:
    """Every method runs on the store's thread.

    Args:
        store: the open store.
        indexing: of the same store.
    """

    def __init__(self, store: Store, indexing: FindIndexing) -> None:
        self._store, self._indexing = store, indexing
        self._kept: tuple[tuple[int, ...], Countries] | None = None

    def likenesses(self, case: RowKey) -> tuple[Likeness, ...]:
        """The other cases that are most alike, one line for each: those with the same number first, then who and what, then the route."""
        self._indexing.catch_up_within(_AT_ONCE)
        with self._store.read() as connection:
            found = likeness_rows.compared(connection, (case,), (case,), (case,)).get(case)
            if found is None:
                return ()
            own = Side(found)
            candidates = _candidates(connection, own)
            candidates.pop(case, None)
            details = [key for key, clues in candidates.items() if clues != {Clue.ROUTE}]
            chains = [key for key, clues in candidates.items() if Clue.ROUTE in clues]
            read = likeness_rows.compared(connection, candidates, details, chains)
            others = {key: Side(one) for key, one in read.items()}
            countries = self._names(connection)

        def named(code: str) -> str:
            return countries.name(code, language())

        compared = [
            (sorted(alike(own, others[key], clues, named), key=_weight), key)
            for key, clues in candidates.items()
            if key in others
        ]
        told = [(reasons, key) for reasons, key in compared if reasons]
        told.sort(key=lambda one: (one[0][0].weight, -len(one[0])))
        return tuple(
            Likeness(key, others[key].name, " ".join(reason.sentence for reason in reasons))
            for reasons, key in told[:MOST]
        )

    def _names(self, connection: OpenConnection) -> Countries:
        """The names of countries, kept until a pack is installed."""
        generation = self._store.generation()
        if self._kept is None or self._kept[0] != generation:
            self._kept = (generation, vocabularies.countries(connection))
        return self._kept[1]


def _weight(one: Alike) -> tuple[int, int]:
    return one.weight


def _candidates(connection: OpenConnection, own: Side) -> dict[RowKey, set[Clue]]:
    """Cases that may be alike, with what they were found by."""
    clues = {
        Clue.NUMBER: _of_numbers(own),
        Clue.INTEREST: _of_interests(connection, own),
        Clue.ROUTE: (*_of_routes(own), *_of_goods(own)),
    }
    found: dict[RowKey, set[Clue]] = {}
    for clue, questions in clues.items():
        for table, asked in questions:
            numbers = find_index.numbers(connection, table, asked, shelf_of(FindKind.CASE), _LOOKED_AT[clue])
            entries = find_index.entries_by_number(connection, numbers)
            for number in numbers:
                if number in entries:
                    found.setdefault(RowKey(entries[number].scope, entries[number].row_id), set()).add(clue)
    return found


def _of_numbers(own: Side) -> Iterator[tuple[Table, str]]:
    for text in (own.case.reference, *(number for number, _ in own.case.numbers)):
        words = latin_words(text)
        if words:
            yield Table.BEGINNINGS, find_index.word(marks.whole_name(words))


def _of_interests(connection: OpenConnection, own: Side) -> Iterator[tuple[Table, str]]:
    interests = own.interests[:_INTERESTS]
    named = [one for one in interests if one.kind is InterestKind.PERSON]
    written = [word for one in named for word in _name_words(one)]
    # the last of the words is taken for one that is still being typed, and none of these is
    spellings = other_spellings(connection, (*written, ""))
    for one in interests:
        yield from ((Table.PHRASES, find_index.any_of(_ways(text))) for text in one.identifiers.values())
        words = latin_words(one.name)
        if one.kind is InterestKind.PERSON:
            parts = [find_index.any_of(_spelt(word, spellings)) for word in _name_words(one)]
            if parts:
                yield Table.BEGINNINGS, find_index.all_of(parts)
        elif one.kind in NAMED and words:
            yield Table.PHRASES, find_index.row_of(words)


def _name_words(one: Interesting) -> list[str]:
    """What a person is looked for by: the names, without patronymics, which are often left out."""
    words = [word for word in words_in(one.name) if len(word) > 1 and latin_words(word)]
    return [word for word in words if not is_patronymic(word)] or words


def _spelt(word: str, spellings: Spellings) -> list[str]:
    latin = "".join(latin_words(word))
    ways = dict.fromkeys((latin, *spellings.get(latin, ())))
    # an initial stands for a given name
    return [find_index.word(way) for way in dict.fromkeys((*ways, *(way[0] for way in ways)))]


def _ways(identifier: str) -> list[str]:
    """A number with and without a gap wherever letters and digits meet, or a gap is now: AB 1234-5 and AB1234 5."""
    runs = runs_of(identifier)
    if len(runs) > _MOST_RUNS:
        return [find_index.row_of(runs), find_index.word("".join(runs))]
    ways = product(("", " "), repeat=len(runs) - 1)
    return [find_index.row_of("".join(map(str.__add__, runs, (*gaps, ""))).split()) for gaps in ways]


def _of_routes(own: Side) -> Iterator[tuple[Table, str]]:
    """Routes with all the countries, with five that follow each other, and with three."""
    countries = [find_index.word(marks.country(code)) for code in own.route]
    for length in sorted({len(countries), _LONG_ROUTE, SHORTEST_ROUTE}, reverse=True):
        if SHORTEST_ROUTE <= length <= len(countries):
            starts = range(len(countries) - length + 1)
            yield Table.BEGINNINGS, find_index.any_of([find_index.all_of(countries[at : at + length]) for at in starts])


def _of_goods(own: Side) -> Iterator[tuple[Table, str]]:
    words = dict.fromkeys(word for goods in own.goods for word in sorted(goods))
    if len(own.route) > 1 and words:
        ends = [find_index.word(marks.country(code)) for code in (own.route[0], own.route[-1])]
        yield Table.BEGINNINGS, find_index.all_of([*ends, find_index.any_of(list(map(find_index.word, words)))])
