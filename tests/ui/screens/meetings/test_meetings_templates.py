"""Templates by keys: a meeting from one, a meeting as one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.domain.meetings import Capacity, MeetingHeader, MeetingKind, NewDelegation
from liaison.domain.note_structure import structure_of
from liaison.domain.rows import RowKey
from liaison.services.meeting_templates import MeetingTemplateService
from liaison.services.meetings import MeetingService
from liaison.store.engine import Store
from liaison.ui.screens.meetings.screen import MeetingsScreen
from liaison.ui.screens.meetings.templates.chooser import TemplateChooser
from liaison.ui.screens.meetings.templates.part import TemplatesPart
from liaison.ui.screens.meetings.templates.save_dialog import SaveTemplateDialog

OnStore = Callable[[Callable[[], Any]], Any]
Told = list[tuple[str, Callable[[], None] | None]]
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
D = TypeVar("D", bound=QDialog)
NOTE = "## News (5 min)\nsaid\n<!-- ask for the file number -->\n## Dates\n"


@pytest.fixture
def meeting(service: MeetingService, on_store: OnStore) -> RowKey:
    def make() -> RowKey:
        header = MeetingHeader("Weekly call", MeetingKind.CALL, city="Minsk", starts_at="10:00")
        key = service.create(header, (NewDelegation("ICE", Capacity.GUEST, "us-ice"),)).key
        made = service.meeting(key)
        assert made is not None
        service.save_note(made.note.key, NOTE)
        return key

    key: RowKey = on_store(make)
    return key


def shown(screen: MeetingsScreen, kind: type[D], qtbot: QtBot) -> D:
    qtbot.waitUntil(lambda: any(one.isVisible() for one in screen.findChildren(kind)), timeout=5000)
    return next(one for one in screen.findChildren(kind) if one.isVisible())


def chooser_of(screen: MeetingsScreen, qtbot: QtBot) -> TemplateChooser:
    screen.window().activateWindow()
    qtbot.waitUntil(screen.isActiveWindow, timeout=5000)
    QTest.keyClick(screen.window().focusWidget(), Qt.Key.Key_T, CTRL_SHIFT)
    return shown(screen, TemplateChooser, qtbot)


def saving(screen: MeetingsScreen, qtbot: QtBot) -> SaveTemplateDialog:
    action = next(one for one in screen.page.menu.actions_in_order() if one.text().startswith("Save this as"))
    action.trigger()
    return shown(screen, SaveTemplateDialog, qtbot)


def test_a_new_meeting_begins_with_a_shipped_template(screen: MeetingsScreen, qtbot: QtBot) -> None:
    screen.new_meeting()
    part = screen.page.findChild(TemplatesPart)
    assert isinstance(part, TemplatesPart)
    assert part.offer.isVisible()
    QTest.keyClicks(screen.page.form.title, "ICE in Minsk")
    chooser = chooser_of(screen, qtbot)
    assert [chooser.list.item(row).text() for row in range(5)] == [
        "Working meeting",
        "Committee session",
        "Working group",
        "Visit",
        "Call",
    ]
    QTest.keyClick(chooser.list, Qt.Key.Key_End)
    assert chooser.preview.toPlainText().startswith("## Why the call")
    QTest.keyClick(chooser.list, Qt.Key.Key_Return)
    page = screen.page
    qtbot.waitUntil(lambda: page.note.editor.text().startswith("## Why the call"), timeout=5000)
    # what was entered stays
    assert page.form.title.text() == "ICE in Minsk"
    assert page.form.header.kind is MeetingKind.CALL
    assert not part.offer.isVisible()


def test_a_meeting_where_something_is_written_is_left_alone(
    screen: MeetingsScreen, meeting: RowKey, service: MeetingService, on_store: OnStore, qtbot: QtBot
) -> None:
    screen.open_meeting(meeting)
    qtbot.waitUntil(lambda: screen.page.key == meeting, timeout=5000)
    chooser = chooser_of(screen, qtbot)
    QTest.keyClick(chooser.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.page.key not in (None, meeting), timeout=5000)
    assert screen.page.note.editor.text().startswith("## Opening")
    assert on_store(lambda: service.meeting(meeting)).note.text == NOTE


def test_a_meeting_becomes_a_template_and_a_template_a_meeting(
    screen: MeetingsScreen, meeting: RowKey, told: Told, qtbot: QtBot
) -> None:
    screen.open_meeting(meeting)
    qtbot.waitUntil(lambda: screen.page.key == meeting, timeout=5000)
    dialog = saving(screen, qtbot)
    assert nameless(dialog) == []
    assert out_of_reach(dialog) == []
    QTest.keyClicks(dialog.name, "Weekly")
    dialog.sides.setFocus()
    QTest.keyClick(dialog.sides, Qt.Key.Key_Space)
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert told[-1][0] == "Saved as the template “Weekly”."
    screen.new_meeting()
    chooser = chooser_of(screen, qtbot)
    assert chooser.list.item(0).text() == "Weekly\nCall  ·  your own"
    assert nameless(chooser) == []
    assert out_of_reach(chooser) == []
    QTest.keyClick(chooser.list, Qt.Key.Key_Return)
    page = screen.page
    qtbot.waitUntil(lambda: page.note.editor.text() != "", timeout=5000)
    assert page.note.editor.text() == "## News (5 min)\n<!-- ask for the file number -->\n\n## Dates\n"
    assert [item.is_discussed for item in structure_of(page.note.editor.text()).agenda] == [False, False]
    header = page.form.header
    assert (header.kind, header.city, header.starts_at, header.title) == (MeetingKind.CALL, "Minsk", None, "")


def test_a_deleted_template_comes_back(
    screen: MeetingsScreen, meeting: RowKey, store: Store, told: Told, on_store: OnStore, qtbot: QtBot
) -> None:
    screen.open_meeting(meeting)
    qtbot.waitUntil(lambda: screen.page.key == meeting, timeout=5000)
    dialog = saving(screen, qtbot)
    QTest.keyClicks(dialog.name, "Weekly")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    chooser = chooser_of(screen, qtbot)
    QTest.keyClick(chooser.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: chooser.list.count() == 5, timeout=5000)
    # a shipped one stays
    QTest.keyClick(chooser.list, Qt.Key.Key_Delete)
    assert told[-1][0] == "The template was deleted."
    undo = told[-1][1]
    assert undo is not None
    undo()
    templates = MeetingTemplateService(store)
    qtbot.waitUntil(lambda: on_store(templates.all)[0].name == "Weekly", timeout=5000)
