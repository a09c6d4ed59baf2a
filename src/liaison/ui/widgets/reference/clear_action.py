"""The cross that empties a field, drawn like every other picture of the program."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from liaison.base.translations import tr
from liaison.ui.icons import icon


def add_clear_action(field: QLineEdit) -> None:
    """Give `field` a cross at its end while it holds anything."""
    clear = field.addAction(icon("close", "muted"), QLineEdit.ActionPosition.TrailingPosition)
    clear.setToolTip(tr("Empty the field"))
    clear.setVisible(bool(field.text()))
    clear.triggered.connect(field.clear)
    field.textChanged.connect(lambda text: clear.setVisible(bool(text)))
