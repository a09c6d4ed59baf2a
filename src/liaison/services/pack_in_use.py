"""The reference pack in use: all that a normal start asks of packs."""

from __future__ import annotations

from liaison.base.paths import resources
from liaison.domain.packs import InstalledPack
from liaison.store.reference.installed import installed_pack, read_identity
from liaison.store.reference.pack_notes import DECLINED, told
from liaison.store.reference.reading import Reader


class PackInUse:
    """Which pack answers; every method runs on the store's thread.

    Args:
        reader: the open store, or the built-in pack in memory.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def installed(self) -> InstalledPack | None:
        """The pack in use; None before the first."""
        with self._reader.read() as connection:
            return installed_pack(connection)

    def wants_built_in(self) -> bool:
        """Whether the pack that comes with the program is to be installed: there is none, or an older one of its name.

        A pack of another name is the officer's choice and stays, and so does the one the officer went back to.
        """
        offered, there = read_identity(resources() / "reference"), self.installed()
        if there is None:
            return True
        return there.name == offered.name and there.number < offered.number and not self._declined(offered.number)

    def _declined(self, number: int) -> bool:
        with self._reader.read() as connection:
            left = told(connection, DECLINED)
        return left.isdigit() and number <= int(left)
