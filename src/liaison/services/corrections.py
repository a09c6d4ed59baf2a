"""Correcting a fact of the reference pack: the officer's value stands beside the pack's and survives every newer pack."""

from __future__ import annotations

import json
from dataclasses import dataclass

from liaison.domain.dates import PartialDate
from liaison.domain.provenance import AppliedCorrection, JsonValue
from liaison.domain.rows import ChangeSet, RowKey
from liaison.store.engine import OWN, Store
from liaison.store.reference.correction_overview import all_corrections


@dataclass(frozen=True, slots=True)
class NewCorrection:
    """A correction to be kept.

    Attributes:
        table, key, field: the fact, as `liaison.domain.provenance.Correction` names it.
        value: what the officer says.
        pack_value: what the pack says now; kept, so that a later change of the pack is noticed.
        source_title: where the officer knows it from; required, because every fact shown has a source.
    """

    table: str
    key: str
    field: str
    value: JsonValue
    pack_value: JsonValue
    source_title: str
    source_url: str = ""
    as_of: PartialDate | None = None
    note: str = ""


class CorrectionService:
    """What an officer does with corrections; every method runs on the store's thread.

    Args:
        store: the open store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[AppliedCorrection, ...]:
        """Every correction with the pack's present value, newest first; those whose fact vanished are among them."""
        with self._store.read() as connection:
            return all_corrections(connection)

    def correct(self, correction: NewCorrection) -> ChangeSet:
        """Keep a correction; a later one of the same field takes its place, and the earlier stays in the journal."""
        with self._store.change("correction.create") as change:
            change.insert(
                "correction",
                {
                    "target_table": correction.table,
                    "target_key": correction.key,
                    "field": correction.field,
                    "value": json.dumps(correction.value, ensure_ascii=False),
                    "pack_value": json.dumps(correction.pack_value, ensure_ascii=False),
                    "source_title": correction.source_title,
                    "source_url": correction.source_url,
                    "as_of": correction.as_of,
                    "note": correction.note,
                },
                scope=OWN,
            )
        return change.changes

    def withdraw(self, key: RowKey) -> ChangeSet:
        """Let the pack's value stand again."""
        with self._store.change("correction.delete") as change:
            change.delete("correction", (key.scope, key.id))
        return change.changes
