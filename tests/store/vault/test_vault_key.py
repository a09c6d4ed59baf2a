"""The data key is wiped on demand and never shown."""

from __future__ import annotations

import copy
import pickle

import pytest

from liaison.store.vault.key import DataKey


def test_keys_differ_and_have_the_length() -> None:
    assert len({DataKey.generate().material() for _ in range(50)}) == 50
    with pytest.raises(ValueError, match="32 bytes"):
        DataKey(b"short")


def test_a_wiped_key_holds_nothing() -> None:
    key = DataKey(b"\x41" * 32)
    key.wipe()
    key.wipe()
    assert key.wiped
    with pytest.raises(ValueError, match="wiped"):
        key.material()


def test_nothing_of_it_is_shown_or_carried_away() -> None:
    key = DataKey(b"\x41" * 32)
    assert repr(key) == str(key) == f"{key}" == "DataKey(…)"
    for carry in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            carry(key)
    key.wipe()
    assert repr(key) == "DataKey(wiped)"
