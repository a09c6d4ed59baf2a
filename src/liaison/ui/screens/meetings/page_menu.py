"""What can be done with the meeting that is open: one menu, and each thing in it on its own key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from liaison.base.translations import tr
from liaison.ui.icons import icon


class PageMenu(QToolButton):
    """A button with a menu. The keys work wherever the focus is on the page.

    Args:
        page: whose keys they are.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIcon(icon("more"))
        hint = tr("What can be done with this meeting (Alt+O)")
        self.setToolTip(hint)
        self.setAccessibleName(hint)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        opener = QAction(self)
        opener.setShortcut(QKeySequence("Alt+O"))
        opener.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        opener.triggered.connect(self.showMenu)
        page.addAction(opener)

    def add(self, text: str, keys: str, run: Callable[[], object], *, group: bool = False) -> QAction:
        """Add something that can be done; the action, for switching it on and off.

        Args:
            keys: such as `Ctrl+Shift+F`; empty for none.
            group: a line stands above it.
        """
        if group and self._menu.actions():
            self._menu.addSeparator()
        action = QAction(text, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _: run())
        self._menu.addAction(action)
        self._page.addAction(action)
        return action

    def actions_in_order(self) -> list[QAction]:
        """What can be done, without the lines between."""
        return [action for action in self._menu.actions() if not action.isSeparator()]
