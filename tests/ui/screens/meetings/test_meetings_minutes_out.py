"""Minutes out by keyboard: what is seen is what leaves, and what is held back is in no file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach, spoken_name

from liaison.base.lanes import Lanes
from liaison.base.paths import resources
from liaison.base.translations import use_language
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Capacity, MeetingHeader, NewDelegation, NewParticipant, Tlp
from liaison.domain.minutes_versions import MinutesVersion
from liaison.domain.note_structure import structure_of
from liaison.domain.statements import Quotable, StatementDetails
from liaison.services.meetings import MeetingService
from liaison.services.minutes_out import MinutesFormat
from liaison.services.minutes_versions import MinutesVersionService
from liaison.services.note_records import NoteRecordService
from liaison.services.statements import StatementService
from liaison.store.engine import Store
from liaison.ui.printing.printer import Sent
from liaison.ui.printing.sheets import Sheets
from liaison.ui.screens.meetings.minutes_out.dialog import MinutesOutDialog
from liaison.ui.screens.meetings.minutes_out.part import MinutesOutPart
from liaison.ui.screens.meetings.screen import MeetingsScreen
from liaison.ui.screens.meetings.versions.agreement_dialog import AgreementDialog

T = TypeVar("T")
Told = list[tuple[str, Callable[[], None] | None]]
HEADER = MeetingHeader("About Amberstone", date=PartialDate.parse("2019-08-02"), city="Minsk", marking=Tlp.AMBER)
SIDES = (
    NewDelegation("Investigative Committee", Capacity.HOST),
    NewDelegation("ICE", Capacity.GUEST, participants=(NewParticipant("G. Balsamo"),)),
)
TEXT = """\
## Powers
Plain words

Kept back REDWORD TLP:RED

> Belarus: we are willing
> ICE: off the record OFFWORD
- [ ] send the list @G. Balsamo due:2019-08-16
=> Decision: contacts are kept
%% only mine OWNWORD

