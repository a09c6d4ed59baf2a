"""The open desk: a store, its services, and how it is closed. Everything here runs on the store's thread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from liaison.domain.countries import Countries
from liaison.services.directory import DirectoryService
from liaison.services.follow_ups import FollowUpService
from liaison.services.journal import JournalService
from liaison.services.meetings import MeetingService
from liaison.services.pack_in_use import PackInUse
from liaison.store import find_behind, note_marks
from liaison.store.engine import Store
from liaison.store.opening import create_store, open_store, store_in_memory
from liaison.store.reference import vocabularies
from liaison.store.vault.key import DataKey


@dataclass(frozen=True, slots=True)
class Desk:
    """A store, and what more than one room does with it; the services of a single room are made where that room is.

    Attributes:
        folder, key: None for the sample, which is kept nowhere.
        countries: read once; a pack installed later counts from the next start.
    """

    store: Store
    meetings: MeetingService
    journal: JournalService
    follow_ups: FollowUpService
    directory: DirectoryService
    packs: PackInUse
    folder: Path | None
    key: DataKey | None
    countries: Countries

    @property
    def is_sample(self) -> bool:
        """Whether it is kept nowhere."""
        return self.folder is None

    def catch_up(self) -> Iterator[int]:
        """Make records of what a killed process saved as text only, in slices; mostly there is nothing."""
        with self.store.read() as connection:
            behind = note_marks.behind(connection)
        if behind:
            # with all that records need it stays out of the start
            from liaison.services.note_records import NoteRecordService

            yield from NoteRecordService(self.store).catch_up()

    def find_is_behind(self, *, since_start: bool) -> bool:
        """Whether Find has something to index or to read.

        Args:
            since_start: leave out attachments that a killed process did not come to read: looking for them takes longer, and whatever is
                added later is to be indexed too.
        """
        with self.store.read() as connection:
            is_behind = find_behind.is_behind(connection)
            return is_behind or (not since_start and find_behind.any_unread_attachment(connection))

    def close(self) -> None:
        """Write everything into the store's one file and close it."""
        self.store.close()


def open_desk(folder: Path, key: DataKey) -> Desk:
    """Open the store in `folder`, with the pack that comes with the program.

    Raises:
        WorldError: see `liaison.store.opening`.
    """
    return _desk(open_store(folder, key), folder, key)


def create_desk(folder: Path, key: DataKey) -> Desk:
    """Make the store of a new vault in `folder`, with the pack that comes with the program.

    Raises:
        WorldError: see `liaison.store.opening`.
    """
    return _desk(create_store(folder, key), folder, key)


def open_sample() -> Desk:
    """A store in memory with the three stories."""
    # the stories are looked at seldom, and their modules would stay in memory
    from liaison.services.sample.filling import fill

    store = store_in_memory()
    fill(store)
    return _desk(store, None, None)


def _desk(store: Store, folder: Path | None, key: DataKey | None) -> Desk:
    packs = PackInUse(store)
    if packs.wants_built_in():
        # seldom: building and installing bring a tenth of all modules along
        from liaison.services.packs import PackService

        PackService(store).install_built_in()
    with store.read() as connection:
        countries = vocabularies.countries(connection)
    return Desk(
        store=store,
        meetings=MeetingService(store),
        journal=JournalService(store),
        follow_ups=FollowUpService(store),
        directory=DirectoryService(store),
        packs=packs,
        folder=folder,
        key=key,
        countries=countries,
    )
