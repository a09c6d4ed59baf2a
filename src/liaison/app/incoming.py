"""Reference packs and updates: chosen from the menu or dropped on the window; and what is new in this version."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QMessageBox

from liaison import __version__
from liaison.app.desk import Desk
from liaison.base.paths import resources, update_folder
from liaison.base.settings import Settings
from liaison.base.translations import tr
from liaison.domain.from_outside import LIST, PACK, is_for_the_program
from liaison.domain.packs import KeptPack
from liaison.domain.policy import Policy
from liaison.ui.doors import Doors
from liaison.ui.notice import Notice
from liaison.ui.shell.dropping import Drops
from liaison.ui.shell.window import MainWindow

NEWS = "news"


def takes(path: Path) -> bool:
    """Whether a dropped file or folder is one of these, by its name alone."""
    return is_for_the_program(path) or (path / LIST).is_file()


class Incoming(QObject):
    """Belongs to the session; what it shows is imported when it is asked for.

    Args:
        policy: the administrators' decisions.
        notice: tells something in passing, with a way to take it back.
    """

    hand_over_asked = Signal(object)
    """An installer is ready (`liaison.services.updates.starting.StagedUpdate`) and waits for the end of the program."""

    pack_shown = Signal(object)
    """The pack in use is another one now: an InstalledPack."""

    def __init__(
        self, desk: Desk, doors: Doors, window: MainWindow, settings: Settings, policy: Policy, notice: Notice
    ) -> None:
        super().__init__(window)
        self._desk, self._doors, self._window = desk, doors, window
        self._settings, self._policy, self._notice = settings, policy, notice
        self._last: QDialog | None = None
        drops = Drops(window, takes)
        drops.dropped.connect(self.open)

    def open(self, path: Path) -> None:
        """Show what was dropped."""
        if path.suffix.lower() == PACK:
            self._show_pack(path)
        else:
            self._show_update(path)

    def choose_pack(self) -> None:
        """Ask for a pack, and show what it would change."""
        from liaison.ui.files import ask_for_file  # as the rooms do

        chosen = ask_for_file(self._window, tr("Install a reference pack"), tr("Reference packs (*.ldpack)"))
        if chosen:
            self._show_pack(Path(chosen))

    def choose_update(self) -> None:
        """Ask for an update, and show what it is."""
        from liaison.ui.files import ask_for_file  # as the rooms do

        chosen = ask_for_file(self._window, tr("Update the program"), tr("Updates (*.ldupdate update.json)"))
        if chosen:
            self._show_update(Path(chosen))

    def go_back(self) -> None:
        """Tell which pack was there before, and go back to it when the officer says so."""
        self._doors.read(self._packs().before, self._ask_back, self)

    def show_news(self) -> None:
        """Show what is new in this version."""
        from liaison.ui.updates.news_dialog import NewsDialog  # as the rooms do

        NewsDialog(resources() / NEWS, self._window).exec()

    def tell_news(self) -> None:
        """Once after an update, say so; and whether the policy has lines that do not count."""
        seen = self._settings.text("version_seen")
        self._settings.set("version_seen", __version__)
        if self._policy.problems:
            self._notice(tr("Your administrator's policy is not in force as it stands: see Settings."), None)
        if seen and seen != __version__:
            from liaison.services.updates.staging import forget_staged  # once after an update

            forget_staged(update_folder())
            told = tr("Liaison Desk is now {version}.", version=__version__)
            self._window.toast.show_notice(told, self.show_news, tr("What is new"))

    def _packs(self) -> Any:
        from liaison.services.pack_trust import PackTrust  # as the rooms do
        from liaison.services.packs import PackService

        store, policy = self._desk.store, self._policy
        return PackService(store, signers=PackTrust(store, policy).signers, policy=policy)

    def _ask_back(self, kept: KeptPack | None) -> None:
        if kept is None:
            self._notice(tr("There is no reference pack to go back to."), None)
            return
        present = tr("The one in use now is kept instead, so that you can come back to it. Your own entries stay.")
        box = QMessageBox(
            QMessageBox.Icon.Question,
            tr("Go back to the reference pack before"),
            tr("Go back to {name} {version}?", name=kept.name, version=kept.version),
            parent=self._window,
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(present)
        back = box.addButton(tr("&Go back"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.exec()
        if box.clickedButton() is back:
            self._step_back()

    def _step_back(self) -> None:
        self._doors.write(self._packs().go_back, self._tell_pack, self)

    def _tell_pack(self, change: Any) -> None:
        """Say which pack is in use now; one press goes the step back."""
        self.pack_shown.emit(change.after)
        undo = self._step_back if change.before is not None and change.before.digest != change.after.digest else None
        self._notice(tr("Reference pack {version} is in use.", version=change.after.version), undo)

    def _show_pack(self, file: Path) -> None:
        from liaison.services.pack_trust import PackTrust  # as the rooms do
        from liaison.ui.packs.pack_dialog import PackDialog

        trust = PackTrust(self._desk.store, self._policy)
        dialog = PackDialog(self._packs(), trust, self._doors, file, self._window)
        dialog.installed.connect(self._tell_pack)
        self._show(dialog)

    def _show_update(self, path: Path) -> None:
        from liaison.services.backups import BackupService  # as the rooms do
        from liaison.services.updates.preparing import UpdateService
        from liaison.ui.updates.update_dialog import UpdateDialog

        desk = self._desk
        backups = BackupService(desk.store, desk.folder, desk.key) if desk.folder and desk.key else None
        place = self._policy.backup_place(self._settings.text("backup_folder"))
        dialog = UpdateDialog(
            UpdateService(update_folder(), backups, place, self._policy), self._doors, path, self._window
        )
        dialog.hand_over_asked.connect(self.hand_over_asked)
        self._show(dialog)

    def _show(self, dialog: QDialog) -> None:
        """Show a dialog until it is closed; the last one is kept, for what the store's thread lets go of last would be destroyed there."""
        self._last = dialog
        dialog.exec()
        dialog.deleteLater()
