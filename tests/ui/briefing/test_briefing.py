"""The brief on the screen: asked by a key, in the window's colours, and put on paper by another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.app.desk import Desk, open_sample
from liaison.base.lanes import Lanes
from liaison.domain.brief_questions import BriefQuestion, Subject
from liaison.services.briefing import BriefingService
from liaison.ui.briefing.brief_dialog import BriefDialog
from liaison.ui.briefing.briefing import Briefing
from liaison.ui.doors import Doors
from liaison.ui.printing.paper_dialog import PaperDialog
from liaison.ui.theme.theme import Scheme, Theme

NOW = datetime(2026, 11, 22, 9, 30)
Told = list[str]


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = open_sample()
    yield opened
    opened.close()


@pytest.fixture
def doors(desk: Desk, qapp: QApplication) -> Iterator[Doors]:
    lanes = Lanes(desk.store.interrupt)
    opened = Doors(lanes)
    broken: list[Exception] = []
    opened.broke.connect(broken.append)
    yield opened
    lanes.close()
    qapp.processEvents()
    assert not broken


@pytest.fixture
def told() -> Told:
    return []


@pytest.fixture
def briefing(desk: Desk, doors: Doors, told: Told, qapp: QApplication, qtbot: QtBot) -> Briefing:
    over = QWidget()
    over.resize(1200, 800)
    qtbot.addWidget(over)
    over.show()
    theme = Theme(qapp, Scheme.LIGHT)
    return Briefing(BriefingService(desk.store), doors, theme, lambda text, _: told.append(text), over, lambda: NOW)


def shown(qtbot: QtBot) -> BriefDialog:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), BriefDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, BriefDialog)
    return found


def test_the_brief_is_read_on_the_screen_and_put_on_paper_by_a_key(
    desk: Desk, briefing: Briefing, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = next(row.key for row in desk.meetings.page() if "ICE" in row.title)
    briefing.ask(BriefQuestion(Subject.MEETING, key.id, key.scope))
    dialog = shown(qtbot)
    assert not nameless(dialog) and not out_of_reach(dialog)
    said = dialog.text.toPlainText()
    assert "Legal basis, both ways: Belarus ↔ United States" in said
    assert "ICE Attaché office Frankfurt am Main" in said
    papers: list[PaperDialog] = []
    monkeypatch.setattr(PaperDialog, "exec", lambda self: papers.append(self))
    QTest.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(papers))
    assert papers[0].count >= 1
    papers[0].deleteLater()
    QTest.keyClick(dialog.text, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_its_words_are_readable_in_every_scheme(briefing: Briefing, qtbot: QtBot, qapp: QApplication) -> None:
    briefing.ask(BriefQuestion(Subject.COUNTRY, "BY"))
    dialog = shown(qtbot)
    for scheme in (Scheme.DARK, Scheme.LIGHT):
        dialog._theme.choose(scheme)
        muted = dialog._theme.colours.muted
        assert muted in dialog.text.toHtml()
    dialog.reject()


def test_what_was_deleted_is_told_and_nothing_opens(desk: Desk, briefing: Briefing, told: Told, qtbot: QtBot) -> None:
    briefing.ask(BriefQuestion(Subject.MEETING, "no-such-meeting", "own"))
    qtbot.waitUntil(lambda: told == ["This meeting is no longer there."])
    assert QApplication.activeModalWidget() is None
