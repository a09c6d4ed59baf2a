"""Keeps the note of a case saved: its text by an autosave, what it promises soon after."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject

from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.cases.case_notes import CaseNote, CaseNoteService
from liaison.ui.doors import Doors
from liaison.ui.writing.saving.autosave import Autosave, Done, Failed
from liaison.ui.writing.saving.saver import Saver
from liaison.ui.writing.saving.together import together

PROMISES_PAUSE_MS, PROMISES_LATEST_MS = 1_500, 10_000
"""As in meetings: a line half written is no promise yet."""


class _Writer:
    """One note on the store's side; its methods run there, in the order the window handed them in."""

    def __init__(self, service: CaseNoteService, case: RowKey, seen: str) -> None:
        self._service, self.case, self._seen = service, case, seen

    def keep(self, text: str) -> ChangeSet:
        """Save the text; what another wrote into it meanwhile stays beside it."""
        changes = self._service.save(self.case, text, self._seen)
        self._seen = text
        return changes

    def keep_promises(self) -> ChangeSet:
        """Make records of what is to be done."""
        return self._service.keep_records(self.case)


class CaseNoteSaver(Saver):
    """One note at a time goes through it; another may begin only when this one is saved (`when_saved`).

    Args:
        screen: on whose behalf changes are made, so that it need not read them again.
        text: gives what is written.
    """

    def __init__(self, service: CaseNoteService, doors: Doors, screen: QObject, text: Callable[[], str]) -> None:
        super().__init__(screen)
        self._service, self._doors, self._screen, self._written = service, doors, screen, text
        self._writer: _Writer | None = None
        self._text = Autosave(self._save_text, self)
        self._promises = Autosave(self._save_promises, self, pause=PROMISES_PAUSE_MS, latest=PROMISES_LATEST_MS)
        self._text.dirty.connect(self.dirty)
        self._text.saved.connect(self._saved)
        self._promises.saved.connect(self._go_on)
        for autosave in (self._text, self._promises):
            autosave.failed.connect(self._failed)

    @property
    def is_saved(self) -> bool:
        """True when everything written is committed."""
        return self._text.is_saved

    def begin(self, note: CaseNote) -> None:
        """Go on with this note."""
        self._writer = _Writer(self._service, note.case, note.text)

    def edited(self) -> None:
        """Something was written."""
        self._text.touch()
        self._promises.touch()

    def flush(self) -> Future[Any] | None:
        """Save everything now; the future of the last save, None when all is saved."""
        saves = (self._text, self._promises)
        return together([future for save in saves if (future := save.flush()) is not None])

    def _save_text(self, done: Done, failed: Failed) -> Future[Any]:
        writer, text = self._on_store(), self._written()
        return self._doors.write(lambda: writer.keep(text), lambda _: done(), self._screen, failed)

    def _save_promises(self, done: Done, failed: Failed) -> Future[Any]:
        return self._doors.write(self._on_store().keep_promises, lambda _: done(), self._screen, failed)

    def _on_store(self) -> _Writer:
        if self._writer is None:
            raise LookupError("nothing is open")
        return self._writer
