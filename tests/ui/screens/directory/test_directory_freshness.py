"""Facts nobody checked lately: listed, narrowed, checked off by keys alone, and written to about."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.base.paths import resources
from liaison.base.translations import use_language
from liaison.domain.freshness import FactKind, FactName, Outcome
from liaison.services.freshness import Checked
from liaison.ui.printing import paper_dialog
from liaison.ui.printing.offers import PaperOffer
from liaison.ui.printing.paper_dialog import PaperDialog
from liaison.ui.screens.directory.freshness_check_dialog import CheckDialog
from liaison.ui.screens.directory.freshness_pane import FreshnessPane
from liaison.ui.screens.directory.letter_dialog import LetterDialog
from liaison.ui.screens.directory.nodes import Kind
from liaison.ui.screens.directory.page import Place
from liaison.ui.screens.directory.screen import DirectoryScreen
from liaison.ui.screens.directory.services import DirectoryServices

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pane(screen: DirectoryScreen, qtbot: QtBot) -> FreshnessPane:
    """The list, read."""
    screen.left.tabs.setFocus()
    QTest.keyClick(screen.left.tabs, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: screen.freshness.model.rowCount() > 0)
    return screen.freshness


def page_of(screen: DirectoryScreen) -> Place | None:
    page = screen.view.page()
    return page.own if page is not None else None


def test_the_tab_tells_how_many_and_the_list_has_the_keyboard(screen: DirectoryScreen, pane: FreshnessPane) -> None:
    assert screen.left.tabs.tabText(1) == "Not checked (618)"
    assert pane.count.text() == "618 facts, the oldest 500 listed"
    assert pane.list.hasFocus()
    assert nameless(screen) == []
    assert out_of_reach(screen) == []


def test_the_count_is_told_before_the_list_is_looked_at(screen: DirectoryScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: screen.left.tabs.tabText(1) == "Not checked (618)")
    assert screen.freshness.model.rowCount() == 0


def test_a_fact_shows_the_page_it_belongs_to(screen: DirectoryScreen, pane: FreshnessPane, qtbot: QtBot) -> None:
    QTest.keyClick(pane.list, Qt.Key.Key_Down)
    line = pane.model.line(1)
    assert line is not None
    qtbot.waitUntil(lambda: page_of(screen) == Place(Kind.OFFICE, line.fact.office_id))


def test_the_search_field_narrows_to_countries_and_agencies(
    screen: DirectoryScreen, pane: FreshnessPane, qtbot: QtBot
) -> None:
    screen.set_filter("belarus")
    qtbot.waitUntil(lambda: 0 < pane.model.rowCount() < 30)
    screen.set_filter("nothing is called so")
    qtbot.waitUntil(lambda: pane.model.rowCount() == 0)
    assert not pane.check_button.isEnabled()
    screen.set_filter("")
    qtbot.waitUntil(lambda: pane.model.rowCount() == 500)


def test_facts_are_checked_off_by_keys_alone(
    screen: DirectoryScreen, pane: FreshnessPane, services: DirectoryServices, qtbot: QtBot
) -> None:
    first, second, third = (pane.model.line(row) for row in range(3))
    assert first is not None and second is not None and third is not None
    QTest.keyClick(pane.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(pane.list, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: bool(pane.findChildren(CheckDialog)))
    (dialog,) = pane.findChildren(CheckDialog)
    assert nameless(dialog) == []
    QTest.keyClick(dialog.asked_of, Qt.Key.Key_Return)
    assert "Who was asked?" in dialog.complaint.text()
    QTest.keyClicks(dialog.asked_of, "the duty officer")
    QTest.keyClick(dialog.asked_of, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.model.rowCount() > 0 and pane.model.row_of(first.fact) < 0)
    assert pane.model.row_of(second.fact) < 0
    assert pane.count.text().startswith("616 facts")
    # where the checked ones stood, the next one waits
    assert pane.chosen()[0].name == third.fact.name
    qtbot.waitUntil(lambda: screen.left.tabs.tabText(1) == "Not checked (616)")


def test_the_page_counts_the_age_from_the_check_and_says_who_was_asked(
    screen: DirectoryScreen, services: DirectoryServices, qtbot: QtBot
) -> None:
    covers = FactName(FactKind.COVERAGE, "us-ice-frankfurt|BY")
    checked = Checked((covers,), Outcome.CONFIRMED, "G. Balsamo")
    doors = screen._doors
    doors.write(lambda: services.freshness.record(checked), lambda _: None, screen.pane)
    screen.show_office("us-ice-frankfurt")

    def told() -> str:
        rows = [row for table in screen.view.tables() for row in table.rows() if row.cells[0].text == "Belarus"]
        return " / ".join(f"{cell.text} {cell.note}" for row in rows for cell in row.cells)

    qtbot.waitUntil(lambda: "G. Balsamo" in told())
    assert "2026-11-22" in told()
    assert "less than a year ago" in told()
    assert "Source: 2019-08-02" in told()


def test_papers_are_offered_of_what_is_shown(screen: DirectoryScreen, qtbot: QtBot) -> None:
    assert screen.papers() == ()
    screen.show_agency("us-ice")
    qtbot.waitUntil(lambda: page_of(screen) == Place(Kind.AGENCY, "us-ice"))
    assert [offer.text for offer in screen.papers()] == ["Hand-over sheet", "Letter that asks what is still right…"]


def offer(screen: DirectoryScreen, text: str) -> PaperOffer:
    return next(one for one in screen.papers() if one.text.startswith(text))


def test_a_letter_is_noted_once_it_left(
    screen: DirectoryScreen,
    services: DirectoryServices,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qapp: QApplication,
    qtbot: QtBot,
) -> None:
    use_language("en", resources() / "languages")
    monkeypatch.setattr(paper_dialog, "ask_where_to_save", lambda *_: str(tmp_path / "letter.pdf"))
    screen.show_office("us-ice-frankfurt")
    qtbot.waitUntil(lambda: page_of(screen) == Place(Kind.OFFICE, "us-ice-frankfurt"))
    shown: list[str] = []

    def act() -> None:
        dialog = qapp.activeModalWidget()
        if isinstance(dialog, LetterDialog):
            dialog.languages.setCurrentIndex(dialog.languages.findData("ru"))
            QTimer.singleShot(50, act)
            dialog.accept()
        elif isinstance(dialog, PaperDialog):
            shown.append(dialog.sheets.accessibleDescription())
            dialog.save()
            shown.append(dialog.outcome.text())
            dialog.reject()
        else:
            QTimer.singleShot(20, act)

    QTimer.singleShot(20, act)
    offer(screen, "Letter").run()
    qtbot.waitUntil(lambda: len(shown) == 2, timeout=10_000)
    assert "Уважаемые коллеги!" in shown[0]
    assert "It is noted that ICE Attaché office Frankfurt am Main was asked today." in shown[1]
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF")
    found: list[object] = []
    name = FactName(FactKind.OFFICE, "us-ice-frankfurt")
    screen._doors.read(lambda: services.freshness.checks_of([name]), found.append, screen)
    qtbot.waitUntil(lambda: bool(found))
    assert "answer awaited: ICE Attaché office Frankfurt am Main" in str(found[0][name][0].worded)  # type: ignore[index]


def test_the_hand_over_sheet_is_shown_before_it_leaves(
    screen: DirectoryScreen, qapp: QApplication, qtbot: QtBot
) -> None:
    screen.show_office("us-ice-frankfurt")
    qtbot.waitUntil(lambda: page_of(screen) == Place(Kind.OFFICE, "us-ice-frankfurt"))
    shown: list[str] = []

    def act() -> None:
        dialog = qapp.activeModalWidget()
        if isinstance(dialog, PaperDialog):
            shown.append(dialog.sheets.accessibleDescription())
            dialog.reject()
        else:
            QTimer.singleShot(20, act)

    QTimer.singleShot(20, act)
    offer(screen, "Hand-over").run()
    qtbot.waitUntil(lambda: bool(shown), timeout=10_000)
    assert "Hand-over: ICE Attaché office Frankfurt am Main" in shown[0]
