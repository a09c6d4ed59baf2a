"""What is asked of legal bases, and the fields that ask it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from liaison.base.translations import tr
from liaison.domain.instruments import LegalKind
from liaison.ui.theme.tokens import GAP
from liaison.ui.widgets.enum_box import EnumBox
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.reference.choice_field import ChoiceField, country_choices, crime_choices
from liaison.ui.widgets.reference.day_field import DayField
from liaison.ui.widgets.reference.names import Names

_PAUSE = 150
"""Milliseconds without a change before the question is asked."""


@dataclass(frozen=True, slots=True)
class LegalQuestion:
    """On what basis.

    Attributes:
        a, b: ISO alpha-2, empty while not given.
        crime: code of the vocabulary, empty for any; kind: None for all; at: None for today.
    """

    a: str = ""
    b: str = ""
    crime: str = ""
    kind: LegalKind | None = None
    at: date | None = None

    @property
    def pair(self) -> bool:
        """True when there are two different countries."""
        return bool(self.a and self.b and self.a != self.b)


class QuestionFields(QWidget):
    """Two countries, a kind, a crime, a day; asked as they change, told when not understood."""

    asked = Signal(LegalQuestion)
    """The question changed, and is understood."""

    refused = Signal()
    """What was typed is not understood, which is said here. Nothing is asked."""

    def __init__(self, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.a = ChoiceField(country_choices(names), tr("One country"), tr("Belarus, BY…"))
        self.b = ChoiceField(country_choices(names), tr("The other country"), tr("United States, US…"))
        self.kind = EnumBox(tr("Kind of request"), LegalKind, tr("any kind"))
        self.crime = ChoiceField(crime_choices(names), tr("Crime type"), tr("any crime"))
        self.day = DayField(names.today)
        self._wrong = PlainLabel("", "bad")
        self._complaints: dict[QLineEdit, str] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._connect()

    def in_order(self) -> tuple[QWidget, ...]:
        """The fields as the Tab key goes through them."""
        return self.a, self.b, self.kind, self.crime, self.day

    def question(self) -> LegalQuestion:
        """What the fields say."""
        return LegalQuestion(self.a.key(), self.b.key(), self.crime.key(), self.kind.chosen(), self.day.day())

    def show_question(self, question: LegalQuestion) -> None:
        """Write a question into the fields; tells nobody."""
        self.a.show_key(question.a)
        self.b.show_key(question.b)
        self.crime.show_key(question.crime)
        self.kind.show_value(question.kind)
        self.day.show_day(question.at)
        self._complaints.clear()
        self._wrong.hide()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(2)
        fields: tuple[tuple[QWidget, int], ...] = (
            (self.a, 5),
            (self.b, 5),
            (self.kind, 3),
            (self.crime, 4),
            (self.day, 3),
        )
        for column, (field, stretch) in enumerate(fields):
            grid.addWidget(PlainLabel(field.accessibleName(), "muted", wrap=False), 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, stretch)
        self._wrong.hide()
        grid.addWidget(self._wrong, 2, 0, 1, len(fields))

    def _connect(self) -> None:
        self._pause.timeout.connect(lambda: self.asked.emit(self.question()))
        self.kind.currentIndexChanged.connect(lambda _: self._pause.start())
        self.day.day_changed.connect(lambda _: self._pause.start())
        for field in (self.a, self.b, self.crime):
            field.key_changed.connect(lambda _: self._pause.start())
        country = tr("“{text}” is not known as a country; try a name or a code of two letters.")
        crime = tr("“{text}” is not in the list of crime types; the arrow key down shows it.")
        day = tr("“{text}” is not a date. Try 2019-08-02, August 2019 or 2019.")
        for field, sentence in ((self.a, country), (self.b, country), (self.crime, crime)):
            field.not_understood.connect(
                lambda text, field=field, sentence=sentence: self._complain(field, text, sentence)
            )
        self.day.not_understood.connect(lambda text: self._complain(self.day, text, day))

    def _complain(self, field: QLineEdit, text: str, sentence: str) -> None:
        had = bool(self._complaints)
        self._complaints.pop(field, None)
        if text:
            self._complaints[field] = sentence.format(text=text)
        self._wrong.setText("\n".join(self._complaints.values()))
        self._wrong.setVisible(bool(self._complaints))
        if self._complaints:
            self._pause.stop()
            self.refused.emit()
        elif had:
            self._pause.start()


def with_pair(question: LegalQuestion, a: str, b: str) -> LegalQuestion:
    """The same asked of other countries."""
    return replace(question, a=a, b=b)
