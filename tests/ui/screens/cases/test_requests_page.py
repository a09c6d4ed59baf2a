"""Requests of a case as an officer keeps them: keys on the real page over a real store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach
from tests.ui.screens.cases.by_keys import CONTROL, begin_at, closed, come_to, dialog, press, said, write

from liaison.base.errors import WorldError
from liaison.domain.cases.case import CaseFacts
from liaison.domain.cases.requests import (
    Ground,
    Request,
    RequestFacts,
    RequestKind,
    RequestState,
    RequestStep,
    StepKind,
)
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Direction, MeetingHeader
from liaison.domain.rows import RowKey
from liaison.services.cases.requests import RequestService
from liaison.services.coverage import CoverageService
from liaison.store.engine import Store
from liaison.ui.doors import Doors
from liaison.ui.screens.cases.fields.cells import CELL_ROLE, Cell
from liaison.ui.screens.cases.requests.draft_dialog import DraftDialog
from liaison.ui.screens.cases.requests.request_dialog import RequestDialog
from liaison.ui.screens.cases.requests.request_step_dialog import RequestStepDialog
from liaison.ui.screens.cases.requests.requests_page import RequestsPage
from liaison.ui.screens.cases.requests.services import RequestPageServices
from liaison.ui.screens.cases.services import CaseServices
from liaison.ui.theme.theme import Theme
from liaison.ui.widgets.reference.names import Names

TODAY = date(2026, 11, 22)
DAY = PartialDate.parse
Notices = list[tuple[str, Callable[[], None] | None]]


@pytest.fixture
def services(services: CaseServices) -> RequestPageServices:
    """What the page alone works with."""
    return services.requests


@pytest.fixture
def case(filled: Store, services: RequestPageServices) -> RowKey:
    """The sample's case, whose one request waits for Germany."""
    found = services.requests.list()[0].case
    assert found is not None
    return found


@pytest.fixture
def names(filled: Store) -> Names:
    vocabularies = CoverageService(filled, lambda: TODAY)
    return Names(vocabularies.countries(), vocabularies.crime_types(), "en", TODAY)


Show = Callable[[RowKey | None], RequestsPage]


@pytest.fixture
def show(
    services: RequestPageServices, names: Names, doors: Doors, theme: Theme, notices: Notices, qtbot: QtBot
) -> Show:
    def shown(case: RowKey | None) -> RequestsPage:
        made = RequestsPage(services, doors, lambda *told: notices.append(told))
        qtbot.addWidget(made)
        made.resize(1240, 780)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        made.show_case(case, names)
        return made

    return shown


@pytest.fixture
def page(case: RowKey, show: Show, qtbot: QtBot) -> RequestsPage:
    """The page over the sample's request, on its line."""
    made = show(case)
    qtbot.waitUntil(lambda: made.shown_request() is not None)
    made.table.setFocus()
    return made


def row(page: RequestsPage, number: int = 0) -> list[str]:
    """A line of the table as it is read out, column by column."""
    cells = (page.table.cells.index(number, column).data(CELL_ROLE) for column in range(5))
    return [cell.spoken for cell in cells if isinstance(cell, Cell)]


def request(page: RequestsPage) -> Request:
    shown = page.shown_request()
    assert shown is not None
    return shown.request


def steps(page: RequestsPage) -> list[str]:
    return [kept.facts.kind.value for kept in request(page).steps]


def take_back(notices: Notices) -> None:
    undo = notices[-1][1]
    assert undo is not None
    undo()


def add_step(page: RequestsPage, qtbot: QtBot, kind: StepKind) -> RequestStepDialog:
    """S, the small menu, and the form it opens."""
    begin_at(page, page.table)
    press(Qt.Key.Key_S)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    while menu.activeAction().text() != kind.label:
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    return dialog(qtbot, RequestStepDialog)


# The list ----------------------------------------------------------------------------------------------------------------


def test_a_line_tells_whom_what_how_far_how_late_and_how_long(page: RequestsPage) -> None:
    towards, subject, state, due, waiting = row(page)
    assert towards.startswith("→ Germany")
    assert subject.startswith("Consent to a controlled delivery")
    assert state == "Sent, 5 Aug 2019"
    assert due.replace("\u00a0", " ") == "! overdue by 2639 days, 1 Sep 2019"
    assert waiting == "2666 days"
    spoken = page.table.cells.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Due: !" in spoken and "Waiting: 2666 days" in spoken


