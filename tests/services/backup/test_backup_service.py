"""Backing up, by wish and at the end of a day's work."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from desks import CHEAP, Desk

from liaison.base.errors import WorldError
from liaison.base.lanes import Lanes
from liaison.domain.backup_errors import BackupInsideStore, BackupPlaceMissing, CopyNotSound
from liaison.domain.backups import Backup, WithPassphrase
from liaison.domain.meetings import MeetingHeader
from liaison.domain.steps import Stage, Step
from liaison.domain.vault_errors import FolderNotWritable
from liaison.services.backups import BackupService
from liaison.services.meetings import MeetingService
from liaison.services.restoring import RestoreService
from liaison.store import backups
from liaison.store.vault.access import change_passphrase

EVENING = datetime(2026, 11, 22, 17, 5, tzinfo=UTC)


class Clock:
    """A day's end after the other."""

    def __init__(self) -> None:
        self.time = EVENING

    def __call__(self) -> datetime:
        return self.time

    @property
    def today(self) -> date:
        return self.time.astimezone().date()

    def next_day(self) -> None:
        self.time += timedelta(days=1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def service(desk: Desk, clock: Clock) -> BackupService:
    return BackupService(desk.store, desk.folder, desk.key, clock)


def test_a_backup_opens_with_the_passphrase_and_holds_the_store(
    desk: Desk, service: BackupService, stick: Path
) -> None:
    backup = service.back_up(stick)
    assert backup.file.parent == stick
    desk.close()
    elsewhere = Desk(stick / "new", desk.key)
    RestoreService().restore(backup.file, WithPassphrase(desk.passphrase), elsewhere.folder)
    assert elsewhere.titles() == ["Minsk"]
    elsewhere.close()


def test_progress_is_told_and_the_last_step_has_the_backup(service: BackupService, stick: Path) -> None:
    steps: list[Step[Backup]] = list(service.back_up_in_steps(stick))
    assert steps[0].stage is Stage.COPYING
    assert [step for step in steps if step.result is not None] == steps[-1:]


def test_work_goes_on_while_a_backup_is_made(desk: Desk, clock: Clock, stick: Path) -> None:
    service = BackupService(desk.store, desk.folder, desk.key, clock)
    meetings = MeetingService(desk.store)
    for number in range(30):
        meetings.create(MeetingHeader(f"{number} " + "x" * 50_000))
    lanes = Lanes(desk.store.interrupt)
    try:
        backup = lanes.job(service.back_up_in_steps(stick))
        written = 0
        while not backup.done():
            lanes.write(lambda: meetings.create(MeetingHeader("meanwhile"))).result(30)
            lanes.read(meetings.count, "count").result(30)
            written += 1
        last = backup.result(30)
    finally:
        lanes.close()
    assert written > 1
    assert last is not None
    assert last.result is not None
    assert backups.backups_in(stick) == (last.result,)


def test_a_backup_nobody_waits_for_any_more_leaves_nothing(service: BackupService, desk: Desk, stick: Path) -> None:
    for stop_at in (Stage.COPYING, Stage.CHECKING):
        steps = service.back_up_in_steps(stick)
        for step in steps:
            if step.stage is stop_at:
                break
        steps.close()  # type: ignore[attr-defined]  # a generator
        assert list(stick.iterdir()) == []
        assert [path.name for path in service.own_place.iterdir()] == []
    assert service.back_up(stick).file.exists()


@pytest.mark.parametrize("place", [".", "backups", "sub/folder"])
def test_a_place_inside_the_store_is_refused(service: BackupService, desk: Desk, place: str) -> None:
    (desk.folder / place).mkdir(parents=True, exist_ok=True)
    with pytest.raises(BackupInsideStore):
        service.back_up(desk.folder / place)


def test_a_way_round_into_the_store_is_refused(service: BackupService, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(desk.folder)
    with pytest.raises(BackupInsideStore):
        service.back_up(tmp_path / "way")


def test_a_place_that_is_not_there_is_named(service: BackupService, tmp_path: Path) -> None:
    with pytest.raises(BackupPlaceMissing, match="unplugged"):
        service.back_up(tmp_path / "unplugged")


def test_a_place_that_cannot_be_written_leaves_older_backups_alone(
    service: BackupService, stick: Path, monkeypatch: pytest.MonkeyPatch, fingerprint: Callable[[Path], dict[str, str]]
) -> None:
    service.back_up(stick)
    before = fingerprint(stick)

    def refuse(*arguments: object, **options: object) -> None:
        raise PermissionError(13, "read-only")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(FolderNotWritable):
        service.back_up(stick)
    assert fingerprint(stick) == before


def test_the_day_ends_with_a_backup_when_something_changed(desk: Desk, service: BackupService, clock: Clock) -> None:
    first = service.automatic(clock.today)
    assert first is not None
    assert first.backup.file.parent == desk.folder / "backups"
    assert first.backup.automatic
    assert service.automatic(clock.today) is None
    clock.next_day()
    assert not service.due(clock.today)
    desk.meetings.create(MeetingHeader("Baku"))
    assert service.due(clock.today)
    assert service.automatic(clock.today) is not None
    desk.meetings.create(MeetingHeader("Astana"))
    assert not service.due(clock.today), "one a day"


def test_a_changed_passphrase_is_a_change(desk: Desk, service: BackupService, clock: Clock) -> None:
    service.automatic(clock.today)
    clock.next_day()
    change_passphrase(desk.folder, desk.key, "a new one", CHEAP)
    assert service.due(clock.today)


def test_the_chosen_place_is_used_and_when_it_is_missing_the_backup_is_made_all_the_same(
    desk: Desk, service: BackupService, clock: Clock, stick: Path
) -> None:
    chosen = service.automatic(clock.today, stick)
    assert chosen is not None
    assert chosen.backup.file.parent == stick
    assert chosen.chosen_place_missing is None
    clock.next_day()
    desk.meetings.create(MeetingHeader("Baku"))
    unplugged = stick / "unplugged"
    fallen_back = service.automatic(clock.today, unplugged)
    assert fallen_back is not None
    assert fallen_back.backup.file.parent == service.own_place
    assert str(unplugged) in str(fallen_back.chosen_place_missing)


def test_thirty_days_leave_the_ladder_and_other_files_alone(
    desk: Desk, another: Desk, service: BackupService, clock: Clock, stick: Path
) -> None:
    theirs = BackupService(another.store, another.folder, another.key, clock).automatic(clock.today, stick)
    by_hand = service.back_up(stick)
    for _ in range(30):
        desk.meetings.create(MeetingHeader("more"))
        made = service.automatic(clock.today, stick)
        clock.next_day()
    assert theirs is not None
    assert made is not None
    assert theirs.backup.file.exists()
    assert by_hand.file.exists()
    mine = [backup for backup in service.known(stick) if backup.automatic and backup.vault == by_hand.vault]
    assert mine[0] == made.backup
    assert 12 < len(mine) < 12 + 10


def test_nothing_is_removed_when_the_new_one_is_not_sound(
    desk: Desk,
    service: BackupService,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    fingerprint: Callable[[Path], dict[str, str]],
) -> None:
    for _ in range(14):
        desk.meetings.create(MeetingHeader("more"))
        service.automatic(clock.today)
        clock.next_day()
    before = fingerprint(service.own_place)
    desk.meetings.create(MeetingHeader("more"))

    def unsound(*arguments: object, **options: object) -> None:
        raise CopyNotSound(service.own_place)

    monkeypatch.setattr(backups, "_verified", unsound)
    with pytest.raises(WorldError):
        service.automatic(clock.today)
    assert fingerprint(service.own_place) == before


def test_what_a_crash_left_beside_the_store_is_cleared_away(desk: Desk, service: BackupService, stick: Path) -> None:
    service.own_place.mkdir()
    name = f"liaison-{backups.keys_of(desk.folder, desk.key).vault.hex()[:16]}.db.new"
    (service.own_place / name).write_bytes(b"half a copy")
    service.back_up(stick)
    assert list(service.own_place.iterdir()) == []
