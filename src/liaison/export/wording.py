"""What papers need to name things: whoever has the vocabularies at hand gives it."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from liaison.base.translations import tr
from liaison.domain.packs import InstalledPack
from liaison.domain.provenance import Provenance


class Naming(Protocol):
    """Names in the language in use."""

    def country(self, iso2: str) -> str:
        """The country's name; a dash where none is stated."""

    def crime(self, code: str) -> str:
        """The crime type's name."""

    def dated(self, provenance: Provenance) -> str:
        """The as-of date as a phrase, with its age."""

    def day_and_age(self, provenance: Provenance) -> str:
        """The same where a heading says "as of" already."""


def shortened(text: str, most: int) -> str:
    """At most so many letters, with an ellipsis where some are missing."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def beside(*parts: str) -> str:
    """Statements on one line; empty ones are left out."""
    return " · ".join(part for part in parts if part)


def footer(pack: InstalledPack | None, made: datetime) -> str:
    """What a paper was made from, and when."""
    from_pack = tr("Reference pack {version} of {date}", version=pack.version, date=pack.released) if pack else ""
    return beside(from_pack, tr("made {moment}", moment=made.strftime("%Y-%m-%d %H:%M")))
