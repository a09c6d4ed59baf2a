"""Offices × countries where there are tens of thousands of cells: rows at once, cells as they come into view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from liaison.base.translations import tr, trn
from liaison.domain.coverage import Competent, Role, Standing
from liaison.domain.coverage_matrix import CoverageMatrix, CoverageOverview, MatrixCell
from liaison.domain.provenance import Strength
from liaison.services.coverage import CoverageService
from liaison.ui.doors import Doors
from liaison.ui.screens.coverage.answer_matrix import region
from liaison.ui.screens.coverage.shading import is_certain
from liaison.ui.screens.coverage.summary import OLD
from liaison.ui.widgets.matrix import Column, ColumnNote, Mark, MarkKind, MatrixContent, NoteKind, Row, RowGroup
from liaison.ui.widgets.matrix.content import MarksOf
from liaison.ui.widgets.reference.names import BESIDE, Names

_CELLS = "coverage.cells"
_NOTHING: Mapping[str, Mark] = {}


class Cells(QObject):
    """The marks of the rows of one matrix: those that were looked at are read together, a moment later.

    Args:
        crime, at: as the matrix was asked.
    """

    arrived = Signal()
    """Marks have come that were looked for."""

    def __init__(
        self, coverage: CoverageService, doors: Doors, crime: str, at: date, names: Names, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._coverage, self._doors = coverage, doors
        self._crime, self._at, self._names = crime, at, names
        self._marks: dict[str, Mapping[str, Mark]] = {}
        self._wanted: dict[str, None] = {}
        self._pause = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self._read)

    def marks(self, office: str) -> Mapping[str, Mark]:
        """The marks of a row as far as they are known; what is not known is fetched."""
        known = self._marks.get(office)
        if known is None:
            self._wanted[office] = None
            if not self._pause.isActive():
                self._pause.start()
            return _NOTHING
        return known

    def know(self, cells: Mapping[str, Mapping[str, MatrixCell]]) -> None:
        """Take the cells of rows that were read already; tells nobody."""
        today, crime_asked = self._names.today, bool(self._crime)
        for office, row in cells.items():
            self._marks[office] = {iso2: mark_of_cell(cell, crime_asked, today) for iso2, cell in row.items()}

    def _read(self) -> None:
        offices, self._wanted = tuple(self._wanted), {}
        cells_of = self._coverage.matrix_cells
        # without a name: no batch may drop another one
        self._doors.read(
            lambda: cells_of(offices, self._crime, self._at), lambda cells: self._take(offices, cells), self
        )

    def _take(self, offices: tuple[str, ...], cells: Mapping[str, Mapping[str, MatrixCell]]) -> None:
        self.know({office: cells.get(office, {}) for office in offices})
        self.arrived.emit()


def content_of_matrix(matrix: CoverageMatrix, marks: MarksOf, names: Names, is_route: bool) -> MatrixContent:
    """The rows by agency, the columns by region or in the order of a route."""
    ordered = matrix.countries
    if not is_route:
        ordered = tuple(sorted(ordered, key=lambda iso2: (region(iso2, names), names.country(iso2).casefold())))
    columns = tuple(
        Column(iso2, iso2, names.country(iso2), "" if is_route else region(iso2, names)) for iso2 in ordered
    )
    groups = tuple(
        RowGroup(agency.id, agency.name or agency.id, tuple(Row(office.id, office.name) for office in agency.offices))
        for agency in matrix.agencies
    )
    offices = trn("{n} office", "{n} offices", matrix.office_count)
    title = tr("{offices} and the countries they cover, on {date}", offices=offices, date=matrix.at)
    return MatrixContent(title, columns, groups, marks, tr("not known to cover it"))


def with_gaps(content: MatrixContent, overview: CoverageOverview) -> MatrixContent:
    """The same matrix, in which a country nobody is known to cover is marked as a gap."""
    gap = ColumnNote(NoteKind.GAP, tr("nobody known"))
    columns = tuple(one if one.key in overview.countries else replace(one, note=gap) for one in content.columns)
    return replace(content, columns=columns)


def mark_of_cell(cell: MatrixCell, crime_asked: bool, today: date) -> Mark:
    """How an office covers a country, in the marks of all matrices of coverage."""
    role = cell.role.label if cell.role is Role.UNSPECIFIED else tr("{role}, stated", role=cell.role.label)
    words = [role, cell.standing.label]
    if crime_asked and cell.standing.covers:
        words.append(tr("For another crime") if cell.is_other_crime else cell.competent.label)
    year = cell.spoken // 10_000
    words.append(tr("as of {date}", date=year) if year else tr("date not known"))
    if cell.statements > 1:
        words.append(trn("{n} statement", "{n} statements", cell.statements))
    return Mark(_kind(cell, crime_asked), BESIDE.join(words), is_old=_age(cell.spoken, today) >= OLD)


def _age(spoken: int, today: date) -> int:
    """Full years since the day written as a number; many without one."""
    if not spoken:
        return OLD
    birthday_to_come = today.month * 100 + today.day < spoken % 10_000
    return today.year - spoken // 10_000 - birthday_to_come


def _kind(cell: MatrixCell, crime_asked: bool) -> MarkKind:
    if cell.standing is Standing.ENDED:
        return MarkKind.ENDED
    if cell.standing is Standing.STATED_LATER:
        return MarkKind.NOT_KNOWN
    if cell.strength is Strength.DERIVED or not is_certain(cell.standing):
        return MarkKind.SLIGHT
    if crime_asked and (cell.is_other_crime or cell.competent is not Competent.YES):
        return MarkKind.PART
    return MarkKind.FULL
