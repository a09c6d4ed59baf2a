"""The backup file: what goes in comes out, and everything that is not whole is noticed."""

from __future__ import annotations

import json
import random
import shutil
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from liaison.base.errors import WorldError
from liaison.domain.backup_errors import BackupDamaged, CopyNotSound, NotABackup, StoreFileAlone
from liaison.domain.backups import Backup
from liaison.domain.meetings import MeetingHeader
from liaison.domain.steps import Stage
from liaison.domain.vault_errors import DiskFull, SlotFileDamaged, StoreIsNewer
from liaison.services.journal import JournalService
from liaison.services.meetings import MeetingService
from liaison.store import backups
from liaison.store.backup_file import describe, read_back, unpack
from liaison.store.backup_manifest import parsed
from liaison.store.copying import copy_in_steps, copy_into, verify
from liaison.store.engine import Store
from liaison.store.opening import open_store
from liaison.store.upgrade import SCHEMA_VERSION
from liaison.store.vault.copies import save
from liaison.store.vault.derivation import KdfCost
from liaison.store.vault.key import DataKey
from liaison.store.vault.slots import SlotFile
from liaison.store.vault.wrapping import key_check, passphrase_slot

VAULT = bytes(range(16))
MADE = datetime(2026, 11, 22, 14, 5, 33, tzinfo=UTC)
Make = Callable[[], Backup]


def write_keys(folder: Path, key: DataKey) -> None:
    slot = passphrase_slot(VAULT, key, "correct horse", KdfCost(memory_kib=64 * 1024, passes=1, lanes=4))
    save(folder, SlotFile(VAULT, key_check(key, VAULT), 1, (slot,)), lambda written: None)


