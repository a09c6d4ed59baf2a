"""Legal bases as an officer uses them: keys on the real screen over a real store."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.base.lanes import Lanes
from liaison.domain.dates import PartialDate
from liaison.domain.instruments import LegalKind
from liaison.domain.legal_bases import Verdict
from liaison.domain.meetings import MeetingHeader, MeetingRow
from liaison.domain.treaty_wishes import NewTreatyWish, TreatyWish, WishState
from liaison.services.packs import PackService
from liaison.store.engine import Store
from liaison.ui.correcting.dialog import CorrectionDialog
from liaison.ui.doors import Doors
from liaison.ui.screens.legal_bases.instrument_dialog import InstrumentDialog
from liaison.ui.screens.legal_bases.lines import Line, LineKind
from liaison.ui.screens.legal_bases.question import QuestionFields
from liaison.ui.screens.legal_bases.screen import BETWEEN, MATRIX, WISHES, LegalBasesScreen
from liaison.ui.screens.legal_bases.services import LegalServices
from liaison.ui.screens.legal_bases.status_dialog import StatusDialog
from liaison.ui.screens.legal_bases.wish_dialog import WishDialog
from liaison.ui.widgets.form_dialog import FormDialog
from liaison.ui.widgets.labels import PlainLabel

Show = Callable[[], LegalBasesScreen]
Notices = list[tuple[str, Callable[[], None] | None]]
Form = TypeVar("Form", bound=FormDialog)
CONTROL = Qt.KeyboardModifier.ControlModifier


def press(key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is, on an open list first."""
    focused = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, keys)


def write(text: str) -> None:
    """Type where the focus is, and close the list that opens."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        QTest.keyClick(popup, Qt.Key.Key_Escape)
        # without a window manager the list stays the active window
        focused.window().activateWindow()
        QApplication.processEvents()


def fields(screen: LegalBasesScreen) -> QuestionFields:
    assert screen.fields is not None
    return screen.fields


def line(screen: LegalBasesScreen, about: LegalKind, what: str) -> Line:
    """The first line about a kind whose title holds `what`."""
    return next(one for one in screen.between.list.lines() if one.about is about and what in one.title)


def go_to(screen: LegalBasesScreen, wanted: Line) -> None:
    """Walk to a line with the arrow key."""
    # without a window manager nothing is active after a form was closed
    screen.activateWindow()
    QApplication.processEvents()
    screen.between.list.setFocus()
    for _ in screen.between.list.lines():
        current = screen.between.list.current_line()
        if current is not None and current.key == wanted.key:
            return
        press(Qt.Key.Key_Down)


def crime_of(screen: LegalBasesScreen) -> str:
    """The crime that is answered for, empty while nothing is answered."""
    answer = screen.between.answer()
    return answer.crime if answer is not None else ""


def other_of(screen: LegalBasesScreen) -> str:
    """The second country that is answered for, empty while nothing is answered."""
    answer = screen.between.answer()
    return answer.b if answer is not None else ""


def ask(screen: LegalBasesScreen, qtbot: QtBot) -> None:
    """Belarus and the United States for drugs, by keys."""
    screen.focus_first()
    write("BY")
    press(Qt.Key.Key_Tab)
    write("United States")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    write("drugs")
    press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: crime_of(screen) == "drug-trafficking")


def dialog(qtbot: QtBot, kind: type[Form]) -> Form:
    """The form that opens."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    qtbot.waitUntil(found.isActiveWindow)
    return found


def texts(screen: LegalBasesScreen) -> list[str]:
    return [label.text() for label in screen.findChildren(QLabel) if label.isVisibleTo(screen)]


# Between two countries ---------------------------------------------------------------------------------------------------


def test_before_anything_is_asked_it_says_what_to_do(screen: LegalBasesScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: any("two countries can help each other" in text for text in texts(screen)))
    assert fields(screen).a.hasFocus()


