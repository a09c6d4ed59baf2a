"""The state of a folder is told without a key, and without loading anything heavy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from liaison.domain.vault import VaultState
from liaison.store.vault.layout import SLOTS, SLOTS_COPY
from liaison.store.vault.state import vault_state


def test_what_is_missing_is_told(vault: Path, tmp_path: Path) -> None:
    assert vault_state(tmp_path / "absent") is VaultState.ABSENT
    assert vault_state(vault) is VaultState.PRESENT
    (vault / SLOTS).unlink()
    assert vault_state(vault) is VaultState.ONE_COPY
    (vault / SLOTS_COPY).write_bytes(b"")
    assert vault_state(vault) is VaultState.KEYS_DAMAGED
    (vault / SLOTS_COPY).unlink()
    assert vault_state(vault) is VaultState.WITHOUT_KEYS
    (vault / "store.db").unlink()
    assert vault_state(vault) is VaultState.ABSENT


def test_an_empty_store_file_counts_as_none(vault: Path) -> None:
    (vault / "store.db").write_bytes(b"")
    assert vault_state(vault) is VaultState.WITHOUT_STORE
    (vault / "store.db").unlink()
    assert vault_state(vault) is VaultState.WITHOUT_STORE


def test_what_the_program_keeps_beside_is_not_foreign(tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    (tmp_path / "store.lock").write_bytes(b"")
    (tmp_path / "vault.slots.new").write_bytes(b"half")
    assert vault_state(tmp_path) is VaultState.ABSENT
    (tmp_path / "photo.jpg").write_bytes(b"")
    assert vault_state(tmp_path) is VaultState.FOREIGN
    assert vault_state(tmp_path / "photo.jpg") is VaultState.FOREIGN


def test_two_whole_copies_that_differ_are_told(vault: Path, tmp_path: Path) -> None:
    from dataclasses import replace

    from liaison.store.vault.slot_text import parsed, serialised

    file = parsed((vault / SLOTS).read_bytes())
    (vault / SLOTS).write_bytes(serialised(replace(file, generation=2)))
    assert vault_state(vault) is VaultState.COPIES_DIFFER


def test_nothing_heavy_is_loaded_to_tell(vault: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from liaison.store.vault.lock import InstanceLock\n"
        "from liaison.store.vault.state import vault_state\n"
        "folder = Path(sys.argv[1])\n"
        "InstanceLock(folder)\nassert vault_state(folder).opens\n"
        "heavy = {'cryptography', 'sqlcipher3', 'sqlalchemy', 'alembic', 'json', 'zxcvbn', 'sqlite3'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    answer = subprocess.run([sys.executable, "-c", program, str(vault)], capture_output=True, text=True, check=True)
    assert answer.stdout == "[]\n"
