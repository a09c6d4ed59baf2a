"""Where an officer knows a fact from: the fields every form that adds one ends with."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from liaison.base.translations import tr
from liaison.services.instruments import StatedIn
from liaison.ui.not_understood import NotUnderstood, typed_date
from liaison.ui.widgets.form_dialog import FormDialog


class SourceFields:
    """Put at the end of a form.

    Args:
        dialog: the form.
    """

    def __init__(self, dialog: FormDialog) -> None:
        self._dialog = dialog
        self.title, self.address, self.as_of = QLineEdit(), QLineEdit(), QLineEdit()

    def add(self) -> None:
        """Add the fields to the form."""
        add = self._dialog.add
        add(tr("Where you know it from"), self.title, tr("Letter of 12 March, gazette, web page…"))
        add(tr("Address, if any"), self.address)
        add(tr("The source is as of"), self.as_of, tr("a day, a month or a year; empty for today"))

    def read(self) -> StatedIn:
        """The source. Raises NotUnderstood."""
        title = self.title.text().strip()
        if not title:
            raise NotUnderstood(tr("Say where you know it from: every fact shown has a source."), self.title)
        return StatedIn(title, self.address.text().strip(), "", typed_date(self.as_of))
