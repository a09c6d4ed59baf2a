"""Asks under which name a search is kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QWidget

from liaison.base.translations import tr


def ask_name(parent: QWidget, query: str, then: Callable[[str], None]) -> QInputDialog:
    """Open the question; `then` hears the name, the query itself where none is typed, and nothing when it is not to be kept."""
    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(tr("Keep the search"))
    dialog.setLabelText(tr("Under the name:"))
    dialog.setTextValue(query)
    dialog.resize(420, dialog.sizeHint().height())
    dialog.textValueSelected.connect(lambda name: then(name.strip() or query))
    dialog.open()
    return dialog
