"""The rail on the left: the rooms of the program, and at the bottom what closes and sets it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.ui.icons import icon
from liaison.ui.theme.tokens import RAIL_NARROW, RAIL_WIDTH
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.picture import Picture


class Rail(QFrame):
    """Buttons with picture and name; with pictures alone where the window is narrow.

    Args:
        rooms: id and translated name, in order; the id is also the icon's name. Ctrl+1 and so on choose them.
    """

    chosen = Signal(str)
    lock_asked = Signal()
    settings_asked = Signal()

    def __init__(self, rooms: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(10, 14, 10, 12)
        rows.setSpacing(3)
        self._name = PlainLabel("Liaison Desk", "heading", wrap=False)
        head = QHBoxLayout()
        head.setContentsMargins(7, 0, 0, 10)
        head.setSpacing(9)
        head.addWidget(Picture("program", 22))
        head.addWidget(self._name, 1)
        rows.addLayout(head)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for number, (room, name) in enumerate(rooms, start=1):
            button = self._button(room, name, f"Ctrl+{number}")
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, room=room: self.chosen.emit(room))
            self._group.addButton(button)
            self._buttons[room] = button
            rows.addWidget(button)
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda room=room: self.chosen.emit(room))
        rows.addStretch()
        lock = self._button("lock", tr("Lock"), "Ctrl+L")
        lock.clicked.connect(self.lock_asked)
        settings = self._button("settings", tr("Settings"), "Ctrl+,")
        settings.clicked.connect(self.settings_asked)
        self._below = (lock, settings)
        for button in self._below:
            rows.addWidget(button)
        self.set_narrow(False)

    def check(self, room: str) -> None:
        """Show which room is open."""
        self._buttons[room].setChecked(True)

    def set_narrow(self, narrow: bool) -> None:
        """Pictures alone, or with names."""
        self.setFixedWidth(RAIL_NARROW if narrow else self._wide())
        self._name.setVisible(not narrow)
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in (*self._buttons.values(), *self._below):
            button.setToolButtonStyle(style)

    def _wide(self) -> int:
        texts = [button.text() for button in (*self._buttons.values(), *self._below)]
        return max(RAIL_WIDTH, max(self.fontMetrics().horizontalAdvance(text) for text in texts) + 90)

    def _button(self, picture: str, name: str, keys: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setIconSize(QSize(18, 18))
        button.setText("  " + name)
        button.setAccessibleName(name)
        button.setToolTip(f"{name}  {keys}")
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
