"""What a save of the note makes the page ask of the store: nothing, but what its records say anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from liaison.domain.meetings import MeetingHeader
from liaison.services.meetings import MeetingService
from liaison.ui.doors import Doors
from liaison.ui.screens.meetings.page.structure_part import SIGNS_PAUSE_MS
from liaison.ui.screens.meetings.screen import MeetingsScreen
from liaison.ui.writing.completion.source import NoteNames

OnStore = Callable[[Callable[[], Any]], Any]


class Saving:
    """Types into the open note and saves it with its records; counts what is asked meanwhile."""

    def __init__(self, screen: MeetingsScreen, doors: Doors, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.screen, self.qtbot = screen, qtbot
        self.asked: list[str] = []
        read = doors.read

        def counted(*arguments: Any, **named: Any) -> Any:
            self.asked.append(named.get("key") or next((one for one in arguments[3:4]), ""))
            return read(*arguments, **named)

        monkeypatch.setattr(doors, "read", counted)

    def types(self, text: str) -> list[str]:
        self.settle()
        self.asked.clear()
        QTest.keyClicks(self.screen.page.note.editor, text)
        self.settle()
        return self.asked

    def settle(self) -> None:
        flushed = self.screen.flush()
        if flushed is not None:
            flushed.result(timeout=5)
        self.qtbot.waitUntil(self.screen.is_saved)
        self.qtbot.wait(2 * SIGNS_PAUSE_MS)


@pytest.fixture
def saving(
    screen: MeetingsScreen,
    doors: Doors,
    service: MeetingService,
    on_store: OnStore,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Saving:
    key = on_store(lambda: service.create(MeetingHeader("Visit"))).key
    screen.open_meeting(key)
    qtbot.waitUntil(lambda: screen.page.key == key)
    names = screen.page.findChild(NoteNames)
    assert isinstance(names, NoteNames)
    # they are gathered once, a while after a note was opened
    with qtbot.waitSignal(names.gathered, timeout=5000):
        names.gather()
    return Saving(screen, doors, qtbot, monkeypatch)


def test_a_saved_note_asks_nothing(saving: Saving) -> None:
    assert saving.types("exchange of views") == []
    assert saving.types(", at some length") == []


def test_a_new_promise_asks_whose_it_is_and_nothing_else(saving: Saving) -> None:
    saving.types("- [ ] send the list")
    assert saving.types("s") == ["meetings.signs"]
