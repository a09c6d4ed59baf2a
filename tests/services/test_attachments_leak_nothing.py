"""Nothing of an attachment lies in the clear: not in the store, its log, a backup, nor in temporary files or settings."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from liaison.domain.meetings import MeetingHeader
from liaison.domain.steps import result_of
from liaison.services.attachment_files import file_at, made_here
from liaison.services.attachments import AttachmentService
from liaison.services.meetings import MeetingService
from liaison.store.copying import copy_into
from liaison.store.opening import create_store
from liaison.store.vault.key import DataKey

CANARY = "ZQCANARYЖЩ"
FORMS = (CANARY.encode(), CANARY.encode("utf-16-le"), CANARY.encode("cp1251"), b"ZQCANARY")


def found_in(folder: Path) -> list[str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(form in path.read_bytes() for form in FORMS) or "ZQCANARY" in path.name]


def test_adding_looking_removing_and_upkeep_leave_nothing_in_the_clear(
    key: DataKey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, temporary, home = (tmp_path / name for name in ("store", "temporary", "home"))
    for place in (folder, temporary, home):
        place.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setattr(tempfile, "tempdir", None)
    outside = tmp_path.parent / f"{tmp_path.name} outside"
    outside.mkdir()
    original = outside / f"{CANARY}.txt"
    original.write_text(f"{CANARY}\n" * 100_000)
    assert found_in(outside) == [original.name]

    store = create_store(folder, key)
    service = AttachmentService(store)
    meeting = MeetingService(store).create(MeetingHeader("Baku")).key
    kept = result_of(service.keep_in_steps(file_at(original), meeting))
    made = service.attach(kept, meeting, caption=CANARY).attachment
    assert found_in(tmp_path) == [], "while the log is there"
    assert result_of(service.content_in_steps(made.key)) == original.read_bytes()
    stopped = service.keep_in_steps(made_here(CANARY, lambda: CANARY.encode() * 200_000), meeting)
    for _ in range(8):
        next(stopped)
    stopped.close()  # type: ignore[attr-defined]
    assert found_in(tmp_path) == [], "after adding was stopped"
    service.remove(made.key)
    list(service.upkeep())
    copy_into(store, key, folder / "store-before-9.db")
    store.close()
    assert found_in(tmp_path) == []
    assert list(temporary.iterdir()) == []
