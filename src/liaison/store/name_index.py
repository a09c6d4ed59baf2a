"""Words of names in memory, found by their beginnings: SQLite's full-text index in a database of its own.

It holds what can be read again from the store at any time and is never written to a disk. Words are Latin letters and digits; what they
are made of is the business of who puts them there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import sqlcipher3.dbapi2

_TABLE = """
CREATE VIRTUAL TABLE "{shelf}" USING fts5(
  words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 0')
"""
_PUT = 'INSERT OR REPLACE INTO "{shelf}" (rowid, words) VALUES (?, ?)'
_REMOVE = 'DELETE FROM "{shelf}" WHERE rowid = ?'
_CLEAR = """INSERT INTO "{shelf}" ("{shelf}") VALUES ('delete-all')"""
_FIND = 'SELECT rowid FROM "{shelf}" WHERE "{shelf}" MATCH ? ORDER BY rowid LIMIT ?'


class NameIndex:
    """Numbers by words, on shelves of their own; one thread at a time.

    Args:
        shelves: names of the shelves.
    """

    def __init__(self, shelves: Iterable[str]) -> None:
        self._database = sqlcipher3.dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False)
        for shelf in shelves:
            self._database.execute(_TABLE.format(shelf=shelf))

    def put(self, shelf: str, rows: Iterable[tuple[int, str]]) -> None:
        """Let numbers be found by words, whatever they were found by before."""
        # the index reads upwards in half the time
        self._many(_PUT.format(shelf=shelf), ((-number, words) for number, words in rows))

    def remove(self, shelf: str, numbers: Iterable[int]) -> None:
        """Let numbers not be found any more."""
        self._many(_REMOVE.format(shelf=shelf), ((-number,) for number in numbers))

    def clear(self, shelf: str) -> None:
        """Empty a shelf."""
        self._database.execute(_CLEAR.format(shelf=shelf))

    def find(
        self,
        shelf: str,
        words: Sequence[Sequence[str]],
        limit: int,
        *,
        whole: bool = False,
        last_begins: bool = False,
    ) -> list[int]:
        """The numbers, largest first, that have for each of `words` a word that begins with one of its spellings.

        Args:
            whole: the word is exactly one of the spellings.
            last_begins: the last one begins so all the same.
        """
        last = len(words) - 1
        wanted = " AND ".join(
            f"({' OR '.join(_term(one, whole=whole and not (last_begins and at == last)) for one in spellings)})"
            for at, spellings in enumerate(words)
        )
        return [-row[0] for row in self._database.execute(_FIND.format(shelf=shelf), (wanted, limit))]

    def close(self) -> None:
        """Give the memory back."""
        self._database.close()

    def settle(self) -> None:
        """End the transaction of what was put last; many small ones take three times as long, and what is put is found before."""
        if self._database.in_transaction:
            self._database.execute("COMMIT")

    def _many(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        if not self._database.in_transaction:
            self._database.execute("BEGIN")
        self._database.executemany(statement, rows)


def _term(word: str, *, whole: bool) -> str:
    quoted = word.replace('"', '""')
    return f'"{quoted}"' if whole else f'"{quoted}"*'
