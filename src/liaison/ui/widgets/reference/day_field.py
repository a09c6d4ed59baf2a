"""A field that takes the day something is asked for, as people type dates; empty means today."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from liaison.base.translations import tr
from liaison.domain.date_words import read_date
from liaison.domain.dates import DateError
from liaison.domain.question_dates import day_asked
from liaison.ui.widgets.reference.clear_action import add_clear_action


class DayField(QLineEdit):
    """A year or a month means its last day, but none after today."""

    day_changed = Signal(object)
    """The `date` asked for, None for today."""

    not_understood = Signal(str)
    """The text is no date; empty when all is well again."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._day: date | None = None
        self.setAccessibleName(tr("As of"))
        self.setPlaceholderText(tr("today"))
        self.setToolTip(tr("A day, a month or a year: 2019-08-02, 02.08.2019, August 2019, 2019"))
        add_clear_action(self)
        self.editingFinished.connect(self._read)
        self.textChanged.connect(lambda text: None if text else self._read())

    def day(self) -> date | None:
        """The date asked for, None for today."""
        return self._day

    def show_day(self, day: date | None) -> None:
        """Write a date into the field; tells nobody."""
        self._day = day
        self.setText(day.isoformat() if day else "")
        self._mark(False)

    def _read(self) -> None:
        try:
            day = day_asked(self.text(), self._today, lambda text: read_date(text, lambda: self._today))
        except DateError:
            self._mark(True)
            self.not_understood.emit(self.text())
            return
        self._mark(False)
        self.not_understood.emit("")
        if day != self._day:
            self._day = day
            self.day_changed.emit(day)

    def _mark(self, invalid: bool) -> None:
        self.setProperty("invalid", invalid)
        self.style().unpolish(self)
        self.style().polish(self)
