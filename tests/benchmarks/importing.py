"""Importing 10,000 and 50,000 rows: worked out, written in one step, taken back; and how long a save waits meanwhile.

A row is an office with its city, seat, two countries covered, an officer and a telephone number. Beside the writing stands the bare one:
the same rows and operations by executemany on the same store, in one transaction.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from figures import Figure

from liaison.domain.importing import ImportPlan, PlanOptions, ReadOptions
from liaison.domain.importing_fields import Field
from liaison.domain.importing_mapping import ColumnMap
from liaison.domain.steps import result_of
from liaison.services.importing.service import ImportService
from liaison.services.journal import JournalService
from liaison.services.packs import PackService
from liaison.store.engine import Store
from liaison.store.opening import create_store
from liaison.store.vault.key import DataKey

T = TypeVar("T")
SIZES = (10_000, 50_000)
_COUNTRIES = ("Беларусь", "Polen", "Estonia", "KZ", "Germany", "Lettland", "Литва", "UZB")


def run() -> Iterator[Figure]:
    """Seconds, once each."""
    for rows in [int(os.environ["IMPORT_ROWS"])] if "IMPORT_ROWS" in os.environ else SIZES:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            (folder / "store").mkdir(mode=0o700)
            store = create_store(folder / "store", DataKey.generate())
            try:
                PackService(store).install_built_in()
                yield from _imported(store, _list(folder, rows), rows)
            finally:
                store.close()


def _imported(store: Store, file: Path, rows: int) -> Iterator[Figure]:
    name = f"{rows:,} rows"
    service = ImportService(store)
    service.words()
    seconds, read = _timed(lambda: result_of(service.read_in_steps(file, ReadOptions())))
    yield Figure(f"{name}: read off the file", "s", seconds)
    columns = ColumnMap(read.columns.columns, {Field.SOURCE: "benchmark"})
    seconds, (plan, longest) = _timed(lambda: _planned(service, read.table, columns))
    yield Figure(f"{name}: every change worked out", "s", seconds)
    yield Figure(f"{name}: longest slice of that, what a save waits", "ms", longest * 1000)
    assert plan.may_be_applied, plan.problems[:1] or plan.questions[:3]
    seconds, _ = _timed(lambda: service.apply(plan))
    with store.read() as connection:
        operations = connection.exec_driver_sql("SELECT count(*) FROM journal").scalar_one()
    bare = _bare(store)
    yield Figure(
        f"{name}: {operations:,} operations in one step, what a save waits", "s", seconds, bare=bare, most_times=None
    )
    seconds, _ = _timed(JournalService(store).undo_last)
    yield Figure(f"{name}: taken back by one undo", "s", seconds)


def _planned(service: ImportService, table: object, columns: ColumnMap) -> tuple[ImportPlan, float]:
    longest, before, plan = 0.0, perf_counter(), None
    for step in service.plan_in_steps(table, columns, PlanOptions()):  # type: ignore[arg-type]
        now = perf_counter()
        longest, before, plan = max(longest, now - before), now, step.result
    assert plan is not None
    return plan, longest


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    start = perf_counter()
    answer = work()
    return perf_counter() - start, answer


def _bare(store: Store) -> float:
    """The journal's and the tables' rows again by executemany, into copies without indices."""
    tables = ("journal", "agency", "office", "coverage", "person", "post", "post_holder", "citation", "source")
    with store.maintain() as connection:
        rows = {one: [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {one}")] for one in tables}
        for one in tables:
            connection.exec_driver_sql(f"CREATE TABLE bare_{one} AS SELECT * FROM {one} WHERE 0")
    start = perf_counter()
    with store.maintain() as connection:
        for one in tables:
            marks = ", ".join("?" for _ in rows[one][0])
            connection.exec_driver_sql(f"INSERT INTO bare_{one} VALUES ({marks})", rows[one])
    return perf_counter() - start


def _list(folder: Path, rows: int) -> Path:
    source = random.Random(1)
    file = folder / "list.csv"
    with file.open("w", encoding="utf-8") as stream:
        stream.write("Agency,Office,City,Country,Covers,Officer,Phone\n")
        for row in range(rows):
            seat = source.choice(_COUNTRIES)
            covers = "; ".join(source.sample(_COUNTRIES, 2))
            stream.write(f"Service {row % 200},Office {row},City {row},{seat},{covers},Officer {row},+1 {row}\n")
    return file
