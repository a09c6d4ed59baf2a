"""Moving an answer through time by the keys, and what the line of time says."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from liaison.domain.coverage import CoverageAnswer, Standing
from liaison.domain.question_pieces import Question
from liaison.services.coverage import CoverageService
from liaison.ui.screens.coverage.moments import after, before, moments_of_answer
from liaison.ui.screens.coverage.screen import CoverageScreen
from liaison.ui.screens.coverage.time_bar import TimeBar
from liaison.ui.theme.theme import Theme

TODAY = date(2026, 11, 22)
DAYS = some.dates(date(1990, 1, 1), TODAY)


def asked_on(screen: CoverageScreen) -> date | None:
    return screen.answer.at if screen.answer is not None else None


def wait_for_day(screen: CoverageScreen, day: date, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: asked_on(screen) == day)


@pytest.fixture
def belarus(screen: CoverageScreen, qtbot: QtBot) -> CoverageScreen:
    screen.ask(Question(("BY",)))
    qtbot.waitUntil(lambda: asked_on(screen) == TODAY)
    with qtbot.waitActive(screen):
        screen.activateWindow()
    screen.time.bar.setFocus()
    return screen


def test_the_keys_walk_to_the_days_on_which_something_changed_and_the_answer_follows(
    belarus: CoverageScreen, qtbot: QtBot
) -> None:
    bar = belarus.time.bar
    assert belarus.answer is not None
    moments = [day for day in moments_of_answer(belarus.answer) if day <= TODAY]
    assert len(moments) >= 2
    for day in reversed(moments):
        QTest.keyClick(bar, Qt.Key.Key_Left)
        wait_for_day(belarus, day, qtbot)
        assert bar.accessibleName() == f"As of {day}"
    QTest.keyClick(bar, Qt.Key.Key_Left)
    assert bar.day == moments[0]
    assert belarus.row is not None
    assert belarus.row.question().at == moments[0]
    QTest.keyClick(bar, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: asked_on(belarus) == TODAY)
    assert belarus.row.question().at is None


def test_page_keys_go_by_years_and_a_click_goes_to_a_change(belarus: CoverageScreen, qtbot: QtBot) -> None:
    bar = belarus.time.bar
    QTest.keyClick(bar, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: asked_on(belarus) == date(2025, 12, 31))
    stop = bar.stops[0]
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(bar.x_of(stop)), 13))
    qtbot.waitUntil(lambda: asked_on(belarus) == stop)


def test_the_date_typed_moves_the_line_of_time(belarus: CoverageScreen, qtbot: QtBot) -> None:
    belarus.ask(Question(("BY",), at=date(2001, 5, 6)))
    qtbot.waitUntil(lambda: asked_on(belarus) == date(2001, 5, 6))
    assert belarus.time.bar.day == date(2001, 5, 6)
    assert date.fromordinal(belarus.time.bar.minimum()) < date(2001, 1, 1)


def test_between_two_changes_next_to_each_other_the_standing_is_the_same(
    filled: object, coverage: CoverageService
) -> None:
    # a day without a stop is a day on which nothing becomes certain or ends for certain
    answer = coverage.who_covers(("BY", "DE", "UZ"), "", TODAY)
    moments = moments_of_answer(answer)
    for one, other in pairwise(moments):
        if (other - one).days > 2:
            first, last = (coverage.who_covers(("BY", "DE", "UZ"), "", day) for day in (one, other - timedelta(days=1)))
            assert held(first) <= covering(last)


def held(answer: CoverageAnswer) -> set[tuple[str, str]]:
    return {
        (country.country_iso2, one.office.id)
        for country in answer.countries
        for one in country.offices
        if one.standing is Standing.HELD
    }


def covering(answer: CoverageAnswer) -> set[tuple[str, str]]:
    return {(country.country_iso2, one.office.id) for country in answer.countries for one in country.offices}


@given(some.lists(DAYS), DAYS)
def test_a_step_goes_to_the_nearest_change(days: list[date], day: date) -> None:
    back, on = before(days, day), after(days, day)
    assert back is None or (back < day and not any(back < one < day for one in days))
    assert on is None or (on > day and not any(day < one < on for one in days))


def test_the_line_holds_whatever_is_asked(theme: Theme, qtbot: QtBot) -> None:
    bar = TimeBar(theme, TODAY)
    qtbot.addWidget(bar)
    bar.resize(600, 44)
    bar.show_stops([date(1998, 3, 4), date(2030, 1, 1)])
    assert bar.stops == (date(1998, 3, 4),)
    for day in (date(1950, 1, 1), date(2040, 1, 1), date.min, date.max):
        bar.show_day(day)
        assert 0 <= bar.x_of(day) <= 600
        bar.grab()
