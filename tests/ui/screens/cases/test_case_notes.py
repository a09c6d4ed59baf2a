"""Writing the note of a case by keys: saved as one types, offered names, files, earlier texts, and what another case does to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.base.errors import WorldError
from liaison.domain.cases.case import CaseFacts
from liaison.domain.rows import RowKey
from liaison.services.attachment_files import made_here
from liaison.services.cases.case_notes import CaseNoteService
from liaison.services.cases.cases import CaseService
from liaison.services.follow_ups import FollowUpService
from liaison.services.note_records import NoteRecordService
from liaison.store.engine import Store
from liaison.ui.screens.cases.case_page import NOTES
from liaison.ui.screens.cases.notes.notes_page import NotesPage
from liaison.ui.screens.cases.screen import CasesScreen
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.writing.completion.popup import CompletionPopup

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, keys)


@pytest.fixture
def on_disk(store: Store, lanes: object) -> Callable[[RowKey], str]:
    """What the store holds of a case's note."""

    def read(case: RowKey) -> str:
        run = lanes.write(lambda: CaseNoteService(store, NoteRecordService(store)).note(case))  # type: ignore[attr-defined]
        found = run.result(timeout=60)
        return found.text if found is not None else "gone"

    return read


@pytest.fixture
def page(screen: CasesScreen, store: Store, qtbot: QtBot) -> NotesPage:
    """The notes of a new case, come to by keys."""
    case = CaseService(store).create(CaseFacts("Eastern route")).key
    screen.show_case(case)
    qtbot.waitUntil(lambda: screen.page.case() is not None and case_of(screen) == case)
    screen.page.focus_first()
    press(Qt.Key.Key_Tab, CONTROL | SHIFT)
    assert screen.page.tabs.currentIndex() == NOTES
    found = screen.page.notes
    assert isinstance(found, NotesPage)
    qtbot.waitUntil(lambda: not found.note.editor.isReadOnly() and found.note.editor.hasFocus())
    qtbot.waitUntil(lambda: found._open is not None)
    return found


def case_of(screen: CasesScreen) -> RowKey:
    case = screen.page.case()
    assert case is not None
    return case.key


def test_what_is_typed_is_saved_and_promises_are_reminded_of(
    screen: CasesScreen, page: NotesPage, store: Store, qtbot: QtBot, on_disk: Callable[[RowKey], str]
) -> None:
    told: list[str] = []
    screen.unsaved.connect(lambda: told.append("unsaved"))
    screen.saved.connect(lambda: told.append("saved"))
    QTest.keyClicks(page.note.editor, "Spoke to Minsk.")
    press(Qt.Key.Key_Return)
    QTest.keyClicks(page.note.editor, "- [ ] Send the seals due:2026-12-01")
    assert not screen.is_saved()
    qtbot.waitUntil(lambda: page.note.saving.text == "Saved 10:41:07" and screen.is_saved())
    assert told[0] == "unsaved" and told[-1] == "saved"
    assert on_disk(case_of(screen)) == "Spoke to Minsk.\n- [ ] Send the seals due:2026-12-01"
    flushed = screen.flush()
    if flushed is not None:
        flushed.result(timeout=60)
    (promise,) = FollowUpService(store).open_promises()
    assert (promise.text, promise.made_in) == ("Send the seals", case_of(screen))


def test_names_are_offered_as_in_meetings(screen: CasesScreen, page: NotesPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.note.editor, "[[Kazakh")
    (offers,) = screen.window().findChildren(CompletionPopup)
    qtbot.waitUntil(offers.isVisible)
    press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: page.note.editor.text() == "[[Kazakhstan]]")