def test_belarus_and_the_united_states_for_drugs_by_keys_alone(screen: LegalBasesScreen, qtbot: QtBot) -> None:
    ask(screen, qtbot)
    convention = line(screen, LegalKind.MLA, "1988")
    assert convention.verdict is Verdict.YES
    assert any("not a legal basis for extradition" in detail.text for detail in convention.details)
    assert line(screen, LegalKind.MLA, "UNTOC").verdict is Verdict.YES
    assert line(screen, LegalKind.MLA, "UNCAC").verdict is Verdict.YES
    extradition = line(screen, LegalKind.EXTRADITION, "Bilateral")
    assert (extradition.verdict, "2026" in extradition.badge) == (Verdict.NO, True)
    assistance = line(screen, LegalKind.MLA, "Bilateral")
    assert (assistance.verdict, assistance.badge) == (Verdict.NO, "No, as of 2015")
    customs = line(screen, LegalKind.CUSTOMS, "Bilateral")
    assert customs.verdict is Verdict.NOT_KNOWN


def test_every_verdict_is_said_in_words_and_every_age_too(screen: LegalBasesScreen, qtbot: QtBot) -> None:
    ask(screen, qtbot)
    for one in screen.between.list.lines():
        assert one.verdict.label in one.badge
        if one.kind is LineKind.INSTRUMENT:
            assert any("ago" in detail.text or "not known" in detail.text for detail in one.details), one.title


def test_the_reasons_of_a_line_can_be_read_with_their_sources(screen: LegalBasesScreen, qtbot: QtBot) -> None:
    ask(screen, qtbot)
    go_to(screen, line(screen, LegalKind.MLA, "1988"))
    press(Qt.Key.Key_Return)
    assert screen.between.why.hasFocus()
    said = screen.between.why.text()
    assert "1. " in said and "2. " in said, "the trace, step by step"
    assert "UN Treaty Collection" in said
    assert "not a legal basis for extradition" in said


def test_the_answer_is_copied_as_text(screen: LegalBasesScreen, qtbot: QtBot) -> None:
    ask(screen, qtbot)
    QTest.keyClick(screen, Qt.Key.Key_C, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    copied = QApplication.clipboard().text()
    assert copied.startswith("Belarus – United States: Drug trafficking, on 2026-11-22\n")
    assert "\n  Bilateral treaty: No, as of 2015\n" in copied
    assert "\u00a0" not in copied


def test_a_date_before_the_convention_changes_the_answer(screen: LegalBasesScreen, qtbot: QtBot) -> None:
    ask(screen, qtbot)
    fields(screen).day.setFocus()
    write("1985")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: line(screen, LegalKind.MLA, "1988").verdict is not Verdict.YES)
    assert line(screen, LegalKind.MLA, "Bilateral").verdict is Verdict.NOT_KNOWN, (
        "the list of 2015 does not speak of 1985"
    )


def test_what_is_not_understood_is_said_and_nothing_is_answered(screen: LegalBasesScreen, qtbot: QtBot) -> None:
    ask(screen, qtbot)
    fields(screen).b.setFocus()
    fields(screen).b.selectAll()
    write("Atlantis")
    press(Qt.Key.Key_Return)
    assert any("“Atlantis” is not known as a country" in text for text in texts(screen))
    assert screen.between.answer() is None
    fields(screen).b.selectAll()
    write("Poland")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: other_of(screen) == "PL")


def test_the_search_field_narrows_the_answer(screen: LegalBasesScreen, qtbot: QtBot) -> None:
    ask(screen, qtbot)
    everything = len(screen.between.list.lines())
    screen.set_filter("uncac")
    found = [one for one in screen.between.list.lines() if one.kind is not LineKind.HEADING]
    assert found and all("UNCAC" in one.title for one in found)
    screen.set_filter("")
    assert len(screen.between.list.lines()) == everything


def test_another_screen_can_ask(screen: LegalBasesScreen, qtbot: QtBot) -> None:
    screen.tabs.setCurrentIndex(WISHES)
    screen.ask("TJ", "KZ", "drug-trafficking", LegalKind.MLA)
    qtbot.waitUntil(lambda: screen.between.answer() is not None)
    assert screen.tabs.currentIndex() == BETWEEN
    assert fields(screen).a.text() == "Tajikistan"
    assert {one.about for one in screen.between.list.lines()} == {LegalKind.MLA}


