"""Every word of the index, backwards too, and under its sounds as it was written: for other spellings and typing errors."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection

from liaison.store.reference.asking import plain

_LAST = "\U0010ffff"
_BY_SOUND = """
SELECT written, word FROM find_sound WHERE sound >= :first AND sound < :last AND length(written) >= :least LIMIT :limit
"""
_SOUNDING = """
SELECT written, word FROM find_sound WHERE sound = :sound AND length(written) BETWEEN :least AND :most LIMIT :limit
"""
_BEGINNING = "SELECT word FROM find_word WHERE word >= :first AND word < :last AND length(word) BETWEEN :least AND :most LIMIT :limit"
_ENDING = """
SELECT backwards FROM find_word_backwards
WHERE backwards >= :first AND backwards < :last AND length(backwards) BETWEEN :least AND :most LIMIT :limit
"""


def new_words(connection: Connection, words: Collection[str]) -> set[str]:
    """Those of these words, in Latin letters, that are not kept."""
    statement = "SELECT word FROM find_word WHERE word IN (SELECT value FROM json_each(:words))"
    return set(words) - {row[0] for row in plain(connection, statement, words=json.dumps(sorted(words)))}


def keep_words(connection: Connection, words: Iterable[str]) -> None:
    """Keep words in Latin letters."""
    kept = sorted(words)
    if kept:
        connection.exec_driver_sql("INSERT OR IGNORE INTO find_word (word) VALUES (?)", [(word,) for word in kept])
        backwards = sorted((word[::-1],) for word in kept)
        connection.exec_driver_sql("INSERT OR IGNORE INTO find_word_backwards (backwards) VALUES (?)", backwards)


def keep_written(connection: Connection, spelt: Mapping[str, tuple[str, Sequence[str]]]) -> None:
    """Keep words as written that may be kept already: each with its Latin letters and its sounds."""
    rows = sorted((sound, written, word) for written, (word, sounds) in spelt.items() for sound in sounds)
    if rows:
        connection.exec_driver_sql("INSERT OR IGNORE INTO find_sound (sound, written, word) VALUES (?, ?, ?)", rows)


def sounding(connection: Connection, beginnings: Iterable[str], least: int, limit: int) -> dict[str, str]:
    """Up to `limit` words as written, of `least` letters and more, with their Latin letters, one of whose sounds begins so."""
    found: dict[str, str] = {}
    for sound in beginnings:
        found.update(plain(connection, _BY_SOUND, first=sound, last=sound + _LAST, least=least, limit=limit))
    return found


def sounding_exactly(connection: Connection, sounds: Iterable[str], letters: int, limit: int) -> dict[str, str]:
    """Up to `limit` words as written, of about so many letters, with their Latin letters, one of whose sounds is this."""
    between = {"least": letters * 3 // 5, "most": letters * 5 // 3 + 1}
    found: dict[str, str] = {}
    for sound in sounds:
        found.update(plain(connection, _SOUNDING, sound=sound, limit=limit, **between))
    return found


def beginning_so(connection: Connection, beginning: str, limit: int) -> list[str]:
    """Up to `limit` words that begin so."""
    statement = "SELECT word FROM find_word WHERE word >= :first AND word < :last ORDER BY word LIMIT :limit"
    return [row[0] for row in plain(connection, statement, first=beginning, last=beginning + _LAST, limit=limit)]


def alike(connection: Connection, word: str, limit: int) -> set[str]:
    """Words of about this length that have the first or the last half in common with it: one wrong letter leaves one of them whole."""
    half = len(word) // 2
    lengths = {"least": len(word) - 1, "most": len(word) + 1, "limit": limit}
    first, last = word[:half], word[::-1][: len(word) - half - 1]
    begun = plain(connection, _BEGINNING, first=first, last=first + _LAST, **lengths)
    ended = plain(connection, _ENDING, first=last, last=last + _LAST, **lengths)
    return {row[0] for row in begun} | {row[0][::-1] for row in ended}


def clear(connection: Connection) -> None:
    """Forget all words."""
    for table in ("find_word", "find_word_backwards", "find_sound"):
        connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608  # a constant
