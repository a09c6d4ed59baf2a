"""The way from the country to what is shown; each step but the last leads there."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from liaison.base.translations import tr
from liaison.ui.screens.directory.page import Crumb, Place
from liaison.ui.widgets.frames import FlowLayout
from liaison.ui.widgets.labels import PlainLabel

_HIGHER = 8
"""Pixels a step is higher than its letters."""


class Breadcrumb(QWidget):
    """Steps in lines, as words are."""

    place_asked = Signal(Place)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, 2)

    def show_way(self, crumbs: Iterable[Crumb]) -> None:
        """Replace the way; the last step is the page's own title and left out."""
        self._flow.clear()
        for number, crumb in enumerate([crumb for crumb in crumbs if crumb.place is not None]):
            if number:
                self._flow.addWidget(self._separator())
            self._flow.addWidget(self._step(crumb))
        self.updateGeometry()

    def _separator(self) -> PlainLabel:
        separator = PlainLabel("‹" if self.isRightToLeft() else "›", "muted", wrap=False)
        separator.setFixedHeight(self.fontMetrics().height() + _HIGHER)
        separator.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return separator

    def _step(self, crumb: Crumb) -> QToolButton:
        step = QToolButton()
        # as narrow as a word, so that the way reads as a line of text
        step.setStyleSheet("QToolButton { padding: 0 2px; margin: 0; color: palette(link); }")
        step.setFixedHeight(self.fontMetrics().height() + _HIGHER)
        # an ampersand in a name is no shortcut
        step.setText(crumb.text.replace("&", "&&"))
        step.setAccessibleName(tr("Go to {name}", name=crumb.text))
        step.setCursor(Qt.CursorShape.PointingHandCursor)
        place = crumb.place
        step.clicked.connect(lambda: self.place_asked.emit(place))
        return step
