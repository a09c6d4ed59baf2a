"""Where the officer knows a fact from: what is asked below every form."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from liaison.base.translations import tr
from liaison.domain.entries import Confidence, GivenSource
from liaison.ui.not_understood import typed_date


class SourceFields:
    """The fields of a source, put as rows into a form.

    Args:
        given: what is there already; None for nothing.
    """

    def __init__(self, given: GivenSource | None) -> None:
        source = given or GivenSource("")
        self.title, self._address = QLineEdit(source.title), QLineEdit(source.url)
        self._as_of = QLineEdit("" if source.as_of is None else source.as_of.text)
        self._remark = QLineEdit(source.remark)
        self._sure = QComboBox()
        self._sure.addItem(tr("not said"), None)
        for confidence in Confidence:
            self._sure.addItem(confidence.label, confidence.value)
        self._sure.setCurrentIndex(self._sure.findData(source.confidence.value if source.confidence else None))
        self.title.setPlaceholderText(tr("Letter of 12 March, call, web page…"))
        self._as_of.setPlaceholderText(tr("a day, a month or a year"))

    def add_to(self, form: QFormLayout) -> tuple[QWidget, ...]:
        """Put the rows into `form`; the widgets, from the top."""
        rows = (
            (tr("Where you know it from"), self.title),
            (tr("Web address, if any"), self._address),
            (tr("As of"), self._as_of),
            (tr("How sure"), self._sure),
            (tr("Note"), self._remark),
        )
        for label, widget in rows:
            widget.setAccessibleName(label)
            form.addRow(f"{label} *" if widget is self.title else label, widget)
        return tuple(widget for _, widget in rows)

    def read(self) -> GivenSource:
        """What was given. Raises NotUnderstood."""
        sure = self._sure.currentData()
        return GivenSource(
            self.title.text().strip(),
            self._address.text().strip(),
            typed_date(self._as_of),
            Confidence(sure) if sure else None,
            self._remark.text().strip(),
        )
