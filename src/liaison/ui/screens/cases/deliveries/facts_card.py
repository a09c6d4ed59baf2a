"""The delivery as a whole: a line of facts, what is not written down loudly among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.domain.cases.deliveries import Delivery
from liaison.ui.icons import icon
from liaison.ui.screens.cases.deliveries.words import facts_of, further_facts, name_of
from liaison.ui.screens.cases.fields.cells import NOT_WRITTEN, OPEN
from liaison.ui.theme.tokens import GAP, SPACING
from liaison.ui.widgets.frames import Card
from liaison.ui.widgets.labels import PlainLabel

_ALL_IN_A_LINE = 700
"""Pixels from which six facts stand in one line."""


class FactsCard(Card):
    """With buttons for the delivery as a whole, and a list of deliveries where there are several."""

    edit_asked = Signal()
    remove_asked = Signal()
    new_asked = Signal()
    chosen = Signal(int)
    """The number of another delivery of the case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=GAP)
        self.choice = QComboBox()
        self.edit = QPushButton(icon("edit"), tr("Change"))
        self.remove = QPushButton(icon("delete"), "")
        self.new = QPushButton(icon("add"), "")
        self._pairs: list[QWidget] = []
        self._grid = QGridLayout()
        self._further = QGridLayout()
        self._lay_out()
        self.edit.clicked.connect(self.edit_asked)
        self.remove.clicked.connect(self.remove_asked)
        self.new.clicked.connect(self.new_asked)
        self.choice.activated.connect(self.chosen)

    def show_delivery(self, deliveries: tuple[Delivery, ...], at: int, agencies: Mapping[str, str]) -> None:
        """Show one of the deliveries of a case."""
        facts = deliveries[at].facts
        self.choice.clear()
        self.choice.addItems([name_of(one) for one in deliveries])
        self.choice.setCurrentIndex(at)
        self.choice.setVisible(len(deliveries) > 1)
        for pair in self._pairs:
            pair.hide()
            pair.deleteLater()
        self._pairs = [_pair(*fact) for fact in facts_of(facts, agencies)]
        self._place()
        self._show_further(further_facts(facts))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In one line, or in two."""
        super().resizeEvent(event)
        if (event.size().width() < _ALL_IN_A_LINE) != (event.oldSize().width() < _ALL_IN_A_LINE):
            self._place()

    def _lay_out(self) -> None:
        self.choice.setAccessibleName(tr("Controlled deliveries of the case"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(16)
        self.edit.setAccessibleName(tr("Change the delivery as a whole"))
        for button, name in (
            (self.new, tr("Plan another controlled delivery")),
            (self.remove, tr("Remove the controlled delivery")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)
        head = QHBoxLayout()
        head.setSpacing(SPACING)
        head.addWidget(PlainLabel(tr("Controlled delivery"), "heading", wrap=False))
        head.addWidget(self.choice, 1)
        head.addStretch(0)
        for button in (self.edit, self.new, self.remove):
            head.addWidget(button)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(SPACING)
        self._further.setHorizontalSpacing(GAP)
        self._further.setVerticalSpacing(4)
        self._further.setColumnStretch(1, 1)
        self.rows.addLayout(head)
        self.rows.addLayout(self._grid)
        self.rows.addLayout(self._further)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _place(self) -> None:
        across = len(self._pairs) if self.width() >= _ALL_IN_A_LINE else 3
        for number, pair in enumerate(self._pairs):
            self._grid.removeWidget(pair)
            self._grid.addWidget(pair, number // across, number % across, Qt.AlignmentFlag.AlignTop)
        for column in range(len(self._pairs)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def _show_further(self, facts: Iterable[tuple[str, str, bool]]) -> None:
        while (item := self._further.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, (name, written, is_needed) in enumerate(facts):
            self._further.addWidget(PlainLabel(name, "muted", wrap=False), row, 0, Qt.AlignmentFlag.AlignTop)
            self._further.addWidget(_value(written, is_needed), row, 1)


def _pair(name: str, written: str, is_needed: bool) -> QWidget:
    pair = QWidget()
    rows = QVBoxLayout(pair)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    rows.addWidget(PlainLabel(name, "muted"))
    rows.addWidget(_value(written, is_needed))
    return pair


def _value(written: str, is_needed: bool) -> PlainLabel:
    """What is written; what is not is loud where it has to be."""
    if written:
        label = PlainLabel(written, "", selectable=True)
    else:
        label = PlainLabel(OPEN + tr(NOT_WRITTEN) if is_needed else tr(NOT_WRITTEN), "warn" if is_needed else "muted")
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return label
