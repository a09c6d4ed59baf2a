"""Searches are kept under names, in the journal; what was asked is remembered in the store alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from liaison.services.finding.saved_searches import KEPT, SavedSearchService
from liaison.services.journal import JournalService
from liaison.store.engine import Store


@pytest.fixture
def service(store: Store) -> SavedSearchService:
    ticks = count()
    return SavedSearchService(store, lambda: datetime(2019, 8, 2, tzinfo=UTC) + timedelta(seconds=next(ticks)))


def test_a_saved_search_is_there_after_the_store_was_opened_again(reopen: Callable[[], Store]) -> None:
    SavedSearchService(reopen()).save("Overdue", "open:overdue")
    (found,) = SavedSearchService(reopen()).all()
    assert (found.name, found.query) == ("Overdue", "open:overdue")


def test_the_same_name_replaces_and_removing_can_be_taken_back(service: SavedSearchService, store: Store) -> None:
    service.save("Overdue", "open:yes")
    service.save("overdue ", "open:overdue")
    service.save("Baku", "baku")
    assert [(one.name, one.query) for one in service.all()] == [("overdue", "open:overdue"), ("Baku", "baku")]
    service.remove(service.all()[0].key)
    assert [one.name for one in service.all()] == ["Baku"]
    JournalService(store).undo_last()
    assert [one.name for one in service.all()] == ["overdue", "Baku"]


def test_what_was_asked_is_remembered_newest_first_and_not_journalled(
    service: SavedSearchService, store: Store
) -> None:
    before = JournalService(store).check().operations
    for query in ("one", "two", " one ", "", "  "):
        service.asked(query)
    assert service.asked_lately() == ("one", "two")
    assert JournalService(store).check().operations == before
    service.forget_asked()
    assert service.asked_lately() == ()


def test_only_so_much_is_remembered(service: SavedSearchService) -> None:
    for number in range(KEPT + 20):
        service.asked(f"query {number}")
    assert len(service.asked_lately(1000)) == KEPT
    assert service.asked_lately(1) == (f"query {KEPT + 19}",)
