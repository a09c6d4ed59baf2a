"""What services need of a place that holds reference facts: the officer's store, or the built-in pack in memory."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Connection


class Reader(Protocol):
    """Something that can be asked."""

    def read(self) -> AbstractContextManager[Connection]:
        """A connection for questions; nothing is committed."""

    def generation(self, *tables: str) -> tuple[int, ...]:
        """Something that differs once one of these journalled tables, or a pack, was changed."""


class Keeper(Reader, Protocol):
    """Something whose reference tables can also be replaced."""

    def maintain(self) -> AbstractContextManager[Connection]:
        """A transaction on what is not journalled, committed whole at the end of the block."""
