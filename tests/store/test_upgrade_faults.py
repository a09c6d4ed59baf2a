"""A store's first schema and its later steps: one transaction each, after a verified copy; whatever fails, the store opens."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, event

from liaison.domain.finding import FindQuestion, Hit
from liaison.domain.meetings import MeetingHeader
from liaison.domain.steps import result_of
from liaison.domain.vault_errors import StoreIsNewer
from liaison.services.check import CheckService
from liaison.services.finding.index_check import IndexCheckService
from liaison.services.finding.indexing import FindIndexing
from liaison.services.finding.service import FindService
from liaison.services.meetings import MeetingService
from liaison.store import opening, upgrade
from liaison.store.copying import verify
from liaison.store.engine import Store
from liaison.store.opening import create_store, open_store
from liaison.store.schema import catalogue, find_tables, local, reference
from liaison.store.schema.base import metadata
from liaison.store.vault.connection import open_connection, schema_version_of
from liaison.store.vault.key import DataKey

PRESENT, LATER = upgrade.SCHEMA_VERSION, upgrade.SCHEMA_VERSION + 1

STEP = f'''"""A later schema, for this test."""

from alembic import op

revision = "{LATER:04}"
down_revision = "{PRESENT:04}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for statement in (
        "ALTER TABLE meeting ADD COLUMN mood TEXT",
        "CREATE TABLE moods (name TEXT NOT NULL PRIMARY KEY)",
        "INSERT INTO moods SELECT DISTINCT title FROM meeting",
        "UPDATE meeting SET mood = title",
    ):
        op.get_bind().exec_driver_sql(statement)
'''


class Failed(Exception):
    """The test's own."""


@contextmanager
def failing_after(statements: int) -> Iterator[list[str]]:
    """Lets this many statements that change something through, and fails the next; gives those let through."""
    let_through: list[str] = []

    def before(connection: Any, cursor: Any, statement: str, *others: Any) -> None:
        if re.match(r"(?i)\s*(CREATE|INSERT|UPDATE|DELETE|ALTER|DROP|PRAGMA user_version =)", statement):
            if len(let_through) == statements:
                raise Failed
            let_through.append(statement)

    opened: list[Any] = []

    def kept(*arguments: Any, **options: Any) -> Any:
        opened.append(open_connection(*arguments, **options))
        return opened[-1]

    event.listen(Engine, "before_cursor_execute", before)
    try:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(opening, "open_connection", kept)
            yield let_through
    finally:
        event.remove(Engine, "before_cursor_execute", before)
        for connection in opened:
            # the end of the process that failed
            connection.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """For a store."""
    made = tmp_path / "store"
    made.mkdir()
    return made


def statements_of_a_new_store(folder: Path) -> int:
    with failing_after(10**6) as let_through:
        create_store(folder, DataKey.generate()).close()
    return len(let_through)


def test_a_first_schema_that_fails_anywhere_leaves_a_store_that_opens(
    folder: Path, tmp_path: Path, key: DataKey
) -> None:
    (tmp_path / "whole").mkdir()
    number = statements_of_a_new_store(tmp_path / "whole")
    assert number > 100
    for let_through in {0, 1, 2, *range(3, number, 17), number - 3, number - 2, number - 1}:
        place = folder / str(let_through)
        place.mkdir()
        with failing_after(let_through), pytest.raises(Failed):
            create_store(place, key)
        database = place / "store.db"
        was_begun = database.exists() and database.stat().st_size > 0
        store = open_store(place, key) if was_begun else create_store(place, key)
        MeetingService(store).create(MeetingHeader("Minsk"))
        assert CheckService(store, place).check().sound
        store.close()


@pytest.mark.skipif(os.name != "posix", reason="needs kill -9")
def test_a_process_killed_in_the_middle_of_the_first_schema(folder: Path, key: DataKey) -> None:
    program = f"""
import os, signal
from pathlib import Path
from sqlalchemy import Engine, event
from liaison.store.opening import create_store
from liaison.store.vault.key import DataKey
seen = []
def before(connection, cursor, statement, *others):
    seen.append(statement)
    if len(seen) == 90:
        os.kill(os.getpid(), signal.SIGKILL)
event.listen(Engine, "before_cursor_execute", before)
create_store(Path({json.dumps(str(folder))}), DataKey(bytes.fromhex({key.material().hex()!r})))
"""
    ended = subprocess.run([sys.executable, "-c", program], check=False)
    assert ended.returncode == -signal.SIGKILL
    store = open_store(folder, key)
    assert CheckService(store, folder).check().sound
    store.close()


@pytest.fixture
def older(folder: Path, key: DataKey) -> Path:
    """A store of today's schema with a meeting, closed."""
    store = create_store(folder, key)
    MeetingService(store).create(MeetingHeader("Minsk"))
    store.close()
    return folder


@pytest.fixture
def newer_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """From here on the program knows a later schema; the folder of its steps."""
    steps = Path(shutil.copytree(upgrade._STEPS, tmp_path / "steps"))
    (steps / "versions" / f"s{LATER:04}_moods.py").write_text(STEP)
    monkeypatch.setattr(upgrade, "_STEPS", steps)
    monkeypatch.setattr(upgrade, "SCHEMA_VERSION", LATER)
    monkeypatch.setattr(opening, "SCHEMA_VERSION", LATER)
    return steps


