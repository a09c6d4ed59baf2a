"""Each of the vault's errors has its own exit code, a sentence and something to do."""

from __future__ import annotations

import inspect
from pathlib import Path

from liaison.base.errors import WorldError
from liaison.domain import vault_errors
from liaison.domain.vault import VaultState
from liaison.domain.vault_errors import RecoveryCodeMistyped

CLASSES = [
    value
    for value in vars(vault_errors).values()
    if inspect.isclass(value) and issubclass(value, WorldError) and value is not WorldError
]


def test_codes_differ_lie_in_the_range_of_the_vault_and_are_listed() -> None:
    codes = [error.code for error in CLASSES]
    assert len(set(codes)) == len(codes)
    assert all(20 <= code <= 39 for code in codes)
    listed = vault_errors.__doc__ or ""
    assert all(f"{error.code} {error.__name__}" in listed for error in CLASSES)


def test_every_error_says_what_happened_and_what_to_do() -> None:
    folder = Path("/folder")
    made = [
        vault_errors.WrongPassphrase(),
        vault_errors.WrongRecoveryCode(),
        RecoveryCodeMistyped((1, 3), 40, 40),
        vault_errors.SlotFileDamaged(),
        vault_errors.StoreIsOpen(17),
        vault_errors.StoreIsNewer(),
        vault_errors.NotAStore(folder),
        vault_errors.StoreDamaged(),
        vault_errors.StoreExists(folder),
        vault_errors.FolderNotWritable(folder),
        vault_errors.DiskFull(folder),
        vault_errors.NoStoreYet(folder),
        vault_errors.StoreMissing(folder),
        vault_errors.NotEnoughMemory(256),
        vault_errors.PassphraseTooWeak("It would be guessed.", "Take more words."),
        vault_errors.FolderNotReadable(folder),
        vault_errors.StoreUnreachable(),
    ]
    assert {type(error) for error in made} == set(CLASSES)
    for error in made:
        assert error.sentence.endswith(".")
        assert error.remedy.endswith(".")
        assert "{" not in str(error)
    assert len({error.sentence for error in made}) == len(made)


def test_states_that_need_a_word_have_one() -> None:
    assert VaultState.PRESENT.sentence == VaultState.ABSENT.sentence == ""
    silent = {VaultState.PRESENT, VaultState.ABSENT}
    assert all(state.sentence.endswith(".") for state in VaultState if state not in silent)
    assert {state for state in VaultState if state.opens} == {
        VaultState.PRESENT,
        VaultState.ONE_COPY,
        VaultState.COPIES_DIFFER,
    }
