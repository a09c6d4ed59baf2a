"""Restoring: what a preview tells, what ends up where, and that nothing is lost on the way."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from desks import CHEAP, Desk

from liaison.base.errors import WorldError
from liaison.domain.backup_errors import BackupDamaged, BackupOfAnotherStore, NotABackup, StoreNotClosedProperly
from liaison.domain.backups import (
    Backup,
    MeetingDifference,
    RestorePreview,
    Side,
    TableCount,
    TableDifference,
    WithOpenStore,
    WithPassphrase,
    WithRecoveryCode,
)
from liaison.domain.meetings import MeetingHeader, NewDelegation, NewParticipant
from liaison.domain.rows import RowKey
from liaison.domain.steps import result_of
from liaison.domain.vault import VaultState
from liaison.domain.vault_errors import (
    NotAStore,
    RecoveryCodeMistyped,
    StoreIsNewer,
    StoreIsOpen,
    WrongPassphrase,
    WrongRecoveryCode,
)
from liaison.services.backups import BackupService
from liaison.services.journal import JournalService
from liaison.services.restoring import RestoreService
from liaison.store import swapping
from liaison.store.backups import keys_of
from liaison.store.vault.access import change_passphrase, unlock_with_passphrase
from liaison.store.vault.key import DataKey
from liaison.store.vault.lock import InstanceLock
from liaison.store.vault.state import vault_state

Fingerprint = Callable[[Path], dict[str, str]]


def backed_up(desk: Desk, place: Path) -> Backup:
    return BackupService(desk.store, desk.folder, desk.key).back_up(place)


def service_of(desk: Desk, scratch: Path | None = None) -> RestoreService:
    return RestoreService(desk.present, scratch)


def compared(desk: Desk, backup: Backup) -> RestorePreview:
    return service_of(desk).preview(backup.file, WithOpenStore())


def key_of(desk: Desk, title: str) -> RowKey:
    return next(row.key for row in desk.meetings.page() if row.title == title)


def test_a_preview_counts_and_says_that_nothing_differs(desk: Desk, stick: Path) -> None:
    backup = backed_up(desk, stick)
    preview = compared(desk, backup)
    assert preview.backup == backup
    assert preview.counts == (TableCount("meeting", 1, 1), TableCount("note", 1, 1))
    assert preview.comparison is not None
    assert preview.comparison.nothing_differs
    assert preview.journal == preview.comparison.here
    assert preview.journal.operations > 0


def test_a_preview_tells_what_is_only_there_only_here_and_different(desk: Desk, stick: Path) -> None:
    gone = desk.meetings.create(MeetingHeader("Gone")).key
    renamed = desk.meetings.create(MeetingHeader("Before")).key
    backup = backed_up(desk, stick)
    desk.meetings.delete(gone)
    desk.meetings.edit(renamed, MeetingHeader("After"))
    added = desk.meetings.create(MeetingHeader("Added")).key
    meeting = desk.meetings.meeting(key_of(desk, "Minsk"))
    assert meeting is not None
    desk.meetings.save_note(meeting.note.key, "word for word")
    preview = compared(desk, backup)
    assert preview.comparison is not None
    assert preview.comparison.tables == (TableDifference("meeting", 1, 1, 1), TableDifference("note", 0, 1, 1))
    assert set(preview.comparison.meetings) == {
        MeetingDifference(gone.id, "Gone", "", Side.ONLY_IN_BACKUP),
        MeetingDifference(renamed.id, "After", "", Side.DIFFERENT),
        MeetingDifference(added.id, "Added", "", Side.ONLY_HERE),
        MeetingDifference(meeting.key.id, "Minsk", "", Side.DIFFERENT),
    }
    assert preview.comparison.meetings_concerned == 4


def test_a_meeting_is_named_when_only_its_people_differ(desk: Desk, stick: Path) -> None:
    backup = backed_up(desk, stick)
    desk.meetings.add_delegation(
        key_of(desk, "Minsk"), NewDelegation("ICE", participants=(NewParticipant("G. Balsamo"),))
    )
    comparison = compared(desk, backup).comparison
    assert comparison is not None
    assert [table.table for table in comparison.tables] == ["delegation", "participant"]
    assert [meeting.title for meeting in comparison.meetings] == ["Minsk"]


def test_what_was_changed_and_changed_back_does_not_differ(desk: Desk, stick: Path) -> None:
    backup = backed_up(desk, stick)
    desk.meetings.edit(key_of(desk, "Minsk"), MeetingHeader("Brest"))
    desk.meetings.edit(key_of(desk, "Brest"), MeetingHeader("Minsk"))
    comparison = compared(desk, backup).comparison
    assert comparison is not None
    assert comparison.nothing_differs
    assert comparison.here.operations > compared(desk, backup).journal.operations


def test_a_backup_newer_than_the_present_store_is_told_from_the_other_side(desk: Desk, stick: Path) -> None:
    older = backed_up(desk, stick)
    desk.meetings.create(MeetingHeader("Later"))
    newer = backed_up(desk, stick)
    desk.close()
    RestoreService().restore(older.file, WithPassphrase(desk.passphrase), desk.folder)
    comparison = compared(desk, newer).comparison
    assert comparison is not None
    assert [(meeting.title, meeting.side) for meeting in comparison.meetings] == [("Later", Side.ONLY_IN_BACKUP)]


def test_stores_that_parted_are_compared_from_where_they_parted(desk: Desk, stick: Path) -> None:
    backup = backed_up(desk, stick)
    desk.meetings.create(MeetingHeader("Here"))
    there = Desk(stick / "there", desk.key)
    service_of(desk).restore(backup.file, WithOpenStore(), there.folder)
    there.meetings.create(MeetingHeader("There"))
    comparison = compared(desk, backed_up(there, stick)).comparison
    there.close()
    assert comparison is not None
    assert comparison.same_origin
    assert {(meeting.title, meeting.side) for meeting in comparison.meetings} == {
        ("Here", Side.ONLY_HERE),
        ("There", Side.ONLY_IN_BACKUP),
    }


def test_a_backup_of_somebody_else_is_counted_and_not_compared(desk: Desk, another: Desk, stick: Path) -> None:
    backup = backed_up(another, stick)
    with pytest.raises(BackupOfAnotherStore):
        compared(desk, backup)
    preview = service_of(desk).preview(backup.file, WithPassphrase(another.passphrase))
    assert preview.comparison is not None
    assert not preview.comparison.same_origin
    assert not preview.comparison.nothing_differs
    assert preview.counts[0] == TableCount("meeting", 1, 1)


def test_without_an_open_store_a_preview_only_counts(desk: Desk, stick: Path) -> None:
    backup = backed_up(desk, stick)
    for opening in (WithPassphrase(desk.passphrase), WithRecoveryCode(desk.code)):
        preview = RestoreService().preview(backup.file, opening)
        assert preview.counts[0] == TableCount("meeting", 1, None)
        assert preview.comparison is None


def test_a_preview_writes_nothing_beside_the_store_and_leaves_nothing_behind(
    desk: Desk, stick: Path, tmp_path: Path, fingerprint: Fingerprint
) -> None:
    backup = backed_up(desk, stick)
    (tmp_path / "scratch").mkdir()
    before, on_stick = fingerprint(desk.folder), fingerprint(stick)
    steps = service_of(desk, tmp_path / "scratch").preview_in_steps(backup.file, WithOpenStore())
    for _ in steps:
        assert fingerprint(desk.folder) == before
    assert list((tmp_path / "scratch").iterdir()) == []
    assert fingerprint(stick) == on_stick


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        (WithPassphrase("wrong"), WrongPassphrase),
        (WithRecoveryCode("x"), RecoveryCodeMistyped),
        (WithRecoveryCode(""), RecoveryCodeMistyped),
    ],
)
def test_the_wrong_words_open_nothing_and_change_nothing(
    desk: Desk,
    stick: Path,
    fingerprint: Fingerprint,
    opening: WithPassphrase | WithRecoveryCode,
    expected: type[Exception],
) -> None:
    backup = backed_up(desk, stick)
    desk.close()
    before = fingerprint(desk.folder)
    with pytest.raises(expected):
        RestoreService().preview(backup.file, opening)
    with pytest.raises(expected):
        RestoreService().restore(backup.file, opening, desk.folder)
    after = fingerprint(desk.folder)
    after.pop("store.lock", None)
    assert after == before


def test_somebody_elses_code_is_wrong(desk: Desk, another: Desk, stick: Path) -> None:
    with pytest.raises(WrongRecoveryCode):
        RestoreService().preview(backed_up(desk, stick).file, WithRecoveryCode(another.code))


def test_restoring_keeps_the_store_that_was_there(desk: Desk, stick: Path) -> None:
    backup = backed_up(desk, stick)
    desk.meetings.create(MeetingHeader("Later"))
    desk.close()
    restored = RestoreService().restore(backup.file, WithPassphrase(desk.passphrase), desk.folder)
    assert desk.titles() == ["Minsk"]
    assert restored.replaced is not None
    assert restored.replaced.parent == desk.folder
    old = Desk(restored.replaced, unlock_with_passphrase(restored.replaced, desk.passphrase))
    assert old.titles() == ["Later", "Minsk"]
    old.close()
    assert not (desk.folder / "restoring").exists()


def test_restoring_into_an_empty_place(desk: Desk, stick: Path, tmp_path: Path) -> None:
    backup = backed_up(desk, stick)
    restored = service_of(desk).restore(backup.file, WithRecoveryCode(desk.code), tmp_path / "deep" / "new")
    assert restored.replaced is None
    assert vault_state(restored.folder) is VaultState.PRESENT
    new = Desk(restored.folder, unlock_with_passphrase(restored.folder, desk.passphrase))
    assert new.titles() == ["Minsk"]
    assert JournalService(new.store).check().sound
    new.close()


def test_by_the_open_stores_key_todays_passphrase_goes_on_opening(desk: Desk, stick: Path) -> None:
    backup = backed_up(desk, stick)
    change_passphrase(desk.folder, desk.key, "today's", CHEAP)
    staged = result_of(service_of(desk).stage_in_steps(backup.file, WithOpenStore(), desk.folder))
    desk.close()
    staged.put_in_place()
    unlock_with_passphrase(desk.folder, "today's")
    with pytest.raises(WrongPassphrase):
        unlock_with_passphrase(desk.folder, desk.passphrase)


def test_by_the_backups_passphrase_that_one_opens_afterwards(desk: Desk, stick: Path) -> None:
    backup = backed_up(desk, stick)
    change_passphrase(desk.folder, desk.key, "forgotten since", CHEAP)
    desk.close()
    RestoreService().restore(backup.file, WithPassphrase(desk.passphrase), desk.folder)
    unlock_with_passphrase(desk.folder, desk.passphrase)


def test_what_is_written_after_a_restore_never_bears_a_number_of_before(desk: Desk, stick: Path) -> None:
    backup = backed_up(desk, stick)
    origin = desk.store.author.origin
    desk.meetings.create(MeetingHeader("Later"))
    desk.close()
    RestoreService().restore(backup.file, WithPassphrase(desk.passphrase), desk.folder)
    assert desk.store.author.origin != origin
    desk.meetings.create(MeetingHeader("After the restore"))
    assert JournalService(desk.store).check().sound


def test_staging_leaves_the_open_store_at_work_and_can_be_given_up(
    desk: Desk, stick: Path, fingerprint: Fingerprint
) -> None:
    backup = backed_up(desk, stick)
    before = set(fingerprint(desk.folder))
    staged = result_of(service_of(desk).stage_in_steps(backup.file, WithOpenStore(), desk.folder))
    desk.meetings.create(MeetingHeader("Meanwhile"))
    staged.discard()
    assert set(fingerprint(desk.folder)) == before
    assert desk.titles() == ["Meanwhile", "Minsk"]


def test_staging_that_nobody_waits_for_any_more_leaves_nothing(desk: Desk, stick: Path) -> None:
    backup = backed_up(desk, stick)
    for stop_at in (1, 10**9):
        steps = RestoreService().stage_in_steps(backup.file, WithPassphrase(desk.passphrase), stick / "new")
        for number, step in enumerate(steps):
            if number == stop_at or step.result is not None:
                break
        steps.close()  # type: ignore[attr-defined]  # a generator
        assert {path.name for path in (stick / "new").iterdir()} <= {"store.lock"}
        InstanceLock(stick / "new").release()


def test_a_restore_over_a_store_that_is_open_elsewhere_is_refused(desk: Desk, stick: Path) -> None:
    backup = backed_up(desk, stick)
    with InstanceLock(desk.folder), pytest.raises(StoreIsOpen):
        RestoreService().restore(backup.file, WithPassphrase(desk.passphrase), desk.folder)
    assert desk.titles() == ["Minsk"]


def test_a_folder_of_something_else_is_refused(desk: Desk, stick: Path, tmp_path: Path) -> None:
    backup = backed_up(desk, stick)
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "minsk.jpg").write_bytes(b"x")
    with pytest.raises(NotAStore):
        RestoreService().restore(backup.file, WithPassphrase(desk.passphrase), tmp_path / "photos")


def test_a_damaged_store_is_kept_as_it_is_and_replaced(desk: Desk, stick: Path) -> None:
    backup = backed_up(desk, stick)
    desk.close()
    damaged = b"damaged " * 1000
    (desk.folder / "store.db").write_bytes(damaged)
    (desk.folder / "store.db-wal").write_bytes(b"log")
    restored = RestoreService().restore(backup.file, WithPassphrase(desk.passphrase), desk.folder)
    assert desk.titles() == ["Minsk"]
    assert restored.replaced is not None
    assert (restored.replaced / "store.db").read_bytes() == damaged
    assert (restored.replaced / "store.db-wal").read_bytes() == b"log"


@pytest.mark.parametrize("missing", ["store.db", "vault.slots", "vault.slots.copy"])
def test_a_store_that_lacks_a_file_is_replaced(desk: Desk, stick: Path, missing: str) -> None:
    backup = backed_up(desk, stick)
    desk.close()
    (desk.folder / missing).unlink()
    RestoreService().restore(backup.file, WithPassphrase(desk.passphrase), desk.folder)
    assert desk.titles() == ["Minsk"]


@pytest.fixture
def crashed(desk: Desk, tmp_path: Path) -> Iterator[Desk]:
    """The desk's store as a killed process leaves it: with a log."""
    desk.meetings.create(MeetingHeader("In the log only"))
    copy = Desk(Path(shutil.copytree(desk.folder, tmp_path / "crashed")), desk.key)
    assert (copy.folder / "store.db-wal").stat().st_size > 0
    yield copy
    copy.close()


