"""Was the recovery code kept? Two of its groups are asked for."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from liaison.base.translations import tr
from liaison.services.vault import RecoveryQuiz
from liaison.ui.unlock.page import Labelled, Page
from liaison.ui.widgets.labels import PlainLabel


class QuizPage(Page):
    """Two fields, and which of them is wrong."""

    def __init__(self) -> None:
        super().__init__(
            tr("Was the code kept?"),
            tr("Type these two groups from your sheet. Capitals or small letters, O or 0, it is all the same."),
        )
        self._quiz: RecoveryQuiz | None = None
        self.fields = (QLineEdit(), QLineEdit())
        self._lines = [Labelled("", field) for field in self.fields]
        self._wrong = PlainLabel("", "bad")
        for line, field in zip(self._lines, self.fields, strict=True):
            self.rows.addLayout(line)
            field.textChanged.connect(lambda: self.ready_changed.emit(self.is_ready()))
        self.fields[0].returnPressed.connect(self.fields[1].setFocus)
        self.fields[1].returnPressed.connect(self.go_on)
        self.rows.addWidget(self._wrong)
        self.rows.addStretch(1)

    def ask(self, quiz: RecoveryQuiz) -> None:
        """Ask for two groups."""
        self._quiz = quiz
        self._wrong.setText("")
        for number, line, field in zip(quiz.numbers, self._lines, self.fields, strict=True):
            line.label.setText(tr("Group {number}", number=number))
            field.setAccessibleName(line.label.text())
            field.clear()

    def is_ready(self) -> bool:
        """Both are filled."""
        return all(field.text().strip() for field in self.fields)

    def answered_right(self) -> bool:
        """Check the answers and say which is wrong."""
        if self._quiz is None:
            return False
        right = self._quiz.right([field.text() for field in self.fields])
        wrong = [number for number, good in zip(self._quiz.numbers, right, strict=True) if not good]
        self._wrong.setText(_sentence(wrong) if wrong else "")
        for field, good in zip(self.fields, right, strict=True):
            field.setProperty("invalid", not good)
            field.style().polish(field)
        return not wrong

    def focus_first(self) -> None:
        """On the first group."""
        self.fields[0].setFocus()


def _sentence(numbers: list[int]) -> str:
    said = ", ".join(str(number) for number in numbers)
    return tr("Group {numbers} is not what the sheet says. Compare it again, or go back to the code.", numbers=said)
