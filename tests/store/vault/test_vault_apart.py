"""Opening the key slots in a process of its own: the key, every error, and what happens when there is no such process."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from liaison.base.paths import resources
from liaison.base.translations import use_language
from liaison.domain.vault_errors import NotEnoughMemory, RecoveryCodeMistyped, WrongPassphrase
from liaison.store.vault.access import CreatedVault, create_vault
from liaison.store.vault.apart import PASSPHRASE, RECOVERY_CODE, unlock_apart
from liaison.store.vault.derivation import KdfCost

CHEAP = KdfCost(memory_kib=64 * 1024, passes=1, lanes=4)
APART = [sys.executable, "-m", "liaison.app", "--open-slots"]
WORDS = "пять слов \u00e9\u0301 lantern"


@pytest.fixture
def vault(tmp_path: Path) -> CreatedVault:
    return create_vault(tmp_path / "store", WORDS, cost=CHEAP)


@pytest.fixture
def russian() -> Iterator[None]:
    use_language("ru", resources() / "languages")
    yield
    use_language("en", resources() / "languages")


def test_passphrase_and_recovery_code_open_the_store(vault: CreatedVault, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    assert unlock_apart(APART, folder, PASSPHRASE, WORDS).material() == vault.key.material()
    by_code = unlock_apart(APART, folder, RECOVERY_CODE, vault.recovery_code.text)
    assert by_code.material() == vault.key.material()


def test_what_is_wrong_is_said_in_the_language_of_the_window(
    vault: CreatedVault, tmp_path: Path, russian: None
) -> None:
    with pytest.raises(WrongPassphrase, match=r"[а-я]"):
        unlock_apart(APART, tmp_path / "store", PASSPHRASE, "wrong")
    with pytest.raises(RecoveryCodeMistyped):
        unlock_apart(APART, tmp_path / "store", RECOVERY_CODE, "1234")


@pytest.mark.parametrize("command", [["/nowhere/at/all"], [sys.executable, "-c", "raise SystemExit(3)"]])
def test_where_no_process_answers_the_slots_are_opened_here(
    vault: CreatedVault, tmp_path: Path, command: list[str]
) -> None:
    assert unlock_apart(command, tmp_path / "store", PASSPHRASE, WORDS).material() == vault.key.material()


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_a_process_the_system_ends_for_want_of_memory_is_told_as_such(vault: CreatedVault, tmp_path: Path) -> None:
    killed = [sys.executable, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"]
    with pytest.raises(NotEnoughMemory):
        unlock_apart(killed, tmp_path / "store", PASSPHRASE, WORDS)
