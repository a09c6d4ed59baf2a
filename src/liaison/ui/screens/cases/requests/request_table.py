"""The requests as a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from liaison.base.translations import tr
from liaison.domain.cases.requests import RequestRow
from liaison.domain.rows import RowKey
from liaison.ui.latin_keys import is_bare, latin_key
from liaison.ui.screens.cases.fields.cell_table import CellTable
from liaison.ui.screens.cases.requests.words import row_cells
from liaison.ui.widgets.reference.names import Names


class RequestTable(CellTable):
    """Enter changes a request, Delete removes it, Insert begins one, S adds a step."""

    step_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        columns = (
            (tr("To or from"), 24),
            (tr("Subject"), 30),
            (tr("State"), 18),
            (tr("Due"), 17),
            (tr("Waiting"), 12),
        )
        super().__init__(tr("Requests"), columns, parent=parent)
        self.setAccessibleDescription(tr("Enter: change. S: add a step. Insert: new request. Delete: remove."))
        self._requests: tuple[RequestRow, ...] = ()

    def show_requests(self, requests: Sequence[RequestRow], names: Names, *, with_case: bool) -> None:
        """Show these; the current one stays current, wherever it stands now."""
        present = self.request()
        self._requests = tuple(requests)
        self.show_rows([row_cells(one, names, with_case=with_case) for one in self._requests])
        if self._requests:
            self.go_to_request(present.key if present is not None else None)
        # the same place may hold another request now
        self.moved.emit()

    def request(self) -> RequestRow | None:
        """The request the officer is on."""
        row = self.current_row()
        return self._requests[row] if 0 <= row < len(self._requests) else None

    def go_to_request(self, key: RowKey | None) -> None:
        """Make a request current; the first where it is not there."""
        self.go_to(next((row for row, one in enumerate(self._requests) if one.key == key), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """S, also where the key writes another letter."""
        if latin_key(event) == Qt.Key.Key_S and is_bare(event) and self.request() is not None:
            self.step_asked.emit()
        else:
            super().keyPressEvent(event)
