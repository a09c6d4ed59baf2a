"""Installing packs into an encrypted store: whole or not at all, and never an older one unasked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from liaison.domain.dates import PartialDate
from liaison.domain.pack_errors import ExpiredPackError, OlderPackError
from liaison.domain.packs import PackIdentity
from liaison.store.engine import Store
from liaison.store.reference.building import Built
from liaison.store.reference.installed import installed_pack
from liaison.store.reference.installing import install_pack
from liaison.store.reference.members import MEMBERS, OFFICE
from liaison.store.reference.pack import Pack, packed
from liaison.store.schema import reference

TODAY = date(2026, 11, 22)
IDENTITY = PackIdentity("test", "2026.11", 5, TODAY)


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    with store.read() as connection:
        return {
            member.name: [tuple(row) for row in connection.execute(select(*(member.table.c[n] for n in member.names)))]
            for member in MEMBERS
        }


def install(store: Store, pack: Pack, older_too: bool = False) -> None:
    with store.maintain() as connection:
        install_pack(connection, pack, TODAY, older_too)


def test_a_store_begins_without_a_pack(store: Store) -> None:
    with store.read() as connection:
        assert installed_pack(connection) is None


def test_every_row_of_the_pack_is_in_the_tables(store: Store, small_pack: Pack) -> None:
    install(store, small_pack)
    found = contents(store)
    for member in MEMBERS:
        as_text = [tuple(v.text if isinstance(v, PartialDate) else v for v in row) for row in found[member.name]]
        assert as_text == list(small_pack.rows[member.name])
    with store.read() as connection:
        there = installed_pack(connection)
    assert there is not None
    assert (there.name, there.version, there.number, there.released) == ("test", "2026.11", 5, TODAY)
    assert (there.counts, there.digest) == (small_pack.manifest.counts, small_pack.digest)


def test_dates_sort_in_the_tables_as_time_does(store: Store, small_pack: Pack) -> None:
    install(store, small_pack)
    column = reference.coverage.c.held_on
    with store.read() as connection:
        dates = connection.execute(select(column).order_by(column)).scalars().all()
    assert dates == sorted(dates)


def test_the_next_pack_replaces_everything(store: Store, small_pack: Pack) -> None:
    install(store, small_pack)
    rows = {**small_pack.rows, "coverage": small_pack.rows["coverage"][:1], "party": ()}
    install(store, packed(replace(IDENTITY, number=6), rows))
    found = contents(store)
    assert (len(found["coverage"]), found["party"], len(found["office"])) == (1, [], 2)


def test_an_older_pack_is_refused_unless_told(store: Store, small_pack: Pack) -> None:
    install(store, small_pack)
    before = contents(store)
    older = packed(replace(IDENTITY, number=4, version="2026.10"), {**small_pack.rows, "party": ()})
    with pytest.raises(OlderPackError, match=r"2026\.10 is older than the installed 2026\.11"):
        install(store, older)
    assert contents(store) == before
    install(store, older, older_too=True)
    assert contents(store)["party"] == []


def test_a_pack_of_another_name_has_numbers_of_its_own(store: Store, small_pack: Pack) -> None:
    install(store, small_pack)
    install(store, packed(replace(IDENTITY, name="agency", number=1), small_pack.rows))
    with store.read() as connection:
        there = installed_pack(connection)
    assert there is not None
    assert (there.name, there.number) == ("agency", 1)


def test_a_pack_past_its_last_day_is_refused_unless_told(store: Store, build: Callable[..., Built]) -> None:
    expired = build(replace(IDENTITY, expires=date(2026, 11, 21))).pack
    with pytest.raises(ExpiredPackError):
        install(store, expired)
    install(store, build(replace(IDENTITY, expires=TODAY)).pack)
    install(store, expired, older_too=True)


def test_a_failed_installation_changes_nothing(store: Store, small_pack: Pack) -> None:
    install(store, small_pack)
    before = contents(store)
    broken = replace(small_pack, rows={**small_pack.rows, "office": [("twice",) * len(OFFICE.columns)] * 2})
    with pytest.raises(Exception, match=r"not a date|UNIQUE"):
        install(store, broken)
    assert contents(store) == before


def test_the_pack_survives_closing(reopen: Callable[[], Store], small_pack: Pack) -> None:
    install(reopen(), small_pack)
    with reopen().read() as connection:
        there = installed_pack(connection)
    assert there is not None
    assert there.digest == small_pack.digest
