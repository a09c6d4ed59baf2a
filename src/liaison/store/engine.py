"""The open store: one connection, a door for reading, a door for labelled changes, and one for upkeep that is not journalled.

All of it belongs to one thread at a time; the window hands its work to the store thread (`liaison.base.lanes`). A door opened by a
second thread waits until the first is closed; one opened inside another on the same thread would end the outer's transaction, and
is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, get_ident
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from liaison.base.ids import new_id
from liaison.store.journal.chain import latest_clock, tail_of
from liaison.store.journal.change import Author, Change
from liaison.store.journal.clock import HybridClock
from liaison.store.vault.database_errors import world_error

OWN = "own"
"""The scope of what belongs to the officer alone."""

ORIGIN_KEY = "origin"
ACTOR_KEY = "actor"


class Store:
    """An open store whose schema is this program's.

    Args:
        driver: the driver's connection, keyed and set up, in autocommit mode; the store closes it.
        folder: where it lies, for sentences about full disks and the like.
    """

    def __init__(self, driver: Any, folder: Path | None = None) -> None:
        self._driver = driver
        self._folder = folder or Path()
        self._engine = create_engine(
            "sqlite://", creator=lambda: driver, module=sqlcipher3.dbapi2, poolclass=StaticPool
        )
        # the driver is in autocommit mode, so that statements outside a transaction cost none
        event.listen(self._engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
        self._turn = _Turn()
        self._author: Author | None = None
        self._generations: Counter[str] = Counter()

    def start(self) -> None:
        """Take up the journal where it stands; before the first change."""
        try:
            self._take_up()
        except DBAPIError as error:
            # damage may lie in what is read here first
            raise self._explained(error) from error

    def _take_up(self) -> None:
        with self.read() as connection:
            rows = connection.exec_driver_sql("SELECT key, value FROM store_info")
            known: dict[str, str] = {row[0]: row[1] for row in rows}
            origin = known.get(ORIGIN_KEY)
            if origin is not None:
                clock = HybridClock(latest_clock(connection))
                self._author = Author(origin, known[ACTOR_KEY], clock, tail_of(connection, origin))
                return
        origin, actor = new_id(), new_id()
        with self.maintain() as connection:
            insert = "INSERT INTO store_info (key, value) VALUES (?, ?)"
            connection.exec_driver_sql(insert, (ORIGIN_KEY, origin))
            connection.exec_driver_sql(insert, (ACTOR_KEY, actor))
        self._author = Author(origin, actor, HybridClock())

    @property
    def author(self) -> Author:
        """Who writes here. Only after `start`."""
        if self._author is None:
            raise RuntimeError("the store was not started")
        return self._author

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for questions; nothing is committed."""
        with self._turn.taken(), self._engine.connect() as connection:
            yield connection

    def generation(self, *tables: str) -> tuple[int, ...]:
        """Something that differs once a change touched one of these journalled tables, or a pack was installed: for what is kept."""
        return tuple(self._generations[table] for table in ("", *tables))

    @contextmanager
    def change(self, label: str) -> Iterator[Change]:
        """One labelled change, committed whole at the end of the block, or not at all when the block raises."""
        author = self.author
        # what the author learned belongs to the change, so its turn ends behind that
        with self._turn.taken(), self._forgetting(author):
            with self._engine.begin() as connection:
                change = Change(connection, author, label)
                yield change
            author.tail = change.tail
            self._generations.update(change.touched)

    @contextmanager
    def _forgetting(self, author: Author) -> Iterator[None]:
        """What the caches learned in a block that raises was not committed."""
        try:
            yield
        except BaseException as error:
            author.texts.clear()
            author.heads.clear()
            if isinstance(error, DBAPIError):
                raise self._explained(error) from error
            raise

    @contextmanager
    def maintain(self) -> Iterator[Connection]:
        """A transaction on what is not journalled: reference tables, store information, kept counts."""
        try:
            with self._turn.taken(), self._engine.begin() as connection:
                yield connection
            self._generations[""] += 1
        except DBAPIError as error:
            raise self._explained(error) from error

    def _explained(self, error: DBAPIError) -> Exception:
        """The world's part in an error of the database (a full disk, a medium that was pulled out), or the error itself."""
        original = error.orig
        found = world_error(original, self._folder) if isinstance(original, Exception) else None
        return found or error

    def outside_transaction(self, statement: str, values: tuple[Any, ...] = ()) -> list[Any]:
        """Run a statement that may not stand in a transaction (VACUUM INTO, a checkpoint); its rows."""
        rows: list[Any] = self._driver.execute(statement, values).fetchall()
        return rows

    def give_back_memory(self) -> None:
        """Let go of pages that are kept for quick reading and can be read again."""
        self._driver.execute("PRAGMA shrink_memory").fetchall()

    def interrupt(self) -> None:
        """Stop the statement running now; from any thread."""
        self._driver.interrupt()

    def close(self) -> None:
        """Write everything into the one file and close it; where the disk is too full for that, the log stays beside it."""
        try:
            self._driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except sqlcipher3.dbapi2.Error as error:
            if world_error(error, self._folder) is None:
                raise
        finally:
            self._engine.dispose()


class _Turn:
    """One thread at a time, and no door inside another."""

    def __init__(self) -> None:
        self._free = Lock()
        self._holder: int | None = None

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for the turn of this thread and hold it."""
        if self._holder == get_ident():
            raise RuntimeError("the store is being read or changed already, by the same thread")
        with self._free:
            self._holder = get_ident()
            try:
                yield
            finally:
                self._holder = None
