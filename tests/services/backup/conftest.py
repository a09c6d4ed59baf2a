"""A store with keys, as an officer has it: made once, copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from desks import CHEAP, CODE, PASSPHRASE, Desk

from liaison.domain.meetings import MeetingHeader
from liaison.services.meetings import MeetingService
from liaison.store.opening import create_store
from liaison.store.vault.access import create_vault
from liaison.store.vault.key import DataKey


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    folder = tmp_path_factory.mktemp("made") / "store"
    created = create_vault(folder, PASSPHRASE, CODE, CHEAP)
    store = create_store(folder, created.key)
    MeetingService(store).create(MeetingHeader("Minsk"))
    store.close()
    return folder, created.key.material()


@pytest.fixture
def desk(_made: tuple[Path, bytes], tmp_path: Path) -> Iterator[Desk]:
    """A store with one meeting, "Minsk"."""
    folder, material = _made
    found = Desk(Path(shutil.copytree(folder, tmp_path / "store")), DataKey(material))
    yield found
    found.close()


@pytest.fixture
def another(tmp_path: Path) -> Iterator[Desk]:
    """A store of somebody else, with one meeting, "Baku"."""
    folder = tmp_path / "another"
    created = create_vault(folder, "another passphrase", None, CHEAP)
    found = Desk(folder, created.key, "another passphrase", created.recovery_code.text)
    found.opened.append(create_store(folder, created.key))
    found.meetings.create(MeetingHeader("Baku"))
    yield found
    found.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Another place."""
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def fingerprint() -> Callable[[Path], dict[str, str]]:
    """Gives the names and digests of all files in a folder."""

    def taken(folder: Path) -> dict[str, str]:
        return {
            str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    return taken
