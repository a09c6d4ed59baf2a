"""What the screen asks, and which changes concern it."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.services.corrections import CorrectionService
from liaison.services.coverage import CoverageService
from liaison.services.directory import DirectoryService
from liaison.services.directory_editing import DirectoryEditingService
from liaison.services.freshness import FreshnessService
from liaison.services.hand_over import HandOverService
from liaison.services.people import PeopleService

TREE_TABLES = frozenset({"correction", "agency", "office", "coverage", "name"})
PAGE_TABLES = frozenset(
    {
        "competence",
        "competence_rule",
        "body",
        "membership",
        "person",
        "post",
        "post_holder",
        "source",
        "citation",
        "verification",
    }
)


@dataclass(frozen=True, slots=True)
class DirectoryServices:
    """What the screen asks."""

    directory: DirectoryService
    coverage: CoverageService
    corrections: CorrectionService
    editing: DirectoryEditingService
    people: PeopleService
    freshness: FreshnessService
    hand_over: HandOverService
