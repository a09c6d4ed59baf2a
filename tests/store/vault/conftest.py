"""What the vault's tests share: the lowest cost allowed, one made vault copied for each test, and looks at the disk."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from liaison.domain.recovery_code import RecoveryCode
from liaison.store.vault.access import CreatedVault, create_vault
from liaison.store.vault.connection import open_connection
from liaison.store.vault.derivation import KdfCost
from liaison.store.vault.key import DataKey

PASSPHRASE = "correct horse пять слов é"
CODE = RecoveryCode(bytes(range(20)))


@pytest.fixture(scope="session")
def cost() -> KdfCost:
    """The lowest cost the bounds allow."""
    return KdfCost(memory_kib=64 * 1024, passes=1, lanes=4)


@pytest.fixture(scope="session")
def passphrase() -> str:
    """Opens `vault`."""
    return PASSPHRASE


@pytest.fixture(scope="session")
def code() -> RecoveryCode:
    """Opens `vault` too."""
    return CODE


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory, cost: KdfCost) -> tuple[Path, CreatedVault]:
    folder = tmp_path_factory.mktemp("made") / "store"
    created = create_vault(folder, PASSPHRASE, CODE, cost)
    connection = open_connection(folder / "store.db", created.key, create=True)
    connection.execute("CREATE TABLE note (body TEXT)")
    connection.execute("INSERT INTO note VALUES ('ZQCANARY')")
    connection.execute("PRAGMA user_version = 7")
    connection.close()
    return folder, created


@pytest.fixture
def vault(_made: tuple[Path, CreatedVault], tmp_path: Path) -> Path:
    """A store's folder of this test alone."""
    return Path(shutil.copytree(_made[0], tmp_path / "store"))


@pytest.fixture
def key(_made: tuple[Path, CreatedVault]) -> DataKey:
    """The data key of `vault`."""
    return DataKey(_made[1].key.material())


@pytest.fixture
def fingerprint() -> Callable[[Path], dict[str, str]]:
    """Gives the names and SHA-256 of all files in a folder."""

    def taken(folder: Path) -> dict[str, str]:
        return {
            str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    return taken
