"""Two kinds of error, shown in one place: the world's as a sentence and a remedy, ours as a report without content."""

from __future__ import annotations

import logging
import platform
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPlainTextEdit, QWidget

from liaison import __version__
from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.ui.widgets.message_dialog import MessageDialog

_log = logging.getLogger(__name__)


def show_world_error(error: WorldError, parent: QWidget | None = None) -> None:
    """Say what happened and what to do."""
    MessageDialog("warning", "bad", error.sentence, error.remedy, parent).exec()


def error_in_words(error: Exception) -> str:
    """The sentence for an error of either kind."""
    return error.sentence if isinstance(error, WorldError) else tr("the program made a mistake")


def crash_report(error: BaseException) -> str:
    """Where the program broke: kinds of errors, files and lines; no values, no texts, no names of folders."""
    lines = [
        f"Liaison Desk {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    ]
    present: BaseException | None = error
    while present is not None:
        lines.append(type(present).__name__)
        frames = traceback.extract_tb(present.__traceback__)
        lines += [f"  {_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        present = present.__cause__ or present.__context__
    return "\n".join(lines)


def _place(filename: str) -> str:
    parts = Path(filename).parts
    start = len(parts) - 1 - parts[::-1].index("liaison") if "liaison" in parts else len(parts) - 1
    return "/".join(parts[start:])


class CrashDialog(MessageDialog):
    """Says that the program made a mistake, that what was saved is safe, and offers the report."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(
            "warning",
            "bad",
            tr("The program made a mistake. What was saved is safe, and you can go on."),
            tr("The report below names places in the program and holds none of your text."),
            parent,
        )
        self._report = report
        shown = QPlainTextEdit(report)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setMinimumHeight(180)
        self.setMinimumWidth(680)
        shown.setAccessibleName(tr("Report"))
        self.rows.addWidget(shown)
        copy = self.buttons.addButton(tr("Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setFocus()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._report)


class Crashes:
    """Shows reports, one at a time: a fault in a paint event must not open a hundred windows."""

    def __init__(self) -> None:
        self._shown = False

    def show(self, error: BaseException) -> None:
        """Show the report of an error."""
        if self._shown:
            return
        self._shown = True
        report = crash_report(error)
        _log.error("%s", report)
        try:
            CrashDialog(report, QApplication.activeWindow()).exec()
        finally:
            self._shown = False

    def hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What `sys.excepthook` calls."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self.show(error)
