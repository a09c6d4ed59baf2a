"""What the directory reads before it shows anything; made on the store's thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from liaison.base.translations import language
from liaison.services.coverage import CoverageService
from liaison.services.directory import DirectoryService
from liaison.ui.screens.directory.choices import Choices, choices_of
from liaison.ui.screens.directory.nodes import Entries, entries_of
from liaison.ui.widgets.reference.names import Names


@dataclass(frozen=True, slots=True)
class Material:
    """The tree, and what wording its facts needs.

    Attributes:
        offices_follow: the tree is too large to wait for its offices; `with_offices` adds them.
    """

    entries: Entries
    names: Names
    choices: Choices
    offices_follow: bool = False


def read_material(directory: DirectoryService, coverage: CoverageService, today: Callable[[], date]) -> Material:
    """Read the tree and the vocabularies, and lay them out."""
    names = Names(coverage.countries(), coverage.crime_types(), language(), today())
    outline = directory.outline()
    entries = entries_of(outline.groups, names.countries, names.language, outline.further_names)
    return Material(entries, names, choices_of(names, entries), outline.offices_follow)


def with_offices(directory: DirectoryService, material: Material) -> Iterator[Material]:
    """The material with the offices that follow; a long job in slices, of which only the last gives something new."""
    portions = []
    for portion in directory.office_lines():
        portions.append(portion)
        yield material
    yield replace(
        material, entries=material.entries.with_offices(portions, material.names.countries), offices_follow=False
    )
