"""Attachments on the page of a meeting: the strip below the note, what is dropped and pasted, and the keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.domain.attachments import LARGEST, MEGABYTE, Attachment
from liaison.domain.meetings import Meeting, Tlp
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.attachment_files import FileToAdd, file_at
from liaison.services.attachments import Attached
from liaison.ui.files import ask_for_files, ask_where_to_save
from liaison.ui.screens.meetings.attachments.adding import Adding
from liaison.ui.screens.meetings.attachments.caption_dialog import CaptionDialog
from liaison.ui.screens.meetings.attachments.copying import CopyWarning
from liaison.ui.screens.meetings.attachments.dropping import Dropping
from liaison.ui.screens.meetings.attachments.following import Following
from liaison.ui.screens.meetings.attachments.incoming import files_in, wanted
from liaison.ui.screens.meetings.attachments.preview import Preview
from liaison.ui.screens.meetings.attachments.strip import Strip
from liaison.ui.screens.meetings.note.pasting import Taker
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
from liaison.ui.screens.meetings.part_services import PageNeeds

_UPKEEP_AFTER = 15_000
"""Milliseconds after which what an earlier session left half done is removed."""


class AttachmentPart(QObject):
    """One page's attachments.

    Attributes:
        ask_for_files, ask_where_to_save: the dialogs of the system.
    """

    def __init__(self, page: MeetingPage, needs: PageNeeds) -> None:
        super().__init__(page)
        self._page, self._doors, self._notice, self._now = page, needs.doors, needs.notice, needs.now
        self._service = needs.services.attachments
        self._target: RowKey | None = None
        self._opened = 0
        self.ask_for_files: Callable[[QWidget | None, str], list[str]] = ask_for_files
        self.ask_where_to_save: Callable[[QWidget | None, str, str], str] = ask_where_to_save
        self.strip = Strip(needs.theme, page)
        self.adding = Adding(self._service, needs.doors, self)
        page.put_below_note(self.strip)
        self._dropping = Dropping(
            page, needs, lambda files: self.attach([f for f in files if isinstance(f, FileToAdd)])
        )
        self._connect()
        QTimer.singleShot(_UPKEEP_AFTER, self, self._clean_up)

    def take(self, data: QMimeData) -> bool:
        """Attach what is pasted, and refer to it where the caret is now, wherever that goes meanwhile; False for texts."""
        if not wanted(data):
            return False
        place, opened = QTextCursor(self._page.note.editor.textCursor()), self._opened

        def refer(attachment: Attachment) -> None:
            if opened == self._opened and not self._page.note.editor.isReadOnly():
                _insert_line(place, attachment.reference)

        self.attach(files_in(data, self._now()), refer)
        return True

    def attach(self, files: list[FileToAdd], then: Callable[[Attachment], None] | None = None) -> None:
        """Attach files to the open meeting; a new one comes into being by it."""
        if not files:
            return
        self.strip.forget_refusals()
        if self._page.key is None:
            self._page.saver.facts_edited()
        self._page.saver.when_saved(lambda: self._add(files, then))

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
            self._notice(tr("No attachment of this meeting is called “{name}”.", name=name), None)
        else:
            self.preview(found)

    def remove(self, attachment: Attachment) -> None:
        """Take an attachment off the meeting; it can be brought back."""
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
        marking = attachment.marking_beside(self._page.form.header.marking)
        warning = CopyWarning(attachment, marking, parent)
        warning.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        warning.accepted.connect(lambda: self._choose_where(attachment, parent))
        warning.open()

    def _connect(self) -> None:
        page, chips = self._page, self.strip.chips
        page.hear(self._show_meeting)
        page.note.editor.pasting.takers.append(Taker(wanted, self.take))
        Following(page.note.editor, self.show_named)
        page.menu.add(tr("Attach files…"), "Ctrl+Shift+O", self.choose_files, group=True)
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
        QWidget.setTabOrder(page.note.editor, chips)
        QWidget.setTabOrder(chips, page.people.list)

    def _show_meeting(self, meeting: Meeting | None) -> None:
        key = meeting.key if meeting else None
        if key != self._target or key is None:
            self._opened += 1
            self.strip.forget_refusals()
            self.strip.show_attachments(())
        self._target = key
        self._read()

    def _changed(self, changes: ChangeSet, _: object) -> None:
        if "attachment" in changes.touched:
            self._read()

    def _read(self) -> None:
        key, service = self._page.key, self._service
        if key is not None:
            self._doors.read(
                lambda: service.of(key), lambda found: self._show(key, found), self, "meetings.attachments"
            )

    def _show(self, key: RowKey, attachments: tuple[Attachment, ...]) -> None:
        if key == self._page.key:
            self.strip.show_attachments(attachments)

    def _add(self, files: list[FileToAdd], then: Callable[[Attachment], None] | None) -> None:
        if self._page.key is not None:
            self._target = self._page.key
            self.adding.add(files, self._page.key, then)

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
            action = QAction(marking.value if marking else tr("As the meeting"), markings)
            action.setCheckable(True)
            action.setChecked(marking is attachment.marking)
            action.triggered.connect(partial(_called, partial(self._set_marking, attachment), marking))
            group.addAction(action)
            markings.addAction(action)
        return markings

    def _clean_up(self) -> None:
        self._doors.job(self._service.upkeep(), lambda _: None, lambda _: None, self)


def attachments(page: MeetingPage, needs: PageNeeds) -> AttachmentPart:
    """Add attachments to a page."""
    return AttachmentPart(page, needs)


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
