"""What was not understood, in a sentence, with buttons for what may be meant."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.domain.question_pieces import Piece, State
from liaison.ui.screens.coverage.question_words import reading_label
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.frames import FlowLayout
from liaison.ui.widgets.labels import PlainLabel

_OFFERED = 4


class QuestionComplaint(QWidget):
    """Hidden while all is understood."""

    meant = Signal(object, object)
    """A `Piece` and the `Reading` that is to stand in its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._piece: Piece | None = None
        self._why = PlainLabel("", "bad")
        self._offers = QWidget()
        self._flow = FlowLayout(self._offers)
        self._line = _chip("").sizeHint().height()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self._why)
        rows.addWidget(self._offers)
        self.hide()

    def show_piece(self, piece: Piece | None) -> None:
        """Complain of a piece; None takes the complaint back."""
        if piece == self._piece:
            return
        self._piece = piece
        self._flow.clear()
        self._why.setText(piece.why if piece is not None else "")
        if piece is not None:
            self._offer(piece)
            announce(self, piece.why)
        self.setVisible(piece is not None)

    def _offer(self, piece: Piece) -> None:
        readings = piece.readings[:_OFFERED] if piece.state is not State.SURPLUS else ()
        self._offers.setVisible(bool(readings))
        if readings and piece.state is State.NOT_UNDERSTOOD:
            self._add(PlainLabel(tr("Is this meant?"), "muted", wrap=False))
        for reading in readings:
            button = _chip(reading_label(reading))
            button.clicked.connect(lambda _=False, chosen=reading: self.meant.emit(piece, chosen))
            self._add(button)

    def _add(self, part: QWidget) -> None:
        # words stand level with the buttons beside them
        part.setMinimumHeight(self._line)
        self._flow.addWidget(part)
        part.show()


def _chip(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(text.replace("&", "&&"))
    button.setProperty("chip", "neutral")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
