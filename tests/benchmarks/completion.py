"""Completing names with 100,000 people, 5,000 agencies, 50,000 offices and 100,000 meetings: gathering, an answer, and what a change costs.

The bare limit of an answer is one SQL question for names that begin as typed, with an index made for it, over the people alone.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from figures import Figure, median, percentile, timed
from reference_corpus import reference_corpus

from liaison.base.memory import give_back
from liaison.domain.name_finding import NearNames
from liaison.domain.rows import RowKey
from liaison.services.name_lookup import NameLookupService
from liaison.store.engine import OWN, Store

PEOPLE = 100_000
ANSWER = 10
_FAMILIES = (
    "Gub",
    "Petr",
    "Ali",
    "Web",
    "Stif",
    "Бал",
    "Коз",
    "Nur",
    "Иван",
    "Schm",
    "Ере",
    "Kar",
    "Мам",
    "Øst",
    "Lind",
)
_MIDDLES = ("ay", "ov", "en", "ул", "ба", "is", "or", "ке", "an", "ит", "el", "ра")
_ENDINGS = ("dulin", "ov", "er", "sson", "ченко", "ова", "yev", "ман", "idt", "skiy", "dze", "ян", "-Nord", "ли")
_GIVEN = (
    "Oleg",
    "Анна",
    "Ivan",
    "Мария",
    "Gina",
    "Kurt",
    "Əli",
    "José",
    "Сергей",
    "Dana",
    "Lars",
    "Нурлан",
    "Eva",
    "Тимур",
)
_TYPED = (
    *(
        "gu",
        "gub",
        "Губ",
        "губай",
        "oleg gub",
        "an",
        "и",
        "by",
        "минск",
        "герм",
        "customs",
        "customs 1",
        "bal g",
        "zzz",
        "working",
    ),
    *(
        "meeting 9",
        "meeting 99999",
        "2019-08",
        "портовый",
        "ivan petr",
        "алиев",
        "schmidt",
        "c12 attache",
        "frankfurt",
        "k",
    ),
)
_INDEX = "CREATE INDEX temp.bare_names ON bare_people (name)"
_BARE = "SELECT name FROM temp.bare_people WHERE name >= ? AND name < ? ORDER BY name LIMIT 9"


def run() -> Iterator[Figure]:
    """Milliseconds and megabytes."""
    store = reference_corpus()
    try:
        _add_people(store)
        yield from _figures(store)
    finally:
        store.close()


def _figures(store: Store) -> Iterator[Figure]:
    names = NameLookupService(store)
    before, started, slices = _memory(), perf_counter(), []
    gathering = names.gather()
    while True:
        begun = perf_counter()
        if next(gathering, None) is None:
            break
        slices.append((perf_counter() - begun) * 1000)
    yield Figure("all names gathered, once, in slices", "ms", (perf_counter() - started) * 1000)
    yield Figure("95 of 100 of these slices", "ms", percentile(slices, 0.95))
    yield Figure("longest of these slices (all agencies are read in one)", "ms", max(slices))
    # the pages of the store that were read on the way are not the names'
    store.give_back_memory()
    give_back()
    yield Figure("memory of the names", "MB", _memory() - before)
    bare = _bare_times(store)
    near = names.near(_some_meeting(store), "", "en")
    for label, find in (("@", names.mentioned), ("[[", names.referred_to)):
        times = [timed(lambda text=text, find=find: find(text, near, "en")) for _ in range(8) for text in _TYPED]  # type: ignore[misc]
        yield Figure(
            f"an answer to {label}, median (bare: names that begin so)", "ms", median(times), bare=median(bare)
        )
        yield Figure(
            f"an answer to {label}, 95 of 100", "ms", percentile(times, 0.95), limit=ANSWER, bare=percentile(bare, 0.95)
        )
    yield Figure("what is near a meeting, once when it is opened", "ms", median(_near_times(store, names)))
    yield Figure("an answer after a meeting was changed", "ms", median(_changed(store, names, "meeting", "title")))
    yield Figure("an answer after an own agency was changed", "ms", median(_changed(store, names, "agency", "name_en")))


def _add_people(store: Store) -> None:
    with store.read() as connection:
        if connection.exec_driver_sql("SELECT count(*) FROM person").scalar():
            return
    chance = random.Random(7)
    rows = [(OWN, f"p{number:07d}", _name(chance)) for number in range(PEOPLE)]
    with store.maintain() as connection:
        connection.exec_driver_sql("INSERT INTO person (scope, id, display_name) VALUES (?, ?, ?)", rows)


def _name(chance: random.Random) -> str:
    family = (
        chance.choice(_FAMILIES) + "".join(chance.choices(_MIDDLES, k=chance.randint(1, 3))) + chance.choice(_ENDINGS)
    )
    return f"{chance.choice(_GIVEN)} {family}"


def _bare_times(store: Store) -> list[float]:
    with store.read() as connection:
        run = connection.exec_driver_sql
        run("CREATE TEMP TABLE bare_people AS SELECT lower(display_name) AS name FROM person")
        run(_INDEX)
        times = [
            timed(lambda text=text: run(_BARE, (text, text + "\U0010ffff")).all())  # type: ignore[misc]
            for _ in range(8)
            for text in _TYPED
        ]
        run("DROP TABLE temp.bare_people")
    return times


def _some_meeting(store: Store) -> RowKey:
    with store.read() as connection:
        scope, identity = connection.exec_driver_sql(
            "SELECT scope, meeting_id FROM delegation WHERE agency_id IS NOT NULL ORDER BY rowid DESC LIMIT 1"
        ).one()
    return RowKey(scope, identity)


def _near_times(store: Store, names: NameLookupService) -> list[float]:
    key = _some_meeting(store)
    return [timed(lambda: names.near(key, "Said @Balsamo and @[[Ivan Petrov]].\n" * 50, "en")) for _ in range(5)]


def _changed(store: Store, names: NameLookupService, table: str, field: str) -> list[float]:
    with store.change("bench") as change:
        identity = change.insert(table, {field: "Bench"}, scope=OWN)
    times = []
    for number in range(5):
        with store.change("bench") as change:
            change.update(table, (OWN, identity), {field: f"Bench {number}"})
        times.append(timed(lambda: names.referred_to("bench", NearNames(), "en")))
    with store.change("bench") as change:
        change.delete(table, (OWN, identity))
    return times


def _memory() -> float:
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
