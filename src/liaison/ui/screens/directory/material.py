"""What the directory reads before it shows anything; made on the store's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from liaison.base.translations import language
from liaison.services.coverage import CoverageService
from liaison.services.directory import DirectoryService
from liaison.ui.screens.directory.choices import Choices, choices_of
from liaison.ui.screens.directory.nodes import Entries, entries_of
from liaison.ui.widgets.reference.names import Names


@dataclass(frozen=True, slots=True)
class Material:
    """The tree, and what wording its facts needs."""

    entries: Entries
    names: Names
    choices: Choices


def read_material(directory: DirectoryService, coverage: CoverageService, today: Callable[[], date]) -> Material:
    """Read the tree and the vocabularies, and lay them out."""
    names = Names(coverage.countries(), coverage.crime_types(), language(), today())
    entries = entries_of(directory.tree(), names.countries, names.language)
    return Material(entries, names, choices_of(names, entries))