def test_what_a_crash_left_in_the_log_is_kept_too(desk: Desk, crashed: Desk, stick: Path) -> None:
    restored = RestoreService().restore(backed_up(desk, stick).file, WithPassphrase(desk.passphrase), crashed.folder)
    assert restored.replaced is not None
    old = Desk(restored.replaced, desk.key)
    assert old.titles() == ["In the log only", "Minsk"]
    old.close()


def test_another_store_that_was_not_closed_is_left_alone(
    crashed: Desk, another: Desk, stick: Path, fingerprint: Fingerprint
) -> None:
    backup = backed_up(another, stick)
    before = fingerprint(crashed.folder)
    with pytest.raises(StoreNotClosedProperly):
        RestoreService().restore(backup.file, WithPassphrase(another.passphrase), crashed.folder)
    after = fingerprint(crashed.folder)
    after.pop("store.lock", None)
    assert after == before


class PowerCut(Exception):
    """The process ends here."""


@contextmanager
def cut_after(steps: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Ends a swap after this many steps, the first being 0."""
    whole = swapping.swap_in_steps

    def cut_off(staged: Path, folder: Path, replaced: Path | None) -> Iterator[None]:
        for number, _ in enumerate(whole(staged, folder, replaced)):
            yield
            if number == steps:
                raise PowerCut

    with monkeypatch.context() as patched:
        patched.setattr(swapping, "swap_in_steps", cut_off)
        yield


@pytest.mark.parametrize("of_another_store", [False, True])
def test_after_every_step_of_the_swap_the_old_or_the_new_store_opens(
    desk: Desk, another: Desk, stick: Path, of_another_store: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = another if of_another_store else desk
    backup = backed_up(source, stick)
    new_titles = ["Baku"] if of_another_store else ["Minsk"]
    desk.meetings.create(MeetingHeader("Later"))
    desk.close()
    for taken in range(20):
        folder = Path(shutil.copytree(desk.folder, stick / f"cut after {taken}"))
        try:
            with cut_after(taken, monkeypatch):
                RestoreService().restore(backup.file, WithPassphrase(source.passphrase), folder)
        except PowerCut:
            old_opens = opens(folder, desk.key, ["Later", "Minsk"])
            assert old_opens or opens(folder, source.key, new_titles)
            kept = next(path for path in folder.iterdir() if path.name.startswith("replaced-"))
            assert old_opens or opens(kept, desk.key, ["Later", "Minsk"])
        else:
            assert opens(folder, source.key, new_titles)
            break
    assert 7 <= taken < 19


def test_a_restore_that_was_cut_off_can_be_done_again(desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backup = backed_up(desk, stick)
    desk.meetings.create(MeetingHeader("Later"))
    desk.close()

    with pytest.raises(PowerCut), cut_after(5, monkeypatch):
        RestoreService().restore(backup.file, WithPassphrase(desk.passphrase), desk.folder)
    restored = RestoreService().restore(backup.file, WithPassphrase(desk.passphrase), desk.folder)
    assert desk.titles() == ["Minsk"]
    desk.close()
    kept = sorted(path for path in desk.folder.iterdir() if path.name.startswith("replaced-"))
    assert len(kept) == 2
    assert restored.replaced in kept
    assert [opens(path, desk.key, ["Later", "Minsk"]) for path in kept].count(True) == 1


def opens(folder: Path, key: DataKey, titles: list[str]) -> bool:
    """Whether the keys in `folder` lead to `key`, and that to a store that holds these meetings and adds up."""
    try:
        keys_of(folder, key)
        found = Desk(folder, key)
        is_there = found.titles() == titles and JournalService(found.store).check().sound
    except WorldError:
        return False
    found.close()
    return is_there


def test_a_damaged_backup_is_refused_and_the_store_is_as_it_was(
    desk: Desk, stick: Path, fingerprint: Fingerprint
) -> None:
    backup = backed_up(desk, stick)
    desk.close()
    content = bytearray(backup.file.read_bytes())
    content[200_000] ^= 1
    backup.file.write_bytes(content)
    before = fingerprint(desk.folder)
    for attempt in (
        lambda: RestoreService().preview(backup.file, WithPassphrase(desk.passphrase)),
        lambda: RestoreService().restore(backup.file, WithPassphrase(desk.passphrase), desk.folder),
    ):
        with pytest.raises(BackupDamaged):
            attempt()
    after = fingerprint(desk.folder)
    after.pop("store.lock", None)
    assert after == before


def test_no_backup_and_a_newer_one_are_refused(desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (stick / "x.ldbackup").write_bytes(b"x")
    with pytest.raises(NotABackup):
        RestoreService().describe(stick / "x.ldbackup")
    desk.store.outside_transaction("PRAGMA user_version = 99")
    backup = backed_up(desk, stick)
    assert backup.schema == 99
    desk.close()
    with pytest.raises(StoreIsNewer):
        RestoreService().preview(backup.file, WithPassphrase(desk.passphrase))
    with pytest.raises(StoreIsNewer):
        RestoreService().restore(backup.file, WithPassphrase(desk.passphrase), stick / "new")
