"""The law of the journal: whatever is edited, the tables are the journal's fold, the chain holds, and undo gives back what was."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from liaison.domain.dates import PartialDate
from liaison.store.engine import OWN, Store
from liaison.store.journal import chain, fold, undo
from liaison.store.journal.operations import Scalar
from liaison.store.opening import create_store, open_store
from liaison.store.schema.catalogue import JOURNALLED
from liaison.store.vault.key import DataKey

TEXTS = st.text(max_size=40)
DATES = st.sampled_from(["2019", "2019-08", "2019-08-02", "2019~", "../2019-08", "2019-08/..", "2018/2019-05"]).map(
    PartialDate.parse
)
VALUES: dict[str, dict[str, st.SearchStrategy[Scalar]]] = {
    "meeting": {"title": TEXTS, "date": st.none() | DATES, "ordinal": st.none() | st.integers(-5, 2**40)},
    "note": {"title": st.none() | TEXTS, "body": TEXTS},
    "delegation": {"name": TEXTS, "capacity": st.none() | TEXTS, "position": st.integers(0, 9)},
    "coverage": {"country_iso2": TEXTS, "valid_from": st.none() | DATES, "role": TEXTS},
}
Snapshot = dict[str, list[dict[str, Scalar]]]


@st.composite
def fields(draw: st.DrawFn) -> tuple[str, dict[str, Scalar]]:
    table = draw(st.sampled_from(sorted(VALUES)))
    names = draw(st.lists(st.sampled_from(sorted(VALUES[table])), min_size=1, unique=True))
    return table, {name: draw(VALUES[table][name]) for name in names}


class Journal(RuleBasedStateMachine):
    rows = Bundle("rows")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.key = DataKey.generate()
        self.store: Store | None = None
        self.before_last: list[Snapshot] = []

    @initialize()
    def open(self) -> None:
        self.store = create_store(Path(self.folder.name), self.key)

    @property
    def opened(self) -> Store:
        assert self.store is not None
        return self.store

    def snapshot(self) -> Snapshot:
        with self.opened.read() as connection:
            return {
                name: [dict(row) for row in connection.execute(select(JOURNALLED[name]).order_by("id")).mappings()]
                for name in VALUES
            }

    def edit(self, work: Callable[[], bool]) -> None:
        before = self.snapshot()
        if work():
            self.before_last.append(before)

    @rule(target=rows, row=fields())
    def insert(self, row: tuple[str, dict[str, Scalar]]) -> tuple[str, str] | None:
        table, values = row
        if all(value is None for value in values.values()):
            return None
        before = self.snapshot()
        with self.opened.change("test.insert") as change:
            made = change.insert(table, values, scope=OWN)
        self.before_last.append(before)
        return table, made

    @rule(target=rows, row=rows, data=st.data())
    def update(self, row: tuple[str, str] | None, data: st.DataObject) -> tuple[str, str] | None:
        if row is None:
            return None
        names = data.draw(st.lists(st.sampled_from(sorted(VALUES[row[0]])), min_size=1, unique=True))
        values = {name: data.draw(VALUES[row[0]][name]) for name in names}
        self.edit(lambda: self._update(row, values))
        return row

    @rule(row=rows)
    def delete(self, row: tuple[str, str] | None) -> None:
        if row is not None:
            self.edit(lambda: self._update(row, {"deleted": 1}))

    @rule(row=rows, text=TEXTS)
    def write(self, row: tuple[str, str] | None, text: str) -> None:
        if row is not None and row[0] == "note":
            self.edit(lambda: self._write(row[1], text))

    @rule(row=rows, text=TEXTS)
    def fail_in_the_middle(self, row: tuple[str, str] | None, text: str) -> None:
        if row is None:
            return
        before = self.snapshot()
        try:
            with self.opened.change("test.fail") as change:
                change.update(row[0], (OWN, row[1]), {"deleted": 1})
                if row[0] == "note":
                    change.write_text("note", (OWN, row[1]), "body", text)
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass
        assert self.snapshot() == before

    @rule()
    def undo_the_last(self) -> None:
        with self.opened.read() as connection:
            last = undo.last_change(connection, self.opened.author.origin)
        assert (last is None) == (not self.before_last)
        if last is None:
            return
        now = self.snapshot()
        with self.opened.change(undo.UNDO + last.id) as change:
            undo.take_back(change, last.id)
        expected = self.before_last.pop()
        for table, present in self.snapshot().items():
            existed = {row["id"]: row for row in expected[table]}
            for row, was in zip(present, now[table], strict=True):
                # what the undone change made is marked as deleted, everything else is as it was
                assert row == existed.get(row["id"], {**was, "deleted": 1})

    @rule()
    def restart(self) -> None:
        before = self.snapshot()
        self.opened.close()
        self.store = open_store(Path(self.folder.name), self.key)
        assert self.snapshot() == before

    @rule()
    def rebuild(self) -> None:
        before = self.snapshot()
        with self.opened.maintain() as connection:
            fold.rebuild(connection)
        assert self.snapshot() == before

    @invariant()
    def holds(self) -> None:
        if self.store is None:
            return
        with self.store.read() as connection:
            assert list(fold.differences(connection)) == []
            assert list(chain.broken_links(connection)) == []
            assert chain.latest_clock(connection) <= self.store.author.clock.latest

    def teardown(self) -> None:
        if self.store is not None:
            self.store.close()
        self.folder.cleanup()

    def _update(self, row: tuple[str, str], values: dict[str, Scalar]) -> bool:
        with self.opened.change("test.update") as change:
            return change.update(row[0], (OWN, row[1]), values)

    def _write(self, row_id: str, text: str) -> bool:
        with self.opened.change("test.write") as change:
            return change.write_text("note", (OWN, row_id), "body", text)


TestJournal = Journal.TestCase
TestJournal.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
