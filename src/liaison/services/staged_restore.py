"""A restore that is ready and changed nothing yet: put it in place, or leave everything as it was."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from liaison.domain.backups import Restored
from liaison.store import restoring, swapping
from liaison.store.vault.key import DataKey
from liaison.store.vault.lock import InstanceLock


class StagedRestore:
    """A backup that has become a verified store, lying beside the place it is meant for; nothing else was changed yet.

    Args:
        target: the folder it is meant for.
        lock: of `target`, let go at the end; None when it is held by whoever opened the present store there.
    """

    def __init__(self, staged: Path, target: Path, key: DataKey, lock: InstanceLock | None, time: datetime) -> None:
        self._staged = staged
        self._key = key
        self._lock = lock
        self._time = time
        self.target = target

    def put_in_place(self) -> Restored:
        """Put the store in its place; the one that is there, which must be closed, is moved into a folder of its own.

        Takes moments. A crash leaves the old or the new store opening.

        Raises:
            StoreNotClosedProperly, StoreIsOpen, DiskFull, FolderNotWritable, StoreUnreachable: the present store opens.
        """
        swapping.bring_in_log(self.target, self._key)
        replaced = swapping.folder_for_replaced(self.target, self._time)
        for _ in swapping.swap_in_steps(self._staged, self.target, replaced):
            pass
        self._let_go()
        return Restored(self.target, replaced)

    def discard(self) -> None:
        """Leave everything as it was."""
        restoring.discard(self._staged)
        self._let_go()

    def _let_go(self) -> None:
        self._key.wipe()
        if self._lock is not None:
            self._lock.release()
