"""Small tools for questions in SQL."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeAlias

from sqlalchemy import Connection

from liaison.domain.dates import PartialDate

OpenConnection: TypeAlias = Connection
"""What questions are asked through; a service hands it on from one question to the next and knows nothing else of it."""


def ask(connection: Connection, statement: str, **values: object) -> list[Any]:
    """The rows of a question, as tuples with names; `values` are bound by name, which is the driver's own way too."""
    return list(connection.exec_driver_sql(statement, values).all())


def plain(connection: Connection, statement: str, **values: object) -> list[Any]:
    """The rows of a question as bare tuples: past SQLAlchemy's rows, which double the time of many thousand."""
    cursor = connection.connection.cursor()
    try:
        rows: list[Any] = cursor.execute(statement, values).fetchall()
    finally:
        cursor.close()
    return rows


def as_list(values: Iterable[str]) -> str:
    """Values for `IN (SELECT value FROM json_each(:name))`: any number of them, and one statement for all numbers."""
    return json.dumps(sorted(set(values)))


@lru_cache(maxsize=20_000)
def partial_date(stored: str | None) -> PartialDate | None:
    """A date as the tables hold it (see `PartialDateText`); read past the column type, which would parse it again each time."""
    return PartialDate.parse(stored.partition(" ")[2]) if stored else None


def moment(stored: str | None) -> datetime | None:
    """A moment as the tables hold it; None when there is none that can be read."""
    try:
        return datetime.fromisoformat(stored) if stored else None
    except ValueError:
        return None
