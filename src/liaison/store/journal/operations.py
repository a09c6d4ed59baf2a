"""One operation of the journal: a field that got a value, who gave it, and what they saw before."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from liaison.domain.dates import PartialDate

HASH_SIZE = 32
FIRST_HASH = bytes(HASH_SIZE)

Scalar = str | int | PartialDate | None


@dataclass(frozen=True, slots=True)
class Operation:
    """One append-only row.

    Attributes:
        seq: counts the operations of `origin` from 1 without a gap.
        clock: hybrid logical clock.
        change: identity shared by the operations of one labelled change.
        value: a scalar as JSON in UTF-8, or for merged text an update of its document.
        bases: the operations whose values the author saw, as `origin:seq`.
        hash: over the origin's previous hash and everything above.
    """

    scope: str
    origin: str
    seq: int
    clock: int
    change: str
    label: str
    table_name: str
    row_id: str
    field: str
    value: bytes
    bases: tuple[str, ...]
    actor: str
    hash: bytes = b""

    @property
    def key(self) -> str:
        """How other operations name this one."""
        return f"{self.origin}:{self.seq}"

    @property
    def cell(self) -> tuple[str, str, str, str]:
        """The field of the row this operation set."""
        return self.scope, self.table_name, self.row_id, self.field

    def hash_after(self, previous: bytes) -> bytes:
        """The hash of this operation when `previous` is the hash before it."""
        digest = hashlib.sha256(previous)
        head = (
            self.scope,
            self.origin,
            self.seq,
            self.clock,
            self.change,
            self.label,
            self.table_name,
            self.row_id,
            self.field,
            self.bases,
            self.actor,
            len(self.value),
        )
        digest.update(json.dumps(head, ensure_ascii=True, separators=(",", ":")).encode("ascii"))
        digest.update(self.value)
        return digest.digest()


def encode(value: Scalar) -> bytes:
    """A scalar as the journal keeps it; a partial date as its text form."""
    plain = value.text if isinstance(value, PartialDate) else value
    return json.dumps(plain, ensure_ascii=False).encode("utf-8")


def decode(value: bytes) -> str | int | None:
    """What `encode` wrote; partial dates come back as text."""
    scalar: str | int | None = json.loads(value)
    return scalar
