"""The slot file's text: what was written is read back, and anything else is damaged, whatever it is."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.domain.vault_errors import SlotFileDamaged, StoreIsNewer
from liaison.store.vault.derivation import KdfCost
from liaison.store.vault.slot_text import MAXIMUM_BYTES, is_intact, parsed, serialised
from liaison.store.vault.slots import PassphraseSlot, RecoverySlot, Slot, SlotFile, UnknownSlot, Wrapped

WRAPPED = Wrapped(b"s" * 32, b"n" * 12, b"w" * 48)
FILE = SlotFile(b"v" * 16, b"k" * 32, 3, (PassphraseSlot(KdfCost(), WRAPPED), RecoverySlot(WRAPPED)))


def signed(text: str | bytes) -> bytes:
    """`text` with a checksum that fits, as one who wants to deceive makes it."""
    content = text if isinstance(text, bytes) else text.encode()
    return content + f"sha256 {sha256(content).hexdigest()}\n".encode()


def body(**changes: Any) -> bytes:
    """The file's text with fields replaced; a field set to None is left out."""
    fields = json.loads(serialised(FILE).decode().partition("\n")[2].rpartition("sha256 ")[0])
    fields |= changes
    fields = {name: value for name, value in fields.items() if value is not None}
    return signed("liaison-vault-slots 1\n" + json.dumps(fields) + "\n")


def slot(**changes: Any) -> bytes:
    """The same, for the passphrase slot."""
    fields = json.loads(serialised(FILE).decode().partition("\n")[2].rpartition("sha256 ")[0])
    first = fields["slots"][0] | changes
    return body(slots=[{name: value for name, value in first.items() if value is not None}])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)


@given(
    st.binary(min_size=16, max_size=16),
    st.integers(1, 2**40),
    st.integers(64 * 1024, 1024 * 1024),
    st.lists(st.dictionaries(st.text(max_size=5).filter(lambda name: name != "kind"), JSON), max_size=4),
)
def test_what_was_written_is_read_back(
    vault: bytes, generation: int, memory: int, unknown: list[dict[str, object]]
) -> None:
    kept = tuple(UnknownSlot(json.dumps({"kind": "escrow", **fields})) for fields in unknown)
    slots: tuple[Slot, ...] = (PassphraseSlot(KdfCost(memory, 10, 16), WRAPPED), RecoverySlot(WRAPPED), *kept)
    file = SlotFile(vault, b"k" * 32, generation, slots)
    assert parsed(serialised(file)) == file


@given(st.binary())
def test_any_bytes_are_damaged(content: bytes) -> None:
    with pytest.raises(SlotFileDamaged):
        parsed(content)


@given(st.integers(0, len(serialised(FILE)) * 8 - 1))
def test_every_flipped_bit_is_noticed(bit: int) -> None:
    content = bytearray(serialised(FILE))
    content[bit // 8] ^= 1 << bit % 8
    assert not is_intact(bytes(content))
    with pytest.raises(SlotFileDamaged):
        parsed(bytes(content))


@given(st.integers(0, len(serialised(FILE)) - 1))
def test_every_cut_is_noticed(length: int) -> None:
    with pytest.raises(SlotFileDamaged):
        parsed(serialised(FILE)[:length])


@given(st.binary() | st.text().map(str.encode) | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_body_with_a_fitting_checksum_is_damaged(content: bytes) -> None:
    with pytest.raises(SlotFileDamaged):
        parsed(signed(b"liaison-vault-slots 1\n" + content + b"\n"))


@given(
    st.sampled_from(["vault", "key_check", "generation", "slots"]) | st.text(max_size=4),
    JSON.filter(lambda value: value != [] and not isinstance(value, int)),
)
def test_any_other_value_of_a_field_is_damaged(name: str, value: object) -> None:
    if value is None and name not in {"vault", "key_check", "generation", "slots"}:
        return
    with pytest.raises(SlotFileDamaged):
        parsed(body(**{name: value}))


@given(
    st.sampled_from(["kdf", "memory_kib", "passes", "lanes", "salt", "nonce", "wrapped"]) | st.just("more"),
    JSON.filter(lambda value: not isinstance(value, int) or isinstance(value, bool)),
)
def test_any_other_value_in_a_slot_is_damaged(name: str, value: object) -> None:
    if name == "more" and value is None:
        return
    with pytest.raises(SlotFileDamaged):
        parsed(slot(**{name: value}))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("memory_kib", 1),
        ("memory_kib", 64 * 1024 - 1),
        ("memory_kib", 1024 * 1024 + 1),
        ("memory_kib", 64 * 1024 * 1024),
        ("memory_kib", 10**30),
        ("passes", 0),
        ("passes", 11),
        ("lanes", 0),
        ("lanes", 17),
        ("lanes", True),
        ("memory_kib", 262144.0),
    ],
)
def test_costs_outside_the_bounds_are_refused_before_deriving(name: str, value: object) -> None:
    with pytest.raises(SlotFileDamaged):
        parsed(slot(**{name: value}))


@pytest.mark.parametrize(
    "content",
    [
        body(slots=[{"kind": "escrow"}] * 17),
        body(slots=[{"kind": 7}]),
        body(slots=[[]]),
        signed(serialised(FILE).rpartition(b"sha256 ")[0].replace(b'"recovery"', b'"escrow", "n": 1e999')),
        body(generation=0),
        body(generation=-1),
        body(generation=2**60),
        body(vault="0" * 31),
        body(vault="G" * 32),
        body(vault="A" * 32),
        body(extra=1),
        body(vault=None),
        signed(b'liaison-vault-slots 1\n{"vault": NaN}\n'),
        signed(b'liaison-vault-slots 1\n{"vault": 1, "vault": 2}\n'),
        signed(b"liaison-vault-slots 1\n" + b"[" * 20_000 + b"\n"),
        signed(b"liaison-vault-slots 1\n" + b"9" * 20_000 + b"\n"),
        signed(b"liaison-vault-slots 0\n{}\n"),
        signed(b"liaison-vault-slots -1\n{}\n"),
        signed(b"liaison-vault-slots 999999999\n{}\n"),
        signed("liaison-vault-slots ٢\n{}\n"),
        signed(b"another-program 1\n{}\n"),
        signed(b"liaison-vault-slots 1\n" + b" " * MAXIMUM_BYTES),
        serialised(FILE) + b"\n",
        b"\xef\xbb\xbf" + serialised(FILE),
        serialised(FILE).replace(b"\n", b"\r\n"),
    ],
)
def test_hostile_files_are_damaged(content: bytes) -> None:
    with pytest.raises(SlotFileDamaged):
        parsed(content)


def test_two_slots_of_one_known_kind_are_refused() -> None:
    twice = replace(FILE, slots=(*FILE.slots, RecoverySlot(WRAPPED)))
    with pytest.raises(SlotFileDamaged):
        parsed(serialised(twice))


def test_a_later_version_is_told_from_damage() -> None:
    with pytest.raises(StoreIsNewer):
        parsed(signed(b"liaison-vault-slots 2\nanything at all\n"))


def test_replacing_a_slot_keeps_the_others() -> None:
    escrow = UnknownSlot('{"kind": "escrow"}')
    file = replace(FILE, slots=(*FILE.slots, escrow))
    new = PassphraseSlot(KdfCost(64 * 1024, 1, 4), WRAPPED)
    changed = file.replacing(new)
    assert changed.generation == file.generation + 1
    assert changed.passphrase_slot == new
    assert changed.recovery_slot == file.recovery_slot
    assert escrow in changed.slots
