"""Keeps the index of Find in step with the store: takes what is queued, in slices; rebuilds; compares."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from time import monotonic

from liaison.domain.find_markings import has_marked_lines
from liaison.domain.steps import Stage, Step
from liaison.services.finding.free_numbers import FreeNumbers
from liaison.services.finding.marks import marks_of
from liaison.services.name_words import latin_words
from liaison.services.spellings import sound_keys
from liaison.store import find_behind, find_index, find_queue, find_words
from liaison.store.engine import Store
from liaison.store.find_document import Document
from liaison.store.find_documents import documents, kind_found
from liaison.store.find_index import Entry, FindKey, IndexedRecord
from liaison.store.reference.asking import OpenConnection

INDEXING = "find.index"
"""Label of the transactions; nothing of them is in the journal."""


@dataclass(frozen=True, slots=True)
class Portion:
    """What is taken in one transaction, during which nothing can be saved.

    Attributes:
        records: at most.
        characters: at most, unless a single record has more.
        pages: of 4 KB joined at most after it, in each table.
    """

    records: int
    characters: int
    pages: int


BESIDE_WORK = Portion(64, 40_000, 40)
"""Some 20 ms."""

ALONE = Portion(2_000, 4_000_000, 4_000)
"""For commands, beside which nobody writes: twice as quick, and seconds long."""

MANY = 5_000
"""Records indexed at one time after which all pieces of the index are joined to one."""

_JOINED_AT_ONCE = 8
"""Pages joined while somebody waits for an answer: a millisecond, and a case saved 300 times leaves seven pieces instead of 300."""

_WORDS_KEPT = 200_000
"""Words remembered as known, some 20 MB; a word that is forgotten is only looked up once more."""

SHORTEST_KEPT = 4
"""Letters and digits of a word that is kept besides: the beginnings of shorter ones have an index of their own."""

_LONGEST_WORD = 40
_WRITTEN = re.compile(rf"[^\W\d_]{{3,{_LONGEST_WORD}}}(?:['’ʼ][^\W\d_]{{1,20}})?")


@dataclass(frozen=True, slots=True)
class IndexProgress:
    """How far indexing is.

    Attributes:
        done: records taken so far.
        waiting: records that still wait.
    """

    done: int
    waiting: int


class FindIndexing:
    """Indexes what was changed; every method runs on the store's thread.

    Args:
        store: the open store.
        portion: taken at once.
    """

    def __init__(self, store: Store, portion: Portion = BESIDE_WORK) -> None:
        self._store, self._portion = store, portion
        self._known_words: set[str] = set()
        self._known_written: set[str] = set()

    def is_behind(self) -> bool:
        """Whether anything waits."""
        with self._store.read() as connection:
            return find_behind.is_behind(connection)

    def catch_up(self) -> Iterator[IndexProgress]:
        """Index everything that waits, and join the pieces that leaves: a long job in slices."""
        done = 0
        with self._store.read() as connection:
            waiting = find_queue.count(connection) if find_behind.is_behind(connection) else 0
        yield IndexProgress(0, waiting)
        while taken := self.take():
            done += taken
            yield IndexProgress(done, max(0, waiting - done))
            self._merge()
            yield IndexProgress(done, max(0, waiting - done))
        if done >= MANY:
            self._merge(everything=True)
        while done and self._merge():
            yield IndexProgress(done, 0)

    def catch_up_within(self, seconds: float) -> bool:
        """Index what waits as far as a span of time allows; True when nothing waits any more.

        What is indexed so waits no longer for the pause in which pieces are joined, so a few are joined each time.
        """
        end = monotonic() + seconds
        while self.is_behind():
            if monotonic() >= end:
                return False
            self.take(_JOINED_AT_ONCE)
        return True

    def rebuild_in_steps(self) -> Generator[Step[IndexProgress], None, None]:
        """Make the whole index anew; while it is made, and when it is stopped, what is not in it yet waits and is found later."""
        with self._store.change(INDEXING) as change:
            find_index.clear(change.connection)
            find_words.clear(change.connection)
            find_queue.queue_all(change.connection)
        self._forget_words()
        last = IndexProgress(0, 0)
        for last in self.catch_up():
            yield Step(Stage.INDEXING, last.done, last.done + last.waiting)
        yield Step(Stage.INDEXING, last.done, last.done, last)

    def take(self, joined: int = 0) -> int:
        """Index the next records that wait; how many.

        Args:
            joined: pages of 4 KB joined at most in the same transaction, in each table.
        """
        try:
            with self._store.change(INDEXING) as change:
                connection = change.connection
                find_queue.queue_pack(connection)
                waiting = find_queue.waiting(connection, self._portion.records)
                taken = self._index(connection, waiting) if waiting else 0
                if taken and joined:
                    find_index.merge(connection, joined)
                return taken
        except BaseException:
            # an interrupted question takes the words back with everything else: they are not known any more
            self._forget_words()
            raise

    def _index(self, connection: OpenConnection, waiting: Sequence[FindKey]) -> int:
        entries = find_index.entries_of(connection, waiting)
        found = documents(connection, waiting)
        taken: list[FindKey] = []
        characters = 0
        for key in waiting:
            characters += sum(map(len, found[key].texts)) if key in found else 0
            if taken and characters > self._portion.characters:
                break
            taken.append(key)
        given = {entries[key].number for key in taken if key in entries}
        find_index.remove(connection, given)
        fresh = [found[key] for key in taken if key in found]
        free = FreeNumbers(connection, given)
        numbered = self._numbered(free, fresh, entries)
        find_index.put(connection, [self._record(connection, one, number) for one, number in numbered])
        for document, _ in numbered:
            before = entries.get(document.key)
            if document.body and (has_marks(document) or (before is not None and before.has_marked_lines)):
                find_queue.queue_lines_of(connection, document.key)
        find_queue.done(connection, taken)
        for month in free.grown_busy:
            find_queue.queue(connection, find_index.keys_among(connection, month))
        return len(taken)

    def _numbered(
        self, free: FreeNumbers, fresh: Iterable[Document], entries: dict[FindKey, Entry]
    ) -> list[tuple[Document, int]]:
        """Each with its number: the one it has, while its day is the same; else the next free one of its day."""
        kept: list[tuple[Document, int]] = []
        moved: list[Document] = []
        for document in fresh:
            before = entries.get(document.key)
            if before is not None and before.number in free.of_day(kind_found(document.key.source), document.day):
                kept.append((document, before.number))
            else:
                moved.append(document)
        return kept + [(one, free.take(kind_found(one.key.source), one.day)) for one in moved]

    def _record(self, connection: OpenConnection, document: Document, number: int) -> IndexedRecord:
        words = latin_words(document.text)
        self._keep(connection, document.text, words)
        return IndexedRecord(number, document.key, words, marks_of(document), has_marks(document))

    def _keep(self, connection: OpenConnection, text: str, words: Iterable[str]) -> None:
        """Keep the words that were never met before, for other spellings and typing errors."""
        if len(self._known_words) + len(self._known_written) > _WORDS_KEPT:
            self._forget_words()
        unknown = {word for word in words if SHORTEST_KEPT <= len(word) <= _LONGEST_WORD} - self._known_words
        if unknown:
            find_words.keep_words(connection, find_words.new_words(connection, unknown))
            self._known_words |= unknown
        written = set(_WRITTEN.findall(text.casefold())) - self._known_written
        if written:
            spelt = {one: ("".join(latin_words(one)), sound_keys(one)) for one in written}
            find_words.keep_written(connection, spelt)
            self._known_written |= written

    def _forget_words(self) -> None:
        self._known_words.clear()
        self._known_written.clear()

    def _merge(self, *, everything: bool = False) -> bool:
        with self._store.change(INDEXING) as change:
            return find_index.merge(change.connection, self._portion.pages, everything=everything)


def has_marks(document: Document) -> bool:
    """Whether lines of its note are marked each for itself."""
    return any(map(has_marked_lines, document.notes))
