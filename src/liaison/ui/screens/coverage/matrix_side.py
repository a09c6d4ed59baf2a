"""The matrix of an answer, or of everything that is known, with its legend."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.ui.icons import icon
from liaison.ui.screens.coverage.heights import height_for_width
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import SPACING
from liaison.ui.widgets.labels import ElidedLabel
from liaison.ui.widgets.matrix import MarkLegend, MatrixContent, MatrixView
from liaison.ui.widgets.matrix.legend import Meaning
from liaison.ui.widgets.matrix.model import NOTHING


class MatrixSide(QWidget):
    """Below the map or in its place."""

    everything_asked = Signal(bool)
    """All offices and countries are wanted, or those of the answer again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = MatrixView(theme)
        self.matrix.setMinimumHeight(120)
        self._caption = ElidedLabel("", "muted")
        self._everything = QCheckBox(tr("All offices and countries"))
        self._legend = MarkLegend(theme)
        self._explain = QToolButton()
        self._explain.setIcon(icon("info"))
        self._explain.setCheckable(True)
        self._explain.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._explain.setAccessibleName(tr("What the marks mean"))
        self._explain.setToolTip(tr("What the marks mean"))
        top = QHBoxLayout()
        top.addWidget(self._caption, 1)
        top.addWidget(self._everything)
        top.addWidget(self._explain)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACING)
        rows.addLayout(top)
        rows.addWidget(self.matrix, 1)
        rows.addWidget(self._legend)
        self._everything.toggled.connect(self.everything_asked)
        self._explain.toggled.connect(self._legend.setVisible)
        self._explain.setChecked(True)

    @property
    def is_everything(self) -> bool:
        """Whether all offices and countries are wanted."""
        return self._everything.isChecked()

    def be_brief(self, is_brief: bool) -> None:
        """Leave the matrix more room, because it shares its place; the marks are explained when asked."""
        self._explain.setChecked(not is_brief)

    def offer_everything(self, is_offered: bool) -> None:
        """Let the officer choose between the answer and everything, or not."""
        self._everything.setVisible(is_offered)

    def show_content(self, content: MatrixContent, meanings: Iterable[Meaning]) -> None:
        """Show a matrix and explain its marks."""
        self._caption.setText(content.title)
        self._legend.show_meanings(meanings)
        self._legend.setVisible(self._explain.isChecked())
        self.matrix.show_content(content)

    def minimumSizeHint(self) -> QSize:
        """Room for all lines of the legend."""
        return height_for_width(self, super().minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may take another number of lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def show_nothing(self) -> None:
        """Show no matrix."""
        self.show_content(NOTHING, ())

    def go_to(self, office: str, country: str) -> None:
        """Come to a cell, or to as much of it as there is."""
        if not self.matrix.go_to(office, country) and not (office and self.matrix.go_to(office)) and country:
            self.matrix.go_to(column=country)
