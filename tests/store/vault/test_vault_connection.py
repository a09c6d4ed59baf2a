"""The connection is set up as decided; a store that cannot be opened is told apart, and not a byte of it changes."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from liaison.domain.vault_errors import (
    FolderNotWritable,
    NotAStore,
    StoreDamaged,
    StoreExists,
    StoreIsNewer,
    StoreIsOpen,
    StoreMissing,
)
from liaison.store.vault.connection import open_connection, read_schema_version, schema_version_of
from liaison.store.vault.key import DataKey

Fingerprint = Callable[[Path], dict[str, str]]

KILLED_WRITER = """
import os, sys
from pathlib import Path
from liaison.store.vault.connection import open_connection
from liaison.store.vault.key import DataKey
connection = open_connection(Path(sys.argv[1]), DataKey(bytes.fromhex(sys.stdin.readline())))
connection.execute("INSERT INTO note VALUES ('last words')")
connection.execute("PRAGMA user_version = 8")
os.kill(os.getpid(), 9)
"""

HOLDER = """
import sys
from pathlib import Path
from liaison.store.vault.connection import open_connection
from liaison.store.vault.key import DataKey
connection = open_connection(Path(sys.argv[1]), DataKey(bytes.fromhex(sys.stdin.readline())))
connection.execute("INSERT INTO note VALUES ('held')")
print("open", flush=True)
sys.stdin.readline()
"""


def started(program: str, database: Path, key: DataKey) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(database)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin
    process.stdin.write(key.material().hex() + "\n")
    process.stdin.flush()
    return process


@pytest.fixture
def interrupted(vault: Path, key: DataKey) -> Path:
    """A store whose writer was killed: its last words and its schema version lie in the write-ahead log alone."""
    started(KILLED_WRITER, vault / "store.db", key).communicate()
    assert (vault / "store.db-wal").stat().st_size > 0
    return vault


def test_the_connection_is_set_up_as_decided(vault: Path, key: DataKey) -> None:
    connection = open_connection(vault / "store.db", key)
    decided = {
        "journal_mode": "wal",
        "locking_mode": "exclusive",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
        "cache_size": -65536,
        "wal_autocheckpoint": 1000,
    }
    assert {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in decided} == decided
    assert connection.isolation_level is None
    assert not (vault / "store.db-shm").exists()
    assert read_schema_version(connection) == 7
    connection.close()


def test_a_new_store_is_encrypted_and_private(tmp_path: Path, key: DataKey) -> None:
    before = os.umask(0o022)
    try:
        connection = open_connection(tmp_path / "новый store?#%.db", key, create=True)
    finally:
        os.umask(before)
    connection.execute("CREATE TABLE note (body TEXT)")
    connection.execute("INSERT INTO note VALUES ('ZQCANARY')")
    files = list(tmp_path.iterdir())
    if os.name != "nt":
        assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    connection.close()
    assert [path.name for path in tmp_path.iterdir()] == ["новый store?#%.db"]
    content = (tmp_path / "новый store?#%.db").read_bytes()
    assert b"ZQCANARY" not in content
    assert not content.startswith(b"SQLite format")


def test_a_store_is_not_made_over_another_nor_opened_where_none_is(
    vault: Path, key: DataKey, fingerprint: Fingerprint
) -> None:
    before = fingerprint(vault)
    with pytest.raises(StoreExists):
        open_connection(vault / "store.db", key, create=True)
    with pytest.raises(StoreMissing):
        open_connection(vault / "other.db", key)
    assert fingerprint(vault) == before
    (vault / "store.db").write_bytes(b"")
    with pytest.raises(StoreDamaged):
        open_connection(vault / "store.db", key)


def test_another_key_changes_nothing(vault: Path, fingerprint: Fingerprint, capfd: pytest.CaptureFixture[str]) -> None:
    before = fingerprint(vault)
    with pytest.raises(StoreDamaged):
        open_connection(vault / "store.db", DataKey.generate())
    assert fingerprint(vault) == before
    assert capfd.readouterr() == ("", "")


def test_another_key_does_not_move_a_left_over_log(interrupted: Path, key: DataKey, fingerprint: Fingerprint) -> None:
    before = fingerprint(interrupted)
    with pytest.raises(StoreDamaged):
        open_connection(interrupted / "store.db", DataKey.generate())
    assert fingerprint(interrupted) == before
    connection = open_connection(interrupted / "store.db", key)
    assert connection.execute("SELECT body FROM note").fetchall() == [("ZQCANARY",), ("last words",)]
    connection.close()


def test_a_newer_store_is_refused_untouched_even_when_only_its_log_is_newer(
    interrupted: Path, key: DataKey, fingerprint: Fingerprint
) -> None:
    before = fingerprint(interrupted)
    assert schema_version_of(interrupted / "store.db", key) == 8
    with pytest.raises(StoreIsNewer):
        open_connection(interrupted / "store.db", key, newest_schema=7)
    assert fingerprint(interrupted) == before
    open_connection(interrupted / "store.db", key, newest_schema=8).close()


@pytest.mark.parametrize("place", [0, 15, 16, 100, 4095])
def test_a_damaged_first_page_is_told_and_kept(vault: Path, key: DataKey, place: int, fingerprint: Fingerprint) -> None:
    content = bytearray((vault / "store.db").read_bytes())
    content[place] ^= 1
    (vault / "store.db").write_bytes(content)
    before = fingerprint(vault)
    with pytest.raises(StoreDamaged):
        open_connection(vault / "store.db", key)
    assert fingerprint(vault) == before


@pytest.mark.parametrize("length", [1, 512, 4000])
def test_a_truncated_store_is_told_and_kept(vault: Path, key: DataKey, length: int, fingerprint: Fingerprint) -> None:
    os.truncate(vault / "store.db", length)
    before = fingerprint(vault)
    with pytest.raises(StoreDamaged):
        open_connection(vault / "store.db", key)
    assert fingerprint(vault) == before


def test_an_unencrypted_database_is_not_a_store(tmp_path: Path, key: DataKey, fingerprint: Fingerprint) -> None:
    plain = dbapi2.connect(str(tmp_path / "store.db"))
    plain.execute("CREATE TABLE t (a)")
    plain.close()
    before = fingerprint(tmp_path)
    with pytest.raises(NotAStore):
        open_connection(tmp_path / "store.db", key)
    assert fingerprint(tmp_path) == before


def test_a_store_held_by_another_process_is_refused_and_free_after_a_kill(
    vault: Path, key: DataKey, fingerprint: Fingerprint
) -> None:
    holder = started(HOLDER, vault / "store.db", key)
    assert holder.stdout and holder.stdin
    assert holder.stdout.readline() == "open\n"
    before = fingerprint(vault)
    with pytest.raises(StoreIsOpen):
        open_connection(vault / "store.db", key)
    assert fingerprint(vault) == before
    holder.kill()
    holder.communicate()
    connection = open_connection(vault / "store.db", key)
    assert ("held",) in connection.execute("SELECT body FROM note").fetchall()
    connection.close()


def test_a_folder_without_rights_is_named(key: DataKey, tmp_path: Path) -> None:
    with pytest.raises(FolderNotWritable) as caught:
        open_connection(tmp_path / "absent" / "store.db", key, create=True)
    assert str(tmp_path / "absent") in caught.value.sentence


def test_the_program_opens_the_store_by_sqlite_alone(vault: Path, key: DataKey) -> None:
    watched = (
        "import sys\n"
        "from pathlib import Path\n"
        "from liaison.store.vault.connection import open_connection\n"
        "from liaison.store.vault.key import DataKey\n"
        "from liaison.store.vault.state import vault_state\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, arguments: event == 'open' and opened.append(str(arguments[0])))\n"
        "folder = Path(sys.argv[1])\n"
        "assert vault_state(folder).opens\n"
        "key = DataKey(bytes.fromhex(sys.stdin.readline()))\n"
        "open_connection(folder / 'store.db', key).close()\n"
        "assert vault_state(folder).opens\n"
        "assert any('vault.slots' in path for path in opened)\n"
        "print([path for path in opened if 'store.db' in path])\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", watched, str(vault)],
        input=key.material().hex() + "\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout == "[]\n"


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="memory is searched where the system shows it")
def test_no_copy_of_the_key_is_left_in_memory(vault: Path, key: DataKey) -> None:
    program = Path(__file__).with_name("key_copies.py")
    answer = subprocess.run(
        [sys.executable, str(program), str(vault / "store.db")],
        input=bytes(byte ^ 0xFF for byte in key.material()).hex() + "\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout == "by the driver's call: 0 while open, 0 after\nby text: found\n"
