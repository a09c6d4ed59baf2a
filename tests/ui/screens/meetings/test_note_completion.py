"""Names, topics and outcomes offered beside the caret: by real keys, which are never taken from the person who types."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, spoken_name

from liaison.base.paths import resources
from liaison.base.translations import use_language
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Capacity, MeetingHeader, NewDelegation, NewParticipant
from liaison.services.meetings import MeetingService
from liaison.services.packs import PackService
from liaison.store.engine import OWN, Store
from liaison.ui.screens.meetings.screen import MeetingsScreen
from liaison.ui.writing.completion.popup import CompletionPopup
from liaison.ui.writing.note.editor import NoteEditor

OnStore = Callable[[Callable[[], object]], object]
PEOPLE = ("Oleg Gubaydulin", "Иван Петров", "Anna Weber", "K. Stifler")


@pytest.fixture
def writing(
    screen: MeetingsScreen, service: MeetingService, store: Store, on_store: OnStore, qtbot: QtBot
) -> NoteEditor:
    """An open note, in a store where a few people are known."""

    def fill() -> None:
        PackService(store).install_built_in()
        with store.change("test") as change:
            for name in PEOPLE:
                change.insert("person", {"display_name": name}, scope=OWN)

    on_store(fill)
    side = NewDelegation("US ICE", Capacity.GUEST, participants=(NewParticipant("Gina Balsamo", "attaché"),))
    header = MeetingHeader("Working meeting", date=PartialDate.parse("2019-08-02"))
    made = on_store(lambda: service.create(header, (side,)))
    screen.open_meeting(made.key)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: screen.page.key is not None)
    editor = screen.page.note.editor
    qtbot.waitUntil(editor.hasFocus)
    return editor


def popup_of(editor: NoteEditor) -> CompletionPopup:
    return editor.window().findChildren(CompletionPopup)[0]


def type_keys(editor: QWidget, text: str) -> None:
    """Type any letters, as a keyboard of their language does."""
    for letter in text:
        key = Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_unknown
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            written = "\r" if letter == "\n" else letter
            QApplication.sendEvent(editor, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, written))


def offered(editor: NoteEditor, qtbot: QtBot, name: str) -> CompletionPopup:
    """Wait until a name is offered."""
    popup = popup_of(editor)
    qtbot.waitUntil(lambda: popup.isVisible() and name in labels(popup))
    return popup


def labels(popup: CompletionPopup) -> list[str]:
    return [offer.label for offer in popup.offers()]


@pytest.mark.parametrize("typed", ["@gub", "@Губ", "[[gub", "@[[oleg g"])
def test_down_and_enter_take_a_name(writing: NoteEditor, qtbot: QtBot, typed: str) -> None:
    type_keys(writing, f"Said by {typed}")
    offered(writing, qtbot, "Oleg Gubaydulin")
    QTest.keyClick(writing, Qt.Key.Key_Down)
    QTest.keyClick(writing, Qt.Key.Key_Return)
    sign = "@" if typed.startswith("@") else ""
    assert writing.text() == f"Said by {sign}[[Oleg Gubaydulin]]"
    type_keys(writing, " again")
    assert writing.text() == f"Said by {sign}[[Oleg Gubaydulin]] again"


def test_one_undo_takes_a_name_back_to_what_was_typed(writing: NoteEditor, qtbot: QtBot) -> None:
    type_keys(writing, "@gub")
    offered(writing, qtbot, "Oleg Gubaydulin")
    QTest.keyClick(writing, Qt.Key.Key_Down)
    QTest.keyClick(writing, Qt.Key.Key_Return)
    writing.undo()
    assert writing.text() == "@gub"


def test_tab_takes_the_first_offer_which_says_so(writing: NoteEditor, qtbot: QtBot) -> None:
    type_keys(writing, "- [ ] Send it @stif")
    offered(writing, qtbot, "K. Stifler")
    QTest.keyClick(writing, Qt.Key.Key_Tab)
    assert writing.text() == "- [ ] Send it @K. Stifler"
    assert writing.hasFocus()


def test_tab_leads_on_when_nothing_is_offered(writing: NoteEditor) -> None:
    type_keys(writing, "plain")
    QTest.keyClick(writing, Qt.Key.Key_Tab)
    assert writing.text() == "plain"
    assert not writing.hasFocus()


def test_enter_is_a_new_line_while_nothing_was_chosen(writing: NoteEditor, qtbot: QtBot) -> None:
    type_keys(writing, "@gub")
    offered(writing, qtbot, "Oleg Gubaydulin")
    QTest.keyClick(writing, Qt.Key.Key_Return)
    assert writing.text() == "@gub\n"
    assert not popup_of(writing).isVisible()


def test_typing_goes_on_after_down(writing: NoteEditor, qtbot: QtBot) -> None:
    type_keys(writing, "@gu")
    popup = offered(writing, qtbot, "Oleg Gubaydulin")
    QTest.keyClick(writing, Qt.Key.Key_Down)
    type_keys(writing, "b")
    assert writing.text() == "@gub"
    assert popup.chosen == -1
    QTest.keyClick(writing, Qt.Key.Key_Return)
    assert writing.text() == "@gub\n"


def test_up_from_the_first_goes_back_to_the_text(writing: NoteEditor, qtbot: QtBot) -> None:
    type_keys(writing, "first\n@gub")
    popup = offered(writing, qtbot, "Oleg Gubaydulin")
    QTest.keyClick(writing, Qt.Key.Key_Down)
    QTest.keyClick(writing, Qt.Key.Key_Up)
    assert popup.isVisible()
    assert popup.chosen == -1
    QTest.keyClick(writing, Qt.Key.Key_Up)
    assert not popup.isVisible()
    assert writing.textCursor().blockNumber() == 0


def test_escape_closes_the_list_and_nothing_else(screen: MeetingsScreen, writing: NoteEditor, qtbot: QtBot) -> None:
    type_keys(writing, "@gub")
    popup = offered(writing, qtbot, "Oleg Gubaydulin")
    QTest.keyClick(writing, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert screen.page.isVisible()
    assert writing.text() == "@gub"
    QTest.keyClick(writing, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not screen.page.isVisible())


def test_the_mouse_takes_a_name_and_the_focus_stays(writing: NoteEditor, qtbot: QtBot) -> None:
    type_keys(writing, "@gub")
    popup = offered(writing, qtbot, "Oleg Gubaydulin")
    at = popup.list.visualRect(popup.list.model().index(0, 0)).center()
    QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert writing.text() == "@[[Oleg Gubaydulin]]"
    assert writing.hasFocus()


def test_this_meetings_people_come_first(writing: NoteEditor, qtbot: QtBot, store: Store, on_store: OnStore) -> None:
    def more() -> None:
        with store.change("test") as change:
            for number in range(20):
                change.insert("person", {"display_name": f"Bal {number}"}, scope=OWN)

    on_store(more)
    type_keys(writing, "@bal")
    popup = offered(writing, qtbot, "Gina Balsamo")
    assert labels(popup)[0] == "Gina Balsamo"


def test_the_caret_leaving_closes_the_list(writing: NoteEditor, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Home):
        type_keys(writing, " @gub")
        popup = offered(writing, qtbot, "Oleg Gubaydulin")
        QTest.keyClick(writing, key)
        assert not popup.isVisible()
        QTest.keyClick(writing, Qt.Key.Key_End)
        assert not popup.isVisible()


def test_an_answer_to_what_is_no_longer_written_is_not_shown(writing: NoteEditor, qtbot: QtBot) -> None:
    type_keys(writing, "@gub")
    qtbot.wait(25)
    type_keys(writing, " x")
    qtbot.wait(200)
    assert not popup_of(writing).isVisible()


def test_undo_and_paste_open_nothing(writing: NoteEditor, qtbot: QtBot) -> None:
    type_keys(writing, "@gub.")
    writing.undo()
    QApplication.clipboard().setText("@gub")
    writing.paste()
    qtbot.wait(150)
    assert not popup_of(writing).isVisible()


def test_nothing_is_offered_while_letters_are_composed(writing: NoteEditor, qtbot: QtBot) -> None:
    type_keys(writing, "@gu")
    popup = offered(writing, qtbot, "Oleg Gubaydulin")
    QApplication.sendEvent(writing, QInputMethodEvent("b", []))
    assert not popup.isVisible()
    qtbot.wait(120)
    assert not popup.isVisible()
    composed = QInputMethodEvent("", [])
    composed.setCommitString("b")
    QApplication.sendEvent(writing, composed)
    assert writing.text() == "@gub"
    offered(writing, qtbot, "Oleg Gubaydulin")


def test_topics_are_offered_by_label_and_put_as_code(writing: NoteEditor, qtbot: QtBot) -> None:
    type_keys(writing, "#контраб")
    popup = offered(writing, qtbot, "Drug smuggling")
    for _ in range(labels(popup).index("Drug smuggling") + 1):
        QTest.keyClick(writing, Qt.Key.Key_Down)
    QTest.keyClick(writing, Qt.Key.Key_Return)
    assert writing.text() == "#drug-smuggling"


def test_an_unknown_topic_is_told_and_near_ones_are_offered(writing: NoteEditor, qtbot: QtBot) -> None:
    type_keys(writing, "#drug-smugling")
    popup = offered(writing, qtbot, "Drug smuggling")
    assert "not in the vocabulary" in popup._remark.text()
    QTest.keyClick(writing, Qt.Key.Key_Return)
    assert writing.text() == "#drug-smugling\n"


def test_kinds_of_outcomes_are_put_in_the_language_of_the_note(writing: NoteEditor, qtbot: QtBot) -> None:
    use_language("en", resources() / "languages")
    type_keys(writing, "=> ")
    offered(writing, qtbot, "Decision")
    type_keys(writing, "dec")
    QTest.keyClick(writing, Qt.Key.Key_Tab)
    assert writing.text() == "=> Decision: "
    type_keys(writing, "it is so\n\nСтороны обменялись мнениями о сотрудничестве\n=> ")
    offered(writing, qtbot, "Decision")
    type_keys(writing, "реш")
    QTest.keyClick(writing, Qt.Key.Key_Tab)
    assert writing.text().endswith("\n=> Решение: ")


def test_who_sits_at_the_table_is_offered_as_speaker(writing: NoteEditor, qtbot: QtBot) -> None:
    type_keys(writing, "> ")
    popup = offered(writing, qtbot, "Gina Balsamo")
    assert labels(popup) == ["Gina Balsamo", "US ICE"]
    assert popup.offers()[0].context == "attaché · US ICE"
    type_keys(writing, "bal")
    QTest.keyClick(writing, Qt.Key.Key_Tab)
    assert writing.text() == "> Gina Balsamo: "
    type_keys(writing, "yes\n> us")
    offered(writing, qtbot, "US ICE")
    QTest.keyClick(writing, Qt.Key.Key_Down)
    QTest.keyClick(writing, Qt.Key.Key_Return)
    assert writing.text() == "> Gina Balsamo: yes\n> US ICE: "


def test_a_speaker_is_found_in_any_script_and_whoever_sits_nowhere_is_not_offered(
    writing: NoteEditor, qtbot: QtBot
) -> None:
    type_keys(writing, "> Бальс")
    offered(writing, qtbot, "Gina Balsamo")
    type_keys(writing, "\n> Gubay")
    qtbot.wait(120)
    assert not popup_of(writing).isVisible()


def test_a_quotation_and_its_enter_are_the_notes(writing: NoteEditor, qtbot: QtBot) -> None:
    type_keys(writing, "> ")
    offered(writing, qtbot, "Gina Balsamo")
    type_keys(writing, "\n> gi")
    offered(writing, qtbot, "Gina Balsamo")
    type_keys(writing, "ve us time\n")
    assert writing.text() == "> \n> give us time\n"
    assert not popup_of(writing).isVisible()


def test_the_colon_that_stands_there_is_not_doubled(writing: NoteEditor, qtbot: QtBot) -> None:
    type_keys(writing, "> Bal: we agree")
    for _ in range(len(": we agree")):
        QTest.keyClick(writing, Qt.Key.Key_Left)
    type_keys(writing, "s")
    offered(writing, qtbot, "Gina Balsamo")
    QTest.keyClick(writing, Qt.Key.Key_Tab)
    assert writing.text() == "> Gina Balsamo: we agree"


def test_a_new_person_is_added_to_the_side_and_named(
    screen: MeetingsScreen, writing: NoteEditor, service: MeetingService, on_store: OnStore, qtbot: QtBot
) -> None:
    type_keys(writing, "@Zimmermann")
    popup = popup_of(writing)
    qtbot.waitUntil(lambda: popup.isVisible() and popup.offers()[-1].side is not None)
    QTest.keyClick(writing, Qt.Key.Key_Down)
    QTest.keyClick(writing, Qt.Key.Key_Return)
    assert writing.text() == "@Zimmermann"
    key = screen.page.key
    assert key is not None

    def names() -> list[str]:
        meeting = on_store(lambda: service.meeting(key))
        return [one.name for side in meeting.delegations for one in side.participants]  # type: ignore[attr-defined]

    qtbot.waitUntil(lambda: "Zimmermann" in names())


def test_tab_never_adds_a_person(writing: NoteEditor, qtbot: QtBot) -> None:
    type_keys(writing, "@Zimmermann")
    popup = popup_of(writing)
    qtbot.waitUntil(lambda: popup.isVisible() and popup.offers()[0].side is not None)
    QTest.keyClick(writing, Qt.Key.Key_Tab)
    assert writing.text() == "@Zimmermann"
    assert not writing.hasFocus()


@pytest.mark.parametrize("size", [(1240, 800), (700, 480)])
def test_the_list_stays_inside_the_window(
    screen: MeetingsScreen, writing: NoteEditor, qtbot: QtBot, size: tuple[int, int]
) -> None:
    screen.resize(*size)
    for text in ("@ge", "\n" * 60 + "x" * 60 + " @ge", " " * 20 + "@ge"):
        type_keys(writing, text)
        popup = offered(writing, qtbot, "Germany")
        window = writing.window()
        assert window.rect().contains(popup.geometry())
        caret = writing.viewport().mapTo(window, writing.cursorRect().center())
        assert not popup.geometry().contains(caret)
        type_keys(writing, "\n")


def test_a_screen_reader_has_names_for_it(screen: MeetingsScreen, writing: NoteEditor, qtbot: QtBot) -> None:
    type_keys(writing, "@gub")
    popup = offered(writing, qtbot, "Oleg Gubaydulin")
    assert nameless(popup) == []
    assert spoken_name(popup.list)
    index = popup.list.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Oleg Gubaydulin, person")


def test_letters_beyond_the_first_plane_do_not_shift_what_is_replaced(writing: NoteEditor, qtbot: QtBot) -> None:
    type_keys(writing, "𝔊𝔲 @gub")
    offered(writing, qtbot, "Oleg Gubaydulin")
    QTest.keyClick(writing, Qt.Key.Key_Down)
    QTest.keyClick(writing, Qt.Key.Key_Return)
    assert writing.text() == "𝔊𝔲 @[[Oleg Gubaydulin]]"


_PIECES = st.sampled_from(
    [
        "@gub",
        "@Губ",
        "[[work",
        "#drug",
        "=> ",
        "> ",
        "Gin",
        "\n",
        " ",
        "@",
        "[[",
        "]]",
        "#",
        "dec",
        "a",
        "ж",
        ".",
        "own-office",
        "@Petr ",
    ]
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(_PIECES, min_size=1, max_size=12), pauses=st.lists(st.integers(0, 60), min_size=12, max_size=12))
def test_what_is_typed_stands_in_the_note(
    writing: NoteEditor, qtbot: QtBot, pieces: list[str], pauses: list[int]
) -> None:
    """Whatever is offered meanwhile: as long as nobody moves into the list, every letter and every Enter is the note's."""
    writing.selectAll()
    QTest.keyClick(writing, Qt.Key.Key_Delete)
    for piece, pause in zip(pieces, pauses, strict=False):
        type_keys(writing, piece)
        if pause > 30:
            qtbot.wait(pause)
    assert writing.text() == "".join(pieces)
    assert writing.textCursor().atEnd()
