"""A list of what belongs to a case, with a button to add one more; keys do what the buttons do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QSizePolicy, QWidget

from liaison.base.translations import tr
from liaison.ui.icons import icon
from liaison.ui.theme.tokens import GAP, SPACING
from liaison.ui.widgets.frames import Card
from liaison.ui.widgets.labels import PlainLabel

_TARGET = Qt.ItemDataRole.UserRole
_MOST_SHOWN = 9
"""Entries seen without scrolling."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a card.

    Attributes:
        about: said below it; empty for nothing.
        target: what it stands for.
        is_loud: told in colour too.
    """

    text: str
    about: str
    target: Any
    is_loud: bool = False


class _List(QListWidget):
    """Enter opens, Delete removes, Insert adds."""

    opened = Signal(object)
    removed = Signal(object)
    add_asked = Signal()
    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps in other places."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        target = item.data(_TARGET) if item is not None else None
        if event.key() == Qt.Key.Key_Insert:
            self.add_asked.emit()
        elif target is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(target)
        elif target is not None and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(target)
        else:
            super().keyPressEvent(event)


class PartsCard(Card):
    """A heading, a button, and the entries.

    Args:
        add: words of the button; empty where nothing is added here.
        empty: what is said when there is nothing.
    """

    add_asked = Signal()
    opened = Signal(object)
    """The target of an entry: Enter or a double click."""
    removed = Signal(object)
    """The target of an entry that is to go."""

    def __init__(self, title: str, add: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=GAP)
        self._empty = empty
        self.list = _List()
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setStyleSheet("QListWidget::item { padding: 3px 6px; border-radius: 4px; }")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add = QPushButton(icon("add"), add)
        self.add.setToolTip(tr("Insert"))
        if not add:
            self.add.hide()
        head = QHBoxLayout()
        head.addWidget(PlainLabel(title, "heading", wrap=False), 1)
        head.addWidget(self.add)
        self.rows.setSpacing(SPACING - 2)
        self.rows.addLayout(head)
        self.rows.addWidget(self.list)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.add.clicked.connect(self.add_asked)
        self.list.add_asked.connect(self.add_asked)
        self.list.resized.connect(self._fit)
        self.list.opened.connect(self.opened)
        self.list.removed.connect(self.removed)
        self.list.itemDoubleClicked.connect(lambda item: self._open(item))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these; the one in the same place stays current."""
        before = max(0, self.list.currentRow())
        self.list.clear()
        for entry in entries:
            item = QListWidgetItem(f"{entry.text}\n{entry.about}" if entry.about else entry.text, self.list)
            item.setData(_TARGET, entry.target)
            if entry.is_loud:
                item.setForeground(QBrush(self.palette().brightText().color()))
        if not entries:
            item = QListWidgetItem(self._empty, self.list)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        elif self.list.hasFocus():
            self.list.setCurrentRow(min(before, len(entries) - 1))
        self._fit()

    def _fit(self) -> None:
        shown = range(min(self.list.count(), _MOST_SHOWN))
        height = sum(self.list.sizeHintForRow(row) for row in shown)
        self.list.setFixedHeight(height + 6)

    def _open(self, item: QListWidgetItem) -> None:
        target = item.data(_TARGET)
        if target is not None:
            self.opened.emit(target)
