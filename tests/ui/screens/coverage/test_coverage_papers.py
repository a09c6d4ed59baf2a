"""The answer on paper: offered while there is an answer, shown before it leaves, and honest about what was asked."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from liaison.domain.question_pieces import Question
from liaison.services.coverage import CoverageService
from liaison.services.papers import PaperService
from liaison.store.engine import Store
from liaison.ui.doors import Doors
from liaison.ui.printing.paper_dialog import PaperDialog
from liaison.ui.screens.coverage.papers import CoveragePapers
from liaison.ui.screens.coverage.screen import CoverageScreen

TODAY = date(2026, 11, 22)
ROUTE = ("AF", "TJ", "KZ", "RU", "BY", "PL", "DE")


@pytest.fixture
def printing(screen: CoverageScreen, store: Store, coverage: CoverageService, doors: Doors) -> CoverageScreen:
    """The screen, able to print."""
    papers = PaperService(store)
    screen.printing = CoveragePapers(
        papers, coverage, doors, lambda: TODAY, lambda: datetime(2026, 11, 22, 9, 30)
    ).offers
    return screen


def shown(screen: CoverageScreen, which: int, qapp: QApplication, qtbot: QtBot) -> tuple[int, str]:
    """How many sheets the paper has, and what it says; the dialog is closed."""
    found: list[tuple[int, str]] = []

    def close() -> None:
        dialog = qapp.activeModalWidget()
        if isinstance(dialog, PaperDialog):
            found.append((dialog.count, dialog.sheets.accessibleDescription()))
            dialog.reject()
        else:
            QTimer.singleShot(20, close)

    QTimer.singleShot(20, close)
    screen.papers()[which].run()
    qtbot.waitUntil(lambda: bool(found), timeout=10_000)
    return found[0]


def ask(screen: CoverageScreen, question: Question, qtbot: QtBot) -> None:
    screen.ask(question)
    qtbot.waitUntil(lambda: screen.answer is not None)


def test_nothing_is_offered_before_an_answer(printing: CoverageScreen, qtbot: QtBot) -> None:
    assert printing.papers() == ()
    ask(printing, Question(("BY",)), qtbot)
    assert [offer.text for offer in printing.papers()] == ["Brief on one sheet", "Call list"]


def test_a_route_of_seven_fits_one_sheet(printing: CoverageScreen, qapp: QApplication, qtbot: QtBot) -> None:
    ask(printing, Question(ROUTE, crime_type="drug-trafficking", is_route=True), qtbot)
    for which in (0, 1):
        sheets, text = shown(printing, which, qapp, qtbot)
        assert sheets == 1
        assert "the route Afghanistan → Tajikistan" in text
        assert "ICE Attaché office Frankfurt am Main" in text


def test_a_question_that_named_an_agency_says_so_on_paper(
    printing: CoverageScreen, qapp: QApplication, qtbot: QtBot
) -> None:
    ask(printing, Question(("BY",), agencies=("us-ice",)), qtbot)
    _, text = shown(printing, 0, qapp, qtbot)
    assert "only ICE" in text
    assert "Belgian liaison officer" not in text
