"""The one field of a question. The text is all there is: chips and lists of choices change it, and it is read again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from liaison.base.translations import tr
from liaison.domain.coverage_question import read_question
from liaison.domain.question_completion import completion
from liaison.domain.question_editing import added, replaced, without
from liaison.domain.question_lookup import QuestionLookup
from liaison.domain.question_pieces import Kind, Piece, Reading, State
from liaison.ui.screens.coverage.question_choices import choices, suggestion
from liaison.ui.widgets.reference.clear_action import add_clear_action
from liaison.ui.widgets.reference.suggest_field import SuggestField, Suggestion


class QuestionField(SuggestField):
    """Reads while one types and suggests what the words before the caret may become."""

    read = Signal()
    """The text was read anew."""

    upward = Signal()
    """The arrow key up: to the chips."""

    left = Signal()
    """The focus went elsewhere in the window."""

    def __init__(self, lookup: QuestionLookup, today: date, parent: QWidget | None = None) -> None:
        super().__init__(self._suggestions, parent=parent)
        self.lookup, self._today = lookup, today
        self.understood = read_question("", lookup, today)
        self._choosing: Callable[[Reading | None], str] | None = None
        self._is_quiet = False
        self.setAccessibleName(tr("Question: countries, route, agencies, crime type, date"))
        self.setPlaceholderText(tr("BY drugs · AF → TJ → PL · Frankfurt · FBI money laundering as of 2010"))
        add_clear_action(self)
        self.chosen.connect(self._take)
        self.textChanged.connect(self._read)

    def set_lookup(self, lookup: QuestionLookup, today: date) -> None:
        """Names were read anew: read the text with them."""
        self.lookup, self._today = lookup, today
        self._read(self.text())

    def unfinished(self) -> Piece | None:
        """The piece at the caret that is no whole name yet; None when the caret is elsewhere or the focus is."""
        if not self.hasFocus() or self.hasSelectedText():
            return None
        caret = self.cursorPosition()
        return next((piece for piece in self.understood.obstacles if _holds(piece, caret)), None)

    def show_text(self, text: str) -> None:
        """Write another text, which Ctrl+Z takes back; no list opens."""
        if text == self.text():
            return
        self._is_quiet = True
        self.selectAll()
        self.insert(text)
        self._is_quiet = False
        self.offer(())

    def offer_choices(self, piece: Piece | None, kind: Kind | None) -> None:
        """List what can stand in place of a piece, or be added; what one types now replaces it as well."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if piece is not None:
            self.setSelection(piece.start, piece.end - piece.start)
            self._choosing = lambda reading: self._with(piece, reading)
        else:
            self.end(False)
            self._choosing = lambda reading: added(self.text(), self._words(reading)) if reading else self.text()
        self.offer(choices(piece, kind, self.lookup, self._today))

    def replace(self, piece: Piece, reading: Reading) -> None:
        """Put a reading in a piece's place."""
        self.show_text(self._with(piece, reading))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up leads to the chips while no list is open."""
        if event.key() == Qt.Key.Key_Up and not self.is_open():
            self.upward.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Told, unless it is only the list that opened."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def _read(self, text: str) -> None:
        self.understood = read_question(text, self.lookup, self._today)
        self.read.emit()

    def _suggestions(self, text: str) -> Sequence[Suggestion]:
        if self._is_quiet:
            return ()
        found = completion(text, self.cursorPosition(), self.lookup)
        self._choosing = lambda reading: self._completed(text, found.start, found.end, reading)
        return [suggestion(reading) for reading in found.readings]

    def _completed(self, text: str, start: int, end: int, reading: Reading | None) -> str:
        return f"{text[:start]}{self._words(reading)}{text[end:]}" if reading else text

    def _with(self, piece: Piece, reading: Reading | None) -> str:
        if reading is None:
            return without(self.understood, piece)
        return replaced(self.understood, piece, self._words(reading))

    def _words(self, reading: Reading) -> str:
        words = self.lookup.words(reading)
        return tr("as of {date}", date=words) if reading.kind is Kind.DATE else words

    def _take(self, chosen: Suggestion) -> None:
        if self._choosing is not None and (chosen.value is None or isinstance(chosen.value, Reading)):
            self.show_text(self._choosing(chosen.value))


def _holds(piece: Piece, caret: int) -> bool:
    return piece.start < caret <= piece.end and piece.state is not State.SURPLUS
