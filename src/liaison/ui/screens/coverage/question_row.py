"""The question on top: countries or an office, a crime type, a date; asked as one types, told when it is not understood."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from liaison.base.translations import tr
from liaison.ui.screens.coverage.country_field import CountryField
from liaison.ui.screens.coverage.crime_field import CrimeField
from liaison.ui.screens.coverage.date_field import DateField
from liaison.ui.screens.coverage.question import Question
from liaison.ui.theme.tokens import GAP
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.reference.names import Names

_PAUSE = 150
"""Milliseconds without a key before the question is asked."""


class QuestionRow(QWidget):
    """Three fields side by side with their names above."""

    refused = Signal()
    """What was typed is not understood, which is said here. Nothing is asked."""

    asked = Signal(Question)
    """The question changed, and is understood."""

    def __init__(self, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.countries = CountryField(names)
        self.crime = CrimeField(names)
        self.day = DateField(names.today)
        self._office = ""
        self._wrong = PlainLabel("", "bad")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._connect()

    def question(self) -> Question:
        """What the fields say."""
        countries = self.countries
        return Question(countries.codes(), self.crime.code(), self.day.day(), self._office, countries.is_route())

    def show_question(self, question: Question, office_name: str = "") -> None:
        """Write a question into the fields; tells nobody."""
        self._office = question.office
        if question.office:
            self.countries.show_office(office_name)
        else:
            self.countries.show_countries(question.countries, question.is_route)
        self.crime.show_crime(question.crime_type)
        self.day.show_day(question.at)
        self._wrong.hide()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(4)
        fields = (
            (tr("Who covers"), self.countries, 6),
            (tr("For which crime"), self.crime, 3),
            (tr("As of"), self.day, 2),
        )
        for column, (name, field, stretch) in enumerate(fields):
            label = PlainLabel(name, "muted", wrap=False)
            label.setBuddy(field)
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, stretch)
        self._wrong.hide()
        grid.addWidget(self._wrong, 2, 0, 1, 3)

    def _connect(self) -> None:
        self._pause.timeout.connect(lambda: self.asked.emit(self.question()))
        self.countries.countries_changed.connect(self._countries_changed)
        self.countries.office_chosen.connect(self._office_chosen)
        self.crime.crime_changed.connect(lambda _: self._pause.start())
        self.day.day_changed.connect(lambda _: self._pause.start())
        self.countries.not_understood.connect(
            lambda text: self._complain(text, tr("“{text}” is neither a country nor an office that is known here."))
        )
        self.crime.not_understood.connect(
            lambda text: self._complain(
                text, tr("“{text}” is not in the list of crime types; the arrow key down shows it.")
            )
        )
        self.day.not_understood.connect(
            lambda text: self._complain(text, tr("“{text}” is not a date. Try 2019-08-02, August 2019 or 2019."))
        )

    def _countries_changed(self) -> None:
        self._office = ""
        self._pause.start()

    def _office_chosen(self, office: str) -> None:
        self._office = office
        self._pause.start()

    def _complain(self, text: str, sentence: str) -> None:
        self._wrong.setVisible(bool(text))
        self._wrong.setText(sentence.format(text=text) if text else "")
        if text:
            self._pause.stop()
            self.refused.emit()
