"""The two sides of the directory, and the line between them that can be dragged."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from liaison.ui.theme.tokens import GAP


def side_by_side(left: QWidget, detail: QWidget) -> QSplitter:
    """The tree takes a third and what is known two; neither can be dragged out of sight."""
    panes = QSplitter(Qt.Orientation.Horizontal)
    panes.setObjectName("directory-panes")
    panes.setHandleWidth(GAP)
    panes.setChildrenCollapsible(False)
    panes.addWidget(left)
    panes.addWidget(detail)
    panes.setStretchFactor(0, 1)
    panes.setStretchFactor(1, 2)
    panes.setSizes([430, 790])
    left.setMinimumWidth(220)
    detail.setMinimumWidth(360)
    return panes
