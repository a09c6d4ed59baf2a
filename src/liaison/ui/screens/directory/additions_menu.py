"""The menu of what can be added; its first entry is chosen already, so that Ctrl+N and Enter suffice."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QMenu, QWidget

from liaison.ui.icons import icon
from liaison.ui.screens.directory.additions import Addition

_PICTURES = {"office": "place", "agency": "agency", "person": "person", "post_holder": "person", "post": "person"}


def additions_menu(offered: Iterable[Addition], add: Callable[[Addition], None], parent: QWidget) -> QMenu:
    """Build the menu; it deletes itself when closed."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    for addition in offered:
        picture = icon(_PICTURES.get(addition.kind.value, "add"))
        menu.addAction(picture, addition.text.replace("&", "&&"), lambda chosen=addition: add(chosen))
    menu.setActiveAction(menu.actions()[0])
    return menu
