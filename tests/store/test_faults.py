"""What may go wrong outside the program, done to real stores: nothing acknowledged is ever lost, and the faults are named."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from power_cut import Disk, recorded

from liaison.base.errors import WorldError
from liaison.domain.meetings import MeetingHeader
from liaison.domain.rows import RowKey
from liaison.domain.vault_errors import DiskFull, StoreDamaged, StoreIsOpen
from liaison.services.backups import BackupService
from liaison.services.check import CheckService
from liaison.services.journal import JournalService
from liaison.services.meetings import MeetingService
from liaison.store.backup_file import read_back
from liaison.store.engine import Store
from liaison.store.opening import create_store, open_store
from liaison.store.vault.connection import open_connection
from liaison.store.vault.copies import save
from liaison.store.vault.derivation import KdfCost
from liaison.store.vault.key import DataKey
from liaison.store.vault.lock import InstanceLock
from liaison.store.vault.slots import SlotFile
from liaison.store.vault.wrapping import key_check, passphrase_slot

VAULT = bytes(range(16))
WRITER = Path(__file__).with_name("fault_writer.py")
posix = pytest.mark.skipif(os.name != "posix", reason="needs fork and kill -9")


@pytest.fixture
def folder(tmp_path: Path, key: DataKey) -> Path:
    """A new store with its keys, closed."""
    made = tmp_path / "store"
    made.mkdir()
    slot = passphrase_slot(VAULT, key, "correct horse", KdfCost(memory_kib=64 * 1024, passes=1, lanes=4))
    save(made, SlotFile(VAULT, key_check(key, VAULT), 1, (slot,)), lambda written: None)
    create_store(made, key).close()
    return made


class Writer:
    """A process that has imported everything, and lets a child write until the child is killed."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(WRITER), "fork"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def killed(self, order: dict[str, object], seconds: float, *, after_first: bool) -> list[int]:
        """Let a child carry out `order`, kill it after a while; what it was told is saved."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        child = int(self._line().removeprefix("started "))
        acknowledged: list[int] = []
        line = self._line() if after_first else ""
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        while line != "ended":
            if line.startswith("ack "):
                acknowledged.append(int(line.split()[1]))
            line = self._line()
        return acknowledged

    def end(self) -> None:
        self._process.communicate()

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the writer died"
        return line.rstrip("\n")


@pytest.fixture
def writer() -> Iterator[Writer]:
    found = Writer()
    yield found
    found.end()


def notes(store: Store) -> dict[str, str]:
    """The text of every meeting's note, by title."""
    service = MeetingService(store)
    found = [service.meeting(row.key) for row in service.page(limit=10_000)]
    return {meeting.header.title: meeting.note.text for meeting in found if meeting}


@posix
def test_a_killed_process_loses_nothing_it_was_told_is_saved(writer: Writer, folder: Path, key: DataKey) -> None:
    chance = random.Random(2)
    saved: dict[str, int] = {}
    for number in range(25):
        title = f"round {number}"
        order: dict[str, object] = {"folder": str(folder), "key": key.material().hex(), "what": title}
        acknowledged = writer.killed(order, chance.random() * 0.12, after_first=number % 5 != 0)
        if acknowledged:
            saved[title] = acknowledged[-1]
        store = open_store(folder, key)
        try:
            found = notes(store)
            for earlier, last in saved.items():
                # one more may have been written whose acknowledgement did not come out any more
                assert int(found[earlier].split("\n")[0]) - last in (0, 1)
            assert JournalService(store).check().sound
        finally:
            store.close()
    assert len(saved) >= 20
    print(f"\n25 kills, {sum(saved.values()) + len(saved)} saves acknowledged, none lost")


@posix
def test_a_process_killed_while_it_backs_up_leaves_whole_backups(
    writer: Writer, folder: Path, key: DataKey, tmp_path: Path
) -> None:
    target = tmp_path / "stick"
    target.mkdir()
    chance = random.Random(3)
    acknowledged = 0
    for number in range(10):
        order: dict[str, object] = {"folder": str(folder), "key": key.material().hex(), "target": str(target)}
        acknowledged += len(writer.killed(order | {"what": "backups"}, chance.random() * 0.2, after_first=number > 2))
        backups = [path for path in target.iterdir() if path.suffix == ".ldbackup"]
        assert len(backups) >= acknowledged
        for backup in backups:
            read_back(backup)
        store = open_store(folder, key)
        assert CheckService(store, folder).check().sound
        store.close()
    assert acknowledged > 0
    store = open_store(folder, key)
    BackupService(store, folder, key).back_up(target)
    store.close()
    assert list(target.glob("*.new")) == list((folder / "backups").iterdir()) == []


def lost_after_cuts(folder: Path, key: DataKey, tmp_path: Path, synchronous: str) -> tuple[int, int]:
    """How many states of the disk were looked at, and in how many of them something acknowledged was missing."""
    before = {path.name: bytearray(path.read_bytes()) for path in folder.iterdir()}
    order = {
        "folder": str(folder),
        "key": key.material().hex(),
        "what": "notes",
        "count": 25,
        "synchronous": synchronous,
    }
    events = recorded(folder, order, tmp_path / f"{synchronous}.strace")
    chance = random.Random(4)
    cuts = set(chance.sample(range(len(events)), min(len(events), 60)))
    disk, crash, looked_at, lost = Disk(before), tmp_path / "crash", 0, 0
    for number, event in enumerate(events):
        disk.see(event)
        if number not in cuts:
            continue
        for kept in ("nothing", "part", "torn"):
            shutil.rmtree(crash, ignore_errors=True)
            crash.mkdir()
            for name, content in disk.after_a_cut(chance, kept).items():
                (crash / name).write_bytes(content)
            looked_at += 1
            lost += not holds(crash, key, disk.acknowledged)
    return looked_at, lost


