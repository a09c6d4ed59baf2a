"""Backups: what one is, what differs between one and the present store, and what a restore did."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from liaison.domain.backup_errors import BackupPlaceMissing

SUFFIX = ".ldbackup"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file, as it describes itself.

    Attributes:
        made: with its time zone.
        size: of the file, bytes.
        program: version of the program that made it.
        schema: version of the store's tables.
        automatic: made by the program by itself; only such ones are ever removed by it.
        vault: identity of the store, hexadecimal.
        state: stands for everything in it; two backups of the same state hold the same.
    """

    file: Path
    made: datetime
    size: int
    program: str
    schema: int
    automatic: bool
    vault: str
    state: str


@dataclass(frozen=True, slots=True)
class AutomaticBackup:
    """What the end of a day's work gave.

    Attributes:
        chosen_place_missing: why the backup lies beside the store and not in the chosen place; None when all is well.
        removed: older automatic backups that the new one made unnecessary.
    """

    backup: Backup
    chosen_place_missing: BackupPlaceMissing | None
    removed: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class WithPassphrase:
    """Open a backup by the passphrase of the day it was made."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WithRecoveryCode:
    """Open a backup by the printed code."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WithOpenStore:
    """Open a backup by the key of the store that is open now."""


Opening = WithPassphrase | WithRecoveryCode | WithOpenStore


class Side(StrEnum):
    """Where a record is."""

    ONLY_IN_BACKUP = "only_in_backup"
    ONLY_HERE = "only_here"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class TableCount:
    """How many records of a table are in the backup, and how many here; `here` is None without a store to compare with."""

    table: str
    in_backup: int
    here: int | None


@dataclass(frozen=True, slots=True)
class TableDifference:
    """How many records of a table differ."""

    table: str
    only_in_backup: int
    only_here: int
    different: int


@dataclass(frozen=True, slots=True)
class MeetingDifference:
    """A meeting of which something differs: itself, its note, its people, its follow-ups.

    Attributes:
        date: as the list sorts by; empty when not known.
    """

    id: str
    title: str
    date: str
    side: Side


@dataclass(frozen=True, slots=True)
class JournalEnd:
    """How far a journal goes: the number of its operations and the time of the last, None when there is none."""

    operations: int
    last: datetime | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between a backup and the present store.

    Attributes:
        same_origin: whether both go back to one store; when not, everything differs, and tables and meetings are empty.
        meetings: the newest of those concerned; `meetings_concerned` is how many there are.
    """

    same_origin: bool
    here: JournalEnd
    tables: tuple[TableDifference, ...]
    meetings: tuple[MeetingDifference, ...]
    meetings_concerned: int

    @property
    def nothing_differs(self) -> bool:
        """Whether restoring would change no record."""
        return self.same_origin and not self.tables


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What restoring a backup would bring.

    Attributes:
        journal: how far the backup's goes.
        comparison: None when there is no open store to compare with.
    """

    backup: Backup
    counts: tuple[TableCount, ...]
    journal: JournalEnd
    comparison: Comparison | None


@dataclass(frozen=True, slots=True)
class Restored:
    """A store was put in place.

    Attributes:
        replaced: where the store that was there before lies now; None when there was none.
    """

    folder: Path
    replaced: Path | None
