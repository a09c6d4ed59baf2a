"""The chain as a strip: boxes and arrows, worked with by keys or the mouse."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygon,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from liaison.base.translations import tr, trn
from liaison.domain.cases.chain_answers import ChainAnswer
from liaison.domain.cases.chains import Chain, LegState
from liaison.ui.screens.cases.chain.drawing import EDGE, Box, Drawn, drawn, neighbour
from liaison.ui.screens.cases.chain.leg_words import LegWords, leg_words
from liaison.ui.theme.theme import Theme
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.line_painting import Fonts, Inks
from liaison.ui.widgets.reference.names import Names

_EMPTY = Chain((), ())
_LINES = 6
_ROUND = 6
_TIP = 6
_STEPS = {
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Up: (0, -1),
}


class ChainStrip(QWidget):
    """Shows a chain; the arrow keys walk along it.

    Args:
        theme: for its colours.
    """

    current_changed = Signal()
    """Another leg is the current one, or none."""

    edit_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chain, self._words = _EMPTY, dict[str, LegWords]()
        self._current = ""
        self._drawn = Drawn({}, (), {}, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Chain"))
        theme.changed.connect(self.update)

    def show_chain(self, chain: Chain, names: Names, answer: ChainAnswer | None) -> None:
        """Show a chain, with what is known of its legs once that is read; the current leg stays."""
        self._chain = chain
        self._words = {leg.key.id: leg_words(leg.facts, names, answer) for leg in chain.legs}
        if self._current not in self._words:
            self._current = ""
            order = chain.in_order()
            self.go_to(order[0].key.id if order else "")
        self._lay_out()
        self._name()

    def chain(self) -> Chain:
        """What is shown."""
        return self._chain

    def current(self) -> str:
        """Identity of the current leg; empty for none."""
        return self._current

    def go_to(self, leg: str) -> None:
        """Make a leg the current one."""
        if leg != self._current:
            self._current = leg
            self._name()
            self.current_changed.emit()
            self.update()

    def place_of_current(self) -> QRect:
        """Where the current leg stands, for scrolling there."""
        return self._drawn.boxes.get(self._current, QRect())

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(600, max(self._drawn.height, 60))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has other rows."""
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk; Enter changes the leg. What else can be done is on the page's buttons, with their keys."""
        if self._current and event.key() in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.go_to(neighbour(self._drawn, self._chain, self._current, *_STEPS[Qt.Key(event.key())]))
        elif self._current and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            order = self._chain.in_order()
            self.go_to(order[0 if event.key() == Qt.Key.Key_Home else -1].key.id)
        elif self._current and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_asked.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Come to the leg below the mouse."""
        leg = self._leg_at(event.position().toPoint())
        if leg:
            self.go_to(leg)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Change the leg below the mouse."""
        if self._leg_at(event.position().toPoint()):
            self.edit_asked.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys act."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys act elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Arrows, then boxes."""
        inks, fonts = Inks.of(self._theme.colours), Fonts.of(self.font())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(inks.muted, 1.6))
            painter.setBrush(inks.muted)
            for points in self._drawn.arrows:
                _paint_arrow(painter, points)
            for number, leg in enumerate(self._chain.in_order(), 1):
                self._paint_leg(painter, leg.key.id, number, leg.facts.state, inks, fonts)

    def _lay_out(self) -> None:
        lines = QFontMetrics(Fonts.of(self.font()).bold).height() + 1
        box = Box(max(112, QFontMetrics(self.font()).averageCharWidth() * 17), _LINES * lines + 14)
        self._drawn = drawn(self._chain, max(self.width(), box.width + 2 * EDGE), box)
        self.setFixedHeight(max(self._drawn.height, 60))
        self.updateGeometry()
        self.update()

    def _leg_at(self, place: QPoint) -> str:
        return next((one for one, box in self._drawn.boxes.items() if box.contains(place)), "")

    def _name(self) -> None:
        legs = trn("Chain of {n} leg", "Chain of {n} legs", len(self._chain.legs))
        words = self._words.get(self._current)
        self.setAccessibleName(legs)
        spoken = words.spoken if words is not None else ""
        self.setAccessibleDescription(spoken)
        if spoken and self.hasFocus():
            announce(self, spoken)

    def _paint_leg(
        self, painter: QPainter, leg: str, number: int, state: LegState | None, inks: Inks, fonts: Fonts
    ) -> None:
        box, words = self._drawn.boxes[leg], self._words[leg]
        is_current = leg == self._current
        ground = inks.bad_ground if words.is_gap else inks.soft if is_current else inks.neutral_ground
        edge = inks.accent if is_current else inks.bad if words.is_gap else inks.muted
        pen = QPen(edge, 2.6 if is_current and self.hasFocus() else 1.8 if is_current or words.is_gap else 1.2)
        if state is not LegState.KNOWN and state is not LegState.DISMANTLED:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, _ROUND, _ROUND)
        if state is LegState.DISMANTLED:
            painter.setPen(QPen(inks.muted, 1.2))
            painter.drawLine(box.topLeft() + QPoint(4, 4), box.bottomRight() - QPoint(4, 4))
        inner = box.adjusted(8, 6, -6, -6)
        height = QFontMetrics(fonts.bold).height() + 1
        lines = (
            (f"{number}. {words.country}", fonts.bold, inks.text),
            (words.role, fonts.small, inks.text),
            (words.goods, fonts.small, inks.muted),
            (words.state, fonts.small, inks.muted),
            (words.office, fonts.small, inks.bad if words.is_gap else inks.text),
            (words.basis, fonts.small, inks.warn if words.is_basis_open else inks.muted),
        )
        for row, (text, font, colour) in enumerate(lines):
            self._write(
                painter, QRect(inner.left(), inner.top() + row * height, inner.width(), height), text, font, colour
            )

    def _write(self, painter: QPainter, place: QRect, text: str, font: QFont, colour: QColor) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter), shown)


def _paint_arrow(painter: QPainter, points: tuple[QPoint, ...]) -> None:
    for one, other in pairwise(points):
        painter.drawLine(one, other)
    tip = points[-1]
    painter.drawPolygon(QPolygon([tip, tip + QPoint(-_TIP, -_TIP // 2), tip + QPoint(-_TIP, _TIP // 2)]))
