"""What all tests share: a real encrypted store in a temporary folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from liaison.store.engine import Store
from liaison.store.opening import create_store, open_store
from liaison.store.vault.key import DataKey
from liaison.store.vault.layout import DATABASE

OpenStore = Callable[[], Store]


@pytest.fixture
def key() -> DataKey:
    """A data key of its own."""
    return DataKey.generate()


@pytest.fixture
def reopen(tmp_path: Path, key: DataKey) -> Iterator[OpenStore]:
    """Opens the one store of this test; a store still open from before is closed first."""
    folder = tmp_path / "store"
    folder.mkdir(mode=0o700)
    opened: list[Store] = []

    def close() -> None:
        while opened:
            opened.pop().close()

    def again() -> Store:
        close()
        is_there = (folder / DATABASE).exists()
        opened.append(open_store(folder, key) if is_there else create_store(folder, key))
        return opened[0]

    yield again
    close()


@pytest.fixture
def store(reopen: OpenStore) -> Store:
    """A new, open, encrypted store."""
    return reopen()
