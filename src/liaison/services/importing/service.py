"""Importing as an officer meets it: read a file, say what its columns are, look at what would change, do it in one step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from liaison.domain.importing import (
    CHANGE_LABEL,
    ChangedRow,
    ImportPlan,
    NewRow,
    PlanOptions,
    ReadOptions,
    SourceTable,
    Write,
)
from liaison.domain.importing_errors import ImportNotReady
from liaison.domain.importing_mapping import ColumnMap, suggested
from liaison.domain.rows import ChangeSet
from liaison.domain.steps import Show, Stage, Step, unseen
from liaison.services.importing.country_table import country_names
from liaison.services.importing.planning import Vocabularies, plan_import
from liaison.services.importing.reading import read_table
from liaison.store.engine import OWN, Store
from liaison.store.journal.change import Change
from liaison.store.reference import vocabularies

_TOLD = 500


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What was read off a file, and what its columns most likely are."""

    table: SourceTable
    columns: ColumnMap


class ImportService:
    """Imports into the store; every method runs on the store's thread, long ones in slices.

    Args:
        store: the open store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: Vocabularies | None = None

    def read_in_steps(self, file: Path, options: ReadOptions) -> Iterator[Step[ReadFile]]:
        """Read a file. Raises WorldError; nothing is changed."""
        table: SourceTable | None = None
        for step in read_table(file, options):
            table = step.result or table
            yield Step(step.stage, step.done, step.total)
        if table is None:
            raise RuntimeError("the reading ended without a table")
        yield Step(Stage.READING, 1, 1, ReadFile(table, suggested(table, self.words().names)))

    def plan_in_steps(self, table: SourceTable, columns: ColumnMap, options: PlanOptions) -> Iterator[Step[ImportPlan]]:
        """Work out what an import would do; nothing is changed."""
        return plan_import(self._store, self.words(), table, columns, options)

    def apply(self, plan: ImportPlan, show: Show = unseen) -> ChangeSet:
        """Do everything the plan says as one change, which one undo takes back.

        Raises:
            ImportNotReady: rows are wrong or questions are open.
            Cancelled: `show` said so; nothing was changed.
        """
        if not plan.may_be_applied:
            raise ImportNotReady
        with self._store.change(CHANGE_LABEL) as change:
            for done in range(0, len(plan.writes), _TOLD):
                show(Stage.SAVING, done, len(plan.writes))
                _write(change, plan.writes[done : done + _TOLD])
        return change.changes

    def words(self) -> Vocabularies:
        """Countries by all their names, and crime types; read once."""
        if self._known is None:
            with self._store.read() as connection:
                countries, crimes = vocabularies.countries(connection), vocabularies.crime_types(connection)
            self._known = Vocabularies(countries, country_names(countries), crimes)
        return self._known


def _write(change: Change, writes: Sequence[Write]) -> None:
    """New rows together, changes of known ones by themselves: they never concern each other."""
    new = [(one.table, one.id, one.values) for one in writes if isinstance(one, NewRow)]
    change.insert_many(new, scope=OWN)
    for one in writes:
        if isinstance(one, ChangedRow):
            change.update(one.table, (one.scope, one.id), one.values)
