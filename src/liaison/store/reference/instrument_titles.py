"""Short titles of treaties, the pack's and the officer's own, for what only names them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from liaison.store.reference.asking import as_list, ask

_ALL = """
SELECT id, coalesce(short_title, title_en) FROM ref_instrument
UNION ALL SELECT id, coalesce(short_title, title_en) FROM instrument WHERE deleted = 0
"""
_WANTED = """
SELECT id, coalesce(short_title, title_en) FROM ref_instrument WHERE id IN (SELECT value FROM json_each(:wanted))
UNION ALL
SELECT id, coalesce(short_title, title_en) FROM instrument
WHERE deleted = 0 AND id IN (SELECT value FROM json_each(:wanted))
"""


def all_instruments(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Identity and title of every treaty, by title."""
    found = ((identity, title or identity) for identity, title in ask(connection, _ALL))
    return tuple(sorted(found, key=lambda one: (one[1].casefold(), one[0])))


def instrument_titles(connection: Connection, wanted: Iterable[str]) -> dict[str, str]:
    """Titles by identity, of these treaties; none asks nothing."""
    asked = as_list(wanted)
    if asked == "[]":
        return {}
    return {identity: title or identity for identity, title in ask(connection, _WANTED, wanted=asked)}
