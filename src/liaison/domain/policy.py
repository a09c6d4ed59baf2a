"""What administrators decide for this machine, and what of their file is not in force, with the reason."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class PolicySigner(NamedTuple):
    """A public key the policy trusts; its form was checked."""

    key: str
    name: str


class PolicyProblem(NamedTuple):
    """A line of the file that is not in force.

    Attributes:
        line: from 1; 0 for the whole file.
        key: `section/key` as it stands in the file; empty for the whole file.
        reason: what is wrong and what may stand there, translated.
        instead: what holds now, translated; empty where nothing does.
    """

    line: int
    key: str
    reason: str
    instead: str = ""


class Policy(NamedTuple):
    """The administrators' decisions; everything is open where they decided nothing.

    Attributes:
        file: where it was read from; None without one.
        is_ignored: the file is there and does not count, for the reason in `problems`.
        store_folder: where the officer's store is kept; None for the platform's own place.
        store_folder_unknown: the file should say and does not: no store is opened unless a folder is named.
        lock_after_minutes: left alone this long at most; None when the officer decides.
        backup_folder: where the day's backup goes; None when the officer decides.
        pack_signers, update_signers: trusted for reference packs, and for updates beside the keys built in.
        unsigned_packs: a pack without a signature may be installed after a question.
        own_signers: the officer may trust further signers of packs.
        updates: updates may be installed from within the program.
    """

    file: Path | None = None
    is_ignored: bool = False
    store_folder: Path | None = None
    store_folder_unknown: bool = False
    lock_after_minutes: int | None = None
    backup_folder: Path | None = None
    pack_signers: tuple[PolicySigner, ...] = ()
    update_signers: tuple[PolicySigner, ...] = ()
    unsigned_packs: bool = True
    own_signers: bool = True
    updates: bool = True
    problems: tuple[PolicyProblem, ...] = ()

    def minutes_to_lock(self, wished: int) -> int:
        """The officer's wish (0 for never) within the policy's limit."""
        limit = self.lock_after_minutes
        if limit is None:
            return wished
        return min(wished, limit) if wished > 0 else limit

    def backup_place(self, wished: str) -> Path | None:
        """Where the day's backup goes: the policy's folder, else the officer's; None for beside the store."""
        if self.backup_folder is not None:
            return self.backup_folder
        return Path(wished) if wished else None


NO_POLICY = Policy()
