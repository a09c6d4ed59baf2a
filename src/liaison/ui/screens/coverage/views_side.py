"""Left of the list: the map, the matrix, or both, and what the answer comes to."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from liaison.base.translations import tr
from liaison.ui.screens.coverage.lines import Mark
from liaison.ui.screens.coverage.map_side import MapSide
from liaison.ui.screens.coverage.matrix_side import MatrixSide
from liaison.ui.screens.coverage.summary import Statement
from liaison.ui.screens.coverage.view_switch import View, ViewSwitch
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import GAP
from liaison.ui.widgets.frames import Card, FlowLayout
from liaison.ui.widgets.labels import Chip, PlainLabel

_CHIPS = {Mark.YES: "good", Mark.NO: "bad", Mark.NOT_KNOWN: "warn", Mark.GAP: "bad"}


class ViewsSide(Card):
    """One card with two pictures of one answer."""

    view_changed = Signal(View)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, GAP)
        self.map_side = MapSide(theme)
        self.matrix_side = MatrixSide(theme)
        self.switch = ViewSwitch()
        self._heading = PlainLabel("", "heading")
        self._hint = PlainLabel("", "muted")
        self._chips = FlowLayout()
        self._lay_out()
        self.switch.chosen.connect(self._show_view)
        self._show_view(View.MAP)

    def say(self, sentence: str, hint: str = "") -> None:
        """Say above the pictures what to do; an empty sentence says nothing."""
        self._heading.setText(sentence)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def show_statements(self, statements: Iterable[Statement]) -> None:
        """Sum the answer up."""
        self._chips.clear()
        for statement in statements:
            self._chips.addWidget(Chip(statement.text, _CHIPS.get(statement.mark, "neutral")))
        # the layout above does not hear by itself that a line more is needed
        self._chip_line.updateGeometry()

    def panes(self) -> tuple[QWidget, ...]:
        """What can have the focus and is shown."""
        return tuple(pane for pane in (self.map_side.map, self.matrix_side.matrix) if pane.isVisible())

    def _show_view(self, view: View) -> None:
        self.map_side.setVisible(view.has_map)
        self.matrix_side.setVisible(view.has_matrix)
        self.map_side.be_brief(view is View.BOTH)
        self.matrix_side.be_brief(view is View.BOTH)
        self.view_changed.emit(view)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        self.switch.setAccessibleName(tr("Pictures of the answer"))
        pictures = QSplitter(Qt.Orientation.Vertical)
        pictures.setObjectName("coverage-pictures")
        pictures.setHandleWidth(GAP)
        pictures.setChildrenCollapsible(False)
        pictures.addWidget(self.map_side)
        pictures.addWidget(self.matrix_side)
        pictures.setSizes([500, 400])
        self._chip_line = QWidget()
        self._chip_line.setLayout(self._chips)
        self.rows.setSpacing(GAP - 4)
        self._hint.hide()
        self.rows.addLayout(top)
        self.rows.addWidget(self._hint)
        self.rows.addWidget(pictures, 1)
        self.rows.addWidget(self._chip_line)
