"""A store to import into, with the built-in pack and without."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from liaison.domain.importing import Choice, Decision, Differing, ImportPlan, PlanOptions, ReadOptions
from liaison.domain.importing_fields import Field
from liaison.domain.importing_mapping import ColumnMap
from liaison.domain.steps import result_of
from liaison.services.importing.service import ImportService
from liaison.services.packs import PackService
from liaison.store.engine import Store

Plan = Callable[..., ImportPlan]


@pytest.fixture
def service(store: Store) -> ImportService:
    """An import service over a store with the pack."""
    PackService(store).install_built_in()
    return ImportService(store)


@pytest.fixture
def plan(service: ImportService, tmp_path: Path) -> Plan:
    """Plans the import of a text, with a source for the whole file."""

    def planned(
        text: str,
        *,
        source: str = "Letter of 2026",
        differing: Differing = Differing.KEEP,
        undecided: Choice = Choice.ASK,
        decisions: Mapping[str, Decision] | None = None,
        leave_out_wrong: bool = False,
        columns: Mapping[str, Field | None] | None = None,
    ) -> ImportPlan:
        file = tmp_path / "list.csv"
        file.write_text(text, encoding="utf-8")
        found = result_of(service.read_in_steps(file, ReadOptions()))
        taken = ColumnMap({**found.columns.columns, **(columns or {})}, {Field.SOURCE: source})
        options = PlanOptions(differing, leave_out_wrong, decisions or {}, undecided)
        return result_of(service.plan_in_steps(found.table, taken, options))

    return planned
