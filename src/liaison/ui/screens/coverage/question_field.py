"""The one field of a question. The text is all there is: chips and lists of choices change it, and it is read again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from liaison.base.translations import tr
from liaison.domain.coverage_question import read_question
from liaison.domain.question_completion import completion
from liaison.domain.question_editing import added, replaced, without
from liaison.domain.question_lookup import QuestionLookup
from liaison.domain.question_pieces import Kind, Piece, Reading, State
from liaison.ui.screens.coverage.question_choices import choices, suggestion
from liaison.ui.widgets.reference.clear_action import add_clear_action
from liaison.ui.widgets.reference.suggest_field import SuggestField, Suggestion


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the text."""

    start: int
    end: int

    def holds(self, piece: Piece) -> bool:
        """True when the piece lies in it."""
        return self.start <= piece.start and piece.end <= self.end


class QuestionField(SuggestField):
    """Reads while one types and suggests what the words before the caret may become."""

    read = Signal()
    """The text was read anew."""

    upward = Signal()
    """The arrow key up: to the chips."""

    recalled = Signal(int)
    """Alt and an arrow key: the question asked before (-1) or after (1)."""

    left = Signal()
    """The focus went elsewhere in the window."""

    def __init__(self, lookup: QuestionLookup, today: date, parent: QWidget | None = None) -> None:
        super().__init__(self._suggested, parent=parent)
        self.lookup, self.today = lookup, today
        self.understood = read_question("", lookup, today)
        self._choosing: Callable[[Reading | None], str] | None = None
        self._target = (0, 0)
        self._is_quiet = False
        self.setAccessibleName(tr("Question: countries, route, agencies, crime type, date"))
        self.setPlaceholderText(tr("BY drugs · AF → TJ → PL · Frankfurt · FBI money laundering as of 2010"))
        add_clear_action(self)
        self.chosen.connect(self._take)
        self.textChanged.connect(self._read)

    def set_lookup(self, lookup: QuestionLookup, today: date) -> None:
        """Names were read anew: read the text with them."""
        self.lookup, self.today = lookup.knowing(self.lookup.learned), today
        self._read(self.text())

    def unfinished(self) -> Span | None:
        """The part at the caret that is no whole name yet; None when all is, or when caret or focus are elsewhere."""
        if not self.hasFocus() or self.hasSelectedText():
            return None
        caret, (start, end) = self.cursorPosition(), self._target
        held = [piece for piece in self.understood.obstacles if piece.state is not State.SURPLUS]
        for piece in held:
            if piece.start < caret <= piece.end or (end == caret and start <= piece.start and piece.end <= end):
                return Span(min(piece.start, start) if end == caret else piece.start, max(piece.end, caret))
        return None

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
        self.offer(choices(piece, kind, self.lookup, self.today))

    def replace(self, piece: Piece, reading: Reading) -> None:
        """Put a reading in a piece's place."""
        self.show_text(self._with(piece, reading))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up leads to the chips while no list is open; with Alt, Up and Down go through earlier questions."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.recalled.emit(step)
            return
        if event.key() == Qt.Key.Key_Up and not self.is_open():
            self.upward.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Told when it goes to another part of this window, and not to the list or to another program."""
        super().focusOutEvent(event)
        focused = QApplication.focusWidget()
        if focused is not None and focused is not self and focused.window() is self.window():
            self.left.emit()

    def _read(self, text: str) -> None:
        self.understood = read_question(text, self.lookup, self.today)
        self.read.emit()

    def _suggested(self, text: str) -> Sequence[Suggestion]:
        if self._is_quiet:
            return ()
        found = completion(text, self.cursorPosition(), self.lookup)
        self._target = (found.start, found.end) if found.readings else (0, 0)
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
