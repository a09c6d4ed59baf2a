"""Finding whom and what a note names, in any script, the nearest first: this meeting, this note, the last meetings, everything."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from liaison.domain.crime_types import CrimeTypes
from liaison.domain.meetings import Delegation
from liaison.domain.name_finding import NamedEntry, NamedKind, NamesFound, NearName, NearNames, Reach
from liaison.domain.note_structure import MENTION, STATEMENT
from liaison.domain.rows import RowKey
from liaison.services.name_gathering import PLACE, GatheredNames
from liaison.services.name_words import all_begun, beginnings_of_sounds, latin_words, to_be_found_by, whole
from liaison.store import meeting_rows
from liaison.store import name_lookup_rows as rows
from liaison.store.reference import vocabularies
from liaison.store.reference.reading import Reader

OFFERED = 9
OF_A_SHELF = 4
"""As many of one sort are offered before the others had their turn."""

MENTIONED = (rows.PERSON, rows.SEAT, rows.SPEAKER, PLACE)
REFERRED_TO = (rows.MEETING, rows.CASE, PLACE, rows.PERSON, rows.SEAT, rows.SPEAKER)
"""What is offered after `@` and after `[[`, the likeliest first."""

_BY_WORDS = 2
_OF_PEOPLE = (rows.PERSON, rows.SEAT, rows.SPEAKER)
_BEGINNING = (PLACE, rows.CASE)
"""Where a name that begins as typed goes before one that contains it. Of people any part is as good, of meetings the newest."""

_SOUNDING = (*_OF_PEOPLE, PLACE)

MEETINGS_LATELY = 5
NAMES_USED = 40
_REFERENCE = re.compile(r"\[\[([^\[\]\n]{1,200})\]\]")
_READ = {
    rows.PERSON: rows.person_entries,
    rows.SEAT: rows.seat_entries,
    rows.SPEAKER: rows.speaker_entries,
    rows.MEETING: rows.meeting_entries,
    rows.CASE: rows.case_entries,
}


_PEOPLE = (NamedKind.PERSON, NamedKind.SEAT, NamedKind.SPEAKER, NamedKind.NOTED)


@dataclass(frozen=True, slots=True, order=True)
class _Hit:
    """A thing found: how well (0 by its whole name, 1 its beginning, 2 words, 3 sounds), on which shelf, in which order there."""

    rank: int
    shelf: int
    order: int
    number: int


class NameLookupService:
    """What can be named in a note; every method runs on the store's thread.

    Args:
        reader: the open store.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._gathered = GatheredNames(reader)

    def gather(self) -> Iterator[int]:
        """Gather all names before they are first asked for; a long job in slices that is done once."""
        return self._gathered.gather()

    def crime_types(self) -> CrimeTypes:
        """The vocabulary of topics."""
        with self._reader.read() as connection:
            return vocabularies.crime_types(connection)

    def mentioned(self, text: str, near: NearNames, language: str, limit: int = OFFERED) -> NamesFound:
        """Whom `@` may mean: people, agencies, offices and countries one of whose names has words beginning as those typed."""
        return self._find(text, near, MENTIONED, language, limit)

    def referred_to(self, text: str, near: NearNames, language: str, limit: int = OFFERED) -> NamesFound:
        """What `[[` may mean: the same, and meetings and cases before them."""
        return self._find(text, near, REFERRED_TO, language, limit)

    def called(self, name: str, near: NearNames, language: str) -> tuple[NamedEntry, ...]:
        """What a name that stands in a note means: those near of that name, or else all; near ones also by a part of their name."""
        words = latin_words(name)
        if not words:
            return ()
        by_name = [one.entry for one in near.names if latin_words(one.entry.reference) == words]
        parts = [one.entry for one in near.names if set(words) <= set(one.words)]
        close = _distinct(by_name) or _distinct(parts)
        if close:
            return tuple(close)
        found = self._find(name, NearNames(), REFERRED_TO, language, 4 * OFFERED)
        names = (
            (entry, {" ".join(latin_words(one)) for one in (entry.name, entry.reference)}) for entry in found.entries
        )
        exact = [entry for entry, spelt in names if " ".join(words) in spelt]
        return tuple(_distinct(exact or [entry for entry in found.entries if entry.kind is NamedKind.COUNTRY]))

    def near(self, meeting: RowKey | None, text: str, language: str) -> NearNames:
        """What a note already has to do with: its meeting's sides and people, whom it names, and the last meetings with them."""
        self._gathered.freshen()
        with self._reader.read() as connection:
            sides = meeting_rows.delegations_of(connection, meeting) if meeting else ()
            agencies = {side.agency_id for side in sides if side.agency_id}
            besides = meeting.id if meeting else ""
            lately = rows.meetings_lately(connection, agencies, besides, MEETINGS_LATELY) if agencies else ()
            theirs = [(side, key) for key in lately for side in meeting_rows.delegations_of(connection, key)]
        here = [entry for side in sides for entry in _of_side(side, meeting or side.key, Reach.HERE)]
        met = [entry for side, key in theirs for entry in _of_side(side, key, Reach.LATELY)]
        used = self._used(meeting, text, here, language)
        near = (
            NearName(entry, tuple(to_be_found_by((entry.name,)).split())) for entry in _distinct((*here, *used, *met))
        )
        return NearNames(tuple(near))

    def _used(self, meeting: RowKey | None, text: str, here: Iterable[NamedEntry], language: str) -> list[NamedEntry]:
        """Whom and what a note named last: what it means where that is certain, else the name alone."""
        known = {entry.name for entry in here}
        latest = [name for name in dict.fromkeys(reversed(_names_in(text))) if name not in known][:NAMES_USED]
        used = []
        for name in latest:
            found = self.called(name, NearNames(), language)
            noted = NamedEntry(NamedKind.NOTED, meeting or RowKey("", name), name)
            used.append(replace(found[0] if len(found) == 1 else noted, reach=Reach.USED))
        return used

    # Finding ------------------------------------------------------------------------------------------------------------

    def _find(self, text: str, near: NearNames, shelves: Sequence[str], language: str, limit: int) -> NamesFound:
        words = latin_words(text)
        if not words:
            return NamesFound(())
        self._gathered.freshen()
        sounds = beginnings_of_sounds(text)
        sounds = sounds if len(sounds) == len(words) else []
        close = [one.entry for one in near.names if all_begun(words, one.words) or all_begun(sounds, one.words)]
        close = [entry for entry in close if rows.MEETING in shelves or entry.kind is not NamedKind.MEETING]
        hits = self._hits(text, words, shelves, 2 * limit)
        found = self._entries(_in_turns(hits, limit), shelves, language)
        return NamesFound(tuple(_distinct((*close, *found))[:limit]), self._gathered.is_complete)

    def _hits(self, text: str, words: Sequence[str], shelves: Sequence[str], limit: int) -> list[_Hit]:
        find = self._gathered.find
        sounds = beginnings_of_sounds(text)
        hits: dict[tuple[int, int], _Hit] = {}
        for at, shelf in enumerate(shelves):
            asked = [
                find(shelf, [[whole(words)]], limit, whole_word=True),
                find(shelf, [[whole(words)]], limit) if shelf in _BEGINNING else [],
                self._having(shelf, words, limit),
            ]
            if shelf in _SOUNDING and len(sounds) == len(words) and len(asked[-1]) < OF_A_SHELF:
                asked.append(find(shelf, [[word] for word in sounds], limit))
            for rank, numbers in enumerate(asked):
                # a family name is as good a beginning as a given name, and people go before the codes of countries
                is_as_good = (rank == _BY_WORDS and shelf in _OF_PEOPLE) or (rank == 0 and shelves is MENTIONED)
                as_good = 1 if is_as_good else rank
                for order, number in enumerate(numbers):
                    hits.setdefault((at, number), _Hit(as_good, at, order, number))
        return sorted(hits.values())

    def _having(self, shelf: str, words: Sequence[str], limit: int) -> list[int]:
        """What has words beginning as these. The first ones are mostly whole, and whole words are found without gathering all others."""
        find = self._gathered.find
        if len(words) > 1:
            found = find(shelf, [[word] for word in words], limit, whole_word=True, last_begins=True)
            if found:
                return found
        return find(shelf, [[word] for word in words], limit)

    def _entries(self, hits: Sequence[_Hit], shelves: Sequence[str], language: str) -> list[NamedEntry]:
        found: dict[tuple[int, int], NamedEntry] = {}
        with self._reader.read() as connection:
            for at, shelf in enumerate(shelves):
                numbers = [hit.number for hit in hits if hit.shelf == at]
                if not numbers:
                    continue
                if shelf == PLACE:
                    places = {number: self._gathered.place(number) for number in numbers}
                    entries = rows.place_entries(connection, set(places.values()))
                    for number, (kind, identity) in places.items():
                        entry = (
                            self._country(identity, language) if kind is NamedKind.COUNTRY else entries.get(identity)
                        )
                        if entry is not None:
                            found[at, number] = entry
                else:
                    read = _READ[shelf](connection, numbers)
                    found.update({(at, number): entry for number, entry in read.items()})
        return [found[hit.shelf, hit.number] for hit in hits if (hit.shelf, hit.number) in found]

    def _country(self, iso2: str, language: str) -> NamedEntry:
        return NamedEntry(NamedKind.COUNTRY, RowKey("", iso2), self._gathered.countries.name(iso2, language), iso2)


