"""Reference packs: what one is called, what it holds, what was rejected, and the keys of its facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FORMAT = 1


@dataclass(frozen=True, slots=True)
class PackIdentity:
    """Which pack is built.

    Attributes:
        name: which pack ("liaison-desk"); packs of other names never replace each other unasked.
        version: for people, "2026.11".
        number: rising; a pack of the same name with a lower number is older.
        expires: the last day on which it may be installed; None when it does not expire.
    """

    name: str
    version: str
    number: int
    released: date
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row of a source file that is not in the pack, and why.

    Attributes:
        line: line in the file, from 1; the heading is line 1.
        field: column; empty when the whole row is meant.
        reason: a sentence in the language in use.
    """

    file: str
    line: int
    field: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class PackManifest:
    """What a pack says about itself; see PackIdentity for the first five.

    Attributes:
        counts: rows by table.
        digests: SHA-256 by member, hexadecimal.
    """

    format: int
    name: str
    version: str
    number: int
    released: date
    expires: date | None
    counts: dict[str, int]
    digests: dict[str, str]


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """The pack in a store; see PackIdentity.

    Attributes:
        counts: rows by table.
        digest: SHA-256 of the manifest, which names every other member's.
    """

    name: str
    version: str
    number: int
    released: date
    expires: date | None
    counts: dict[str, int]
    digest: str


@dataclass(frozen=True, slots=True)
class KeptPack:
    """The pack that was there before, to which one step leads back; see PackIdentity.

    Attributes:
        signed_by: who signed it, as it was called then; empty when nobody did.
    """

    name: str
    version: str
    number: int
    signed_by: str


def coverage_key(office_id: str, country_iso2: str, crime_type: str, superseded_on: str) -> str:
    """The key of a coverage statement: `office|country|crime type|first day it held`, the last only for a superseded one."""
    return "|".join((office_id, country_iso2, crime_type, superseded_on)).rstrip("|")


def membership_key(body_id: str, country_iso2: str, role: str, superseded_since: str) -> str:
    """The key of a membership: `body|country|role|since`, the last only for one that a later one follows."""
    return "|".join((body_id, country_iso2, role, superseded_since)).rstrip("|")


def party_key(instrument_id: str, country_iso2: str, superseded_status: str) -> str:
    """The key of a status under an instrument: `instrument|country|status`, the last only for one that a later one follows."""
    return "|".join((instrument_id, country_iso2, superseded_status)).rstrip("|")
