"""Keeps the meeting that is open saved: its facts and its note each by an autosave, its people at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, Signal

from liaison.domain.meetings import Meeting, MeetingHeader
from liaison.domain.note_structure import NoteStructure
from liaison.domain.rows import RowKey
from liaison.services.meetings import MeetingService
from liaison.ui.doors import Doors
from liaison.ui.screens.meetings.saving.writing import MeetingWriter, People, RecordKeeper
from liaison.ui.writing.saving.autosave import Autosave, Done, Failed
from liaison.ui.writing.saving.saver import Saver
from liaison.ui.writing.saving.together import together

RECORDS_PAUSE_MS, RECORDS_LATEST_MS = 1_500, 10_000
"""What the note says becomes records less often than its text is saved: a sentence half written is no statement yet."""


class MeetingSaver(Saver):
    """One meeting at a time goes through it; another may begin only when this one is saved (`when_saved`).

    Args:
        doors: to the store's thread.
        screen: on whose behalf changes are made, so that it need not read them again.
        header: gives the facts as entered.
        note: gives the text as written.
        structure: gives what the text says, as last read or as it is now.
    """

    people_kept = Signal(object)
    """People: who sits there after a change, and what it was about."""

    def __init__(
        self,
        service: MeetingService,
        records: RecordKeeper,
        doors: Doors,
        screen: QObject,
        header: Callable[[], MeetingHeader],
        note: Callable[[], str],
        structure: Callable[[bool], NoteStructure],
    ) -> None:
        super().__init__(screen)
        self._service, self._records_kept, self._doors, self._screen = service, records, doors, screen
        self._header, self._note, self._structure = header, note, structure
        self._is_flushing = False
        self._writer = MeetingWriter(service, records, MeetingHeader(""))
        self._facts = Autosave(self._save_facts, self)
        self._text = Autosave(self._save_text, self)
        self._records = Autosave(self._save_records, self, pause=RECORDS_PAUSE_MS, latest=RECORDS_LATEST_MS)
        self._records.saved.connect(self._go_on)
        self._records.failed.connect(self._failed)
        for autosave in (self._facts, self._text):
            autosave.dirty.connect(self.dirty)
            autosave.saved.connect(self._saved)
            autosave.failed.connect(self._failed)

    @property
    def key(self) -> RowKey | None:
        """The meeting's; None for a new one nothing of which was kept yet."""
        return self._writer.key

    @property
    def writer(self) -> MeetingWriter:
        """The open meeting on the store's side."""
        return self._writer

    @property
    def is_saved(self) -> bool:
        """True when everything entered is committed."""
        return self._facts.is_saved and self._text.is_saved

    @property
    def is_under_way(self) -> bool:
        """True while a save of the facts or the note waits for the store's answer."""
        return self._facts.is_under_way or self._text.is_under_way

    def begin(self, header: MeetingHeader, meeting: Meeting | None) -> None:
        """Go on with this meeting, or with a new one that begins with these facts."""
        self._writer = MeetingWriter(self._service, self._records_kept, header, meeting)

    def took_over(self, meeting: Meeting, *, is_rewritten: bool) -> None:
        """The window shows what the meeting became elsewhere.

        Args:
            is_rewritten: its note is another; records kept from the former text may lack what is new.
        """
        self._writer.saw(meeting)
        if is_rewritten:
            self._records.touch()

    def facts_edited(self) -> None:
        """The facts changed."""
        self._writer.header = self._header()
        self._facts.touch()

    def note_edited(self) -> None:
        """The note changed."""
        self._text.touch()
        self._records.touch()

    def flush(self) -> Future[Any] | None:
        """Save everything now; the future of the last save, None when all is saved."""
        self._is_flushing = True
        try:
            saves = (self._facts, self._text, self._records)
            return together([future for save in saves if (future := save.flush()) is not None])
        finally:
            self._is_flushing = False

    def change_people(self, change: Callable[[MeetingWriter], People], writer: MeetingWriter | None = None) -> None:
        """Change who sits there, in the open meeting or that of `writer`; `people_kept` tells the outcome."""
        aim = writer or self._writer
        if aim is self._writer:
            aim.header = self._header()
        self._doors.write(
            lambda: change(aim), lambda people: self._people_kept(aim, people), self._screen, self.failed.emit
        )

    def _people_kept(self, writer: MeetingWriter, people: People) -> None:
        if writer is self._writer:
            self.people_kept.emit(people)
        self.saved.emit()

    def _save_facts(self, done: Done, failed: Failed) -> Future[Any]:
        return self._doors.write(self._writer.keep_header, lambda _: done(), self._screen, failed)

    def _save_text(self, done: Done, failed: Failed) -> Future[Any]:
        writer, text = self._writer, self._note()
        return self._doors.write(lambda: writer.keep_note(text), lambda _: done(), self._screen, failed)

    def _save_records(self, done: Done, failed: Failed) -> Future[Any]:
        writer, structure = self._writer, self._structure(self._is_flushing)
        return self._doors.write(lambda: writer.keep_records(structure), lambda _: done(), self._screen, failed)
