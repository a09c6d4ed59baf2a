"""What changed between two dates: only what is known, and never more than that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from liaison.domain.coverage import Standing
from liaison.domain.question_pieces import Question
from liaison.services.coverage import CoverageService
from liaison.store.reference.in_memory import BuiltInReference
from liaison.ui.screens.coverage.difference import ChangeKind, difference
from liaison.ui.screens.coverage.lines import Kind
from liaison.ui.screens.coverage.screen import CoverageScreen
from liaison.ui.widgets.map import Sign

TODAY = date(2026, 11, 22)
COUNTRIES = ("BY", "DE", "PL", "UZ", "AF", "TV")
DAYS = some.dates(date(2000, 1, 1), TODAY)


@pytest.fixture(scope="module")
def built_in() -> CoverageService:
    return CoverageService(BuiltInReference(), lambda: TODAY)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DAYS, DAYS)
def test_a_difference_holds_exactly_what_the_two_answers_differ_in(
    built_in: CoverageService, one: date, other: date
) -> None:
    answers = [built_in.who_covers(COUNTRIES, "", day, None) for day in (one, other)]
    found = difference(*answers)
    assert found == difference(*reversed(answers))
    for place, country in enumerate(found.countries):
        before, after = found.earlier.countries[place], found.later.countries[place]
        then, now = ({office.office.id for office in answer.offices} for answer in (before, after))
        kinds = {change.office.id: change.kind for change in country.changes}
        assert then ^ now <= set(kinds)
        for change in country.changes:
            # an end is told only where a source tells of one, a begin only where one is stated
            if change.kind is ChangeKind.ENDED:
                assert change.after is not None
                assert change.after.standing is Standing.ENDED
            if change.kind is ChangeKind.BEGAN:
                assert change.after is not None
                assert change.after.fact.valid_from is not None or change.before is not None


def test_a_day_does_not_differ_from_itself(built_in: CoverageService) -> None:
    answer = built_in.who_covers(COUNTRIES, "drug-trafficking", TODAY, None)
    assert all(not country.changes for country in difference(answer, answer).countries)


def test_first_stated_in_between_is_not_began(built_in: CoverageService) -> None:
    found = difference(*(built_in.who_covers(("BY",), "", day, None) for day in (date(2010, 1, 1), TODAY)))
    kinds = {change.office.id: change.kind for change in found.countries[0].changes}
    assert kinds["us-ice-frankfurt"] is ChangeKind.KNOWN_LATER
    without_begin = found.countries[0].changes[0]
    assert without_begin.after is not None
    assert replace(without_begin).after is without_begin.after


def test_two_dates_are_compared_by_the_keys(screen: CoverageScreen, qtbot: QtBot) -> None:
    assert not screen.time.compare.isEnabled()
    screen.ask(Question(("BY", "TV")))
    qtbot.waitUntil(lambda: screen.answer is not None and screen.time.compare.isEnabled())
    with qtbot.waitActive(screen):
        screen.activateWindow()
    screen.time.bar.setFocus()
    QTest.keyClick(screen.time.bar, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(screen.time.other.hasFocus)
    screen.time.other.selectAll()
    QTest.keyClicks(screen.time.other, "2010")
    QTest.keyClick(screen.time.other, Qt.Key.Key_Return)
    listed = screen.answer_side.list
    qtbot.waitUntil(lambda: "BY" in screen.views.map_side.map._scene.signs)
    assert screen.views.map_side.map._scene.signs == {"BY": Sign.BEGAN}
    assert screen.time.bar.accessibleName() == "As of 2026-11-22, compared with 2010-12-31"
    lines = listed._answer._lines
    assert [line.badge for line in lines] == ["2 differences", "no difference known"]
    assert {line.badge for line in lines[0].below} == {"first stated in between"}
    assert listed.go_to("BY", "us-ice-frankfurt")
    line = listed.current_line()
    assert line is not None
    assert line.kind is Kind.OFFICE
    assert screen.views.matrix_side.matrix.current_cell() == ("us-ice-frankfurt", "BY")
    QTest.keyClick(screen.time.bar, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(screen.time.other, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: screen.views.map_side.map._scene.signs == {"TV": Sign.NOT_KNOWN})
    assert screen.time.bar.other_day is None
