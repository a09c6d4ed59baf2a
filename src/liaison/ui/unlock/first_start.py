"""The first start: a sample to look around in, or a store of one's own in four pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.services.vault import FirstStart, GeneratedPassphrase, StrengthMeter
from liaison.ui.theme.tokens import MARGIN
from liaison.ui.unlock.aside import Aside
from liaison.ui.unlock.pages import Page, PassphrasePage, QuizPage, RecoveryCodePage, WelcomePage
from liaison.ui.widgets.labels import PlainLabel


@dataclass(frozen=True, slots=True)
class FirstStartTools:
    """What setting up needs.

    Attributes:
        load_meter: makes the strength meter; a tenth of a second, so it is called off the GUI thread.
        begin: begins a vault with that meter.
        suggest: five words.
        folder: where the store will be, as shown.
    """

    load_meter: Callable[[], StrengthMeter]
    begin: Callable[[StrengthMeter], FirstStart]
    suggest: Callable[[], GeneratedPassphrase]
    folder: str


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
        self._passphrase = ""
        self.setWindowTitle("Liaison Desk")
        self.resize(680, 620)
        self._welcome = WelcomePage(tools.folder)
        self._choose = PassphrasePage(tools.suggest)
        self._code = RecoveryCodePage()
        self._quiz = QuizPage()
        self._pages = QStackedWidget()
        self._in_order: tuple[Page, ...] = (self._welcome, self._choose, self._code, self._quiz)
        for page in self._in_order:
            self._pages.addWidget(page)
        self._back = QPushButton(tr("Back"))
        self._next = QPushButton(tr("Next"))
        self._next.setProperty("primary", True)
        self._next.setDefault(True)
        self._busy = QProgressBar(maximum=0, textVisible=False)
        self._busy.hide()
        self._message = PlainLabel("", "bad")
        self._lay_out()
        self._connect()
        self._show(0)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self._next)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(36, 28, 36, 24)
        rows.setSpacing(MARGIN)
        rows.addWidget(self._pages, 1)
        rows.addWidget(self._message)
        rows.addWidget(self._busy)
        rows.addLayout(buttons)

    def _connect(self) -> None:
        self._welcome.own_asked.connect(self._begin)
        self._welcome.sample_asked.connect(self.sample_asked)
        self._welcome.open_asked.connect(self.open_asked)
        self._welcome.restore_asked.connect(self.restore_asked)
        self._back.clicked.connect(lambda: self._show(self._pages.currentIndex() - 1))
        self._next.clicked.connect(self._go_on)
        for page in (self._choose, self._code, self._quiz):
            page.ready_changed.connect(self._set_ready)
            page.go_on.connect(self._go_on)

    def _begin(self) -> None:
        if self._start is not None:
            self._show(1)
            return
        self._set_busy(True)
        Aside(self._tools.load_meter, self._meter_loaded, self._refuse, self)

    def _meter_loaded(self, meter: StrengthMeter) -> None:
        self._set_busy(False)
        self._start = self._tools.begin(meter)
        self._choose.use_meter(meter)
        self._code.show_code(self._start.recovery_code)
        self._show(1)

    def _go_on(self) -> None:
        if not self._next.isEnabled() or self._start is None:
            return
        page = self._pages.currentIndex()
        if page == 2:
            self._quiz.ask(self._start.quiz())
        if page < 3:
            self._show(page + 1)
            return
        if not self._quiz.answered_right():
            return
        self._set_busy(True)
        start, passphrase = self._start, self._choose.passphrase()
        Aside(lambda: start.create(passphrase), self._created, self._refuse, self)

    def _created(self, key: Any) -> None:
        self._choose.forget()
        self._code.forget()
        self.created.emit(key)

    def _refuse(self, error: Exception) -> None:
        self._set_busy(False)
        if isinstance(error, WorldError):
            self._message.setText(str(error))
        else:
            self.broke.emit(error)

    def _show(self, number: int) -> None:
        self._message.setText("")
        self._pages.setCurrentIndex(number)
        page = self._in_order[number]
        self._back.setVisible(number > 0)
        self._next.setVisible(number > 0)
        self._next.setText(tr("Create the store") if number == 3 else tr("Next"))
        self._set_ready(page.is_ready())
        page.focus_first()

    def _set_ready(self, ready: bool) -> None:
        self._next.setEnabled(ready and not self._busy.isVisible())

    def _set_busy(self, busy: bool) -> None:
        self._busy.setVisible(busy)
        self._pages.setEnabled(not busy)
        self._back.setEnabled(not busy)
        self._next.setEnabled(not busy)
        if busy:
            self._message.setText("")
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
