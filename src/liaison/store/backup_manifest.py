"""What a backup says of itself: a JSON text in the archive, readable without a key, read as the untrusted text it is."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from liaison.domain.backups import FORMAT
from liaison.domain.vault_errors import StoreIsNewer

MANIFEST = "manifest.json"
MAXIMUM_BYTES = 16 * 1024 * 1024
"""100,000 attachments have some 15 MB of names and digests."""

ATTACHMENTS = "attachments/"

# names are the program's own; anything else would be written under a name the file chose
_MEMBER_NAME = re.compile(r"(store\.db|vault\.slots|attachments/[0-9A-Za-z_-][0-9A-Za-z_.-]{0,127})")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_IDENTITY = re.compile(r"[0-9a-f]{32}")
_VERSION = re.compile(r"[0-9A-Za-z.+-]{1,40}")


@dataclass(frozen=True, slots=True)
class Member:
    """A file in the backup: its size in bytes and SHA-256, hexadecimal."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """See `liaison.domain.backups.Backup` for what is not explained here."""

    made: datetime
    program: str
    schema: int
    automatic: bool
    vault: str
    state: str
    members: tuple[Member, ...] = ()


def is_member_name(name: str) -> bool:
    """Whether a backup may hold a file of this name."""
    return _MEMBER_NAME.fullmatch(name) is not None


def serialised(manifest: Manifest) -> bytes:
    """The manifest's text."""
    return json.dumps(
        {
            "format": FORMAT,
            "made": manifest.made.astimezone(UTC).isoformat(timespec="seconds"),
            "program": manifest.program,
            "schema": manifest.schema,
            "automatic": manifest.automatic,
            "vault": manifest.vault,
            "state": manifest.state,
            "members": [{"name": one.name, "size": one.size, "sha256": one.sha256} for one in manifest.members],
        },
        indent=1,
    ).encode("ascii")


def parsed(content: bytes) -> Manifest:
    """What `content` says.

    Raises:
        StoreIsNewer: a later version of the program wrote it.
        ValueError: it is no manifest.
    """
    try:
        fields = json.loads(content.decode("ascii"))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if type(fields) is not dict:
        raise ValueError("not an object")
    if _number(fields, "format") > FORMAT:
        raise StoreIsNewer
    members = fields.get("members")
    if type(members) is not list:
        raise ValueError("members")
    manifest = Manifest(
        made=_time(fields),
        program=_text(fields, "program", _VERSION),
        schema=_number(fields, "schema"),
        automatic=fields.get("automatic") is True,
        vault=_text(fields, "vault", _IDENTITY),
        state=_text(fields, "state", _DIGEST),
        members=tuple(_member(member) for member in members),
    )
    names = [member.name for member in manifest.members]
    if len(set(names)) != len(names) or not {"store.db", "vault.slots"} <= set(names):
        raise ValueError("members")
    return manifest


def _member(fields: object) -> Member:
    if type(fields) is not dict:
        raise ValueError("member")
    return Member(_text(fields, "name", _MEMBER_NAME), _number(fields, "size"), _text(fields, "sha256", _DIGEST))


def _time(fields: dict[str, Any]) -> datetime:
    made = datetime.fromisoformat(_text(fields, "made", re.compile(r"[0-9T:+-]{1,40}")))
    if made.tzinfo is None:
        raise ValueError("made")
    return made


def _text(fields: dict[str, Any], name: str, form: re.Pattern[str]) -> str:
    value = fields.get(name)
    if type(value) is not str or not form.fullmatch(value):
        raise ValueError(name)
    return value


def _number(fields: dict[str, Any], name: str) -> int:
    value = fields.get(name)
    if type(value) is not int or not 0 <= value < 2**63:
        raise ValueError(name)
    return value
