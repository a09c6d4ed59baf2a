"""Finding anything: a query is read, looked up in the index from the surest way on, and answered in groups of hits with their lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from liaison.domain.find_query import Node
from liaison.domain.finding import FindQuestion, Found, HitGroup, Match, UnreadGroup
from liaison.domain.minutes import strictness
from liaison.domain.rows import RowKey
from liaison.services.finding import marks
from liaison.services.finding.hits import HitReader
from liaison.services.finding.indexing import FindIndexing
from liaison.services.finding.lookup import (
    ORDER,
    LookedUp,
    first_of,
    look_for_others,
    look_up,
    look_up_near,
    with_other_spellings,
)
from liaison.services.finding.named import marks_named, named_in
from liaison.services.finding.other_spellings import going_on, texts_in, typing_errors, written_words
from liaison.services.finding.parsing import read_query
from liaison.services.finding.planning import Understood, needs_spellings
from liaison.store import find_queue, meeting_rows
from liaison.store.engine import Store
from liaison.store.reference import vocabularies
from liaison.store.reference.asking import OpenConnection

AT_ONCE = 0.008
"""Seconds given to what waits to be indexed before a question is answered; more comes with a later answer."""

NEAR_LIMIT = 5


class FindService:
    """Answers what is looked for; every method runs on the store's thread.

    Args:
        store: the open store.
        indexing: of the same store.
        today: for what is overdue, and for words such as `yesterday`.
    """

    def __init__(self, store: Store, indexing: FindIndexing, today: Callable[[], date] = date.today) -> None:
        self._store, self._indexing, self._today = store, indexing, today
        self._last: tuple[FindQuestion, LookedUp] | None = None

    def find(self, question: FindQuestion) -> Found:
        """What is surely meant, in groups. What was written a moment ago is indexed first, as far as that takes no time."""
        self._indexing.catch_up_within(AT_ONCE)
        query = read_query(question.text, self._today)
        if query.root is None:
            return Found(query, text=question.text)
        with self._store.read() as connection:
            there = self._look_up(connection, question, query.root)
            first, rest = first_of(there.groups)
            groups = _groups(HitReader(connection, there.understood, question.language), first)
            waiting = find_queue.count(connection)
        return Found(
            query,
            groups,
            (),
            _tried(there.understood),
            waiting,
            is_last=False,
            text=question.text,
            rest=rest,
            is_as_typed=there.is_as_typed,
        )

    def find_rest(self, question: FindQuestion, found: Found) -> Found:
        """The same with what comes below the lines that are seen first: other groups, and what is spelt otherwise."""
        if found.query.root is None or not found.has_rest:
            return found
        with self._store.read() as connection:
            there = self._with_others(connection, question, found.query.root)
            reader = HitReader(connection, there.understood, question.language)
            unread = _unread(found, there.groups if found.is_as_typed else found.rest)
            read = {group.kind: group for group in _groups(reader, unread)}
        grown = (_grown(group, read.pop(group.kind, None)) for group in found.groups)
        return replace(
            found, groups=(*grown, *read.values()), rest=(), is_as_typed=False, tried=_tried(there.understood)
        )

    def find_near(self, question: FindQuestion, found: Found) -> Found:
        """The same with what may only be typing errors, below what is sure."""
        root = found.query.root
        if root is None:
            return replace(found, is_last=True)
        found = self.find_rest(question, found)
        sure = {hit.key for group in found.groups for hit in group.hits}
        with self._store.read() as connection:
            written = list(written_words(root))
            understood = self._with_others(connection, question, root).understood
            understood = replace(understood, nearly=typing_errors(connection, written, understood.spellings))
            reader = HitReader(connection, understood, question.language)
            ranked = look_up_near(question, understood, reader, 2 * NEAR_LIMIT)
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

    def _look_up(self, connection: OpenConnection, question: FindQuestion, root: Node) -> LookedUp:
        there = look_up(connection, question, self._understood(connection, question, root))
        self._last = (question, there)
        return there

    def _with_others(self, connection: OpenConnection, question: FindQuestion, root: Node) -> LookedUp:
        """What is known of this question with other spellings, going on from where `find` left it if that was the last one asked."""
        last = self._last
        there = last[1] if last is not None and last[0] == question else self._look_up(connection, question, root)
        there = look_for_others(connection, question, there)
        self._last = (question, there)
        return there

    def _understood(self, connection: OpenConnection, question: FindQuestion, root: Node) -> Understood:
        named = list(named_in(root))
        countries, crimes = (
            (vocabularies.countries(connection), vocabularies.crime_types(connection)) if named else (None, None)
        )
        understood = Understood(
            root,
            self._today(),
            {
                one: marks_named(connection, one, countries, crimes)
                for one in named
                if countries is not None and crimes is not None
            },
            going_on=going_on(connection, texts_in(root)),
            connected=_connected(connection, question.near),
            at_most=strictness(question.at_most) if question.at_most else None,
        )
        return with_other_spellings(connection, understood) if needs_spellings(root) else understood


def _tried(understood: Understood) -> tuple[str, ...]:
    return tuple(dict.fromkeys(other for some in understood.spellings.values() for other in some))


def _unread(found: Found, groups: Iterable[UnreadGroup]) -> list[UnreadGroup]:
    """What is not shown yet: all of other kinds, and of a group with room what is spelt otherwise."""
    shown = {group.kind: group for group in found.groups}
    unread: list[UnreadGroup] = []
    for kind, ranked, has_more in groups:
        if kind not in shown:
            unread.append((kind, ranked, has_more))
        elif not shown[kind].has_more:
            otherwise = tuple(one for one in ranked if one[0] is Match.SPELT_OTHERWISE)
            unread += [(kind, otherwise, has_more)] if otherwise else []
    return unread


def _grown(group: HitGroup, more: HitGroup | None) -> HitGroup:
    return replace(group, hits=(*group.hits, *more.hits), has_more=more.has_more) if more is not None else group


def _groups(reader: HitReader, found: Sequence[UnreadGroup]) -> tuple[HitGroup, ...]:
    hits = reader.read({kind: some for kind, some, _ in found})
    return _in_order(HitGroup(kind, hits[kind], has_more) for kind, _, has_more in found if hits[kind])


def _in_order(groups: Iterable[HitGroup]) -> tuple[HitGroup, ...]:
    return tuple(sorted(groups, key=lambda group: (group.hits[0].match, ORDER.index(group.kind))))


def _connected(connection: OpenConnection, meeting: RowKey | None) -> tuple[str, ...]:
    """The marks of the agencies that sit at the meeting in front."""
    sides = meeting_rows.delegations_of(connection, meeting) if meeting else ()
    return tuple(dict.fromkeys(marks.agency(side.agency_id) for side in sides if side.agency_id))
