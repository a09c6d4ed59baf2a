"""Asks under which name a search is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from liaison.base.translations import tr


def ask_name(parent: QWidget, query: str) -> str | None:
    """The name, the query itself where none is typed; None when it is not to be kept."""
    name, is_wanted = QInputDialog.getText(
        parent, tr("Keep the search"), tr("Under the name:"), QLineEdit.EchoMode.Normal, query
    )
    return (name.strip() or query) if is_wanted else None