def holds(folder: Path, key: DataKey, acknowledged: int) -> bool:
    """Whether a store opens, adds up, and has what was acknowledged."""
    connection = open_connection(folder / "store.db", key)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        newest = connection.execute("SELECT max(CAST(body AS INTEGER)) FROM note WHERE body <> ''").fetchone()[0]
    finally:
        connection.close()
    return (-1 if newest is None else int(newest)) >= acknowledged


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_no_power_cut_loses_what_was_acknowledged_and_with_less_syncing_that_is_noticed(
    folder: Path, key: DataKey, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    looked_at, lost = lost_after_cuts(folder, key, tmp_path, "FULL")
    assert lost == 0
    _, lost_with_less = lost_after_cuts(copy, key, tmp_path, "NORMAL")
    assert lost_with_less > 0, "the test would not notice"
    print(f"\n{looked_at} states of the disk after a power cut: none lost anything; with NORMAL {lost_with_less} did")


def test_the_settings_that_keep_promises_are_in_force(store: Store) -> None:
    in_force = {
        name: store.outside_transaction(f"PRAGMA {name}")[0][0]
        for name in ("synchronous", "journal_mode", "locking_mode", "foreign_keys", "trusted_schema", "cell_size_check")
    }
    assert in_force == {
        "synchronous": 2,
        "journal_mode": "wal",
        "locking_mode": "exclusive",
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MB."""
    place = tmp_path / "small"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("a small file system cannot be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_loses_nothing_and_leaves_the_store_usable(small_disk: Path, key: DataKey) -> None:
    ballast = small_disk / "ballast"
    store = create_store(small_disk, key)
    service = MeetingService(store)
    meeting = service.meeting(service.create(MeetingHeader("Minsk")).key)
    assert meeting is not None
    ballast.write_bytes(bytes(shutil.disk_usage(small_disk).free - 200_000))
    saved, text = "", ""
    with pytest.raises(Exception, match=r"full|room"):
        for number in range(10_000):
            text = f"{number} " + "x" * 2000
            service.save_note(meeting.note.key, text)
            saved = text
    assert saved
    assert read_note(service, meeting.key) == saved
    ballast.unlink()
    service.save_note(meeting.note.key, text)
    store.close()
    again = open_store(small_disk, key)
    try:
        assert read_note(MeetingService(again), meeting.key) == text
        assert CheckService(again, small_disk).check().sound
    finally:
        again.close()


def read_note(service: MeetingService, key: RowKey) -> str:
    meeting = service.meeting(key)
    assert meeting is not None
    return meeting.note.text


def test_a_backup_onto_a_full_disk_leaves_the_older_one(folder: Path, key: DataKey, small_disk: Path) -> None:
    store = open_store(folder, key)
    try:
        service = BackupService(store, folder, key)
        older = service.back_up(small_disk)
        (small_disk / "ballast").write_bytes(bytes(shutil.disk_usage(small_disk).free - 300_000))
        with pytest.raises(DiskFull):
            service.back_up(small_disk)
        assert {path.name for path in small_disk.iterdir()} == {older.file.name, "ballast"}
        read_back(older.file)
    finally:
        store.close()


def test_a_disk_that_fills_up_while_the_backup_is_written(
    folder: Path, key: DataKey, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(folder, key)
    try:
        service = BackupService(store, folder, key)
        older = service.back_up(small_disk)
        (small_disk / "ballast").write_bytes(bytes(shutil.disk_usage(small_disk).free - 300_000))
        usage = shutil.disk_usage(folder)
        monkeypatch.setattr(shutil, "disk_usage", lambda place: usage)
        with pytest.raises(DiskFull):
            service.back_up(small_disk)
        assert {path.name for path in small_disk.iterdir()} == {older.file.name, "ballast"}
        MeetingService(store).create(MeetingHeader("afterwards"))
    finally:
        store.close()


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A file system that takes nothing."""
    place = tmp_path / "read only"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "ro,size=1m", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("a read-only file system cannot be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_backup_onto_a_read_only_medium_is_refused_in_a_sentence(folder: Path, key: DataKey, read_only: Path) -> None:
    store = open_store(folder, key)
    try:
        with pytest.raises(WorldError, match="written"):
            BackupService(store, folder, key).back_up(read_only)
    finally:
        store.close()


def test_every_damaged_byte_of_a_store_is_noticed(folder: Path, key: DataKey) -> None:
    database = folder / "store.db"
    whole = database.read_bytes()
    chance = random.Random(6)
    for _ in range(60):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        database.write_bytes(damaged)
        try:
            store = open_store(folder, key)
        except StoreDamaged:
            continue
        try:
            assert not CheckService(store, folder).check().sound
        finally:
            store.close()
    database.write_bytes(whole)
    store = open_store(folder, key)
    assert CheckService(store, folder).check().sound
    store.close()


def test_a_second_instance_is_refused_by_the_lock_and_by_the_store_itself(folder: Path, key: DataKey) -> None:
    with InstanceLock(folder):
        store = open_store(folder, key)
        MeetingService(store).create(MeetingHeader("Minsk"))
        with pytest.raises(StoreIsOpen):
            InstanceLock(folder)
        with pytest.raises(StoreIsOpen):
            open_store(folder, key)
        MeetingService(store).create(MeetingHeader("Baku"))
        assert CheckService(store, folder).check().sound
        store.close()
    open_store(folder, key).close()
