"""A store's folder with what opens it, for tests that back up, restore and check."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from liaison.domain.recovery_code import RecoveryCode
from liaison.services.meetings import MeetingService
from liaison.services.restoring import PresentStore
from liaison.store.engine import Store
from liaison.store.opening import open_store
from liaison.store.vault.derivation import KdfCost
from liaison.store.vault.key import DataKey

PASSPHRASE = "correct horse battery"
CODE = RecoveryCode(bytes(range(20)))
CHEAP = KdfCost(memory_kib=64 * 1024, passes=1, lanes=4)
"""The lowest cost the bounds allow."""


@dataclass
class Desk:
    """A store's folder and what opens it."""

    folder: Path
    key: DataKey
    passphrase: str = PASSPHRASE
    code: str = CODE.text
    opened: list[Store] = field(default_factory=list)

    def open(self) -> Store:
        """The store, open; closed first where it is."""
        self.close()
        self.opened.append(open_store(self.folder, self.key))
        return self.opened[0]

    @property
    def store(self) -> Store:
        """The store, opened when it is not."""
        return self.opened[0] if self.opened else self.open()

    @property
    def present(self) -> PresentStore:
        """As restoring takes it."""
        return PresentStore(self.store, self.folder, self.key)

    @property
    def meetings(self) -> MeetingService:
        """Of the open store."""
        return MeetingService(self.store)

    def titles(self) -> list[str]:
        """Of all meetings."""
        return sorted(row.title for row in self.meetings.page())

    def close(self) -> None:
        """Close the store where it is open."""
        while self.opened:
            self.opened.pop().close()
