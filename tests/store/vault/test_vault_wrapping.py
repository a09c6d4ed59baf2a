"""A wrap opens under its own secret, header and file only."""

from __future__ import annotations

from dataclasses import replace

import pytest

from liaison.domain.recovery_code import RecoveryCode
from liaison.store.vault.derivation import KdfCost
from liaison.store.vault.key import DataKey
from liaison.store.vault.slots import PassphraseSlot, RecoverySlot, SlotFile, Wrapped
from liaison.store.vault.wrapping import (
    key_check,
    opened_by_passphrase,
    opened_by_recovery_code,
    passphrase_slot,
    recovery_slot,
)

CHEAP = KdfCost(64 * 1024, 1, 4)
CODE = RecoveryCode(bytes(range(20)))
VAULT = b"v" * 16
KEY = DataKey(bytes(range(32)))


@pytest.fixture(scope="module")
def file() -> SlotFile:
    slots = (passphrase_slot(VAULT, KEY, "five words", CHEAP), recovery_slot(VAULT, KEY, CODE))
    return SlotFile(VAULT, key_check(KEY, VAULT), 1, slots)


def opened(file: SlotFile) -> tuple[bool, bool]:
    """Whether the passphrase and the recovery code open it."""
    by_words, by_code = opened_by_passphrase(file, "five words"), opened_by_recovery_code(file, CODE)
    for key in (by_words, by_code):
        assert key is None or key.material() == KEY.material()
    return by_words is not None, by_code is not None


def test_both_secrets_open_it(file: SlotFile) -> None:
    assert opened(file) == (True, True)
    assert opened_by_passphrase(file, "four words") is None
    assert opened_by_recovery_code(file, RecoveryCode(bytes(20))) is None


def test_a_file_without_a_slot_is_not_opened(file: SlotFile) -> None:
    assert opened(replace(file, slots=())) == (False, False)


def test_an_exchanged_header_opens_nothing(file: SlotFile) -> None:
    assert opened(replace(file, vault=b"w" * 16)) == (False, False)
    assert opened(replace(file, key_check=b"w" * 32)) == (False, False)


def test_an_exchanged_parameter_opens_nothing(file: SlotFile) -> None:
    words, code = file.passphrase_slot, file.recovery_slot
    assert words and code
    for cost in (KdfCost(65 * 1024, 1, 4), KdfCost(64 * 1024, 2, 4), KdfCost(64 * 1024, 1, 2)):
        assert opened(replace(file, slots=(PassphraseSlot(cost, words.wrapped),))) == (False, False)
    for field in ("salt", "nonce", "content"):
        for slot in (words, code):
            value = getattr(slot.wrapped, field)
            other: Wrapped = replace(slot.wrapped, **{field: bytes([value[0] ^ 1]) + value[1:]})
            assert opened(replace(file, slots=(replace(slot, wrapped=other),))) == (False, False)
    exchanged = (PassphraseSlot(CHEAP, code.wrapped), RecoverySlot(words.wrapped))
    assert opened(replace(file, slots=exchanged)) == (False, False)


def test_two_wraps_of_one_key_have_nothing_in_common() -> None:
    first, second = recovery_slot(VAULT, KEY, CODE).wrapped, recovery_slot(VAULT, KEY, CODE).wrapped
    assert first.salt != second.salt
    assert first.nonce != second.nonce
    assert first.content != second.content
