"""The full-text tables of Find, and which record has which number in them.

One table answers words and their beginnings, the newest record first, without looking at more than it gives; another knows places and
answers words in a row. Meetings with their notes have such a pair, all other records another: what is asked of some thousand people
and offices need not look for its place among the words of a million notes. All hold words in Latin letters only; what a question is
made of is checked here once more, so that no text of a person's ever becomes part of the full-text language.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection

from liaison.domain.find_kinds import FindKind
from liaison.domain.find_shelves import NumberRange, kind_of
from liaison.store.reference.asking import plain

_WORD = re.compile(r"[a-z0-9þ]+", re.ASCII | re.IGNORECASE)
_LAST = "\U0010ffff"

_ENTRIES = """
SELECT number, source, scope, row_id, has_marked_lines FROM find_entry WHERE (source, row_id, scope) IN (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]') FROM json_each(:keys))
"""
_BY_NUMBER = """
SELECT number, source, scope, row_id, has_marked_lines FROM find_entry
WHERE number IN (SELECT value FROM json_each(:numbers))
"""
_NUMBER = "SELECT number FROM find_entry WHERE source = :source AND row_id = :row_id LIMIT 1"
_FIRST = "SELECT min(number) FROM find_entry WHERE number BETWEEN :first AND :last"
_KEYS = "SELECT source, row_id, scope FROM find_entry WHERE number BETWEEN :first AND :last"
_PUT = "INSERT INTO find_entry (number, source, scope, row_id, has_marked_lines) VALUES (?, ?, ?, ?, ?)"
_REMOVE = "DELETE FROM find_entry WHERE number = ?"


class Source(StrEnum):
    """Tables whose rows are found; those of the directory go by their identity alone, whoever keeps the row."""

    MEETING = "meeting"
    FOLLOW_UP = "follow_up"
    STATEMENT = "statement"
    OUTCOME = "outcome"
    TREATY_WISH = "treaty_wish"
    ATTACHMENT = "attachment"
    CASE = "case_file"
    PERSON = "person"
    AGENCY = "agency"
    OFFICE = "office"
    BODY = "body"
    INSTRUMENT = "instrument"
    COUNTRY = "country"
    CRIME_TYPE = "crime_type"


class FindKey(NamedTuple):
    """A record that is found; the scope is empty for what the directory holds."""

    source: str
    row_id: str
    scope: str


class Entry(NamedTuple):
    """A record and its number."""

    number: int
    source: str
    scope: str
    row_id: str
    has_marked_lines: int

    @property
    def key(self) -> FindKey:
        """The record."""
        return FindKey(self.source, self.row_id, self.scope)


class Table(StrEnum):
    """The two full-text tables of a pair."""

    BEGINNINGS = "beginnings"
    PHRASES = "phrases"


def _name(table: Table, number: int) -> str:
    return f"find_{table}" if kind_of(number) is FindKind.MEETING else f"find_record_{table}"


_TABLES = tuple(f"find_{part}{table}" for part in ("", "record_") for table in Table)


@dataclass(frozen=True, slots=True)
class IndexedRecord:
    """A record as it goes into the index.

    Attributes:
        words: in Latin letters, in their order.
        marks: words that begin with a thorn and tell what it is about.
    """

    number: int
    key: FindKey
    words: Sequence[str]
    marks: frozenset[str]
    has_marked_lines: bool = False

    def text(self, table: Table) -> str:
        """What goes into a table."""
        return " ".join({*self.words, *self.marks} if table is Table.BEGINNINGS else (*self.words, *self.marks))


def entries_of(connection: Connection, keys: Iterable[FindKey]) -> dict[FindKey, Entry]:
    """The records of these keys that are in the index."""
    rows = plain(connection, _ENTRIES, keys=json.dumps([list(key) for key in keys]))
    return {entry.key: entry for entry in map(Entry._make, rows)}


def entries_by_number(connection: Connection, numbers: Iterable[int]) -> dict[int, Entry]:
    """The records of these numbers."""
    rows = plain(connection, _BY_NUMBER, numbers=json.dumps(list(numbers)))
    return {row[0]: Entry._make(row) for row in rows}


def number_of(connection: Connection, source: Source, row_id: str) -> int | None:
    """The number of a record of any scope; None where it is not in the index."""
    rows = plain(connection, _NUMBER, source=source, row_id=row_id)
    return rows[0][0] if rows else None


def first_number(connection: Connection, numbers: NumberRange) -> int | None:
    """The smallest number in use in a range: the newest record there."""
    found: int | None = plain(connection, _FIRST, first=numbers.first, last=numbers.last)[0][0]
    return found


def keys_among(connection: Connection, numbers: NumberRange) -> list[FindKey]:
    """The records with numbers of a range."""
    return [FindKey._make(row) for row in plain(connection, _KEYS, first=numbers.first, last=numbers.last)]


def put(connection: Connection, records: Iterable[IndexedRecord]) -> None:
    """Add records whose numbers are free."""
    # the tables take rising numbers in one piece, and begin a new piece for every other
    ordered = sorted(records, key=lambda record: record.number)
    if not ordered:
        return
    rows = [(one.number, one.key.source, one.key.scope, one.key.row_id, int(one.has_marked_lines)) for one in ordered]
    _many(connection, _PUT, rows)
    for table in Table:
        for name, some in groupby(ordered, key=lambda record: _name(table, record.number)):
            contents = [(one.number, one.text(table)) for one in some]
            _many(connection, f"INSERT INTO {name} (rowid, words) VALUES (?, ?)", contents)  # noqa: S608  # an enumeration


def remove(connection: Connection, numbers: Iterable[int]) -> None:
    """Let records not be found any more."""
    gone = sorted(numbers)
    if not gone:
        return
    _many(connection, _REMOVE, [(number,) for number in gone])
    for table in Table:
        for name, some in groupby(gone, key=lambda number: _name(table, number)):
            _many(connection, f"DELETE FROM {name} WHERE rowid = ?", [(number,) for number in some])  # noqa: S608


def clear(connection: Connection) -> None:
    """Empty the index."""
    connection.exec_driver_sql("DELETE FROM find_entry")
    for table in _TABLES:
        connection.exec_driver_sql(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608  # an enumeration


def merge(connection: Connection, pages: int, *, everything: bool = False) -> bool:
    """Join small pieces of the tables, so that questions look into few; True while there is more to join.

    Args:
        pages: of 4 KB written at most, for each table.
        everything: begin to join all pieces to one, which merges after this one go on with.
    """
    number = -pages if everything else pages
    driver = _driver(connection)
    goes_on = False
    for table in _TABLES:
        before = driver.total_changes
        connection.exec_driver_sql(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', {number:d})")  # noqa: S608
        # documented: a merge that did something counts at least two changes
        goes_on = goes_on or driver.total_changes - before >= 2
    return goes_on


def numbers(connection: Connection, table: Table, wanted: str, among: NumberRange, limit: int) -> list[int]:
    """Up to `limit` numbers of a range that match, the newest records first.

    Args:
        among: of meetings alone, or of other kinds alone.
        wanted: an expression made by `word`, `beginning`, `row_of`, `all_of`, `any_of` and `without` only.
    """
    name = _name(table, among.first)
    question = (
        f"SELECT rowid FROM {name} WHERE {name} MATCH :wanted AND rowid BETWEEN :first AND :last "  # noqa: S608
        "ORDER BY rowid LIMIT :limit"
    )
    rows = plain(connection, question, wanted=wanted, first=among.first, last=among.last, limit=limit)
    return [row[0] for row in rows]


def count(connection: Connection, table: Table, wanted: str, among: NumberRange, besides: Iterable[int] = ()) -> int:
    """How many records of a range match, those with some numbers left out; `wanted` as in `numbers`."""
    name = _name(table, among.first)
    question = f"SELECT count(*) FROM {name} WHERE {name} MATCH :wanted AND rowid BETWEEN :first AND :last"  # noqa: S608
    left_out = json.dumps(list(besides))
    if left_out != "[]":
        question += " AND rowid NOT IN (SELECT value FROM json_each(:left_out))"
    rows = plain(connection, question, wanted=wanted, first=among.first, last=among.last, left_out=left_out)
    return int(rows[0][0])


def words_begun(connection: Connection, table: Table, among: NumberRange, begun: str) -> list[str]:
    """The words and marks of a table that begin so; of a record that is gone, too, until its piece is merged.

    Args:
        among: of meetings alone, or of other kinds alone: it only chooses the table.
    """
    name = _name(table, among.first)
    made = f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{name}_words USING fts5vocab('main', '{name}', 'row')"
    connection.exec_driver_sql(made)
    question = f"SELECT term FROM temp.{name}_words WHERE term >= :first AND term < :last"  # noqa: S608
    return [row[0] for row in plain(connection, question, first=begun, last=begun + _LAST)]


def word(text: str) -> str:
    """The expression for a whole word."""
    if _WORD.fullmatch(text) is None:
        raise ValueError("only words of the index can be asked for")
    return f'"{text}"'


def beginning(text: str) -> str:
    """The expression for words that begin so."""
    return f"{word(text)}*"


def row_of(words: Sequence[str]) -> str:
    """The expression for words one after another; for the tables of phrases only."""
    return f'"{" ".join(word(one).strip(chr(34)) for one in words)}"'


def all_of(parts: Sequence[str]) -> str:
    """Everything of it."""
    return parts[0] if len(parts) == 1 else "(" + " AND ".join(parts) + ")"


def any_of(parts: Sequence[str]) -> str:
    """One of it."""
    return parts[0] if len(parts) == 1 else "(" + " OR ".join(parts) + ")"


def without(part: str, unwanted: str) -> str:
    """The one and not the other."""
    return f"({part} NOT {unwanted})"


def _many(connection: Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    cursor = connection.connection.cursor()
    try:
        cursor.executemany(statement, rows)
    finally:
        cursor.close()


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection
