"""Reference packs: building, showing and installing them, and the one that comes with the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from liaison.domain.packs import InstalledPack, PackIdentity, PackManifest, RejectedRow
from liaison.services.pack_in_use import PackInUse
from liaison.store.reference.building import build_pack
from liaison.store.reference.built_in import built_in_pack
from liaison.store.reference.installed import installed_pack
from liaison.store.reference.installing import install_pack
from liaison.store.reference.pack import Pack
from liaison.store.reference.pack_file import read_manifest, read_pack, write_pack
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
        today: for a pack's last day.
    """

    def __init__(self, keeper: Keeper, today: Callable[[], date] = date.today) -> None:
        self._keeper = keeper
        self._today = today

    def installed(self) -> InstalledPack | None:
        """The pack in use; None before the first."""
        with self._keeper.read() as connection:
            return installed_pack(connection)

    def install(self, file: Path, older_too: bool = False) -> PackChange:
        """Replace the installed pack by that of `file`, whole or not at all.

        Raises PackError, NewerPackFormatError, OlderPackError, ExpiredPackError.
        """
        return self._install(read_pack(file), older_too)

    def install_built_in(self) -> PackChange | None:
        """Install the program's own pack when there is none, or an older one of its name; None when nothing was to do.

        A pack of another name is the officer's choice and stays.
        """
        if not PackInUse(self._keeper).wants_built_in():
            return None
        return self._install(built_in_pack(), older_too=False)

    def _install(self, pack: Pack, older_too: bool) -> PackChange:
        with self._keeper.maintain() as connection:
            before = installed_pack(connection)
            return PackChange(before, install_pack(connection, pack, self._today(), older_too))


def build(folder: Path, target: Path, name: str, version: str, number: int, released: date) -> BuildReport:
    """Build a pack file from a folder of CSV files, leaving out the rows that are wrong. Raises PackSourceError."""
    built = build_pack(folder, PackIdentity(name, version, number, released))
    write_pack(built.pack, target)
    return BuildReport(built.pack.manifest, target, built.rejected, built.unmapped)


def show(file: Path) -> PackManifest:
    """What a pack file says about itself. Raises PackError, NewerPackFormatError."""
    return read_manifest(file)
