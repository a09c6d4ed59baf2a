"""Choosing a passphrase, with an honest meter and words on offer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QProgressBar, QPushButton

from liaison.base.translations import tr
from liaison.services.vault import GeneratedPassphrase, Level, Strength, StrengthMeter, caveat
from liaison.ui.unlock.aside import Aside
from liaison.ui.unlock.page import Labelled, Page
from liaison.ui.unlock.secret_field import SecretField
from liaison.ui.widgets.labels import PlainLabel

_PAUSE = 80


class PassphrasePage(Page):
    """The passphrase typed twice, rated while it is typed.

    Args:
        suggest: draws words.
    """

    def __init__(self, suggest: Callable[[], GeneratedPassphrase]) -> None:
        explanation = tr(
            "It opens the store at every start, and nobody can reset it. Five words that have nothing to do with each "
            "other are strong and easy to type."
        )
        super().__init__(tr("Choose a passphrase"), explanation)
        self._suggest = suggest
        self._meter: StrengthMeter | None = None
        self._accepted = False
        self.field, self.again = SecretField(), SecretField()
        self.offer = QPushButton(tr("S&uggest five words"))
        self.offer.setAutoDefault(True)
        self._words = PlainLabel("", "heading", selectable=True)
        self._seen = QCheckBox(tr("S&how what I type"))
        self._bar = QProgressBar(maximum=int(Level.STRONG), textVisible=False)
        self._bar.setAccessibleName(tr("Strength"))
        self._verdict, self._reason = PlainLabel("", "muted", wrap=False), PlainLabel("", "muted")
        self._same = PlainLabel("", "bad")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._connect()
        self._set_visible(False)
        self._show_nothing()

    def use_meter(self, meter: StrengthMeter) -> None:
        """Rate with this."""
        self._meter = meter

    def passphrase(self) -> str:
        """What was chosen."""
        return self.field.text()

    def forget(self) -> None:
        """Empty the fields."""
        for field in (self.field, self.again):
            field.clear()
        self._words.clear()

    def is_ready(self) -> bool:
        """Accepted, and typed twice alike."""
        return self._accepted and self.field.text() == self.again.text()

    def focus_first(self) -> None:
        """Where one types."""
        self.field.setFocus()

    def _lay_out(self) -> None:
        words = QHBoxLayout()
        words.addWidget(self.offer)
        words.addWidget(self._words, 1)
        strength = QHBoxLayout()
        strength.addWidget(self._bar, 1)
        strength.addWidget(self._verdict)
        self.rows.addLayout(words)
        self.rows.addLayout(Labelled(tr("&Passphrase"), self.field))
        self.rows.addLayout(strength)
        self.rows.addWidget(self._reason)
        self.rows.addLayout(Labelled(tr("The same &again"), self.again))
        self.rows.addWidget(self._same)
        self.rows.addWidget(self._seen)
        self.rows.addStretch(1)

    def _connect(self) -> None:
        self.offer.clicked.connect(self._put_words)
        self._seen.toggled.connect(self._set_visible)
        self._pause.timeout.connect(self._rate)
        self.field.textChanged.connect(self._typed)
        self.again.textChanged.connect(self._compare)
        self.field.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self.go_on)

    def _typed(self) -> None:
        self._accepted = False
        self._pause.start()
        self._compare()

    def _compare(self) -> None:
        typed, again = self.field.text(), self.again.text()
        # while one still types the beginning is right
        self._same.setText("" if typed.startswith(again) else tr("This is not the same."))
        self.ready_changed.emit(self.is_ready())

    def _rate(self) -> None:
        text, meter = self.field.text(), self._meter
        if meter is None or not text:
            self._show_nothing()
            return
        Aside(lambda: meter.rate(text), lambda strength: self._show_strength(text, strength), _not_rated, self)

    def _show_nothing(self) -> None:
        self._bar.setValue(0)
        self._verdict.setText("")
        self._reason.setText(caveat())

    def _show_strength(self, text: str, strength: Strength) -> None:
        if text != self.field.text():
            return
        role = "good" if strength.accepted else "warn" if strength.level >= Level.WEAK else "bad"
        self._accepted = strength.accepted
        # even the lowest step shows that something was measured
        self._bar.setValue(max(1, int(strength.level)))
        self._bar.setProperty("level", role)
        self._bar.style().polish(self._bar)
        self._verdict.set_role(role)
        self._verdict.setText(strength.level.label)
        self._reason.setText(" ".join(part for part in (strength.sentence, strength.advice) if part))
        self._compare()

    def _put_words(self) -> None:
        offered = self._suggest()
        self._words.setText(offered.text)
        self._seen.setChecked(True)
        self.field.setText(offered.text)
        self.again.clear()
        self.again.setPlaceholderText(tr("Type the five words once more: that is how one learns them"))
        self.again.setFocus()

    def _set_visible(self, visible: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if visible else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)
        self.again.setEchoMode(mode)


def _not_rated(error: Exception) -> None:
    raise error
