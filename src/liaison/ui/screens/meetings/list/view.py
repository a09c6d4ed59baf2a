"""The list of meetings as one sees it: equal lines, one delegate, nothing measured line by line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from liaison.base.translations import tr
from liaison.domain.meetings import MeetingRow
from liaison.ui.screens.meetings.list.delegate import MeetingDelegate
from liaison.ui.screens.meetings.list.model import MeetingListModel
from liaison.ui.theme.theme import Theme


class MeetingListView(QTableView):
    """A table of one column: its rows are found by arithmetic, a million as fast as ten."""

    opened = Signal(object)
    """The MeetingRow to open."""
    window_asked = Signal(object)
    """The MeetingRow to open in a window of its own."""
    delete_asked = Signal(object)
    """The MeetingRow to delete."""
    turned_to = Signal()
    """A key was pressed here, or the mouse moved over it, for the first time."""

    def __init__(self, model: MeetingListModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meetings = model
        self._was_turned_to = False
        self._theme = theme
        self._delegate = MeetingDelegate(self, theme.colours)
        self.setAccessibleName(tr("Meetings, newest first"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_height()
        self.setModel(model)
        self.clicked.connect(self._open)
        theme.changed.connect(self._take_look)

    def row(self) -> MeetingRow | None:
        """The chosen meeting."""
        index = self.currentIndex()
        return self._meetings.row(index.row()) if index.isValid() else None

    def choose(self, number: int) -> None:
        """Choose a line and show it."""
        index = self._meetings.index(min(number, self._meetings.rowCount() - 1), 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens, Ctrl+Return in another window, Delete deletes; Home and End go to the ends with and without Ctrl."""
        self._turned_to()
        row = self.row()
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if row is not None:
                self.window_asked.emit(row)
        elif is_return:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and row is not None:
            self.delete_asked.emit(row)
        elif event.key() == Qt.Key.Key_Home:
            self.choose(0)
        elif event.key() == Qt.Key.Key_End:
            self.choose(self._meetings.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Somebody looks for a meeting."""
        self._turned_to()
        super().mouseMoveEvent(event)

    def _turned_to(self) -> None:
        if not self._was_turned_to:
            self._was_turned_to = True
            self.turned_to.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the chosen meeting, at the mouse or at its line."""
        is_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if is_mouse else self.currentIndex()
        row = self._meetings.row(index.row()) if index.isValid() else None
        if row is None:
            return
        self.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, told in (
            (tr("Open"), self.opened),
            (tr("Open in another window (Ctrl+Enter)"), self.window_asked),
            (tr("Delete"), self.delete_asked),
        ):
            menu.addAction(text).triggered.connect(lambda _=False, told=told: told.emit(row))
        at = event.globalPos() if is_mouse else self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        menu.popup(at)

    def _open(self, index: QModelIndex) -> None:
        row = self._meetings.row(index.row()) if index.isValid() else None
        if row is not None:
            self.opened.emit(row)

    def _take_look(self) -> None:
        self._delegate.set_look(self, self._theme.colours)
        self._set_height()
        self.viewport().update()

    def _set_height(self) -> None:
        header = self.verticalHeader()
        header.setMinimumSectionSize(1)
        header.setDefaultSectionSize(self._delegate.height)
        self.verticalScrollBar().setSingleStep(self._delegate.height)
