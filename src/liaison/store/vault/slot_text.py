"""Reading and writing the slot file's text. Strict: whatever was not written by `serialised` is refused."""

from __future__ import annotations

from typing import Any, NoReturn

from liaison.domain.vault_errors import SlotFileDamaged, StoreIsNewer
from liaison.store.vault.derivation import SALT_BYTES, KdfCost
from liaison.store.vault.slots import (
    NAME,
    VERSION,
    PassphraseSlot,
    RecoverySlot,
    Slot,
    SlotFile,
    UnknownSlot,
    Wrapped,
)

MAXIMUM_BYTES = 64 * 1024
MAXIMUM_SLOTS = 16
MAXIMUM_DEPTH = 32
_MAXIMUM_GENERATION = 2**53

_FILE_FIELDS = {"vault", "key_check", "generation", "slots"}
_WRAPPED_FIELDS = {"kind", "kdf", "salt", "nonce", "wrapped"}
_PASSPHRASE_FIELDS = _WRAPPED_FIELDS | {"memory_kib", "passes", "lanes"}


def serialised(file: SlotFile) -> bytes:
    """The text of `file`, checksum included."""
    # off the start path: the state of a folder is told from the checksum alone
    import json

    body = json.dumps(
        {
            "vault": file.vault.hex(),
            "key_check": file.key_check.hex(),
            "generation": file.generation,
            "slots": [_slot_fields(slot) for slot in file.slots],
        },
        indent=1,
    )
    signed = f"{NAME} {VERSION}\n{body}\n".encode("ascii")
    return signed + f"sha256 {_digest(signed)}\n".encode("ascii")


def is_intact(content: bytes) -> bool:
    """Whether the checksum fits, whatever the version. Cheap: nothing is parsed."""
    signed, _, digest = content.rpartition(b"sha256 ")
    return (
        len(content) <= MAXIMUM_BYTES
        and signed.startswith(NAME.encode() + b" ")
        and digest == f"{_digest(signed)}\n".encode()
    )


def parsed(content: bytes) -> SlotFile:
    """What `content` says.

    Raises:
        SlotFileDamaged: the text is not whole, or says what no version of the program writes.
        StoreIsNewer: it is whole, and of a later version.
    """
    if not is_intact(content):
        raise SlotFileDamaged
    first, _, rest = content.partition(b"\n")
    _require_version(first)
    fields = _object(_json(rest.rpartition(b"sha256 ")[0]), _FILE_FIELDS)
    slots = fields["slots"]
    if type(slots) is not list or len(slots) > MAXIMUM_SLOTS:
        raise SlotFileDamaged
    file = SlotFile(
        vault=_bytes(fields["vault"], 16),
        key_check=_bytes(fields["key_check"], 32),
        generation=_integer(fields["generation"], _MAXIMUM_GENERATION),
        slots=tuple(_slot(slot) for slot in slots),
    )
    _require_one_of_each(file.slots)
    return file


def _require_version(line: bytes) -> None:
    version = line.removeprefix(NAME.encode() + b" ")
    if version == str(VERSION).encode():
        return
    if version.isdigit() and len(version) < 6 and int(version) > VERSION:
        raise StoreIsNewer
    raise SlotFileDamaged


def _require_one_of_each(slots: tuple[Slot, ...]) -> None:
    known = [type(slot) for slot in slots if not isinstance(slot, UnknownSlot)]
    if len(known) != len(set(known)):
        raise SlotFileDamaged


def _slot_fields(slot: Slot) -> dict[str, Any]:
    import json  # off the start path, as above

    if isinstance(slot, UnknownSlot):
        fields: dict[str, Any] = json.loads(slot.text)
        return fields
    head: dict[str, Any] = {"kind": "recovery", "kdf": "hkdf-sha256"}
    if isinstance(slot, PassphraseSlot):
        cost = slot.cost
        head = {"kind": "passphrase", "kdf": "argon2id"}
        head |= {"memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes}
    wrapped = slot.wrapped
    return head | {"salt": wrapped.salt.hex(), "nonce": wrapped.nonce.hex(), "wrapped": wrapped.content.hex()}


def _slot(value: object) -> Slot:
    import json  # off the start path, as above

    if type(value) is not dict or type(value.get("kind")) is not str:
        raise SlotFileDamaged
    if value["kind"] == "passphrase":
        fields = _object(value, _PASSPHRASE_FIELDS)
        _require(fields["kdf"] == "argon2id")
        return PassphraseSlot(_cost(fields), _wrapped(fields))
    if value["kind"] == "recovery":
        fields = _object(value, _WRAPPED_FIELDS)
        _require(fields["kdf"] == "hkdf-sha256")
        return RecoverySlot(_wrapped(fields))
    try:
        return UnknownSlot(json.dumps(value, allow_nan=False))
    except ValueError as error:
        raise SlotFileDamaged from error


def _cost(fields: dict[str, Any]) -> KdfCost:
    memory, passes, lanes = (_integer(fields[name], 2**32) for name in ("memory_kib", "passes", "lanes"))
    try:
        return KdfCost(memory, passes, lanes)
    except ValueError as error:
        raise SlotFileDamaged from error


def _wrapped(fields: dict[str, Any]) -> Wrapped:
    return Wrapped(_bytes(fields["salt"], SALT_BYTES), _bytes(fields["nonce"], 12), _bytes(fields["wrapped"], 48))


def _json(text: bytes) -> object:
    import json  # off the start path, as above

    def without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
        fields = dict(pairs)
        _require(len(fields) == len(pairs))
        return fields

    def refused(number: str) -> NoReturn:
        raise SlotFileDamaged

    _require_shallow(text)
    try:
        return json.loads(text.decode("ascii"), object_pairs_hook=without_repeats, parse_constant=refused)
    except ValueError as error:
        raise SlotFileDamaged from error


def _require_shallow(text: bytes) -> None:
    """Refuse nesting on which reading or writing would run out of stack; brackets within strings count too."""
    depth = 0
    for byte in text:
        depth += (byte in b"[{") - (byte in b"]}")
        _require(depth <= MAXIMUM_DEPTH)


def _object(value: object, names: set[str]) -> dict[str, Any]:
    if type(value) is not dict or value.keys() != names:
        raise SlotFileDamaged
    return value


def _bytes(value: object, length: int) -> bytes:
    if type(value) is not str or len(value) != 2 * length or value.strip("0123456789abcdef"):
        raise SlotFileDamaged
    return bytes.fromhex(value)


def _integer(value: object, maximum: int) -> int:
    if type(value) is not int or not 0 < value <= maximum:
        raise SlotFileDamaged
    return value


def _require(condition: bool) -> None:
    if not condition:
        raise SlotFileDamaged


def _digest(content: bytes) -> str:
    # off the start path, as above
    from hashlib import sha256

    return sha256(content).hexdigest()
