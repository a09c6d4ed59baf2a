"""A large store for benchmarks: meetings with delegations, notes and follow-ups, written straight into the tables.

It is made once and kept in the folder LIAISON_BENCH_DIR, else in the system's temporary one. Nothing in it is real, so neither is its key.
"""

from __future__ import annotations

import hashlib
import os
import random
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from liaison.store.engine import OWN, Store
from liaison.store.migrations import versions
from liaison.store.opening import create_store, open_store
from liaison.store.vault.key import DataKey
from liaison.store.vault.layout import DATABASE

KEY = bytes(range(32))
BATCH = 20_000

_PLACES = ("Minsk", "Baku", "Frankfurt am Main", "Wien", "Ташкент", "Астана", "Tallinn", "Lyon")
_SIDES = (
    "State Customs Committee",
    "Следственный комитет",
    "ICE attaché office",
    "BKA",
    "Interpol NCB",
    "WCO RILO Moscow",
)
_TOPICS = (
    "drug smuggling",
    "human trafficking",
    "незаконный оборот наркотиков",
    "forged documents",
    "terrorist financing",
)
_WORDS = (
    "exchange",
    "of",
    "views",
    "on",
    "the",
    "competence",
    "взаимодействие",
    "подразделений",
    "до",
    "суда",
    "agreed",
)
_KINDS = ("working_meeting", "committee_session", "working_group", "visit", "call")


def corpus(meetings: int) -> Store:
    """An open store with so many meetings, oldest written first; made when it is not there yet (a million takes minutes)."""
    folder = folder_for(f"meetings-{meetings}")
    if (folder / "complete").exists():
        return open_store(folder, DataKey(KEY))
    (folder / DATABASE).unlink(missing_ok=True)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    store = create_store(folder, DataKey(KEY))
    write_meetings(store, meetings)
    (folder / "complete").touch()
    return store


def write_meetings(store: Store, meetings: int) -> None:
    """Put so many meetings into a new store."""
    for first in range(0, meetings, BATCH):
        _write(store, first, min(first + BATCH, meetings), meetings)
    # what Find does with notes is measured with notes of its own; here it would only index beside what is measured
    with store.maintain() as connection:
        connection.exec_driver_sql("DELETE FROM find_queue")


def folder_for(name: str) -> Path:
    """Where a store of that name is kept between runs; one of another schema is not used again."""
    top = os.environ.get("LIAISON_BENCH_DIR") or str(Path(tempfile.gettempdir()) / "liaison-bench")
    steps = sorted(Path(versions.__path__[0]).glob("s*.py"))
    schema = hashlib.sha256(b"".join(step.read_bytes() for step in steps)).hexdigest()[:8]
    return Path(top) / f"{name}-{schema}"


def _write(store: Store, first: int, end: int, meetings: int) -> None:
    source = random.Random(first)
    rows = [_meeting(number, meetings, source) for number in range(first, end)]
    with store.maintain() as connection:
        run = connection.exec_driver_sql
        run("INSERT INTO meeting (scope, id, kind, title, date, place, city, state) VALUES (?,?,?,?,?,?,?,?)", rows)
        run(
            "INSERT INTO delegation (scope, id, meeting_id, name, capacity, position) VALUES (?,?,?,?,?,?)",
            list(_delegations(rows, source)),
        )
        run("INSERT INTO note (scope, id, meeting_id, body) VALUES (?,?,?,?)", list(_notes(rows, source)))
        run(
            "INSERT INTO follow_up (scope, id, meeting_id, text, state) VALUES (?,?,?,?,?)",
            list(_promises(rows, source)),
        )


def _meeting(number: int, meetings: int, source: random.Random) -> tuple[Any, ...]:
    day = date(1996, 1, 1) + timedelta(days=number * 11_000 // meetings)
    # the store's own form of an exact day: sort key, space, text
    stored = f"{day.isoformat()}110 {day.isoformat()}"
    title = f"Meeting {number} on {source.choice(_TOPICS)}"
    place = source.choice(_PLACES)
    return (
        OWN,
        f"{number:012d}",
        source.choice(_KINDS),
        title,
        stored,
        "Central office",
        place,
        "draft" if number % 3 else "final",
    )


def _delegations(rows: list[tuple[Any, ...]], source: random.Random) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        for position, name in enumerate(source.sample(_SIDES, 2)):
            yield OWN, f"{row[1]}-{position}", row[1], name, ("host", "guest")[position], position


def _notes(rows: list[tuple[Any, ...]], source: random.Random) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        yield OWN, f"{row[1]}-n", row[1], f"## {row[3]}\n{' '.join(source.choices(_WORDS, k=20))}\n"


def _promises(rows: list[tuple[Any, ...]], source: random.Random) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        if source.random() < 0.25:
            yield OWN, f"{row[1]}-f", row[1], "Send the list of contact points", "open"
