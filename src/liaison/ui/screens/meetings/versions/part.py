"""States and versions as a part of the page: its line, its keys, and what may be written."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from liaison.base.translations import tr
from liaison.domain.meetings import Meeting, MeetingState
from liaison.domain.minutes_unfinished import unfinished
from liaison.domain.minutes_versions import Agreement, Finalised, MinutesState
from liaison.domain.note_structure import PromisedFollowUp
from liaison.domain.rows import ChangeSet, RowKey
from liaison.ui.errors import error_in_words
from liaison.ui.icons import icon
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
from liaison.ui.screens.meetings.page.read_only import ReadOnly
from liaison.ui.screens.meetings.part_services import PageNeeds
from liaison.ui.screens.meetings.versions.agreement_dialog import AgreementDialog
from liaison.ui.screens.meetings.versions.panels import ReopenPanel, UnfinishedPanel
from liaison.ui.screens.meetings.versions.state_line import StateLine
from liaison.ui.screens.meetings.versions.texts import MinutesTexts
from liaison.ui.writing.versions.versions_dialog import VersionsDialog


@dataclass(frozen=True, slots=True)
class _Checked:
    """A promise as it is now, and what that touched."""

    is_done: bool
    changes: ChangeSet


class VersionsPart(QObject):
    """Finalises and reopens, shows the state, and opens the dialogs.

    Attributes:
        line: the state above the note.
        unfinished, reopening: what is asked there.
        dialog: the one that is open, None when none is.
    """

    def __init__(self, page: MeetingPage, needs: PageNeeds) -> None:
        super().__init__(page)
        self._page, self._needs = page, needs
        self._service, self._doors = needs.services.versions, needs.doors
        self._meeting: Meeting | None = None
        self._state: MinutesState | None = None
        self._read_only = ReadOnly(page, needs.notice)
        self.line, self.unfinished, self.reopening = StateLine(page), UnfinishedPanel(page), ReopenPanel(page)
        self.dialog: QWidget | None = None
        for widget in (self.line, self.unfinished, self.reopening):
            page.put_above_note(widget)
        self._connect()
        page.hear(self._heard)

    def _connect(self) -> None:
        page = self._page
        self._finality = page.menu.add(
            tr("Finalise the minutes"), "Ctrl+Shift+F", self._change_state, group=True, sensible=page.is_kept
        )
        self._finality.setIcon(icon("final"))
        self._agreement = page.menu.add(tr("Agreed text…"), "Ctrl+Shift+G", self._ask_agreement)
        versions = page.menu.add(
            tr("Versions and earlier texts…"), "Ctrl+Shift+H", self._open_versions, sensible=page.is_kept
        )
        versions.setIcon(icon("history"))
        self._agreement.setEnabled(False)
        self.line.agreement_asked.connect(self._ask_agreement)
        self.line.versions_asked.connect(self._open_versions)
        self.line.reopening_asked.connect(self._ask_reason)
        self.unfinished.line_asked.connect(page.note.editor.show_line)
        self.unfinished.agreed.connect(self._finalise)
        self.reopening.agreed.connect(self._reopen)
        for panel in (self.unfinished, self.reopening):
            panel.left.connect(page.focus_note)
        page.structure.check_asked.connect(self._check_off)

    def _heard(self, meeting: Meeting | None) -> None:
        is_other = meeting is None or self._meeting is None or meeting.key != self._meeting.key
        self._meeting = meeting
        is_final = meeting is not None and meeting.state is MeetingState.FINAL
        if is_other:
            self._state = None
            self.line.show_state(None)
            self.unfinished.hide()
        if is_other or not is_final:
            self.reopening.hide()
        if is_final:
            self.unfinished.hide()
        self._set_final(is_final)
        self._read_state()

    def _set_final(self, is_final: bool) -> None:
        labels = self._state.last.labels if is_final and self._state and self._state.last else None
        self._read_only.set(is_final, labels)
        self._agreement.setEnabled(is_final)
        self._finality.setText(tr("Reopen as a new version…") if is_final else tr("Finalise the minutes"))

    def _read_state(self) -> None:
        key = self._page.key
        if key is not None:
            service = self._service
            self._doors.read(lambda: service.state(key), lambda state: self._show(key, state), self, "meetings.state")

    def _show(self, key: RowKey, state: MinutesState | None) -> None:
        if key != self._page.key or state is None:
            return
        self._state = state
        self.line.show_state(state)
        if state.is_final == self._read_only.is_on:
            self._set_final(state.is_final)

    def _change_state(self) -> None:
        if self._read_only.is_on:
            self._ask_reason()
        else:
            self._page.saver.when_saved(self._look_for_unfinished)

    def _look_for_unfinished(self) -> None:
        page, key = self._page, self._page.key
        if key is None:
            self._needs.notice(tr("There is nothing to finalise yet: nothing was entered."), None)
            return
        service = self._needs.services.meetings

        def look(meeting: Meeting | None) -> None:
            if meeting is None or key != page.key:
                return
            left_open = unfinished(page.structure.structure(fresh=True), meeting.header, meeting.delegations)
            if left_open:
                # what is asked stands above the note
                page.set_alone(False)
                self.unfinished.ask(key, left_open)
            else:
                self._finalise()

        self._doors.read(lambda: service.meeting(key), look, self)

    def _finalise(self) -> None:
        # what was mended meanwhile belongs to it
        self._page.saver.when_saved(self._finalise_saved)

    def _finalise_saved(self) -> None:
        key, service = self._page.key, self._service
        if key is None:
            return
        # from here on a key typed would miss the version
        self._set_final(True)
        self._doors.write(lambda: service.finalise(key), lambda made: self._finalised(key, made), self, self._refused)

    def _finalised(self, key: RowKey, made: Finalised) -> None:
        self.unfinished.hide()
        self._told(key, tr("The minutes are final, version {n}.", n=made.number), "minutes.finalise")
        self._page.focus_note()

    def _ask_reason(self) -> None:
        if self._state is not None and self._read_only.is_on:
            self._page.set_alone(False)
            self.reopening.ask(self._state.number)

    def _reopen(self) -> None:
        key, service, reason = self._page.key, self._service, self.reopening.reason.text()
        if key is None:
            return

        def opened(_: ChangeSet) -> None:
            self.reopening.hide()
            self._told(key, tr("The minutes are open again, as a new version."), "minutes.reopen")
            self._page.focus_note()

        self._doors.write(lambda: service.reopen(key, reason), opened, self, self._refused)

    def _told(self, key: RowKey, sentence: str, label: str) -> None:
        """Show what became of the meeting, and offer the way back."""
        journal = self._needs.services.journal

        def undo() -> ChangeSet | None:
            # the last change may be another one by now
            return journal.undo_last() if journal.last_change() == label else None

        def undone(changes: ChangeSet | None) -> None:
            if changes is not None:
                self._take_over(key)
                return
            sorry = tr("Something else was changed meanwhile, so this cannot be taken back here.")
            self._needs.notice(sorry, None)

        def take_back() -> None:
            self._doors.write(undo, undone, self)

        self._take_over(key)
        self._needs.notice(sentence, take_back)

    def _take_over(self, key: RowKey) -> None:
        service, page = self._needs.services.meetings, self._page

        def found(meeting: Meeting | None) -> None:
            if meeting is not None:
                page.take_over(meeting)

        self._doors.read(lambda: service.meeting(key), found, self)

    def _check_off(self, promise: PromisedFollowUp) -> None:
        """In final minutes the record alone is checked off; the text stays what it was on its day."""
        key, versions, follow_ups = self._page.key, self._service, self._needs.services.follow_ups
        if key is None or not self._read_only.is_on:
            return

        def check() -> _Checked | None:
            found = versions.promise_at(key, promise.line, promise.what)
            if found is None:
                return None
            return _Checked(not found[1], follow_ups.set_done(found[0], not found[1]))

        def checked(made: _Checked | None) -> None:
            if made is None:
                self._needs.notice(tr("There is no record of this follow-up."), None)
            else:
                kept = tr("Kept. The final text stays as it is.")
                opened = tr("Open again. The final text stays as it is.")
                self._needs.notice(kept if made.is_done else opened, lambda: self._check_off(promise))

        self._doors.write(check, checked, self)

    def _refused(self, error: Exception) -> None:
        self._set_final(self._state is not None and self._state.is_final)
        self._needs.notice(error_in_words(error), None)
        self._read_state()

    def _ask_agreement(self) -> None:
        state, key, service = self._state, self._page.key, self._service
        if state is None or state.last is None or not state.is_final or key is None:
            return
        dialog = AgreementDialog(state.last, self._page)

        def kept(_: ChangeSet) -> None:
            dialog.accept()
            self._read_state()

        def keep(agreement: Agreement) -> None:
            self._doors.write(
                lambda: service.agree(key, agreement), kept, dialog, lambda error: dialog.refuse(error_in_words(error))
            )

        dialog.given.connect(keep)
        self._open(dialog)

    def _open_versions(self) -> None:
        self._page.saver.when_saved(self._open_saved)

    def _open_saved(self) -> None:
        key = self._page.key
        if key is None:
            self._needs.notice(tr("Nothing was written yet."), None)
            return
        final = tr("These minutes are final. Reopen them first, then bring the text back.")
        dialog = VersionsDialog(
            MinutesTexts(self._service, key),
            self._doors,
            self._needs.theme,
            kept_back=final if self._read_only.is_on else "",
            parent=self._page,
        )
        dialog.restored.connect(lambda: self._take_over(key))
        self._open(dialog)

    def _open(self, dialog: AgreementDialog | VersionsDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._shut)
        dialog.open()

    def _shut(self) -> None:
        dialog, self.dialog = self.dialog, None
        self._page.come_back_from(dialog)
