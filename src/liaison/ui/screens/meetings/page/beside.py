"""What stands beside the note, one card under the other: each as high as what is in it, the structure of the note with the rest."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QWidget

from liaison.ui.theme.tokens import GAP

LOWEST = 118
"""Pixels of the card that takes the rest; where not even so much is left for it, the cards scroll."""

LOW = 205
"""Pixels a card; with less, they use the width for what they can."""

_ALONE, _AMONG = 0.5, 0.36
"""Of the height: what one card may take from the rest, alone or one of several."""


class Beside(QScrollArea):
    """Shares the height out until the person does it by hand."""

    low = Signal(bool)
    """There is little height, or enough."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self._cards = _Cards(self)
        self._cards.setAutoFillBackground(False)
        self._cards.shared.connect(self._tell_low)
        self.setWidget(self._cards)

    def add(self, card: QWidget, *, takes_rest: bool = False) -> None:
        """Put a card under the others.

        Args:
            takes_rest: whatever height the others leave.
        """
        self._cards.add(card, takes_rest=takes_rest)

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest card needs, and low: what does not fit scrolls."""
        return QSize(self._cards.minimumSizeHint().width(), LOWEST)

    def heights(self) -> list[int]:
        """Of the cards, those that are hidden at 0."""
        return self._cards.sizes()

    def share_by_hand(self, heights: list[int]) -> None:
        """Share the height out as the person wants it."""
        self._cards.setSizes(heights)
        self._cards.splitterMoved.emit(0, 1)

    def _tell_low(self, cards: int) -> None:
        self.low.emit(self.height() < LOW * cards)


class _Cards(QSplitter):
    shared = Signal(int)
    """Among how many cards the height is shared out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(GAP)
        self._rest: QWidget | None = None
        self._is_by_hand = False
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._share)
        self.splitterMoved.connect(self._moved)

    def add(self, card: QWidget, *, takes_rest: bool) -> None:
        self.addWidget(card)
        if takes_rest:
            card.setMinimumHeight(LOWEST)
            self._rest = card
        self.setStretchFactor(self.indexOf(card), int(takes_rest))

    def event(self, event: QEvent) -> bool:
        """A card has more or less in it, came or went."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._soon.start()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height, or another width in which names take more lines."""
        super().resizeEvent(event)
        self._soon.start()

    def _moved(self) -> None:
        self._is_by_hand = True

    def _share(self) -> None:
        cards = [card for card in map(self.widget, range(self.count())) if card is not None]
        shown = [card for card in cards if not card.isHidden()]
        self.shared.emit(len(shown))
        rest = self._rest
        if self._is_by_hand or rest is None or rest not in shown:
            return
        room = self.height() - self.handleWidth() * (len(shown) - 1)
        most = int(room * (_ALONE if len(shown) <= 2 else _AMONG))
        heights = {card: min(card.sizeHint().height(), most) for card in shown if card is not rest}
        heights[rest] = room - sum(heights.values())
        self.setSizes([heights.get(card, 0) for card in cards])
