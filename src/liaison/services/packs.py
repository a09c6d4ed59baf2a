"""Reference packs: building, showing and installing them, and the one that comes with the program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from liaison.domain.packs import InstalledPack, PackManifest, RejectedRow
from liaison.store.reference.reading import Keeper


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What building a pack gave.

    Attributes:
        rejected: rows that are not in the pack, with the reason; `--strict` fails when there are any.
        unmapped: wordings of competences without a code; kept with their words only.
    """

    manifest: PackManifest
    file: Path
    rejected: tuple[RejectedRow, ...]
    unmapped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackChange:
    """What installing a pack did; `before` is None for the first one."""

    before: InstalledPack | None
    after: InstalledPack


class PackService:
    """What an administrator does with packs; every method runs on the store's thread.

    Args:
        keeper: the open store, or the built-in pack in memory.
    """

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    def installed(self) -> InstalledPack | None:
        """The pack in use; None before the first."""
        raise NotImplementedError

    def install(self, file: Path, older_too: bool = False) -> PackChange:
        """Replace the installed pack by that of `file`, whole or not at all. Raises PackError, OlderPackError."""
        raise NotImplementedError

    def install_built_in(self) -> PackChange | None:
        """Install the program's own pack when none or an older one is there; None when nothing was to do."""
        raise NotImplementedError


def build(folder: Path, target: Path, name: str, version: str, number: int, released: date) -> BuildReport:
    """Build a pack file from a folder of CSV files, leaving out the rows that are wrong."""
    raise NotImplementedError


def show(file: Path) -> PackManifest:
    """What a pack file says about itself, after checking that it is whole. Raises PackError."""
    raise NotImplementedError
