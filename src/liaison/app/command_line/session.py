"""What a command works with: the officer's store when there is one, else the pack that comes with the program."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TextIO

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.domain.backups import WithPassphrase, WithRecoveryCode
from liaison.domain.policy import Policy
from liaison.domain.vault import VaultState
from liaison.domain.vault_errors import NoStoreYet
from liaison.export.plain import plain
from liaison.services.pack_trust import PackTrust
from liaison.services.packs import PackService
from liaison.services.policy.reading import policy_in_force
from liaison.services.policy.store_place import store_place
from liaison.store.engine import Store
from liaison.store.opening import open_store
from liaison.store.reference.in_memory import BuiltInReference
from liaison.store.reference.reading import Keeper
from liaison.store.vault.access import unlock_with_passphrase, unlock_with_recovery_code
from liaison.store.vault.key import DataKey
from liaison.store.vault.lock import InstanceLock
from liaison.store.vault.state import vault_state


class PassphraseFileUnreadable(WorldError):
    """The file named by --passphrase-file or --recovery-code-file cannot be read as text."""

    code = 11

    def __init__(self, file: Path) -> None:
        super().__init__(tr("The file {file} cannot be read.", file=file), tr("Name a text file that holds one line."))


class NobodyToAsk(WorldError):
    """The store needs its passphrase, and there is neither a terminal nor a file to take it from."""

    code = 170

    def __init__(self) -> None:
        super().__init__(
            tr("The store needs its passphrase, and there is no terminal to ask for it."),
            tr("Name a file with --passphrase-file, or another store with --store."),
        )


@dataclass(frozen=True, slots=True)
class OpenStore:
    """An open store and its key, which a backup needs."""

    folder: Path
    key: DataKey
    store: Store


class Session:
    """One run of a command.

    Args:
        folder: of the store; the policy's or the platform's own when None.
        passphrase_file, recovery_code_file: a file whose first line opens the store; a prompt asks when both are None.
        as_json: print JSON instead of lines for people.
        out: where answers go.
    """

    def __init__(
        self,
        folder: Path | None = None,
        passphrase_file: Path | None = None,
        recovery_code_file: Path | None = None,
        as_json: bool = False,
        out: TextIO | None = None,
    ) -> None:
        self._folder = folder
        self._passphrase_file = passphrase_file
        self._recovery_code_file = recovery_code_file
        self._as_json = as_json
        self._out = out or sys.stdout

    @cached_property
    def policy(self) -> Policy:
        """The administrators' decisions on this machine."""
        return policy_in_force()

    @cached_property
    def folder(self) -> Path:
        """The store's folder. Raises PolicyHidesStore."""
        return self._folder or store_place(self.policy)

    def packs(self, keeper: Keeper) -> PackService:
        """What is done with the packs of a store, or of the program's own in memory, where nobody is trusted."""
        trust = PackTrust(keeper, self.policy) if isinstance(keeper, Store) else None
        return PackService(keeper, signers=trust.signers if trust else tuple, policy=self.policy)

    def answer(self, value: object, lines: Iterator[str] | list[str]) -> None:
        """Print an answer: `value` as JSON, or `lines` for people."""
        if self._as_json:
            json.dump(plain(value), self._out, ensure_ascii=False, indent=2)
            self._out.write("\n")
        else:
            self._out.writelines(f"{line}\n" for line in lines)

    def remark(self, line: str) -> None:
        """Print a line for people beside the answer; beside JSON it goes to the error stream."""
        print(line, file=sys.stderr if self._as_json else self._out)

    @contextmanager
    def store(self) -> Iterator[OpenStore]:
        """The officer's store, opened and closed again. Raises WorldError."""
        if vault_state(self.folder) is VaultState.ABSENT:
            raise NoStoreYet(self.folder)
        with InstanceLock(self.folder):
            key = self._key()
            store = open_store(self.folder, key)
            try:
                PackService(store).install_built_in()
                yield OpenStore(self.folder, key, store)
            finally:
                store.close()
                key.wipe()

    @contextmanager
    def reference(self) -> Iterator[Keeper]:
        """The store's reference facts, or where there is no store those of the built-in pack."""
        if vault_state(self.folder) is VaultState.ABSENT:
            yield BuiltInReference()
        else:
            with self.store() as opened:
                yield opened.store

    def opening(self) -> WithPassphrase | WithRecoveryCode:
        """What opens a backup: the recovery code's file, the passphrase's, or a prompt. Raises NobodyToAsk, PassphraseFileUnreadable."""
        if self._recovery_code_file is not None:
            return WithRecoveryCode(_first_line(self._recovery_code_file))
        if self._passphrase_file is not None:
            return WithPassphrase(_first_line(self._passphrase_file))
        try:
            return WithPassphrase(getpass.getpass(tr("Passphrase: ")))
        except EOFError as nobody:
            raise NobodyToAsk from nobody

    def _key(self) -> DataKey:
        opening = self.opening()
        if isinstance(opening, WithRecoveryCode):
            return unlock_with_recovery_code(self.folder, opening.text)
        return unlock_with_passphrase(self.folder, opening.text)


def _first_line(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig").split("\n", 1)[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise PassphraseFileUnreadable(file) from error
