"""The left side: how much there is or was found, and the tree, or why it is empty."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from liaison.base.translations import tr, trn
from liaison.ui.screens.directory.narrowing import Narrowed
from liaison.ui.screens.directory.nodes import Entries, Kind
from liaison.ui.screens.directory.tree_view import DirectoryTree
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import SPACING
from liaison.ui.widgets.frames import Card, EmptyState
from liaison.ui.widgets.labels import PlainLabel


class TreePane(Card):
    """Shows entries and what a filter leaves of them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, SPACING)
        self.tree = DirectoryTree(theme)
        self._count = PlainLabel("", "muted")
        self._count.setContentsMargins(SPACING, 4, SPACING, 0)
        self._nothing = EmptyState("search", "")
        self._stack = QStackedLayout()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._nothing)
        self.rows.setSpacing(4)
        self.rows.addWidget(self._count)
        body = QVBoxLayout()
        body.addLayout(self._stack)
        self.rows.addLayout(body, 1)

    def show_entries(self, entries: Entries, narrowed: Narrowed, text: str) -> None:
        """Show `entries` narrowed by the filter `text`, and say how many there are."""
        self.tree.show_entries(entries, narrowed)
        filtered = narrowed.shown is not None
        self._count.setText(_found(len(narrowed.hits)) if filtered else _size(entries))
        if filtered and not narrowed.hits:
            hint = tr("Names are found in any script and by any of their words. Escape in the search field shows all.")
            self._nothing.say(tr("Nothing in the directory is called “{text}”.", text=text.strip()), hint)
            self._stack.setCurrentWidget(self._nothing)
        else:
            self._stack.setCurrentWidget(self.tree)


def _found(count: int) -> str:
    return trn("{n} found", "{n} found", count)


def _size(entries: Entries) -> str:
    agencies, offices = entries.count(Kind.AGENCY), sum(map(entries.sizes.__getitem__, _tops(entries)))
    parts = (trn("{n} agency", "{n} agencies", agencies), trn("{n} office", "{n} offices", offices))
    return " · ".join(parts)


def _tops(entries: Entries) -> Iterator[int]:
    """The topmost agencies, which count the offices of all below them, also those not read yet."""
    return (agency for group in entries.roots for agency in entries.below_in_any_order(group))
