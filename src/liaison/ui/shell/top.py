"""The line above a screen: its title, the search field, the button for what the screen is mainly for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from liaison.base.translations import tr
from liaison.ui.icons import icon
from liaison.ui.latin_keys import latin_key
from liaison.ui.shell.screen import PrimaryAction
from liaison.ui.theme.tokens import MARGIN


class Looking(Protocol):
    """What looks for anything as it is typed; see `liaison.ui.finding.finder`."""

    def ask(self, text: str) -> None: ...
    def step(self, step: int) -> None: ...
    def page(self, step: int) -> None: ...
    def take(self) -> None: ...
    def narrow(self) -> None: ...
    def escape(self) -> bool: ...
    def close(self) -> None: ...
    def save(self) -> None: ...
    def remove_chosen(self) -> bool: ...
    def holds(self, widget: QWidget | None) -> bool: ...


class SearchField(QLineEdit):
    """Finds anything as one types; Ctrl+Enter keeps only what matches in the present screen, Escape goes back."""

    asked = Signal(str)
    """Keep only what matches in the screen in front; everything when empty."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make: Callable[[Callable[[Looking], None]], None] | None = None
        self._is_being_made = False
        self._is_entered = False
        self._looking: Looking | None = None
        self._filter = ""
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = self.addAction(icon("close", "muted"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setToolTip(tr("Find nothing in particular (Escape)"))
        self._clear.setVisible(False)
        self.setMinimumWidth(280)
        self.setMaximumWidth(560)
        self.setPlaceholderText(tr("Find anything  (Ctrl+K)"))
        self.setAccessibleName(tr("Find anything"))
        self._clear.triggered.connect(self._leave)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self.textEdited.connect(self._edited)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(button.toolTip() or tr("Search"))

    def looks_with(self, make: Callable[[Callable[[Looking], None]], None]) -> None:
        """What looks is made when something is first looked for, because most starts do without it, and handed over when it is there."""
        self._make = make

    def put(self, text: str) -> None:
        """Show a text."""
        self.setText(text)

    def show_filter(self, text: str) -> None:
        """Show what the screen in front is narrowed to."""
        self._filter = text
        self.put(text)

    def empty(self) -> None:
        """Go back to what the screen in front is narrowed to."""
        self.put(self._filter)

    def begin(self) -> None:
        """Take the focus, and show what was looked for lately."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        looking = self._look()
        if looking is not None:
            looking.ask("" if self.text() == self._filter else self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """The keys that go to what was found; everything else is typed."""
        looking = self._look()
        key, is_control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        pages = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if key == Qt.Key.Key_Escape:
            if looking is None or not looking.escape():
                self._leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(looking, is_control)
        elif looking is not None and key in steps:
            looking.step(steps[Qt.Key(key)])
        elif looking is not None and key in pages:
            looking.page(pages[Qt.Key(key)])
        elif looking is not None and is_control and latin_key(event) == Qt.Key.Key_S:
            looking.save()
        elif looking is None or key != Qt.Key.Key_Delete or self.text() or not looking.remove_chosen():
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:  # Qt's name
        """Ctrl+S keeps the search while one types here, whatever it does elsewhere."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            is_save = latin_key(event) == Qt.Key.Key_S and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if is_save:
                event.accept()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # Qt's name
        """What was typed and not chosen is forgotten: the field shows what the screen is narrowed to."""
        super().focusOutEvent(event)
        elsewhere = event.reason() in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        looking = self._looking
        if looking is not None and not elsewhere and not looking.holds(QApplication.focusWidget()):
            looking.close()
            self.empty()

    def _enter(self, looking: Looking | None, is_control: bool) -> None:
        if looking is None and not self._is_being_made:
            self.asked.emit(self.text())
            self.left.emit()
        elif looking is not None and is_control:
            looking.narrow()
        elif looking is not None:
            looking.take()
        else:
            self._is_entered = True

    def _edited(self, text: str) -> None:
        self._is_entered = False
        looking = self._look()
        if looking is not None:
            looking.ask(text)

    def _leave(self) -> None:
        if self._looking is not None:
            self._looking.close()
        self.show_filter("")
        self.asked.emit("")
        self.left.emit()

    def _look(self) -> Looking | None:
        if self._looking is None and self._make is not None and not self._is_being_made:
            self._is_being_made = True
            self._make(self._ready)
        return self._looking

    def _ready(self, looking: Looking) -> None:
        self._looking = looking
        # not `hasFocus`: the window need not be the active one at this moment
        if self.window().focusWidget() is self:
            looking.ask("" if self.text() == self._filter else self.text())
            if self._is_entered:
                looking.take()


class Top(QWidget):
    """Search left, the screen's own button and the menu right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 12, MARGIN, 0)
        row.setSpacing(10)
        self.search = SearchField()
        self._button = QPushButton()
        self._button.setProperty("primary", True)
        self._button.clicked.connect(self._run)
        self.menu = QToolButton()
        self.menu.setIcon(icon("menu"))
        self.menu.setToolTip(tr("Menu  Alt+M"))
        self.menu.setAccessibleName(tr("Menu"))
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(self.search, 3)
        row.addStretch(1)
        row.addWidget(self._button)
        row.addWidget(self.menu)
        self._action: PrimaryAction | None = None
        self._shortcut = QShortcut(self)
        self._shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        self._shortcut.activated.connect(self._run)
        menu = QShortcut(QKeySequence("Alt+M"), self)
        menu.activated.connect(self.menu.showMenu)

    def show_screen(self, hint: str, action: PrimaryAction | None, asked: str = "") -> None:
        """Offer what a screen offers, and show what was asked of it before."""
        self.search.show_filter(asked)
        self.search.setToolTip(tr("Ctrl+Enter: {hint}", hint=hint) if hint else "")
        self._action = action
        self._button.setVisible(action is not None)
        if action is not None:
            keys = QKeySequence(action.keys)
            self._button.setIcon(icon("add", "on_accent"))
            self._button.setText(f"{action.text}   {keys.toString(QKeySequence.SequenceFormat.NativeText)}")
            self._button.setAccessibleName(action.text)
            self._shortcut.setKey(keys)
        else:
            self._shortcut.setKey(QKeySequence())

    def _run(self) -> None:
        if self._action is not None:
            self._action.run()