def moods(store: Store) -> list[str]:
    return [row[0] for row in store.outside_transaction("SELECT mood FROM meeting")]


def test_an_older_store_is_copied_and_brought_up_to_date(older: Path, key: DataKey, newer_program: Path) -> None:
    store = open_store(older, key)
    assert moods(store) == ["Minsk"]
    store.close()
    assert schema_version_of(older / "store.db", key) == LATER
    copy = older / f"store-before-{LATER}.db"
    verify(copy, key)
    assert schema_version_of(copy, key) == PRESENT
    store = open_store(older, key)
    assert moods(store) == ["Minsk"]
    store.close()


@pytest.mark.parametrize("let_through", range(5))
def test_a_step_that_fails_leaves_the_older_store_to_the_older_program(
    older: Path, key: DataKey, newer_program: Path, let_through: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with failing_after(let_through), pytest.raises(Failed):
        open_store(older, key)
    assert schema_version_of(older / "store.db", key) == PRESENT
    with monkeypatch.context() as before:
        before.setattr(opening, "SCHEMA_VERSION", PRESENT)
        store = open_store(older, key)
        assert [row.title for row in MeetingService(store).page()] == ["Minsk"]
        MeetingService(store).create(MeetingHeader("Baku"))
        assert CheckService(store, older).check().sound
        store.close()
    store = open_store(older, key)
    assert sorted(moods(store)) == ["Baku", "Minsk"]
    store.close()


def test_a_newer_store_is_refused_and_left_as_it_is(
    older: Path, key: DataKey, newer_program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(older, key).close()
    before = (older / "store.db").read_bytes()
    monkeypatch.setattr(opening, "SCHEMA_VERSION", PRESENT)
    with pytest.raises(StoreIsNewer):
        open_store(older, key)
    assert (older / "store.db").read_bytes() == before


@pytest.mark.parametrize("version", range(1, PRESENT))
def test_a_store_of_any_older_schema_keeps_what_is_in_it_and_is_searched(
    folder: Path, tmp_path: Path, key: DataKey, monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    steps = Path(shutil.copytree(upgrade._STEPS, tmp_path / "steps"))
    for step in steps.glob("versions/s*.py"):
        if int(step.name[1:5]) > version:
            step.unlink()
    with monkeypatch.context() as older_program:
        older_program.setattr(upgrade, "_STEPS", steps)
        older_program.setattr(upgrade, "SCHEMA_VERSION", version)
        older_program.setattr(opening, "SCHEMA_VERSION", version)
        store = create_store(folder, key)
        made = MeetingService(store).create(MeetingHeader("Minsk"))
        with store.change("test") as change:
            change.insert("person", {"display_name": "Oleg Gubaydulin"}, scope="own")
        with store.maintain() as connection:
            run = connection.exec_driver_sql
            # as an older program left it: indexed under a number of its own, and nothing waiting
            run("INSERT INTO find_entry VALUES (77, 'meeting', ?, ?, 0)", (made.key.scope, made.key.id))
            run("INSERT INTO find_beginnings (rowid, words) VALUES (77, 'minsk')")
            run("DELETE FROM find_queue")
        store.close()
    assert schema_version_of(folder / "store.db", key) == version
    store = open_store(folder, key)
    assert [row.title for row in MeetingService(store).page()] == ["Minsk"]
    assert CheckService(store, folder).check().sound
    assert store.outside_transaction("SELECT count(*) FROM pack_signer") == [(0,)]
    assert [hit.name for hit in found(store, "mins")] == ["Minsk"]
    assert [hit.name for hit in found(store, "губайдулин")] == ["Oleg Gubaydulin"]
    assert result_of(IndexCheckService(store).check_in_steps()).is_sound
    store.close()
    assert schema_version_of(folder / f"store-before-{PRESENT}.db", key) == version


def found(store: Store, text: str) -> list[Hit]:
    answer = FindService(store, FindIndexing(store)).find(FindQuestion(text))
    return [hit for group in answer.groups for hit in group.hits]


FULL_TEXT = ("find_beginnings", "find_phrases", "find_record_")
"""Tables SQLAlchemy knows nothing of, and those they consist of."""


def schema_of(connection: Any) -> dict[str, str]:
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type <> 'trigger'")
    return {
        name: re.sub(r"\s+", " ", sql).replace(" ,", ",").strip()
        for name, sql in rows
        if name != "alembic_version" and not name.startswith(FULL_TEXT)
    }


def test_the_first_schema_is_what_the_program_believes_it_to_be(store: Store) -> None:
    assert catalogue.JOURNALLED
    assert local.journal is not None
    assert reference.REFERENCE
    assert find_tables.find_entry is not None
    engine = create_engine("sqlite://")
    with engine.begin() as believed, store.read() as connection:
        metadata.create_all(believed)
        assert schema_of(connection) == schema_of(believed)
    engine.dispose()


def test_a_store_says_its_version(store: Store) -> None:
    assert store.outside_transaction("PRAGMA user_version") == [(upgrade.SCHEMA_VERSION,)]
