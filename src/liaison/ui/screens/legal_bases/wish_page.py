"""The wish list: what is missing between countries, who raised it, where, and what comes next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from liaison.base.translations import tr, trn
from liaison.domain.treaty_wishes import TreatyWish
from liaison.ui.icons import icon
from liaison.ui.screens.legal_bases.wish_model import WishModel, spoken, wish_texts
from liaison.ui.theme.tokens import GAP, ROW_HEIGHT, SPACING
from liaison.ui.widgets.frames import Card, EmptyState
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.reference.names import Names

_SHARES = (20, 15, 17, 9, 19, 20, 10)
"""Of the width, column by column."""


class _Roomy(QStyledItemDelegate):
    """Lines with some air between them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the wrapped text, and a little more."""
        return super().sizeHint(option, index) + QSize(0, GAP)


class WishTable(QTableView):
    """Enter changes a wish, Delete withdraws it, Ctrl+Enter opens its meeting."""

    edit_asked = Signal()
    withdraw_asked = Signal()
    meeting_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Treaty wishes"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setItemDelegate(_Roomy(self))
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(lambda _: self.edit_asked.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys beyond moving."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.meeting_asked.emit()
        elif enter:
            self.edit_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.withdraw_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width."""
        super().resizeEvent(event)
        width = self.viewport().width()
        for column, share in enumerate(_SHARES):
            self.setColumnWidth(column, width * share // sum(_SHARES))


class WishPage(QWidget):
    """The table with what can be done to the current wish."""

    new_asked = Signal()
    edit_asked = Signal(object)
    """The `TreatyWish` to change."""
    withdraw_asked = Signal(object)
    """The `TreatyWish` to withdraw."""
    meeting_asked = Signal(object, object)
    """The `RowKey` of the meeting to open, and the line of its notes, counted from 0; None for no line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[TreatyWish, ...] = ()
        self._names: Names | None = None
        self._filter = ""
        self.model = WishModel(self)
        self.table = WishTable()
        self.table.setModel(self.model)
        self.open_only = QCheckBox(tr("Only those still open"))
        self._told = PlainLabel("", "muted", wrap=False)
        self.edit = QPushButton(icon("edit"), tr("Change"))
        self.withdraw = QPushButton(icon("delete"), tr("Withdraw"))
        self.meeting = QPushButton(icon("meetings"), tr("Open the meeting"))
        self._nothing = EmptyState(
            "legal-bases",
            tr("No treaty wishes yet"),
            tr("Write down what is missing between two countries, who raised it and what comes next."),
            (tr("New treaty wish"), self.new_asked.emit),
        )
        self._not_found = EmptyState("search", "")
        self._stack = QStackedLayout(self)
        self._lay_out()
        self._connect()

    def show_wishes(self, wishes: tuple[TreatyWish, ...], names: Names) -> None:
        """Show these; the current one stays current."""
        self._all, self._names = wishes, names
        self._show()

    def set_filter(self, text: str) -> None:
        """Keep the wishes that name `text`."""
        self._filter = text
        self._show()

    def current(self) -> TreatyWish | None:
        """The wish the officer is on."""
        return self.model.wish(self.table.currentIndex().row())

    def wishes(self) -> tuple[TreatyWish, ...]:
        """Every wish, shown or not."""
        return self._all

    def go_to(self, wish: TreatyWish) -> None:
        """Make a wish current."""
        self.table.setCurrentIndex(self.model.index(self.model.line_of(wish), 0))

    def _lay_out(self) -> None:
        self.edit.setToolTip(tr("Enter"))
        self.withdraw.setToolTip(tr("Delete"))
        self.meeting.setToolTip(tr("Ctrl+Enter"))
        top = QHBoxLayout()
        top.setSpacing(SPACING)
        for button in (self.edit, self.withdraw, self.meeting):
            top.addWidget(button)
        top.addStretch(1)
        top.addWidget(self.open_only)
        top.addSpacing(GAP)
        top.addWidget(self._told)
        listed = Card(margin=GAP)
        listed.rows.addLayout(top)
        listed.rows.addWidget(self.table, 1)
        self._stack.addWidget(listed)
        for state in (self._nothing, self._not_found):
            card = Card()
            card.rows.addWidget(state)
            self._stack.addWidget(card)

    def _connect(self) -> None:
        for asked in (self.table.edit_asked, self.edit.clicked):
            asked.connect(lambda *_: self._with_current(self.edit_asked.emit))
        for asked in (self.table.withdraw_asked, self.withdraw.clicked):
            asked.connect(lambda *_: self._with_current(self.withdraw_asked.emit))
        self.table.meeting_asked.connect(self._open_meeting)
        self.meeting.clicked.connect(self._open_meeting)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._offer())
        self.model.modelReset.connect(self._offer)
        self.open_only.toggled.connect(lambda _: self._show())

    def _with_current(self, tell: Callable[[TreatyWish], None]) -> None:
        wish = self.current()
        if wish is not None:
            tell(wish)

    def _open_meeting(self) -> None:
        wish = self.current()
        if wish is not None and wish.meeting is not None:
            self.meeting_asked.emit(wish.meeting, wish.wish.line)

    def _offer(self) -> None:
        wish = self.current()
        self.edit.setEnabled(wish is not None)
        self.withdraw.setEnabled(wish is not None)
        self.meeting.setEnabled(wish is not None and wish.meeting is not None)

    def _show(self) -> None:
        names = self._names
        if names is None:
            return
        wanted = self._filter.casefold().split()
        shown = tuple(
            wish
            for wish in self._all
            if (wish.wish.state.is_open or not self.open_only.isChecked()) and _names_all(wish, names, wanted)
        )
        present = self.current()
        self.model.show(shown, names)
        self._told.setText(trn("{n} wish", "{n} wishes", len(shown)))
        if shown:
            self.table.setCurrentIndex(self.model.index(self.model.line_of(present), 0))
        elif self._all:
            self._not_found.say(
                tr("No wish matches."), tr("Empty the search field, or show those that are closed too.")
            )
        # the box that hides what is closed stays where it can be seen
        hidden = self._all and not wanted
        self._stack.setCurrentIndex(0 if shown or hidden else 2 if self._all else 1)


def _names_all(wish: TreatyWish, names: Names, wanted: list[str]) -> bool:
    text = f"{spoken(wish_texts(wish, names))} {wish.wish.text}".casefold()
    return all(word in text for word in wanted)
