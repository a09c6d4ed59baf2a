"""The question on top: one field, above it what was understood as chips, below it what was not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.domain.coverage_question import text_of
from liaison.domain.question_editing import as_route, swapped, without
from liaison.domain.question_lookup import QuestionLookup
from liaison.domain.question_pieces import Kind, Piece, Question, Reading, State
from liaison.ui.screens.coverage.question_chips import QuestionChips
from liaison.ui.screens.coverage.question_complaint import QuestionComplaint
from liaison.ui.screens.coverage.question_field import QuestionField
from liaison.ui.screens.coverage.question_history import QuestionHistory
from liaison.ui.screens.coverage.question_words import ChipLine, chip_lines
from liaison.ui.theme.tokens import SPACING
from liaison.ui.widgets.labels import PlainLabel

_PAUSE = 150
"""Milliseconds without a key before the question is asked."""


class QuestionRow(QWidget):
    """Asks as one types; complains of what is not understood once it is finished: by Enter, by going on, or by leaving."""

    asked = Signal(Question)
    """The question changed, and is understood; or Enter was pressed."""

    refused = Signal()
    """What was typed is not understood, which is said here. Nothing is asked."""

    unknown = Signal(object)
    """Texts that are no names here; they may be names in another language, which `learn` tells."""

    def __init__(self, lookup: QuestionLookup, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QuestionField(lookup, today)
        label = PlainLabel(tr("Who covers"), "muted", wrap=False)
        label.setBuddy(self.field)
        self.chips = QuestionChips(label)
        self.complaint = QuestionComplaint()
        self._asked: Question | None = None
        self._is_finished = False
        self._sought: set[str] = set()
        self._history = QuestionHistory()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACING - 2)
        for part in (self.chips, self.field, self.complaint):
            rows.addWidget(part)
        self._connect()
        self._show()

    def question(self) -> Question:
        """What the text says."""
        return self.field.understood.question

    def show_question(self, question: Question) -> None:
        """Write a question into the field, unless it says just that already; tells nobody."""
        self._is_finished = True
        if question != self.question() or self.field.understood.obstacles:
            self._history.keep(self.field.text())
            self.field.show_text(text_of(question, self.field.lookup))
            self.field.setCursorPosition(0)
        self._pause.stop()
        self._asked = question

    def learn(self, names: Mapping[str, tuple[str, ...]]) -> None:
        """Names of countries in further languages, with the codes each can mean."""
        if names:
            self.field.set_lookup(self.field.lookup.knowing(names), self.field.today)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._ask)
        field, chips = self.field, self.chips
        field.read.connect(self._show)
        field.textEdited.connect(lambda _: self._unfinish())
        field.confirmed.connect(self._confirm)
        field.left.connect(self._finish)
        field.recalled.connect(self._recall)
        field.upward.connect(lambda: chips.focus_place(field.cursorPosition()))
        chips.changing.connect(self._change)
        chips.removing.connect(self._remove)
        chips.moving.connect(self._move)
        chips.left.connect(lambda: field.setFocus(Qt.FocusReason.OtherFocusReason))
        chips.route_wanted.connect(lambda wanted: field.show_text(as_route(field.understood, wanted)))
        self.complaint.meant.connect(self._replace)

    # Reading ------------------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Draw what was understood; ask when all of it was."""
        understood = self.field.understood
        unfinished = None if self._is_finished else self.field.unfinished()

        def is_finished(piece: Piece) -> bool:
            return unfinished is None or not unfinished.holds(piece)

        lines = chip_lines(understood, is_finished)
        self.chips.show_lines(lines, len(understood.of_kind(Kind.COUNTRY)), understood.question.is_route)
        obstacle = next(filter(is_finished, understood.obstacles), None)
        self.complaint.show_piece(obstacle)
        self.field.set_invalid(obstacle is not None)
        if obstacle is not None:
            self._refuse()
            self._seek(piece.text for piece in understood.obstacles if is_finished(piece))
        elif unfinished is not None:
            self._pause.stop()
        elif understood.question != self._asked:
            self._pause.start()

    def _seek(self, texts: Iterable[str]) -> None:
        """Ask once of each text whether it is a name elsewhere."""
        new = tuple(text for text in texts if text not in self._sought)
        self._sought.update(new)
        if new:
            self.unknown.emit(new)

    def _unfinish(self) -> None:
        if self._is_finished:
            self._is_finished = False
            self._show()

    def _recall(self, step: int) -> None:
        self._is_finished = True
        self.field.show_text(self._history.go(step, self.field.text()))

    def _finish(self) -> None:
        self._is_finished = True
        if not self.field.understood.obstacles:
            self._history.keep(self.field.text())
        self._show()

    def _ask(self) -> None:
        self._asked = self.question()
        self.asked.emit(self._asked)

    def _refuse(self) -> None:
        self._pause.stop()
        if self._asked is not None:
            self._asked = None
            self.refused.emit()

    def _confirm(self) -> None:
        """Enter: the best suggestion for what is half typed, choices for what means several, else the answer."""
        obstacles, unfinished = self.field.understood.obstacles, self.field.unfinished()
        is_several = any(
            piece.state is State.AMBIGUOUS and unfinished and unfinished.holds(piece) for piece in obstacles
        )
        if unfinished is not None and self.field.offered() and not is_several:
            self.field.chosen.emit(self.field.offered()[0])
            return
        self._finish()
        if not obstacles:
            self._pause.stop()
            self._ask()
        elif obstacles[0].state is State.AMBIGUOUS:
            self.field.offer_choices(obstacles[0], None)

    # Changing by chips --------------------------------------------------------------------------------------------------

    def _change(self, line: ChipLine) -> None:
        self.field.offer_choices(line.piece, line.kind)

    def _remove(self, line: ChipLine) -> None:
        if line.piece is not None:
            self.field.show_text(without(self.field.understood, line.piece))

    def _replace(self, piece: Piece, reading: Reading) -> None:
        self.field.replace(piece, reading)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, line: ChipLine, step: int) -> None:
        """A country changes places with the one before or after it."""
        countries = self.field.understood.of_kind(Kind.COUNTRY)
        place = countries.index(line.piece) if line.piece in countries else -1
        if place >= 0 and 0 <= place + step < len(countries):
            self.field.show_text(swapped(self.field.understood, countries[place], countries[place + step]))
            self.chips.focus_place(self.field.understood.of_kind(Kind.COUNTRY)[place + step].start)
