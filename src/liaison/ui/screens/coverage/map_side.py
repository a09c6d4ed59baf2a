"""The map of an answer with its legend."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.ui.screens.coverage.heights import height_for_width
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import GAP
from liaison.ui.widgets.labels import ElidedLabel, PlainLabel
from liaison.ui.widgets.map import Shade, Sign, WorldMap
from liaison.ui.widgets.map.themed import map_colours
from liaison.ui.widgets.reference.legend import Legend, Meaning


class MapSide(QWidget):
    """Above the matrix or in its place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.map = WorldMap(map_colours(theme))
        self._legend = Legend(map_colours(theme))
        self._caption = PlainLabel("", "muted")
        self._is_brief = False
        self._source = ElidedLabel(
            tr("Borders: Natural Earth, towards the United Nations’ view; dashed where disputed"), "muted"
        )
        self._source.setToolTip(
            tr(
                "Borders follow the source, Natural Earth corrected towards the view of the United Nations, "
                "and are no statement of this program. Land without an ISO code is neither shaded nor named."
            )
        )
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP - 6)
        rows.addWidget(self.map, 1)
        rows.addWidget(self._caption)
        rows.addWidget(self._legend)
        rows.addWidget(self._source)
        theme.changed.connect(self._recolour)

    def show_shades(
        self, shades: Mapping[str, Shade], caption: str, legend: Iterable[Meaning], name: Callable[[str], str]
    ) -> None:
        """Fill countries, say what is shown and explain the fillings; `name` words a country under the mouse."""
        meanings = tuple(legend)
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption) and not self._is_brief)
        self.map.set_labels(name)
        self.map.set_shades(shades, {shade: text for shade, text in meanings if isinstance(shade, Shade)})
        self._legend.show_meanings(meanings)

    def be_brief(self, is_brief: bool) -> None:
        """Leave the map more room, because it shares its place."""
        self._source.setVisible(not is_brief)
        self._caption.setVisible(not is_brief and bool(self._caption.text()))
        self._is_brief = is_brief

    def minimumSizeHint(self) -> QSize:
        """Room for all lines of the legend."""
        return height_for_width(self, super().minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may take another number of lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def show_signs(self, signs: Mapping[str, Sign]) -> None:
        """Mark countries with what changed there."""
        self.map.set_signs(signs)

    def _recolour(self) -> None:
        self.map.set_colours(map_colours(self._theme))
        self._legend.set_colours(map_colours(self._theme))
