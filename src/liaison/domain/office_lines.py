"""Many offices at once, as the tree of a large directory takes them: side by side in columns, because a value each would be felt."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.domain.directory import DirectoryGroup


@dataclass(frozen=True, slots=True)
class OfficeLines:
    """Some offices; the same place in each column is the same office. Texts are empty when not known.

    Attributes:
        covers: numbers of countries covered now.
        own: ids of those that the officer added or corrected.
    """

    ids: tuple[str, ...]
    agency_ids: tuple[str, ...]
    names: tuple[str, ...]
    cities: tuple[str, ...]
    countries_iso2: tuple[str, ...]
    covers: tuple[int, ...]
    own: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outline:
    """The tree to begin with.

    Attributes:
        groups: with their offices, unless there are too many to wait for; their numbers are right either way.
        offices_follow: the offices are to be read after it.
        further_names: of agencies, by id.
    """

    groups: tuple[DirectoryGroup, ...]
    offices_follow: bool
    further_names: dict[str, tuple[str, ...]]
