"""What the tests of all screens share: the thread of a real store, and doors behind which nothing may break unseen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from liaison.base.lanes import Lanes
from liaison.store.engine import Store
from liaison.ui.doors import Doors


@pytest.fixture
def lanes(store: Store) -> Iterator[Lanes]:
    """The store's thread; once a screen is shown, nothing else may touch the store."""
    thread = Lanes(store.interrupt)
    yield thread
    thread.close()


@pytest.fixture
def doors(lanes: Lanes, qapp: QApplication) -> Iterator[Doors]:
    """The doors to it; what fails behind them fails the test."""
    opened = Doors(lanes)
    broken: list[Exception] = []
    opened.broke.connect(broken.append)
    opened.world_failed.connect(broken.append)
    yield opened
    lanes.close()
    qapp.processEvents()
    assert not broken
