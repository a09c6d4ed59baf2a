"""Everything before the program hands over to an installer: the store is backed up, and the installer copied and checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from liaison.domain.backups import AutomaticBackup
from liaison.domain.policy import Policy
from liaison.domain.steps import Stage, Step, relayed
from liaison.domain.updates import UpdateOffer
from liaison.services.backups import BackupService
from liaison.services.beside import beside
from liaison.services.updates.looking import look, this_machine, update_signers
from liaison.services.updates.staging import stage
from liaison.services.updates.starting import StagedUpdate


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is ready.

    Attributes:
        backup: None for a store that is kept nowhere.
    """

    staged: StagedUpdate
    backup: AutomaticBackup | None


class UpdateService:
    """What an officer does with an update.

    Args:
        folder: where the installer lies until it is started.
        backups: of the open store; None for one that is kept nowhere.
        place: where backups go; None for beside the store.
        policy: the administrators' decisions.
    """

    def __init__(self, folder: Path, backups: BackupService | None, place: Path | None, policy: Policy) -> None:
        self._folder, self._backups, self._place, self._policy = folder, backups, place, policy

    def look(self, path: Path) -> Iterator[Step[UpdateOffer]]:
        """What an update is, its signature checked; beside the store's thread, because a stick may be slow. Raises as `looking.look`."""
        offer = yield from beside(
            lambda _: look(path, update_signers(self._policy), this_machine(), date.today(), self._policy),
            Stage.SIGNATURE,
        )
        yield Step(Stage.SIGNATURE, 1, 1, offer)

    def prepare(self, path: Path, offer: UpdateOffer) -> Iterator[Step[Prepared]]:
        """Back up, then copy and check the installer. Raises as BackupService.automatic_in_steps and `staging.stage`."""
        backup: AutomaticBackup | None = None
        if self._backups is not None:
            backup = yield from relayed(self._backups.automatic_in_steps(self._place))
        staged = yield from relayed(stage(path, offer, self._folder))
        yield Step(Stage.CHECKING_UPDATE, 1, 1, Prepared(staged, backup))
