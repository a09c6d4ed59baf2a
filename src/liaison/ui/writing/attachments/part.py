"""Attachments beside what is written: the strip below the note, what is dropped and pasted, and the keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.domain.attachments import LARGEST, MEGABYTE, Attachment
from liaison.domain.meetings import Tlp
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.attachment_files import FileToAdd, file_at
from liaison.services.attachments import Attached, AttachmentService
from liaison.ui.doors import Doors
from liaison.ui.files import ask_for_files, ask_where_to_save
from liaison.ui.notice import Notice
from liaison.ui.theme.theme import Theme
from liaison.ui.writing.attachments.adding import Adding
from liaison.ui.writing.attachments.caption_dialog import CaptionDialog
from liaison.ui.writing.attachments.copying import CopyWarning
from liaison.ui.writing.attachments.dropping import Dropping
from liaison.ui.writing.attachments.following import Following
from liaison.ui.writing.attachments.incoming import files_in, wanted
from liaison.ui.writing.attachments.preview import Preview
from liaison.ui.writing.attachments.strip import Strip
from liaison.ui.writing.note.editor import NoteEditor
from liaison.ui.writing.note.pasting import Taker

_UPKEEP_AFTER = 15_000
"""Milliseconds after which what an earlier session left half done is removed."""


@dataclass(frozen=True, slots=True)
class AttachmentPlace:
    """What the files belong to.

    Attributes:
        page: where they can be dropped.
        target: the record; None while nothing of it was kept yet.
        marking: the record's own, which holds for its files.
        when_there: runs something once the record is there and saved.
        drop_words: said while files are dragged over the page.
        marking_words: how the record's own marking is called for a file, such as `As the meeting`.
    """

    page: QWidget
    editor: NoteEditor
    target: Callable[[], RowKey | None]
    marking: Callable[[], Tlp | None]
    when_there: Callable[[Callable[[], None]], None]
    drop_words: str
    marking_words: str


class AttachmentPart(QObject):
    """The attachments of one page.

    Args:
        service: for records of the page's kind.
        now: the clock, local time; pictures are named by it.

    Attributes:
        ask_for_files, ask_where_to_save: the dialogs of the system.
    """

    def __init__(
        self,
        place: AttachmentPlace,
        service: AttachmentService,
        doors: Doors,
        theme: Theme,
        notice: Notice,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(place.page)
        self._place, self._doors, self._notice, self._now = place, doors, notice, now
        self._page, self._editor = place.page, place.editor
        self._service = service
        self._target: RowKey | None = None
        self._opened = 0
        self.ask_for_files: Callable[[QWidget | None, str], list[str]] = ask_for_files
        self.ask_where_to_save: Callable[[QWidget | None, str, str], str] = ask_where_to_save
        self.strip = Strip(theme, place.drop_words, place.page)
        self.adding = Adding(self._service, doors, self)
        self._dropping = Dropping(
            place.page, now, lambda files: self.attach([f for f in files if isinstance(f, FileToAdd)])
        )
        self._connect()
        QTimer.singleShot(_UPKEEP_AFTER, self, self._clean_up)

    def show_record(self, key: RowKey | None) -> None:
        """Another record is open, or this one was changed; None for one that is not there yet."""
        if key != self._target or key is None:
            self._opened += 1
            self.strip.forget_refusals()
            self.strip.show_attachments(())
        self._target = key
        self._read()

    def take(self, data: QMimeData) -> bool:
        """Attach what is pasted, and refer to it where the caret is now, wherever that goes meanwhile; False for texts."""
        if not wanted(data):
            return False
        place, opened = QTextCursor(self._editor.textCursor()), self._opened

        def refer(attachment: Attachment) -> None:
            if opened == self._opened and not self._editor.isReadOnly():
                _insert_line(place, attachment.reference)

        self.attach(files_in(data, self._now()), refer)
        return True

    def attach(self, files: list[FileToAdd], then: Callable[[Attachment], None] | None = None) -> None:
        """Attach files to the open record; a new one comes into being by it."""
        if not files:
            return
        self.strip.forget_refusals()
        self._place.when_there(lambda: self._add(files, then))

    def choose_files(self) -> None:
        """Ask which files to attach."""
        title = tr("Attach files, each up to {n} MB", n=LARGEST // MEGABYTE)
        self.attach([file_at(Path(path)) for path in self.ask_for_files(self._page, title)])

    def preview(self, attachment: Attachment) -> Preview:
        """Show an attachment."""
        shown = Preview(attachment, self._service, self._doors, self._page)
        shown.copy_asked.connect(self.save_copy)
        shown.open()
        return shown

    def show_named(self, name: str) -> None:
        """Show the attachment of that name, to which the note refers."""
        found = next((one for one in self.strip.chips.attachments() if one.file_name == name), None)
        if found is None:
            self._notice(tr("No attachment here is called “{name}”.", name=name), None)
        else:
            self.preview(found)

    def remove(self, attachment: Attachment) -> None:
        """Take an attachment off; it can be brought back."""
        service, key = self._service, attachment.key

        def told(_: ChangeSet) -> None:
            self._notice(tr("{name} was removed.", name=attachment.file_name), lambda: self._bring_back(attachment))

        self._doors.write(lambda: service.remove(key), told, self)

    def ask_caption(self, attachment: Attachment) -> None:
        """Let the officer say what it shows."""
        dialog = CaptionDialog(attachment, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._set_caption(attachment, dialog.caption.text()))
        dialog.open()

    def save_copy(self, attachment: Attachment) -> None:
        """Write a copy elsewhere, once it is clear that it is not encrypted."""
        parent = QApplication.activeModalWidget() or self._page
        marking = attachment.marking_beside(self._place.marking())
        warning = CopyWarning(attachment, marking, parent)
        warning.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        warning.accepted.connect(lambda: self._choose_where(attachment, parent))
        warning.open()

    def _connect(self) -> None:
        chips = self.strip.chips
        self._editor.pasting.takers.append(Taker(wanted, self.take))
        Following(self._editor, self.show_named)
        self.strip.stop_asked.connect(self.adding.stop)
        self._dropping.hovering.connect(self.strip.hover)
        self.adding.began.connect(self.strip.begin)
        self.adding.moved.connect(self.strip.move_on)
        self.adding.ended.connect(self.strip.end)
        self.adding.refused.connect(self.strip.refuse)
        self.adding.added.connect(self._added)
        chips.preview_asked.connect(self.preview)
        chips.remove_asked.connect(self.remove)
        chips.caption_asked.connect(self.ask_caption)
        chips.copy_asked.connect(self._copy_reference)
        chips.customContextMenuRequested.connect(self._show_menu)
        self._doors.changed.connect(self._changed)

    def _changed(self, changes: ChangeSet, _: object) -> None:
        if "attachment" in changes.touched:
            self._read()

    def _read(self) -> None:
        key, service = self._place.target(), self._service
        if key is not None:
            self._doors.read(
                lambda: service.of(key), lambda found: self._show(key, found), self, f"attachments.{id(self)}"
            )

    def _show(self, key: RowKey, attachments: tuple[Attachment, ...]) -> None:
        if key == self._place.target():
            self.strip.show_attachments(attachments)

    def _add(self, files: list[FileToAdd], then: Callable[[Attachment], None] | None) -> None:
        key = self._place.target()
        if key is not None:
            self._target = key
            self.adding.add(files, key, then)

    def _added(self, attached: Attached) -> None:
        name = attached.attachment.file_name
        if attached.was_there:
            self._notice(tr("This very file is attached already, as {name}.", name=name), None)

    def _bring_back(self, attachment: Attachment) -> None:
        service = self._service
        self._doors.write(lambda: service.bring_back(attachment), lambda _: None, self)

    def _set_caption(self, attachment: Attachment, caption: str) -> None:
        service, key = self._service, attachment.key
        self._doors.write(lambda: service.set_caption(key, caption), lambda _: None, self)

    def _set_marking(self, attachment: Attachment, marking: Tlp | None) -> None:
        service, key = self._service, attachment.key
        self._doors.write(lambda: service.set_marking(key, marking), lambda _: None, self)

    def _copy_reference(self, attachment: Attachment) -> None:
        QApplication.clipboard().setText(attachment.reference)
        self._notice(tr("Copied: paste it into the note to refer to {name}.", name=attachment.file_name), None)

    def _choose_where(self, attachment: Attachment, parent: QWidget) -> None:
        title = tr("Save a copy that is not encrypted")
        chosen = self.ask_where_to_save(parent, title, attachment.file_name)
        if chosen:
            self._doors.job(
                self._service.save_copy_in_steps(attachment.key, Path(chosen)),
                lambda _: None,
                lambda _: self._notice(tr("Saved, not encrypted: {file}", file=chosen), None),
                self,
                self._not_saved,
            )

    def _not_saved(self, error: Exception) -> None:
        if isinstance(error, WorldError):
            self.strip.refuse(error)
        else:
            self._doors.broke.emit(error)

    def _show_menu(self, place: QPoint) -> None:
        chips = self.strip.chips
        attachment = chips.chosen
        if attachment is None:
            return
        menu = QMenu(chips)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, run in (
            (tr("Show\tEnter"), self.preview),
            (tr("Caption…\tF2"), self.ask_caption),
            (tr("Copy the reference\tCtrl+C"), self._copy_reference),
            (tr("Save a copy…"), self.save_copy),
            (tr("Remove\tDel"), self.remove),
        ):
            menu.addAction(text).triggered.connect(partial(_called, run, attachment))
        menu.insertMenu(menu.actions()[-1], self._markings(attachment, menu))
        row = chips.visualItemRect(chips.currentItem())
        menu.popup(chips.viewport().mapToGlobal(place if row.contains(place) else row.bottomLeft()))

    def _markings(self, attachment: Attachment, menu: QMenu) -> QMenu:
        markings = QMenu(tr("Marking"), menu)
        group = QActionGroup(markings)
        for marking in (None, *Tlp):
            action = QAction(marking.value if marking else self._place.marking_words, markings)
            action.setCheckable(True)
            action.setChecked(marking is attachment.marking)
            action.triggered.connect(partial(_called, partial(self._set_marking, attachment), marking))
            group.addAction(action)
            markings.addAction(action)
        return markings

    def _clean_up(self) -> None:
        self._doors.job(self._service.upkeep(), lambda _: None, lambda _: None, self)


def _called(run: Callable[..., object], argument: object, _: bool = False) -> None:
    run(argument)


def _insert_line(place: QTextCursor, line: str) -> None:
    """Put a line where the cursor is; the line being written is not cut."""
    at_end = place.atBlockEnd()
    if place.block().text()[: place.positionInBlock()].strip():
        place.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        place.insertText(f"\n{line}\n" if at_end else f"\n{line}")
    else:
        place.insertText(f"{line}\n")
