"""A country with thousands of offices: a page at a time, the rest when it is asked for."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from liaison.services.coverage import CoverageService
from liaison.store.engine import Store
from liaison.ui.screens.coverage.answer_model import FIRST, AnswerModel
from liaison.ui.screens.coverage.lines import Below, Kind, Line
from liaison.ui.screens.coverage.screen import CoverageScreen
from liaison.ui.widgets.reference.names import Names

MANY = 2000


class Counted:
    """Lines of offices that tell how many of them were made."""

    def __init__(self, office: str, made: list[str]) -> None:
        self.office, self.sought, self._made = office, f"Office {office}", made

    def made(self) -> Line:
        self._made.append(self.office)
        return Line(Kind.OFFICE, self.sought, country="BY", office=self.office)


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def long_list(made: list[str]) -> AnswerModel:
    model = AnswerModel()
    below = Below([Counted(str(number), made) for number in range(MANY)])
    model.show((Line(Kind.COUNTRY, "Belarus", country="BY", below=below), Line(Kind.COUNTRY, "Poland", country="PL")))
    return model


def test_a_page_is_shown_and_only_what_is_looked_at_is_made(long_list: AnswerModel, made: list[str]) -> None:
    belarus = long_list.index(0, 0)
    assert long_list.rowCount(belarus) == FIRST + 1
    assert long_list.index(FIRST, 0, belarus).data() == f"Show {MANY - FIRST} more"
    assert long_list.index(3, 0, belarus).data() == "Office 3"
    assert made == ["3"]


def test_more_are_shown_until_all_are(long_list: AnswerModel, qtbot: QtBot) -> None:
    tester = QAbstractItemModelTester(long_list, QAbstractItemModelTester.FailureReportingMode.Fatal)
    belarus = long_list.index(0, 0)
    while long_list.rowCount(belarus) != MANY:
        long_list.show_more(0)
    assert long_list.index(MANY - 1, 0, belarus).data() == f"Office {MANY - 1}"
    assert tester is not None


def test_an_office_far_down_is_gone_to_without_making_the_others(long_list: AnswerModel, made: list[str]) -> None:
    index = long_list.find("BY", "1500")
    assert index.data() == "Office 1500"
    assert made == ["1500"]
    assert not long_list.find("PL", "1500").isValid()


def test_the_rest_of_an_answer_is_read_when_it_is_asked_for(
    filled: Store, coverage: CoverageService, names: Names, screen: CoverageScreen, qtbot: QtBot
) -> None:
    whole = coverage.who_covers(("BY",), "", date(2019, 8, 2))
    screen._drawing.show_answer(coverage.who_covers(("BY",), "", date(2019, 8, 2), 1), names, False)
    model, listed = screen.answer_side.list.model(), screen.answer_side.list
    belarus = model.index(0, 0)
    assert [model.index(row, 0, belarus).data() for row in range(2)] == [
        "1.  ICE Attaché office Frankfurt am Main",
        "Show all 2 offices",
    ]
    # what is sought may be among those not listed
    screen.set_filter("Belgian")
    assert [line.title for line in listed._answer._lines[0].below] == ["Show all 2 offices"]
    screen.set_filter("")
    listed.setFocus()
    listed.setCurrentIndex(model.index(1, 0, belarus))
    QTest.keyClick(listed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.answer is not None and screen.answer.is_whole)
    assert screen.answer == whole
    line = listed.current_line()
    assert line is not None
    assert line.title == "2.  Belgian liaison officer Moscow"
