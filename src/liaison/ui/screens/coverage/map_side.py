"""The map of an answer with its legend and the statements about the answer as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtWidgets import QWidget

from liaison.ui.screens.coverage.lines import Mark
from liaison.ui.screens.coverage.summary import Statement
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import GAP
from liaison.ui.widgets.frames import Card, FlowLayout
from liaison.ui.widgets.labels import Chip, PlainLabel
from liaison.ui.widgets.map import MapColours, Shade, WorldMap, dark, light
from liaison.ui.widgets.reference.legend import Legend

_CHIPS = {Mark.YES: "good", Mark.NO: "bad", Mark.NOT_KNOWN: "warn", Mark.GAP: "warn"}


class MapSide(Card):
    """Left of the list."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, GAP)
        self._theme = theme
        self.map = WorldMap(_colours(theme))
        self._legend = Legend(_colours(theme))
        self._chips = FlowLayout()
        self._caption = PlainLabel("", "muted")
        self.rows.setSpacing(GAP - 4)
        self.rows.addWidget(self.map, 1)
        self.rows.addWidget(self._caption)
        self.rows.addWidget(self._legend)
        chips = QWidget()
        chips.setLayout(self._chips)
        self.rows.addWidget(chips)
        theme.changed.connect(self._recolour)

    def show_shades(
        self,
        shades: Mapping[str, Shade],
        caption: str,
        legend: Iterable[tuple[Shade, str]],
        name: Callable[[str], str],
    ) -> None:
        """Fill countries, say what is shown and explain the fillings; `name` words a country under the mouse."""
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))
        self.map.set_labels(name)
        self.map.set_shades(shades)
        self._legend.show_meanings(legend)

    def show_statements(self, statements: Iterable[Statement]) -> None:
        """Sum the answer up."""
        self._chips.clear()
        for statement in statements:
            self._chips.addWidget(Chip(statement.text, _CHIPS.get(statement.mark, "neutral")))

    def _recolour(self) -> None:
        self.map.set_colours(_colours(self._theme))
        self._legend.set_colours(_colours(self._theme))


def _colours(theme: Theme) -> MapColours:
    return dark() if theme.is_dark else light()
