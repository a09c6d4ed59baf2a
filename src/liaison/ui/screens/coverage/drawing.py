"""One answer drawn as map, matrix and list with one selection."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from liaison.base.translations import tr
from liaison.domain.contacts import LastContact
from liaison.domain.coverage import CoverageAnswer, CoverageFact, OfficeAnswer
from liaison.domain.coverage_difference import CoverageDifference
from liaison.domain.directory import OfficeDetail
from liaison.ui.doors import Doors
from liaison.ui.screens.coverage.answer_lines import Beside, lines_of_answer, lines_of_office
from liaison.ui.screens.coverage.answer_matrix import legend_of_matrix, matrix_of_office
from liaison.ui.screens.coverage.answer_side import AnswerSide
from liaison.ui.screens.coverage.basis_lines import awaited_lines, lines_of_legs
from liaison.ui.screens.coverage.difference_lines import (
    explain_kinds,
    heading_of_difference,
    lines_of_difference,
    reasons_of_change,
)
from liaison.ui.screens.coverage.explanation import Reason, explain, explain_line
from liaison.ui.screens.coverage.lines import Kind, Line
from liaison.ui.screens.coverage.map_drawing import MapDrawing
from liaison.ui.screens.coverage.matrix_drawing import MatrixDrawing
from liaison.ui.screens.coverage.services import CoverageServices
from liaison.ui.screens.coverage.summary import call_list, statements, statements_of_office
from liaison.ui.screens.coverage.views_side import ViewsSide
from liaison.ui.widgets.matrix import MarkKind
from liaison.ui.widgets.reference.contact_words import contact_in_brief, contact_in_full
from liaison.ui.widgets.reference.names import BESIDE, Names

_OF_ONE_OFFICE = (MarkKind.FULL, MarkKind.SLIGHT, None)
_OFFICE, _BASES, _REST, _CELL = "coverage.office", "coverage.bases", "coverage.rest", "coverage.cell"
_OVERVIEW, _CONTACTS = "coverage.overview", "coverage.contacts"


@dataclass(frozen=True, slots=True)
class OfficeCoverage:
    """Which countries an office covers on a date."""

    office: OfficeDetail
    facts: tuple[CoverageFact, ...]
    day: date


class AnswerDrawing(QObject):
    """Keeps map, matrix and list in step: whichever is moved in, the other two follow.

    Args:
        services, doors: for what is shown beside the answer: the countries of the office chosen, the legal bases of a route.
    """

    office_opened = Signal(str)
    """Enter or a double click on an office."""

    legal_bases_opened = Signal(str, str)
    """Enter or a double click on the legal bases between two countries."""

    country_asked = Signal(str)
    """Enter on a country of a picture while nothing is asked."""

    def __init__(
        self, views: ViewsSide, answer_side: AnswerSide, services: CoverageServices, doors: Doors, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._map = MapDrawing(views.map_side, services.coverage, doors, self)
        self._list = answer_side
        self._matrix = MatrixDrawing(views, services.coverage, doors, self)
        self._views = views
        self._services, self._doors = services, doors
        self._beside = Beside()
        self._contacts: Mapping[str, LastContact] | None = None
        self._is_route = False
        self._number = 0
        self._names: Names | None = None
        self._answer: CoverageAnswer | OfficeCoverage | None = None
        self._is_following = False
        self._difference: CoverageDifference | None = None
        answer_side.list.line_chosen.connect(self._show_line)
        answer_side.list.line_opened.connect(self._open_line)
        answer_side.list.rest_asked.connect(self._read_rest)
        views.map_side.map.country_selected.connect(self.go_to_country)
        self._matrix.cell_changed.connect(self._follow_matrix)
        self._matrix.cell_activated.connect(self._explain_cell)

    @property
    def answer(self) -> CoverageAnswer | None:
        """What is drawn; None when nothing is, or one office's countries are."""
        return self._answer if isinstance(self._answer, CoverageAnswer) else None

    # What is drawn ------------------------------------------------------------------------------------------------------

    def show_answer(self, answer: CoverageAnswer, names: Names, is_route: bool) -> None:
        """Draw who covers countries; a route also as a line, its countries numbered."""
        self._begin(answer, names)
        self._views.show_statements(statements(answer, names))
        self._map.show_answer(answer, names, is_route)
        self._matrix.show_answer(answer, names, is_route)
        crime = names.crime(answer.crime_type) if answer.crime_type else tr("Any crime")
        heading = tr("{crime}, on {date}", crime=crime, date=answer.at)
        if answer.only:
            heading = tr("{crime}, on {date}, only {agencies}", crime=crime, date=answer.at, agencies=answer.only)
        countries = tuple(country.country_iso2 for country in answer.countries)
        self._is_route = is_route
        self._beside = Beside(bases=awaited_lines(countries) if is_route else {})
        self._list.show_answer(heading, self._lines(answer, names), call_list(answer, names))
        self.read_contacts()
        if is_route:
            self._read_bases(answer, countries)

    def show_difference(self, found: CoverageDifference) -> None:
        """Draw what differs between the answer's date and another: in the list, and as signs on the map."""
        if self._names is None or self.answer is None:
            return
        self._difference = found
        self._map.show_difference(found)
        self._list.show_answer(heading_of_difference(found), lines_of_difference(found, self._names), "")

    def show_office(self, found: OfficeCoverage, names: Names) -> None:
        """Draw which countries an office covers."""
        self._begin(found, names)
        self._views.show_statements(statements_of_office(found.facts, names))
        self._map.show_office(found.office.name, found.facts, names)
        content = matrix_of_office(found.office, found.facts, found.day, names)
        self._matrix.show_content(
            content, [one for one in legend_of_matrix(crime_asked=False) if one[0] in _OF_ONE_OFFICE]
        )
        heading = tr("Countries of one office, on {date}", date=found.day)
        self._list.show_answer(heading, lines_of_office(found.office, found.facts, found.day, names), "")

    def show_nothing(self, sentence: str, hint: str) -> None:
        """Say why there is no answer."""
        self._clear()
        self._list.say(sentence, hint)
        self._list.show()

    def show_invitation(self, sentence: str, hint: str, names: Names, crime: str, at: date) -> None:
        """Say how to ask, above a map that has the whole width and is shaded by how many offices cover each country."""
        self._clear()
        self._names = names
        self._map.show_world(crime, at, names)
        self._matrix.show_world(crime, at, names)
        self._list.say(sentence, hint)
        self._list.hide()
        self._views.say(sentence, hint)

    def _begin(self, answer: CoverageAnswer | OfficeCoverage, names: Names) -> None:
        self._names, self._answer, self._contacts = names, answer, None
        self._number += 1
        self._difference = None
        self._views.say("")
        self._list.show()

    def _clear(self) -> None:
        self._answer = self._difference = None
        self._number += 1
        self._views.say("")
        self._views.show_statements(())
        self._map.show_nothing()
        self._matrix.show_nothing()

    # One selection ------------------------------------------------------------------------------------------------------

    def go_to_country(self, iso2: str) -> bool:
        """Come to a country of the answer; False when it is not in it."""
        if self._is_following or self._answer is None:
            return False
        line = self._list.list.current_line()
        if line is not None and line.country == iso2:
            self._show_line(line)
            return True
        return self._list.list.go_to(country=iso2)

    def _follow_matrix(self, office: str, country: str) -> None:
        """Come to the cell's line; where the office is not in the country's answer, to the country's."""
        if not self._is_following and self._answer is not None:
            found = self._list.list
            if not ((office and found.go_to(country, office)) or found.go_to(country)):
                self._map.go_to(country)

    def _explain_cell(self, office: str, country: str) -> None:
        """Lead to the reasons of a cell; those of one outside the answer are read."""
        line = self._list.list.current_line()
        if line is not None and self._answer is not None and (line.office, line.country) == (office, country):
            self._list.explanation.take_focus()
        elif self._answer is None:
            self.country_asked.emit(country)
        else:
            self._read_cell(office, country)

    def _show_line(self, line: Line) -> None:
        answer, names = self._answer, self._names
        if names is None or answer is None:
            return
        self._is_following = True
        self._map.go_to(line.country)
        self._matrix.go_to(line.office, line.country)
        self._is_following = False
        self._explain_line(line)
        asked = self.answer
        if asked is not None and line.answer is not None:
            self._map.choose_office(line.answer.office, asked.at)
        else:
            self._map.choose_no_office()

    def _explain_line(self, line: Line) -> None:
        names = self._names
        if names is None:
            return
        reasons = list(self._change_explained(line, names) or explain_line(line, self.answer, names))
        contact = (self._contacts or {}).get(line.office)
        if line.answer is not None and (sentences := tuple(contact_in_full(contact, names.today))):
            reasons.insert(1, Reason(tr("Contacts"), sentences))
        meeting = contact.meeting.key if contact is not None and contact.meeting is not None else None
        self._list.explanation.show_reasons(line.title, line.office, reasons, self.answer is not None, meeting)

    def _change_explained(self, line: Line, names: Names) -> tuple[Reason, ...]:
        """What is to be said of a line of the difference; nothing for another line."""
        found = self._difference
        if found is None:
            return ()
        if not line.office:
            return explain_kinds()
        of_country = next((one for one in found.countries if one.country_iso2 == line.country), None)
        changes = [one for one in of_country.changes if one.office.id == line.office] if of_country else []
        return reasons_of_change(changes, found, names) if changes else ()

    def _open_line(self, line: Line) -> None:
        if line.kind is Kind.BASIS:
            self.legal_bases_opened.emit(line.leads_to, line.country)
        elif line.office:
            self.office_opened.emit(line.office)

    # What comes beside the answer ---------------------------------------------------------------------------------------

    def _read_bases(self, answer: CoverageAnswer, countries: tuple[str, ...]) -> None:
        route, number = self._services.legal_bases.route, self._number
        self._doors.read(
            lambda: route(countries, answer.crime_type, at=answer.at),
            lambda legs: self._complete(number, replace(self._beside, bases=lines_of_legs(legs))),
            self,
            _BASES,
        )

    def read_contacts(self) -> None:
        """The last meetings and open promises with the offices of the answer."""
        answer, contacts, number = self.answer, self._services.coverage.contacts, self._number
        if answer is not None:
            self._doors.read(
                lambda: contacts(answer), lambda found: self._take_contacts(number, found), self, _CONTACTS
            )

    def _take_contacts(self, number: int, found: Mapping[str, LastContact] | None) -> None:
        if number == self._number:
            self._contacts = found
            known = found or {}
            self._complete(number, replace(self._beside, contact=lambda office: contact_in_brief(known.get(office))))
            line = self._list.list.current_line()
            if line is not None and line.answer is not None:
                self._explain_line(line)

    def _read_rest(self, country: str) -> None:
        """All offices of one country, of which the answer has only the first."""
        asked, who_covers = self.answer, self._services.coverage.who_covers
        if asked is not None:
            self._doors.read(
                lambda: who_covers((country,), asked.crime_type, asked.at, None),
                lambda whole: self._put_in(asked, whole),
                self,
                _REST,
            )

    def _put_in(self, asked: CoverageAnswer, whole: CoverageAnswer) -> None:
        if asked is not self._answer or self._names is None:
            return
        (found,) = whole.countries
        former = next(one for one in asked.countries if one.country_iso2 == found.country_iso2)
        countries = tuple(found if one is former else one for one in asked.countries)
        answer = self._answer = replace(asked, countries=countries)
        self._list.lengthen(self._lines(answer, self._names), found.country_iso2, len(former.offices))
        self._matrix.show_answer(answer, self._names, self._is_route)

    def _read_cell(self, office: str, country: str) -> None:
        cell, asked, names = self._services.coverage.cell, self.answer, self._names
        if asked is None or names is None:
            return

        def explain_it(found: OfficeAnswer | None) -> None:
            if asked is self._answer and found is not None:
                title = f"{found.office.name}{BESIDE}{names.country(country)}"
                self._list.explanation.show_reasons(title, office, explain(found, asked, names), turnable=True)
                self._list.explanation.take_focus()

        self._doors.read(lambda: cell(office, country, asked.crime_type, asked.at), explain_it, self, _CELL)

    def _complete(self, number: int, beside: Beside) -> None:
        """Say the answer's lines anew with what has come, unless another answer has come meanwhile."""
        if number == self._number and self.answer is not None and self._names is not None:
            self._beside = beside
            if self._difference is not None:
                return
            self._list.reword(self._lines(self.answer, self._names))

    def _lines(self, answer: CoverageAnswer, names: Names) -> tuple[Line, ...]:
        return lines_of_answer(answer, names, numbered=self._is_route, beside=self._beside)
