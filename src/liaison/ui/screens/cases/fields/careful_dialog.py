"""A form so long that leaving it by mistake would hurt."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from liaison.base.translations import tr
from liaison.ui.widgets.form_dialog import FormDialog
from liaison.ui.widgets.labels import PlainLabel

Typed = tuple[str, ...]


class CarefulDialog(FormDialog):
    """Cancelled only at the second time when something was typed; whoever fills the fields calls `fill_done`."""

    _filled: Typed = ()
    _warned: Typed | None = None

    def fill_done(self) -> None:
        """What stands in the fields now is not typed."""
        self._filled = self._typed()

    def reject(self) -> None:
        """Say once that something would be lost."""
        typed = self._typed()
        if typed in (self._filled, self._warned):
            super().reject()
            return
        self._warned = typed
        self.not_saved(tr("What you typed is not saved. Cancel once more to throw it away."))

    def add_heading(self, text: str) -> None:
        """Fields of one sort follow."""
        heading = PlainLabel(text, "heading")
        heading.setContentsMargins(0, 6 if self.form.rowCount() else 0, 0, 0)
        self.form.addRow(heading)

    def _typed(self) -> Typed:
        lines = tuple(line.text() for line in self.findChildren(QLineEdit))
        texts = tuple(text.toPlainText() for text in self.findChildren(QPlainTextEdit))
        return (*lines, *texts, *(str(box.currentIndex()) for box in self.findChildren(QComboBox)))
