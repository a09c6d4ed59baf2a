"""A pack in memory: its manifest and the rows of its members, with the bytes each member has in a pack file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from liaison.domain.packs import FORMAT, PackIdentity, PackManifest
from liaison.store.reference.members import MEMBERS, Member, Row


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack whose rows were checked.

    Attributes:
        digest: SHA-256 of the manifest's bytes, hexadecimal.
        rows: by member; values in the order of the member's columns.
    """

    manifest: PackManifest
    digest: str
    rows: Mapping[str, Sequence[Row]]


def packed(identity: PackIdentity, rows: Mapping[str, Sequence[Row]]) -> Pack:
    """A pack of checked rows."""
    manifest = PackManifest(
        FORMAT,
        identity.name,
        identity.version,
        identity.number,
        identity.released,
        identity.expires,
        {member.name: len(rows[member.name]) for member in MEMBERS},
        {member.name: digest_of(member_bytes(member, rows[member.name])) for member in MEMBERS},
    )
    return Pack(manifest, digest_of(manifest_bytes(manifest)), rows)


def digest_of(content: bytes) -> str:
    """SHA-256, hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def member_bytes(member: Member, rows: Sequence[Row]) -> bytes:
    """JSON Lines: the columns' names, then one array a row. The same rows always give the same bytes."""
    lines = [_json(member.names), *(_json(row) for row in rows)]
    return ("\n".join(lines) + "\n").encode()


def manifest_bytes(manifest: PackManifest) -> bytes:
    """The manifest as one JSON object. The same manifest always gives the same bytes."""
    written = {
        "format": manifest.format,
        "name": manifest.name,
        "version": manifest.version,
        "number": manifest.number,
        "released": manifest.released.isoformat(),
        "expires": manifest.expires.isoformat() if manifest.expires else None,
        "counts": manifest.counts,
        "sha256": manifest.digests,
    }
    return (json.dumps(written, ensure_ascii=False, indent=1) + "\n").encode()


_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _json(values: Any) -> str:
    return _encoder.encode(values)
