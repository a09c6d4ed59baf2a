"""Comparing by journals finds what comparing every row would find, however two stores went on."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from liaison.domain.backups import TableDifference
from liaison.domain.steps import result_of
from liaison.store import parting
from liaison.store.comparing import compare
from liaison.store.copying import copy_into
from liaison.store.engine import OWN, Store
from liaison.store.opening import open_store
from liaison.store.restoring import renew_origin
from liaison.store.schema.catalogue import JOURNALLED
from liaison.store.vault.key import DataKey

TABLES = ("meeting", "note", "delegation", "person")
FIELD = {"meeting": "title", "note": "title", "delegation": "name", "person": "display_name"}


def edit(store: Store, chance: random.Random, times: int) -> None:
    """Add, change, delete and bring back rows at random."""
    for _ in range(times):
        table = chance.choice(TABLES)
        rows = live_or_not(store, table)
        with store.change("test") as change:
            if not rows or chance.random() < 0.3:
                change.insert(table, {FIELD[table]: f"text {chance.randrange(5)}"}, scope=OWN)
            elif chance.random() < 0.3:
                change.update(table, (OWN, chance.choice(rows)), {"deleted": chance.randrange(2)})
            else:
                change.update(table, (OWN, chance.choice(rows)), {FIELD[table]: f"text {chance.randrange(5)}"})


def live_or_not(store: Store, table: str) -> list[str]:
    with store.read() as connection:
        return list(connection.execute(select(JOURNALLED[table].c.id)).scalars())


def live(store: Store, table: str) -> dict[str, dict[str, Any]]:
    source = JOURNALLED[table]
    with store.read() as connection:
        rows = connection.execute(select(source).where(source.c.deleted == 0)).mappings()
        return {row["id"]: dict(row) for row in rows}


def by_every_row(there: Store, here: Store) -> tuple[TableDifference, ...]:
    found = []
    for table in sorted(TABLES):
        one, other = live(there, table), live(here, table)
        different = sum(one[row_id] != other[row_id] for row_id in one.keys() & other.keys())
        difference = TableDifference(table, len(one.keys() - other.keys()), len(other.keys() - one.keys()), different)
        if difference != TableDifference(table, 0, 0, 0):
            found.append(difference)
    return tuple(found)


@pytest.mark.parametrize("seed", range(8))
def test_by_journals_as_by_every_row(
    store: Store, key: DataKey, tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parting, "WINDOW", 7)
    chance = random.Random(seed)
    edit(store, chance, 30)
    (tmp_path / "other").mkdir()
    copy_into(store, key, tmp_path / "other" / "store.db")
    other = open_store(tmp_path / "other", key)
    if seed % 2:
        renew_origin(other)
        other = open_store(tmp_path / "other", key)
    try:
        edit(store, chance, chance.randrange(15))
        edit(other, chance, chance.randrange(15))
        comparison = result_of(compare(other, store, same_vault=True))
        assert comparison.tables == by_every_row(other, store)
        backwards = result_of(compare(store, other, same_vault=True))
        assert backwards.tables == by_every_row(store, other)
        assert {meeting.id for meeting in comparison.meetings} == {meeting.id for meeting in backwards.meetings}
    finally:
        other.close()
