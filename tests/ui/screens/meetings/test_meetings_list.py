"""The list of all meetings: pages, jumps, filters, what is painted meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from liaison.domain.dates import PartialDate
from liaison.domain.meetings import ListPosition, MeetingHeader, MeetingKind, MeetingRow, MeetingState, NewDelegation
from liaison.domain.rows import RowKey
from liaison.services.meetings import MeetingService
from liaison.store.engine import OWN, Store
from liaison.ui.screens.meetings.list.model import MeetingListModel, row_in_words
from liaison.ui.screens.meetings.list.pages import Pages, Question
from liaison.ui.screens.meetings.screen import MeetingsScreen

MANY = 10_000


def line(number: int) -> MeetingRow:
    date = PartialDate.parse(f"{9999 - number}")
    return MeetingRow(
        key=RowKey(OWN, f"{number:05d}"),
        position=ListPosition(f"{9999 - number}", f"{number:05d}"),
        title=f"Meeting {number}",
        kind=MeetingKind.CALL,
        state=MeetingState.DRAFT,
        date=date,
        place="Minsk",
        counterparts=("ICE",),
        open_follow_ups=2,
    )


LINES = tuple(line(number) for number in range(100))


def answer(pages: Pages, question: Question, size: int = 10) -> None:
    start = (
        0 if question.after is None else next(n for n, row in enumerate(LINES) if row.position == question.after) + 1
    )
    pages.put(question.page, LINES[start : start + size])


def test_a_page_is_wanted_once_it_was_looked_for() -> None:
    pages = Pages(size=10)
    assert pages.next_question() is None
    assert pages.row(3) is None
    question = pages.next_question()
    assert question == Question(0, None)
    answer(pages, Question(0, None))
    assert pages.row(3) == LINES[3]
    assert pages.next_question() is None


def test_the_next_page_follows_the_last_line_of_the_one_before() -> None:
    pages = Pages(size=10)
    answer(pages, Question(0, None))
    assert pages.row(15) is None
    assert pages.next_question() == Question(1, LINES[9].position)


def test_a_far_page_waits_until_its_start_is_known() -> None:
    pages = Pages(size=10)
    assert pages.row(75) is None
    assert pages.next_question() is None
    pages.know_starts(tuple(LINES[end].position for end in range(9, 99, 10)))
    question = pages.next_question()
    assert question == Question(7, LINES[69].position)
    answer(pages, Question(7, LINES[69].position))
    assert pages.row(75) == LINES[75]
    assert pages.number_of(LINES[78].key) == 78
    assert pages.number_of(LINES[5].key) is None


def test_the_page_looked_for_last_is_read_first() -> None:
    pages = Pages(size=10)
    pages.know_starts(tuple(LINES[end].position for end in range(9, 99, 10)))
    for number in (5, 35, 65):
        pages.row(number)
    question = pages.next_question()
    assert question is not None
    assert question.page == 6


def test_near_the_end_of_a_page_the_next_is_read_ahead_and_nothing_beyond_the_list() -> None:
    pages = Pages(size=10)
    answer(pages, Question(0, None))
    assert pages.row(4) is not None
    assert not pages.is_wanting
    assert pages.row(9) is not None
    assert pages.next_question() == Question(1, LINES[9].position)
    pages.put(1, LINES[10:15])
    assert pages.row(14) is not None
    assert not pages.is_wanting
    assert not pages.lacks_starts


def test_pages_not_looked_at_for_long_are_dropped() -> None:
    pages = Pages(size=10, kept=2)
    pages.know_starts(tuple(LINES[end].position for end in range(9, 99, 10)))
    for page in range(3):
        answer(pages, Question(page, LINES[page * 10 - 1].position if page else None))
    assert pages.row(0) is None
    assert pages.row(25) == LINES[25]


def test_the_model_keeps_the_contract(qtmodeltester: ModelTester) -> None:
    model = MeetingListModel()
    model.show_all(1000, LINES)
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]
    model.show_found(LINES[:3])
    model.show_found(LINES[:7])
    assert model.rowCount() == 7
    model.show_all(2)


def test_an_answer_to_a_list_shown_before_is_dropped(qtbot: QtBot) -> None:
    model = MeetingListModel()
    model.show_all(100)
    with qtbot.waitSignal(model.page_wanted) as asked:
        model.data(model.index(0, 0))
    generation = model.generation
    model.show_all(5)
    assert asked.args is not None
    model.put_page(asked.args[0], generation, LINES[:5])
    assert model.row(0) is None


def test_a_line_says_everything_to_those_who_listen() -> None:
    assert row_in_words(LINES[0]) == "9999; Meeting 0; ICE; Minsk; Call; 2 open follow-ups; Draft"


@pytest.fixture
def many(store: Store) -> Store:
    """Meetings of many days, straight into the tables; the list does not care who wrote them."""
    with store.maintain() as connection:
        rows = [
            (OWN, f"{n:08d}", f"Meeting {n}", f"{2000 + n % 20}-{n % 12 + 1:02d}-{n % 28 + 1:02d}") for n in range(MANY)
        ]
        connection.exec_driver_sql(
            "INSERT INTO meeting (scope, id, title, date, kind, state, deleted) VALUES (?, ?, ?, ?, 'call', 'final', 0)",
            [
                (scope, row_id, title, f"{PartialDate.parse(date).sort_key} {date}")
                for scope, row_id, title, date in rows
            ],
        )
    return store


def test_ten_thousand_meetings_are_leafed_through_to_the_end(many: Store, screen: MeetingsScreen, qtbot: QtBot) -> None:
    page = screen.list_page
    qtbot.waitUntil(lambda: page.model.rowCount() == MANY, timeout=10_000)
    qtbot.waitUntil(lambda: page.view.currentIndex().row() == 0, timeout=5000)
    first = page.view.row()
    assert first is not None
    QTest.keyClick(page.view, Qt.Key.Key_PageDown)
    assert page.view.currentIndex().row() > 5
    QTest.keyClick(page.view, Qt.Key.Key_End)
    assert page.view.currentIndex().row() == MANY - 1
    qtbot.waitUntil(lambda: page.view.row() is not None, timeout=10_000)
    last = page.view.row()
    assert last is not None
    assert first.position > last.position
    QTest.keyClick(page.view, Qt.Key.Key_Home)
    assert page.view.row() == first


def is_here(model: MeetingListModel, number: int) -> bool:
    return model.row(number) is not None


def test_the_order_is_the_same_read_by_pages_or_at_once(many: Store, screen: MeetingsScreen, qtbot: QtBot) -> None:
    model = screen.list_page.model
    qtbot.waitUntil(lambda: model.rowCount() == MANY, timeout=10_000)
    for number in (*range(0, MANY, 250), MANY - 1):
        qtbot.waitUntil(partial(is_here, model, number), timeout=10_000)
    shown = [row.position for number in range(MANY) if (row := model.row(number)) is not None]
    assert shown == sorted(shown, reverse=True)
    assert len(set(shown)) == MANY


def test_a_filter_finds_in_any_case_and_the_newest_filter_wins(
    many: Store, screen: MeetingsScreen, qtbot: QtBot
) -> None:
    page = screen.list_page
    qtbot.waitUntil(lambda: page.model.rowCount() == MANY, timeout=10_000)
    for text in ("mee", "meeting 12", "MEETING 1234"):
        screen.set_filter(text)
    qtbot.waitUntil(lambda: page.told() == "1 meeting matches", timeout=10_000)
    row = page.model.row(0)
    assert row is not None
    assert row.title == "Meeting 1234"
    screen.set_filter("")
    qtbot.waitUntil(lambda: page.model.rowCount() == MANY, timeout=10_000)


def test_a_filter_that_finds_nothing_says_so(many: Store, screen: MeetingsScreen, qtbot: QtBot) -> None:
    screen.set_filter("no such meeting")
    qtbot.waitUntil(lambda: screen.list_page.told() == "0 meetings match", timeout=10_000)
    assert not screen.list_page.view.isVisible()


def test_a_new_meeting_takes_its_place_by_its_date(
    service: MeetingService, screen: MeetingsScreen, on_store: Callable[[Callable[[], object]], object], qtbot: QtBot
) -> None:
    for year in ("2017", "2019"):
        header = MeetingHeader(year, date=PartialDate.parse(year))
        on_store(partial(service.create, header, (NewDelegation("ICE"),)))
    screen.list_page.read()
    qtbot.waitUntil(lambda: screen.list_page.model.rowCount() == 2, timeout=5000)
    screen.new_meeting()
    QTest.keyClicks(screen.page.form.title, "Between")
    date = screen.page.form.field("date").widget
    date.line.setFocus()
    date.line.selectAll()
    QTest.keyClicks(date.line, "2018")
    QTest.keyClick(date.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: screen.list_page.isVisible() and screen.list_page.model.rowCount() == 3, timeout=5000)
    qtbot.waitUntil(lambda: screen.list_page.model.row(1) is not None, timeout=5000)
    titles = [row.title for number in range(3) if (row := screen.list_page.model.row(number)) is not None]
    assert titles == ["2019", "Between", "2017"]
    assert screen.list_page.view.currentIndex().row() == 1
