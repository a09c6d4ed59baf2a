"""The tree of agencies and offices on the left."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from liaison.base.translations import tr
from liaison.ui.screens.directory.narrowing import EVERYTHING, Narrowed, opened_at_first
from liaison.ui.screens.directory.nodes import Entries, Entry, Kind
from liaison.ui.screens.directory.page import Place
from liaison.ui.screens.directory.tree_model import ENTRY_ROLE, HIT_ROLE, DirectoryModel, Index
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import ROW_HEIGHT

_SETTLED = 60
"""Milliseconds on one line before it is read: holding an arrow key must not read every line."""


class TreeDelegate(QStyledItemDelegate):
    """Draws an entry's title, shortened if it must be, and what it counts, which never is."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line."""
        return QSize(0, max(ROW_HEIGHT, option.fontMetrics.height() + 10))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Background from the style, then title and count."""
        self.initStyleOption(option, index)
        entry: Entry = index.data(ENTRY_ROLE)
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        colours, place = self._theme.colours, option.rect.adjusted(4, 0, -8, 0)
        metrics, count = option.fontMetrics, _count_for(entry, option.fontMetrics, place.width())
        for_count = metrics.horizontalAdvance(count)
        room = max(0, place.width() - for_count)
        title = metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, room)
        for_title = metrics.horizontalAdvance(title)
        dimmed = index.data(HIT_ROLE) is False
        painter.save()
        self._write(
            painter,
            option,
            QRect(place.left(), place.top(), for_title + 2, place.height()),
            title,
            colours.muted if dimmed else colours.accent if entry.own else colours.text,
        )
        start = place.left() + for_title
        self._write(painter, option, QRect(start, place.top(), for_count + 2, place.height()), count, colours.muted)
        painter.restore()

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, text: str, colour: str) -> None:
        where = QStyle.visualRect(option.direction, option.rect, place)
        align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        painter.setPen(QColor(colour))
        painter.drawText(where, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)


def _count_for(entry: Entry, metrics: QFontMetrics, width: int) -> str:
    """What the entry counts in words, or as a number where the words would cut the title short."""
    if not entry.count:
        return ""
    worded = f"  ·  {entry.count}"
    return worded if metrics.horizontalAdvance(entry.title + worded) <= width else f"  ·  {entry.size}"


class DirectoryTree(QTreeView):
    """Countries and bodies, their agencies, their offices."""

    entry_chosen = Signal(int)
    """Number of the entry the officer came to rest on."""

    entry_opened = Signal(int)
    """Enter was pressed on an entry, or it was clicked twice."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tree = DirectoryModel(self)
        self._by_hand: dict[tuple[Kind, str], bool] = {}
        self._restoring = False
        self.expanded.connect(lambda index: self._note_opened(index, True))
        self.collapsed.connect(lambda index: self._note_opened(index, False))
        self._rest = QTimer(self, singleShot=True, interval=_SETTLED)
        self._rest.timeout.connect(self._choose)
        self.setModel(self._tree)
        self.setItemDelegate(TreeDelegate(theme, self))
        self.setAccessibleName(tr("Agencies and offices"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(18)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def show_entries(self, entries: Entries, narrowed: Narrowed = EVERYTHING) -> None:
        """Replace what is shown; groups are open unless there are very many agencies, and so is everything above a hit.

        What the officer opened and closed while nothing was filtered stays so.
        """
        self._rest.stop()
        opened = narrowed.opened if narrowed.shown is not None else self._opened_of(entries)
        self._restoring = True
        self._tree.show(entries, narrowed)
        for number in sorted(opened):
            self.setExpanded(self._tree.index_of(number), True)
        self._restoring = False

    def entry(self, number: int) -> Entry:
        """The entry of that number."""
        return self._tree.entries.entry(number)

    def current(self) -> int | None:
        """Number of the entry the officer is on."""
        index = self.currentIndex()
        return index.internalId() if index.isValid() else None

    def chosen_soon(self) -> Place | None:
        """The place the officer came to a moment ago, if it was not told yet."""
        number = self.current() if self._rest.isActive() else None
        entry = self.entry(number) if number is not None else None
        return Place(entry.kind, entry.id) if entry is not None else None

    def go_to(self, kind: Kind, identity: str) -> bool:
        """Come to an entry, opening what is above it; False when it is not shown."""
        number = self._tree.entries.find(kind, identity)
        index = QModelIndex() if number is None else self._tree.index_of(number)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Wait whether the officer stays here."""
        super().currentChanged(current, previous)
        self._rest.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to what is shown of the entry."""
        number = self.current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and number is not None:
            self._rest.stop()
            self.entry_opened.emit(number)
            return
        super().keyPressEvent(event)

    def _opened_of(self, entries: Entries) -> set[int]:
        """What is open in the whole tree: as at first, but for what the officer opened or closed."""
        opened = set(opened_at_first(entries))
        for (kind, identity), is_open in self._by_hand.items():
            number = entries.find(kind, identity)
            if number is not None:
                (opened.add if is_open else opened.discard)(number)
        return opened

    def _note_opened(self, index: QModelIndex, is_open: bool) -> None:
        entry = self._tree.entry(index)
        if entry is not None and not self._restoring and self._tree.narrowed.shown is None:
            self._by_hand[entry.kind, entry.id] = is_open

    def _choose(self) -> None:
        number = self.current()
        if number is not None:
            self.entry_chosen.emit(number)
