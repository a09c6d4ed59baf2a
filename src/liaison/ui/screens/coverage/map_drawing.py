"""What the map shows of an answer, of one office, and of the world while nothing is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from PySide6.QtCore import QObject

from liaison.base.translations import tr
from liaison.domain.coverage import CoverageAnswer, CoverageFact, OfficeReference
from liaison.domain.coverage_difference import CoverageDifference
from liaison.domain.coverage_matrix import CoverageOverview
from liaison.services.coverage import CoverageService
from liaison.ui.doors import Doors
from liaison.ui.screens.coverage import shading
from liaison.ui.screens.coverage.difference_lines import legend_of_difference, signs_of_difference
from liaison.ui.screens.coverage.map_side import MapSide
from liaison.ui.widgets.map import Shade
from liaison.ui.widgets.reference.legend import Meaning
from liaison.ui.widgets.reference.names import Names

_OFFICE, _OVERVIEW = "coverage.office", "coverage.overview"


class MapDrawing(QObject):
    """Shades, signs and the part of the world that is looked at.

    Args:
        coverage, doors: for the countries of an office that is chosen, and for how many offices cover each country.
    """

    def __init__(self, side: MapSide, coverage: CoverageService, doors: Doors, parent: QObject) -> None:
        super().__init__(parent)
        self._side, self._map = side, side.map
        self._coverage, self._doors = coverage, doors
        self._names: Names | None = None
        self._answer: CoverageAnswer | None = None
        self._difference: CoverageDifference | None = None
        self._chosen = ""
        self._number = 0

    def show_answer(self, answer: CoverageAnswer, names: Names, is_route: bool) -> None:
        """How well each country is answered for, a route as a line, and signs where nobody is known."""
        self._begin(names)
        self._answer = answer
        countries = [country.country_iso2 for country in answer.countries]
        self._map.set_route(countries if is_route else ())
        self._side.show_signs(shading.signs_of_answer(answer))
        self._map.zoom_to(countries)
        self.choose_no_office()

    def show_difference(self, found: CoverageDifference) -> None:
        """Signs where something differs, over the answer."""
        self._difference = found
        self._side.show_signs(signs_of_difference(found))
        self.choose_no_office()

    def show_office(self, name: str, facts: Iterable[CoverageFact], names: Names) -> None:
        """The countries of one office."""
        self._begin(names)
        self._map.set_route(())
        self._side.show_signs({})
        self._map.zoom_to(self._shade_office(name, facts))

    def show_world(self, crime: str, at: date, names: Names) -> None:
        """How many offices cover each country."""
        self.show_nothing()
        self._names, number = names, self._number
        self._map.set_labels(self._named)
        overview = self._coverage.overview
        self._doors.read(lambda: overview(crime, at), lambda found: self._show_overview(number, found), self, _OVERVIEW)

    def show_nothing(self) -> None:
        """The plain world."""
        self._begin(self._names)
        self._map.set_route(())
        self._side.show_signs({})
        self._map.select(None)
        self._side.show_shades({}, "", (), self._named)
        self._map.zoom_to_world()

    def go_to(self, country: str) -> None:
        """Mark a country, and show its place."""
        self._map.select(country or None)
        self._map.bring_into_view(country)

    def choose_no_office(self) -> None:
        """Shade the countries of the answer."""
        answer, self._chosen = self._answer, ""
        if answer is None:
            return
        shades = shading.shades_of_answer(answer)
        legend: tuple[Meaning, ...] = shading.legend_of_answer(
            shades.values(), bool(answer.crime_type), _gap_of(answer)
        )
        if self._difference is not None:
            legend = (*legend, *legend_of_difference(self._difference))
        self._shade(shades, tr("How well each country is answered for"), legend)

    def choose_office(self, office: OfficeReference, day: date) -> None:
        """Shade the countries of an office of the answer."""
        countries_of, number, self._chosen = self._coverage.countries_of, self._number, office.id
        self._doors.read(
            lambda: countries_of(office.id, day), lambda facts: self._show_chosen(number, office, facts), self, _OFFICE
        )

    def _begin(self, names: Names | None) -> None:
        self._names = names
        self._answer = self._difference = None
        self._chosen = ""
        self._number += 1

    def _show_chosen(self, number: int, office: OfficeReference, facts: tuple[CoverageFact, ...]) -> None:
        """Its countries, unless another answer or another line has come meanwhile."""
        if number != self._number or office.id != self._chosen or self._answer is None:
            return
        shades = self._shade_office(office.name, facts)
        if len(self._answer.countries) == 1 and self._map.is_fitted:
            self._map.zoom_to((*shades, self._answer.countries[0].country_iso2))

    def _show_overview(self, number: int, found: CoverageOverview) -> None:
        if number == self._number:
            shades = shading.shades_of_overview(found)
            caption = tr("How many offices are known to cover each country, on {date}", date=found.at)
            self._shade(shades, caption, shading.legend_of_overview())

    def _shade_office(self, office: str, facts: Iterable[CoverageFact]) -> Mapping[str, Shade]:
        shades = shading.shades_of_office(facts)
        self._shade(shades, tr("Countries of {office}", office=office), shading.legend_of_office(shades.values()))
        return shades

    def _shade(self, shades: Mapping[str, Shade], caption: str, legend: Iterable[Meaning]) -> None:
        self._side.show_shades(shades, caption, legend, self._named)

    def _named(self, iso2: str) -> str:
        return self._names.country(iso2) if self._names is not None else iso2


def _gap_of(answer: CoverageAnswer) -> str:
    return next((country.gap_label for country in answer.countries), "")