def test_without_a_pack_it_says_what_to_do(show: Show, qtbot: QtBot) -> None:
    shown = show()
    qtbot.waitUntil(lambda: any("No reference pack is installed" in text for text in texts(shown)))


def test_a_pack_installed_meanwhile_is_used(show: Show, store: Store, lanes: Lanes, qtbot: QtBot) -> None:
    shown = show()
    lanes.write(PackService(store).install_built_in).result()
    shown.activated()
    qtbot.waitUntil(lambda: fields(shown).isVisible())


@pytest.mark.parametrize("page", [BETWEEN, MATRIX, WISHES])
def test_everything_has_a_name_and_is_reached_by_keys(screen: LegalBasesScreen, qtbot: QtBot, page: int) -> None:
    screen.ask("BY", "US")
    qtbot.waitUntil(lambda: screen.between.answer() is not None)
    screen.tabs.setCurrentIndex(page)
    assert not nameless(screen)
    assert not out_of_reach(screen)


def test_the_tab_key_takes_what_was_typed_with_the_list_still_open(screen: LegalBasesScreen, qtbot: QtBot) -> None:
    screen.focus_first()
    for text in ("BY", "pol"):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)
        press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: other_of(screen) == "PL")


def test_the_tab_key_goes_from_the_question_to_the_answer(screen: LegalBasesScreen, qtbot: QtBot) -> None:
    ask(screen, qtbot)
    assert fields(screen).day.hasFocus()
    press(Qt.Key.Key_Tab)
    assert screen.between.list.hasFocus()
    press(Qt.Key.Key_Backtab)
    assert fields(screen).day.hasFocus()