def test_escape_leads_back_to_the_register(screen: CasesScreen, page: NotesPage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(screen.register.view.hasFocus)


def test_another_case_shows_its_own_note_and_nothing_is_mixed(
    screen: CasesScreen, page: NotesPage, store: Store, qtbot: QtBot, on_disk: Callable[[RowKey], str]
) -> None:
    first = case_of(screen)
    other = CaseService(store).create(CaseFacts("Southern route")).key
    CaseNoteService(store, NoteRecordService(store)).save(other, "of the south", "")
    QTest.keyClicks(page.note.editor, "of the north")
    screen.show_case(other)
    qtbot.waitUntil(lambda: page.note.editor.text() == "of the south" and not page.note.editor.isReadOnly())
    assert on_disk(first) == "of the north"
    page.note.editor.setFocus()
    QTest.keyClicks(page.note.editor, ", further on")
    screen.show_case(first)
    qtbot.waitUntil(lambda: page.note.editor.text() == "of the north")
    assert on_disk(other) == "of the south, further on"
    assert on_disk(first) == "of the north"


def test_what_cannot_be_saved_stays_and_says_whose_it_is(
    screen: CasesScreen,
    page: NotesPage,
    store: Store,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    on_disk: Callable[[RowKey], str],
) -> None:
    first = case_of(screen)
    other = CaseService(store).create(CaseFacts("Southern route")).key

    def full(*_: object) -> None:
        raise WorldError("The disk is full.", "Make room.")

    with monkeypatch.context() as broken:
        broken.setattr(CaseNoteService, "save", full)
        QTest.keyClicks(page.note.editor, "of the north")
        qtbot.waitUntil(lambda: page.note.saving.text.startswith("NOT SAVED"))
        assert not screen.is_saved()
        screen.show_case(other)
        held = [one for one in page.findChildren(PlainLabel) if "note of another case" in one.text()]
        qtbot.waitUntil(lambda: held[0].isVisible())
        assert page.note.editor.text() == "of the north"
    # it is tried again by itself
    qtbot.waitUntil(lambda: on_disk(first) == "of the north", timeout=10_000)
    qtbot.waitUntil(lambda: not held[0].isVisible() and page.note.editor.text() == "")
    assert on_disk(other) == ""


def test_a_promise_checked_off_elsewhere_is_shown_at_once(
    screen: CasesScreen, page: NotesPage, store: Store, qtbot: QtBot
) -> None:
    QTest.keyClicks(page.note.editor, "- [ ] Call Minsk")
    flushed = screen.flush()
    assert flushed is not None
    flushed.result(timeout=60)
    follow_ups = FollowUpService(store)
    (promise,) = follow_ups.open_promises()
    changes = follow_ups.set_done(promise.key, True)
    screen.reload(changes)
    qtbot.waitUntil(lambda: page.note.editor.text() == "- [x] Call Minsk")


def test_find_comes_to_a_line(screen: CasesScreen, store: Store, qtbot: QtBot) -> None:
    case = CaseService(store).create(CaseFacts("Southern route")).key
    CaseNoteService(store, NoteRecordService(store)).save(case, "one\ntwo\nthree", "")
    screen.show_case(case, 1)
    qtbot.waitUntil(lambda: screen.page.tabs.currentIndex() == NOTES)
    found = screen.page.notes
    assert isinstance(found, NotesPage)
    qtbot.waitUntil(lambda: found.note.editor.textCursor().blockNumber() == 1)
    assert found.note.editor.textCursor().block().text() == "two"


def test_files_are_kept_with_the_case(screen: CasesScreen, page: NotesPage, store: Store, qtbot: QtBot) -> None:
    page.attachments.attach([made_here("seal.txt", lambda: b"seal 4711")])
    qtbot.waitUntil(lambda: [one.file_name for one in page.attachments.strip.chips.attachments()] == ["seal.txt"])
    other = CaseService(store).create(CaseFacts("Southern route")).key
    screen.show_case(other)
    qtbot.waitUntil(lambda: page.attachments.strip.chips.attachments() == [])


def test_earlier_texts_are_read_and_brought_back_by_keys(screen: CasesScreen, page: NotesPage, qtbot: QtBot) -> None:
    for text in ("first", " second"):
        QTest.keyClicks(page.note.editor, text)
        flushed = screen.flush()
        assert flushed is not None
        flushed.result(timeout=60)
        qtbot.waitUntil(screen.is_saved)
    press(Qt.Key.Key_H, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: page.dialog is not None)
    dialog = page.dialog
    assert dialog is not None
    dialog.every_save.setChecked(True)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2)
    dialog.list.setCurrentIndex(dialog.model.index(1))
    qtbot.waitUntil(dialog.restore.isEnabled)
    dialog.restore.click()
    qtbot.waitUntil(lambda: page.note.editor.text() == "first")
    dialog.reject()
    qtbot.waitUntil(lambda: page.dialog is None)


def test_everything_has_a_name_and_is_reached_by_keys(screen: CasesScreen, page: NotesPage, qtbot: QtBot) -> None:
    assert nameless(page) == []
    assert out_of_reach(screen) == []
