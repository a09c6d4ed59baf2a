"""The controlled deliveries of a case: what every state on the route agreed to, and beside it all that is missing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.domain.cases.deliveries import Delivery, checklist
from liaison.domain.rows import RowKey
from liaison.services.cases.deliveries import route_of
from liaison.ui.doors import Doors
from liaison.ui.notice import Notice
from liaison.ui.screens.cases.deliveries.checklist_card import ChecklistCard
from liaison.ui.screens.cases.deliveries.editing import DeliveryEditing
from liaison.ui.screens.cases.deliveries.facts_card import FactsCard
from liaison.ui.screens.cases.deliveries.services import DeliveryPageServices
from liaison.ui.screens.cases.deliveries.shown import ShownDeliveries, Sight, read_deliveries
from liaison.ui.screens.cases.deliveries.tables import hand_overs_card, seizures_card, states_card
from liaison.ui.screens.cases.deliveries.words import hand_over_cells, seizure_cells, state_cells
from liaison.ui.screens.cases.fields.cell_table import CellTable
from liaison.ui.theme.tokens import GAP
from liaison.ui.widgets.frames import Card, EmptyState
from liaison.ui.widgets.reference.names import Names

_WIDE = 1080
"""Pixels from which the checklist stands beside the tables; below them otherwise."""
_MINUTE = 60_000
_READ = "cases.deliveries"
_READING, _NOTHING, _PLANNED = range(3)


class DeliveriesPage(QWidget):
    """Reads for itself whenever a case is shown or something changed."""

    changed = Signal()
    """Something was added, changed, removed or brought back here."""

    def __init__(
        self, services: DeliveryPageServices, doors: Doors, notice: Notice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._doors = services, doors
        self._case: RowKey | None = None
        self._names: Names | None = None
        self._wanted: RowKey | None = None
        self._sight: Sight | None = None
        self.facts, self.checklist = FactsCard(), ChecklistCard()
        self.states, self.hand_overs = states_card(), hand_overs_card()
        self.seizures, self.seizures_alone = seizures_card(), seizures_card()
        self._editing = DeliveryEditing(services, doors, notice, self)
        self._area = QScrollArea()
        self._sides = QSplitter(Qt.Orientation.Horizontal)
        self._stack = QStackedLayout(self)
        # whether somebody can be reached changes by itself
        self._clock = QTimer(self, interval=_MINUTE)
        for page in (QWidget(), self._nothing(), self._planned()):
            self._stack.addWidget(page)
        self._connect()

    def show_case(self, case: RowKey, names: Names) -> None:
        """Show the deliveries of a case."""
        if case != self._case:
            # nothing is said of this one before it is read
            self._sight = self._wanted = None
            self._stack.setCurrentIndex(_READING)
        self._case, self._names = case, names
        self.reload()

    def reload(self) -> None:
        """Read again what is shown."""
        case, services = self._case, self._services
        if case is not None:
            self._doors.read(lambda: read_deliveries(services, case), self._show, self, _READ)

    def plan(self) -> None:
        """Plan a delivery along the chain of the case."""
        self._do(self._editing.plan)

    def delivery(self) -> Delivery | None:
        """The delivery that is shown."""
        return self._sight.delivery if self._sight is not None and self._sight.is_planned else None

    def focus_first(self) -> None:
        """Begin with the states; without a delivery at the button that plans one."""
        if self.delivery() is not None:
            self.states.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._sight is not None:
            self._plan.findChildren(QPushButton)[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The page itself has nothing to do with keys; before it is read nobody has."""
        super().focusInEvent(event)
        self.focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        """The clock went on meanwhile."""
        super().showEvent(event)
        self._show_states()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks at the clock."""
        super().hideEvent(event)
        self._clock.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= _WIDE
        self._sides.setOrientation(Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical)

    # Laying out ---------------------------------------------------------------------------------------------------------

    def _nothing(self) -> QWidget:
        hint = tr("It keeps what every state on the route agreed to, whom to call, where it is handed over.")
        action = (tr("Plan a controlled delivery along the chain"), self.plan)
        card, page = Card(), QWidget()
        self._plan = EmptyState("coverage", tr("No controlled delivery is planned"), hint, action)
        card.rows.addWidget(self._plan)
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        rows.addWidget(card, 1)
        rows.addWidget(self.seizures_alone)
        return page

    def _planned(self) -> QWidget:
        content = QWidget()
        rows = QVBoxLayout(content)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        for card in (self.facts, self.states, self.hand_overs, self.seizures):
            rows.addWidget(card)
        rows.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(content)
        self._sides.setHandleWidth(GAP)
        self._sides.setChildrenCollapsible(False)
        for side, share in ((self._area, 5), (self.checklist, 2)):
            self._sides.addWidget(side)
            self._sides.setStretchFactor(self._sides.count() - 1, share)
        return self._sides

    def _connect(self) -> None:
        editing = self._editing
        self._clock.timeout.connect(self._show_states)
        self.facts.edit_asked.connect(lambda: self._do(editing.change))
        self.facts.new_asked.connect(self.plan)
        self.facts.remove_asked.connect(lambda: self._do(editing.remove))
        self.facts.chosen.connect(self._choose)
        self.checklist.chosen.connect(lambda check: self._do(lambda sight: editing.settle(sight, check)))
        for card, add, change, remove in (
            (self.states, editing.add_state, editing.change_state, editing.remove_state),
            (self.hand_overs, editing.add_hand_over, editing.change_hand_over, editing.remove_hand_over),
            (self.seizures, editing.add_seizure, editing.change_seizure, editing.remove_seizure),
            (self.seizures_alone, editing.add_seizure, editing.change_seizure, editing.remove_seizure),
        ):
            card.add_asked.connect(lambda act=add: self._do(act))
            card.opened.connect(lambda row, act=change: self._do(lambda sight: act(sight, row)))
            card.removed.connect(lambda row, act=remove: self._do(lambda sight: act(sight, row)))
            card.table.moved.connect(lambda table=card.table: self._keep_in_sight(table))
        editing.made.connect(self._want)
        editing.changed.connect(self._tell_changed)

    # Showing ------------------------------------------------------------------------------------------------------------

    def _show(self, shown: ShownDeliveries) -> None:
        if shown.case != self._case or self._names is None:
            return
        self._sight = sight = Sight.of(shown, self._names, self._wanted)
        names = sight.names
        for card in (self.seizures, self.seizures_alone):
            card.show_rows([seizure_cells(one.facts, names) for one in sight.seizures])
        begins = self.hasFocus()
        self._stack.setCurrentIndex(_PLANNED if sight.is_planned else _NOTHING)
        if sight.is_planned:
            self._show_delivery(sight)
        if begins:
            self.focus_first()

    def _show_delivery(self, sight: Sight) -> None:
        names, delivery, shown = sight.names, sight.delivery, sight.shown
        self.facts.show_delivery(shown.deliveries, shown.deliveries.index(delivery), shown.agencies)
        self._show_states()
        self.hand_overs.show_rows([hand_over_cells(one.facts, names) for one in delivery.hand_overs])
        self.checklist.show_checks(checklist(delivery, route_of(delivery), names.country), names)

    def _show_states(self) -> None:
        sight = self._sight
        if sight is None or not sight.is_planned:
            return
        states, agencies = sight.delivery.consents, sight.shown.agencies
        self.states.show_rows(
            [
                state_cells(one.facts, agencies, sight.names, is_first=at == 0, is_last=at == len(states) - 1)
                for at, one in enumerate(states)
            ]
        )

    def _keep_in_sight(self, table: CellTable) -> None:
        row, content = table.visualRect(table.currentIndex()), self._area.widget()
        if table.hasFocus() and row.isValid() and content is not None and content.isAncestorOf(table):
            middle = table.viewport().mapTo(content, row.center())
            self._area.ensureVisible(0, middle.y(), 0, row.height())

    # Changing -----------------------------------------------------------------------------------------------------------

    def _do(self, act: Callable[[Sight], None]) -> None:
        if self._sight is not None:
            act(self._sight)

    def _choose(self, number: int) -> None:
        if self._sight is not None:
            self._wanted = self._sight.shown.deliveries[number].key
            self._show(self._sight.shown)

    def _want(self, key: RowKey) -> None:
        self._wanted = key

    def _tell_changed(self) -> None:
        self.reload()
        self.changed.emit()
