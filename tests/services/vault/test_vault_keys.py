"""Setting up: the code is asked for before anything is written, and a weak passphrase writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from liaison.base.paths import resources
from liaison.domain.recovery_code import GROUPS, RecoveryCode
from liaison.domain.vault_errors import PassphraseTooWeak, WrongPassphrase, WrongRecoveryCode
from liaison.services.vault import ChangeOfKeys, FirstStart, Guesser, RecoveryQuiz, StrengthMeter
from liaison.services.vault.quiz import quiz
from liaison.store.vault.access import unlock_with_passphrase, unlock_with_recovery_code

METER = StrengthMeter(Guesser(resources() / "words"))
GOOD, BETTER = "ramble sector slate princess brought", "manlike charter sardine thinner busboy"


def test_the_code_asked_for_opens_what_is_made_then(tmp_path: Path) -> None:
    first = FirstStart(tmp_path / "store", METER)
    asked = first.quiz()
    assert asked.right([first.recovery_code.groups[number - 1] for number in asked.numbers]) == (True, True)
    assert not (tmp_path / "store").exists()
    with pytest.raises(PassphraseTooWeak):
        first.create("password")
    assert not (tmp_path / "store").exists()
    key = first.create(GOOD)
    assert unlock_with_passphrase(tmp_path / "store", GOOD).material() == key.material()
    by_code = unlock_with_recovery_code(tmp_path / "store", first.recovery_code.text)
    assert by_code.material() == key.material()


def test_what_opens_a_store_is_changed_only_when_it_would_hold(tmp_path: Path) -> None:
    first = FirstStart(tmp_path, METER)
    key = first.create(GOOD)
    change = ChangeOfKeys(tmp_path, key, METER)
    with pytest.raises(PassphraseTooWeak):
        change.use_passphrase("12345678")
    assert unlock_with_passphrase(tmp_path, GOOD)
    change.use_passphrase(BETTER)
    with pytest.raises(WrongPassphrase):
        unlock_with_passphrase(tmp_path, GOOD)
    change.use_recovery_code()
    with pytest.raises(WrongRecoveryCode):
        unlock_with_recovery_code(tmp_path, first.recovery_code.text)
    assert unlock_with_recovery_code(tmp_path, change.recovery_code.text).material() == key.material()


def test_the_quiz_reads_as_tolerantly_as_the_prompt() -> None:
    code = RecoveryCode(bytes(20))
    asked = RecoveryQuiz(code, (1, 8))
    assert code.groups[0].startswith("0000")
    first, last = (group.lower().replace("0", "о") for group in (code.groups[0], code.groups[7]))
    assert asked.right((f" {first} ", last)) == (True, True)
    assert asked.right((last, last)) == (False, True)
    assert asked.right(("", "")) == (False, False)


def test_the_groups_asked_for_change() -> None:
    code = RecoveryCode(bytes(range(20)))
    asked = {quiz(code).numbers for _ in range(60)}
    assert len(asked) > 5
    assert all(1 <= low < high <= GROUPS for low, high in asked)


def test_the_code_is_not_shown() -> None:
    first = RecoveryCode(b"\xaa" * 20)
    assert first.groups[0] not in repr(quiz(first))
