"""Restoring before any store is open: from the first window of all, or beside the passphrase prompt."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from liaison.base.lanes import Lanes
from liaison.domain.backups import Restored
from liaison.services.restoring import RestoreService
from liaison.ui.backup.restore_wizard import RestoreWizard
from liaison.ui.doors import Doors


def ask_and_restore(folder: Path, parent: QWidget | None = None) -> Restored | None:
    """Lead to a restored store; None when it was given up. Nobody may hold the lock of `folder`.

    Args:
        folder: where the program's own store would be; offered first.
    """
    lanes = Lanes()
    doors = Doors(lanes, parent)
    try:
        wizard = RestoreWizard(RestoreService(), doors, folder, is_open=False, parent=parent)
        wizard.exec()
        wizard.deleteLater()
        return wizard.restored
    finally:
        lanes.close()
        doors.deleteLater()
