"""The open desk with its window: rooms, menu, saving, and the orderly end."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

from liaison.app.desk import Desk
from liaison.app.finding import Finding
from liaison.app.incoming import Incoming
from liaison.app.menus import build_menus
from liaison.app.milestones import Milestones
from liaison.app.rooms import Rooms
from liaison.base.errors import WorldError
from liaison.base.memory import give_back
from liaison.base.settings import Settings
from liaison.base.translations import tr
from liaison.domain.packs import InstalledPack
from liaison.domain.policy import Policy
from liaison.domain.rows import ChangeSet
from liaison.store.vault.key import DataKey
from liaison.ui.change_words import change_in_words
from liaison.ui.doors import Doors
from liaison.ui.errors import Crashes, error_in_words, show_world_error
from liaison.ui.shell.idle import IdleTimer
from liaison.ui.shell.screen import Screen
from liaison.ui.shell.status import StatusLine
from liaison.ui.shell.window import MainWindow
from liaison.ui.theme.theme import Contrast, Scheme, Theme
from liaison.ui.widgets.kept_at_the_end import keep_open_windows

_SETTLED = 2000


class Staged(Protocol):
    """Something that is ready and waits for the store to be closed: a restored store, or an installer."""

    def put_in_place(self) -> None: ...


class DeskSession(QObject):
    """From the first painted screen to the closed store.

    Args:
        desk: the open desk; it is touched through `doors` only.
        policy: the administrators' decisions.

    Attributes:
        handed_over: an installer that begins when the program has ended; None without one.
    """

    lock_asked = Signal()
    ended = Signal()

    def __init__(
        self,
        desk: Desk,
        doors: Doors,
        settings: Settings,
        theme: Theme,
        milestones: Milestones,
        policy: Policy,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._doors, self._settings, self._theme = desk, doors, settings, theme
        self._milestones, self._policy = milestones, policy
        self.handed_over: Staged | None = None
        self._crashes = Crashes()
        self._ending = False
        self._staged: Staged | None = None
        self._authority: Any = None
        self._refused: WorldError | None = None
        status = StatusLine()
        made = Rooms(desk, doors, theme, self._notice, status, self._open_room)
        self.window = MainWindow(made.all(), doors, settings, status, is_sample=desk.is_sample)
        build_menus(self.window, self)
        self._finding = Finding(desk, doors, theme, self.window, made, self._notice, self.undo)
        self._incoming = Incoming(desk, doors, self.window, settings, policy, self._notice)
        self._incoming.hand_over_asked.connect(self._hand_over)
        self._incoming.pack_shown.connect(self._show_pack)
        self.window.closing.connect(self.quit)
        self.window.lock_asked.connect(self.lock)
        self.window.settings_asked.connect(self.open_settings)
        doors.changed.connect(self._saved)
        doors.world_failed.connect(self._world_failed)
        doors.broke.connect(self._crashes.show)
        doors.read(desk.packs.installed, self._show_pack, self)
        application = QApplication.instance()
        self._idle: IdleTimer | None = None
        if isinstance(application, QApplication) and not desk.is_sample:
            self._idle = IdleTimer(application, self._minutes_to_lock())
            self._idle.left_alone.connect(self.lock)
            self._idle.lock_pressed.connect(self.lock)

    def show(self) -> None:
        """Show the window with the room it was left in."""
        wanted = self._settings.text("screen")
        self.window.open_room(wanted if wanted in self.window.room_ids() else "coverage")
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        QTimer.singleShot(0, lambda: self._milestones.reached("window-shown"))
        QTimer.singleShot(_SETTLED, self, self._settle)

    def _settle(self) -> None:
        """Once the start is over, let go of what only the start needed."""
        if not self._ending:
            # what a killed process saved as text, and not yet as records
            self._doors.job(
                self._desk.catch_up(), lambda _: None, lambda _: self._finding.catch_up(self._give_back), self
            )
            self._incoming.tell_news()

    def _give_back(self) -> None:
        self._doors.read(self._desk.store.give_back_memory, lambda _: give_back(), self)

    def _open_room(self, room: str) -> Screen:
        # an empty name asks for the room in front
        return self.window.open_room(room) if room else self.window.screen_in_front()

    def new_meeting(self) -> None:
        """Open the meetings and begin one."""
        action = self.window.open_room("meetings").primary_action()
        if action is not None:
            action.run()

    def undo(self) -> None:
        """Take back the last change."""
        self._doors.write(self._desk.journal.undo_last, self._undone, self)

    def print_paper(self) -> None:
        """Put on paper what the screen in front offers."""
        from liaison.ui.printing.offers import choose_paper  # as the rooms do

        screen = self.window.screen_in_front()
        offers = screen.papers()
        if offers:
            choose_paper(offers, screen)
        else:
            self._notice(tr("There is nothing here to put on paper."), None)

    def back_up(self) -> None:
        """Ask where to, and make a verified copy."""
        from liaison.services.backups import BackupService  # as the rooms do
        from liaison.ui.backup.back_up_dialog import BackUpDialog

        desk = self._desk
        if desk.folder is None or desk.key is None:
            self._notice(tr("The sample is kept nowhere, so there is nothing to back up."), None)
            return
        backups = BackupService(desk.store, desk.folder, desk.key)
        BackUpDialog(backups, self._doors, self.window, str(self._backup_place() or "")).exec()

    def restore(self) -> None:
        """Look into a backup and restore it; the present store is kept aside."""
        from liaison.services.restoring import PresentStore, RestoreService  # as the rooms do
        from liaison.ui.backup.restore_wizard import RestoreWizard

        desk = self._desk
        if desk.key is None or desk.folder is None:
            self._notice(tr("The sample is kept nowhere, so there is nothing to restore."), None)
            return
        wizard = RestoreWizard(
            RestoreService(PresentStore(desk.store, desk.folder, desk.key)),
            self._doors,
            desk.folder,
            is_open=True,
            place=self._backup_place(),
            parent=self.window,
        )
        wizard.staged.connect(self._take_over)
        wizard.exec()

    def check(self) -> None:
        """Compare the store with its journal, page by page and row by row."""
        from liaison.services.check import CheckService  # as the rooms do
        from liaison.ui.backup.check_dialog import CheckDialog

        if self._desk.folder is None:
            self._notice(tr("The sample is kept nowhere, so there is nothing to check."), None)
            return
        check = CheckService(self._desk.store, self._desk.folder)
        CheckDialog(check, self._doors, self.window).exec()

    def check_index(self) -> None:
        """Compare the index of Find with the records, and make it anew where it is asked for."""
        self._finding.check_index()

    def find_authority(self) -> None:
        """Ask a state's rules of competence, in a window of its own beside this one."""
        from liaison.app.authority import AuthorityWindow  # as the rooms do

        if self._authority is None:
            self._authority = AuthorityWindow(self._desk, self._doors, self._notice, self._show_agency, self.window)
        self._authority.show()

    def _show_agency(self, identity: str) -> None:
        """Bring an agency to the front in the directory."""
        from liaison.ui.screens.directory.screen import DirectoryScreen  # as the rooms do

        screen = self.window.open_room("directory")
        if isinstance(screen, DirectoryScreen):
            screen.show_agency(identity)

    def import_list(self) -> None:
        """Take a list over into the directory."""
        from liaison.services.importing.service import ImportService  # as the rooms do
        from liaison.ui.importing.wizard import ImportWizard

        wizard = ImportWizard(ImportService(self._desk.store), self._doors, self._theme, self.window)
        wizard.imported.connect(lambda _: self._notice(tr("Imported in one step."), self.undo))
        wizard.exec()

    def export_directory(self) -> None:
        """Write the directory, or the answer in front, as a file for other programs."""
        from liaison.services.exporting import ExportService  # as the rooms do
        from liaison.ui.importing.export_dialog import ExportDialog
        from liaison.ui.screens.coverage.screen import CoverageScreen

        screen = self.window.screen_in_front()
        answer = screen.answer if isinstance(screen, CoverageScreen) else None
        ExportDialog(ExportService(self._desk.store), self._doors, self.window, answer=answer).exec()

    def install_pack(self) -> None:
        """Ask for a reference pack, and show what it would change."""
        self._incoming.choose_pack()

    def former_pack(self) -> None:
        """Go back to the reference pack that was there before."""
        self._incoming.go_back()

    def update_program(self) -> None:
        """Ask for an update, and show what it is."""
        self._incoming.choose_update()

    def show_news(self) -> None:
        """Show what is new in this version."""
        self._incoming.show_news()

    def open_settings(self) -> None:
        """Ask how the program should look and when it locks."""
        from liaison.services.own_office import OwnOfficeService  # as the rooms do
        from liaison.ui.own_office_field import OwnOfficeField
        from liaison.ui.settings_dialog import SettingsDialog

        own = OwnOfficeField(OwnOfficeService(self._desk.store, self._desk.directory), self._doors)
        dialog = SettingsDialog(self._settings, self.window, own, self._policy)
        if dialog.exec() == SettingsDialog.DialogCode.Accepted:
            self._theme.choose(Scheme(self._settings.text("scheme")), Contrast(self._settings.text("contrast")))
            if self._idle is not None:
                self._idle.set_minutes(self._minutes_to_lock())
            if dialog.language_changed:
                self._notice(tr("The language changes at the next start."), None)

    def lock(self) -> None:
        """Save, close the store, and let the passphrase be asked for anew."""
        if self._desk.is_sample:
            self._notice(tr("The sample has no passphrase."), None)
            return
        self._finish(self.lock_asked)

    def quit(self) -> None:
        """Save, make the day's backup when it is due, close the store and the program."""
        self._finish(self.ended)

    def _minutes_to_lock(self) -> int:
        return self._policy.minutes_to_lock(self._settings.number("lock_after_minutes"))

    def _backup_place(self) -> Path | None:
        return self._policy.backup_place(self._settings.text("backup_folder"))

    def _hand_over(self, update: Staged) -> None:
        """An installer is ready: save, close the store, and let it begin when nothing of this program is left open."""
        self.handed_over = update
        self._finish(self.ended)

    def _take_over(self, staged: Staged) -> None:
        """A restored store is ready: close this one, put that one in its place, and begin anew."""
        self._staged = staged
        self._finish(self.lock_asked)

    def _finish(self, then: Any) -> None:
        if self._ending:
            return
        self._ending = True
        self.window.remember()
        keep_open_windows()
        saves = self.window.flush()
        # writes keep their order, so this one runs when every save has
        self._doors.write(
            lambda: self._last_saves(saves), lambda failed: self._closed(failed, then), self, failed=self._not_closed
        )

    def _last_saves(self, saves: list[Future[Any]]) -> Exception | None:
        """On the store's thread: close the store unless a save failed."""
        failed = next((error for save in saves if (error := save.exception()) is not None), None)
        if isinstance(failed, Exception):
            return failed
        if self._desk.folder is not None and self._desk.key is not None:
            self._back_up_the_day(self._desk.folder, self._desk.key)
        # a question that still waits would find the store closed
        self._doors.refuse_reads()
        self._desk.close()
        if self._staged is not None:
            try:
                self._staged.put_in_place()
            except WorldError as refused:
                # the store that was closed is still there and opens again
                self._refused = refused
        return None

    def _back_up_the_day(self, folder: Path, key: DataKey) -> None:
        """The day's backup; that it failed is told, and does not keep the store open."""
        from liaison.services.backups import BackupService  # as the rooms do

        backups = BackupService(self._desk.store, folder, key)
        try:
            backups.automatic(date.today(), self._backup_place())
        except WorldError as refused:
            self._refused = refused

    def _closed(self, failed: Exception | None, then: Any) -> None:
        if failed is not None:
            self._not_closed(failed)
            return
        if self._refused is not None:
            show_world_error(self._refused, self.window)
        self.window.close_for_good()
        then.emit()

    def _not_closed(self, error: Exception) -> None:
        """Nothing is closed while something is not saved, unless the officer says so."""
        self._ending = False
        sentence = error_in_words(error)
        self.window.status.not_saved(sentence)
        box = QMessageBox(
            QMessageBox.Icon.Warning, "Liaison Desk", tr("The last lines could not be saved."), parent=self.window
        )
        box.setInformativeText(sentence)
        stay = box.addButton(tr("Stay and try again"), QMessageBox.ButtonRole.RejectRole)
        leave = box.addButton(tr("Close without them"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.exec()
        if box.clickedButton() is leave:
            self.window.close_for_good()
            self.ended.emit()
        else:
            # what was to follow the end is asked for anew
            self.handed_over = None

    def _saved(self, changes: ChangeSet, initiator: object) -> None:
        # a screen that still has something to save says so itself, and says so when it is done
        if all(screen.is_saved() for screen in self.window.built_screens()):
            self.window.status.saved(datetime.now(), encrypted=not self._desk.is_sample)

    def _undone(self, changes: ChangeSet | None) -> None:
        self._notice(
            tr("Taken back: {what}", what=change_in_words(changes.label)) if changes else tr("Nothing to take back."),
            None,
        )

    def _notice(self, text: str, undo: Any, words: str = "") -> None:
        self.window.toast.show_notice(text, undo, words)

    def _show_pack(self, pack: InstalledPack | None) -> None:
        self.window.status.pack(pack.version if pack else "")

    def _world_failed(self, error: WorldError) -> None:
        self.window.status.not_saved(error.sentence)
        show_world_error(error, self.window)
