"""The chain on the map: the way it takes, who covers its countries, and a place to choose and add countries."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.domain.cases.chain_answers import ChainAnswer
from liaison.domain.cases.chains import Chain, Leg
from liaison.ui.theme.theme import Theme
from liaison.ui.widgets.map import Shade, Sign, WorldMap
from liaison.ui.widgets.map.themed import map_colours
from liaison.ui.widgets.reference.names import Names


class ChainMap(QWidget):
    """Enter or a click on a country of the chain leads to its leg; on another one it is added behind the current leg."""

    leg_chosen = Signal(str)
    country_added = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chain = Chain((), ())
        self._shown: tuple[str, ...] = ()
        self.map = WorldMap(map_colours(theme))
        self.map.setToolTip(tr("Enter on a country adds it behind the current leg"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.addWidget(self.map)
        self.map.country_clicked.connect(self._clicked)
        theme.changed.connect(self._recolour)

    def show_chain(self, chain: Chain, names: Names, answer: ChainAnswer | None) -> None:
        """Draw a chain; the part of the world stays as it is while its countries do."""
        self._chain = chain
        order = [leg for leg in chain.in_order() if leg.facts.country_iso2]
        numbers = {leg.key.id: number for number, leg in enumerate(order, 1)}
        steps = [
            (numbers[one.facts.from_leg_id], numbers[one.facts.to_leg_id])
            for one in chain.steps
            if one.facts.from_leg_id in numbers and one.facts.to_leg_id in numbers
        ]
        countries = tuple(leg.facts.country_iso2 for leg in order)
        self.map.set_labels(names.country)
        self.map.set_route(countries, steps)
        self.map.set_shades({code: _shade(code, answer) for code in countries})
        gaps = answer.gaps if answer is not None else ()
        self.map.set_signs({code: Sign.NOT_KNOWN for code in gaps if code})
        if set(countries) != set(self._shown):
            self._shown = countries
            self.map.zoom_to(countries)

    def go_to(self, leg: Leg | None) -> None:
        """Mark the country of a leg."""
        country = leg.facts.country_iso2 if leg is not None else ""
        if country != (self.map.selected() or ""):
            self.map.select(country or None)

    def _recolour(self) -> None:
        self.map.set_colours(map_colours(self._theme))

    def _clicked(self, country: str) -> None:
        there = next((leg for leg in self._chain.in_order() if leg.facts.country_iso2 == country), None)
        if there is not None:
            self.leg_chosen.emit(there.key.id)
        else:
            self.country_added.emit(country)


def _shade(country: str, answer: ChainAnswer | None) -> Shade:
    if answer is None:
        return Shade.WEAK
    found = answer.of(country)
    if found.is_gap:
        return Shade.GAP
    return Shade.UNSURE if found.is_without_competent else Shade.MEDIUM
