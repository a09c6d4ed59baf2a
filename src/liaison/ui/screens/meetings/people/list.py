"""The list of seats and its keys."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from liaison.base.translations import tr
from liaison.ui.latin_keys import is_bare, latin_key
from liaison.ui.screens.meetings.people.delegate import PeopleDelegate
from liaison.ui.screens.meetings.people.model import PeopleModel
from liaison.ui.theme.theme import Theme
from liaison.ui.widgets.line_painting import paint_hint


class PeopleList(QListView):
    """The seats; keys that act on one are told by signals, a corrected line by the model."""

    remove_asked = Signal()
    head_asked = Signal()
    interpreter_asked = Signal()
    capacity_asked = Signal()
    own_asked = Signal()
    attendance_asked = Signal()
    keep_asked = Signal()
    moved = Signal(int)
    """By how many places."""

    def __init__(self, model: PeopleModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = PeopleDelegate(self, theme.colours)
        self._seats = model
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Delegations and participants"))
        self.setEditTriggers(QListView.EditTrigger.EditKeyPressed | QListView.EditTrigger.DoubleClicked)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setMinimumHeight(52)
        for shown in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.dataChanged):
            shown.connect(self.updateGeometry)
        self._theme = theme
        theme.changed.connect(self._take_look)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The seats, or how to fill them."""
        super().paintEvent(event)
        if self.model().rowCount() == 0:
            hint = tr("Who sits at the table? Alt+D adds a side, Alt+P its people.")
            paint_hint(self.viewport(), hint)

    def sizeHint(self) -> QSize:
        """As high as all seats."""
        rows = sum(self.sizeHintForRow(row) for row in range(self.model().rowCount()))
        hint = 2 * self.fontMetrics().lineSpacing() + 12
        return QSize(super().sizeHint().width(), max(rows, hint) + 2 * self.frameWidth() + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A name may take a second line in a narrower card."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys act on a seat at once."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete, H, I, A, C, O, K and Return act on the chosen seat, Alt with Up or Down moves it."""
        if self.state() is QListView.State.EditingState:
            # the Return that ended a correction arrives here too
            return
        if self._seats.is_read_only:
            if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                super().keyPressEvent(event)
            return
        asked = {
            Qt.Key.Key_Delete: self.remove_asked,
            Qt.Key.Key_Backspace: self.remove_asked,
            Qt.Key.Key_H: self.head_asked,
            Qt.Key.Key_I: self.interpreter_asked,
            Qt.Key.Key_C: self.capacity_asked,
            Qt.Key.Key_O: self.own_asked,
            Qt.Key.Key_A: self.attendance_asked,
            Qt.Key.Key_K: self.keep_asked,
        }.get(latin_key(event))
        places = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if asked is not None and is_bare(event):
            asked.emit()
        elif places is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.moved.emit(places)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _take_look(self) -> None:
        self._delegate.set_look(self, self._theme.colours)
