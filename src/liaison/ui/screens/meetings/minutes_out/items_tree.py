"""The items of the minutes, each with a box: what leaves, and what stays and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from liaison.base.translations import tr
from liaison.domain.meetings import Tlp
from liaison.domain.minutes import ItemKind
from liaison.domain.minutes_selection import PreviewLine, Reason
from liaison.ui.screens.meetings.minutes_out.words import fate, kind_word, said

_ID = Qt.ItemDataRole.UserRole
_MAY_BE_CHOSEN = Qt.ItemDataRole.UserRole + 1
NARROW = 420
"""Pixels below which the marking is told only where it holds something back."""

SHOWN = 200
"""Characters of an item; the preview beside it has all of them."""


class ItemsTree(QTreeWidget):
    """Arrows walk over everything, what is held back too; Space toggles what may be chosen."""

    toggled = Signal(str, bool)
    """The id of an item, and whether it is to leave."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_id: dict[str, QTreeWidgetItem] = {}
        self.setHeaderLabels([tr("Item"), tr("Marking"), tr("Leaves?")])
        self.setAccessibleName(tr("Items of the minutes"))
        self.setAccessibleDescription(tr("Space: whether the item leaves."))
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setItemDelegate(_Greyed(self))
        self.setMinimumHeight(150)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self.itemChanged.connect(self._changed)

    def show_lines(self, lines: Sequence[PreviewLine], greatest: Tlp | None) -> None:
        """Show what leaves; where the items are the same, only their fate changes."""
        with QSignalBlocker(self):
            if [line.item.id for line in lines] != list(self._by_id):
                self._build(lines)
            gone = {line.item.id for line in lines if not line.leaves}
            for line in lines:
                self._dress(self._by_id[line.item.id], line, greatest, stands_in_gone=line.parent in gone)
        self._fit_columns()
        self.viewport().update()

    def choose(self, identity: str) -> None:
        """Go to an item."""
        found = self._by_id.get(identity)
        if found is not None:
            self.setCurrentItem(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space toggles, whichever column is current."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and item is not None:
            if item.data(0, _MAY_BE_CHOSEN):
                is_on = item.checkState(0) is Qt.CheckState.Checked
                item.setCheckState(0, Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)
        else:
            super().keyPressEvent(event)

    def _build(self, lines: Sequence[PreviewLine]) -> None:
        present = self.currentItem()
        at = present.data(0, _ID) if present is not None else None
        self.clear()
        self._by_id = {}
        tops: list[QTreeWidgetItem] = []
        for line in lines:
            item = QTreeWidgetItem()
            item.setData(0, _ID, line.item.id)
            parent = self._by_id.get(line.parent)
            if parent is None:
                tops.append(item)
            else:
                parent.addChild(item)
            self._by_id[line.item.id] = item
        self.addTopLevelItems(tops)
        self.expandAll()
        chosen = self._by_id.get(at) if at is not None else None
        if tops:
            self.setCurrentItem(chosen or tops[0])

    def _dress(self, item: QTreeWidgetItem, line: PreviewLine, greatest: Tlp | None, *, stands_in_gone: bool) -> None:
        may_be_chosen = line.may_be_chosen and not stands_in_gone
        is_heading = line.item.kind in (ItemKind.AGENDA_ITEM, ItemKind.HEADER)
        text = said(line)[:SHOWN]
        whole = text if is_heading else f"{kind_word(line.item.kind)}: {text}"
        outcome = fate(line, greatest, stands_in_left_out=stands_in_gone and line.reason is Reason.LEFT_OUT)
        marking = line.marking.value if line.marking else tr("none")
        for column, shown in enumerate((whole, marking, outcome)):
            item.setText(column, shown)
            item.setToolTip(column, shown)
            item.setData(column, _MAY_BE_CHOSEN, may_be_chosen)
        flags = item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if may_be_chosen else flags)
        item.setCheckState(0, Qt.CheckState.Checked if line.leaves else Qt.CheckState.Unchecked)
        spoken = (f"{kind_word(line.item.kind)}: {text}", tr("marking: {marking}", marking=marking), outcome)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(spoken))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """As wide as the longest words, which come again and again."""
        self.setColumnHidden(1, self.width() < NARROW)
        metrics = self.fontMetrics()
        fates = {item.text(2) for item in self._by_id.values()}
        markings = {item.text(1) for item in self._by_id.values()}
        for column, words in ((1, markings), (2, fates)):
            head = self.headerItem().text(column)
            width = max(metrics.horizontalAdvance(one) for one in (*words, head)) + 24
            self.header().resizeSection(column, min(width, max(120, self.width() // 3)))

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            self.toggled.emit(item.data(0, _ID), item.checkState(0) is Qt.CheckState.Checked)


class _Greyed(QStyledItemDelegate):
    """Paints what nobody may choose as disabled: it can be walked to all the same, and read out."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Take the state from the item."""
        super().initStyleOption(option, index)
        if not index.data(_MAY_BE_CHOSEN):
            option.state &= ~QStyle.StateFlag.State_Enabled
            # the view's own palette has lost it to the style sheet
            option.palette.setBrush(QPalette.ColorRole.Text, QApplication.palette().placeholderText())
