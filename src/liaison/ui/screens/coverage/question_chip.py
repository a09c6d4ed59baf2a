"""One understood piece of the question as a button: chosen anew by Enter, removed by Delete, moved by Alt and an arrow key."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from liaison.base.translations import tr
from liaison.domain.question_pieces import Kind, State
from liaison.ui.icons import icon
from liaison.ui.screens.coverage.question_words import ChipLine
from liaison.ui.widgets.labels import PlainLabel

_CROSS = 14
_REMOVING = 24
"""Pixels at the end of a chip that remove it when pressed."""

_Key = Qt.Key
_REMOVES = (_Key.Key_Delete, _Key.Key_Backspace)
_CHANGES = (_Key.Key_Return, _Key.Key_Enter, _Key.Key_Space, _Key.Key_F2)
_LEAVES = (_Key.Key_Down, _Key.Key_Escape)


class QuestionChip(QToolButton):
    """A button that says what was understood."""

    changing = Signal()
    """Enter or a press: something else is to be chosen."""

    removing = Signal()

    moving = Signal(int)
    """-1: one place earlier; +1: later."""

    walking = Signal(int)
    """The focus goes to the chip before or after; 0: back to the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line: ChipLine | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setIconSize(QSize(_CROSS, _CROSS))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        # the cross stands behind the words
        other = Qt.LayoutDirection.LeftToRight if self.isRightToLeft() else Qt.LayoutDirection.RightToLeft
        self.setLayoutDirection(other)

    def show_line(self, line: ChipLine) -> None:
        """Stand for another piece."""
        if line == self.line:
            return
        self.line = line
        self.setText(line.text.replace("&", "&&"))
        self.setToolTip(line.hint)
        self.setAccessibleName(line.spoken)
        self.setAccessibleDescription(line.hint)
        removable = line.piece is not None
        self.setIcon(icon("close", "muted") if removable else icon("down", "muted"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        restyle(self, line.look)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a chip; the other ones are nobody's here."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        step = {_Key.Key_Left: -1, _Key.Key_Right: 1}.get(_Key(key), 0)
        if step and alt:
            self.moving.emit(step)
        elif step:
            self.walking.emit(step)
        elif key in _LEAVES:
            self.walking.emit(0)
        elif key in _REMOVES:
            self.removing.emit()
        elif key in _CHANGES:
            self.changing.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The cross removes; the rest of the chip offers other choices."""
        inside = self.rect().contains(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and inside:
            if self.line is not None and self.line.piece is not None and self._is_on_cross(event.position().toPoint()):
                self.removing.emit()
            else:
                self.changing.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Everything the keys do, in words."""
        if self.line is None:
            return
        menu = QMenu(self)
        menu.addAction(tr("Choose another…\tEnter"), self.changing.emit)
        piece = self.line.piece
        if piece is not None:
            if piece.kind is Kind.COUNTRY and piece.state is State.UNDERSTOOD:
                menu.addAction(tr("Move one place earlier\tAlt+Left"), lambda: self.moving.emit(-1))
                menu.addAction(tr("Move one place later\tAlt+Right"), lambda: self.moving.emit(1))
            menu.addAction(tr("Remove\tDel"), self.removing.emit)
        menu.popup(event.globalPos())

    def _is_on_cross(self, place: QPoint) -> bool:
        from_end = self.width() - place.x() if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else place.x()
        return from_end <= _REMOVING


class ChipCell(QWidget):
    """A chip, and before it the arrow that leads to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chip = QuestionChip()
        self._arrow = PlainLabel("→", "muted", wrap=False)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._arrow)
        line.addWidget(self.chip)
        self._arrow.hide()

    def show_line(self, line: ChipLine) -> None:
        """Stand for another piece."""
        self.chip.show_line(line)
        self._arrow.setVisible(line.is_leg)


def restyle(button: QToolButton, look: str) -> None:
    """Paint a button as a chip of another look."""
    if button.property("chip") != look:
        button.setProperty("chip", look)
        button.style().unpolish(button)
        button.style().polish(button)
