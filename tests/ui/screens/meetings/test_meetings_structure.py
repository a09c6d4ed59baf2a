"""What stands beside the text, by keys: going to lines, editing in place, checking off, removing, saying more of a statement."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless
from tests.ui.screens.meetings.conftest import Told

from liaison.domain.instruments import LegalKind
from liaison.domain.meetings import Capacity, Meeting, MeetingHeader, NewDelegation, NewParticipant
from liaison.domain.rows import RowKey
from liaison.domain.statements import KeptStatement, Quotable, SourceGrade
from liaison.domain.treaty_wishes import TreatyWish
from liaison.services.meetings import MeetingService
from liaison.services.packs import PackService
from liaison.services.statements import StatementService
from liaison.services.treaty_wishes import TreatyWishService
from liaison.store.engine import Store
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
from liaison.ui.screens.meetings.screen import MeetingsScreen
from liaison.ui.screens.meetings.structure.form import ItemForm
from liaison.ui.screens.meetings.structure.lines import NO_LINE, StructureLine
from liaison.ui.screens.meetings.structure.model import StructureModel
from liaison.ui.screens.meetings.structure.statement_dialog import StatementDialog

CTRL = Qt.KeyboardModifier.ControlModifier
NOTE = """10:04
## Contacts (15 min)
> Balsamo: we agree
> to all of it
- [ ] send the list to @Balsamo due:2019-08-16
=> Plan: meet in Baku
#drug-smugling
- [ ] x due:31.02.2019
last line"""
OnStore = Callable[[Callable[[], object]], object]


class Page:
    """The page with the note open, and what is asked of it."""

    def __init__(self, screen: MeetingsScreen, qtbot: QtBot, key: RowKey) -> None:
        self.page: MeetingPage = screen.page
        self.qtbot = qtbot
        screen.open_meeting(key)
        qtbot.waitUntil(lambda: self.page.key == key)
        qtbot.waitUntil(lambda: len(self.lines()) > 8)
        self.panel = self.page.structure

    def lines(self) -> list[StructureLine]:
        model = cast(StructureModel, self.page.structure.model())
        return [model.line(row) for row in range(model.rowCount())]

    def text(self) -> str:
        return self.page.note.editor.text()

    def choose(self, text: str) -> StructureLine:
        self.panel.setFocus()
        row = next(row for row, line in enumerate(self.lines()) if text in line.text and line.line != NO_LINE)
        self.panel.setCurrentIndex(self.panel.model().index(row, 0))
        return self.lines()[row]

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifiers)

    def form(self) -> ItemForm:
        self.press(Qt.Key.Key_F2)
        # those that were left before may not be gone yet
        return self.panel.viewport().findChildren(ItemForm)[-1]

    def shows(self, text: str, detail: str = "") -> None:
        self.qtbot.waitUntil(lambda: any(text in one.text and detail in one.detail for one in self.lines()))


@pytest.fixture
def page(screen: MeetingsScreen, service: MeetingService, store: Store, on_store: OnStore, qtbot: QtBot) -> Page:
    def make() -> RowKey:
        PackService(store).install_built_in()
        guests = NewDelegation("ICE", Capacity.GUEST, agency_id="us-ice", participants=(NewParticipant("G. Balsamo"),))
        key = service.create(MeetingHeader("Minsk"), (guests,)).key
        service.save_note(cast(Meeting, service.meeting(key)).note.key, NOTE)
        return key

    return Page(screen, qtbot, cast(RowKey, on_store(make)))


def written(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, text)


def test_every_kind_stands_there_with_what_is_known_of_it(page: Page) -> None:
    page.shows("send the list", "due 16 Aug 2019")
    page.shows("meet in Baku", "Plan")
    page.shows("1. Contacts", "15 min planned")
    page.shows("we agree", "Balsamo")
    page.shows("x", "There is no day 31")


def test_return_goes_to_the_line(page: Page) -> None:
    line = page.choose("meet in Baku")
    page.press(Qt.Key.Key_Return)
    assert page.page.note.editor.textCursor().blockNumber() == line.line == 5
    assert page.page.note.editor.hasFocus()


def test_a_promise_is_edited_in_its_place_in_one_step_and_the_caret_stays(page: Page) -> None:
    editor = page.page.note.editor
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.moveCursor(QTextCursor.MoveOperation.Left)
    page.choose("send the list")
    form = page.form()
    what, (who, due) = form.first, form.others
    assert what.hasFocus()
    assert isinstance(what, QLineEdit) and isinstance(who, QLineEdit) and isinstance(due, QLineEdit)
    assert (what.text(), who.text(), due.text()) == ("send the list to @Balsamo", "Balsamo", "2019-08-16")
    page.press(Qt.Key.Key_Tab)
    assert who.hasFocus()
    written(who, "K. Stifler")
    page.press(Qt.Key.Key_Tab)
    written(due, "1 September 2019")
    page.press(Qt.Key.Key_Return)
    wanted = NOTE.replace("@Balsamo due:2019-08-16", "@K. Stifler due:2019-09-01")
    assert page.text() == wanted
    assert editor.textCursor().position() == len(wanted) - 1
    assert page.panel.hasFocus()
    page.shows("send the list", "K. Stifler · due 1 Sep 2019")
    editor.undo()
    assert page.text() == NOTE


def test_a_click_goes_to_the_line_and_two_edit_it(page: Page) -> None:
    line = page.choose("meet in Baku")
    panel = page.panel
    place = panel.visualRect(panel.currentIndex()).center()
    QTest.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.page.note.editor.textCursor().blockNumber() == line.line
    QTest.mouseDClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=place)
    (form,) = panel.viewport().findChildren(ItemForm)
    assert form.first.hasFocus()
    QTest.keyClicks(form.first, " soon")
    # going elsewhere writes the line, as leaving a field does everywhere
    page.page.note.editor.setFocus()
    assert "=> Plan: meet in Baku soon" in page.text()
    assert page.page.note.editor.hasFocus()


def test_what_cannot_be_read_is_told_and_the_fields_stay(page: Page) -> None:
    page.choose("x")
    form = page.form()
    due = cast(QLineEdit, form.others[1])
    assert due.text() == "31.02.2019"
    page.press(Qt.Key.Key_Return)
    assert "There is no day 31" in form.wrong.text()
    assert form.wrong.isVisible()
    assert page.text() == NOTE
    page.press(Qt.Key.Key_Escape)
    assert page.panel.hasFocus()
    assert page.text() == NOTE


def test_agenda_outcome_and_statement_are_edited_each_by_its_fields(page: Page) -> None:
    page.choose("Contacts")
    form = page.form()
    written(cast(QLineEdit, form.first), "Contact points")
    written(cast(QLineEdit, form.others[0]), "20")
    page.press(Qt.Key.Key_Return)
    page.shows("1. Contact points", "20 min")
    page.choose("meet in Baku")
    form = page.form()
    page.press(Qt.Key.Key_Tab)
    page.press(Qt.Key.Key_Home)
    page.press(Qt.Key.Key_Down)
    page.press(Qt.Key.Key_Return)
    page.shows("meet in Baku", "Decision")
    page.choose("we agree")
    form = page.form()
    written(cast(QPlainTextEdit, form.first), "yes")
    QTest.keyClick(form.first, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(form.first, "and more")
    page.press(Qt.Key.Key_Return)
    assert page.text() == (
        NOTE.replace("Contacts (15", "Contact points (20")
        .replace("=> Plan:", "=> Decision:")
        .replace("we agree\n> to all of it", "yes\n> and more")
    )


def test_space_checks_off_and_opens_again(page: Page) -> None:
    page.choose("send the list")
    page.press(Qt.Key.Key_Space)
    assert "- [x] send the list" in page.text()
    page.qtbot.waitUntil(lambda: page.lines()[page.panel.currentIndex().row()].part.value == "done")
    page.press(Qt.Key.Key_Space)
    assert page.text() == NOTE


def test_delete_removes_the_line_and_offers_it_back(page: Page, told: Told) -> None:
    page.choose("we agree")
    page.press(Qt.Key.Key_Delete)
    assert page.text() == NOTE.replace("> Balsamo: we agree\n> to all of it\n", "")
    QTest.keyClicks(page.page.note.editor, "!")
    sentence, back = told[-1]
    assert "we agree" in sentence
    assert back is not None
    back()
    assert page.text().replace("!", "") == NOTE
    assert "!" in page.text()


def test_a_topic_outside_the_vocabulary_says_so_and_what_is_near_is_offered(page: Page) -> None:
    page.shows("#drug-smugling", "near: #drug-smuggling")
    page.choose("#drug-smugling")
    item = page.panel.current_item()
    assert item is not None
    texts = [action.text() for action in page.panel.menu_for(item).actions()]
    assert "Write #drug-smuggling" in texts
    form = page.form()
    written(cast(QLineEdit, form.first), "cybercrime")
    page.press(Qt.Key.Key_Escape)
    assert page.text() == NOTE
    page.page.structure.topic_asked.emit(item, "drug-smuggling")
    assert page.text() == NOTE.replace("#drug-smugling", "#drug-smuggling")


def test_more_is_said_of_a_statement_than_its_line(page: Page, store: Store, on_store: OnStore) -> None:
    page.choose("we agree")
    page.press(Qt.Key.Key_E, CTRL)
    page.qtbot.waitUntil(lambda: bool(page.page.findChildren(StatementDialog)))
    (dialog,) = page.page.findChildren(StatementDialog)
    assert dialog.capacity.currentText() == "Guest"
    assert dialog.quotable.currentText() == "not known"
    QTest.keyClicks(dialog.translation, "so be it")
    dialog.quotable.setCurrentText("Only with consent")
    dialog.source.setCurrentIndex(2)
    QTest.keyClick(dialog.translation, Qt.Key.Key_Return, CTRL)
    page.shows("we agree", "quoted only with consent · with translation")
    editor = page.page.note.editor
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(editor, "a line more")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    page.page.flush()
    note = page.page.saver.writer.note
    assert note is not None

    def kept() -> KeptStatement | None:
        return StatementService(store).at(note, 3, "we agree\nto all of it")

    found = cast(KeptStatement, on_store(kept))
    assert (found.speaker, found.details.capacity, found.details.translation) == ("Balsamo", "guest", "so be it")
    assert (found.details.quotable, found.details.source) == (Quotable.WITH_CONSENT, SourceGrade.B)
    assert found.details.information is None


def test_structure_appears_while_one_goes_on_typing(page: Page) -> None:
    editor = page.page.note.editor
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "=> Decision: y")
    # never a pause between the keys that is longer than the one the panel waits for
    for _ in range(30):
        QTest.keyClicks(editor, "z")
        page.qtbot.wait(15)
    assert any(line.text.startswith("yz") for line in page.lines())


def test_the_wishes_of_a_meeting_lead_from_the_list_of_wishes_to_their_line(
    page: Page, screen: MeetingsScreen, store: Store, on_store: OnStore
) -> None:
    hosts = NewDelegation("Investigative Committee", Capacity.HOST, agency_id="by-sk", country_iso2="BY")
    key = page.page.key
    assert key is not None
    on_store(lambda: MeetingService(store).add_delegation(key, hosts))
    editor = page.page.note.editor
    editor.moveCursor(QTextCursor.MoveOperation.End)
    for line in ("", "> Belarus: interest in treaties", "=> Treaty wish: legal assistance and extradition", "more"):
        QTest.keyClicks(editor, line)
        QTest.keyClick(editor, Qt.Key.Key_Return)
    flushed = page.page.flush()
    assert flushed is not None
    page.qtbot.waitUntil(flushed.done)
    wishes = cast(tuple[TreatyWish, ...], on_store(TreatyWishService(store).list))
    assert {wish.wish.kind for wish in wishes} == {LegalKind.MLA, LegalKind.EXTRADITION}
    for wish in wishes:
        assert (wish.wish.country_iso2, wish.wish.counterpart_iso2, wish.meeting) == ("BY", "US", key)
        assert wish.wish.raised_by == "Investigative Committee"
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    screen.open_meeting(key, wishes[0].wish.line)
    page.qtbot.waitUntil(lambda: editor.textCursor().block().text().startswith("=> Treaty wish:"))


def test_a_side_seated_later_tells_whose_the_wish_is(page: Page, store: Store, on_store: OnStore) -> None:
    editor = page.page.note.editor
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "=> Treaty wish: extradition")
    page.page.flush()

    def countries() -> tuple[str, str]:
        (wish,) = cast(tuple[TreatyWish, ...], on_store(TreatyWishService(store).list))
        return wish.wish.country_iso2, wish.wish.counterpart_iso2

    assert countries() == ("", "")
    side = NewDelegation("Investigative Committee", Capacity.HOST, country_iso2="BY")
    page.page.people.side_added.emit(side)
    page.qtbot.waitUntil(lambda: countries() == ("US", "BY"))


def test_a_screen_reader_hears_every_field(page: Page) -> None:
    for text in ("send the list", "meet in Baku", "Contacts", "we agree", "#drug-smugling"):
        page.choose(text)
        form = page.form()
        assert nameless(form) == []
        page.press(Qt.Key.Key_Escape)
    page.choose("we agree")
    page.press(Qt.Key.Key_E, CTRL)
    page.qtbot.waitUntil(lambda: bool(page.page.findChildren(StatementDialog)))
    assert nameless(page.page.findChildren(StatementDialog)[0]) == []
