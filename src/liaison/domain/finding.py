"""What was found: hits in groups by kind, each with the line it stands in and what in it was meant."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from liaison.domain.dates import PartialDate
from liaison.domain.find_kinds import FindKind
from liaison.domain.find_query import FindQuery
from liaison.domain.meetings import Tlp
from liaison.domain.rows import RowKey


class Match(IntEnum):
    """How surely a hit is meant, the surest first."""

    WHOLE_NAME = 0
    NAME = 1
    NAME_BEGINS = 2
    CONNECTED = 3
    WORDS = 4
    BEGINNINGS = 5
    SPELT_OTHERWISE = 6
    NEARLY = 7

    @property
    def is_sure(self) -> bool:
        """False for what may only be a typing error."""
        return self is not Match.NEARLY


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The line of a text a hit stands in.

    Attributes:
        text: the line, shortened around the match.
        marked: places in it that were meant: start and length in characters.
    """

    text: str
    marked: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found.

    Attributes:
        key: of the record; the scope is empty for what the directory holds.
        name: what it is shown as.
        marked: places in the name that were meant.
        context: what tells it from others of its name; `context_marked` are places in it that were meant.
        when: the date it is of; None when it has none.
        excerpt: where else the words stand; None when the name says it all.
        meeting, case: the meeting or case it leads to; None for other records.
        agency: identity of the agency that a body is; empty for other records.
        line: of its note, from 0; None where it is not known.
    """

    kind: FindKind
    key: RowKey
    name: str
    match: Match
    marked: tuple[tuple[int, int], ...] = ()
    context: str = ""
    context_marked: tuple[tuple[int, int], ...] = ()
    when: PartialDate | None = None
    marking: Tlp | None = None
    excerpt: Excerpt | None = None
    meeting: RowKey | None = None
    line: int | None = None
    agency: str = ""
    is_open: bool = False
    case: RowKey | None = None


@dataclass(frozen=True, slots=True)
class HitGroup:
    """Hits of one kind, the best first.

    Attributes:
        has_more: there are more than these.
    """

    kind: FindKind
    hits: tuple[Hit, ...]
    has_more: bool = False


UnreadGroup = tuple[FindKind, tuple[tuple[Match, int], ...], bool]
"""A kind, its numbers in the index with how they match, and whether there are more than these."""


@dataclass(frozen=True, slots=True)
class Found:
    """An answer, perhaps not the last.

    Attributes:
        query: as it was understood, with what is wrong with it.
        text: as it was typed.
        groups: sure hits, the likeliest group first.
        near: hits that may only be typing errors of what was typed.
        tried: other spellings that were looked for as well, as they are written in the store.
        waiting: records not indexed yet; what is in them comes with a later answer.
        is_last: False while more may come.
        rest: kinds whose hits are found and not read yet: numbers of the index with how they match, and whether there are more.
        is_as_typed: other spellings were not looked for yet.
    """

    query: FindQuery
    groups: tuple[HitGroup, ...] = ()
    near: tuple[Hit, ...] = ()
    tried: tuple[str, ...] = ()
    waiting: int = 0
    is_last: bool = True
    text: str = ""
    rest: tuple[UnreadGroup, ...] = ()
    is_as_typed: bool = False

    @property
    def has_rest(self) -> bool:
        """Whether more is known to come below the groups there are."""
        return bool(self.rest) or self.is_as_typed

    @property
    def is_empty(self) -> bool:
        """Whether nothing sure was found."""
        return not self.groups


@dataclass(frozen=True, slots=True)
class FindQuestion:
    """What is asked.

    Attributes:
        text: as typed.
        only: one kind alone, with more hits of it; None for all.
        at_most: the greatest marking the reader may see; None for no limit. What is not marked is seen.
        near: the meeting in front, if one is: what it is connected with goes first.
        limit: hits of each kind.
        language: in which countries and crime types are named, ISO 639-1.
    """

    text: str
    only: FindKind | None = None
    at_most: Tlp | None = None
    near: RowKey | None = None
    limit: int = 5
    language: str = "en"


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query kept under a name."""

    key: RowKey
    name: str
    query: str
