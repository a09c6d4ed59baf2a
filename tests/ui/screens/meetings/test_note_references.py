"""Names in a note lead to what they name; what is open from earlier meetings is put in without becoming new promises."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot
from tests.ui.screens.meetings.conftest import Told

from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Capacity, Direction, MeetingHeader, NewDelegation, NewParticipant
from liaison.domain.name_finding import NamedEntry, NamedKind
from liaison.domain.note_structure import structure_of
from liaison.domain.rows import RowKey
from liaison.services.meetings import MeetingService
from liaison.services.note_records import NoteRecordService
from liaison.services.packs import PackService
from liaison.store.engine import OWN, Store
from liaison.ui.screens.meetings.screen import MeetingsScreen
from liaison.ui.writing.completion.references import said_of
from liaison.ui.writing.note.editor import NoteEditor

CTRL = Qt.KeyboardModifier.ControlModifier
SIDES = (
    NewDelegation("ICE", Capacity.GUEST, agency_id="us-ice", participants=(NewParticipant("G. Balsamo"),)),
    NewDelegation("Investigative Committee", Capacity.HOST, agency_id="by-ic"),
)
EARLIER = "- [ ] Send the list of contact points @Balsamo due:2019-08-16\n- [ ] Draft a note on treaty gaps\n"
OnStore = Callable[[Callable[[], object]], object]


class World:
    """An earlier meeting with promises, people and a country, and a new meeting that is open."""

    def __init__(self, store: Store, service: MeetingService) -> None:
        PackService(store).install_built_in()
        with store.change("test") as change:
            self.person = change.insert("person", {"display_name": "Anna Weber"}, scope=OWN)
            for name in ("Ivan Petrov", "Иван Петров"):
                change.insert("person", {"display_name": name}, scope=OWN)
        self.earlier = self._meeting(service, "Working meeting", "2019-05-21")
        meeting = service.meeting(self.earlier)
        assert meeting is not None
        service.save_note(meeting.note.key, EARLIER)
        NoteRecordService(store).keep(meeting.note.key, structure_of(EARLIER))
        self.now = self._meeting(service, "Working meeting", "2019-08-02")

    def _meeting(self, service: MeetingService, title: str, day: str) -> RowKey:
        return service.create(MeetingHeader(title, date=PartialDate.parse(day)), SIDES).key


@pytest.fixture
def world(screen: MeetingsScreen, service: MeetingService, store: Store, on_store: OnStore, qtbot: QtBot) -> World:
    made = on_store(lambda: World(store, service))
    assert isinstance(made, World)
    screen.open_meeting(made.now)
    qtbot.waitUntil(lambda: screen.page.key == made.now)
    return made


@pytest.fixture
def editor(world: World, screen: MeetingsScreen, qtbot: QtBot) -> NoteEditor:
    made = screen.page.note.editor
    qtbot.waitUntil(made.hasFocus)
    return made


def write(editor: NoteEditor, text: str) -> None:
    """Without a single key, so that nothing is offered."""
    editor.textCursor().insertText(text)


def ctrl_enter(editor: NoteEditor) -> None:
    QTest.keyClick(editor, Qt.Key.Key_Return, CTRL)


def test_ctrl_enter_at_a_meeting_opens_it(
    world: World, screen: MeetingsScreen, editor: NoteEditor, qtbot: QtBot
) -> None:
    write(editor, "As said at [[Working meeting, 2019-05-21]]")
    ctrl_enter(editor)
    qtbot.waitUntil(lambda: screen.page.key == world.earlier)


@pytest.mark.parametrize(
    ("text", "way", "wanted"),
    [("[[Germany]]", "country_asked", "DE"), ("with [[Беларусь]]", "country_asked", "BY")],
)
def test_a_name_leads_to_another_room(
    screen: MeetingsScreen, editor: NoteEditor, qtbot: QtBot, text: str, way: str, wanted: str
) -> None:
    write(editor, text)
    with qtbot.waitSignal(getattr(screen.ways, way)) as asked:
        ctrl_enter(editor)
    assert asked.args == [wanted]


def test_a_person_leads_to_the_directory(
    world: World, screen: MeetingsScreen, editor: NoteEditor, qtbot: QtBot
) -> None:
    write(editor, "@[[Anna Weber]]")
    with qtbot.waitSignal(screen.ways.person_asked) as asked:
        ctrl_enter(editor)
    assert asked.args == [world.person]


def test_ctrl_and_a_click_follow_a_name_and_a_click_alone_does_not(
    screen: MeetingsScreen, editor: NoteEditor, qtbot: QtBot
) -> None:
    write(editor, "[[Germany]] is covered")
    viewport = editor.viewport()
    cursor = editor.textCursor()
    cursor.setPosition(4)
    point = editor.cursorRect(cursor).center()
    asked: list[str] = []
    screen.ways.country_asked.connect(asked.append)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    qtbot.wait(50)
    assert asked == []
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, CTRL, point)
    qtbot.waitUntil(lambda: asked == ["DE"])
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, CTRL, QPoint(viewport.width() - 5, point.y()))
    qtbot.wait(50)
    assert asked == ["DE"]


def test_an_ambiguous_name_asks_which(screen: MeetingsScreen, editor: NoteEditor, qtbot: QtBot) -> None:
    write(editor, "@[[Ivan Petrov]]")
    ctrl_enter(editor)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert len(menu.actions()) == 2
    with qtbot.waitSignal(screen.ways.person_asked):
        QTest.keyClick(menu, Qt.Key.Key_Return)


def test_an_unknown_name_says_so(editor: NoteEditor, told: Told, qtbot: QtBot) -> None:
    write(editor, "@[[Nobody At All]]")
    ctrl_enter(editor)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0][0] == "Nothing here is called “Nobody At All”."


def test_who_sits_here_is_told_and_nothing_is_left(
    world: World, screen: MeetingsScreen, editor: NoteEditor, told: Told, qtbot: QtBot
) -> None:
    write(editor, "asked @Balsamo")
    ctrl_enter(editor)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0][0] == "“G. Balsamo” belongs to this meeting."
    assert screen.page.key == world.now


def test_ctrl_enter_elsewhere_writes_nothing(editor: NoteEditor) -> None:
    write(editor, "plain ")
    ctrl_enter(editor)
    assert editor.text() == "plain "


def test_a_tool_tip_says_what_a_name_is(editor: NoteEditor, qtbot: QtBot) -> None:
    write(editor, "[[Germany]] and [[Nobody]]")
    viewport = editor.viewport()
    for column, said in ((4, "Germany – country · DE"), (20, "Nothing here is called “Nobody”.")):
        cursor = editor.textCursor()
        cursor.setPosition(column)
        point = editor.cursorRect(cursor).center()
        QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, point, viewport.mapToGlobal(point)))
        qtbot.waitUntil(lambda said=said: said in QToolTip.text())  # type: ignore[misc]


def test_a_tool_tip_takes_nothing_for_markup() -> None:
    entry = NamedEntry(NamedKind.PERSON, RowKey(OWN, "1"), "<b>Bold</b>", "<img src=x>")
    said = said_of("x", (entry,))
    assert "<b>" not in said
    assert "<img" not in said
    assert "&lt;b&gt;" in said


# Open promises --------------------------------------------------------------------------------------------------------


def insert(screen: MeetingsScreen) -> None:
    QTest.keyClick(screen.page.note.editor, Qt.Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)


PUT = [
    "- [[Working meeting, 2019-05-21]]: Send the list of contact points (Balsamo, due 2019-08-16)",
    "- [[Working meeting, 2019-05-21]]: Draft a note on treaty gaps (no date agreed)",
]


def test_open_promises_are_put_at_the_caret_in_one_step(
    screen: MeetingsScreen, editor: NoteEditor, qtbot: QtBot
) -> None:
    write(editor, "## Last time")
    insert(screen)
    qtbot.waitUntil(lambda: "contact points" in editor.text())
    assert editor.text().split("\n") == ["## Last time", *PUT]
    assert editor.textCursor().atEnd()
    editor.undo()
    assert editor.text() == "## Last time"


def test_they_take_the_place_of_an_empty_line_and_stand_once(
    screen: MeetingsScreen, editor: NoteEditor, told: Told, qtbot: QtBot
) -> None:
    insert(screen)
    qtbot.waitUntil(lambda: "contact points" in editor.text())
    assert editor.text().split("\n") == PUT
    told.clear()
    insert(screen)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0][0] == "All open promises stand in this note already."
    assert editor.text().split("\n") == PUT


def test_they_make_no_new_promises(
    world: World,
    screen: MeetingsScreen,
    editor: NoteEditor,
    store: Store,
    service: MeetingService,
    on_store: OnStore,
    qtbot: QtBot,
) -> None:
    insert(screen)
    qtbot.waitUntil(lambda: "contact points" in editor.text())
    structure = structure_of(editor.text())
    assert structure.follow_ups == ()
    assert structure.statements == ()
    assert structure.outcomes == ()

    def open_in_store() -> object:
        meeting = service.meeting(world.now)
        assert meeting is not None
        NoteRecordService(store).keep(meeting.note.key, structure)
        with store.read() as connection:
            return connection.exec_driver_sql("SELECT count(*) FROM follow_up WHERE deleted = 0").scalar()

    assert on_store(open_in_store) == 2


def test_our_own_are_marked_and_come_last(
    screen: MeetingsScreen, editor: NoteEditor, store: Store, on_store: OnStore, qtbot: QtBot
) -> None:
    def direct() -> None:
        with store.read() as connection:
            rows = connection.exec_driver_sql("SELECT scope, id, text FROM follow_up").fetchall()
        with store.change("test") as change:
            for scope, identity, text in rows:
                direction = Direction.OURS if text.startswith("Send") else Direction.THEIRS
                change.update("follow_up", (scope, identity), {"direction": direction.value})

    on_store(direct)
    insert(screen)
    qtbot.waitUntil(lambda: "contact points" in editor.text())
    assert [line.partition("]]: ")[2] for line in editor.text().split("\n")] == [
        "Draft a note on treaty gaps (no date agreed)",
        "Send the list of contact points (our promise, Balsamo, due 2019-08-16)",
    ]


def test_nothing_open_is_said_quietly(
    screen: MeetingsScreen, service: MeetingService, on_store: OnStore, told: Told, qtbot: QtBot
) -> None:
    made = on_store(lambda: service.create(MeetingHeader("Alone")))
    screen.open_meeting(made.key)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: screen.page.key is not None and screen.page.note.editor.hasFocus())
    insert(screen)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0][0] == "Nothing is open from earlier meetings of these sides."
    assert screen.page.note.editor.text() == ""
