"""Two dates compared on the screen, by the keys: what changed, and never more than is known."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from liaison.domain.question_pieces import Question
from liaison.services.coverage import CoverageService
from liaison.services.coverage_question import CoverageQuestionService
from liaison.store.engine import Store
from liaison.ui.screens.coverage.comparing import read_difference
from liaison.ui.screens.coverage.lines import Line
from liaison.ui.screens.coverage.screen import CoverageScreen
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.map import Sign

FIRST_STATED = "Stated for the first time; not known before"


def lines(screen: CoverageScreen) -> tuple[Line, ...]:
    return screen.answer_side.list._answer._lines


def explained(screen: CoverageScreen) -> list[str]:
    return [label.text() for label in screen.answer_side.explanation.findChildren(PlainLabel) if label.isVisible()]


@pytest.fixture
def compared(screen: CoverageScreen, qtbot: QtBot) -> CoverageScreen:
    """Belarus and Tuvalu, today and at the end of 2010; all by keys."""
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
    qtbot.waitUntil(lambda: screen.time.bar.other_day == date(2010, 12, 31))
    qtbot.waitUntil(lambda: lines(screen)[-1].badge == "no difference known")
    return screen


def test_the_list_tells_what_differs_and_the_map_has_signs(compared: CoverageScreen) -> None:
    assert compared.time.bar.accessibleName() == "As of 2026-11-22, compared with 2010-12-31"
    belarus, tuvalu = lines(compared)
    assert (belarus.badge, len(tuvalu.below)) == ("2 differences", 0)
    assert {line.badge for line in belarus.below} == {FIRST_STATED}
    assert belarus.below[0].details[0] == "2010-12-31: Stated only later; not known for that date"
    assert compared.views.map_side.map._scene.signs == {"BY": Sign.BEGAN}


def test_a_difference_is_explained_and_never_called_a_begin(compared: CoverageScreen, qtbot: QtBot) -> None:
    assert compared.answer_side.list.go_to("BY", "us-ice-frankfurt")
    qtbot.waitUntil(lambda: any("Whether it held before is not known." in sentence for sentence in explained(compared)))
    assert compared.views.matrix_side.matrix.current_cell() == ("us-ice-frankfurt", "BY")
    assert not any("began" in sentence for sentence in explained(compared))


def test_the_other_day_moves_with_shift_and_escape_ends_comparing(compared: CoverageScreen, qtbot: QtBot) -> None:
    QTest.keyClick(compared.time.bar, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert compared.time.bar.other_day == compared.time.bar.stops[0]
    qtbot.waitUntil(lambda: lines(compared)[0].badge == "1 difference")
    QTest.keyClick(compared.time.other, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: compared.views.map_side.map._scene.signs == {"TV": Sign.NOT_KNOWN})
    assert lines(compared)[0].badge == "2 offices"


def test_what_is_no_date_is_told_and_changes_nothing(compared: CoverageScreen) -> None:
    compared.time.other.setFocus()
    compared.time.other.selectAll()
    QTest.keyClicks(compared.time.other, "soon")
    QTest.keyClick(compared.time.other, Qt.Key.Key_Return)
    assert compared.time.other.property("invalid") is True
    assert "soon" in compared.time.other.toolTip()
    assert compared.time.bar.other_day == date(2010, 12, 31)


def test_the_countries_of_one_agency_are_compared(
    filled: Store, coverage: CoverageService, questions: CoverageQuestionService
) -> None:
    asked = Question((), agencies=("us-ice",))
    found = read_difference(coverage, questions, asked, (date(2026, 11, 22), date(2010, 1, 1)))
    assert found.earlier == date(2010, 1, 1)
    changed = {one.country_iso2: {change.office.id for change in one.changes} for one in found.countries}
    assert changed["BY"] == {"us-ice-frankfurt"}
