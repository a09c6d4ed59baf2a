"""Backups: by the officer's wish to a chosen place, and by the program itself at the end of a day's work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from liaison.domain.backup_errors import BackupInsideStore, BackupPlaceMissing
from liaison.domain.backups import AutomaticBackup, Backup
from liaison.domain.retention import superseded
from liaison.domain.steps import Stage, Step, result_of
from liaison.services.beside import beside
from liaison.store import backups
from liaison.store.copying import copy_in_steps
from liaison.store.engine import Store
from liaison.store.journal_ends import state_of
from liaison.store.vault.key import DataKey
from liaison.store.vault.slot_text import serialised


def _now() -> datetime:
    return datetime.now(UTC)


class BackupService:
    """What an officer does about backups; every method runs on the store's thread.

    Args:
        store: the open store.
        folder: where it lies.
        key: its key.
        now: the time, with its zone.
    """

    def __init__(self, store: Store, folder: Path, key: DataKey, now: Callable[[], datetime] = _now) -> None:
        self._store = store
        self._folder = folder
        self._key = key
        self._now = now

    @property
    def own_place(self) -> Path:
        """The folder beside the store for automatic backups when no other place was chosen."""
        return self._folder / backups.BACKUPS

    def back_up(self, target: Path) -> Backup:
        """Write a verified backup into the folder `target`, at once.

        Raises:
            As `back_up_in_steps`.
        """
        return result_of(self.back_up_in_steps(target))

    def back_up_in_steps(self, target: Path) -> Iterator[Step[Backup]]:
        """Write a verified backup into the folder `target`: a long job in slices, between which writing goes on.

        Raises:
            BackupInsideStore, BackupPlaceMissing, DiskFull, FolderNotWritable, FileTooLarge, CopyNotSound, StoreDamaged,
            StoreUnreachable, SlotFileDamaged: no backup was made, and what was in `target` before is as it was.
        """
        if target.resolve().is_relative_to(self._folder.resolve()):
            raise BackupInsideStore(target)
        yield from self._made_in_steps(target, automatic=False)

    def due(self, today: date, place: Path | None = None) -> bool:
        """Whether the day should end with an automatic backup: the newest is not of today, and something changed since.

        Args:
            place: the chosen folder for automatic backups; None beside the store.
        """
        newest = max(self._automatic_ones(place), key=lambda backup: backup.made, default=None)
        if newest is None:
            return True
        return newest.made.astimezone().date() != today and newest.state != self._state()

    def automatic(self, today: date, place: Path | None = None) -> AutomaticBackup | None:
        """Make the day's automatic backup when it is due, at once; None when it is not.

        Raises:
            As `automatic_in_steps`.
        """
        return result_of(self.automatic_in_steps(place)) if self.due(today, place) else None

    def automatic_in_steps(self, place: Path | None = None) -> Iterator[Step[AutomaticBackup]]:
        """Make an automatic backup, and once it is verified remove those that the ladder of days, weeks and months lets go.

        Where the chosen place is not there, the backup goes beside the store, and the result says so.

        Raises:
            As `back_up_in_steps`: no backup was made, and none was removed.
        """
        missing = BackupPlaceMissing(place) if place is not None and not place.is_dir() else None
        target = self.own_place if place is None or missing else place
        for step in self._made_in_steps(target, automatic=True):
            yield Step(step.stage, step.done, step.total, self._finished(step.result, missing))

    def known(self, place: Path | None = None) -> tuple[Backup, ...]:
        """The backups beside the store and in the chosen place, newest first, of whatever store."""
        return backups.known_backups(self._folder, place)

    def _made_in_steps(self, target: Path, *, automatic: bool) -> Iterator[Step[Backup]]:
        if not target.is_dir() and target != self.own_place:
            raise BackupPlaceMissing(target)
        copy = backups.place_for_copy(self._folder, self._key, target, self._size())
        for step in copy_in_steps(self._store, self._key, copy):
            yield Step(step.stage, step.done, step.total)
        key, made = DataKey(self._key.material()), self._now()
        yield Step(
            Stage.READING_BACK,
            result=(
                yield from beside(
                    lambda show: backups.seal(copy, self._folder, key, target, made, automatic=automatic, show=show),
                    Stage.CHECKING,
                )
            ),
        )

    def _finished(self, backup: Backup | None, missing: BackupPlaceMissing | None) -> AutomaticBackup | None:
        if backup is None:
            return None
        mine = {
            one.made: one
            for one in backups.backups_in(backup.file.parent)
            if one.automatic and one.vault == backup.vault
        }
        let_go = [mine[made] for made in superseded(mine)]
        return AutomaticBackup(backup, missing, backups.remove_backups(let_go))

    def _automatic_ones(self, place: Path | None) -> list[Backup]:
        vault = backups.keys_of(self._folder, self._key).vault.hex()
        return [backup for backup in self.known(place) if backup.automatic and backup.vault == vault]

    def _state(self) -> str:
        keys = serialised(backups.keys_of(self._folder, self._key))
        with self._store.read() as connection:
            return state_of(connection, keys)

    def _size(self) -> int:
        (pages,), (page_size,) = (
            self._store.outside_transaction(f"PRAGMA {name}")[0] for name in ("page_count", "page_size")
        )
        return int(pages) * int(page_size)