def test_the_detail_says_what_is_not_written_down_and_asks_for_the_reasons_of_the_basis(page: RequestsPage) -> None:
    told = page.detail.text()
    assert "Measure: Controlled delivery" in told
    assert "Questions: not written down" in told
    assert "UN Drugs Convention 1988" in told
    assert "Why it is a basis is not written down" in told


def test_without_requests_it_says_what_one_is_and_begins_one(
    services: RequestPageServices, case: RowKey, show: Show, qtbot: QtBot
) -> None:
    empty = services.cases.create(CaseFacts("Empty")).key
    page = show(empty)
    page.activateWindow()
    page.setFocus(Qt.FocusReason.ShortcutFocusReason)
    qtbot.waitUntil(lambda: not page.table.isVisible() and not page.hasFocus())
    press(Qt.Key.Key_Space)
    form = dialog(qtbot, RequestDialog)
    assert form.crime.key() == ""
    press(Qt.Key.Key_Escape)
    closed(qtbot)


def test_all_requests_are_told_with_their_cases(case: RowKey, show: Show, qtbot: QtBot) -> None:
    page = show(None)
    qtbot.waitUntil(lambda: page.shown_request() is not None)
    assert "Northern route, sample" in row(page)[1]


def test_coming_to_the_page_one_begins_in_its_list(page: RequestsPage, qtbot: QtBot) -> None:
    page.detail.edit.setFocus()
    page.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert page.table.hasFocus()


# Writing one down --------------------------------------------------------------------------------------------------------


def test_a_request_with_its_basis_by_keys_alone(page: RequestsPage, notices: Notices, qtbot: QtBot) -> None:
    page.new_request("DE", "controlled-delivery")
    form = dialog(qtbot, RequestDialog)
    assert form.measure.text() == "Controlled delivery"
    assert form.crime.key() == "drug-trafficking", "that of the case"
    assert form.subject.hasFocus(), "the state is known already"
    write("Second consignment")
    form.own_state.setFocus()
    write("Belarus")
    press(Qt.Key.Key_Tab)
    come_to(form.basis.look)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(form.basis.found.hasFocus)
    press(Qt.Key.Key_Return)
    assert form.isVisible(), "Enter chose the basis and did not save"
    assert form.basis.look.hasFocus()
    come_to(form.language)
    write("German")
    come_to(form.due)
    write("1 December 2026")
    press(Qt.Key.Key_Return)
    closed(qtbot)
    qtbot.waitUntil(lambda: page.shown_request() is not None and request(page).facts.subject == "Second consignment")
    facts = request(page).facts
    assert (facts.direction, facts.requesting_iso2, facts.requested_iso2) == (Direction.OURS, "BY", "DE")
    assert facts.instrument_id == "un-drugs-1988"
    lines = facts.basis_trace.splitlines()
    assert lines[0] == "Belarus – Germany: Drug trafficking, on 2026-11-22"
    assert any(line.startswith("Germany: ") for line in lines[1:-1])
    assert lines[-1].startswith("Yes, as of ")
    assert facts.basis_as_of == PartialDate.of(TODAY)
    assert (facts.language, facts.due, facts.state) == ("de", DAY("2026-12-01"), RequestState.DRAFT)
    assert "Second consignment" in row(page, page.table.current_row())[1], "the new one is the current one"
    assert notices[-1][0] == "The request was added."
    take_back(notices)
    qtbot.waitUntil(lambda: page.table.cells.rowCount() == 1)


def test_who_asks_whom_follows_the_direction(page: RequestsPage, qtbot: QtBot) -> None:
    page.new_request()
    form = dialog(qtbot, RequestDialog)
    assert form.other_state.accessibleName() == "Requested state"
    form.own_state.setFocus()
    write("BY")
    form.other_state.setFocus()
    write("PL")
    form.other_authority.setFocus()
    write("Regional prosecutor")
    form.direction.setFocus()
    press(Qt.Key.Key_Down)
    assert form.other_state.accessibleName() == "Requesting state"
    form.subject.setFocus()
    write("Their question")
    press(Qt.Key.Key_Return)
    closed(qtbot)
    qtbot.waitUntil(lambda: page.shown_request() is not None and request(page).facts.subject == "Their question")
    facts = request(page).facts
    assert (facts.requesting_iso2, facts.requesting_name, facts.requested_iso2) == ("PL", "Regional prosecutor", "BY")
    assert row(page, page.table.current_row())[0] == "← Poland, Regional prosecutor"


