"""What can be done with the meeting that is open: one menu, and each thing in it on its own key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from liaison.base.translations import tr
from liaison.ui.icons import icon

Sensible = Callable[[], bool]
"""Whether it makes sense to do something now."""


class PageMenu(QToolButton):
    """A button with a menu. The keys work wherever the focus is on the page.

    What makes no sense now is switched off while the menu is open; its key works all the same, and says why nothing happens.

    Args:
        page: whose keys they are.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._menu = QMenu(self)
        self._sensible: dict[QAction, Sensible] = {}
        self._last: QAction | None = None
        self._menu.aboutToShow.connect(self._switch_off)
        self._menu.aboutToHide.connect(self._switch_on)
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

    def add(
        self,
        text: str,
        keys: str,
        run: Callable[[], object],
        *,
        group: bool = False,
        last: bool = False,
        sensible: Sensible | None = None,
    ) -> QAction:
        """Add something that can be done; the action, for switching it on and off.

        Args:
            keys: such as `Ctrl+Shift+F`; empty for none.
            group: a line stands above it.
            last: it stays below everything that is added later.
            sensible: asked when the menu opens; without it, it always makes sense.
        """
        if group and self._menu.actions():
            self._menu.insertSeparator(self._last)  # type: ignore[arg-type]  # None is the end
        action = QAction(text, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _: run())
        if sensible is not None:
            self._sensible[action] = sensible
        if last and self._last is None:
            self._last = self._menu.addSeparator()
        self._menu.insertAction(None if last else self._last, action)  # type: ignore[arg-type]  # None is the end
        self._page.addAction(action)
        return action

    def _switch_off(self) -> None:
        for action, sensible in self._sensible.items():
            action.setEnabled(sensible())

    def _switch_on(self) -> None:
        for action in self._sensible:
            action.setEnabled(True)

    def actions_in_order(self) -> list[QAction]:
        """What can be done, without the lines between."""
        return [action for action in self._menu.actions() if not action.isSeparator()]
