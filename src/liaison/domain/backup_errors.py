"""What can be wrong with a backup, its place or a restore. None of them has changed a store or an older backup.

The codes 40 to 49 are the exit codes of the command line:
40 BackupInsideStore · 41 NotABackup · 42 BackupDamaged · 43 BackupPlaceMissing · 44 BackupOfAnotherStore ·
45 StoreNotClosedProperly · 46 CopyNotSound · 47 FileTooLarge · 48 BackupUnreadable · 49 StoreFileAlone
"""

from __future__ import annotations

from pathlib import Path

from liaison.base.errors import WorldError
from liaison.base.translations import tr


class BackupInsideStore(WorldError):
    """The backup would lie where it is lost together with the store."""

    code = 40

    def __init__(self, folder: Path) -> None:
        super().__init__(
            tr("The folder {folder} belongs to the store itself.", folder=folder),
            tr("Choose another place, best on another medium: a backup beside the store is lost together with it."),
        )


class NotABackup(WorldError):
    """The file is something else."""

    code = 41

    def __init__(self, file: Path) -> None:
        super().__init__(
            tr("{file} is not a backup of this program.", file=file),
            tr("Choose a file whose name ends in .ldbackup."),
        )


class BackupDamaged(WorldError):
    """The file was a backup, and is not whole any more."""

    code = 42

    def __init__(self, file: Path) -> None:
        super().__init__(
            tr("The backup {file} is damaged or was not copied to its end.", file=file),
            tr("Copy it again from where it came from, or choose an older one."),
        )


class BackupPlaceMissing(WorldError):
    """The folder backups should go to is not there: a stick not plugged in, a share not connected."""

    code = 43

    def __init__(self, folder: Path) -> None:
        super().__init__(
            tr("The folder {folder} is not there.", folder=folder),
            tr("Connect the medium, or choose another folder."),
        )


class BackupOfAnotherStore(WorldError):
    """The open store's key does not open the backup."""

    code = 44

    def __init__(self) -> None:
        super().__init__(
            tr("The backup belongs to another store than the one that is open."),
            tr("Type the passphrase or the recovery code of that store."),
        )


class StoreNotClosedProperly(WorldError):
    """What another store wrote last is in its log only, and only its own key can bring it in."""

    code = 45

    def __init__(self, folder: Path) -> None:
        super().__init__(
            tr("The store in {folder} has other keys and was not closed properly.", folder=folder),
            tr("Open it once with its own passphrase and close it, or restore into another folder."),
        )


class CopyNotSound(WorldError):
    """The copy did not read back as the store; it was removed."""

    code = 46

    def __init__(self, folder: Path) -> None:
        super().__init__(
            tr("The backup did not read back as it was written to {folder}, and was removed.", folder=folder),
            tr("Try another medium. When that fails too, let the program check the store."),
        )


class FileTooLarge(WorldError):
    """The medium's file system takes no file of this size."""

    code = 47

    def __init__(self, folder: Path) -> None:
        super().__init__(
            tr("The medium of {folder} takes no file as large as the backup.", folder=folder),
            tr("Memory sticks formatted as FAT32 end at 4 GB; choose another medium, or format it as exFAT."),
        )


class BackupUnreadable(WorldError):
    """The system refuses to read the file."""

    code = 48

    def __init__(self, file: Path) -> None:
        super().__init__(
            tr("The backup {file} cannot be read.", file=file),
            tr("Check that the medium is connected and that the file belongs to you."),
        )


class StoreFileAlone(WorldError):
    """A copy of the store's own file was taken for a backup."""

    code = 49

    def __init__(self, file: Path) -> None:
        super().__init__(
            tr("{file} is a store's own file and no backup.", file=file),
            tr(
                "A copy of it alone may lack what was written last, and does not open without vault.slots. Copy the whole folder "
                "while the program is closed, and open that folder; or let the program make a backup."
            ),
        )