def test_the_views_are_turned_by_keys(screen: LegalBasesScreen, qtbot: QtBot) -> None:
    seen = []
    for _ in range(3):
        seen.append(screen.tabs.currentIndex())
        QTest.keyClick(screen, Qt.Key.Key_Tab, CONTROL)
    assert seen == [BETWEEN, MATRIX, WISHES]
    assert screen.tabs.currentIndex() == BETWEEN
    QTest.keyClick(screen, Qt.Key.Key_F6)
    first = QApplication.focusWidget()
    QTest.keyClick(screen, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is not first


# The matrix --------------------------------------------------------------------------------------------------------------


def test_the_matrix_shows_a_cell_and_everything_that_is_said_of_it(screen: LegalBasesScreen, qtbot: QtBot) -> None:
    screen.ask("BY", "US", "drug-trafficking")
    screen.tabs.setCurrentIndex(MATRIX)
    view = screen.matrix.view
    qtbot.waitUntil(lambda: bool(view.current_cell()[0]))
    assert view.current_cell()[1] == "BY", "the countries asked about come first"
    assert view.find_row("UN Drugs Convention 1988")
    assert "Belarus" in screen.matrix.facts.text()
    view.setFocus()
    press(Qt.Key.Key_Right)
    assert view.current_cell()[1] == "US"
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Everything that is said" in screen.matrix.facts.text())
    assert "not a legal basis for extradition" in screen.matrix.facts.text()


def test_the_search_field_finds_instruments_in_the_matrix_one_after_the_other(
    screen: LegalBasesScreen, qtbot: QtBot
) -> None:
    screen.ask("BY", "US")
    screen.tabs.setCurrentIndex(MATRIX)
    view = screen.matrix.view
    qtbot.waitUntil(lambda: bool(view.current_cell()[0]))
    for typed in ("un", "uncac"):
        screen.set_filter(typed)
    first = view.current_cell()[0]
    assert "UNCAC" in view.model().headerData(view.currentIndex().row(), Qt.Orientation.Vertical)
    screen.set_filter("convention")
    QTest.keyClick(view, Qt.Key.Key_F3)
    assert view.current_cell()[0] != first
    screen.set_filter("no such instrument")
    assert "No instrument names “no such instrument”" in texts(screen)


def test_an_empty_cell_is_not_known_and_never_a_no(screen: LegalBasesScreen, qtbot: QtBot) -> None:
    screen.ask("BY", "US")
    screen.tabs.setCurrentIndex(MATRIX)
    view = screen.matrix.view
    qtbot.waitUntil(lambda: bool(view.current_cell()[0]))
    assert view.go_to(column="FM")
    # any instrument whose list of parties is not complete and does not name Micronesia
    seen = 0
    for _ in range(60):
        tooltip = view.currentIndex().data(Qt.ItemDataRole.ToolTipRole)
        if not view.currentIndex().data():
            seen += 1
            assert "Not known" in tooltip or not view.current_cell()[0]
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert seen


def test_a_region_and_a_form_limit_the_matrix(screen: LegalBasesScreen, qtbot: QtBot) -> None:
    screen.ask("BY", "US")
    screen.tabs.setCurrentIndex(MATRIX)
    view = screen.matrix.view
    qtbot.waitUntil(lambda: bool(view.current_cell()[0]))
    rows = view.model().rowCount()
    screen.matrix.scope.setFocus()
    screen.matrix.scope.setCurrentIndex(screen.matrix.scope.findText("Central Asia"))
    screen.matrix.forms.setCurrentIndex(1)
    qtbot.waitUntil(lambda: view.model().columnCount() == 5)
    qtbot.waitUntil(lambda: 0 < view.model().rowCount() < rows)


def test_the_heading_of_a_country_asks_about_the_two(screen: LegalBasesScreen, qtbot: QtBot) -> None:
    screen.ask("BY", "US")
    screen.tabs.setCurrentIndex(MATRIX)
    view = screen.matrix.view
    qtbot.waitUntil(lambda: bool(view.current_cell()[0]))
    view.go_to(column="PL")
    QTest.keyClick(view, Qt.Key.Key_Space, CONTROL)
    qtbot.waitUntil(lambda: other_of(screen) == "PL")
    assert screen.tabs.currentIndex() == BETWEEN


# Wishes ------------------------------------------------------------------------------------------------------------------


def test_what_is_missing_becomes_a_wish_and_can_be_taken_back(
    screen: LegalBasesScreen, notices: Notices, qtbot: QtBot
) -> None:
    ask(screen, qtbot)
    go_to(screen, line(screen, LegalKind.EXTRADITION, "Bilateral"))
    assert screen.between.wish.isVisible()
    QTest.keyClick(screen.between.wish, Qt.Key.Key_Space)
    form = dialog(qtbot, WishDialog)
    assert (form.country.text(), form.counterpart.text()) == ("Belarus", "United States")
    assert form.kind.chosen() is LegalKind.EXTRADITION
    assert not nameless(form) and not out_of_reach(form)
    form.raised_by.setFocus()
    write("Investigative Committee")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(screen.wishes.wishes()) == 1)
    assert screen.wishes.wishes()[0].wish.raised_by == "Investigative Committee"
    qtbot.waitUntil(
        lambda: any("Investigative" in one.text for one in line(screen, LegalKind.EXTRADITION, "Bilateral").details)
    )
    told, undo = notices[-1]
    assert told == "The wish was added to the list." and undo is not None
    undo()
    qtbot.waitUntil(lambda: not screen.wishes.wishes())


def test_a_wish_needs_two_countries_and_a_date_that_is_one(screen: LegalBasesScreen, qtbot: QtBot) -> None:
    screen.new_wish()
    form = dialog(qtbot, WishDialog)
    form.country.setFocus()
    write("BY")
    form.accept()
    assert "A wish is between two countries." in [label.text() for label in form.findChildren(PlainLabel)]
    assert form.counterpart.hasFocus()
    write("US")
    form.raised_on.setText("the day after")
    form.accept()
    assert form.isVisible() and form.raised_on.hasFocus()
    form.raised_on.setText("2 August 2019")
    form.accept()
    qtbot.waitUntil(lambda: len(screen.wishes.wishes()) == 1)
    assert screen.wishes.wishes()[0].wish.raised_on == PartialDate.parse("2019-08-02")


