"""Offers directory entries while one types; the answers come from the store's thread and only the newest is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit

from liaison.domain.seating import Candidate

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
        members_of: the agency that is a body all of whose members are meant.
        person: who is meant, where people are offered.
    """

    name: str
    context: str = ""
    agency_id: str | None = None
    office_id: str | None = None
    country_iso2: str | None = None
    members_of: str | None = None
    person: Candidate | None = None


Answer = Callable[[Sequence[Suggestion]], None]
Ask = Callable[[str, Answer], None]
"""Looks for a text and calls back with what was found, on the window's thread; an outdated question need not be answered."""


class Suggestions(QAbstractListModel):
    """What was found for the text being typed; what was offered before is remembered until `forget`."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Suggestion, ...] = ()
        self._offered: dict[str, Suggestion] = {}

    def show(self, found: Sequence[Suggestion]) -> None:
        """Offer these."""
        self.beginResetModel()
        self._all = tuple(found)
        self._offered.update((one.name.casefold(), one) for one in found)
        self.endResetModel()

    def forget(self) -> None:
        """What was offered for the last line says nothing about the next."""
        self._offered.clear()

    def named(self, name: str) -> Suggestion | None:
        """The entry of exactly this name, in any case: of those offered now, else of those offered for this line before."""
        folded = name.casefold()
        now = next((found for found in self._all if found.name.casefold() == folded), None)
        return now or self._offered.get(folded)

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
    """Completes one line; Down offers what there is before anything is typed, where that is little.

    Args:
        line: where one types.
        ask: looks in the directory.
        chosen: gets the entry taken from the list.
        shortest: letters below which nothing is looked for.
        wanted: what of the line is looked for; None for nothing.
    """

    def __init__(
        self,
        line: QLineEdit,
        ask: Ask,
        chosen: Callable[[Suggestion], None],
        shortest: int = 2,
        wanted: Callable[[str], str | None] = str.strip,
    ) -> None:
        self.suggestions = Suggestions()
        super().__init__(self.suggestions, line)
        self._line, self._ask, self._chosen = line, ask, chosen
        self._shortest, self._wanted = shortest, wanted
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCompletionRole(Qt.ItemDataRole.EditRole)
        self.setMaxVisibleItems(9)
        self._soon = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._soon.timeout.connect(self._look)
        line.setCompleter(self)
        line.textEdited.connect(lambda _: self._soon.start())
        line.installEventFilter(self)
        self.activated[QModelIndex].connect(self._take)  # type: ignore[index]  # the stubs know no overloads

    def done(self) -> None:
        """The line was used: no late answer is offered any more."""
        self._soon.stop()
        self.suggestions.show(())
        self.suggestions.forget()
        self._popup().hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down asks at once."""
        if watched is self._line and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            hidden = not self._popup().isVisible()
            if hidden and event.key() == Qt.Key.Key_Down and not event.modifiers() and self._shortest == 0:
                self._look()
                return True
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        asked = self._wanted(self._line.text())
        if asked is None or len(asked) < self._shortest:
            self.suggestions.show(())
            self._popup().hide()
            return
        self._ask(asked, lambda found: self._offer(asked, found))

    def _offer(self, asked: str, found: Sequence[Suggestion]) -> None:
        if asked != self._wanted(self._line.text()):
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
