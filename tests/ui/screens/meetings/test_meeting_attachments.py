"""Attachments by keys, drops and pastes, over a real encrypted store and real files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from zlib import crc32

import pytest
from PySide6.QtCore import QBuffer, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialogButtonBox, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.base.lanes import Lanes
from liaison.domain.attachments import Attachment
from liaison.domain.meetings import MeetingHeader, Tlp
from liaison.domain.rows import RowKey
from liaison.domain.steps import result_of
from liaison.services.attachment_files import file_at
from liaison.services.attachments import AttachmentService
from liaison.services.journal import JournalService
from liaison.services.meetings import MeetingService
from liaison.store.engine import Store
from liaison.ui.doors import Doors
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
from liaison.ui.screens.meetings.screen import MeetingsScreen
from liaison.ui.writing.attachments.caption_dialog import CaptionDialog
from liaison.ui.writing.attachments.copying import CopyWarning
from liaison.ui.writing.attachments.part import AttachmentPart
from liaison.ui.writing.attachments.preview import Preview

T = TypeVar("T")
Told = list[tuple[str, Callable[[], None] | None]]
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """An open meeting, and what an officer does with its attachments."""

    def __init__(self, screen: MeetingsScreen, lanes: Lanes, store: Store, qtbot: QtBot) -> None:
        self.screen, self.lanes, self.store, self.qtbot = screen, lanes, store, qtbot
        self.service = AttachmentService(store)
        self.meetings = MeetingService(store)
        self.key = self.ask(lambda: self.meetings.create(MeetingHeader("Baku"))).key
        self.open(self.key)

    def ask(self, work: Callable[[], T]) -> T:
        return self.lanes.write(work).result(timeout=60)

    def open(self, key: RowKey) -> None:
        self.screen.open_meeting(key)
        self.qtbot.waitUntil(lambda: self.page.isVisible() and self.page.key == key)

    @property
    def page(self) -> MeetingPage:
        return self.screen.page

    @property
    def part(self) -> AttachmentPart:
        (found,) = self.page.findChildren(AttachmentPart)
        return found

    @property
    def names(self) -> list[str]:
        return [attachment.file_name for attachment in self.part.strip.chips.attachments()]

    def kept(self, key: RowKey | None = None) -> tuple[Attachment, ...]:
        return self.ask(lambda: self.service.of(key or self.key))

    def drop(self, data: QMimeData, onto: QWidget | None = None) -> QDropEvent:
        """As the system does: the file is carried in, over the widget, and let go."""
        widget = onto or self.page
        anything = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        left, place = Qt.MouseButton.LeftButton, QPoint(5, 5)
        for over in (QDragEnterEvent, QDragMoveEvent):
            QApplication.sendEvent(widget, over(place, anything, data, left, NONE))
        event = QDropEvent(QPointF(place), anything, data, left, NONE)
        QApplication.sendEvent(widget, event)
        return event

    def add(self, *files: Path) -> None:
        before = len(self.names)
        self.drop(of_files(*files))
        self.qtbot.waitUntil(lambda: len(self.names) == before + len(files))

    def focus_chip(self, row: int = 0) -> QWidget:
        chips = self.part.strip.chips
        chips.setFocus(Qt.FocusReason.TabFocusReason)
        chips.setCurrentRow(row)
        return chips

    def presses(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        focused = self.screen.window().focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifiers)

    def preview(self, file: Path) -> Preview:
        self.add(file)
        self.focus_chip(self.names.index(file.name))
        self.presses(Qt.Key.Key_Return)
        (shown,) = self.page.findChildren(Preview)
        self.qtbot.waitUntil(lambda: shown.shown is not shown.message or shown.message.text() != "Reading…")
        return shown


def of_files(*files: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    # as file managers do
    data.setText("\n".join(str(file) for file in files))
    return data


def png(width: int = 40, height: int = 30) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#204060"))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


@pytest.fixture
def desk(screen: MeetingsScreen, lanes: Lanes, store: Store, qtbot: QtBot) -> Desk:
    return Desk(screen, lanes, store, qtbot)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    file = tmp_path / "Signed page.png"
    file.write_bytes(png())
    return file


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "Контакты.csv"
    file.write_text("Имя;Телефон\nИванов;1", encoding="cp1251")
    return file


def test_nothing_is_shown_where_nothing_is_attached(desk: Desk) -> None:
    assert not desk.part.strip.isVisible()


def test_files_dropped_on_the_note_become_attachments_and_no_text(desk: Desk, scan: Path, table: Path) -> None:
    editor = desk.page.note.editor
    QTest.keyClicks(editor, "written before")
    event = desk.drop(of_files(scan, table), editor.viewport())
    assert event.isAccepted() and event.dropAction() is Qt.DropAction.CopyAction
    desk.qtbot.waitUntil(lambda: desk.names == [scan.name, table.name])
    assert editor.text() == "written before"
    assert [one.file_name for one in desk.kept()] == desk.names
    assert desk.part.strip.isVisible() and not desk.part.strip.hint.isVisible()


def test_files_dropped_on_a_field_are_not_written_into_it(desk: Desk, scan: Path) -> None:
    title = desk.page.form.title
    field = title if isinstance(title, QLineEdit) else title.findChildren(QLineEdit)[0]
    before = field.text()
    desk.drop(of_files(scan), field)
    desk.qtbot.waitUntil(lambda: desk.names == [scan.name])
    assert field.text() == before


def test_text_dropped_on_the_note_is_left_to_the_note(desk: Desk) -> None:
    data = QMimeData()
    data.setText("a sentence")
    desk.drop(data, desk.page.note.editor.viewport())
    assert desk.page.note.editor.text() == "a sentence"
    link = QMimeData()
    link.setUrls([QUrl("https://example.org/x.png")])
    assert not desk.drop(link).isAccepted() or not desk.names


def test_where_to_drop_is_shown_while_something_is_carried_over(desk: Desk, scan: Path) -> None:
    strip = desk.part.strip
    data, left = of_files(scan), Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, left, NONE)
    QApplication.sendEvent(desk.page, enter)
    assert enter.isAccepted() and strip.hint.isVisible() and "50 MB" in strip.hint.text()
    QApplication.sendEvent(desk.page, QDragLeaveEvent())
    desk.qtbot.waitUntil(lambda: not strip.isVisible())
    assert desk.names == []


@pytest.mark.parametrize("name", ["headquarters.ldpack", "liaison-desk-1.0.0.LDUPDATE", "update.json"])
def test_what_is_meant_for_the_program_goes_on_to_the_window(desk: Desk, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"signed")
    written = desk.page.note.editor.text()
    for onto in (desk.page, desk.page.note.editor.viewport()):
        assert not desk.drop(of_files(file), onto).isAccepted()
    assert desk.names == [] and desk.page.note.editor.text() == written


def test_what_is_refused_is_said_and_stops_nothing_else(desk: Desk, scan: Path, tmp_path: Path) -> None:
    empty, folder, film = tmp_path / "empty.txt", tmp_path / "folder", tmp_path / "film.mp4"
    empty.touch()
    folder.mkdir()
    with film.open("wb") as stream:
        stream.truncate(60 * 1024 * 1024)
    desk.drop(of_files(empty, folder, scan, film))
    desk.qtbot.waitUntil(lambda: "film.mp4 has 60 MB" in desk.part.strip.refusals)
    for said in ("empty.txt is empty", "folder is a folder", "an attachment may have 50 MB"):
        assert said in desk.part.strip.refusals
    assert desk.names == [scan.name]
    desk.part.strip.dismiss.setFocus()
    desk.presses(Qt.Key.Key_Space)
    assert desk.part.strip.refusals == ""


def test_adding_can_be_stopped(desk: Desk, tmp_path: Path) -> None:
    files = [tmp_path / f"scan {number}.bin" for number in range(4)]
    for number, file in enumerate(files):
        file.write_bytes(bytes([number]) * 12_000_000)
    desk.drop(of_files(*files))
    desk.qtbot.waitUntil(lambda: desk.part.strip.stop.isVisible())
    desk.part.strip.stop.click()
    desk.qtbot.waitUntil(lambda: not desk.part.adding.is_under_way)
    assert len(desk.kept()) < 4
    desk.qtbot.waitUntil(lambda: desk.ask(lambda: _contents(desk.store)) == len(desk.kept()))
    assert not desk.part.strip.stop.isVisible()


def _contents(store: Store) -> int:
    with store.read() as connection:
        asked = connection.exec_driver_sql("SELECT count(DISTINCT sha256) FROM attachment_content")
        return int(asked.scalar_one())


def test_files_come_to_the_meeting_they_were_dropped_on(desk: Desk, tmp_path: Path) -> None:
    large = tmp_path / "slides.bin"
    large.write_bytes(bytes(9_000_000))
    other = desk.ask(lambda: desk.meetings.create(MeetingHeader("Minsk"))).key
    desk.drop(of_files(large))
    desk.open(other)
    desk.qtbot.waitUntil(lambda: not desk.part.adding.is_under_way)
    assert [one.file_name for one in desk.kept()] == ["slides.bin"]
    assert desk.kept(other) == ()
    assert desk.names == []


def test_the_first_file_makes_a_new_meeting(desk: Desk, scan: Path) -> None:
    desk.screen.new_meeting()
    desk.qtbot.waitUntil(lambda: desk.page.key is None)
    desk.add(scan)
    assert desk.page.key is not None
    assert [one.file_name for one in desk.kept(desk.page.key)] == [scan.name]


def test_a_screenshot_pasted_into_the_note_is_referred_to(desk: Desk) -> None:
    editor = desk.page.note.editor
    QTest.keyClicks(editor, "They showed")
    QApplication.clipboard().setImage(QImage.fromData(png()))
    QTest.keyClick(editor, Qt.Key.Key_V, CONTROL)
    QTest.keyClicks(editor, "!")
    desk.qtbot.waitUntil(lambda: "](attachment:" in editor.text())
    name = "picture-2019-08-02-104107.png"
    desk.qtbot.waitUntil(lambda: desk.names == [name])
    assert f"![{name}](attachment:{name})" in editor.text().split("\n")
    assert "They showed" in editor.text().split("\n")[0]
    assert desk.kept()[0].media_type == "image/png"
    # one step back, and the picture stays attached
    editor.undo()
    assert "attachment:" not in editor.text()


def test_files_copied_elsewhere_are_pasted_with_a_reference(desk: Desk, table: Path) -> None:
    editor = desk.page.note.editor
    QApplication.clipboard().setMimeData(of_files(table))
    QTest.keyClick(editor, Qt.Key.Key_V, CONTROL)
    desk.qtbot.waitUntil(lambda: editor.text() == "[Контакты.csv](attachment:Контакты.csv)\n")
    desk.qtbot.waitUntil(lambda: desk.names == [table.name])


def test_a_text_beside_a_picture_is_pasted_as_text(desk: Desk) -> None:
    data = QMimeData()
    data.setText("from a table")
    data.setImageData(QImage.fromData(png()))
    QApplication.clipboard().setMimeData(data)
    QTest.keyClick(desk.page.note.editor, Qt.Key.Key_V, CONTROL)
    desk.qtbot.waitUntil(lambda: desk.page.note.editor.text() == "from a table")
    assert desk.kept() == ()


def test_the_dialog_opens_by_its_key(desk: Desk, scan: Path, table: Path) -> None:
    desk.part.ask_for_files = lambda parent, title: [str(scan), str(table)]
    desk.page.note.editor.setFocus()
    QTest.keyClick(desk.page.note.editor, Qt.Key.Key_O, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    desk.qtbot.waitUntil(lambda: desk.names == [scan.name, table.name])


def test_tab_leads_from_the_note_to_the_attachments_and_arrows_along_them(desk: Desk, scan: Path, table: Path) -> None:
    desk.add(scan, table)
    desk.page.note.editor.setFocus()
    desk.presses(Qt.Key.Key_Tab)
    chips = desk.part.strip.chips
    assert chips.hasFocus() and chips.chosen is not None and chips.chosen.file_name == scan.name
    desk.presses(Qt.Key.Key_Right)
    assert chips.chosen.file_name == table.name
    desk.presses(Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == "[Контакты.csv](attachment:Контакты.csv)"


def test_delete_removes_and_the_notice_brings_back(desk: Desk, told: Told, scan: Path, table: Path) -> None:
    desk.add(scan, table)
    desk.focus_chip(0)
    desk.presses(Qt.Key.Key_Delete)
    desk.qtbot.waitUntil(lambda: desk.names == [table.name])
    sentence, back = told[-1]
    assert sentence == "Signed page.png was removed." and back is not None
    QTest.keyClicks(desk.page.note.editor, "typed since")
    back()
    desk.qtbot.waitUntil(lambda: desk.names == [scan.name, table.name])
    assert desk.page.note.editor.text() == "typed since"


def test_undo_of_the_store_shows_the_attachment_again(
    desk: Desk, lanes: Lanes, store: Store, doors: Doors, scan: Path
) -> None:
    desk.add(scan)
    desk.focus_chip(0)
    desk.presses(Qt.Key.Key_Delete)
    desk.qtbot.waitUntil(lambda: desk.names == [])
    doors.write(JournalService(store).undo_last, lambda _: None, doors)
    desk.qtbot.waitUntil(lambda: desk.names == [scan.name])


def test_a_caption_by_f2(desk: Desk, scan: Path) -> None:
    desk.add(scan)
    desk.focus_chip(0)
    desk.presses(Qt.Key.Key_F2)
    (dialog,) = desk.page.findChildren(CaptionDialog)
    QTest.keyClicks(dialog.caption, "The signed page")
    QTest.keyClick(dialog.caption, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: [one.caption for one in desk.kept()] == ["The signed page"])


def test_a_marking_of_its_own_by_the_menu(desk: Desk, scan: Path) -> None:
    desk.add(scan)
    chips = desk.focus_chip(0)
    desk.part.strip.chips.customContextMenuRequested.emit(QPoint(10, 10))
    (menu,) = (one for one in chips.findChildren(QMenu) if one.actions() and "Enter" in one.actions()[0].text())
    (markings,) = (one for one in menu.findChildren(QMenu) if one.title() == "Marking")
    (action,) = (one for one in markings.actions() if one.text() == Tlp.RED.value)
    assert markings.actions()[0].isChecked()
    action.trigger()
    desk.qtbot.waitUntil(lambda: [one.marking for one in desk.kept()] == [Tlp.RED])
    menu.close()


def test_a_picture_is_shown_and_made_larger(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "map.png"
    file.write_bytes(png(3000, 2000))
    shown = desk.preview(file)
    assert shown.shown is shown.picture
    fitting = shown.picture.factor
    assert fitting < 1
    QTest.keyClick(shown.picture, Qt.Key.Key_Plus, CONTROL)
    assert shown.picture.factor > fitting
    QTest.keyClick(shown.picture, Qt.Key.Key_0, CONTROL)
    assert shown.picture.factor == fitting
    assert nameless(shown) == [] and out_of_reach(shown) == []
    QTest.keyClick(shown.picture, Qt.Key.Key_Escape)
    desk.qtbot.waitUntil(lambda: not desk.page.findChildren(Preview))
    assert desk.page.isVisible()


def test_a_damaged_picture_is_said_to_be_and_stays(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "broken.png"
    file.write_bytes(png(400, 300)[:200])
    shown = desk.preview(file)
    assert shown.message.text() == "This picture cannot be shown: it is damaged."
    assert shown.save.isEnabled()
    shown.close()
    assert desk.names == ["broken.png"]


def test_a_picture_that_would_fill_the_memory_is_refused(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "bomb.png"
    content = bytearray(png())
    # the header says 60,000 by 60,000 points; its checksum is made to fit
    content[16:24] = (60_000).to_bytes(4, "big") * 2
    content[29:33] = crc32(bytes(content[12:29])).to_bytes(4, "big")
    file.write_bytes(content)
    shown = desk.preview(file)
    assert shown.message.text().startswith("This picture is too large to be shown here: 60000 × 60000 points.")
    shown.close()


def test_a_text_is_shown_in_its_own_encoding(desk: Desk, table: Path) -> None:
    shown = desk.preview(table)
    assert shown.shown is shown.text
    assert shown.text.toPlainText() == "Имя;Телефон\nИванов;1"
    assert shown.text.isReadOnly()
    shown.close()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", '<!doctype html><img src="file:///etc/passwd"><script>1</script>'),
        ("drawing.svg", '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'),
        ("picture.png", '<?xml version="1.0"?><svg onload="x"></svg>'),
    ],
)
def test_markup_is_shown_as_the_text_it_is(desk: Desk, tmp_path: Path, name: str, content: str) -> None:
    file = tmp_path / name
    file.write_text(content)
    shown = desk.preview(file)
    assert isinstance(shown.shown, QPlainTextEdit)
    assert shown.text.toPlainText() == content
    shown.close()


def test_only_the_beginning_of_a_long_text_is_shown(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "log.txt"
    # one line, which Qt would lay out whole
    file.write_text("word " * 500_000)
    shown = desk.preview(file)
    assert len(shown.text.toPlainText()) < 1_060_000
    assert shown.remark.isVisible() and "beginning" in shown.remark.text()
    shown.close()


def test_what_cannot_be_shown_is_named_by_what_it_is(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "invoice.pdf"
    file.write_bytes(b"MZ\x90\x00" + bytes(500))
    shown = desk.preview(file)
    assert shown.message.text().startswith("Program for Windows: this program does not show it.")
    shown.close()


def test_a_copy_is_written_after_a_plain_warning(desk: Desk, told: Told, table: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.csv"
    asked: list[str] = []

    def ask(parent: QWidget | None, title: str, name: str) -> str:
        asked.append(f"{title}: {name}")
        return str(target)

    desk.part.ask_where_to_save = ask
    shown = desk.preview(table)
    shown.save.setFocus()
    QTest.keyClick(shown.save, Qt.Key.Key_Space)
    (warning,) = shown.findChildren(CopyWarning)
    assert "will not be encrypted" in warning.accessibleName()
    # Return alone goes no further
    assert focused_role(warning) is QDialogButtonBox.ButtonRole.RejectRole
    assert asked == []
    QTest.keyClick(warning.go_on, Qt.Key.Key_Space)
    desk.qtbot.waitUntil(target.exists)
    assert asked == ["Save a copy that is not encrypted: Контакты.csv"]
    desk.qtbot.waitUntil(lambda: any(text == f"Saved, not encrypted: {target}" for text, _ in told))
    assert target.read_bytes() == table.read_bytes()
    shown.close()


def focused_role(warning: CopyWarning) -> QDialogButtonBox.ButtonRole:
    focused = warning.focusWidget()
    assert isinstance(focused, QAbstractButton)
    return warning.buttons.buttonRole(focused)


def test_the_strip_is_reached_and_read_out(desk: Desk, scan: Path) -> None:
    desk.add(scan)
    assert nameless(desk.part.strip) == [] and out_of_reach(desk.part.strip) == []
    item = desk.part.strip.chips.item(0)
    spoken = item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Signed page.png, Picture, ")


def test_attachments_of_another_window_are_seen(desk: Desk, doors: Doors, scan: Path) -> None:
    service = AttachmentService(desk.store)
    kept = desk.ask(lambda: result_of(service.keep_in_steps(file_at(scan), desk.key)))
    doors.write(lambda: service.attach(kept, desk.key), lambda _: None, doors)
    desk.qtbot.waitUntil(lambda: desk.names == [scan.name])


def test_a_reference_in_the_note_leads_to_its_attachment(desk: Desk, told: Told, scan: Path) -> None:
    desk.add(scan)
    editor = desk.page.note.editor
    editor.setFocus()
    QTest.keyClicks(editor, "see ![page](attachment:Signed%20page.png)")
    QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    (shown,) = desk.page.findChildren(Preview)
    assert shown.attachment.file_name == scan.name
    shown.close()
    desk.qtbot.waitUntil(lambda: not desk.page.findChildren(Preview))
    place = editor.cursorRect().center() - QPoint(20, 0)
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, CONTROL, place)
    (shown,) = desk.page.findChildren(Preview)
    shown.close()
    desk.part.remove(desk.kept()[0])
    desk.qtbot.waitUntil(lambda: desk.names == [])
    QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    assert told[-1][0] == "No attachment here is called “Signed page.png”."


def test_looking_leaves_nothing_in_the_clear(
    desk: Desk, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path_factory.mktemp("temporary")
    monkeypatch.setenv("TMPDIR", str(temporary))
    outside = tmp_path_factory.mktemp("outside")
    files = [outside / "ZQCANARY.txt", outside / "ZQCANARY.png"]
    files[0].write_text("ZQCANARY " * 50_000)
    files[1].write_bytes(png(900, 700) + b"ZQCANARY")
    for file in files:
        shown = desk.preview(file)
        assert shown.shown is not shown.message
        shown.close()
        desk.qtbot.waitUntil(lambda: not desk.page.findChildren(Preview))
    kept = [path for folder in (tmp_path, temporary) for path in folder.rglob("*") if path.is_file()]
    assert kept
    assert [path.name for path in kept if b"ZQCANARY" in path.read_bytes() or "ZQCANARY" in path.name] == []
    assert list(temporary.iterdir()) == []
