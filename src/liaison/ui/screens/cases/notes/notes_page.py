"""The note of a case: the editor of meetings, what it offers, its files and its earlier texts."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.domain.attachments import LARGEST, LARGEST_TOGETHER, MEGABYTE
from liaison.domain.rows import RowKey
from liaison.services.cases.case_notes import CaseNote
from liaison.services.cases.cases import Case
from liaison.ui.icons import icon
from liaison.ui.screens.cases.notes.notes_tab import NotesBasics, NotesTab
from liaison.ui.screens.cases.notes.saver import CaseNoteSaver
from liaison.ui.screens.cases.notes.services import CaseNoteServices
from liaison.ui.screens.cases.notes.texts import CaseTexts
from liaison.ui.theme.tokens import GAP
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.writing.attachments.part import AttachmentPart, AttachmentPlace
from liaison.ui.writing.completion.completer import NoteCompleter
from liaison.ui.writing.completion.references import LiveNames
from liaison.ui.writing.completion.source import NoteNames
from liaison.ui.writing.note.pane import NotePane
from liaison.ui.writing.versions.versions_dialog import VersionsDialog
from liaison.ui.writing.ways import Ways

_READING = "cases.note"


class NotesPage(NotesTab):
    """Belongs to the page of a case.

    Args:
        now: the clock, local time.
    """

    def __init__(
        self,
        services: CaseNoteServices,
        basics: NotesBasics,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__()
        doors, theme, notice = basics.doors, basics.theme, basics.notice
        self._services, self._doors, self._theme, self._notice = services, doors, theme, notice
        self._case: Case | None = None
        self._open: RowKey | None = None
        self._line: int | None = None
        self._is_stale = False
        self.note = NotePane(theme, now, self)
        self.saver = CaseNoteSaver(services.notes, doors, basics.screen, self.note.editor.text)
        self.attachments = AttachmentPart(self._place(), services.attachments, doors, theme, notice, now)
        self.dialog: VersionsDialog | None = None
        self._held = PlainLabel("", "bad")
        self._offer_names(basics.ways)
        self._lay_out()
        self._connect()

    def show_case(self, case: Case) -> None:
        """Show what is written of a case, once what was written of another is saved."""
        self._case = case
        self._say_whose()
        if case.key != self._open or self._is_stale:
            self._read()

    def show_line(self, line: int) -> None:
        """Put the caret at a line, counted from 0, of the case that is shown or on its way."""
        self._line = line
        if self._case is not None and self._case.key == self._open:
            self._come_to_line()

    def changed_elsewhere(self) -> None:
        """The note may have been written elsewhere: read it again."""
        self._is_stale = True
        if self.isVisible() and self.saver.is_saved:
            self._read()

    def focus_first(self) -> None:
        """Go on writing."""
        self.note.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def is_saved(self) -> bool:
        """False while something written is not on the disk."""
        return self.saver.is_saved

    def flush(self) -> Future[Any] | None:
        """Save everything now; the future to wait for, None when all is saved."""
        return self.saver.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the register."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # Reading ------------------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        case, notes = self._case, self._services.notes
        if case is None:
            return
        self._is_stale = False
        key = case.key

        def found(note: CaseNote | None) -> None:
            # what was typed while the answer was on its way is saved before another is shown
            self.saver.when_saved(lambda: self._show(note))

        self._doors.read(lambda: notes.note(key), found, self, _READING)

    def _show(self, note: CaseNote | None) -> None:
        if note is None or self._case is None or note.case != self._case.key:
            return
        editor, is_same = self.note.editor, note.case == self._open
        self.saver.begin(note)
        self._open = note.case
        with QSignalBlocker(editor):
            if is_same:
                editor.take_text(note.text)
            else:
                editor.open_text(note.text)
                editor.moveCursor(QTextCursor.MoveOperation.End)
        if not is_same:
            self.note.saving.begin()
            self.note.find_bar.hide()
        editor.set_read_only(False)
        self._say_whose()
        self.attachments.show_record(note.case)
        self._come_to_line()

    def _come_to_line(self) -> None:
        if self._line is not None:
            self.note.editor.show_line(self._line)
            self._line = None

    def _say_whose(self) -> None:
        """While the text of another case is not saved it stays, and is told whose it is."""
        shows_another = self._case is not None and self._open is not None and self._case.key != self._open
        is_held = shows_another and not self.saver.is_saved
        self._held.setVisible(is_held)
        if shows_another and not is_held:
            # nothing is typed into the text of the case before while that of this one is on its way
            self.note.editor.set_read_only(True)

    # Building -----------------------------------------------------------------------------------------------------------

    def _place(self) -> AttachmentPlace:
        words = tr(
            "Drop here: attached to this case and encrypted. One file may have {one} MB, all together {all} MB.",
            one=LARGEST // MEGABYTE,
            all=LARGEST_TOGETHER // MEGABYTE,
        )
        return AttachmentPlace(
            self,
            self.note.editor,
            lambda: self._open,
            lambda: self._case.facts.tlp if self._case is not None else None,
            self.saver.when_saved,
            words,
            tr("As the case"),
        )

    def _offer_names(self, ways: Ways) -> None:
        editor = self.note.editor
        names = NoteNames(self._services.names, self._doors, editor.text_of_other_lines, self)
        completer = NoteCompleter(editor, names, self._theme)
        names.gathered.connect(completer.look_again)
        LiveNames(
            editor,
            names,
            ways,
            self._notice,
            lambda key: self.meeting_asked.emit(key, None),
            lambda _: False,
        )

    def _lay_out(self) -> None:
        self.attach = QPushButton(icon("add"), tr("Attach files…"))
        self.versions = QPushButton(icon("history"), tr("Earlier texts…"))
        self.attach.setToolTip("Ctrl+Shift+O")
        self.versions.setToolTip("Ctrl+Shift+H")
        self._held.setText(
            tr("This is the note of another case: it could not be saved yet, and stays here until it is.")
        )
        self._held.hide()
        self.note.editor.setPlaceholderText(
            tr(
                "Write here. It is saved as you type.\n\n"
                "- [ ] a follow-up @who due:2019-08-16, which Today reminds of\n"
                "@name and [[name]] lead to people, offices, meetings and cases\n\n"
                "Ctrl+T puts the time."
            )
        )
        self.note.saving.show_keys(tr("Ctrl+T time · Ctrl+F find · Esc back to the register"), "")
        tools = QHBoxLayout()
        tools.setSpacing(GAP)
        tools.addWidget(self._held, 1)
        tools.addStretch(1)
        tools.addWidget(self.attach)
        tools.addWidget(self.versions)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        rows.addWidget(self.note, 1)
        rows.addWidget(self.attachments.strip)
        rows.addLayout(tools)
        order: tuple[QWidget, ...] = (self.note.editor, self.attachments.strip.chips, self.attach, self.versions)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        editor, saver = self.note.editor, self.saver
        editor.textChanged.connect(self._written)
        editor.left.connect(saver.flush)
        editor.pasting.told.connect(lambda sentence: self._notice(sentence, None))
        saver.dirty.connect(self.note.saving.writing)
        saver.dirty.connect(self.unsaved)
        saver.saved.connect(self._saved)
        saver.failed.connect(self.note.saving.failed)
        saver.failed.connect(self.not_saved)
        self.attach.clicked.connect(self.attachments.choose_files)
        self.versions.clicked.connect(self._open_versions)
        for keys, run in (("Ctrl+Shift+O", self.attachments.choose_files), ("Ctrl+Shift+H", self._open_versions)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def _written(self) -> None:
        if not self.note.editor.isReadOnly() and self._open is not None:
            self.saver.edited()

    def _saved(self) -> None:
        if not self.saver.is_saved:
            return
        self.note.saving.saved()
        self.saved.emit()
        if self._is_stale or (self._case is not None and self._case.key != self._open):
            self._read()

    # Earlier texts ------------------------------------------------------------------------------------------------------

    def _open_versions(self) -> None:
        self.saver.when_saved(self._open_saved)

    def _open_saved(self) -> None:
        key = self._open
        if key is None or not self.note.editor.text():
            self._notice(tr("Nothing was written yet."), None)
            return
        dialog = VersionsDialog(CaseTexts(self._services.notes, key), self._doors, self._theme, parent=self)
        dialog.restored.connect(self.changed_elsewhere)
        dialog.finished.connect(self._shut_versions)
        self.dialog = dialog
        dialog.open()

    def _shut_versions(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()
        self.focus_first()
