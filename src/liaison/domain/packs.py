"""Reference packs: what one is called, what it holds, what was rejected, and the keys of its facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FORMAT = 1

# What an officer may correct, by table and field; keys are stable over packs
CORRECTABLE: dict[str, tuple[str, ...]] = {
    "agency": ("name_en", "native_name", "short_name", "kind", "parent_id", "country_iso2", "website"),
    "office": ("agency_id", "name", "kind", "city", "country_iso2"),
    "coverage": ("role", "crime_type", "valid_from", "valid_to"),
}


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
    """What a pack says about itself.

    Attributes:
        name: which pack ("liaison-desk").
        version: for people, "2026.11".
        number: rising; a pack with a lower number is older.
        counts: rows by table.
        digests: SHA-256 by member, hexadecimal.
        expires: the day after which it should no longer be relied on; None when it has none.
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
    """The pack in a store.

    Attributes:
        digest: SHA-256 of the manifest, which names every other member's.
    """

    name: str
    version: str
    number: int
    released: date
    expires: date | None
    counts: dict[str, int]
    digest: str


def coverage_key(office_id: str, country_iso2: str, crime_type: str, superseded_on: str) -> str:
    """The key of a coverage statement: `office|country|crime type|day it held`, the last only for a superseded one."""
    return "|".join((office_id, country_iso2, crime_type, superseded_on)).rstrip("|")
