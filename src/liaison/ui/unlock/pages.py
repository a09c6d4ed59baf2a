"""The pages of the first start."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from liaison.base.translations import language, tr
from liaison.domain.recovery_code import RecoveryCode
from liaison.services.vault import GeneratedPassphrase, Level, RecoveryQuiz, StrengthMeter
from liaison.ui.theme.tokens import GAP
from liaison.ui.unlock.recovery_sheet import print_sheet
from liaison.ui.widgets.labels import PlainLabel


class Page(QWidget):
    """One page: a title, and whether one can go on."""

    ready_changed = Signal(bool)
    go_on = Signal()

    def __init__(self, title: str, explanation: str) -> None:
        super().__init__()
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(GAP)
        self.rows.addWidget(PlainLabel(title, "title"))
        if explanation:
            self.rows.addWidget(PlainLabel(explanation, "muted"))

    def is_ready(self) -> bool:
        """Whether one can go on."""
        return True

    def focus_first(self) -> None:
        """Where one begins."""


class WelcomePage(Page):
    """What to begin with."""

    own_asked = Signal()
    sample_asked = Signal()
    open_asked = Signal()
    restore_asked = Signal()

    def __init__(self, folder: str) -> None:
        super().__init__(
            "Liaison Desk",
            tr(
                "Who covers which country, what was said, what was promised. Everything stays encrypted on this computer."
            ),
        )
        self.rows.addSpacing(8)
        self._own = QPushButton(tr("Create &my store"))
        self._own.setProperty("primary", True)
        sample = QPushButton(tr("&Look around in a sample"))
        other = QPushButton(tr("&Open a store in another folder…"))
        restore = QPushButton(tr("&Restore a backup…"))
        for button, asked, hint in (
            (self._own, self.own_asked, tr("In {folder}", folder=folder)),
            (sample, self.sample_asked, tr("Three stories from the field. Nothing is kept.")),
            (other, self.open_asked, ""),
            (restore, self.restore_asked, ""),
        ):
            button.clicked.connect(asked)
            button.setAutoDefault(True)
            self.rows.addWidget(button)
            if hint:
                self.rows.addWidget(PlainLabel(hint, "muted"))
        self.rows.addStretch(1)

    def focus_first(self) -> None:
        """On one's own store."""
        self._own.setFocus()


