"""Restoring: look into a backup, see what differs, and put its store in a place; the store that was there is kept aside."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from liaison.domain.backups import (
    Backup,
    Comparison,
    Opening,
    Restored,
    RestorePreview,
    WithOpenStore,
    WithPassphrase,
    WithRecoveryCode,
)
from liaison.domain.steps import Show, Stage, Step, relayed, result_of
from liaison.domain.vault import VaultState
from liaison.domain.vault_errors import NotAStore
from liaison.services.beside import beside
from liaison.services.staged_restore import StagedRestore
from liaison.store import restoring
from liaison.store.backup_file import describe
from liaison.store.backups import keys_of, known_backups
from liaison.store.comparing import compare, counts
from liaison.store.engine import Store
from liaison.store.journal_ends import journal_end
from liaison.store.vault.access import unlock_with_passphrase, unlock_with_recovery_code
from liaison.store.vault.key import DataKey
from liaison.store.vault.lock import InstanceLock
from liaison.store.vault.state import vault_state


def _now() -> datetime:
    return datetime.now(UTC)


class PresentStore:
    """The store that is open while a backup is looked at.

    Args:
        folder: where it lies; its lock is held by whoever opened it.
    """

    def __init__(self, store: Store, folder: Path, key: DataKey) -> None:
        self.store = store
        self.folder = folder
        self.key = key


class RestoreService:
    """What an officer does with backups that exist. With a present store, every method runs on that store's thread.

    Args:
        present: the open store; None when none is open.
        scratch: where a backup is unpacked to be looked into, encrypted as it is; the system's own place when None.
    """

    def __init__(
        self, present: PresentStore | None = None, scratch: Path | None = None, now: Callable[[], datetime] = _now
    ) -> None:
        self._present = present
        self._scratch = scratch
        self._now = now

    def describe(self, file: Path) -> Backup:
        """What a backup file says of itself; needs no key.

        Raises:
            NotABackup, BackupDamaged, BackupUnreadable, StoreIsNewer.
        """
        return describe(file)

    def known(self, folder: Path, place: Path | None = None) -> tuple[Backup, ...]:
        """The backups beside the store in `folder` and in the folder `place`, newest first."""
        return known_backups(folder, place)

    def preview(self, file: Path, opening: Opening) -> RestorePreview:
        """What restoring `file` would bring, at once; see `preview_in_steps`."""
        return result_of(self.preview_in_steps(file, opening))

    def preview_in_steps(self, file: Path, opening: Opening) -> Iterator[Step[RestorePreview]]:
        """What restoring `file` would bring: a long job in slices. Nothing is written in any store's folder.

        Raises:
            NotABackup, BackupDamaged, BackupUnreadable, StoreIsNewer, BackupOfAnotherStore, WrongPassphrase,
            WrongRecoveryCode, RecoveryCodeMistyped, NotEnoughMemory, DiskFull.
        """
        with tempfile.TemporaryDirectory(prefix="liaison-", dir=self._scratch, ignore_cleanup_errors=True) as made:
            folder = Path(made) / "store"
            there = yield from beside(lambda show: self._looked_into(file, folder, opening, show), Stage.UNPACKING)
            try:
                yield from self._preview(describe(file), there)
            finally:
                there.close()

    def stage_in_steps(self, file: Path, opening: Opening, target: Path) -> Iterator[Step[StagedRestore]]:
        """Make a verified store of `file` beside the place in the folder `target`: a long job in slices.

        An older store is brought up to date. It opens with what opened the backup; by the open store's key, as that one does.

        Raises:
            NotAStore: `target` holds something else. StoreIsOpen, and as `preview_in_steps`: nothing was changed.
        """
        lock = self._locked(target)
        try:
            staged = target / restoring.STAGED
            restoring.discard(staged)
            if vault_state(target) is VaultState.FOREIGN:
                raise NotAStore(target)
            key = yield from beside(lambda show: self._staged(file, staged, opening, show), Stage.UNPACKING)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        ready = StagedRestore(staged, target, key, lock, self._now())
        try:
            yield Step(Stage.PREPARING, result=ready)
        except GeneratorExit:
            ready.discard()
            raise

    def restore(self, file: Path, opening: Opening, target: Path) -> Restored:
        """Restore `file` into the folder `target` at once; no store may be open there.

        Raises:
            As `stage_in_steps` and `StagedRestore.put_in_place`.
        """
        staged = result_of(self.stage_in_steps(file, opening, target))
        try:
            return staged.put_in_place()
        except BaseException:
            staged.discard()
            raise

    def _preview(self, backup: Backup, there: Store) -> Iterator[Step[RestorePreview]]:
        counted = yield from relayed(counts(there, self._present.store if self._present else None))
        comparison: Comparison | None = None
        if self._present is not None:
            own = keys_of(self._present.folder, self._present.key).vault.hex()
            steps = compare(there, self._present.store, same_vault=own == backup.vault)
            comparison = yield from relayed(steps)
        with there.read() as connection:
            end = journal_end(connection)
        yield Step(Stage.COMPARING, result=RestorePreview(backup, counted, end, comparison))

    def _looked_into(self, file: Path, folder: Path, opening: Opening, show: Show) -> Store:
        restoring.unpack_store(file, folder, show)
        show(Stage.OPENING, 0, 0)
        key = self._key(folder, opening)
        try:
            return restoring.opened(file, folder, key)
        finally:
            key.wipe()

    def _staged(self, file: Path, staged: Path, opening: Opening, show: Show) -> DataKey:
        restoring.unpack_store(file, staged, show)
        try:
            show(Stage.OPENING, 0, 0)
            key = self._key(staged, opening)
            if isinstance(opening, WithOpenStore):
                restoring.take_keys(self._open().folder, key, staged)
            restoring.verify_unpacked(file, staged, key, show)
            show(Stage.PREPARING, 0, 0)
            restoring.renew_origin(restoring.opened(file, staged, key))
        except BaseException:
            restoring.discard(staged)
            raise
        return key

    def _key(self, folder: Path, opening: Opening) -> DataKey:
        if isinstance(opening, WithPassphrase):
            return unlock_with_passphrase(folder, opening.text)
        if isinstance(opening, WithRecoveryCode):
            return unlock_with_recovery_code(folder, opening.text)
        key = DataKey(self._open().key.material())
        restoring.require_key(folder, key)
        return key

    def _open(self) -> PresentStore:
        if self._present is None:
            raise ValueError("no store is open")
        return self._present

    def _locked(self, target: Path) -> InstanceLock | None:
        if self._present is not None and target.resolve() == self._present.folder.resolve():
            return None
        return InstanceLock(target)
