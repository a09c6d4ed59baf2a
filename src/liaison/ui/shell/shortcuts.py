"""The keys, on one page: grouped by where they work, those of the room one is in first, and found by typing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from liaison.base.translations import tr
from liaison.ui.shell.shortcut_keys import KeyGroup, Keys, groups_for
from liaison.ui.widgets.labels import PlainLabel

WIDTH, HEIGHT = 820, 720
"""Pixels, where the screen has them."""

_KEYS_SHARE = 0.4
"""Of the width, at most."""

_LEADING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ShortcutsDialog(QDialog):
    """Lists keys and what they do.

    Args:
        room: where one is; its keys stand first.
    """

    def __init__(self, parent: QWidget | None = None, room: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Find a key by what it does, or by its name"))
        self.field.setAccessibleName(tr("Find a key"))
        self.field.setClearButtonEnabled(True)
        self.list = _KeyList(self)
        self.nothing = PlainLabel("", "muted")
        self.nothing.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 16)
        rows.setSpacing(12)
        for part in (self.field, self.list, self.nothing, buttons):
            rows.addWidget(part)
        self.list.show_groups(groups_for(room))
        self.field.textChanged.connect(self._find)
        self.resize(self._fitting())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the field into the list and through it."""
        if event.key() in _LEADING and self.field.hasFocus():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _find(self, text: str) -> None:
        found = self.list.filter(text)
        self.nothing.setText("" if found else tr("No key does “{words}”.", words=" ".join(text.split())))
        self.nothing.setVisible(not found)
        self.list.setVisible(found > 0)

    def _fitting(self) -> QSize:
        screen = self.screen()
        room = screen.availableSize() if screen is not None else QSize(WIDTH, HEIGHT)
        return QSize(min(WIDTH, room.width() - 40), min(HEIGHT, room.height() - 60))


class _KeyList(QTreeWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Keyboard shortcuts"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(False)
        self.setWordWrap(True)
        self.setItemDelegate(_Wrapping(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.header().setStretchLastSection(True)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)

    def show_groups(self, groups: tuple[KeyGroup, ...]) -> None:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        for group in groups:
            title = QTreeWidgetItem(self, [tr(group.title)])
            title.setFirstColumnSpanned(True)
            title.setFont(0, bold)
            for line in group.lines:
                title.addChild(_line(line, tr(group.title), bold))
        self.expandAll()
        if self._titles():
            self.setCurrentItem(self._titles()[0])
        self._share()

    def filter(self, text: str) -> int:
        """Show the lines that have all the words, and those of a place that has; how many are shown."""
        words = text.casefold().split()
        shown = 0
        for title in self._titles():
            lines = [line for row in range(title.childCount()) if (line := title.child(row)) is not None]
            for line in lines:
                said = line.data(0, Qt.ItemDataRole.UserRole)
                line.setHidden(not all(word in said for word in words))
            left = sum(not line.isHidden() for line in lines)
            title.setHidden(not left)
            shown += left
        self.scrollToTop()
        return shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap otherwise."""
        super().resizeEvent(event)
        self._share()

    def _titles(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(number) for number in range(self.topLevelItemCount()))
        return [title for title in found if title is not None]

    def _share(self) -> None:
        wanted = self.sizeHintForColumn(0) if self.topLevelItemCount() else 0
        self.header().resizeSection(0, min(wanted, int(self.viewport().width() * _KEYS_SHARE)))
        self.scheduleDelayedItemsLayout()


class _Wrapping(QStyledItemDelegate):
    """Takes as many lines as the column needs."""

    def __init__(self, view: QTreeWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the text in the width there is; as wide as the text."""
        wide = super().sizeHint(option, index)
        room = self._view.viewport().width() - self._view.header().sectionSize(0)
        if index.column() == 0:
            # the titles go over both columns
            keys = QSize(0 if not index.parent().isValid() else wide.width() + 24, wide.height())
            return QSize(keys.width(), keys.height() + (0 if index.parent().isValid() else 8))
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        box = option.fontMetrics.boundingRect(0, 0, max(room - 16, 80), 10_000, int(Qt.TextFlag.TextWordWrap), text)
        return QSize(wide.width(), max(wide.height(), box.height() + 8))


def _line(line: Keys, place: str, bold: QFont) -> QTreeWidgetItem:
    keys, meaning = "   ".join(line.keys), tr(line.meaning)
    item = QTreeWidgetItem([keys, meaning])
    item.setFont(0, bold)
    spoken = f"{', '.join(line.keys)}: {meaning}"
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
    item.setData(0, Qt.ItemDataRole.UserRole, f"{spoken} {place}".casefold())
    item.setToolTip(1, meaning)
    return item