class PassphrasePage(Page):
    """Choosing a passphrase, with an honest meter and words on offer."""

    def __init__(self, suggest: Callable[[], GeneratedPassphrase]) -> None:
        super().__init__(
            tr("Choose a passphrase"),
            tr(
                "It opens the store at every start. Five words that have nothing to do with each other are strong and easy to type."
            ),
        )
        self._suggest = suggest
        self._meter: StrengthMeter | None = None
        self._accepted = False
        self._field, self._again = QLineEdit(), QLineEdit()
        self._field.setAccessibleName(tr("Passphrase"))
        self._again.setAccessibleName(tr("Passphrase again"))
        self._seen = QCheckBox(tr("&Show what I type"))
        self._seen.toggled.connect(self._set_visible)
        self._bar = QProgressBar(maximum=4, textVisible=False)
        self._bar.setAccessibleName(tr("Strength"))
        self._verdict, self._reason = PlainLabel("", "heading"), PlainLabel("", "muted")
        self._same = PlainLabel("", "bad")
        suggest_button = QPushButton(tr("S&uggest five words"))
        suggest_button.clicked.connect(self._offer)
        self._offered = PlainLabel("", "heading", selectable=True)
        form = QFormLayout()
        form.addRow(_label(tr("&Passphrase"), self._field), self._field)
        form.addRow(_label(tr("&Again"), self._again), self._again)
        self.rows.addLayout(form)
        self.rows.addWidget(self._seen)
        self.rows.addWidget(self._bar)
        for widget in (self._verdict, self._reason, self._same):
            self.rows.addWidget(widget)
        line = QHBoxLayout()
        line.addWidget(suggest_button)
        line.addWidget(self._offered, 1)
        self.rows.addLayout(line)
        self.rows.addStretch(1)
        self._pause = QTimer(self, singleShot=True, interval=80)
        self._pause.timeout.connect(self._rate)
        self._field.textChanged.connect(self._changed)
        self._again.textChanged.connect(self._changed)
        self._field.returnPressed.connect(self._again.setFocus)
        self._again.returnPressed.connect(self.go_on)
        self._set_visible(False)

    def use_meter(self, meter: StrengthMeter) -> None:
        """Rate with this."""
        self._meter = meter

    def passphrase(self) -> str:
        """What was chosen."""
        return self._field.text()

    def forget(self) -> None:
        """Empty the fields."""
        for field in (self._field, self._again):
            field.clear()
        self._offered.setText("")

    def is_ready(self) -> bool:
        """Accepted, and typed twice alike."""
        return self._accepted and self._field.text() == self._again.text()

    def focus_first(self) -> None:
        """Where one types."""
        self._field.setFocus()

    def _changed(self) -> None:
        self._accepted = False
        self._pause.start()
        self.ready_changed.emit(False)

    def _rate(self) -> None:
        text = self._field.text()
        if self._meter is None or not text:
            self._bar.setValue(0)
            self._verdict.setText("")
            self._reason.setText("")
            return
        strength = self._meter.rate(text)
        self._accepted = strength.accepted
        self._bar.setValue(int(strength.level))
        self._verdict.setText(strength.level.label)
        self._verdict.set_role("good" if strength.accepted else "warn" if strength.level >= Level.WEAK else "bad")
        self._reason.setText("\n".join(part for part in (strength.sentence, strength.advice) if part))
        differs = bool(self._again.text()) and self._again.text() != text
        self._same.setText(tr("The two are not the same yet.") if differs else "")
        self.ready_changed.emit(self.is_ready())

    def _offer(self) -> None:
        offered = self._suggest()
        self._offered.setText(offered.text)
        self._seen.setChecked(True)
        self._field.setText(offered.text)
        self._again.clear()
        self._again.setFocus()

    def _set_visible(self, visible: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if visible else QLineEdit.EchoMode.Password
        self._field.setEchoMode(mode)
        self._again.setEchoMode(mode)


class RecoveryCodePage(Page):
    """Shows the code, once."""

    def __init__(self) -> None:
        super().__init__(
            tr("Keep the recovery code"),
            tr(
                "It opens the store when the passphrase is forgotten. It is shown this once. Print it or write it down, and keep "
                "it apart from the computer, for instance in the office's safe. Whoever has it can open the store."
            ),
        )
        self._code: RecoveryCode | None = None
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        self._labels: list[QLabel] = []
        mono = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        mono.setPointSize(mono.pointSize() + 5)
        for number in range(8):
            shown = PlainLabel("", selectable=True, wrap=False)
            shown.setFont(mono)
            self._labels.append(shown)
            row, column = divmod(number, 2)
            self._grid.addWidget(PlainLabel(f"{number + 1}", "muted", wrap=False), row, 2 * column)
            self._grid.addWidget(shown, row, 2 * column + 1)
        self._grid.setColumnStretch(3, 1)
        self._print = QPushButton(tr("&Print…"))
        self._print.clicked.connect(self._print_it)
        self.rows.addSpacing(8)
        self.rows.addLayout(self._grid)
        self.rows.addSpacing(8)
        line = QHBoxLayout()
        line.addWidget(self._print)
        line.addStretch(1)
        self.rows.addLayout(line)
        self.rows.addWidget(
            PlainLabel(tr("It is never saved as a file. On the next page two of its groups are asked for."), "muted")
        )
        self.rows.addStretch(1)

    def show_code(self, code: RecoveryCode) -> None:
        """Show the groups."""
        self._code = code
        for label, group in zip(self._labels, code.groups, strict=True):
            label.setText(group)

    def forget(self) -> None:
        """Show it no more."""
        self._code = None
        for label in self._labels:
            label.clear()

    def focus_first(self) -> None:
        """On printing."""
        self._print.setFocus()

    def _print_it(self) -> None:
        if self._code is not None:
            print_sheet(self._code, language(), self)


class QuizPage(Page):
    """Was it kept?"""

    def __init__(self) -> None:
        super().__init__(tr("Was the code kept?"), tr("Type these two groups from the sheet."))
        self._quiz: RecoveryQuiz | None = None
        self._fields = (QLineEdit(), QLineEdit())
        self._labels = tuple(_label("", field) for field in self._fields)
        form = QFormLayout()
        for label, field in zip(self._labels, self._fields, strict=True):
            form.addRow(label, field)
            field.textChanged.connect(lambda: self.ready_changed.emit(self.is_ready()))
        self._fields[0].returnPressed.connect(self._fields[1].setFocus)
        self._fields[1].returnPressed.connect(self.go_on)
        self._wrong = PlainLabel("", "bad")
        self.rows.addLayout(form)
        self.rows.addWidget(self._wrong)
        self.rows.addStretch(1)

    def ask(self, quiz: RecoveryQuiz) -> None:
        """Ask for two groups."""
        self._quiz = quiz
        self._wrong.setText("")
        for number, label, field in zip(quiz.numbers, self._labels, self._fields, strict=True):
            label.setText(tr("Group {number}", number=number))
            field.setAccessibleName(label.text())
            field.clear()

    def is_ready(self) -> bool:
        """Both are filled."""
        return all(field.text().strip() for field in self._fields)

    def answered_right(self) -> bool:
        """Checks the answers and says which is wrong."""
        if self._quiz is None:
            return False
        right = self._quiz.right([field.text() for field in self._fields])
        wrong = [str(number) for number, good in zip(self._quiz.numbers, right, strict=True) if not good]
        self._wrong.setText(
            tr("Group {numbers} is not what the sheet says. Compare it again.", numbers=", ".join(wrong))
            if wrong
            else ""
        )
        return not wrong

    def focus_first(self) -> None:
        """On the first group."""
        self._fields[0].setFocus()


def _label(text: str, buddy: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(buddy)
    return label
