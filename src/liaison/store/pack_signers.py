"""Signers of reference packs that the officer trusts: journalled, so that when and by whom stays known."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from liaison.domain.rows import RowKey
from liaison.store.schema.signed_packs import pack_signer


@dataclass(frozen=True, slots=True)
class SignerRow:
    """A signer as it is kept.

    Attributes:
        key: the public key as minisign writes it.
        trusted_at: when, ISO 8601.
    """

    row: RowKey
    key: str
    name: str
    trusted_at: str


def signer_rows(connection: Connection) -> tuple[SignerRow, ...]:
    """All of them, the oldest first."""
    question = select(pack_signer).where(pack_signer.c.deleted == 0).order_by(pack_signer.c.id)
    return tuple(
        SignerRow(RowKey(row.scope, row.id), row.key or "", row.name or "", row.trusted_at or "")
        for row in connection.execute(question)
    )
