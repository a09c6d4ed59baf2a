"""Offers directory entries while one types; the answers come from the store's thread and only the newest is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit

PAUSE_MS = 60
"""After the last keystroke, so that fast typing asks once."""

SUGGESTION_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One entry offered.

    Attributes:
        name: what is put into the line.
        context: what tells it from others of that name.
        agency_id, office_id, country_iso2: what it stands for; None for what it is not.
    """

    name: str
    context: str = ""
    agency_id: str | None = None
    office_id: str | None = None
    country_iso2: str | None = None


Answer = Callable[[Sequence[Suggestion]], None]
Ask = Callable[[str, Answer], None]
"""Looks for a text and calls back with what was found, on the window's thread; an outdated question need not be answered."""


class Suggestions(QAbstractListModel):
    """What was found for the text being typed."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Suggestion, ...] = ()

    def show(self, found: Sequence[Suggestion]) -> None:
        """Offer these."""
        self.beginResetModel()
        self._all = tuple(found)
        self.endResetModel()

    def named(self, name: str) -> Suggestion | None:
        """The entry of exactly this name, in any case."""
        folded = name.casefold()
        return next((found for found in self._all if found.name.casefold() == folded), None)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """How many are offered."""
        return 0 if parent is not None and parent.isValid() else len(self._all)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name and context; the name alone for the line."""
        found = self._all[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{found.name} · {found.context}" if found.context else found.name
        if role == Qt.ItemDataRole.EditRole:
            return found.name
        return found if role == SUGGESTION_ROLE else None


class DirectoryCompleter(QCompleter):
    """Completes one line.

    Args:
        line: where one types.
        ask: looks in the directory.
        chosen: gets the entry taken from the list.
    """

    def __init__(self, line: QLineEdit, ask: Ask, chosen: Callable[[Suggestion], None]) -> None:
        self.suggestions = Suggestions()
        super().__init__(self.suggestions, line)
        self._line, self._ask, self._chosen = line, ask, chosen
        self._asked = ""
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCompletionRole(Qt.ItemDataRole.EditRole)
        self.setMaxVisibleItems(9)
        self._soon = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._soon.timeout.connect(self._look)
        line.setCompleter(self)
        line.textEdited.connect(lambda _: self._soon.start())
        self.activated[QModelIndex].connect(self._take)  # type: ignore[index]  # the stubs know no overloads

    def _look(self) -> None:
        self._asked = self._line.text().strip()
        if len(self._asked) < 2:
            self.suggestions.show(())
            return
        asked = self._asked
        self._ask(asked, lambda found: self._offer(asked, found))

    def _offer(self, asked: str, found: Sequence[Suggestion]) -> None:
        if asked != self._line.text().strip():
            return
        self.suggestions.show(found)
        if found and self._line.hasFocus():
            self.complete()
        else:
            self._popup().hide()

    def _take(self, index: QModelIndex) -> None:
        found = index.data(SUGGESTION_ROLE)
        if isinstance(found, Suggestion):
            self._chosen(found)

    def _popup(self) -> QAbstractItemView:
        popup = self.popup()
        if popup is None:
            raise RuntimeError("a completer without its list")
        return popup
