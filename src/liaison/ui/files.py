"""Asking for a file or folder, without anybody keeping a list of those asked for.

The system's own dialogs write what was chosen into the system's recent lists (Windows: the registry), and Qt's own writes it
into a settings file. So Qt's is used, and what it wrote is removed.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_for_folder(parent: QWidget | None, title: str, start: str = "") -> str:
    """The folder chosen, or an empty text."""
    return _ask(_dialog(parent, title, start, QFileDialog.FileMode.Directory))


def ask_for_file(parent: QWidget | None, title: str, kinds: str = "", start: str = "") -> str:
    """The existing file chosen, or an empty text; `kinds` as Qt has them: `Backups (*.backup)`."""
    dialog = _dialog(parent, title, start, QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)
    return _ask(dialog)


def ask_for_files(parent: QWidget | None, title: str) -> list[str]:
    """The existing files chosen; none when nothing was."""
    return _ask_for_all(_dialog(parent, title, "", QFileDialog.FileMode.ExistingFiles))


def ask_where_to_save(parent: QWidget | None, title: str, name: str, kinds: str = "") -> str:
    """The file to be written, or an empty text; replacing one that exists was asked about."""
    dialog = _dialog(parent, title, "", QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
    dialog.selectFile(name)
    return _ask(dialog)


def _dialog(parent: QWidget | None, title: str, start: str, mode: QFileDialog.FileMode) -> QFileDialog:
    dialog = QFileDialog(parent, title, start)
    dialog.setFileMode(mode)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog, True)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, mode is QFileDialog.FileMode.Directory)
    dialog.resize(760, 480)
    return dialog


def _ask(dialog: QFileDialog) -> str:
    return next(iter(_ask_for_all(dialog)), "")


def _ask_for_all(dialog: QFileDialog) -> list[str]:
    chosen = dialog.selectedFiles() if dialog.exec() == QFileDialog.DialogCode.Accepted else []
    # a dialog remembers when it dies, so it dies here
    shiboken6.delete(dialog)
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    kept.clear()
    kept.sync()
    return chosen
