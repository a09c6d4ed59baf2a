"""What came of asking about the facts of a page, read with it and shown beside their age."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from liaison.base.translations import tr
from liaison.domain.directory import AgencyDetail, OfficeDetail
from liaison.domain.fact_names import names_in
from liaison.domain.freshness import FactName, Outcome, Verification
from liaison.domain.provenance import Basis, Provenance
from liaison.services.freshness import FreshnessService
from liaison.ui.screens.directory.page import Cell, Tone
from liaison.ui.widgets.reference.names import Names

Detail = TypeVar("Detail", OfficeDetail, AgencyDetail)
Checks = Mapping[FactName, Verification]


@dataclass(frozen=True, slots=True)
class Seen(Generic[Detail]):
    """An agency or office, and the newest verification of each of its facts."""

    detail: Detail
    checks: Checks


def read_with_checks(read: Callable[[], Detail], freshness: FreshnessService) -> Seen[Detail]:
    """Read both; on the store's thread."""
    detail = read()
    checks = freshness.checks_of(names_in(detail))
    return Seen(detail, {name: asked[0] for name, asked in checks.items()})


def checked_cell(date: Cell, check: Verification, names: Names) -> Cell:
    """The date of a fact as it counts after a check, with whom was asked below it; the source's own date stays in sight."""
    if check.outcome is Outcome.CONFIRMED:
        counted = names.day_and_age(Provenance("", "", "", check.checked_on, Basis.OFFICER))
        return Cell(counted, f"{check.worded}. {tr('Source: {date}', date=date.text)}", Tone.OWN)
    tone = Tone.WARNING if check.outcome is not None else date.tone
    return Cell(date.text, ". ".join(filter(None, (date.note, check.worded))), tone)