## Sources SOURCEWORD TLP:RED
- [ ] ask ASKWORD
"""
HELD_BACK = ("REDWORD", "OFFWORD", "OWNWORD", "SOURCEWORD", "ASKWORD")
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class Officer:
    """Types on what has the focus, and waits for what should be seen."""

    def __init__(self, screen: MeetingsScreen, lanes: Lanes, store: Store, qtbot: QtBot, folder: Path) -> None:
        self.screen, self.qtbot, self._lanes, self.store, self.folder = screen, qtbot, lanes, store, folder
        self.meetings, records = MeetingService(store), NoteRecordService(store)
        self.versions, self.records = MinutesVersionService(store, records), records
        self.asked: list[tuple[str, str]] = []
        self.target: Path | None = None
        self.key = self.on_store(lambda: self.meetings.create(HEADER, SIDES)).key

    def on_store(self, work: Callable[[], T]) -> T:
        return self._lanes.write(work).result(timeout=60)

    def sees(self, what: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(what, timeout=8000)

    def writes(self, text: str = TEXT) -> None:
        meeting = self.on_store(lambda: self.meetings.meeting(self.key))
        assert meeting is not None
        note = meeting.note.key
        self.on_store(lambda: self.meetings.save_note(note, text))
        self.on_store(lambda: self.records.keep(note, structure_of(text)))
        statements = StatementService(self.store)
        line = next((at for at, one in enumerate(text.splitlines()) if "OFFWORD" in one), None)
        if line is not None:
            kept = self.on_store(lambda: statements.at(note, line, "off the record OFFWORD"))
            assert kept is not None
            self.on_store(lambda: statements.edit(kept.key, StatementDetails(quotable=Quotable.NO)))

    def translates(self, words: str, translation: str) -> None:
        meeting, statements = self.on_store(lambda: self.meetings.meeting(self.key)), StatementService(self.store)
        assert meeting is not None
        note = meeting.note
        line = next(at for at, one in enumerate(note.text.splitlines()) if words in one)
        kept = self.on_store(lambda: statements.at(note.key, line, words))
        assert kept is not None
        self.on_store(lambda: statements.edit(kept.key, StatementDetails(translation=translation)))

    def opens(self, text: str = TEXT) -> None:
        self.writes(text)
        self.screen.open_meeting(self.key)
        self.sees(lambda: self.screen.page.key == self.key and self.screen.page.note.editor.text() == text)

    def asks(self) -> MinutesOutDialog:
        self.screen.activateWindow()
        self.sees(self.screen.isActiveWindow)
        QTest.keyClick(self.screen.window().focusWidget(), Qt.Key.Key_M, CTRL_SHIFT)
        return self.sees_dialog()

    def sees_dialog(self) -> MinutesOutDialog:
        self.sees(lambda: self.part.dialog is not None and self.dialog.items.topLevelItemCount() > 0)
        dialog = self.dialog
        dialog.ask_where = self.where
        return dialog

    def where(self, _parent: QWidget | None, _title: str, name: str, kinds: str = "") -> str:
        self.asked.append((name, kinds))
        return str(self.target or self.folder / name)

    @property
    def part(self) -> MinutesOutPart:
        found = self.screen.page.findChild(MinutesOutPart)
        assert isinstance(found, MinutesOutPart)
        return found

    @property
    def dialog(self) -> MinutesOutDialog:
        assert isinstance(self.part.dialog, MinutesOutDialog)
        return self.part.dialog

    def presses(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        focused = self.dialog.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifiers)

    def chooses(self, field: QComboBox, words: str) -> None:
        """Walks through the choices with the arrows."""
        field.setFocus()
        self.presses(Qt.Key.Key_Home)
        exact = field.findText(words)
        at = exact if exact >= 0 else field.findText(words, Qt.MatchFlag.MatchContains)
        assert at >= 0
        for _ in range(at):
            self.presses(Qt.Key.Key_Down)
        assert field.currentIndex() == at
        self.settles()

    def settles(self) -> None:
        dialog = self.dialog
        self.sees(lambda: dialog.is_shown)

    def row(self, words: str) -> QTreeWidgetItem:
        found = [item for item in rows(self.dialog) if words in item.text(0)]
        assert len(found) == 1, [item.text(0) for item in rows(self.dialog)]
        return found[0]

    def goes_to(self, words: str) -> QTreeWidgetItem:
        """Walks down the tree with the arrows."""
        tree = self.dialog.items
        tree.setFocus()
        self.presses(Qt.Key.Key_Home)
        for _ in range(len(rows(self.dialog))):
            current = tree.currentItem()
            if current is not None and words in current.text(0):
                return current
            self.presses(Qt.Key.Key_Down)
        raise AssertionError(words)

    def saves(self) -> str:
        """Everything that could be read in the file."""
        self.presses(Qt.Key.Key_S, CTRL)
        self.sees(lambda: "not encrypted" in self.dialog.outcome.text())
        return everything_in(self.target or self.folder / self.asked[-1][0])

    @property
    def seen(self) -> str:
        return self.dialog.preview.toPlainText()


def rows(dialog: MinutesOutDialog) -> list[QTreeWidgetItem]:
    return dialog.items.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive, 0)


def everything_in(file: Path) -> str:
    content = file.read_bytes()
    if file.suffix in (".docx", ".odt"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return " ".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    if file.suffix == ".pdf":
        reader = PdfReader(io.BytesIO(content))
        return " ".join((*(page.extract_text() for page in reader.pages), repr(reader.metadata)))
    return content.decode("utf-8").replace("\r\n ", "")


def is_on(item: QTreeWidgetItem) -> bool:
    return item.checkState(0) is Qt.CheckState.Checked


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en", resources() / "languages")


@pytest.fixture
def officer(screen: MeetingsScreen, lanes: Lanes, store: Store, qtbot: QtBot, tmp_path: Path) -> Officer:
    folder = tmp_path / "out"
    folder.mkdir()
    return Officer(screen, lanes, store, qtbot, folder)


def test_what_is_held_back_is_said_and_is_neither_seen_nor_in_any_file(officer: Officer) -> None:
    officer.opens()
    dialog = officer.asks()
    assert dialog.form.recipient.currentText() == "Up to TLP:AMBER"
    red, off = officer.row("REDWORD"), officer.row("OFFWORD")
    assert (red.text(1), red.text(2)) == ("TLP:RED", "TLP:RED, not for TLP:AMBER")
    assert off.text(2) == "may not be quoted"
    assert not is_on(red)
    assert officer.row("ASKWORD").text(2) == "TLP:RED, not for TLP:AMBER", "it stands under a red agenda item"
    assert officer.row("we are willing").text(2) == "leaves"
    assert dialog.count.text() == (
        "8 of 12 items leave; 4 are held back: 3 above TLP:AMBER, 1 not for quotation.  "
        "1 line of your own (%\u2060%) is in no paper."
    )
    assert "Plain words" in officer.seen
    assert "DRAFT" in officer.seen
    for kind in MinutesFormat:
        officer.chooses(dialog.form.format, kind.label)
        assert not [word for word in HELD_BACK if word in officer.seen], kind
        told = officer.saves()
        assert officer.asked[-1][0] == f"minutes-2019-08-02.{kind.value}", "the name tells nothing"
        assert not [word for word in HELD_BACK if word in told], kind
        assert "send the list" in told
        dialog.outcome.setText("")


def test_what_is_held_back_can_be_walked_to_and_not_chosen(officer: Officer) -> None:
    officer.opens()
    officer.asks()
    red = officer.goes_to("REDWORD")
    officer.presses(Qt.Key.Key_Space)
    officer.settles()
    assert not is_on(red)
    assert not red.flags() & Qt.ItemFlag.ItemIsUserCheckable
    spoken = red.data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Paragraph: Kept back REDWORD, marking: TLP:RED, TLP:RED, not for TLP:AMBER"
    head = officer.goes_to("About Amberstone")
    officer.presses(Qt.Key.Key_Space)
    officer.settles()
    assert is_on(head), "every paper says of what it is"


@pytest.mark.parametrize("kind", MinutesFormat)
def test_a_toggled_item_is_out_of_the_preview_and_the_file_and_comes_back(
    officer: Officer, kind: MinutesFormat
) -> None:
    officer.opens()
    dialog = officer.asks()
    officer.chooses(dialog.form.format, kind.label)
    item = officer.goes_to("send the list")
    officer.presses(Qt.Key.Key_Space)
    officer.settles()
    assert (is_on(item), item.text(2)) == (False, "left out")
    assert "send the list" not in officer.seen
    assert "send the list" not in officer.saves()
    dialog.outcome.setText("")
    officer.presses(Qt.Key.Key_Space)
    officer.settles()
    assert is_on(item)
    assert "send the list" in officer.seen
    assert "send the list" in officer.saves()


def test_an_agenda_item_takes_along_what_stands_under_it(officer: Officer) -> None:
    officer.opens()
    dialog = officer.asks()
    officer.goes_to("Powers")
    officer.presses(Qt.Key.Key_Space)
    officer.settles()
    below = officer.row("Plain words")
    assert (is_on(below), below.text(2)) == (False, "left out with what it stands under")
    assert "Plain words" not in officer.seen
    assert "5 left out by you" in dialog.count.text()


def test_one_box_takes_out_all_of_a_kind(officer: Officer) -> None:
    officer.opens()
    dialog = officer.asks()
    sides = next(box for box in dialog.kinds.boxes.values() if box.text() == "Participants")
    sides.setFocus()
    officer.goes_to("ICE: G. Balsamo")
    officer.presses(Qt.Key.Key_Space)
    officer.settles()
    assert sides.checkState() is Qt.CheckState.PartiallyChecked
    sides.setFocus()
    officer.presses(Qt.Key.Key_Space)
    officer.settles()
    assert "G. Balsamo" in officer.seen, "from some to all"
    officer.presses(Qt.Key.Key_Space)
    officer.settles()
    assert "Participants" not in officer.seen
    assert not is_on(officer.row("ICE: G. Balsamo"))


def test_our_own_file_holds_everything_and_says_what_may_not_be_quoted(officer: Officer) -> None:
    officer.opens()
    dialog = officer.asks()
    officer.chooses(dialog.form.recipient, "For our own file")
    assert dialog.count.text().startswith("12 of 12 items leave.")
    assert "OFFWORD" in officer.seen
    assert "Not for quotation." in officer.seen
    assert "TLP:RED" in officer.seen
    assert "OWNWORD" not in officer.seen


def test_a_recipient_below_the_meetings_marking_is_given_nothing(officer: Officer) -> None:
    officer.opens()
    dialog = officer.asks()
    officer.chooses(dialog.form.recipient, "TLP:GREEN")
    assert "nothing of it may leave" in officer.seen
    assert not dialog.save_button.isEnabled()
    assert not dialog.print_button.isEnabled()
    officer.presses(Qt.Key.Key_S, CTRL)
    officer.qtbot.wait(200)
    assert officer.asked == []
    assert list(officer.folder.iterdir()) == []
    officer.chooses(dialog.form.recipient, "Up to TLP:AMBER")
    assert dialog.save_button.isEnabled()


def test_the_paper_speaks_its_own_language_and_keeps_what_was_left_out(officer: Officer) -> None:
    officer.opens(TEXT.replace("Plain words", "#drug-smuggling"))
    dialog = officer.asks()
    officer.goes_to("contacts are kept")
    officer.presses(Qt.Key.Key_Space)
    officer.settles()
    officer.chooses(dialog.form.language, "Русский")
    assert "ПРОЕКТ" in officer.seen
    assert "contacts are kept" not in officer.seen
    assert dialog.save_button.text() == "Save…", "the window goes on in its own"


def test_translations_stand_beside_the_words_or_not_at_all(officer: Officer) -> None:
    officer.opens()
    assert not officer.asks().form.bilingual.isVisible(), "there is none"
    officer.presses(Qt.Key.Key_Escape)
    officer.sees(lambda: officer.part.dialog is None)
    officer.translates("we are willing", "мы готовы")
    dialog = officer.asks()
    assert "мы готовы" in officer.seen
    dialog.form.bilingual.setFocus()
    officer.presses(Qt.Key.Key_Space)
    officer.settles()
    assert "мы готовы" not in officer.seen
    assert "мы готовы" not in officer.saves()


def test_a_broken_template_is_said_in_the_window_and_nothing_is_written(officer: Officer, tmp_path: Path) -> None:
    officer.opens()
    dialog = officer.asks()
    officer.chooses(dialog.form.format, "Word")
    bad = tmp_path / "office.docx"
    bad.write_text("no document")
    dialog.ask_file = lambda *_: str(bad)
    dialog.form.other_template.setFocus()
    officer.presses(Qt.Key.Key_Space)
    officer.settles()
    officer.goes_to("send the list")
    officer.presses(Qt.Key.Key_Space)
    officer.settles()
    officer.presses(Qt.Key.Key_S, CTRL)
    officer.sees(lambda: "office.docx" in dialog.outcome.text())
    assert "Nothing was written." in dialog.outcome.text()
    assert list(officer.folder.iterdir()) == []
    assert not is_on(officer.row("send the list")), "what was chosen stays"
    assert dialog.form.template.currentText() == "office.docx"
    assert dialog.save_button.isEnabled()


def test_a_place_that_takes_no_file_is_said_in_the_window(officer: Officer, tmp_path: Path) -> None:
    officer.opens()
    dialog = officer.asks()
    officer.target = tmp_path / "not there" / "minutes.pdf"
    officer.presses(Qt.Key.Key_S, CTRL)
    officer.sees(lambda: "minutes.pdf" in dialog.outcome.text())
    assert dialog.outcome.property("role") == "bad"
    assert not officer.target.parent.exists()
    officer.target = None
    assert "send the list" in officer.saves()


def test_a_file_nobody_was_asked_about_is_not_replaced(officer: Officer) -> None:
    officer.opens()
    dialog = officer.asks()
    there = officer.folder / "of 2.8.pdf"
    there.write_text("older")
    officer.target = officer.folder / "of 2.8"
    officer.presses(Qt.Key.Key_S, CTRL)
    officer.sees(lambda: dialog.outcome.text().startswith("of 2.8.pdf is there already."))
    assert there.read_text() == "older"


def test_without_a_marking_only_what_is_not_marked_is_offered(officer: Officer) -> None:
    unmarked = MeetingHeader("Unmarked", date=PartialDate.parse("2019"))
    officer.key = officer.on_store(lambda: officer.meetings.create(unmarked, SIDES)).key
    officer.opens("Plain words\n\nREDWORD TLP:GREEN")
    dialog = officer.asks()
    assert dialog.form.recipient.currentText() == "Up to TLP:CLEAR"
    assert "REDWORD" not in officer.seen
    assert "have no marking" in dialog.count.text()
    officer.saves()
    assert officer.asked[-1][0] == "minutes.pdf", "the day is not known"


def test_an_own_template_is_remembered_in_the_store(officer: Officer, tmp_path: Path) -> None:
    officer.opens()
    own = tmp_path / "our office.docx"
    own.write_bytes((Path(__file__).parents[4] / "resources" / "templates" / "minutes.docx").read_bytes())
    dialog = officer.asks()
    officer.chooses(dialog.form.format, "Word")
    dialog.ask_file = lambda *_: str(own)
    dialog.form.other_template.setFocus()
    officer.presses(Qt.Key.Key_Space)
    officer.settles()
    officer.saves()
    officer.presses(Qt.Key.Key_Escape)
    officer.sees(lambda: officer.part.dialog is None)
    again = officer.asks()
    assert again.form.own_template == own


def test_final_minutes_leave_with_the_names_of_their_day_and_earlier_versions_can_be_chosen(officer: Officer) -> None:
    officer.opens()
    officer.on_store(lambda: officer.versions.finalise(officer.key))
    officer.on_store(lambda: officer.versions.reopen(officer.key, "a slip"))
    officer.writes(TEXT.replace("Plain words", "Other words"))
    officer.on_store(lambda: officer.versions.finalise(officer.key))
    dialog = officer.asks()
    assert "DRAFT" not in officer.seen
    assert "Version 2, final" in officer.seen
    assert "Other words" in officer.seen
    officer.goes_to("Other words")
    officer.presses(Qt.Key.Key_Space)
    officer.settles()
    officer.chooses(dialog.form.version, "Version 1")
    assert "Version 1, final" in officer.seen
    assert "Plain words" in officer.seen
    assert "does not stand like this in this text" in dialog.outcome.text()
    assert dialog.outcome.property("role") == "warn"


def test_after_final_minutes_left_it_can_be_noted_to_whom(officer: Officer) -> None:
    officer.opens()
    officer.on_store(lambda: officer.versions.finalise(officer.key))
    dialog = officer.asks()
    assert dialog.sent_button.isHidden()
    officer.saves()
    dialog.sent_button.setFocus()
    officer.presses(Qt.Key.Key_Space)
    asked = dialog.findChild(AgreementDialog)
    assert isinstance(asked, AgreementDialog)
    asked.sent_to.line.setFocus()
    QTest.keyClicks(asked.sent_to.line, "ICE")
    QTest.keyClick(asked.sent_to.line, Qt.Key.Key_Return)
    officer.sees(lambda: dialog.outcome.text() == "It is noted.")
    kept: tuple[MinutesVersion, ...] = officer.on_store(lambda: officer.versions.versions(officer.key))
    assert kept[-1].agreement.sent_to == "ICE"
    assert kept[-1].agreement.sent_on == PartialDate.parse("2019-08-02")


def test_a_draft_is_not_offered_to_be_noted_as_sent(officer: Officer) -> None:
    officer.opens()
    dialog = officer.asks()
    officer.saves()
    assert dialog.sent_button.isHidden()


def test_the_print_job_has_a_neutral_name_and_every_sheet_its_marking(officer: Officer) -> None:
    officer.opens()
    dialog = officer.asks()
    printed: list[tuple[Sheets, str]] = []

    def to_printer(sheets: Sheets, _parent: QWidget, name: str) -> Sent:
        printed.append((sheets, name))
        return Sent.SENT

    dialog.print_on = to_printer
    officer.goes_to("send the list")
    # pressed before the preview came: what is printed is what was chosen
    officer.presses(Qt.Key.Key_Space)
    officer.presses(Qt.Key.Key_P, CTRL)
    officer.sees(lambda: dialog.outcome.text() == "Sent to the printer.")
    (sheets, name), *_ = printed
    assert name == "Minutes"
    assert sheets.paper.marking == "DRAFT · TLP:AMBER"
    text = sheets.text
    assert "Plain words" in text
    assert not [word for word in (*HELD_BACK, "send the list") if word in text]


def test_ctrl_p_on_a_meeting_offers_minutes_and_brief(officer: Officer) -> None:
    assert officer.screen.papers() == ()
    officer.opens()
    offers = officer.screen.papers()
    assert [offer.text for offer in offers] == ["Minutes…", "Brief before the meeting"]
    offers[0].run()
    officer.sees_dialog()


def test_a_meeting_of_which_nothing_was_written_has_no_minutes(officer: Officer, told: Told) -> None:
    officer.screen.new_meeting()
    officer.sees(lambda: officer.screen.page.isVisible())
    officer.part.open()
    officer.sees(lambda: bool(told) and told[-1][0] == "Nothing was written yet.")
    assert officer.part.dialog is None


def test_what_was_typed_a_moment_ago_leaves_too(officer: Officer) -> None:
    officer.opens()
    QTest.keyClicks(officer.screen.page.note.editor, "typed just now")
    officer.asks()
    assert "Kept back" not in officer.seen
    officer.chooses(officer.dialog.form.recipient, "For our own file")
    assert "typed just now" in officer.seen


def test_hands_and_eyes(officer: Officer) -> None:
    officer.opens()
    dialog = officer.asks()
    assert nameless(dialog) == []
    assert out_of_reach(dialog) == []
    assert dialog.form.format.hasFocus()
    order = [dialog.form.format, dialog.form.recipient, dialog.form.language, dialog.form.version]
    walked = []
    for _ in range(14):
        focused = dialog.focusWidget()
        assert focused is not None
        walked.append(focused)
        officer.presses(Qt.Key.Key_Tab)
    assert walked[:4] == order
    boxes = [box for box in dialog.kinds.boxes.values() if box.isVisible()]
    rest = [*boxes, dialog.items, dialog.preview, dialog.save_button, dialog.print_button, dialog.close_button]
    assert walked[4 : 4 + len(rest)] == rest
    assert spoken_name(dialog.items) == "Items of the minutes"


def test_a_stopped_or_closed_window_writes_nothing(officer: Officer) -> None:
    line = "words of a long note that goes on and on about the powers of the agencies " * 6
    officer.opens("\n\n".join(f"{line}{number}" for number in range(400)))
    dialog = officer.asks()
    officer.presses(Qt.Key.Key_S, CTRL)
    officer.sees(dialog.stop_button.isVisible)
    assert not dialog.save_button.isEnabled()
    dialog.stop_button.setFocus()
    officer.presses(Qt.Key.Key_Space)
    assert dialog.outcome.text() == "Stopped. Nothing was written."
    assert dialog.save_button.isEnabled()
    officer.presses(Qt.Key.Key_S, CTRL)
    officer.sees(dialog.stop_button.isVisible)
    officer.presses(Qt.Key.Key_Escape)
    officer.sees(lambda: officer.part.dialog is None)
    officer.on_store(lambda: None)
    QApplication.processEvents()
    officer.qtbot.wait(2500)
    assert list(officer.folder.iterdir()) == []
