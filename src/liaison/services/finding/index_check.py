"""Compares the index of Find with the records, as a check does that trusts neither."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from liaison.base.translations import trn
from liaison.domain.find_shelves import NumberRange
from liaison.domain.steps import Stage, Step
from liaison.services.finding.marks import marks_of
from liaison.services.name_words import latin_words
from liaison.store import find_index, find_queue
from liaison.store.engine import Store
from liaison.store.find_document import Document
from liaison.store.find_documents import documents
from liaison.store.find_index import Entry, FindKey, Table
from liaison.store.reference.asking import OpenConnection

AT_ONCE = 50
WORDS_TRIED = 6
"""Words of each record that are looked up: the first, the last and some between."""


@dataclass(frozen=True, slots=True)
class IndexCheck:
    """What a comparison found; identities of records.

    Attributes:
        missing: records that are neither indexed nor wait.
        left_over: indexed records that are gone.
        differing: indexed records that are not found by all their words.
    """

    looked_at: int = 0
    missing: tuple[str, ...] = ()
    left_over: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing has to be made anew."""
        return not (self.missing or self.left_over or self.differing)

    @property
    def sentence(self) -> str:
        """What came of it, in the language in use."""
        if self.is_sound:
            return trn(
                "{n} record is found as it should be.", "{n} records are found as they should be.", self.looked_at
            )
        wrong = len(self.missing) + len(self.left_over) + len(self.differing)
        return trn(
            "{n} record is not found as it should be. Nothing is lost: let the index be made anew.",
            "{n} records are not found as they should be. Nothing is lost: let the index be made anew.",
            wrong,
        )


class IndexCheckService:
    """Looks whether every record is found; every method runs on the store's thread.

    Args:
        store: the open store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def check_in_steps(self) -> Iterator[Step[IndexCheck]]:
        """A long job in slices; what waits to be indexed counts as found, because it is looked at all the same."""
        missing: list[str] = []
        left_over: list[str] = []
        differing: list[str] = []
        looked_at = 0
        with self._store.read() as connection:
            total = find_queue.count_all(connection)
        for source in find_queue.SOURCES:
            after = ("", "")
            while True:
                with self._store.read() as connection:
                    keys = find_queue.records_after(connection, source, after, AT_ONCE)
                    waiting = find_queue.among_waiting(connection, keys)
                    entries = find_index.entries_of(connection, keys)
                    there = documents(connection, keys)
                    for key in keys:
                        if key in waiting:
                            continue
                        entry = entries.get(key)
                        if entry is None:
                            missing += [_named(key)] if key in there else []
                        elif key not in there:
                            left_over.append(_named(key))
                        elif not self._is_found(connection, entry, there[key]):
                            differing.append(_named(key))
                looked_at += len(keys)
                yield Step(Stage.INDEX, looked_at, total)
                if len(keys) < AT_ONCE:
                    break
                after = (keys[-1].row_id, keys[-1].scope)
        with self._store.read() as connection:
            gone = find_queue.entries_without_record(connection)
        left_over += [_named(key) for key in gone]
        found = IndexCheck(looked_at, tuple(missing), tuple(left_over), tuple(differing))
        yield Step(Stage.INDEX, looked_at, total, found)

    def _is_found(self, connection: OpenConnection, entry: Entry, document: Document) -> bool:
        """By some of its words and all its marks, in both tables, under its number."""
        words = latin_words(document.text)
        step = max(1, len(words) // WORDS_TRIED)
        wanted = find_index.all_of([find_index.word(one) for one in (*words[::step], *words[-1:], *marks_of(document))])
        own = NumberRange(entry.number, entry.number)
        return all(find_index.numbers(connection, table, wanted, own, 1) for table in Table)


def _named(key: FindKey) -> str:
    return f"{key.source} {key.row_id}"
