"""Another language before there is a store: one button that names the other one. On the path of the first paint."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from liaison.base.translations import language

ChooseLanguage = Callable[[str], None]
"""Uses and remembers the language of this code; the texts are put anew afterwards."""

# each in its own language, so that it is found by whoever cannot read the present one
LANGUAGES = (("en", "English"), ("ru", "Русский"))


class LanguageButton(QPushButton):
    """Goes to the next language.

    Args:
        choose: None hides the button.
    """

    chosen = Signal()

    def __init__(self, choose: ChooseLanguage | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choose = choose
        self.setProperty("flat", True)
        self.setAutoDefault(True)
        self.setVisible(choose is not None)
        self.clicked.connect(self._go_on)
        self._word()

    def _next(self) -> tuple[str, str]:
        codes = [code for code, _ in LANGUAGES]
        present = codes.index(language()) if language() in codes else 0
        return LANGUAGES[(present + 1) % len(LANGUAGES)]

    def _word(self) -> None:
        self.setText(self._next()[1])
        self.setAccessibleName(self._next()[1])

    def _go_on(self) -> None:
        if self._choose is not None:
            self._choose(self._next()[0])
            self._word()
            self.chosen.emit()