@pytest.fixture
def meeting(filled: Store, services: LegalServices) -> MeetingRow:
    """Where the wishes of these tests were raised."""
    services.meetings.create(MeetingHeader(title="Working meeting"))
    return services.meetings.page()[0]


@pytest.fixture
def wishing(meeting: MeetingRow, services: LegalServices, show: Show, qtbot: QtBot) -> LegalBasesScreen:
    """The wish list with two wishes, the focus on the first."""
    for kind, state in ((LegalKind.MLA, WishState.RAISED), (LegalKind.EXTRADITION, WishState.DROPPED)):
        services.wishes.add(NewTreatyWish("BY", "US", kind, meeting_id=meeting.key.id, state=state, raised_by="IC"))
    shown = show()
    qtbot.waitUntil(lambda: len(shown.wishes.wishes()) == 2)
    QTest.keyClick(shown, Qt.Key.Key_Tab, CONTROL)
    QTest.keyClick(shown, Qt.Key.Key_Tab, CONTROL)
    assert shown.wishes.table.hasFocus()
    return shown


def wish_of(screen: LegalBasesScreen, kind: LegalKind) -> TreatyWish:
    return next(wish for wish in screen.wishes.wishes() if wish.wish.kind is kind)


def test_a_wish_is_changed_by_keys(wishing: LegalBasesScreen, qtbot: QtBot) -> None:
    wishing.wishes.go_to(wish_of(wishing, LegalKind.MLA))
    press(Qt.Key.Key_Return)
    form = dialog(qtbot, WishDialog)
    assert form.meeting.text() == "Working meeting"
    form.next_step.setFocus()
    write("Draft a note")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wish_of(wishing, LegalKind.MLA).wish.next_step == "Draft a note")


def test_a_wish_is_withdrawn_by_key_and_comes_back(wishing: LegalBasesScreen, notices: Notices, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(wishing.wishes.wishes()) == 1)
    undo = notices[-1][1]
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: len(wishing.wishes.wishes()) == 2)


def test_the_meeting_of_a_wish_is_opened_by_key(wishing: LegalBasesScreen, meeting: MeetingRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(wishing.meeting_asked) as asked:
        press(Qt.Key.Key_Return, CONTROL)
    line = wish_of(wishing, LegalKind.MLA).wish.line
    assert asked.args == [meeting.key, line]


def test_wishes_are_narrowed_by_words_and_by_what_is_open(wishing: LegalBasesScreen) -> None:
    assert wishing.tabs.tabText(WISHES) == "Treaty wishes (1)"
    wishing.set_filter("extradition")
    assert wishing.wishes.model.rowCount() == 1
    wishing.set_filter("")
    wishing.wishes.open_only.setFocus()
    press(Qt.Key.Key_Space)
    assert wishing.wishes.model.rowCount() == 1
    assert wishing.wishes.current() == wish_of(wishing, LegalKind.MLA)


def test_a_wish_written_elsewhere_appears(
    screen: LegalBasesScreen, services: LegalServices, doors: Doors, qtbot: QtBot
) -> None:
    doors.changed.connect(lambda changes, _: screen.reload(changes))
    add = services.wishes.add
    doors.write(lambda: add(NewTreatyWish("BY", "US")), lambda _: None, screen)
    qtbot.waitUntil(lambda: len(screen.wishes.wishes()) == 1)


# What an officer adds ----------------------------------------------------------------------------------------------------


def test_a_treaty_an_officer_knows_becomes_a_basis_and_can_be_withdrawn(
    screen: LegalBasesScreen, notices: Notices, qtbot: QtBot
) -> None:
    ask(screen, qtbot)
    go_to(screen, line(screen, LegalKind.CUSTOMS, "Bilateral"))
    QTest.keyClick(screen.between.status, Qt.Key.Key_Space)
    form = dialog(qtbot, InstrumentDialog)
    assert not nameless(form) and not out_of_reach(form)
    write("Customs agreement of 2020")
    form.since.setText("2020-05-01")
    form.accept()
    assert any("Say where you know it from" in label.text() for label in form.findChildren(PlainLabel))
    form.source.title.setText("Letter of the State Customs Committee")
    form.accept()
    qtbot.waitUntil(lambda: any("Customs agreement" in one.title for one in screen.between.list.lines()))
    added = line(screen, LegalKind.CUSTOMS, "Customs agreement")
    assert added.verdict is Verdict.YES
    assert any("Letter of the State Customs Committee" in detail.text for detail in added.details)
    go_to(screen, added)
    assert screen.between.withdraw.isVisible()
    QTest.keyClick(screen.between.withdraw, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: all("Customs agreement" not in one.title for one in screen.between.list.lines()))
    assert notices[-1][0] == "The treaty you had entered was withdrawn."


def test_a_status_an_officer_knows_stands_beside_the_packs(screen: LegalBasesScreen, qtbot: QtBot) -> None:
    ask(screen, qtbot)
    go_to(screen, line(screen, LegalKind.MLA, "Budapest"))
    QTest.keyClick(screen.between.status, Qt.Key.Key_Space)
    form = dialog(qtbot, StatusDialog)
    assert not nameless(form) and not out_of_reach(form)
    assert form.country.key() == "BY", "of Belarus nothing is said yet"
    form.since.setText("2024-01-01")
    form.source.title.setText("Council of Europe, status table")
    form.accept()
    qtbot.waitUntil(lambda: line(screen, LegalKind.MLA, "Budapest").verdict is Verdict.YES)


# Correcting the pack ------------------------------------------------------------------------------------------------------


def correction_of(screen: LegalBasesScreen, country: str, qtbot: QtBot) -> CorrectionDialog:
    """The form for what the pack says of a country under the current instrument, opened by keys."""
    press(Qt.Key.Key_E, CONTROL)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    while not (menu.activeAction() or menu.actions()[0]).text().startswith(country):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), CorrectionDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, CorrectionDialog)
    return found


