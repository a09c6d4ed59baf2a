"""Today over the real sample store: what is promised, what is unfinished, and where each leads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from liaison.base.lanes import Lanes
from liaison.domain.meetings import MeetingHeader
from liaison.domain.rows import ChangeSet
from liaison.services.follow_ups import FollowUpService
from liaison.services.freshness import FreshnessService
from liaison.services.meetings import MeetingService
from liaison.services.pack_in_use import PackInUse
from liaison.services.packs import PackService
from liaison.services.sample.filling import fill
from liaison.store.engine import Store
from liaison.store.opening import store_in_memory
from liaison.ui.doors import Doors
from liaison.ui.screens.today.screen import TodayScreen
from liaison.ui.widgets.line_list import LineList


@pytest.fixture
def sample() -> Iterator[Store]:
    store = store_in_memory()
    fill(store)
    PackService(store).install_built_in()
    yield store


@pytest.fixture
def screen(sample: Store, qtbot: QtBot) -> Iterator[TodayScreen]:
    lanes = Lanes()
    services = (MeetingService(sample), FollowUpService(sample), PackInUse(sample))
    made = TodayScreen(*services, Doors(lanes), today=lambda: date(2019, 8, 20))
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.activated()
    qtbot.waitUntil(lambda: len(made.promises.lines()) == 2 and made.recent.count() == 3)
    yield made
    lanes.close()


def lines(shown: LineList) -> list[str]:
    return [shown.item(row).text() for row in range(shown.count())]


def test_what_is_overdue_is_said_in_words_under_a_heading_for_each_direction(screen: TodayScreen) -> None:
    ours, note, theirs, send = lines(screen.promises)
    assert (ours, theirs) == ("We promised", "Promised to us")
    assert send.startswith("OVERDUE  Send the list of contact points")
    assert note.startswith("Draft a note on the treaty gaps")
    spoken = screen.promises.item(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Promised to us: OVERDUE")


def test_return_on_a_line_leads_to_its_meeting(screen: TodayScreen, sample: Store, qtbot: QtBot) -> None:
    screen.focus_first()
    assert screen.promises.currentRow() == 1
    QTest.keyClick(screen.promises, Qt.Key.Key_Down)
    with qtbot.waitSignal(screen.meeting_asked) as asked:
        QTest.keyClick(screen.promises, Qt.Key.Key_Return)
    meeting = MeetingService(sample).meeting(asked.args[0])
    assert meeting is not None
    assert "Send the list" in meeting.note.text.split("\n")[asked.args[1]]
    assert meeting.header.title.startswith("Working meeting with ICE")


def test_space_checks_a_promise_off_here_and_in_its_note_and_it_can_be_taken_back(
    screen: TodayScreen, sample: Store, qtbot: QtBot
) -> None:
    def note() -> str:
        promise = next(iter(FollowUpService(sample).open_promises()))
        meeting = MeetingService(sample).meeting(promise.made_in)
        assert meeting is not None
        return meeting.note.text

    screen.focus_first()
    QTest.keyClick(screen.promises, Qt.Key.Key_Down)
    with qtbot.waitSignal(screen.said) as said:
        QTest.keyClick(screen.promises, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(screen.promises.lines()) == 1)
    assert screen.promises.hasFocus() and screen.promises.currentRow() == 1
    assert "- [x] Send the list of contact points" in note()
    said.args[1]()
    qtbot.waitUntil(lambda: len(screen.promises.lines()) == 2)
    assert "- [ ] Send the list of contact points" in note()


def test_a_change_elsewhere_is_shown(screen: TodayScreen, sample: Store, qtbot: QtBot) -> None:
    made = MeetingService(sample).create(MeetingHeader("A new one"))
    screen.reload(made.changes)
    qtbot.waitUntil(lambda: any("A new one" in line for line in lines(screen.drafts)))
    before = lines(screen.recent)
    screen.reload(ChangeSet("correction.create", frozenset({"correction"})))
    assert lines(screen.recent) == before


def test_facts_gone_stale_are_counted_and_lead_to_their_list(screen: TodayScreen, sample: Store, qtbot: QtBot) -> None:
    assert not screen.stale.isVisible()
    screen.watch_freshness(FreshnessService(sample, lambda: date(2026, 11, 22)))
    screen.activated()
    qtbot.waitUntil(screen.stale.isVisible)
    assert screen.stale.text() == "618 facts not checked for two years…"
    with qtbot.waitSignal(screen.stale_asked):
        QTest.keyClick(screen.stale, Qt.Key.Key_Space)
