"""A real encrypted store with the pack and the sample."""

from __future__ import annotations

import pytest

from liaison.services.packs import PackService
from liaison.services.sample.filling import fill
from liaison.store.engine import Store


@pytest.fixture
def filled(store: Store) -> Store:
    """The store of this test, with the built-in pack and the stories."""
    PackService(store).install_built_in()
    fill(store)
    return store
