"""The filters over the list, by keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.domain.dates import PartialDate
from liaison.domain.meetings import MeetingHeader, MeetingKind, NewDelegation
from liaison.domain.series import SeriesChoice, SeriesFacts
from liaison.services.meetings import MeetingService
from liaison.services.series import SeriesService
from liaison.store.engine import Store
from liaison.ui.screens.meetings.screen import MeetingsScreen
from liaison.ui.screens.meetings.templates.chooser import TemplateChooser

OnStore = Callable[[Callable[[], Any]], Any]
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
MANY = 700


@pytest.fixture
def filled(screen: MeetingsScreen, store: Store, service: MeetingService, on_store: OnStore, qtbot: QtBot) -> None:
    """Six meetings, one of a series with a sub-session."""

    def make() -> None:
        series = SeriesService(store)
        for number, kind in enumerate(MeetingKind):
            sides = (NewDelegation("Investigative Committee", agency_id="by-ic"),) if number % 2 else ()
            header = MeetingHeader(f"meeting {number}", kind, PartialDate.parse(f"2019-0{number + 1}-01"))
            key = service.create(header, sides).key
        series.put(key, SeriesChoice(None, SeriesFacts("Committee"), 19))
        series.add_part(key, "Working groups")

    on_store(make)
    screen.list_page.read()
    qtbot.waitUntil(lambda: screen.list_page.model.rowCount() == 6, timeout=5000)
    screen.list_page.focus_list()


def told(screen: MeetingsScreen, text: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: screen.list_page.told() == text, timeout=5000)


def titles(screen: MeetingsScreen) -> list[str]:
    model = screen.list_page.model
    return [row.title for number in range(model.rowCount()) if (row := model.row(number)) is not None]


@pytest.mark.usefixtures("filled")
def test_a_counterpart_is_typed_and_taken_away(screen: MeetingsScreen, qtbot: QtBot) -> None:
    page = screen.list_page
    QTest.keyClick(page.view, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    line = page.filters.counterpart
    assert line.hasFocus()
    QTest.keyClicks(line, "Investigative Committee of Belarus")
    completer = line.completer()
    assert completer is not None
    qtbot.waitUntil(lambda: completer.model().rowCount() > 0, timeout=5000)
    popup = completer.popup()
    assert popup is not None
    popup.hide()
    QTest.keyClick(line, Qt.Key.Key_Return)
    told(screen, "2 meetings match", qtbot)
    assert titles(screen) == ["meeting 3", "meeting 1"]
    QTest.keyClick(line, Qt.Key.Key_Escape)
    told(screen, "6 meetings", qtbot)
    qtbot.waitUntil(page.view.hasFocus, timeout=5000)


@pytest.mark.usefixtures("filled")
def test_words_that_are_no_counterpart_are_said(screen: MeetingsScreen, qtbot: QtBot) -> None:
    line = screen.list_page.filters.counterpart
    line.setFocus()
    QTest.keyClicks(line, "nobody")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.accessibleDescription() == "Choose one of those offered: an agency, an office or a country."
    assert titles(screen)[0] == "Working groups" or len(titles(screen)) == 6


@pytest.mark.usefixtures("filled")
def test_kind_state_series_and_words_together(screen: MeetingsScreen, qtbot: QtBot) -> None:
    filters = screen.list_page.filters
    filters.kind.setFocus()
    QTest.keyClick(filters.kind, Qt.Key.Key_Down)
    told(screen, "1 meeting matches", qtbot)
    assert titles(screen) == ["meeting 0"]
    QTest.keyClick(filters.kind, Qt.Key.Key_Up)
    told(screen, "6 meetings", qtbot)
    assert filters.series.count() == 2
    filters.series.setFocus()
    QTest.keyClick(filters.series, Qt.Key.Key_Down)
    told(screen, "2 meetings match", qtbot)
    assert sorted(titles(screen)) == ["Working groups", "meeting 4"]
    screen.set_filter("groups")
    told(screen, "1 meeting matches", qtbot)
    filters.state.setFocus()
    QTest.keyClick(filters.state, Qt.Key.Key_End)
    told(screen, "0 meetings match", qtbot)
    assert not screen.list_page.view.isVisible()
    assert filters.clear.isVisible()
    filters.clear.setFocus()
    QTest.keyClick(filters.clear, Qt.Key.Key_Space)
    told(screen, "1 meeting matches", qtbot)
    assert not filters.clear.isVisible()


@pytest.mark.usefixtures("filled")
def test_open_follow_ups_and_an_empty_answer(screen: MeetingsScreen, qtbot: QtBot) -> None:
    filters = screen.list_page.filters
    filters.has_open.setFocus()
    QTest.keyClick(filters.has_open, Qt.Key.Key_Space)
    told(screen, "0 meetings match", qtbot)
    assert nameless(screen.list_page) == []
    assert out_of_reach(screen.list_page) == []
    QTest.keyClick(filters.has_open, Qt.Key.Key_Space)
    told(screen, "6 meetings", qtbot)


@pytest.mark.usefixtures("filled")
def test_a_sub_session_is_told_in_the_list(screen: MeetingsScreen) -> None:
    model = screen.list_page.model
    said = [str(model.data(model.index(row))) for row in range(model.rowCount())]
    assert sum("Sub-session" in one for one in said) == 1


@pytest.mark.usefixtures("filled")
def test_f6_goes_to_the_filters_and_back(screen: MeetingsScreen, qtbot: QtBot) -> None:
    page = screen.list_page
    QTest.keyClick(page.view, Qt.Key.Key_F6)
    assert page.filters.counterpart.hasFocus()
    QTest.keyClick(page.filters.counterpart, Qt.Key.Key_F6)
    assert page.view.hasFocus()


@pytest.mark.usefixtures("filled")
def test_a_meeting_from_a_template_begins_from_the_list(screen: MeetingsScreen, qtbot: QtBot) -> None:
    QTest.keyClick(screen.list_page.view, Qt.Key.Key_T, CTRL_SHIFT)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in screen.findChildren(TemplateChooser)), timeout=5000)
    chooser = screen.findChildren(TemplateChooser)[0]
    QTest.keyClick(chooser.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.page.note.editor.text().startswith("## Opening"), timeout=5000)


def test_more_of_what_matches_comes_as_one_looks_at_the_end(
    screen: MeetingsScreen, store: Store, on_store: OnStore, qtbot: QtBot
) -> None:
    def make() -> None:
        with store.maintain() as connection:
            rows = [("own", f"{n:08d}", f"m {n}", "visit" if n % 2 else "call") for n in range(MANY)]
            connection.exec_driver_sql(
                "INSERT INTO meeting (scope, id, title, kind, deleted) VALUES (?, ?, ?, ?, 0)", rows
            )

    on_store(make)
    page = screen.list_page
    page.read()
    qtbot.waitUntil(lambda: page.model.rowCount() == MANY, timeout=5000)
    page.filters.kind.setFocus()
    QTest.keyClicks(page.filters.kind, "Visit")
    told(screen, "The newest 256 that match", qtbot)
    page.focus_list()
    QTest.keyClick(page.view, Qt.Key.Key_End)
    told(screen, "350 meetings match", qtbot)
    assert page.model.rowCount() == 350
    assert len(set(titles(screen))) == 350
