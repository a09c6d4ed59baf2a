"""What can be wrong with a store and its keys, each with its own sentence. None of them has changed anything on disk.

The codes 20 to 39 are the vault's, and are the exit codes of the command line:
20 WrongPassphrase · 21 WrongRecoveryCode · 22 RecoveryCodeMistyped · 23 SlotFileDamaged · 24 StoreIsOpen ·
25 StoreIsNewer · 26 NotAStore · 27 StoreDamaged · 28 StoreExists · 29 FolderNotWritable · 30 DiskFull ·
31 NoStoreYet · 32 StoreMissing · 33 NotEnoughMemory · 34 PassphraseTooWeak · 35 FolderNotReadable · 36 StoreUnreachable
"""

from __future__ import annotations

from pathlib import Path

from liaison.base.errors import WorldError
from liaison.base.translations import tr, trn


class WrongPassphrase(WorldError):
    """The key file is sound, and this passphrase does not open it."""

    code = 20

    def __init__(self) -> None:
        super().__init__(
            tr("This passphrase does not open the store."),
            tr("Check the keyboard layout and Caps Lock and try again. The printed recovery code opens the store too."),
        )


class WrongRecoveryCode(WorldError):
    """A code without a typing error that belongs to another store, or was replaced by a newer one."""

    code = 21

    def __init__(self) -> None:
        super().__init__(
            tr("This recovery code has no typing error, but it does not open this store."),
            tr("It belongs to another store, or a newer code was printed since. Look for the newest sheet."),
        )


class RecoveryCodeMistyped(WorldError):
    """The check characters do not fit.

    Attributes:
        groups: numbers, from 1, of the groups with a typing error; empty when the length is wrong.
    """

    code = 22

    def __init__(self, groups: tuple[int, ...], typed: int, expected: int) -> None:
        self.groups = groups
        if groups:
            numbers = ", ".join(str(number) for number in groups)
            sentence = trn(
                "There is a typing error in group {numbers} of the recovery code.",
                "There are typing errors in groups {numbers} of the recovery code.",
                len(groups),
                numbers=numbers,
            )
        else:
            sentence = tr(
                "The recovery code has {expected} characters, and {typed} were typed.", expected=expected, typed=typed
            )
        super().__init__(sentence, tr("Compare it with the printed sheet, group by group."))


class SlotFileDamaged(WorldError):
    """No copy of the key file can be used."""

    code = 23

    def __init__(self) -> None:
        super().__init__(
            tr("Both copies of the key file (vault.slots) are damaged or missing."),
            tr(
                "Without it neither passphrase nor recovery code can work. Restore the newest backup: it holds the key file."
            ),
        )


class StoreIsOpen(WorldError):
    """Another process holds the store.

    Attributes:
        process: its process number where known.
    """

    code = 24

    def __init__(self, process: int | None = None) -> None:
        self.process = process
        super().__init__(
            tr("This store is already open in another window of the program."),
            tr("Go on in that window, or close it first."),
        )


class StoreIsNewer(WorldError):
    """A later version of the program wrote this store."""

    code = 25

    def __init__(self) -> None:
        super().__init__(
            tr("This store was written by a newer version of the program."),
            tr("Install that version or a later one. Nothing was changed."),
        )


class NotAStore(WorldError):
    """The folder or the file is something else."""

    code = 26

    def __init__(self, what: Path) -> None:
        super().__init__(
            tr("{what} is not a store of this program.", what=what),
            tr("Choose the folder that holds store.db and vault.slots, or an empty one for a new store."),
        )


class StoreDamaged(WorldError):
    """The key is right, and the store's pages do not fit it."""

    code = 27

    def __init__(self) -> None:
        super().__init__(
            tr("The store cannot be read: it is damaged, or store.db and vault.slots come from two different stores."),
            tr("Keep both files as they are and restore the newest backup into another folder."),
        )


class StoreExists(WorldError):
    """A new store was asked for where there is one."""

    code = 28

    def __init__(self, folder: Path) -> None:
        super().__init__(
            tr("The folder {folder} already holds a store or its keys.", folder=folder),
            tr("Open it with its passphrase, or choose an empty folder for a new store."),
        )


class FolderNotWritable(WorldError):
    """The system refuses to write there."""

    code = 29

    def __init__(self, folder: Path) -> None:
        super().__init__(
            tr("Nothing can be written in the folder {folder}.", folder=folder),
            tr("Check that the medium is not read-only and that the folder belongs to you, or choose another one."),
        )


class DiskFull(WorldError):
    """No room was left; what was there before is untouched."""

    code = 30

    def __init__(self, folder: Path) -> None:
        super().__init__(
            tr("There is no room left on the disk of {folder}.", folder=folder),
            tr("Free some room and try again. What was saved before is untouched."),
        )


class NoStoreYet(WorldError):
    """The folder is empty or not there."""

    code = 31

    def __init__(self, folder: Path) -> None:
        super().__init__(
            tr("There is no store in {folder} yet.", folder=folder),
            tr("Start the program to set one up, or name another folder."),
        )


class StoreMissing(WorldError):
    """Keys without the store they belong to."""

    code = 32

    def __init__(self, folder: Path) -> None:
        super().__init__(
            tr("The keys are in {folder}, but the store itself (store.db) is not.", folder=folder),
            tr("Put store.db back, or restore a backup into another folder. Keep the key files."),
        )


class NotEnoughMemory(WorldError):
    """The derivation needs more memory than the system gives."""

    code = 33

    def __init__(self, mebibytes: int) -> None:
        super().__init__(
            tr("Checking the passphrase needs {mebibytes} MB of free memory, and there is less.", mebibytes=mebibytes),
            tr("Close other programs and try again."),
        )


class PassphraseTooWeak(WorldError):
    """The passphrase would be guessed too soon; the sentence says how soon."""

    code = 34


class FolderNotReadable(WorldError):
    """The system refuses to read there."""

    code = 35

    def __init__(self, folder: Path) -> None:
        super().__init__(
            tr("The folder {folder} cannot be read.", folder=folder),
            tr("Check that the medium is connected and that the folder belongs to you."),
        )


class StoreUnreachable(WorldError):
    """The medium failed while the store was read or written: pulled out, disconnected or broken."""

    code = 36

    def __init__(self) -> None:
        super().__init__(
            tr("The medium the store lies on does not answer properly."),
            tr("Connect it again and start the program anew. Do not restore anything before a second try has failed."),
        )
