"""What the screen asks, and which changes concern it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from liaison.services.corrections import CorrectionService
from liaison.services.coverage import CoverageService
from liaison.services.directory import DirectoryService
from liaison.services.directory_editing import DirectoryEditingService
from liaison.services.freshness import FreshnessService
from liaison.services.hand_over import HandOverService
from liaison.services.people import PeopleService
from liaison.ui.printing.offers import PaperOffer
from liaison.ui.screens.directory.page import Place

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


class Papers(Protocol):
    """What can be put on paper of an office or agency."""

    def offers(self, place: Place | None) -> tuple[PaperOffer, ...]:
        """The papers there are of it."""

    def letter(self, place: Place) -> None:
        """Write to it."""