def test_an_authority_is_found_in_the_directory(page: RequestsPage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Return)
    form = dialog(qtbot, RequestDialog)
    form.other_authority.setFocus()
    QTest.keyClicks(form.other_authority, "Investigative Committee")
    qtbot.waitUntil(lambda: bool(form.other_authority.offered()))
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert form.other_authority.key()
    form.activateWindow()
    form.subject.setFocus()
    press(Qt.Key.Key_Return)
    closed(qtbot)
    qtbot.waitUntil(lambda: "Investigative Committee" in row(page)[0])
    qtbot.waitUntil(lambda: bool(request(page).facts.requested_agency_id))


def test_a_basis_chosen_for_other_states_is_pointed_out(page: RequestsPage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Return)
    form = dialog(qtbot, RequestDialog)
    assert form.basis.basis().instrument_id == "un-drugs-1988"
    form.other_state.setFocus()
    form.other_state.selectAll()
    write("PL")
    press(Qt.Key.Key_Tab)
    assert "chosen for other states" in said(form)
    form.saved()


def test_what_is_typed_stays_when_it_cannot_be_saved(
    page: RequestsPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    class DiskFull(WorldError):
        def __init__(self) -> None:
            super().__init__("The disk is full.", "Make room.")

    def refuse(*_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patched:
        patched.setattr(RequestService, "create", refuse)
        page.new_request("DE")
        form = dialog(qtbot, RequestDialog)
        write("A long text")
        press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "The disk is full. Make room." in said(form))
        assert form.subject.text() == "A long text"
    press(Qt.Key.Key_Return)
    closed(qtbot)
    qtbot.waitUntil(lambda: page.table.cells.rowCount() == 2)


def test_a_form_in_which_something_was_typed_is_not_left_by_mistake(page: RequestsPage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Insert)
    form = dialog(qtbot, RequestDialog)
    form.subject.setFocus()
    write("A")
    press(Qt.Key.Key_Escape)
    assert form.isVisible() and "not saved" in said(form)
    press(Qt.Key.Key_Escape)
    closed(qtbot)


def test_removing_is_told_in_passing_and_taken_back(page: RequestsPage, notices: Notices, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.table.cells.rowCount() == 0)
    assert notices[-1][0] == "The request was removed."
    take_back(notices)
    qtbot.waitUntil(lambda: page.table.cells.rowCount() == 1)


# Steps -------------------------------------------------------------------------------------------------------------------


def test_a_step_is_two_keys_away_with_todays_date(page: RequestsPage, notices: Notices, qtbot: QtBot) -> None:
    form = add_step(page, qtbot, StepKind.REMINDED)
    assert form.day.text() == TODAY.isoformat()
    assert not form.ground.isVisibleTo(form)
    press(Qt.Key.Key_Return)
    closed(qtbot)
    qtbot.waitUntil(lambda: steps(page) == ["sent", "reminded"])
    assert request(page).facts.state is RequestState.SENT
    begin_at(page, page.detail.steps.table)
    press(Qt.Key.Key_End, CONTROL)
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: steps(page) == ["sent"])
    take_back(notices)
    qtbot.waitUntil(lambda: steps(page) == ["sent", "reminded"])


def test_the_key_writes_another_letter_on_a_russian_keyboard(page: RequestsPage) -> None:
    letter = QKeyEvent(QEvent.Type.KeyPress, ord("Ы"), Qt.KeyboardModifier.NoModifier, "ы")
    QApplication.sendEvent(page.table, letter)
    assert QApplication.activePopupWidget() is not None
    press(Qt.Key.Key_Escape)


def test_a_refusal_has_a_ground_and_ends_the_waiting(page: RequestsPage, qtbot: QtBot) -> None:
    form = add_step(page, qtbot, StepKind.REFUSED)
    assert form.ground.isVisibleTo(form)
    form.ground.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    come_to(form.document)
    write("BfJ-7")
    press(Qt.Key.Key_Return)
    closed(qtbot)
    qtbot.waitUntil(lambda: request(page).facts.state is RequestState.REFUSED)
    refused = request(page).steps[-1].facts
    assert (refused.ground, refused.document) == (Ground.POLITICAL_OFFENCE, "BfJ-7")
    assert "Political offence" in page.detail.steps.table.cells.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.waitUntil(lambda: row(page)[4] == "after 2666 days")


