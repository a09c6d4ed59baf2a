"""What the menu offers, as data."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QApplication, QMessageBox

from liaison import __version__
from liaison.base.translations import tr
from liaison.ui.shell.actions import Action
from liaison.ui.shell.window import MainWindow


class Commands(Protocol):
    """What the entries do."""

    def new_meeting(self) -> None: ...
    def undo(self) -> None: ...
    def print_paper(self) -> None: ...
    def back_up(self) -> None: ...
    def restore(self) -> None: ...
    def check(self) -> None: ...
    def check_index(self) -> None: ...
    def find_authority(self) -> None: ...
    def import_list(self) -> None: ...
    def export_directory(self) -> None: ...
    def install_pack(self) -> None: ...
    def former_pack(self) -> None: ...
    def update_program(self) -> None: ...
    def show_news(self) -> None: ...
    def open_settings(self) -> None: ...
    def lock(self) -> None: ...
    def quit(self) -> None: ...


def build_menus(window: MainWindow, commands: Commands) -> None:
    """Fill the window's menu."""
    window.add_menu(
        tr("File"),
        (
            Action("new-meeting", tr("New meeting"), commands.new_meeting, picture="add"),
            None,
            Action("print", tr("Print or save as PDF…"), commands.print_paper, "Ctrl+P", "print"),
            None,
            Action("import", tr("Import a list…"), commands.import_list, "Ctrl+Shift+I"),
            Action("export", tr("Export the directory…"), commands.export_directory, "Ctrl+Shift+E"),
            None,
            Action("back-up", tr("Back up…"), commands.back_up, "Ctrl+Shift+B", "backup"),
            Action("restore", tr("Restore a backup…"), commands.restore, picture="restore"),
            Action("check", tr("Check the store…"), commands.check, picture="check"),
            Action("check-index", tr("Check the index of Find…"), commands.check_index),
            None,
            Action("install-pack", tr("Install a reference pack…"), commands.install_pack),
            Action("former-pack", tr("Go back to the reference pack before…"), commands.former_pack),
            Action("update-program", tr("Update the program…"), commands.update_program),
            None,
            Action("lock", tr("Lock"), commands.lock, "Ctrl+L", "lock"),
            Action("quit", tr("Quit"), commands.quit, "Ctrl+Q"),
        ),
    )
    window.add_menu(
        tr("Edit"), (Action("undo-change", tr("Undo the last change"), commands.undo, "Ctrl+Alt+Z", "undo"),)
    )
    window.add_menu(
        tr("View"),
        (
            Action("find-authority", tr("Who is competent…"), commands.find_authority, "Ctrl+Shift+A", "legal-bases"),
            None,
            Action("settings", tr("Settings…"), commands.open_settings, "Ctrl+,", "settings"),
            Action("full-screen", tr("Full screen"), lambda: _toggle_full_screen(window), "F11"),
        ),
    )
    window.add_menu(
        tr("Help"),
        (
            Action("shortcuts", tr("Keyboard shortcuts"), lambda: _show_keys(window), "F1", "info"),
            Action("news", tr("What is new"), commands.show_news),
            Action("about", tr("About Liaison Desk"), lambda: _about(window)),
        ),
    )


def _show_keys(window: MainWindow) -> None:
    """Above the window in front; whichever else there is has a meeting in it."""
    from liaison.ui.shell.shortcuts import ShortcutsDialog  # not needed to start

    front = QApplication.activeWindow() or window
    ShortcutsDialog(front, window.room if front is window else "meetings").exec()


def _toggle_full_screen(window: MainWindow) -> None:
    if window.isFullScreen():
        window.showNormal()
    else:
        window.showFullScreen()


def _about(window: MainWindow) -> None:
    QMessageBox.about(
        window,
        tr("About Liaison Desk"),
        tr(
            "Liaison Desk {version}. MIT licence.\n\nUses Qt and PySide6 (LGPL-3.0), SQLCipher and sqlcipher3, SQLAlchemy, "
            "cryptography, pycrdt and others; icons from Lucide (ISC); map after Natural Earth by visionscarto (BSD-3-Clause). "
            "It opens no network connection.",
            version=__version__,
        ),
    )
