"""What the detail beside the tree shows, as values: a page of sections, made from an answer and drawn by one widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from liaison.domain.entries import EntryKind
from liaison.domain.provenance import Provenance
from liaison.ui.correcting.facts import Correctable
from liaison.ui.screens.directory.nodes import Kind
from liaison.ui.widgets.map.colours import Shade


class Tone(Enum):
    """How a text is meant, told by its words and repeated by its colour."""

    PLAIN = "plain"
    QUIET = "quiet"
    DERIVED = "derived"
    OWN = "own"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """Something a line leads to: a country (ISO code), an agency or an office of the tree, or a person beside it."""

    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """An entry of the officer's own that can be changed, ended or removed.

    Attributes:
        title: what it is about, for the person.
        ended: it has an end already.
    """

    kind: EntryKind
    id: str
    title: str
    ended: bool = False


WHOLE = frozenset({EntryKind.AGENCY, EntryKind.OFFICE, EntryKind.POST, EntryKind.PERSON})
"""Entries of which a row shows only a part: a key pressed on the row does not remove all of it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text and, below it, a note."""

    text: str
    note: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Row:
    """One fact.

    Attributes:
        cells: one for each column of its section.
        place: where Enter leads; None where there is nowhere to go.
        correctable: None for what cannot be corrected.
        owns: the officer's own entries behind it, the nearest first; empty for the pack's.
    """

    cells: tuple[Cell, ...]
    place: Place | None = None
    correctable: Correctable | None = None
    owns: tuple[OwnRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its share of the width."""

    heading: str
    share: int


@dataclass(frozen=True, slots=True)
class Section:
    """A headed list of facts.

    Attributes:
        note: how to read the list, below the heading.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from the country to what is shown; the last has no place."""

    text: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Badge:
    """A short statement below the title."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class MapView:
    """What the map shows: shades by country, what is zoomed to, and a legend of the shades used."""

    shades: dict[str, Shade]
    shown: tuple[str, ...]
    legend: tuple[tuple[Shade, str], ...]


@dataclass(frozen=True, slots=True)
class NumberedSource:
    """A source as facts refer to it by number; `remark` is what the officer noted with a correction."""

    number: int
    provenance: Provenance
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Everything shown about one country, agency or office.

    Attributes:
        own: it, in the tree; the page is shown again when it changes.
        map: None when there is nothing to draw.
        correctable: its own facts, corrected when no other fact is chosen.
        record: the officer's own entry it is about; None for the pack's.
        live: a badge that changes with the clock; None where nothing does.
        through_time: it can be asked for another day than today.
    """

    own: Place
    title: str
    crumbs: tuple[Crumb, ...]
    badges: tuple[Badge, ...]
    map: MapView | None
    sections: tuple[Section, ...]
    sources: tuple[NumberedSource, ...] = ()
    correctable: Correctable | None = None
    record: OwnRecord | None = None
    live: Callable[[], Badge] | None = None
    through_time: bool = False
