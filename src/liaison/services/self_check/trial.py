"""A store made to be tried: written, closed, opened by another process, looked through, and searched for plain text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from liaison.base.translations import tr, trn
from liaison.domain.dates import PartialDate
from liaison.domain.find_kinds import FindKind
from liaison.domain.finding import FindQuestion
from liaison.domain.meetings import MeetingHeader
from liaison.domain.minutes import Minutes
from liaison.domain.opening import OpenState
from liaison.domain.rows import RowKey
from liaison.services.coverage import CoverageService
from liaison.services.finding.indexing import ALONE, FindIndexing
from liaison.services.finding.service import FindService
from liaison.services.meetings import MeetingService
from liaison.services.minutes import MinutesService
from liaison.services.opening import Seat, opening
from liaison.services.packs import PackService
from liaison.services.self_check.trying import NotTried, Wrong
from liaison.store.engine import Store
from liaison.store.library_versions import library_versions
from liaison.store.opening import create_store, open_store
from liaison.store.reference.in_memory import BuiltInReference
from liaison.store.vault.access import create_vault
from liaison.store.vault.key import DataKey
from liaison.store.vault.layout import DATABASE
from liaison.store.vault.lock import InstanceLock

TITLE = "Проверка установки, Gubaydulin"
NOTE = "## Installation\n\n> Oleg Gubaydulin: Проверочная запись о контролируемой поставке.\n\n- [ ] Send the list due:2030-01-15\n"
PLAIN_WORDS = ("Gubaydulin", "Проверочная", "Installation")
"""Words of the note that no file of the store may hold as they are."""

_COUNTRY = "BY"
_NAMED_IN_CYRILLIC = "губайдулин"
_SQLITE_HEADER = b"SQLite format 3\0"

Unlock = Callable[[Path, str], DataKey | None]
"""The key of the store in a folder, opened with a passphrase by a process of its own; None where that did not answer."""


@dataclass(slots=True)
class Trial:
    """One trial store, part by part; a part that rests on one that failed says so and is not tried.

    Args:
        folder: where the store is made; empty or absent.
        passphrase: opens it.
        unlock: as the window opens a store.

    Attributes:
        versions: of the libraries under the store, once it is made.
    """

    folder: Path
    passphrase: str
    unlock: Unlock
    versions: dict[str, str] = field(default_factory=dict)
    _store: Store | None = None
    _lock: InstanceLock | None = None
    _meeting: RowKey | None = None

    def make_store(self) -> str:
        """A vault and its store, with every step of the schema."""
        key = create_vault(self.folder, self.passphrase).key
        self._lock = InstanceLock(self.folder)
        self._store = create_store(self.folder, key)
        self.versions = library_versions(self._store)
        return ", ".join(f"{name} {version}" for name, version in self.versions.items())

    def ask_coverage(self) -> str:
        """Who covers a country, by the pack that comes with the program."""
        answer = CoverageService(BuiltInReference()).who_covers((_COUNTRY,))
        offices = sum(len(country.offices) for country in answer.countries)
        if not offices:
            raise Wrong(tr("The pack that comes with the program names no office for {country}.", country=_COUNTRY))
        return trn("{n} office for {country}", "{n} offices for {country}", offices, country=_COUNTRY)

    def ask_hours(self) -> str:
        """Whether an office is open, from its hours and its zone."""
        found = opening(Seat("Mo-Su 00:00-24:00", "Europe/Minsk", "", _COUNTRY))
        if found.state is not OpenState.OPEN:
            raise Wrong(tr("An office that never closes is not said to be open."))
        return tr("open")

    def log_meeting(self) -> str:
        """A meeting with a note, saved."""
        meetings = MeetingService(self._opened())
        PackService(self._opened()).install_built_in()
        self._meeting = meetings.create(MeetingHeader(TITLE, date=PartialDate.parse("2030-01-08"))).key
        meeting = meetings.meeting(self._meeting)
        if meeting is None or not meetings.save_note(meeting.note.key, NOTE):
            raise Wrong(tr("The note was not saved."))
        return trn("{n} character", "{n} characters", len(NOTE))

    def reopen(self) -> str:
        """Close the store, let a process of its own open its keys, and read what was written."""
        self._opened()
        self.close()
        key = self.unlock(self.folder, self.passphrase)
        if key is None:
            raise Wrong(tr("The process that opens the keys did not answer."))
        self._lock = InstanceLock(self.folder)
        self._store = open_store(self.folder, key)
        written = self._written()
        if written != NOTE:
            raise Wrong(tr("The note reads otherwise than it was written."))
        return tr("opened by a process of its own; the note is whole")

    def find(self) -> str:
        """The meeting, by a name in another script."""
        store = self._opened()
        indexing = FindIndexing(store, ALONE)
        for _ in indexing.catch_up():
            pass
        *_, found = FindService(store, indexing).find_in_steps(FindQuestion(_NAMED_IN_CYRILLIC))
        if not any(hit.name == TITLE for group in found.groups if group.kind is FindKind.MEETING for hit in group.hits):
            raise Wrong(tr("{words} does not find the meeting.", words=_NAMED_IN_CYRILLIC))
        return tr("{words} finds it", words=_NAMED_IN_CYRILLIC)

    def minutes(self) -> Minutes:
        """The meeting's minutes. Raises NotTried."""
        if self._meeting is None:
            raise NotTried(tr("There is no meeting to write about."))
        minutes = MinutesService(self._opened()).minutes(self._meeting)
        if minutes is None:
            raise Wrong(tr("The meeting is gone."))
        return minutes

    def look_for_plain_text(self) -> str:
        """Read the closed store's files as anybody could: no SQLite, and none of the note's words."""
        self._opened()
        self.close()
        files = [file for file in sorted(self.folder.rglob("*")) if file.is_file()]
        for file in files:
            content = file.read_bytes()
            if file.name == DATABASE and content.startswith(_SQLITE_HEADER):
                raise Wrong(tr("{file} can be read without a key.", file=file.name))
            if any(word.encode(coding) in content for word in PLAIN_WORDS for coding in ("utf-8", "utf-16-le")):
                raise Wrong(tr("{file} holds words of the note in plain text.", file=file.name))
        return trn("{n} file without plain text", "{n} files without plain text", len(files))

    def close(self) -> None:
        """Close what is open; may be called twice."""
        if self._store is not None:
            self._store.close()
            self._store = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _opened(self) -> Store:
        if self._store is None:
            raise NotTried(tr("There is no open store."))
        return self._store

    def _written(self) -> str:
        if self._meeting is None:
            raise NotTried(tr("There is no meeting."))
        meeting = MeetingService(self._opened()).meeting(self._meeting)
        return "" if meeting is None else meeting.note.text
