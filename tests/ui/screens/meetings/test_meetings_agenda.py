"""The agenda by keys: order, what comes every time, and what earlier meetings left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.domain.dates import PartialDate
from liaison.domain.meetings import MeetingHeader, NewDelegation
from liaison.domain.note_structure import structure_of
from liaison.domain.rows import RowKey
from liaison.services.agenda import AgendaService
from liaison.services.meetings import MeetingService
from liaison.services.note_records import NoteRecordService
from liaison.store.engine import Store
from liaison.ui.screens.meetings.agenda.dialog import AgendaDialog
from liaison.ui.screens.meetings.agenda.part import OfferLine
from liaison.ui.screens.meetings.screen import MeetingsScreen

OnStore = Callable[[Callable[[], Any]], Any]
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
SIDES = (NewDelegation("ICE", agency_id="us-ice"), NewDelegation("Committee", agency_id="by-sk"))
NOTE = "## One (15 min)\n- [ ] Send the list @G. Balsamo\n\n10:41\n## Two\nsaid\n\n## Three\n"


@pytest.fixture
def made(store: Store, service: MeetingService, on_store: OnStore) -> Callable[[str, str], RowKey]:
    """Adds a meeting of both sides with a note and its records."""

    def make(date: str, text: str) -> RowKey:
        key = service.create(MeetingHeader(date, date=PartialDate.parse(date)), SIDES).key
        meeting = service.meeting(key)
        assert meeting is not None
        service.save_note(meeting.note.key, text)
        NoteRecordService(store).keep(meeting.note.key, structure_of(text))
        return key

    return lambda date, text: on_store(lambda: make(date, text))


def opened(screen: MeetingsScreen, key: RowKey, qtbot: QtBot) -> None:
    screen.open_meeting(key)
    qtbot.waitUntil(lambda: screen.page.key == key, timeout=5000)


def dialog_of(screen: MeetingsScreen, qtbot: QtBot) -> AgendaDialog:
    def shown() -> list[AgendaDialog]:
        return [one for one in screen.page.findChildren(AgendaDialog) if one.isVisible()]

    QTest.keyClick(screen.page.note.editor, Qt.Key.Key_L, CTRL_SHIFT)
    qtbot.waitUntil(lambda: bool(shown()), timeout=5000)
    return shown()[0]


def titles(screen: MeetingsScreen) -> list[str]:
    return [item.title for item in structure_of(screen.page.note.editor.text()).agenda]


def test_an_item_moves_with_its_lines_and_the_caret_in_one_step(
    screen: MeetingsScreen, made: Callable[[str, str], RowKey], qtbot: QtBot
) -> None:
    opened(screen, made("2019-08-02", NOTE), qtbot)
    editor = screen.page.note.editor
    editor.show_line(5)
    QTest.keyClick(editor, Qt.Key.Key_Up, ALT_SHIFT)
    assert editor.text() == "10:41\n## Two\nsaid\n\n## One (15 min)\n- [ ] Send the list @G. Balsamo\n\n## Three\n"
    assert editor.textCursor().block().text() == "said"
    editor.undo()
    assert editor.text() == NOTE
    editor.redo()
    editor.show_line(2)
    QTest.keyClick(editor, Qt.Key.Key_Down, ALT_SHIFT)
    assert editor.text() == NOTE
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(editor, Qt.Key.Key_Up, ALT_SHIFT)
    assert editor.text() == NOTE


def test_the_agenda_is_put_in_order_in_its_window(
    screen: MeetingsScreen, made: Callable[[str, str], RowKey], store: Store, on_store: OnStore, qtbot: QtBot
) -> None:
    key = made("2019-08-02", NOTE)
    opened(screen, key, qtbot)
    dialog = dialog_of(screen, qtbot)
    assert [dialog.items.item(row).text() for row in range(3)] == ["1. One (15 min)", "2. Two", "3. Three"]
    dialog.items.setCurrentRow(2)
    QTest.keyClick(dialog.items, Qt.Key.Key_Up, ALT)
    assert titles(screen) == ["One", "Three", "Two"]
    assert dialog.items.currentRow() == 1
    QTest.keyClick(dialog.items, Qt.Key.Key_Space)
    agenda = AgendaService(store)

    def recurring() -> list[str]:
        found = on_store(lambda: agenda.items(key))
        return [item.title for item in found if item.is_recurring]

    qtbot.waitUntil(lambda: recurring() == ["Three"], timeout=5000)
    assert nameless(dialog) == []
    assert out_of_reach(dialog) == []


def test_what_earlier_meetings_left_is_offered_and_taken_over(
    screen: MeetingsScreen, made: Callable[[str, str], RowKey], store: Store, on_store: OnStore, qtbot: QtBot
) -> None:
    first, new = made("2019-08-02", NOTE), made("2019-11-05", "")
    opened(screen, new, qtbot)
    offer = screen.page.findChild(OfferLine)
    assert isinstance(offer, OfferLine)
    qtbot.waitUntil(offer.isVisible, timeout=5000)
    assert offer.label.text() == "2 agenda items are left from earlier meetings."
    dialog = dialog_of(screen, qtbot)
    assert [dialog.left.item(row).text() for row in range(2)] == [
        "One (15 min)\n1 open follow-up  ·  2 Aug 2019",
        "Three\nnothing was written under it  ·  2 Aug 2019",
    ]
    assert dialog.left.hasFocus()
    assert dialog.take.text() == "Take over 2 items"
    QTest.keyClick(dialog.left, Qt.Key.Key_Return)
    editor = screen.page.note.editor
    qtbot.waitUntil(lambda: titles(screen) == ["One", "Three"], timeout=5000)
    assert editor.text() == "## One (15 min)\n<!-- open: Send the list @G. Balsamo -->\n\n## Three\n\n"
    assert not offer.isVisible()
    agenda = AgendaService(store)

    def carried() -> list[str | None]:
        return [item.carried_from_id for item in on_store(lambda: agenda.items(new))]

    was = [item.key.id for item in on_store(lambda: agenda.items(first)) if item.title in ("One", "Three")]
    qtbot.waitUntil(lambda: carried() == was, timeout=5000)
    editor.undo()
    assert editor.text() == ""


def test_in_the_midst_of_a_meeting_nothing_is_offered(
    screen: MeetingsScreen, made: Callable[[str, str], RowKey], qtbot: QtBot
) -> None:
    made("2019-08-02", NOTE)
    opened(screen, made("2019-11-05", "## Something\nwas said\n"), qtbot)
    offer = screen.page.findChild(OfferLine)
    assert isinstance(offer, OfferLine)
    qtbot.wait(200)
    assert not offer.isVisible()
    dialog = dialog_of(screen, qtbot)
    assert dialog.left.count() == 2
