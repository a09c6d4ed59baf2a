"""A row of filters over the list: counterpart, series, kind, state, open follow-ups. What is chosen shows; what is not, is any."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QSizePolicy, QWidget

from liaison.base.translations import tr
from liaison.domain.meeting_filters import EVERY, MeetingFilter
from liaison.domain.meeting_words import kind_words
from liaison.domain.meetings import MeetingKind, MeetingState
from liaison.domain.rows import RowKey
from liaison.domain.series import Series
from liaison.ui.screens.meetings.completion import Ask, DirectoryCompleter, Suggestion
from liaison.ui.screens.meetings.wording import state_name
from liaison.ui.widgets.frames import FlowLayout

T = TypeVar("T")
COUNTERPART, CHOICE = 300, 190
"""Pixels, widths of the fields at most."""


class FilterRow(QWidget):
    """Shows and edits a MeetingFilter.

    Args:
        ask: looks for agencies, offices and countries.
    """

    changed = Signal(object)
    """The MeetingFilter."""
    left = Signal()
    """On to the list."""

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = EVERY
        self.counterpart = _CounterpartLine(self)
        self._completer = DirectoryCompleter(self.counterpart, ask, self._take_counterpart)
        self.series = _choice(self, tr("Series"), tr("All series"))
        self.kind = _choice(self, tr("Kind of meeting"), tr("All kinds"))
        for kind in MeetingKind:
            self.kind.addItem(kind_words(kind), kind)
        self.state = _choice(self, tr("State of the minutes"), tr("Any state"))
        for state in MeetingState:
            self.state.addItem(state_name(state), state)
        self.has_open = QCheckBox(tr("Open follow-ups"), self)
        self.has_open.setMinimumHeight(self.kind.sizeHint().height())
        self.clear = QPushButton(tr("Show all"), self)
        self.clear.setVisible(False)
        row = FlowLayout(self)
        for widget in (self.counterpart, self.series, self.kind, self.state, self.has_open, self.clear):
            row.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._connect()

    @property
    def filter(self) -> MeetingFilter:
        """What is chosen."""
        return self._filter

    def show_series(self, every: tuple[Series, ...]) -> None:
        """Offer these series; the chosen one stays chosen while it is there. Hidden while there is none."""
        chosen = self._filter.series
        with QSignalBlocker(self.series):
            while self.series.count() > 1:
                self.series.removeItem(1)
            for one in every:
                self.series.addItem(one.facts.name, one.key)
            self.series.setCurrentIndex(next((at for at, one in enumerate(every, 1) if one.key == chosen), 0))
        self.series.setVisible(bool(every))

    def reset(self) -> None:
        """Every meeting is wanted again."""
        with QSignalBlocker(self.has_open):
            self.has_open.setChecked(False)
        for box in (self.series, self.kind, self.state):
            box.setCurrentIndex(0)
        self.counterpart.clear()
        self._mark(is_known=True)
        self._want(EVERY)

    def _connect(self) -> None:
        self.counterpart.textEdited.connect(self._typed)
        self.counterpart.returnPressed.connect(self._read_counterpart)
        self.counterpart.given_up.connect(self._give_up)
        self.series.activated.connect(lambda _: self._want(replace(self._filter, series=_data(self.series, RowKey))))
        self.kind.activated.connect(lambda _: self._want(replace(self._filter, kind=_data(self.kind, MeetingKind))))
        self.state.activated.connect(lambda _: self._want(replace(self._filter, state=_data(self.state, MeetingState))))
        self.has_open.toggled.connect(lambda on: self._want(replace(self._filter, has_open=on)))
        self.clear.clicked.connect(self._clear)

    def _want(self, wanted: MeetingFilter) -> None:
        if wanted == self._filter:
            return
        self._filter = wanted
        self.clear.setVisible(not wanted.is_empty)
        self.changed.emit(wanted)

    def _clear(self) -> None:
        self.reset()
        self.left.emit()

    def _typed(self, text: str) -> None:
        self._mark(is_known=True)
        if not text.strip():
            self._want(replace(self._filter, agency_id=None, office_id=None, country_iso2=None))

    def _give_up(self) -> None:
        self.counterpart.clear()
        self._typed("")
        self.left.emit()

    def _read_counterpart(self) -> None:
        text = self.counterpart.text().strip()
        found = self._completer.suggestions.named(text)
        if found is not None:
            self._take_counterpart(found)
        elif text:
            self._mark(is_known=False)

    def _take_counterpart(self, found: Suggestion) -> None:
        self.counterpart.setText(found.name)
        self._mark(is_known=True)
        self._want(
            replace(self._filter, agency_id=found.agency_id, office_id=found.office_id, country_iso2=found.country_iso2)
        )

    def _mark(self, *, is_known: bool) -> None:
        said = "" if is_known else tr("Choose one of those offered: an agency, an office or a country.")
        self.counterpart.setProperty("invalid", not is_known)
        self.counterpart.style().polish(self.counterpart)
        self.counterpart.setToolTip(said)
        self.counterpart.setAccessibleDescription(said)


class _CounterpartLine(QLineEdit):
    """With whom; Escape gives it up."""

    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(tr("With: agency, office or country (Alt+F)"))
        self.setAccessibleName(tr("Counterpart: agency, office or country"))
        self.setClearButtonEnabled(True)
        self.setFixedWidth(COUNTERPART)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


def _choice(parent: QWidget, name: str, every: str) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.setMaximumWidth(CHOICE)
    box.addItem(every, None)
    return box


def _data(box: QComboBox, kind: type[T]) -> T | None:
    """What is chosen; Qt gives a value of an enumeration of texts back as its text."""
    found = box.currentData()
    if found is None or isinstance(found, kind):
        return found
    return next((one for one in (*MeetingKind, *MeetingState) if isinstance(one, kind) and one == found), None)
