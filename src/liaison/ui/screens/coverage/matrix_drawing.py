"""Which matrix is shown: that of the answer, or all offices and countries; read only while it can be seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from liaison.domain.coverage import CoverageAnswer
from liaison.domain.coverage_matrix import MatrixCell
from liaison.services.coverage import CoverageService
from liaison.ui.doors import Doors
from liaison.ui.screens.coverage.answer_matrix import legend_of_answer_matrix, legend_of_matrix, matrix_of_answer
from liaison.ui.screens.coverage.lean_matrix import Cells, content_of_matrix, with_gaps
from liaison.ui.screens.coverage.view_switch import View
from liaison.ui.screens.coverage.views_side import ViewsSide
from liaison.ui.widgets.matrix import MatrixContent
from liaison.ui.widgets.matrix.legend import Meaning
from liaison.ui.widgets.reference.names import Names

_MATRIX, _GAPS = "coverage.matrix", "coverage.gaps"
_FIRST, _SEEN = 500, 60
"""Rows that are shown before all others are read, as in most directories none are; and those of them that have their cells at once."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a matrix that is read is about; no countries means all."""

    countries: tuple[str, ...]
    crime: str
    at: date
    is_route: bool


@dataclass(frozen=True, slots=True)
class _Read:
    """What is read first: the rows at the top with their cells, all rows when they are few."""

    content: MatrixContent
    is_whole: bool
    cells: Mapping[str, Mapping[str, MatrixCell]]


class MatrixDrawing(QObject):
    """Shows matrices in the left side."""

    cell_changed = Signal(str, str)
    """The officer came to another cell: office, empty on a heading, and country."""

    cell_activated = Signal(str, str)
    """Enter on a cell: office and country."""

    def __init__(self, views: ViewsSide, coverage: CoverageService, doors: Doors, parent: QObject) -> None:
        super().__init__(parent)
        self._side, self._views = views.matrix_side, views
        self._coverage, self._doors = coverage, doors
        self._answer: CoverageAnswer | None = None
        self._is_route = False
        self._world: _Asked | None = None
        self._names: Names | None = None
        self._cells: Cells | None = None
        self._shown: _Asked | None = None
        self._selected = ("", "")
        self._is_moving = False
        self._side.matrix.cell_changed.connect(self._tell)
        self._side.matrix.cell_activated.connect(self.cell_activated)
        self._side.everything_asked.connect(self._show)
        views.view_changed.connect(self._view_changed)

    def show_answer(self, answer: CoverageAnswer, names: Names, is_route: bool) -> None:
        """The offices and countries of an answer; all of them when that is ticked."""
        self._answer, self._names, self._is_route = answer, names, is_route
        self._world = _Asked((), answer.crime_type, answer.at, is_route=False)
        self._shown = None
        self._side.offer_everything(True)
        self._show()

    def show_world(self, crime: str, at: date, names: Names) -> None:
        """All offices and countries, because nothing is asked."""
        self._answer, self._names = None, names
        self._world = _Asked((), crime, at, is_route=False)
        self._shown, self._selected = None, ("", "")
        self._side.offer_everything(False)
        self._show()

    def show_content(self, content: MatrixContent, meanings: Iterable[Meaning]) -> None:
        """A matrix that is made elsewhere."""
        self._answer = self._world = self._shown = None
        self._side.offer_everything(False)
        self._put(content, meanings)

    def show_nothing(self) -> None:
        """No matrix."""
        self._answer = self._world = self._shown = None
        self._side.show_nothing()

    def go_to(self, office: str, country: str) -> None:
        """Come to a cell, or to as much of it as there is; tells nobody."""
        self._selected = (office, country)
        self._is_moving = True
        self._side.go_to(office, country)
        self._is_moving = False

    def _tell(self, office: str, country: str) -> None:
        if not self._is_moving:
            self._selected = (office, country)
            self.cell_changed.emit(office, country)

    def _view_changed(self, view: View) -> None:
        if view.has_matrix:
            self._show()

    def _show(self, *_: object) -> None:
        answer, names, world = self._answer, self._names, self._world
        if names is None or world is None:
            return
        if answer is not None and answer.is_whole and not self._side.is_everything:
            self._shown = None
            self._put(matrix_of_answer(answer, names, self._is_route), legend_of_answer_matrix(answer, names))
            return
        asked = world
        if answer is not None and not self._side.is_everything:
            countries = tuple(country.country_iso2 for country in answer.countries)
            asked = _Asked(countries, answer.crime_type, answer.at, self._is_route)
        if self._views.switch.view().has_matrix and asked != self._shown:
            self._read(asked, names)

    def _read(self, asked: _Asked, names: Names) -> None:
        coverage = self._coverage
        cells = Cells(coverage, self._doors, asked.crime, asked.at, names, self)

        def read() -> _Read:
            found = coverage.matrix(asked.countries, asked.crime, asked.at, _FIRST)
            seen = [office.id for agency in found.agencies for office in agency.offices][:_SEEN]
            first = coverage.matrix_cells(seen, asked.crime, asked.at)
            return _Read(content_of_matrix(found, cells.marks, names, asked.is_route), found.is_whole, first)

        def read_all() -> MatrixContent:
            found = coverage.matrix(asked.countries, asked.crime, asked.at)
            return content_of_matrix(found, cells.marks, names, asked.is_route)

        def show(found: _Read) -> None:
            if not self._take_cells(asked, cells):
                return
            cells.know(found.cells)
            if found.is_whole:
                self._show_rows(asked, found.content)
                return
            self._put(found.content, legend_of_matrix(bool(asked.crime)))
            self._doors.read(read_all, lambda content: self._show_rows(asked, content), self, _MATRIX)

        self._shown = asked
        self._doors.read(read, show, self, _MATRIX)

    def _take_cells(self, asked: _Asked, cells: Cells) -> bool:
        """Show these cells from now on; False when something else was asked meanwhile."""
        if asked != self._shown:
            cells.deleteLater()
            return False
        if self._cells is not None:
            self._cells.deleteLater()
        self._cells = cells
        cells.arrived.connect(self._side.matrix.refresh)
        return True

    def _show_rows(self, asked: _Asked, content: MatrixContent) -> None:
        """All rows; then the gaps."""
        if asked != self._shown:
            return
        self._put(content, legend_of_matrix(bool(asked.crime)))
        overview = self._coverage.overview
        # the gaps need a reading of all statements, for which the rows do not wait
        self._doors.read(
            lambda: overview(asked.crime, asked.at),
            lambda found: self._show_gaps(asked, with_gaps(content, found)),
            self,
            _GAPS,
        )

    def _show_gaps(self, asked: _Asked, content: MatrixContent) -> None:
        if asked == self._shown:
            self._put(content, legend_of_matrix(bool(asked.crime)))

    def _put(self, content: MatrixContent, meanings: Iterable[Meaning]) -> None:
        self._is_moving = True
        self._side.show_content(content, meanings)
        self._is_moving = False
        if any(self._selected):
            self.go_to(*self._selected)
