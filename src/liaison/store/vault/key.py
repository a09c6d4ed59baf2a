"""The data key: 32 random bytes that encrypt the store, held so that they can be wiped and are never shown."""

from __future__ import annotations

import os
from typing import NoReturn

KEY_BYTES = 32


class DataKey:
    """The key of one store. Holders wipe it when they close the store; copies made by `material` are theirs to drop."""

    __slots__ = ("_material",)

    def __init__(self, material: bytes | bytearray) -> None:
        if len(material) != KEY_BYTES:
            raise ValueError(f"a data key has {KEY_BYTES} bytes")
        self._material = bytearray(material)

    @classmethod
    def generate(cls) -> DataKey:
        """A new key from the system's source of randomness."""
        return cls(os.urandom(KEY_BYTES))

    def material(self) -> bytes:
        """The 32 bytes.

        Raises:
            ValueError: the key was wiped.
        """
        if self.wiped:
            raise ValueError("the data key was wiped")
        return bytes(self._material)

    @property
    def wiped(self) -> bool:
        """Whether `wipe` was called."""
        return not self._material

    def wipe(self) -> None:
        """Overwrite the bytes held here; calling it twice does no harm."""
        for index in range(len(self._material)):
            self._material[index] = 0
        self._material.clear()

    def __repr__(self) -> str:
        return "DataKey(wiped)" if self.wiped else "DataKey(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a data key is never pickled or copied")
