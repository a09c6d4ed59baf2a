"""The line above a screen: its title, the search field, the button for what the screen is mainly for."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from liaison.base.translations import tr
from liaison.ui.icons import icon
from liaison.ui.shell.screen import PrimaryAction
from liaison.ui.theme.tokens import MARGIN

_PAUSE = 120


class SearchField(QLineEdit):
    """Filters the present screen; Escape empties it and goes back, Enter or Down goes on to what was found."""

    asked = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = self.addAction(icon("close", "muted"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setToolTip(tr("Find nothing in particular (Escape)"))
        self._clear.setVisible(False)
        self.setMinimumWidth(280)
        self.setMaximumWidth(560)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(lambda: self.asked.emit(self.text()))
        self._clear.triggered.connect(self._empty)
        self.textChanged.connect(self._changed)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(button.toolTip() or tr("Search"))

    def put(self, text: str) -> None:
        """Show a text that is already asked for."""
        self.setText(text)
        self._pause.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Escape, Enter and Down leave the field."""
        if event.key() == Qt.Key.Key_Escape:
            self._empty()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._pause.stop()
            self.asked.emit(self.text())
        else:
            super().keyPressEvent(event)
            return
        self.left.emit()

    def _changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start()

    def _empty(self) -> None:
        self.put("")
        self.asked.emit("")


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
        focus = QShortcut(QKeySequence("Ctrl+K"), self)
        focus.activated.connect(self._focus_search)
        menu = QShortcut(QKeySequence("Alt+M"), self)
        menu.activated.connect(self.menu.showMenu)

    def show_screen(self, hint: str, action: PrimaryAction | None, asked: str = "") -> None:
        """Offer what a screen offers, and show what was asked of it before."""
        self.search.put(asked)
        text = f"{hint}  (Ctrl+K)" if hint else tr("Nothing to find here yet")
        self.search.setPlaceholderText(text)
        self.search.setAccessibleName(hint or tr("Search"))
        self.search.setEnabled(bool(hint))
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

    def _focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
