"""Nothing a person wrote lies anywhere in the clear: not in the store, its log, copies, backups, nor in temporary files."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from sqlalchemy import Text

from liaison.domain.backups import WithOpenStore
from liaison.domain.meetings import MeetingHeader
from liaison.domain.steps import Stage
from liaison.services.backups import BackupService
from liaison.services.check import CheckService
from liaison.services.meetings import MeetingService
from liaison.services.restoring import PresentStore, RestoreService
from liaison.store.copying import copy_into
from liaison.store.engine import Store
from liaison.store.opening import create_store
from liaison.store.schema.catalogue import JOURNALLED
from liaison.store.vault.copies import save
from liaison.store.vault.derivation import KdfCost
from liaison.store.vault.key import DataKey
from liaison.store.vault.slots import SlotFile
from liaison.store.vault.wrapping import key_check, passphrase_slot

CANARY = "ZQCANARYЖЩ"
FORMS = tuple(CANARY.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "cp1251"))
FORMS += (b"ZQCANARY", "ZQCANARY".encode("utf-16-le"), CANARY.encode("unicode_escape"))


def found_in(folder: Path) -> list[str]:
    """The files that hold the canary in some form."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(form in path.read_bytes() for form in FORMS) or "ZQCANARY" in path.name]


def write_everywhere(store: Store) -> None:
    """The canary in every text field of every table."""
    with store.change("canary") as change:
        for name, table in JOURNALLED.items():
            fields = [
                column.name
                for column in table.c
                if type(column.type) is Text and column.name not in ("scope", "id", "deleted")
            ]
            change.insert(name, {field: f"{CANARY} {field}" for field in fields}, scope="own")
    service = MeetingService(store)
    for number in range(50):
        meeting = service.meeting(service.create(MeetingHeader(f"{CANARY} {number}")).key)
        assert meeting is not None
        service.save_note(meeting.note.key, f"{CANARY}\n" * 2000)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go in this test."""
    place = tmp_path / "temporary"
    place.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(place))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return place


def test_the_canary_is_found_where_it_is(tmp_path: Path) -> None:
    for number, form in enumerate(FORMS):
        (tmp_path / f"{number}").write_bytes(b"before" + form + b"after")
    assert len(found_in(tmp_path)) == len(FORMS)


def test_a_session_a_copy_a_backup_and_a_preview_leave_nothing_in_the_clear(
    temporary: Path, key: DataKey, tmp_path: Path
) -> None:
    folder, stick = tmp_path / "store", tmp_path / "stick"
    folder.mkdir()
    stick.mkdir()
    store = create_store(folder, key)
    vault = bytes(16)
    slot = passphrase_slot(vault, key, CANARY, KdfCost(memory_kib=64 * 1024, passes=1, lanes=4))
    save(folder, SlotFile(vault, key_check(key, vault), 1, (slot,)), lambda written: None)
    write_everywhere(store)
    assert found_in(tmp_path) == [], "while the log is there"
    # sorting more than memory is given for makes SQLite spill
    store.outside_transaction("PRAGMA cache_size = -64")
    store.outside_transaction("SELECT body FROM note ORDER BY body || id DESC")
    copy_into(store, key, folder / "store-before-9.db")
    backup = BackupService(store, folder, key).back_up(stick)
    looking = RestoreService(PresentStore(store, folder, key)).preview_in_steps(backup.file, WithOpenStore())
    for step in looking:
        if step.stage is Stage.COMPARING:
            assert list(temporary.iterdir()), "unpacked by now"
            assert found_in(tmp_path) == []
    assert CheckService(store, folder).check().differing_rows == ()
    assert found_in(tmp_path) == []
    store.outside_transaction("VACUUM")
    store.close()
    assert found_in(tmp_path) == []
    assert list(temporary.iterdir()) == []
