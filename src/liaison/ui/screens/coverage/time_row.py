"""The line of time with the day one compares with, below the question."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from liaison.base.translations import tr
from liaison.domain.date_words import UnreadableDate, read_date
from liaison.ui.screens.coverage.time_bar import TimeBar
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import GAP


class TimeRow(QWidget):
    """Walks through time, and compares two days."""

    day_chosen = Signal(date)
    """Another day to ask about."""

    other_day_changed = Signal(object)
    """The day to compare with, None to compare no more."""

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = TimeBar(theme, today)
        self.compare = QPushButton(tr("Compare with…"))
        self.compare.setCheckable(True)
        self.compare.setToolTip(tr("What began, ended or changed between two dates  Alt+C"))
        self.compare.setEnabled(False)
        self.other = _DayEdit(today)
        self.other.hide()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(self.bar, 1)
        line.addWidget(self.compare)
        line.addWidget(self.other)
        self.bar.day_chosen.connect(self.day_chosen)
        self.bar.other_day_chosen.connect(self.compare_with)
        self.compare.toggled.connect(self._toggled)
        self.other.day_entered.connect(self.compare_with)
        self.other.left.connect(self._leave)

    def compare_with(self, day: date) -> None:
        """Compare the day asked about with this one."""
        self.bar.show_other_day(day)
        self.other.show_day(day)
        self.other.show()
        self._press(True)
        self.other_day_changed.emit(day)

    def allow_comparing(self, is_allowed: bool) -> None:
        """Whether there is an answer to compare; what is being compared stays."""
        self.compare.setEnabled(is_allowed or self.compare.isChecked())

    def compare_no_more(self) -> None:
        """Show one day only."""
        if self.bar.other_day is not None:
            self.bar.show_other_day(None)
            self.other.hide()
            self._press(False)
            self.other_day_changed.emit(None)

    def _toggled(self, is_comparing: bool) -> None:
        if is_comparing:
            self.compare_with(self.bar.day_before(self.bar.day))
            self.other.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.other.selectAll()
        else:
            self.compare_no_more()

    def _leave(self) -> None:
        self.compare_no_more()
        self.compare.setFocus(Qt.FocusReason.OtherFocusReason)

    def _press(self, is_pressed: bool) -> None:
        self.compare.blockSignals(True)
        self.compare.setChecked(is_pressed)
        self.compare.blockSignals(False)


class _DayEdit(QLineEdit):
    """A day as people write it; a bare year means its last day, but none after today."""

    day_entered = Signal(date)

    left = Signal()
    """Escape."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._shown = today
        self.setAccessibleName(tr("Compare with the date"))
        self.setMaximumWidth(140)
        self.editingFinished.connect(self._read)

    def show_day(self, day: date) -> None:
        """Write a day."""
        self._shown = day
        self.setText(day.isoformat())
        self._mark(is_wrong=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is no date does not stay."""
        super().focusOutEvent(event)
        self.show_day(self._shown)

    def _read(self) -> None:
        try:
            partial = read_date(self.text(), lambda: self._today)
        except UnreadableDate as unreadable:
            self._mark(is_wrong=True)
            self.setToolTip(unreadable.sentence)
            return
        day = partial.latest or partial.earliest
        if day is not None and day != self._shown:
            day = min(day, self._today) if partial.may_include(self._today) else day
            self.show_day(day)
            self.day_entered.emit(day)

    def _mark(self, *, is_wrong: bool) -> None:
        self.setProperty("invalid", is_wrong)
        self.setToolTip("")
        self.style().unpolish(self)
        self.style().polish(self)
