"""The register: by what it is grouped, which states it shows, and its cases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedLayout,
    QWidget,
)

from liaison.base.translations import tr, trn
from liaison.domain.cases.case import CaseState
from liaison.domain.cases.register import CaseRow, Group, Grouping, RegisterFilter
from liaison.domain.rows import RowKey
from liaison.services.cases.register import PAGE
from liaison.ui.doors import Doors
from liaison.ui.icons import icon
from liaison.ui.screens.cases.register.delegate import CaseDelegate
from liaison.ui.screens.cases.register.model import RegisterModel
from liaison.ui.screens.cases.services import CaseServices
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import GAP, SPACING
from liaison.ui.widgets.enum_box import EnumBox
from liaison.ui.widgets.frames import Card, EmptyState
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.reference.names import Names

_KEY = Qt.ItemDataRole.UserRole
_ROWS, _GROUPS = "cases.rows", "cases.groups"
_NARROWEST = 200
"""Pixels of what is said where there is no case."""

_GROUPS_SHOWN = 7
"""Lines of groups seen at once."""


class RegisterView(QListView):
    """Enter goes on to the case, Delete deletes it."""

    opened = Signal()
    delete_asked = Signal()

    def __init__(self, model: RegisterModel, theme: Theme, today: date) -> None:
        super().__init__()
        self._theme = theme
        self._delegate = CaseDelegate(self, theme.colours, today)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Cases, the latest opened first"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(lambda _: self.opened.emit())
        theme.changed.connect(self._take_look)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys beyond moving."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def _take_look(self) -> None:
        self._delegate.set_look(self, self._theme.colours)
        self.viewport().update()


class RegisterPane(Card):
    """Belongs to the screen.

    Args:
        say: told when the register cannot be read.
    """

    chosen = Signal(object)
    """The `CaseRow` the officer came to; None when there is none."""

    opened = Signal()
    delete_asked = Signal(object)
    """The `CaseRow` to delete."""
    scheme_asked = Signal()
    figures_asked = Signal()
    requests_asked = Signal()
    new_asked = Signal()

    def __init__(
        self, services: CaseServices, doors: Doors, theme: Theme, failed: Callable[[Exception], None], today: date
    ) -> None:
        super().__init__(margin=GAP)
        self._services, self._doors, self._failed = services, doors, failed
        self._text = ""
        self._wish: RowKey | None = None
        self._total = 0
        self.model = RegisterModel(self)
        self.view = RegisterView(self.model, theme, today)
        self.state = EnumBox(tr("State"), CaseState, tr("All states"))
        self.grouping = EnumBox(tr("Group by"), Grouping, tr("Not grouped"))
        self.groups = QListWidget()
        self._told = PlainLabel("", "muted", wrap=False)
        self._scheme, self._figures = QPushButton(icon("settings"), ""), QPushButton(icon("outcome"), "")
        self._requests = QPushButton(icon("document"), "")
        self._nothing = EmptyState(
            "cases",
            tr("No cases yet"),
            tr(
                "A case keeps references, a chain with its legs, requests in both directions and controlled deliveries."
            ),
            (tr("New case"), self.new_asked.emit),
            narrowest=_NARROWEST,
        )
        self._not_found = EmptyState(
            "search", tr("No case matches."), tr("Empty the search field, or show all states."), narrowest=_NARROWEST
        )
        self._stack = QStackedLayout()
        self._lay_out()
        self._connect()

    def read(self, choose: RowKey | None = None) -> None:
        """Read what is shown anew; `choose` becomes current once it is there, whatever is left out, else what is current stays."""
        self._wish = wish = choose or self._wish
        wanted, register, cases = self._filter(), self._services.register, self._services.cases

        def ask() -> tuple[tuple[CaseRow, ...], tuple[CaseRow, ...], int]:
            rows = register.page(wanted)
            missing = wish is not None and all(row.key != wish for row in rows)
            return rows, cases.rows((wish,)) if missing and wish is not None else (), cases.count()

        self._doors.read(ask, self._show, self, _ROWS, self._failed)
        grouping = self.grouping.chosen()
        if grouping is not None:
            self._doors.read(lambda: cases.groups(grouping), self._show_groups, self, _GROUPS, self._failed)

    def show_names(self, names: Names) -> None:
        """Word countries so."""
        self.model.names = names

    def set_filter(self, text: str) -> None:
        """Keep the cases in which every word begins one of theirs."""
        self._text = text
        self.read()

    def current(self) -> CaseRow | None:
        """The case the officer is on."""
        return self.model.row(self.view.currentIndex())

    def _lay_out(self) -> None:
        named = (
            (self._requests, tr("All requests")),
            (self._figures, tr("Operation figures")),
            (self._scheme, tr("How references are built")),
        )
        for button, name in named:
            button.setToolTip(f"{name}  Alt+R" if button is self._requests else name)
            button.setAccessibleName(name)
        foot = QHBoxLayout()
        foot.setSpacing(SPACING)
        foot.addWidget(self._told, 1)
        for button, _ in named:
            foot.addWidget(button)
        self.groups.setAccessibleName(tr("Groups"))
        self.groups.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.groups.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.groups.hide()
        self.rows.setSpacing(SPACING)
        self.rows.addWidget(self.state)
        self.rows.addWidget(self.grouping)
        self.rows.addWidget(self.groups)
        for widget in (self.view, self._nothing, self._not_found):
            self._stack.addWidget(widget)
        self.rows.addLayout(self._stack, 1)
        self.rows.addLayout(foot)
        order: tuple[QWidget, ...] = (
            self.state,
            self.grouping,
            self._requests,
            self._figures,
            self._scheme,
            self.groups,
            self.view,
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.state.activated.connect(lambda _: self.read())
        self.grouping.activated.connect(lambda _: self._regroup())
        self.groups.currentItemChanged.connect(lambda *_: self.read())
        self.model.more_asked.connect(self._read_more)
        self.view.selectionModel().currentChanged.connect(self._tell)
        self.view.opened.connect(self.opened)
        self.view.delete_asked.connect(self._delete)
        self._scheme.clicked.connect(self.scheme_asked)
        self._figures.clicked.connect(self.figures_asked)
        self._requests.clicked.connect(self.requests_asked)

    def _filter(self) -> RegisterFilter:
        state, grouping, item = self.state.chosen(), self.grouping.chosen(), self.groups.currentItem()
        states = (state,) if state is not None else ()
        if grouping is None or item is None:
            return RegisterFilter(self._text, states)
        return RegisterFilter(self._text, states, grouping, item.data(_KEY))

    def _regroup(self) -> None:
        self.groups.blockSignals(True)
        self.groups.clear()
        self.groups.blockSignals(False)
        self.groups.setVisible(self.grouping.chosen() is not None)
        self.read()

    def _show_groups(self, groups: tuple[Group, ...]) -> None:
        item = self.groups.currentItem()
        before = item.data(_KEY) if item is not None else None
        self.groups.blockSignals(True)
        self.groups.clear()
        for group in groups:
            line = QListWidgetItem(f"{group.name or tr('not stated')}  ·  {group.count}", self.groups)
            line.setData(_KEY, group.key)
            if group.key == before:
                self.groups.setCurrentItem(line)
        self.groups.blockSignals(False)
        height = self.groups.sizeHintForRow(0) if groups else 0
        self.groups.setFixedHeight(height * min(len(groups), _GROUPS_SHOWN) + 4)
        if before is not None and self.groups.currentItem() is None:
            self.read()

    def _show(self, answer: tuple[tuple[CaseRow, ...], tuple[CaseRow, ...], int]) -> None:
        rows, wished, self._total = answer
        present = self.current()
        wanted, self._wish = self._wish or (present.key if present is not None else None), None
        shown = (*wished, *rows) if wished else rows
        self.model.show(shown, has_more=len(rows) == PAGE)
        self._stack.setCurrentIndex(0 if shown else 2 if self._total else 1)
        line = self.model.line_of(wanted)
        if shown:
            self.view.setCurrentIndex(self.model.index(line or 0))
        else:
            self.chosen.emit(None)
        self._say_count()

    def _read_more(self) -> None:
        wanted, register, last = self._filter(), self._services.register, self.model.rows[-1].position
        self._doors.read(lambda: register.page(wanted, last), self._add, self, _ROWS, self._failed)

    def _add(self, rows: tuple[CaseRow, ...]) -> None:
        self.model.add(rows, has_more=len(rows) == PAGE)
        self._say_count()

    def _say_count(self) -> None:
        shown, is_all = self.model.rowCount(), self._filter() == RegisterFilter()
        total = trn("{n} case", "{n} cases", self._total)
        more = "+" if self.model.canFetchMore(QModelIndex()) else ""
        self._told.setText(total if is_all else tr("{n} of {total}", n=f"{shown}{more}", total=total))
        self._told.setVisible(bool(self._total))

    def _tell(self) -> None:
        self.chosen.emit(self.current())

    def _delete(self) -> None:
        row = self.current()
        if row is not None:
            self.delete_asked.emit(row)