def _of_side(side: Delegation, meeting: RowKey, reach: Reach) -> Iterator[NamedEntry]:
    for person in side.participants:
        context = " · ".join(part for part in (person.post, side.name) if part)
        if person.person_id:
            yield NamedEntry(
                NamedKind.PERSON, RowKey(person.key.scope, person.person_id), person.name, context, None, reach
            )
        else:
            yield NamedEntry(NamedKind.SEAT, meeting, person.name, context, None, reach)
    for kind, identity in (
        (NamedKind.OFFICE, side.office_id),
        (NamedKind.AGENCY, side.agency_id),
        (NamedKind.COUNTRY, side.country_iso2),
    ):
        if identity:
            yield NamedEntry(kind, RowKey("", identity), side.name, "", None, reach)
            return
    yield NamedEntry(NamedKind.SIDE, meeting, side.name, "", None, reach)


def _names_in(text: str) -> list[str]:
    """Who is mentioned, what is referred to and who speaks in a note, in this order."""
    named = [one[1] or one[2] for one in MENTION.finditer(text)] + _REFERENCE.findall(text)
    said = (STATEMENT.match(line) for line in text.split("\n") if line.startswith(">"))
    return [name.strip() for name in (*named, *(one[1] for one in said if one)) if name.strip()]


def _distinct(entries: Iterable[NamedEntry]) -> list[NamedEntry]:
    """Each once, as it was met first. A seat is left out where somebody of that name was met."""
    found: dict[tuple[str, str], NamedEntry] = {}
    people: set[str] = set()
    for entry in entries:
        is_person = entry.kind in _PEOPLE
        name = " ".join(latin_words(entry.name)) if is_person else ""
        if is_person and entry.kind is not NamedKind.PERSON and name in people:
            continue
        if is_person:
            people.add(name)
        by_name = entry.kind is NamedKind.SIDE or (is_person and entry.kind is not NamedKind.PERSON)
        identity = (name or entry.name) if by_name else entry.key.id
        if entry.kind is NamedKind.COUNTRY:
            # a side that is known by its country only is not called as the country
            identity += entry.name
        found.setdefault((entry.kind, identity), entry)
    return list(found.values())


def _in_turns(hits: Sequence[_Hit], limit: int) -> list[_Hit]:
    """The best; of those equally good no more of one shelf than its share, before the others had their turn."""
    times = Counter[tuple[int, int]]()
    turns: list[tuple[int, bool, _Hit]] = []
    for hit in hits:
        times[hit.rank, hit.shelf] += 1
        turns.append((hit.rank, times[hit.rank, hit.shelf] > OF_A_SHELF, hit))
    return [hit for _, _, hit in sorted(turns)[: 2 * limit]]
