"""How the page shares its room out, and how F6 leads through it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from liaison.domain.meetings import MeetingHeader, NewDelegation
from liaison.domain.rows import RowKey
from liaison.services.attachment_files import file_at
from liaison.services.meetings import MeetingService
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
from liaison.ui.screens.meetings.screen import MeetingsScreen
from liaison.ui.screens.meetings.versions.part import VersionsPart
from liaison.ui.writing.attachments.part import AttachmentPart

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NOTE = "## One\n- [ ] a @x due:2019-08-16\n## Two\n=> Decision: b\n> C: d\n"
LOW, HIGH = 460, 1000


@pytest.fixture
def make(
    screen: MeetingsScreen, service: MeetingService, on_store: Callable[[Callable[[], object]], object], qtbot: QtBot
) -> Callable[..., MeetingPage]:
    def made(sides: int, title: str = "Minsk", text: str = NOTE) -> MeetingPage:
        def kept() -> RowKey:
            key = service.create(MeetingHeader(title), tuple(NewDelegation(f"Side {n}") for n in range(sides))).key
            meeting = service.meeting(key)
            assert meeting is not None
            service.save_note(meeting.note.key, text)
            return key

        key = on_store(kept)
        assert isinstance(key, RowKey)
        screen.open_meeting(key)
        qtbot.waitUntil(lambda: screen.page.isVisible() and screen.page.key == key)
        qtbot.wait(60)
        return screen.page

    return made


def test_few_seats_take_little_room_and_many_take_half(
    make: Callable[..., MeetingPage], screen: MeetingsScreen, qtbot: QtBot
) -> None:
    screen.resize(1240, HIGH)
    page = make(2)
    people, structure, promises = page.beside.heights()
    assert promises == 0
    assert structure > 2 * people
    assert page.people.list.verticalScrollBar().maximum() == 0
    page = make(40)
    people, structure, _ = page.beside.heights()
    assert abs(people - structure) < 30


def test_what_is_shared_by_hand_stays_so(
    make: Callable[..., MeetingPage], screen: MeetingsScreen, qtbot: QtBot
) -> None:
    screen.resize(1240, HIGH)
    page = make(2)
    page.beside.share_by_hand([400, 200, 0])
    before = page.beside.heights()
    make(30)
    assert page.beside.heights() == before


def test_in_a_low_window_everything_is_there_and_nothing_overlaps(
    make: Callable[..., MeetingPage], screen: MeetingsScreen, qtbot: QtBot
) -> None:
    screen.resize(820, LOW)
    page = make(12)
    assert page.structure.isVisible()
    assert page.structure.height() > 40
    assert page.people.list.height() > 40
    assert page.people.side_line.y() == page.people.person_line.y()
    screen.resize(1240, HIGH)
    qtbot.wait(50)
    assert page.people.side_line.y() < page.people.person_line.y()


def test_a_title_too_long_for_its_line_ends_in_dots_and_can_be_read_whole(
    make: Callable[..., MeetingPage], screen: MeetingsScreen, qtbot: QtBot
) -> None:
    title = "The nineteenth meeting of the Committee of Heads of Law Enforcement Units " * 2
    page = make(1, title=title.strip())
    line = page.form.title
    assert line.toolTip() == title.strip()
    far = line.rect().adjusted(line.width() - 12, 4, -4, -4)
    assert is_empty(line, far.x())
    line.setFocus()
    line.end(False)
    assert line.cursorPosition() == len(title.strip())


def is_empty(widget: QWidget, left: int) -> bool:
    """Nothing is written at the right end, as dots leave room there."""
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    middle = picture.height() // 2
    inks = {picture.pixel(x, middle) for x in range(left, picture.width() - 4)}
    return len(inks) <= 1


def test_f6_leads_through_every_part_in_the_order_one_reads_and_shift_back(
    make: Callable[..., MeetingPage], screen: MeetingsScreen, qtbot: QtBot
) -> None:
    page = make(2)
    assert page.note.editor.hasFocus()
    walked = []
    for _ in range(4):
        QTest.keyClick(_focused(), Qt.Key.Key_F6)
        walked.append(_focused())
    assert walked == [page.people.list, page.structure, page.form.title, page.note.editor]
    QTest.keyClick(_focused(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert _focused() is page.form.title


def test_f6_reaches_what_stands_above_and_below_the_note(
    make: Callable[..., MeetingPage], screen: MeetingsScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    page = make(1)
    file = tmp_path / "list.txt"
    file.write_text("one", encoding="utf-8")
    attachments, versions = page.findChildren(AttachmentPart)[0], page.findChildren(VersionsPart)[0]
    attachments.attach([file_at(file)])
    QTest.keyClick(_focused(), Qt.Key.Key_F, CTRL | SHIFT)
    qtbot.waitUntil(lambda: versions.unfinished.isVisible() or not page.is_draft())
    if versions.unfinished.isVisible():
        versions.unfinished.agree.click()
    qtbot.waitUntil(lambda: versions.line.isVisible() and attachments.strip.chips.isVisible())
    page.form.title.setFocus()
    walked = []
    for _ in range(6):
        QTest.keyClick(_focused(), Qt.Key.Key_F6)
        walked.append(_focused())
    assert walked == [
        versions.line.agreement,
        page.note.editor,
        attachments.strip.chips,
        page.people.list,
        page.structure,
        page.form.title,
    ]


def test_f6_shows_the_part_it_leads_to_where_not_all_have_room(
    make: Callable[..., MeetingPage], screen: MeetingsScreen, qtbot: QtBot
) -> None:
    screen.resize(820, 420)
    page = make(3)
    page.form.show_details(True)
    qtbot.wait(60)
    page.structure.setFocus()
    QTest.keyClick(page.structure, Qt.Key.Key_F6, SHIFT)
    QTest.keyClick(_focused(), Qt.Key.Key_F6)
    assert page.structure.hasFocus()
    assert not page.structure.visibleRegion().isEmpty()


def test_what_is_said_of_saving_is_whole_and_the_keys_make_room(
    make: Callable[..., MeetingPage], screen: MeetingsScreen, qtbot: QtBot
) -> None:
    page = make(1)
    QTest.keyClicks(page.note.editor, "x")
    qtbot.waitUntil(lambda: page.note.saving.text.startswith("Saved"))
    hints = [label for label in page.note.saving.findChildren(QLabel) if "Ctrl+T" in label.text()]
    assert [hint.isVisible() for hint in hints] == [True]
    page.note.saving.setFixedWidth(300)
    qtbot.waitUntil(lambda: not hints[0].isVisible())


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
