"""A real full medium and a real read-only one: the refusal is named, and what was there is there."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from liaison.base.errors import WorldError
from liaison.domain.vault_errors import DiskFull, FolderNotWritable
from liaison.store.vault.access import change_passphrase, create_vault, unlock_with_passphrase
from liaison.store.vault.connection import open_connection
from liaison.store.vault.derivation import KdfCost
from liaison.store.vault.key import DataKey
from liaison.store.vault.lock import InstanceLock

Fingerprint = Callable[[Path], dict[str, str]]


@pytest.fixture
def medium(tmp_path: Path, vault: Path) -> Iterator[Path]:
    """A file system of its own, of 128 KB, with a store on it."""
    place = tmp_path / "medium"
    place.mkdir()
    mount = shutil.which("mount")
    if (
        mount is None
        or subprocess.run(
            [mount, "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(place)], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("no file system can be mounted here")
    shutil.copytree(vault, place / "store")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def refused(work: Callable[[], object]) -> type[WorldError]:
    """The kind of refusal `work` meets."""
    with pytest.raises(WorldError) as caught:
        work()
    return caught.type


def test_a_full_medium(medium: Path, key: DataKey, passphrase: str, cost: KdfCost, fingerprint: Fingerprint) -> None:
    filling = medium / "filling"
    with filling.open("wb", 0) as stream, pytest.raises(OSError, match="No space"):
        while True:
            stream.write(b"x" * 4096)
    before = fingerprint(medium)
    assert refused(lambda: change_passphrase(medium / "store", key, "new words", cost)) is DiskFull
    assert refused(lambda: create_vault(medium / "other", "new words", cost=cost)) is DiskFull
    assert refused(lambda: open_connection(medium / "other" / "store.db", key, create=True)) is DiskFull
    assert fingerprint(medium) == before
    assert unlock_with_passphrase(medium / "store", passphrase).material() == key.material()
    InstanceLock(medium / "store").release()
    connection = open_connection(medium / "store" / "store.db", key)
    assert connection.execute("SELECT body FROM note").fetchall() == [("ZQCANARY",)]
    connection.close()
    filling.unlink()
    change_passphrase(medium / "store", key, "new words", cost)


def test_a_read_only_medium(
    medium: Path, key: DataKey, passphrase: str, cost: KdfCost, fingerprint: Fingerprint
) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(medium)], check=True)
    before = fingerprint(medium)
    assert refused(lambda: change_passphrase(medium / "store", key, "new words", cost)) is FolderNotWritable
    assert refused(lambda: create_vault(medium / "other", "new words", cost=cost)) is FolderNotWritable
    assert refused(lambda: open_connection(medium / "store" / "store.db", key)) is FolderNotWritable
    assert refused(lambda: InstanceLock(medium / "store")) is FolderNotWritable
    assert unlock_with_passphrase(medium / "store", passphrase).material() == key.material()
    assert fingerprint(medium) == before
