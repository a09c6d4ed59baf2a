"""A real encrypted store with the pack and the sample."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.services.cases.casework import Casework

from liaison.services.packs import PackService
from liaison.services.sample.filling import fill
from liaison.store.engine import Store
from liaison.store.opening import create_store
from liaison.store.vault.key import DataKey


@pytest.fixture
def filled(store: Store) -> Store:
    """The store of this test, with the built-in pack and the stories."""
    PackService(store).install_built_in()
    fill(store)
    return store


@pytest.fixture
def casework(store: Store) -> Casework:
    """Everything an officer does with cases, over the empty store of this test."""
    return Casework(store)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casework]:
    """The same over one store with the pack for all tests of a file; what a test writes it takes back."""
    store = create_store(_folder(tmp_path_factory), DataKey.generate())
    PackService(store).install_built_in()
    yield Casework(store)
    store.close()


def _folder(factory: pytest.TempPathFactory) -> Path:
    folder = factory.mktemp("shared")
    folder.chmod(0o700)
    return folder
