"""Find over a new store, and over one that is opened again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.services.finding.finds import Finds

from liaison.store.engine import Store


@pytest.fixture
def finds(store: Store) -> Finds:
    """Find over a new store."""
    return Finds(store)


@pytest.fixture
def opened(reopen: Callable[[], Store]) -> Callable[[], Finds]:
    """Find over the same store, opened again: nothing of the former process is left."""
    return lambda: Finds(reopen())
