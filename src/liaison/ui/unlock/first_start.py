"""The first start: a sample to look around in, or a store of one's own in three steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.services.vault import FirstStart, GeneratedPassphrase, StrengthMeter
from liaison.ui.theme.tokens import MARGIN
from liaison.ui.unlock.aside import Aside
from liaison.ui.unlock.language_button import ChooseLanguage, LanguageButton
from liaison.ui.unlock.page import Page
from liaison.ui.unlock.passphrase_page import PassphrasePage
from liaison.ui.unlock.quiz_page import QuizPage
from liaison.ui.unlock.recovery_code_page import RecoveryCodePage
from liaison.ui.unlock.welcome_page import WelcomePage
from liaison.ui.widgets.labels import PlainLabel

_WELCOME, _PASSPHRASE, _CODE, _QUIZ = range(4)


@dataclass(frozen=True, slots=True)
class FirstStartTools:
    """What setting up needs.

    Attributes:
        load_meter: makes the strength meter; a tenth of a second, so it is called off the GUI thread.
        begin: begins a vault with that meter, or raises a WorldError.
        suggest: five words.
        folder: where the store will be, as shown.
        warning: what speaks against that folder; empty mostly.
        choose_language: uses and remembers another language; without it none is offered.
    """

    load_meter: Callable[[], StrengthMeter]
    begin: Callable[[StrengthMeter], FirstStart]
    suggest: Callable[[], GeneratedPassphrase]
    folder: str
    warning: str = ""
    choose_language: ChooseLanguage | None = None


class FirstStartWindow(QWidget):
    """Leads from nothing to a vault: welcome, passphrase, recovery code, and the question whether it was kept."""

    created = Signal(object)
    sample_asked = Signal()
    open_asked = Signal()
    restore_asked = Signal()
    broke = Signal(object)

    def __init__(self, tools: FirstStartTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._start: FirstStart | None = None
        self._is_busy = False
        self.setWindowTitle("Liaison Desk")
        self.resize(720, 580)
        self._step = PlainLabel("", "muted", wrap=False)
        self._language = LanguageButton(tools.choose_language)
        self._pages = QStackedWidget()
        self._message = PlainLabel("", "bad")
        self._busy = QProgressBar(maximum=0, textVisible=False)
        self._back, self._next = QPushButton(), QPushButton()
        self._next.setProperty("primary", True)
        for button in (self._back, self._next):
            button.setAutoDefault(True)
        self._lay_out()
        self._make_pages()
        self._language.chosen.connect(self._make_pages)
        self._back.clicked.connect(lambda: self._show(self._pages.currentIndex() - 1))
        self._next.clicked.connect(self._go_on)

    def _lay_out(self) -> None:
        head, buttons = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._step, 1)
        head.addWidget(self._language)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self._next)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(40, 20, 40, 28)
        rows.setSpacing(MARGIN)
        rows.addLayout(head)
        rows.addWidget(self._pages, 1)
        rows.addWidget(self._message)
        rows.addWidget(self._busy)
        rows.addLayout(buttons)
        self._busy.hide()

    def _make_pages(self) -> None:
        """Anew in another language; only the welcome offers that, so nothing typed is lost."""
        while (former := self._pages.widget(0)) is not None:
            self._pages.removeWidget(former)
            former.deleteLater()
        self._welcome = WelcomePage(self._tools.folder, self._tools.warning)
        self._choose = PassphrasePage(self._tools.suggest)
        self._code, self._quiz = RecoveryCodePage(), QuizPage()
        self._in_order: tuple[Page, ...] = (self._welcome, self._choose, self._code, self._quiz)
        for page in self._in_order:
            self._pages.addWidget(page)
            page.ready_changed.connect(lambda _ready: self._set_ready())
            page.go_on.connect(self._go_on)
        self._welcome.own_asked.connect(self._begin)
        self._welcome.sample_asked.connect(self.sample_asked)
        self._welcome.open_asked.connect(self.open_asked)
        self._welcome.restore_asked.connect(self.restore_asked)
        self._back.setText(tr("&Back"))
        self._busy.setAccessibleName(tr("Please wait"))
        self._start = None
        self._show(_WELCOME)

    def _begin(self) -> None:
        if self._start is not None:
            self._show(_PASSPHRASE)
            return
        self._set_busy(tr("Loading the words that guessers try first…"))
        Aside(self._tools.load_meter, self._meter_loaded, self._refuse, self)

    def _meter_loaded(self, meter: StrengthMeter) -> None:
        try:
            self._start = self._tools.begin(meter)
        except WorldError as error:
            self._refuse(error)
            return
        self._set_busy("")
        self._choose.use_meter(meter)
        self._code.show_code(self._start.recovery_code)
        self._show(_PASSPHRASE)

    def _go_on(self) -> None:
        page = self._pages.currentIndex()
        if self._start is None or self._is_busy or not self._in_order[page].is_ready():
            return
        if page == _CODE:
            self._quiz.ask(self._start.quiz())
        if page != _QUIZ:
            self._show(page + 1)
        elif self._quiz.answered_right():
            self._create(self._start, self._choose.passphrase())

    def _create(self, start: FirstStart, passphrase: str) -> None:
        self._set_busy(tr("Creating the store. Deriving the keys takes about two seconds on purpose."))
        Aside(lambda: start.create(passphrase), self._created, self._refuse, self)

    def _created(self, key: Any) -> None:
        self._choose.forget()
        self._code.forget()
        self.created.emit(key)

    def _refuse(self, error: Exception) -> None:
        self._set_busy("")
        self._in_order[self._pages.currentIndex()].focus_first()
        if isinstance(error, WorldError):
            self._say(str(error), "bad")
        else:
            self.broke.emit(error)

    def _show(self, number: int) -> None:
        self._say("", "bad")
        self._pages.setCurrentIndex(number)
        self._step.setText(tr("Step {number} of {steps}", number=number, steps=_QUIZ) if number else "")
        self._language.setVisible(number == _WELCOME and self._tools.choose_language is not None)
        self._back.setVisible(number != _WELCOME)
        self._next.setVisible(number != _WELCOME)
        self._next.setText(tr("&Create the store") if number == _QUIZ else tr("&Next"))
        self._set_ready()
        self._in_order[number].focus_first()

    def _set_ready(self) -> None:
        page = self._in_order[self._pages.currentIndex()]
        self._next.setEnabled(page.is_ready() and not self._is_busy)

    def _set_busy(self, why: str) -> None:
        self._is_busy = bool(why)
        self._say(why, "muted")
        self._busy.setVisible(self._is_busy)
        for widget in (self._pages, self._back, self._language):
            widget.setEnabled(not self._is_busy)
        self._set_ready()

    def _say(self, text: str, role: str) -> None:
        self._message.set_role(role)
        self._message.setText(text)
