"""Series and sub-sessions on the page, by keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Capacity, Meeting, MeetingHeader, MeetingKind, NewDelegation
from liaison.domain.rows import RowKey
from liaison.domain.series import SeriesChoice, SeriesFacts
from liaison.services.meetings import MeetingService
from liaison.services.series import SeriesService
from liaison.store.engine import Store
from liaison.ui.screens.meetings.screen import MeetingsScreen
from liaison.ui.screens.meetings.series.dialog import SeriesDialog
from liaison.ui.screens.meetings.series.line import SeriesLine

OnStore = Callable[[Callable[[], Any]], Any]
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SIDES = (NewDelegation("Customs of Azerbaijan", Capacity.HOST, "az-gtk"), NewDelegation("Latvia", Capacity.OBSERVER))


@pytest.fixture
def nineteenth(store: Store, service: MeetingService, on_store: OnStore) -> RowKey:
    """The only session of a series so far."""

    def make() -> RowKey:
        header = MeetingHeader("19th session", MeetingKind.COMMITTEE_SESSION, PartialDate.parse("2019-05"))
        key = service.create(header, SIDES).key
        facts = SeriesFacts("Committee", chair_name="Oleg Gubaydulin", next_host_iso2="BY")
        SeriesService(store).put(key, SeriesChoice(None, facts, 19, "Oleg Gubaydulin"))
        return key

    key: RowKey = on_store(make)
    return key


def line_of(screen: MeetingsScreen) -> SeriesLine:
    found = screen.page.findChild(SeriesLine)
    assert isinstance(found, SeriesLine)
    return found


def opened(screen: MeetingsScreen, key: RowKey, qtbot: QtBot) -> None:
    screen.open_meeting(key)
    qtbot.waitUntil(lambda: screen.page.key == key, timeout=5000)


def dialog_of(screen: MeetingsScreen, qtbot: QtBot) -> SeriesDialog:
    QTest.keyClick(screen.window().focusWidget(), Qt.Key.Key_S, CTRL_SHIFT)
    qtbot.waitUntil(lambda: bool(shown(screen)), timeout=5000)
    return shown(screen)[0]


def shown(screen: MeetingsScreen) -> list[SeriesDialog]:
    return [one for one in screen.page.findChildren(SeriesDialog) if one.isVisible()]


def kept(on_store: OnStore, service: MeetingService, key: RowKey | None) -> Meeting:
    assert key is not None
    meeting = on_store(lambda: service.meeting(key))
    assert isinstance(meeting, Meeting)
    return meeting


def test_the_page_says_which_meeting_of_which_series_it_is(
    screen: MeetingsScreen, nineteenth: RowKey, qtbot: QtBot
) -> None:
    opened(screen, nineteenth, qtbot)
    words = "19th meeting of “Committee”  ·  chair Oleg Gubaydulin"
    qtbot.waitUntil(lambda: line_of(screen).label.text() == words, timeout=5000)
    assert line_of(screen).isVisible()
    screen.new_meeting()
    assert not line_of(screen).isVisible()


def test_a_new_meeting_joins_the_series_and_takes_over_what_is_chosen(
    screen: MeetingsScreen, service: MeetingService, nineteenth: RowKey, on_store: OnStore, qtbot: QtBot
) -> None:
    screen.new_meeting()
    dialog = dialog_of(screen, qtbot)
    assert dialog.focusWidget() is dialog.name.line
    QTest.keyClicks(dialog.name.line, "committee")
    qtbot.waitUntil(lambda: dialog.ordinal.value() == 20, timeout=5000)
    assert dialog.chair.value == "Oleg Gubaydulin"
    assert dialog.country.value == "BY"
    assert dialog.next_host.value is None
    assert [dialog.sides.item(row).text() for row in range(2)] == [
        "Customs of Azerbaijan  ·  Host",
        "Latvia  ·  Observer",
    ]
    assert dialog.save.text() == "Save, and take over 2 delegations"
    dialog.sides.setFocus()
    dialog.sides.setCurrentRow(1)
    QTest.keyClick(dialog.sides, Qt.Key.Key_Space)
    assert dialog.save.text() == "Save, and take over 1 delegation"
    QTest.keyClick(dialog.chair.line, Qt.Key.Key_Return)
    page = screen.page
    qtbot.waitUntil(lambda: line_of(screen).label.text().startswith("20th meeting of “Committee”"), timeout=5000)
    meeting = kept(on_store, service, page.key)
    assert (meeting.series_name, meeting.ordinal, meeting.header.country_iso2) == ("Committee", 20, "BY")
    assert [(side.name, side.capacity) for side in meeting.delegations] == [("Customs of Azerbaijan", Capacity.HOST)]
    assert page.form.title.text() == meeting.header.title == "20th meeting of “Committee”"
    country = page.form.field("country_iso2").widget.line
    qtbot.waitUntil(lambda: country.text() == "Belarus", timeout=5000)
    # along the series by keys
    screen.window().activateWindow()
    qtbot.waitUntil(screen.isActiveWindow, timeout=5000)
    QTest.keyClick(page.note.editor, Qt.Key.Key_PageUp, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.key == nineteenth, timeout=5000)
    qtbot.waitUntil(lambda: any(link.text() == "20th ›" for link in line_of(screen).links()), timeout=5000)
    QTest.keyClick(page.note.editor, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.key == meeting.key, timeout=5000)


def test_an_ordinal_that_is_taken_is_said(screen: MeetingsScreen, nineteenth: RowKey, qtbot: QtBot) -> None:
    screen.new_meeting()
    dialog = dialog_of(screen, qtbot)
    QTest.keyClicks(dialog.name.line, "Committee")
    qtbot.waitUntil(lambda: dialog.ordinal.value() == 20, timeout=5000)
    QTest.keyClick(dialog.ordinal, Qt.Key.Key_Down)
    assert dialog.told.text() == "The 19th is there already: 19th session, May 2019. Both are kept."


def test_a_sub_session_is_added_and_leads_back(
    screen: MeetingsScreen, service: MeetingService, nineteenth: RowKey, on_store: OnStore, qtbot: QtBot
) -> None:
    opened(screen, nineteenth, qtbot)
    dialog = dialog_of(screen, qtbot)
    dialog.new_part.setFocus()
    QTest.keyClicks(dialog.new_part, "Working groups")
    QTest.keyClick(dialog.new_part, Qt.Key.Key_Return)
    page = screen.page
    qtbot.waitUntil(lambda: page.key not in (None, nineteenth), timeout=5000)
    assert kept(on_store, service, page.key).header.kind is MeetingKind.WORKING_GROUP
    qtbot.waitUntil(lambda: [link.text() for link in line_of(screen).links()] == ["↑ 19th session"], timeout=5000)
    line_of(screen).links()[0].setFocus()
    QTest.keyClick(line_of(screen).links()[0], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.key == nineteenth, timeout=5000)
    qtbot.waitUntil(lambda: [link.text() for link in line_of(screen).links()] == ["↓ Working groups"], timeout=5000)


def test_what_cannot_be_understood_stays_and_is_said(screen: MeetingsScreen, nineteenth: RowKey, qtbot: QtBot) -> None:
    opened(screen, nineteenth, qtbot)
    dialog = dialog_of(screen, qtbot)
    dialog.next_host.line.setFocus()
    dialog.next_host.line.selectAll()
    QTest.keyClicks(dialog.next_host.line, "Atlantis")
    QTest.keyClick(dialog.next_host.line, Qt.Key.Key_Tab)
    dialog.accept()
    assert dialog.isVisible()
    assert "“Atlantis” is not the name or code of a country." in dialog.refused.text()


def test_hands(screen: MeetingsScreen, nineteenth: RowKey, qtbot: QtBot) -> None:
    opened(screen, nineteenth, qtbot)
    dialog = dialog_of(screen, qtbot)
    assert nameless(dialog) == []
    assert out_of_reach(dialog) == []


def test_a_chair_corrected_in_an_older_session_is_not_the_present_one(
    screen: MeetingsScreen, nineteenth: RowKey, service: MeetingService, store: Store, on_store: OnStore, qtbot: QtBot
) -> None:
    series = SeriesService(store)

    def another() -> None:
        key = service.create(MeetingHeader("20th session", date=PartialDate.parse("2020-05"))).key
        series.put(key, SeriesChoice(series.all()[0].key, None, 20))

    on_store(another)
    opened(screen, nineteenth, qtbot)
    dialog = dialog_of(screen, qtbot)
    dialog.chair.line.setFocus()
    dialog.chair.line.selectAll()
    QTest.keyClicks(dialog.chair.line, "Somebody else")
    QTest.keyClick(dialog.chair.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: on_store(lambda: series.place(nineteenth)).chair_name == "Somebody else", timeout=5000)
    assert on_store(series.all)[0].facts.chair_name == "Oleg Gubaydulin"