def test_what_the_pack_says_of_a_status_is_corrected_by_keys_and_both_are_told(
    screen: LegalBasesScreen, qtbot: QtBot
) -> None:
    ask(screen, qtbot)
    convention = line(screen, LegalKind.MLA, "1988")
    assert convention.verdict is Verdict.YES
    go_to(screen, convention)
    form = correction_of(screen, "Belarus", qtbot)
    assert not nameless(form) and not out_of_reach(form)
    names = [field.name for field in form._fact.fields]
    assert names == ["status", "status_date", "reservation", "remark"]
    choice = form.findChildren(QComboBox)[1]
    choice.setCurrentIndex(choice.findText("denounced", Qt.MatchFlag.MatchFixedString))
    form.accept()
    assert "Say where you know it from" in form._wrong.text()
    form._title.setText("Depositary notification C.N.1.2024")
    form._as_of.setText("2024-02-01")
    form.accept()
    qtbot.waitUntil(lambda: line(screen, LegalKind.MLA, "1988").verdict is not Verdict.YES)
    go_to(screen, line(screen, LegalKind.MLA, "1988"))
    said = screen.between.why.text()
    assert "Depositary notification C.N.1.2024" in said
    assert "Status: Your correction. The pack says:" in said


def test_a_cell_of_the_matrix_is_corrected_and_where_nothing_is_said_that_is_told(
    screen: LegalBasesScreen, qtbot: QtBot
) -> None:
    ask(screen, qtbot)
    screen.tabs.setCurrentIndex(MATRIX)
    qtbot.waitUntil(lambda: bool(screen.matrix.view.current_cell()[0]))
    screen.matrix.view.setFocus()
    assert screen.matrix.view.find_row("Budapest", onward=False)
    screen.matrix.view.go_to("coe-ets-185", "BY")
    screen.matrix.correct_current()
    qtbot.waitUntil(lambda: any("nothing to correct" in text for text in texts(screen)))
    screen.matrix.view.go_to("coe-ets-185", "US")
    screen.matrix.correct_current()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), CorrectionDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, CorrectionDialog)
    assert found._fact.key == "coe-ets-185|US"
    found.reject()
