"""The chips of a question in a row, with one more button that makes its countries a route."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from liaison.base.translations import tr
from liaison.ui.screens.coverage.question_chip import ChipCell, QuestionChip, restyle
from liaison.ui.screens.coverage.question_words import ChipLine
from liaison.ui.widgets.frames import FlowLayout
from liaison.ui.widgets.labels import PlainLabel


class QuestionChips(QWidget):
    """Chips are kept and stand for other pieces when the question changes, so that the focus stays where it was."""

    changing = Signal(object)
    """A `ChipLine`: something else is to be chosen."""

    removing = Signal(object)
    """A `ChipLine` is to go."""

    moving = Signal(object, int)
    """A `ChipLine` is to go one place earlier (-1) or later (1)."""

    left = Signal()
    """Back to the text."""

    route_wanted = Signal(bool)

    def __init__(self, label: PlainLabel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: list[ChipCell] = []
        self._lines: tuple[ChipLine, ...] = ()
        self.route = QToolButton()
        self.route.setText(tr("→ Route"))
        self.route.setAccessibleName(tr("Route"))
        self.route.setProperty("chip", "open")
        self.route.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.route.setCheckable(True)
        self.route.setToolTip(tr("The countries are a way from the first to the last, in this order"))
        self.route.clicked.connect(self.route_wanted)
        self.route.hide()
        self._flow = FlowLayout(self)
        label.setMinimumHeight(self.route.sizeHint().height())
        self._flow.addWidget(label)
        self._flow.addWidget(self.route)

    def chips(self) -> tuple[QuestionChip, ...]:
        """The chips shown, in their order."""
        return tuple(cell.chip for cell in self._cells[: len(self._lines)])

    def show_lines(self, lines: Sequence[ChipLine], countries: int, is_route: bool) -> None:
        """Show these chips; the button for a route where there are several countries."""
        focused = next((at for at, chip in enumerate(self.chips()) if chip.hasFocus()), None)
        self._lines = tuple(lines)
        while len(self._cells) < len(self._lines):
            self._add_cell()
        for cell, line in zip(self._cells, self._lines, strict=False):
            cell.show_line(line)
            cell.setVisible(True)
        if focused is not None and self._lines:
            self.focus_chip(min(focused, len(self._lines) - 1))
        for cell in self._cells[len(self._lines) :]:
            cell.setVisible(False)
        self.route.setVisible(countries > 1)
        self.route.setChecked(is_route)
        restyle(self.route, "neutral" if is_route else "open")
        self._flow.invalidate()
        self.updateGeometry()

    def focus_chip(self, place: int) -> None:
        """Put the focus on a chip."""
        chips = self.chips()
        if chips:
            chips[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_place(self, place: int) -> None:
        """Put the focus on the chip of the piece at a place in the text or before it, else on the first one."""
        before = [at for at, line in enumerate(self._lines) if line.piece is not None and line.piece.start <= place]
        self.focus_chip(before[-1] if before else 0)

    def _add_cell(self) -> None:
        cell = ChipCell(self)
        chip = cell.chip
        chip.changing.connect(lambda: self.changing.emit(chip.line))
        chip.removing.connect(lambda: self.removing.emit(chip.line))
        chip.moving.connect(lambda step: self.moving.emit(chip.line, step))
        chip.walking.connect(lambda step: self._walk(chip, step))
        self._cells.append(cell)
        # the button for a route stays the last
        last = self._flow.takeAt(self._flow.count() - 1)
        self._flow.addWidget(cell)
        if last is not None:
            self._flow.addItem(last)

    def _walk(self, chip: QuestionChip, step: int) -> None:
        if not step:
            self.left.emit()
            return
        chips = self.chips()
        self.focus_chip(max(0, min(len(chips) - 1, chips.index(chip) + step)))
