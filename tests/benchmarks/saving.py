"""Saving what was typed: through the journal, against the bare SQLCipher commit of the same text with the same settings."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from corpus import corpus
from figures import Figure, median, percentile, timed

from liaison.domain.meetings import MeetingHeader
from liaison.services.meetings import MeetingService
from liaison.store.engine import Store
from liaison.store.opening import create_store
from liaison.store.vault.connection import open_connection
from liaison.store.vault.key import DataKey

ROUNDS, WARM_UP, MANY = 400, 40, 100_000
SIZE = 20 * 1024


def texts(seed: int) -> Iterator[str]:
    """A 20 KB note of both alphabets in which a character is typed at a time, in the middle."""
    source = random.Random(seed)
    text = "".join(source.choice("абвгд efgh") for _ in range(int(SIZE / 1.5)))
    while True:
        place = len(text) // 2
        text = text[:place] + source.choice("abc где") + text[place:]
        yield text


def bare(folder: Path, key: DataKey) -> Any:
    """A store of one table with one note, opened with the same settings."""
    connection = open_connection(folder / "bare.db", key, create=True)
    connection.execute("CREATE TABLE note (scope TEXT, id TEXT, body TEXT, PRIMARY KEY (scope, id))")
    connection.execute("INSERT INTO note VALUES ('own', 'one', '')")
    return connection


def saves_in(store: Store) -> float:
    """The median save of a 20 KB note in a store, which is closed afterwards."""
    meetings = MeetingService(store)
    made = meetings.meeting(meetings.create(MeetingHeader("bench")).key)
    assert made is not None
    note = made.note.key
    times = [timed(partial(meetings.save_note, note, text)) for _, text in zip(range(ROUNDS), texts(3), strict=False)]
    meetings.delete(made.key)
    store.close()
    return median(times[WARM_UP:])


def run() -> list[Figure]:
    """Both in turn, so that a change of the machine's speed hits both."""
    with tempfile.TemporaryDirectory() as folder:
        key = DataKey.generate()
        store = create_store(Path(folder), key)
        connection = bare(Path(folder), key)
        meetings = MeetingService(store)
        made = meetings.meeting(meetings.create(MeetingHeader("bench")).key)
        assert made is not None
        note = made.note.key

        def bare_save(text: str) -> None:
            connection.execute("BEGIN")
            connection.execute("UPDATE note SET body = ? WHERE scope = 'own' AND id = 'one'", (text,))
            connection.execute("COMMIT")

        ours, theirs = [], []
        for _, mine, other in zip(range(ROUNDS + WARM_UP), texts(1), texts(2), strict=False):
            ours.append(timed(partial(meetings.save_note, note, mine)))
            theirs.append(timed(partial(bare_save, other)))
        connection.close()
        store.close()
    ours, theirs = ours[WARM_UP:], theirs[WARM_UP:]
    among_many = saves_in(corpus(MANY))
    return [
        Figure("save of a 20 KB note, journal included, median", "ms", median(ours), bare=median(theirs), most_times=2),
        Figure("save of a 20 KB note, journal included, 95 of 100", "ms", percentile(ours, 0.95), limit=20),
        Figure(
            "the same among 100,000 notes, beside an empty store", "ms", among_many, bare=median(ours), most_times=1.5
        ),
    ]
