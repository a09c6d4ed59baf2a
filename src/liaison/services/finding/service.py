"""Finding anything: a query is read, looked up in the index from the surest way on, and answered in groups of hits with their lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from liaison.domain.find_kinds import FindKind
from liaison.domain.find_query import Node
from liaison.domain.find_shelves import SHELVES
from liaison.domain.finding import FindQuestion, Found, HitGroup, Match, UnreadGroup
from liaison.domain.minutes import strictness
from liaison.domain.rows import RowKey
from liaison.services.finding import marks
from liaison.services.finding.hits import HitReader
from liaison.services.finding.indexing import FindIndexing
from liaison.services.finding.named import marks_named, named_in
from liaison.services.finding.other_spellings import (
    going_on,
    other_spellings,
    texts_in,
    typing_errors,
    with_initials,
    without_patronymic,
    written_words,
)
from liaison.services.finding.parsing import read_query
from liaison.services.finding.planning import Understood, Way, depends_on_kind, initials, near_ways, ways
from liaison.services.finding.ranking import Ranking
from liaison.store import find_queue, meeting_rows
from liaison.store.engine import Store
from liaison.store.reference import vocabularies
from liaison.store.reference.asking import OpenConnection

AT_ONCE = 0.008
"""Seconds given to what waits to be indexed before a question is answered; more comes with a later answer."""

SEEN_AT_ONCE = 16
"""Hits and headings that fill the panel."""

NEAR_LIMIT = 5
_WITH_NAMES = (FindKind.PERSON, FindKind.MEETING, FindKind.STATEMENT, FindKind.FOLLOW_UP)
_ORDER = (
    FindKind.PERSON,
    FindKind.AGENCY,
    FindKind.OFFICE,
    FindKind.BODY,
    FindKind.COUNTRY,
    FindKind.MEETING,
    FindKind.CASE,
    FindKind.FOLLOW_UP,
    FindKind.STATEMENT,
    FindKind.OUTCOME,
    FindKind.TREATY_WISH,
    FindKind.INSTRUMENT,
    FindKind.ATTACHMENT,
    FindKind.CRIME_TYPE,
)


class FindService:
    """Answers what is looked for; every method runs on the store's thread.

    Args:
        store: the open store.
        indexing: of the same store.
        today: for what is overdue, and for words such as `yesterday`.
    """

    def __init__(self, store: Store, indexing: FindIndexing, today: Callable[[], date] = date.today) -> None:
        self._store, self._indexing, self._today = store, indexing, today
        self._last: tuple[FindQuestion, Understood] | None = None

    def find(self, question: FindQuestion) -> Found:
        """What is surely meant, in groups. What was written a moment ago is indexed first, as far as that takes no time."""
        self._indexing.catch_up_within(AT_ONCE)
        query = read_query(question.text, self._today)
        if query.root is None:
            return Found(query, text=question.text)
        with self._store.read() as connection:
            understood = self._understood(connection, question, query.root)
            self._last = (question, understood)
            found = self._ranked(connection, question, understood)
            first, rest = _first_of(found)
            groups = _groups(HitReader(connection, understood, question.language), first)
            waiting = find_queue.count(connection)
        tried = tuple(dict.fromkeys(other for some in understood.spellings.values() for other in some))
        return Found(query, groups, (), tried, waiting, is_last=False, text=question.text, rest=rest)

    def find_rest(self, question: FindQuestion, found: Found) -> Found:
        """The same with the groups below those that are seen first."""
        if found.query.root is None or not found.rest:
            return found
        with self._store.read() as connection:
            understood = self._understood_before(connection, question, found.query.root)
            more = _groups(HitReader(connection, understood, question.language), found.rest)
        return replace(found, groups=(*found.groups, *more), rest=())

    def find_near(self, question: FindQuestion, found: Found) -> Found:
        """The same with what may only be typing errors, below what is sure."""
        root = found.query.root
        if root is None:
            return replace(found, is_last=True)
        found = self.find_rest(question, found)
        sure = {hit.key for group in found.groups for hit in group.hits}
        with self._store.read() as connection:
            written = list(written_words(root))
            understood = self._understood_before(connection, question, root)
            understood = replace(understood, nearly=typing_errors(connection, written, dict(understood.spellings)))
            reader = HitReader(connection, understood, question.language)
            asked = {kind: tuple(near_ways(understood, kind)) for kind in _kinds(question)}
            ranked = Ranking(connection, reader, understood.at_most, 2 * NEAR_LIMIT).ranked(asked)
            near = [hit for some in reader.read(ranked).values() for hit in some if hit.key not in sure]
        return replace(found, near=tuple(near[:NEAR_LIMIT]), is_last=found.waiting == 0)

    def find_in_steps(self, question: FindQuestion) -> Iterator[Found]:
        """Answers that become better: the sure hits, then near ones, then both again when everything is indexed."""
        found = self.find(question)
        yield found
        found = self.find_near(question, found)
        yield found
        if found.waiting:
            for progress in self._indexing.catch_up():
                yield replace(found, waiting=progress.waiting)
            yield self.find_near(question, self.find(question))

    # Understanding ------------------------------------------------------------------------------------------------------

    def _understood_before(self, connection: OpenConnection, question: FindQuestion, root: Node) -> Understood:
        """What `find` looked up for this question a moment ago, where it is the last one it was asked."""
        if self._last is not None and self._last[0] == question:
            return self._last[1]
        return self._understood(connection, question, root)

    def _understood(self, connection: OpenConnection, question: FindQuestion, root: Node) -> Understood:
        named = list(named_in(root))
        countries, crimes = (
            (vocabularies.countries(connection), vocabularies.crime_types(connection)) if named else (None, None)
        )
        return Understood(
            root,
            self._today(),
            {
                one: marks_named(connection, one, countries, crimes)
                for one in named
                if countries is not None and crimes is not None
            },
            other_spellings(connection, tuple(written_words(root))),
            going_on(connection, texts_in(root)),
            connected=_connected(connection, question.near),
            at_most=strictness(question.at_most) if question.at_most else None,
        )

    # Looking up ---------------------------------------------------------------------------------------------------------

    def _ranked(self, connection: OpenConnection, question: FindQuestion, understood: Understood) -> list[UnreadGroup]:
        """Every kind of which something was found, the likeliest first."""
        names = with_initials(understood.root, dict(understood.spellings))
        shorter = without_patronymic(understood.root)
        bare = replace(understood, root=shorter) if shorter is not None else None
        made: dict[FindKind | None, tuple[Way, ...]] = {}
        asked: dict[FindKind, tuple[Way, ...]] = {}
        for kind in _kinds(question):
            # most queries ask every kind the same
            like = kind if depends_on_kind(understood.root) else None
            if like not in made:
                made[like] = tuple(ways(understood, kind))
            some = list(made[like])
            if kind in _WITH_NAMES:
                some += _as_spelt_otherwise(ways(bare, kind)) if bare else []
                some += initials(understood, kind, names)
            asked[kind] = tuple(some)
        reader = HitReader(connection, understood, question.language)
        ranked = Ranking(connection, reader, understood.at_most, question.limit + 1).ranked(asked)
        groups = [
            (kind, tuple(some[: question.limit]), len(some) > question.limit) for kind, some in ranked.items() if some
        ]
        return sorted(groups, key=lambda group: (_at_best(group), _ORDER.index(group[0])))


def _at_best(group: UnreadGroup) -> Match:
    """How sure the first of a group may prove when it is read: where there are few, nobody asked yet whether one is called so."""
    kind, ranked, has_more = group
    surest = ranked[0][0]
    may_be_surer = surest is Match.BEGINNINGS and not has_more and kind is not FindKind.MEETING
    return Match.WHOLE_NAME if may_be_surer else surest


def _first_of(found: Sequence[UnreadGroup]) -> tuple[list[UnreadGroup], tuple[UnreadGroup, ...]]:
    """The groups that are seen at once, and the others: reading what nobody sees yet would take as long again.

    What may be called exactly so is among the first, for the others come below them and move no line that was painted.
    """
    seen, number = 0, 0
    while seen < len(found) and (number < SEEN_AT_ONCE or _at_best(found[seen]) <= Match.NAME):
        number += len(found[seen][1]) + 1
        seen += 1
    return list(found[:seen]), tuple(found[seen:])


def _groups(reader: HitReader, found: Sequence[UnreadGroup]) -> tuple[HitGroup, ...]:
    hits = reader.read({kind: some for kind, some, _ in found})
    return _in_order(HitGroup(kind, hits[kind], has_more) for kind, _, has_more in found if hits[kind])


def _in_order(groups: Iterable[HitGroup]) -> tuple[HitGroup, ...]:
    return tuple(sorted(groups, key=lambda group: (group.hits[0].match, _ORDER.index(group.kind))))


def _as_spelt_otherwise(asked: Iterable[Way]) -> list[Way]:
    """The widest of the sure ways, and the other spellings."""
    widest = (Match.BEGINNINGS, Match.SPELT_OTHERWISE)
    return [replace(way, match=Match.SPELT_OTHERWISE) for way in asked if way.match in widest]


def _kinds(question: FindQuestion) -> tuple[FindKind, ...]:
    return (question.only,) if question.only in SHELVES else SHELVES


def _connected(connection: OpenConnection, meeting: RowKey | None) -> tuple[str, ...]:
    """The marks of the agencies that sit at the meeting in front."""
    sides = meeting_rows.delegations_of(connection, meeting) if meeting else ()
    return tuple(dict.fromkeys(marks.agency(side.agency_id) for side in sides if side.agency_id))
