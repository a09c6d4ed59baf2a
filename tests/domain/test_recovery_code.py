"""The printed recovery code: what was printed is read back, and a typing error is told from a wrong code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.domain.recovery_code import GROUPS, LENGTH, RecoveryCode, mistyped_groups, normalised
from liaison.domain.vault_errors import RecoveryCodeMistyped

SECRETS = st.binary(min_size=20, max_size=20)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(SECRETS)
def test_what_was_printed_is_read_back(secret: bytes) -> None:
    code = RecoveryCode(secret)
    assert len(code.groups) == GROUPS
    assert RecoveryCode.parse(code.text) == code


@given(SECRETS, st.data())
def test_it_is_read_as_a_hand_writes_it(secret: bytes, data: st.DataObject) -> None:
    code = RecoveryCode(secret)
    ways = {"0": "0Oo\u041e\u043e", "1": "1IiLl", "B": "Bb\u0412", "C": "Cc\u0421\u0441", "X": "Xx\u0425\u0445"}
    written = ""
    for character in code.text.replace("-", ""):
        written += data.draw(st.sampled_from(ways.get(character, character + character.lower())))
        written += data.draw(st.sampled_from(["", "", " ", "-", "\n", "\u00a0", " \u2013 ", "."]))
    assert RecoveryCode.parse(written) == code


@given(SECRETS, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_every_single_wrong_character_is_noticed_and_its_group_named(secret: bytes, place: int, other: str) -> None:
    typed = list(normalised(RecoveryCode(secret).text))
    if typed[place] == other:
        return
    typed[place] = other
    with pytest.raises(RecoveryCodeMistyped) as caught:
        RecoveryCode.parse("".join(typed))
    assert caught.value.groups == (place // 5 + 1,)
    assert str(place // 5 + 1) in caught.value.sentence


@given(SECRETS, st.integers(0, LENGTH - 2))
def test_neighbours_swapped_within_a_group_are_noticed(secret: bytes, place: int) -> None:
    typed = list(normalised(RecoveryCode(secret).text))
    if place % 5 == 4 or typed[place] == typed[place + 1]:
        return
    typed[place], typed[place + 1] = typed[place + 1], typed[place]
    with pytest.raises(RecoveryCodeMistyped):
        RecoveryCode.parse("".join(typed))


@given(SECRETS, st.permutations(range(GROUPS)))
def test_groups_in_another_order_are_noticed(secret: bytes, order: list[int]) -> None:
    groups = RecoveryCode(secret).groups
    if order == sorted(order):
        return
    moved = tuple(place + 1 for place in range(GROUPS) if order[place] != place)
    with pytest.raises(RecoveryCodeMistyped) as caught:
        RecoveryCode.parse("-".join(groups[index] for index in order))
    assert caught.value.groups == moved


@given(SECRETS, st.integers(0, LENGTH - 1))
def test_a_missing_character_is_told_by_the_length(secret: bytes, place: int) -> None:
    typed = normalised(RecoveryCode(secret).text)
    with pytest.raises(RecoveryCodeMistyped) as caught:
        RecoveryCode.parse(typed[:place] + typed[place + 1 :])
    assert caught.value.groups == ()
    assert "39" in caught.value.sentence


@given(st.text())
def test_any_text_is_a_code_or_mistyped(text: str) -> None:
    with pytest.raises(RecoveryCodeMistyped):
        RecoveryCode.parse(text)


def test_wrong_groups_are_marked_while_typing() -> None:
    groups = RecoveryCode(bytes(range(20))).groups
    wrong = groups[1][:4] + ("0" if groups[1][4] != "0" else "1")
    assert mistyped_groups(groups[0] + wrong + groups[2][:3]) == (2,)
    assert mistyped_groups(groups[0] + groups[1][:4]) == ()
    assert mistyped_groups("U" * 5) == (1,)


def test_the_secret_is_not_shown() -> None:
    code = RecoveryCode(b"\xaa" * 20)
    assert code.groups[0] not in repr(code)
    assert "aa" not in repr(code).lower().replace("liaison", "")


def test_a_secret_of_another_length_is_our_fault() -> None:
    with pytest.raises(ValueError, match="160 bits"):
        RecoveryCode(b"short")
