"""Checking the store: its pages, the journal, the records against the journal, references, kept numbers, what attachments hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from liaison.domain.steps import Stage, Step, relayed, result_of
from liaison.domain.store_check import StoreCheck
from liaison.store import checking, checking_contents
from liaison.store.engine import Store


class CheckService:
    """What an officer or administrator does to see that a store is sound; every method runs on the store's thread.

    Args:
        store: the open store.
        folder: where it lies.
    """

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = folder

    def check(self) -> StoreCheck:
        """Look the whole store over at once; takes a minute for 50,000 meetings.

        Raises:
            StoreUnreachable: the medium does not answer.
        """
        return result_of(self.check_in_steps())

    def check_in_steps(self) -> Iterator[Step[StoreCheck]]:
        """Look the whole store over: a long job in slices, between which writing goes on.

        Where pages are damaged the rest is not looked at: nothing read from them could be trusted.

        Raises:
            StoreUnreachable: the medium does not answer.
        """
        pages = yield from relayed(checking.damaged_pages(self._store, self._folder))
        if pages:
            yield Step(Stage.CHECKING, result=StoreCheck(damaged_pages=pages))
            return
        links = yield from relayed(checking.broken_links(self._store))
        rows = yield from relayed(checking.differing_rows(self._store))
        references = yield from relayed(checking.references_to_nothing(self._store))
        contents = yield from relayed(checking_contents.wrong_contents(self._store))
        found = StoreCheck(
            operations=checking.operation_count(self._store),
            broken_links=links,
            differing_rows=rows,
            lost_references=references,
            wrong_counts=checking.wrong_counts(self._store),
            wrong_contents=contents,
        )
        yield Step(Stage.ATTACHMENTS, result=found)
