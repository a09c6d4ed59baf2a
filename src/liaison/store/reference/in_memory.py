"""The reference facts without a store: a database in memory that is never written to disk and holds nothing of an officer's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import sqlcipher3.dbapi2
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from liaison.store.reference.built_in import built_in_pack
from liaison.store.reference.installing import install_pack
from liaison.store.reference.pack import Pack
from liaison.store.schema import directory
from liaison.store.schema.base import metadata
from liaison.store.schema.reference import REFERENCE

# the officer's own tables stay empty, but every question of the directory also reads them
_TABLES = (
    *REFERENCE,
    directory.agency,
    directory.office,
    directory.coverage,
    directory.competence,
    directory.competence_rule,
    directory.body,
    directory.membership,
    directory.name,
    directory.person,
    directory.post,
    directory.post_holder,
    directory.source,
    directory.citation,
    directory.correction,
    directory.instrument,
    directory.party,
)


class InMemoryReference:
    """Answers the same questions as an open store, from one pack. Belongs to the thread that made it.

    Args:
        pack: installed at once.
        today: for the pack's expiry.
    """

    def __init__(self, pack: Pack, today: date) -> None:
        self._engine = create_engine("sqlite://", module=sqlcipher3.dbapi2, poolclass=StaticPool)
        with self.maintain() as connection:
            metadata.create_all(connection, tables=_TABLES, checkfirst=False)
            install_pack(connection, pack, today, older_too=True)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for questions; nothing is committed."""
        with self._engine.connect() as connection:
            yield connection

    def generation(self, *tables: str) -> tuple[int, ...]:
        """Always the same: what is here stays as it is."""
        return ()

    @contextmanager
    def maintain(self) -> Iterator[Connection]:
        """A transaction on the reference tables."""
        with self._engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Forget everything."""
        self._engine.dispose()


class BuiltInReference(InMemoryReference):
    """The pack that comes with the program, for answers without a store."""

    def __init__(self) -> None:
        super().__init__(built_in_pack(), date.today())