@pytest.fixture
def folder(tmp_path: Path, store: Store, key: DataKey) -> Path:
    """Of the open store, with its keys."""
    write_keys(tmp_path / "store", key)
    return tmp_path / "store"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Another place."""
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def make(store: Store, folder: Path, key: DataKey, stick: Path) -> Make:
    """Backs the open store up to the stick."""

    def made() -> Backup:
        copy = folder / "copy.db"
        for _ in copy_in_steps(store, key, copy):
            pass
        return backups.seal(copy, folder, key, stick, MADE, automatic=False)

    return made


def titles(store: Store) -> list[str]:
    return [row.title for row in MeetingService(store).page()]


def test_a_backup_describes_itself_and_holds_nothing_but_the_store_and_its_keys(make: Make, stick: Path) -> None:
    backup = make()
    assert describe(backup.file) == backup
    assert (backup.made, backup.vault, backup.schema, backup.automatic) == (MADE, VAULT.hex(), SCHEMA_VERSION, False)
    assert [path.name for path in stick.iterdir()] == [backup.file.name]
    assert backup.file.name == MADE.astimezone().strftime("liaison-%Y-%m-%d-%H%M.ldbackup")
    with zipfile.ZipFile(backup.file) as archive:
        assert sorted(archive.namelist()) == ["manifest.json", "store.db", "vault.slots"]
        assert json.loads(archive.read("manifest.json")).keys() == {
            *("format", "made", "program", "schema", "automatic", "vault", "state", "members")
        }


def test_it_unpacks_to_the_same_store(make: Make, store: Store, key: DataKey, tmp_path: Path) -> None:
    MeetingService(store).create(MeetingHeader("Minsk"))
    backup = make()
    target = tmp_path / "unpacked"
    target.mkdir()
    unpack(backup.file, target)
    copy = open_store(target, key)
    try:
        assert titles(copy) == ["Minsk"]
        assert JournalService(copy).check().sound
    finally:
        copy.close()


def test_two_of_one_minute_have_two_names(make: Make) -> None:
    first, second = make(), make()
    assert first.file.exists()
    assert second.file.exists()
    assert second.file.name == first.file.name.replace(".ldbackup", "-2.ldbackup")


def test_what_is_written_while_the_copy_is_made_is_in_it(store: Store, key: DataKey, tmp_path: Path) -> None:
    service = MeetingService(store)
    made = service.create(MeetingHeader("Minsk"))
    for number in range(40):
        service.create(MeetingHeader(f"Meeting {number} " + "x" * 20_000))
    meeting = service.meeting(made.key)
    assert meeting is not None
    (tmp_path / "copy").mkdir()
    steps = 0
    for step in copy_in_steps(store, key, tmp_path / "copy" / "store.db"):
        assert step.stage is Stage.COPYING
        service.save_note(meeting.note.key, f"written in step {steps}")
        if step.done == 0 or steps == 1:
            service.create(MeetingHeader(f"made in step {steps}"))
        steps += 1
    assert steps > 2
    verify(tmp_path / "copy" / "store.db", key)
    copy = open_store(tmp_path / "copy", key)
    try:
        copied = MeetingService(copy).meeting(made.key)
        assert copied is not None
        # the last step ends the copy, what follows it is not in it
        assert copied.note.text == f"written in step {steps - 2}"
        assert "made in step 1" in titles(copy)
        assert JournalService(copy).check().sound
    finally:
        copy.close()


def test_changes_that_fail_meanwhile_are_not_in_the_copy_and_do_not_keep_it_from_ending(
    store: Store, key: DataKey, tmp_path: Path
) -> None:
    for number in range(60):
        MeetingService(store).create(MeetingHeader(f"Meeting {number} " + "x" * 20_000))
    (tmp_path / "copy").mkdir()
    for _ in copy_in_steps(store, key, tmp_path / "copy" / "store.db"):
        # what is taken back makes the copy begin anew
        with pytest.raises(ZeroDivisionError), store.change("test.fail") as change:
            change.insert("meeting", {"title": "never " + "y" * 500_000}, scope="own")
            raise ZeroDivisionError
    copy = open_store(tmp_path / "copy", key)
    try:
        assert len(titles(copy)) == 60
        assert JournalService(copy).check().sound
    finally:
        copy.close()


def test_a_copy_nobody_wants_any_more_leaves_nothing_and_the_store_goes_on(
    store: Store, key: DataKey, tmp_path: Path
) -> None:
    MeetingService(store).create(MeetingHeader("x" * 3_000_000))
    copying = copy_in_steps(store, key, tmp_path / "copy.db")
    next(iter(copying))
    assert (tmp_path / "copy.db").exists()
    copying.close()  # type: ignore[attr-defined]  # a generator
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("copy")]
    MeetingService(store).create(MeetingHeader("afterwards"))


def test_no_single_flipped_bit_of_the_file_goes_unnoticed(make: Make, stick: Path, tmp_path: Path) -> None:
    backup = make()
    content = backup.file.read_bytes()
    chance = random.Random(5)
    unnoticed = []
    tail = len(content) - 2500
    for number in range(150):
        place = chance.randrange(len(content)) if number % 2 else chance.randrange(tail, len(content))
        damaged = bytearray(content)
        damaged[place] ^= 1 << chance.randrange(8)
        file = stick / "damaged.ldbackup"
        file.write_bytes(damaged)
        target = tmp_path / f"unpacked{number}"
        target.mkdir()
        try:
            read_back(file)
            unpack(file, target)
        except (BackupDamaged, StoreIsNewer):
            continue
        whole = {path.name: path.read_bytes() for path in target.iterdir()}
        good = tmp_path / "good"
        if not good.exists():
            good.mkdir()
            unpack(backup.file, good)
        # bits of the archive's own headers mean nothing to the content
        if whole != {path.name: path.read_bytes() for path in good.iterdir()}:
            unnoticed.append(place)
    assert unnoticed == []


@pytest.mark.parametrize("kept", [0, 1, 100, 4096, 0.3, 0.9, 0.999])
def test_a_file_that_was_not_copied_to_its_end_is_noticed(make: Make, stick: Path, kept: float) -> None:
    content = make().file.read_bytes()
    file = stick / "cut.ldbackup"
    file.write_bytes(content[: int(kept * len(content)) if isinstance(kept, float) else kept])
    with pytest.raises((BackupDamaged, NotABackup)):
        read_back(file)


def test_another_file_is_no_backup(stick: Path) -> None:
    file = stick / "letter.ldbackup"
    file.write_text("Dear colleague")
    with pytest.raises(NotABackup, match="letter"):
        describe(file)
    with pytest.raises(WorldError):
        describe(stick)
    with pytest.raises(WorldError):
        describe(stick / "missing.ldbackup")


def test_a_copy_of_the_store_file_alone_is_refused_and_explained(store: Store, folder: Path, stick: Path) -> None:
    MeetingService(store).create(MeetingHeader("in the log only"))
    assert (folder / "store.db-wal").stat().st_size > 0
    for name in ("store.db", "store.db-wal"):
        (stick / name).write_bytes(b"a copy")
        with pytest.raises(StoreFileAlone, match="written last"):
            describe(stick / name)


@pytest.mark.parametrize(
    "name", ["../store.db", "/etc/passwd", "attachments/../../x", "attachments/.x", "C:\\x", "store.db-wal"]
)
def test_names_the_program_does_not_give_are_refused(make: Make, stick: Path, name: str) -> None:
    backup = make()
    with zipfile.ZipFile(backup.file) as archive:
        members = {entry: archive.read(entry) for entry in archive.namelist()}
    manifest = json.loads(members.pop("manifest.json"))
    manifest["members"].append({"name": name, "size": 1, "sha256": "0" * 64})
    hostile = stick / "hostile.ldbackup"
    with zipfile.ZipFile(hostile, "w") as archive:
        for entry, content in members.items():
            archive.writestr(entry, content)
        archive.writestr(name, b"x")
        archive.writestr("manifest.json", json.dumps(manifest))
    with pytest.raises(BackupDamaged):
        describe(hostile)


def test_a_compressed_member_is_refused_before_it_is_inflated(make: Make, stick: Path) -> None:
    with zipfile.ZipFile(make().file) as archive:
        members = {entry: archive.read(entry) for entry in archive.namelist()}
    bomb = stick / "bomb.ldbackup"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in members.items():
            archive.writestr(entry, content)
    with pytest.raises(BackupDamaged):
        describe(bomb)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        "[" * 100_000,
        '{"format": true}',
        '{"format": -1}',
        '{"format": 1, "members": [1]}',
        "\u0416",
    ],
)
def test_texts_that_are_no_manifest(text: str) -> None:
    with pytest.raises(ValueError):
        parsed(text.encode())


def test_a_later_format_says_so() -> None:
    with pytest.raises(StoreIsNewer):
        parsed(b'{"format": 2}')


def test_attachments_travel_too(make: Make, folder: Path, tmp_path: Path) -> None:
    name = "ab" * 32
    (folder / "attachments").mkdir()
    (folder / "attachments" / name).write_bytes(b"sealed")
    target = tmp_path / "unpacked"
    target.mkdir()
    unpack(make().file, target)
    assert (target / "attachments" / name).read_bytes() == b"sealed"


def test_a_copy_that_is_not_sound_makes_no_backup(store: Store, folder: Path, key: DataKey, stick: Path) -> None:
    copy = folder / "copy.db"
    copy_into(store, key, copy)
    with copy.open("r+b") as stream:
        stream.seek(4096 * 5 + 77)
        stream.write(b"damage")
    with pytest.raises(CopyNotSound):
        backups.seal(copy, folder, key, stick, MADE, automatic=False)
    assert list(stick.iterdir()) == []
    assert not copy.exists()


def test_keys_that_do_not_fit_make_no_backup(store: Store, folder: Path, key: DataKey, stick: Path) -> None:
    write_keys(folder, DataKey.generate())
    copy = folder / "copy.db"
    copy_into(store, key, copy)
    with pytest.raises(SlotFileDamaged):
        backups.seal(copy, folder, key, stick, MADE, automatic=False)
    assert list(stick.iterdir()) == []


def test_without_room_for_it_nothing_is_begun(folder: Path, key: DataKey, stick: Path) -> None:
    with pytest.raises(DiskFull):
        backups.place_for_copy(folder, key, stick, 2**60)


def test_the_copy_lies_beside_the_store_or_else_where_the_backup_goes(
    folder: Path, key: DataKey, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert backups.place_for_copy(folder, key, stick, 1000).parent == folder / "backups"
    usage = shutil.disk_usage(stick)
    monkeypatch.setattr(shutil, "disk_usage", lambda place: usage if place == stick else usage._replace(free=1500))
    assert backups.place_for_copy(folder, key, stick, 1000).parent == stick


def test_damaged_and_strange_files_are_left_out_of_the_list(make: Make, stick: Path) -> None:
    first, second = make(), make()
    (stick / "notes.txt").write_text("x")
    (stick / "strange.ldbackup").write_text("x")
    second.file.write_bytes(second.file.read_bytes()[:1000])
    assert backups.backups_in(stick) == (first,)


def test_what_a_crash_left_is_removed_and_what_others_left_is_not(
    make: Make, folder: Path, key: DataKey, stick: Path
) -> None:
    mine = [f"liaison-{VAULT.hex()[:16]}.{ending}.new" for ending in ("ldbackup", "db")]
    for name in (*mine, "liaison-0123456789abcdef.ldbackup.new"):
        (stick / name).write_bytes(b"half")
    backups.place_for_copy(folder, key, stick, 1000)
    backup = make()
    assert {path.name for path in stick.iterdir()} == {backup.file.name, "liaison-0123456789abcdef.ldbackup.new"}
