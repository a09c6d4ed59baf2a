"""The fields an item of the note turns into while it is edited in its place beside the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from liaison.base.translations import language, tr
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.date_words import UnreadableDate, read_date
from liaison.domain.dates import PartialDate
from liaison.domain.note_lines import (
    NotReadAgain,
    agenda_line,
    follow_up_line,
    outcome_line,
    statement_lines,
    with_topic,
)
from liaison.domain.note_structure import AgendaHeading, AgreedOutcome, NamedTopic, PromisedFollowUp, SpokenStatement
from liaison.domain.outcomes import OutcomeKind
from liaison.domain.topics import crime_of
from liaison.ui.screens.meetings.structure.lines import Item
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.reference.suggest_field import SuggestField, Suggestion

MOST_MINUTES = 9999
_TEXT_LINES = 4


class ItemForm(QFrame):
    """Fields over the place of an item: Enter writes the line, Escape leaves it as it was.

    Args:
        first: the field with the words, over the whole width.
        others: the fields below it, side by side.
        write: gives the new text of the line. Raises NotReadAgain.
    """

    written = Signal(str)
    """The new text of the line; of a topic, its new name, which stands in more than one line."""
    left = Signal()
    """Nothing is to be written."""
    grew = Signal()
    """It needs another height."""

    def __init__(
        self, first: QWidget, others: Sequence[QWidget], write: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._write, self._is_over = write, False
        self.first, self.others = first, tuple(others)
        self.setObjectName("item-form")
        self.setAutoFillBackground(True)
        self.wrong = PlainLabel("", "bad")
        self.wrong.hide()
        below = QHBoxLayout()
        below.setSpacing(4)
        for field in others:
            below.addWidget(field, 3 if field is self.others[0] else 2)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2, 2, 2, 2)
        rows.setSpacing(3)
        rows.addWidget(first)
        if others:
            rows.addLayout(below)
        rows.addWidget(self.wrong)
        self.setFocusProxy(first)
        QApplication.instance().focusChanged.connect(self._focus_went)  # type: ignore[union-attr]

    def finish(self) -> None:
        """Write the line; what cannot be written is told, and the fields stay."""
        if self._is_over:
            return
        try:
            text = self._write()
        except NotReadAgain as refused:
            self.refuse(refused.sentence)
            return
        self._is_over = True
        self.written.emit(text)

    def refuse(self, sentence: str) -> None:
        """Say what is wrong; everything entered stays."""
        self._is_over = False
        self.wrong.setText(sentence)
        self.wrong.show()
        announce(self, sentence)
        self.grew.emit()

    def leave(self) -> None:
        """Write nothing."""
        if not self._is_over:
            self._is_over = True
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes, Escape leaves; nothing reaches the list below."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()

    def _focus_went(self, old: QWidget | None, new: QWidget | None) -> None:
        """Going elsewhere writes the line, as leaving a field does everywhere."""
        if self._is_over or new is None or old is None or not self.isAncestorOf(old) or self.isAncestorOf(new):
            return
        if new.window() is self.window():
            self.finish()


class _SaidField(QPlainTextEdit):
    """Several lines: Enter is for the form, Shift+Enter makes a new line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is for the form."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


def form_for(item: Item, line: str, vocabulary: CrimeTypes | None, parent: QWidget) -> ItemForm:
    """The fields of an item.

    Args:
        line: the text of its line, or lines, in the note.
        vocabulary: offered for topics.
    """
    match item:
        case PromisedFollowUp():
            return _promise_form(item, line, parent)
        case AgreedOutcome():
            return _outcome_form(item, line, parent)
        case AgendaHeading():
            return _agenda_form(item, parent)
        case SpokenStatement():
            return _statement_form(item, parent)
        case NamedTopic():
            return _topic_form(item, vocabulary, parent)


def _promise_form(item: PromisedFollowUp, line: str, parent: QWidget) -> ItemForm:
    what = _field(tr("What"), item.what)
    who = _field(tr("Who"), item.who)
    due = _field(tr("Due"), item.unread_due or (item.due.text if item.due else ""), tr("16 August 2019"))

    def write() -> str:
        return follow_up_line(line, what.text(), who.text(), _day(due.text()))

    return ItemForm(what, (who, due), write, parent)


def _outcome_form(item: AgreedOutcome, line: str, parent: QWidget) -> ItemForm:
    text = _field(tr("Outcome"), item.text)
    kind = QComboBox()
    kind.setAccessibleName(tr("Kind of outcome"))
    kind.addItem(tr("kind not known"))
    kinds = tuple(OutcomeKind)
    kind.addItems([one.label for one in kinds])
    kind.setCurrentIndex(kinds.index(item.kind) + 1 if item.kind else 0)

    def write() -> str:
        place = kind.currentIndex()
        return outcome_line(line, kinds[place - 1] if place else None, text.text())

    return ItemForm(text, (kind,), write, parent)


def _agenda_form(item: AgendaHeading, parent: QWidget) -> ItemForm:
    title = _field(tr("Agenda item"), item.title)
    minutes = _field(tr("Minutes planned"), "" if item.minutes is None else str(item.minutes), tr("minutes"))
    minutes.setValidator(QIntValidator(0, MOST_MINUTES, minutes))

    def write() -> str:
        return agenda_line(title.text(), int(minutes.text()) if minutes.text().strip() else None)

    return ItemForm(title, (minutes,), write, parent)


def _statement_form(item: SpokenStatement, parent: QWidget) -> ItemForm:
    said = _SaidField()
    said.setPlainText(item.text)
    said.setAccessibleName(tr("What was said"))
    said.setTabChangesFocus(True)
    said.setFixedHeight(said.fontMetrics().lineSpacing() * _TEXT_LINES + 12)
    speaker = _field(tr("Speaker"), item.speaker)
    return ItemForm(said, (speaker,), lambda: statement_lines(speaker.text(), said.toPlainText()), parent)


def _topic_form(item: NamedTopic, vocabulary: CrimeTypes | None, parent: QWidget) -> ItemForm:
    crimes = vocabulary or CrimeTypes(())

    def suggest(text: str) -> list[Suggestion]:
        return [Suggestion(f"{one.name(language())}  #{one.code}", one.code) for one in crimes.starting_with(text)]

    def everything() -> list[Suggestion]:
        return [Suggestion(f"{one.name(language())}  #{one.code}", one.code) for one in crimes]

    field = SuggestField(suggest, everything)
    field.setAccessibleName(tr("Topic"))
    field.setText(item.name)
    field.selectAll()

    def write() -> str:
        typed = field.text().strip().lstrip("#")
        crime = crime_of(typed, crimes)
        return with_topic(f"#{item.name}", item.name, crime.code if crime else typed).removeprefix("#")

    form = ItemForm(field, (), write, parent)

    def chosen(suggestion: Suggestion) -> None:
        field.setText(str(suggestion.value))
        form.finish()

    field.chosen.connect(chosen)
    return form


def _field(name: str, text: str, example: str = "") -> QLineEdit:
    made = QLineEdit(text)
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setPlaceholderText(example or name)
    return made


def _day(typed: str) -> PartialDate | None:
    try:
        return read_date(typed) if typed.strip() else None
    except UnreadableDate as unreadable:
        raise NotReadAgain(unreadable.sentence) from unreadable
    except ValueError as error:
        raise NotReadAgain(tr("“{written}” is not a date", written=typed.strip())) from error
