"""The officer's corrections, read from their journalled table and laid over the pack's rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection

from liaison.domain.corrections import applied, values_in_force
from liaison.domain.provenance import AppliedCorrection, Correction, JsonValue
from liaison.store.reference.asking import ask, partial_date

_CORRECTIONS = """
SELECT id, scope, target_table, target_key, field, value, pack_value, source_title, source_url, as_of, note
FROM correction WHERE deleted = 0 AND (:target = '' OR target_table = :target) ORDER BY id
"""


def corrections(connection: Connection, table: str = "") -> list[Correction]:
    """All corrections of one kind of fact (a key of `CORRECTABLE`), or of every kind; the oldest first."""
    return [
        Correction(
            row.id,
            row.scope,
            row.target_table or "",
            row.target_key or "",
            row.field or "",
            _value(row.value)[0],
            _value(row.pack_value)[0],
            row.source_title or "",
            row.source_url or "",
            partial_date(row.as_of),
            row.note or "",
            intact=_value(row.value)[1],
        )
        for row in ask(connection, _CORRECTIONS, target=table)
    ]


class Overlay:
    """The corrections of one kind of fact, by key."""

    def __init__(self, given: Iterable[Correction]) -> None:
        self._by_key: dict[str, list[Correction]] = {}
        for correction in given:
            self._by_key.setdefault(correction.key, []).append(correction)

    @classmethod
    def read(cls, connection: Connection, table: str) -> Overlay:
        """The corrections in the store."""
        return cls(corrections(connection, table))

    def __contains__(self, key: str) -> bool:
        return key in self._by_key

    @property
    def keys(self) -> tuple[str, ...]:
        """What was corrected."""
        return tuple(self._by_key)

    def lay(
        self, key: str, pack_values: Mapping[str, JsonValue]
    ) -> tuple[dict[str, JsonValue], tuple[AppliedCorrection, ...]]:
        """The values in force, and the corrections beside the pack's own values."""
        found = applied(self._by_key.get(key, ()), pack_values)
        return values_in_force(found, pack_values), found

    def corrected_to(self, field: str, value: str) -> tuple[str, ...]:
        """Keys of facts with a correction of `field` to `value`; whether it decides is found by laying it."""
        return tuple(
            key
            for key, given in self._by_key.items()
            if any(one.field == field and one.value == value for one in given)
        )


def _value(stored: str | None) -> tuple[JsonValue, bool]:
    """A single value from its JSON text, and whether it was one; else the text itself."""
    try:
        value: Any = json.loads(stored) if stored is not None else None
    except (ValueError, RecursionError):
        return stored, False
    single = isinstance(value, str | int | float | bool | None)
    return (value, True) if single else (stored, False)
