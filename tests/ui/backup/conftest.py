"""A store with keys, open on a thread of its own, as the window has it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# the desk of the services' own tests
sys.path.insert(0, str(Path(__file__).parents[2] / "services" / "backup"))

from desks import CHEAP, CODE, PASSPHRASE, Desk

from liaison.domain.meetings import MeetingHeader
from liaison.store.opening import create_store
from liaison.store.vault.access import create_vault


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A store with one meeting, "Minsk"."""
    folder = tmp_path / "store"
    created = create_vault(folder, PASSPHRASE, CODE, CHEAP)
    found = Desk(folder, created.key)
    found.opened.append(create_store(folder, created.key))
    found.meetings.create(MeetingHeader("Minsk"))
    yield found
    found.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Another place."""
    made = tmp_path / "stick"
    made.mkdir()
    return made
