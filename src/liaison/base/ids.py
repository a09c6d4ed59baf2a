"""Identities of rows that travel: time-ordered UUIDs (version 7), so that rows made together lie together."""

from __future__ import annotations

from datetime import UTC, date, datetime

from uuid_utils import uuid7


def new_id() -> str:
    """A new identity, 36 characters, sorting after every one made before on this machine."""
    return str(uuid7())


def id_before(day: date) -> str:
    """A text that sorts before every identity made on `day` (UTC) or later, and after all made before."""
    milliseconds = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)
    leading = f"{max(0, milliseconds):012x}"
    return f"{leading[:8]}-{leading[8:]}"
