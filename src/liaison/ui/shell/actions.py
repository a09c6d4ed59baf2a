"""Actions as data: what the menu and the keys offer, in one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from liaison.ui.icons import icon


@dataclass(frozen=True, slots=True)
class Action:
    """One entry.

    Attributes:
        id: stable name.
        text: translated.
        keys: portable key sequence; empty when there is none.
        picture: name of an icon; empty when there is none.
    """

    id: str
    text: str
    run: Callable[[], object]
    keys: str = ""
    picture: str = ""


def add_actions(menu: QMenu, actions: tuple[Action | None, ...], owner: QWidget) -> dict[str, QAction]:
    """Put the entries into a menu (None is a line between them) and their keys onto `owner`; by id."""
    made: dict[str, QAction] = {}
    for action in actions:
        if action is None:
            menu.addSeparator()
            continue
        entry = QAction(action.text, owner)
        entry.setObjectName(action.id)
        if action.picture:
            entry.setIcon(icon(action.picture))
        if action.keys:
            entry.setShortcut(QKeySequence.fromString(action.keys, QKeySequence.SequenceFormat.PortableText))
        entry.triggered.connect(lambda _checked=False, run=action.run: run())
        menu.addAction(entry)
        owner.addAction(entry)
        made[action.id] = entry
    return made