def test_a_step_before_the_request_was_sent_is_refused_and_stays_typed(page: RequestsPage, qtbot: QtBot) -> None:
    form = add_step(page, qtbot, StepKind.ANSWERED)
    write("2019-08-01")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "is before the request was sent" in said(form))
    assert form.day.text() == "2019-08-01"
    form.reject()
    closed(qtbot)


def test_a_step_leads_to_its_meeting_and_the_line(
    services: RequestPageServices, case: RowKey, show: Show, qtbot: QtBot
) -> None:
    meeting = services.meetings.create(MeetingHeader("Working meeting", date=DAY("2019-08-02"))).key
    key = services.requests.list()[0].key
    services.requests.add_step(key, RequestStep(StepKind.REMINDED, DAY("2019-08-06"), meeting_id=meeting.id, line=4))
    page = show(case)
    qtbot.waitUntil(lambda: page.shown_request() is not None)
    begin_at(page, page.detail.steps.table)
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(page.meeting_asked) as asked:
        press(Qt.Key.Key_Return, CONTROL)
    assert asked.args == [meeting, 4]
    press(Qt.Key.Key_Return)
    form = dialog(qtbot, RequestStepDialog)
    assert form.meeting.text() == "2 Aug 2019 · Working meeting"
    form.remark.setFocus()
    write("By telephone")
    form.day.setFocus()
    press(Qt.Key.Key_Return)
    closed(qtbot)
    qtbot.waitUntil(lambda: request(page).steps[-1].facts.remark == "By telephone")
    assert request(page).steps[-1].facts.line == 4, "the line stays with its meeting"


# Everyone's hands --------------------------------------------------------------------------------------------------------


def test_everything_has_a_name_and_is_reached_by_keys(page: RequestsPage, qtbot: QtBot) -> None:
    assert nameless(page) == [] and out_of_reach(page) == []
    press(Qt.Key.Key_Return)
    form = dialog(qtbot, RequestDialog)
    assert nameless(form) == [] and out_of_reach(form) == []
    form.reject()
    closed(qtbot)
    step = add_step(page, qtbot, StepKind.REFUSED)
    assert nameless(step) == [] and out_of_reach(step) == []
    step.reject()
    closed(qtbot)


def test_no_chip_is_cut_and_the_detail_goes_below_where_there_is_no_room(page: RequestsPage, qtbot: QtBot) -> None:
    page.resize(620, 700)
    qtbot.waitUntil(lambda: page.detail.y() > page.table.y())
    state = page.table.cells.index(0, 2).data(CELL_ROLE)
    assert page.table.columnWidth(2) > page.table.fontMetrics().horizontalAdvance(state.text)


def test_kinds_begin_as_the_measure_asks(page: RequestsPage, qtbot: QtBot) -> None:
    page.new_request("US", "extradition")
    form = dialog(qtbot, RequestDialog)
    assert form.kind.value() is RequestKind.EXTRADITION
    given = form.read()
    assert isinstance(given, RequestFacts) and given.requested_iso2 == "US"
    form.reject()
    closed(qtbot)


def test_a_draft_tells_what_is_missing_and_is_written_in_both_languages(
    page: RequestsPage, notices: Notices, tmp_path: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: page.shown_request() is not None)
    page.draft()
    dialog = next(one for one in page.findChildren(DraftDialog))
    qtbot.waitUntil(lambda: dialog.lacking.count() > 0)
    told = [dialog.lacking.item(row).text() for row in range(dialog.lacking.count())]
    assert "MISSING: The facts of the case are not written." in told
    file = tmp_path / "draft.docx"
    dialog._ask_where = lambda *_: str(file)
    dialog.language.setCurrentIndex(2)
    dialog.save.click()
    qtbot.waitUntil(file.exists)
    text = "\n".join(cell.text for table in docx.Document(str(file)).tables for row in table.rows for cell in row.cells)
    assert "Consent to a controlled delivery" in text
