"""Headings of columns that take a second line rather than being cut off."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHeaderView, QWidget

_ACROSS, _DOWN = 6, 7
"""Free pixels at the sides, above and below."""
_ENDLESS = 1000


class WrappedHeader(QHeaderView):
    """As high as its highest heading at the widths the columns have."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setHighlightSections(False)
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        self.setDefaultAlignment(Qt.AlignmentFlag(int(leading) | int(Qt.TextFlag.TextWordWrap)))

    def least(self, column: int) -> int:
        """Pixels the longest word of a heading needs."""
        metrics = self.fontMetrics()
        return max(map(metrics.horizontalAdvance, self._heading(column).split(" "))) + 2 * _ACROSS + 4

    def sizeHint(self) -> QSize:
        """Room for the highest heading."""
        metrics, high = self.fontMetrics(), 0
        for column in range(self.count()):
            place = QRect(0, 0, max(1, self.sectionSize(column) - 2 * _ACROSS), _ENDLESS)
            high = max(high, metrics.boundingRect(place, Qt.TextFlag.TextWordWrap, self._heading(column)).height())
        return QSize(super().sizeHint().width(), high + 2 * _DOWN)

    def _heading(self, column: int) -> str:
        model = self.model()
        return str(model.headerData(column, Qt.Orientation.Horizontal) or "") if model is not None else ""
