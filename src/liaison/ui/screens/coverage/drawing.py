"""One answer drawn as map and list with one selection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from liaison.base.translations import tr
from liaison.domain.coverage import CoverageAnswer, CoverageFact, OfficeReference
from liaison.domain.directory import OfficeDetail
from liaison.services.coverage import CoverageService
from liaison.ui.doors import Doors
from liaison.ui.screens.coverage import shading
from liaison.ui.screens.coverage.answer_lines import lines_of_answer, lines_of_office
from liaison.ui.screens.coverage.answer_side import AnswerSide
from liaison.ui.screens.coverage.explanation import explain, explain_fact, explain_gap, explain_order
from liaison.ui.screens.coverage.lines import Kind, Line
from liaison.ui.screens.coverage.map_side import MapSide
from liaison.ui.screens.coverage.summary import call_list, statements, statements_of_office
from liaison.ui.widgets.map import Shade
from liaison.ui.widgets.reference.names import Names

_OFFICE = "coverage.office"


@dataclass(frozen=True, slots=True)
class OfficeCoverage:
    """Which countries an office covers on a date."""

    office: OfficeDetail
    facts: tuple[CoverageFact, ...]
    day: date


class AnswerDrawing(QObject):
    """Keeps map and list in step.

    Args:
        coverage, doors: for the countries of an office that is chosen in the list.
    """

    office_opened = Signal(str)
    """Enter or a double click on an office."""

    def __init__(
        self, map_side: MapSide, answer_side: AnswerSide, coverage: CoverageService, doors: Doors, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._map, self._list = map_side, answer_side
        self._coverage, self._doors = coverage, doors
        self._names: Names | None = None
        self._answer: CoverageAnswer | OfficeCoverage | None = None
        answer_side.list.line_chosen.connect(self._show_line)
        answer_side.list.line_opened.connect(self._open_line)

    def show_answer(self, answer: CoverageAnswer, names: Names, is_route: bool) -> None:
        """Draw who covers countries; a route also as a line, its countries numbered."""
        self._names, self._answer = names, answer
        self._map.show_statements(statements(answer, names))
        self._map.map.set_route([country.country_iso2 for country in answer.countries] if is_route else ())
        self._show_answer_shades(answer, names)
        crime = names.crime(answer.crime_type) if answer.crime_type else tr("Any crime")
        heading = tr("{crime}, on {date}", crime=crime, date=answer.at)
        self._list.show_answer(heading, lines_of_answer(answer, names, numbered=is_route), call_list(answer, names))

    def show_office(self, found: OfficeCoverage, names: Names) -> None:
        """Draw which countries an office covers."""
        self._names, self._answer = names, found
        self._map.show_statements(statements_of_office(found.facts, names))
        self._map.map.set_route(())
        self._show_office_shades(found.office.name, found.facts, ())
        heading = tr("Countries of one office, on {date}", date=found.day)
        self._list.show_answer(heading, lines_of_office(found.office, found.facts, found.day, names), "")

    def show_nothing(self, sentence: str, hint: str) -> None:
        """Say why there is no answer."""
        self._answer = None
        self._map.show_statements(())
        self._map.map.set_route(())
        self._map.map.select(None)
        self._map.show_shades({}, "", (), self._named)
        self._map.map.zoom_to_world()
        self._list.say(sentence, hint)

    def go_to_country(self, iso2: str) -> bool:
        """Come to a country of the answer; False when it is not in it."""
        return self._answer is not None and self._list.list.go_to(country=iso2)

    def _show_line(self, line: Line) -> None:
        answer, names = self._answer, self._names
        if names is None or answer is None:
            return
        self._map.map.select(line.country or None)
        turnable = isinstance(answer, CoverageAnswer)
        if line.answer is not None and isinstance(answer, CoverageAnswer):
            reasons = explain(line.answer, answer, names)
            self._list.explanation.show_reasons(line.answer.office.name, line.office, reasons, turnable)
            self._read_countries(line.answer.office, answer.at)
        elif line.fact is not None:
            self._list.explanation.show_reasons(line.title, line.office, explain_fact(line.fact, names), turnable)
        elif line.kind is Kind.GAP:
            self._list.explanation.show_reasons(line.title, line.office, explain_gap(), turnable)
        elif isinstance(answer, CoverageAnswer):
            self._list.explanation.show_reasons(line.title, "", explain_order(bool(answer.crime_type)), turnable)
        else:
            self._list.explanation.show_reasons(line.title, line.office, (), turnable)
        if line.answer is None and isinstance(answer, CoverageAnswer):
            self._show_answer_shades(answer, names)

    def _open_line(self, line: Line) -> None:
        if line.office:
            self.office_opened.emit(line.office)

    def _read_countries(self, office: OfficeReference, day: date) -> None:
        coverage, asked = self._coverage, self._answer
        self._doors.read(
            lambda: coverage.countries_of(office.id, day),
            lambda facts: self._show_chosen(asked, office.name, facts),
            self,
            _OFFICE,
        )

    def _show_chosen(self, asked: object, office: str, facts: tuple[CoverageFact, ...]) -> None:
        """The countries of the office chosen in the list, unless another answer has come meanwhile."""
        if asked is self._answer and isinstance(self._answer, CoverageAnswer):
            self._show_office_shades(office, facts, [country.country_iso2 for country in self._answer.countries])

    def _show_office_shades(self, office: str, facts: Iterable[CoverageFact], besides: Iterable[str]) -> None:
        shades = shading.shades_of_office(facts)
        caption = tr("Countries of {office}", office=office)
        self._shade(shades, caption, shading.legend_of_office(shades.values()), (*shades, *besides))

    def _show_answer_shades(self, answer: CoverageAnswer, names: Names) -> None:
        shades = shading.shades_of_answer(answer)
        legend = shading.legend_of_answer(shades.values(), bool(answer.crime_type))
        caption = tr("How well each country is answered for")
        self._shade(shades, caption, legend, tuple(shades))

    def _shade(
        self, shades: Mapping[str, Shade], caption: str, legend: Iterable[tuple[Shade, str]], shown: Iterable[str]
    ) -> None:
        self._map.show_shades(shades, caption, legend, self._named)
        self._map.map.zoom_to(shown)

    def _named(self, iso2: str) -> str:
        return self._names.country(iso2) if self._names is not None else iso2
