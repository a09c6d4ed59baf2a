"""Fields side by side; where that leaves too little of each, the last ones stand in a row of their own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

WIDE = 760
"""Pixels from which on all stand in one row."""


class FieldRows(QWidget):
    """One row, or two.

    Args:
        fields: each with its share of the width.
        second: how many, from the end, go into the second row.
    """

    def __init__(self, fields: Sequence[tuple[QWidget, int]], second: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moving = tuple(fields[-second:])
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(self._upper)
        rows.addLayout(self._lower)
        for field, share in fields:
            self._upper.addWidget(field, share)
        self._is_wide = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        is_wide = self.width() >= WIDE
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        for field, share in self._moving:
            (self._lower if is_wide else self._upper).removeWidget(field)
            (self._upper if is_wide else self._lower).addWidget(field, share)
