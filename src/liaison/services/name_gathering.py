"""Gathers everything that can be named in a note, in slices, and keeps it in step with the store.

It is kept in memory, because no table has an index of words in all scripts, and one that every save had to keep would cost every save.
What was changed since is read from the end of the journal: nothing has to be told of a change, and nothing is gathered twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from liaison.domain.countries import Countries, Country
from liaison.domain.name_finding import NamedKind
from liaison.services.name_words import latin_words, to_be_found_by, whole
from liaison.store import name_lookup_rows as rows
from liaison.store.name_index import NameIndex
from liaison.store.reference.installed import installed_pack
from liaison.store.reference.reading import Reader
from liaison.store.reference.vocabularies import countries

PLACE = "place"
"""The shelf of agencies, offices and countries; the others are called as their tables."""

SHELVES = (rows.PERSON, rows.SEAT, rows.SPEAKER, PLACE, rows.MEETING, rows.CASE)
PORTION = 100
"""Rows put on a shelf at once, a millisecond or two."""

OF_A_NAME = 3
"""Further seats and statements of one name tell nothing new; a few are kept, because the newest meeting may be deleted."""

_NEWEST = 2**62
_OF_DIRECTORY = ("agency", "office", "name", "correction")
_WRITTEN = (*SHELVES, "meeting_series", "case_number", *_OF_DIRECTORY)
_PEOPLE = (rows.PERSON, rows.SEAT, rows.SPEAKER)
_REPEATED = (rows.SEAT, rows.SPEAKER)
_FAMILIES = {"meeting_series": rows.MEETING, "case_number": rows.CASE}
Place = tuple[NamedKind, str]


class GatheredNames:
    """Everything that can be named, by its words; on the store's thread.

    Args:
        reader: the open store.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._index = NameIndex(SHELVES)
        self._places: list[Place] = []
        self._countries = Countries(())
        self._generation: tuple[int, ...] = ()
        self._pack: object = None
        self._arrival = 0
        self._has_begun = self._is_complete = False

    @property
    def is_complete(self) -> bool:
        """False before everything was gathered once."""
        return self._is_complete

    @property
    def countries(self) -> Countries:
        """All countries; none before they were gathered."""
        return self._countries

    def gather(self) -> Iterator[int]:
        """Gather everything, once, in slices: how many names there are so far. Whoever else asks waits for the first to end."""
        while self._has_begun and not self._is_complete:
            yield 0
        if self._is_complete:
            return
        self._has_begun = True
        try:
            yield from self._gather()
            self._is_complete = True
        finally:
            self._has_begun = self._is_complete

    def _gather(self) -> Iterator[int]:
        self._generation = self._reader.generation(*_WRITTEN)
        with self._reader.read() as connection:
            self._arrival = rows.last_arrival(connection)
        done = 0
        # the fewest first, so that most sorts are offered soon
        tables = (rows.CASE, rows.PERSON, rows.SEAT, rows.SPEAKER, rows.MEETING)
        for part in (self._gather_places(), *map(self._gather_table, tables)):
            for number in part:
                done += number
                yield done
            self._index.settle()

    def freshen(self) -> None:
        """Take over what was changed since. Takes as long as reading what was changed."""
        generation = self._reader.generation(*_WRITTEN)
        if not self._has_begun or generation == self._generation:
            return
        self._generation = generation
        with self._reader.read() as connection:
            arrival = rows.last_arrival(connection)
            changed = rows.changed_since(connection, self._arrival, _WRITTEN)
            pack = installed_pack(connection)
        self._arrival = arrival
        if pack != self._pack:
            for _ in self._gather_places():
                pass
        elif changed.keys() & set(_OF_DIRECTORY):
            self._take_over_places(changed)
        for table in changed.keys() & set(SHELVES):
            self._take_over(table, changed[table])
        for table in changed.keys() & _FAMILIES.keys():
            self._take_over_family(table, changed[table])
        if self._is_complete:
            self._index.settle()

    def find(
        self,
        shelf: str,
        words: Sequence[Sequence[str]],
        limit: int,
        *,
        whole_word: bool = False,
        last_begins: bool = False,
    ) -> list[int]:
        """The numbers of what is on a shelf, see `NameIndex.find`."""
        return self._index.find(shelf, words, limit, whole=whole_word, last_begins=last_begins)

    def place(self, number: int) -> Place:
        """The agency, office or country of a number on the shelf of places."""
        return self._places[_NEWEST - number]

    # Gathering ----------------------------------------------------------------------------------------------------------

    def _gather_table(self, table: str) -> Iterator[int]:
        below, times = _NEWEST, Counter[int]()
        while True:
            with self._reader.read() as connection:
                portion = rows.gathered(connection, table, below, PORTION)
            self._put(table, [row for row in portion if table not in _REPEATED or _is_new(row, times)])
            yield len(portion)
            if len(portion) < PORTION:
                return
            below = portion[-1].number

    def _gather_places(self) -> Iterator[int]:
        with self._reader.read() as connection:
            self._pack = installed_pack(connection)
            self._countries = countries(connection)
            agencies = rows.all_agencies(connection)
        self._index.clear(PLACE)
        self._places = []
        self._add_places(
            [rows.NamedPlace(NamedKind.COUNTRY, country.iso2, _names_of(country)) for country in self._countries]
        )
        yield len(self._places)
        for at in range(0, len(agencies), PORTION):
            self._add_places(agencies[at : at + PORTION])
            yield PORTION
        shown = {one.id: one.names[2] or one.names[0] for one in agencies}
        after, portion = "", agencies
        while portion:
            with self._reader.read() as connection:
                portion = rows.some_offices(connection, after, PORTION, shown)
            self._add_places(portion)
            yield len(portion)
            after = portion[-1].id if portion else ""

    def _add_places(self, found: Sequence[rows.NamedPlace]) -> None:
        """Behind those that are there: what was added first is found first."""
        numbers = range(_NEWEST - len(self._places), 0, -1)
        self._places += [(one.kind, one.id) for one in found]
        self._put_places(zip(numbers, found, strict=False))

    def _put_places(self, found: Iterable[tuple[int, rows.NamedPlace]]) -> None:
        self._index.put(
            PLACE, [(number, to_be_found_by(filter(None, one.names), one.besides)) for number, one in found]
        )

    def _put(self, table: str, found: Sequence[rows.NamedRow]) -> None:
        sounds = table in _PEOPLE
        self._index.put(table, [(row.number, to_be_found_by(row.names, row.besides, sounds=sounds)) for row in found])

    # Keeping in step ----------------------------------------------------------------------------------------------------

    def _take_over(self, table: str, keys: rows.Keys) -> None:
        with self._reader.read() as connection:
            gone = rows.numbers_of(connection, table, keys)
            found = rows.gathered_of(connection, table, keys)
        self._index.remove(table, gone)
        self._put(table, found)

    def _take_over_family(self, table: str, keys: rows.Keys) -> None:
        with self._reader.read() as connection:
            members = rows.led_to(connection, table, keys)
        self._take_over(_FAMILIES[table], members)

    def _take_over_places(self, changed: Mapping[str, rows.Keys]) -> None:
        with self._reader.read() as connection:
            touched: set[str] = set()
            for table in changed.keys() & set(_OF_DIRECTORY):
                touched |= rows.places_touched(connection, table, changed[table])
            found = rows.places_of(connection, touched)
        touched |= {one.id for one in found}
        numbers = {place: _NEWEST - at for at, place in enumerate(self._places) if place[1] in touched}
        self._index.remove(PLACE, numbers.values())
        self._put_places((numbers[one.kind, one.id], one) for one in found if (one.kind, one.id) in numbers)
        self._add_places([one for one in found if (one.kind, one.id) not in numbers])


def _is_new(row: rows.NamedRow, times: Counter[int]) -> bool:
    name = hash(whole(latin_words(row.names[0])))
    times[name] += 1
    return times[name] <= OF_A_NAME


def _names_of(country: Country) -> tuple[str, ...]:
    return (country.name_en, country.name_ru, country.iso2, country.iso3, *country.other_names)
