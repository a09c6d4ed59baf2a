"""What a matrix shows, as values that are ready to be painted; nothing of Qt's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum


class MarkKind(Enum):
    """How a cell is marked: each kind has a shape of its own, so that it is told apart without colours and in print.

    The first three are degrees of one thing, the next four are answers, the last is a number.
    """

    FULL = "filled disc"
    PART = "half-filled disc"
    SLIGHT = "ring"
    YES = "tick"
    NO = "cross"
    NOT_KNOWN = "question mark"
    ENDED = "bar"
    COUNT = "number"


class NoteKind(Enum):
    """What is remarkable about a whole column."""

    GAP = "gap"
    OVERLAP = "overlap"


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands in a cell.

    Attributes:
        text: what it says, translated: the tooltip, and what a screen reader reads after row and column.
        is_old: drawn with a corner, because the fact behind it has grown old.
        number: what a COUNT shows.
    """

    kind: MarkKind
    text: str
    is_old: bool = False
    number: int = 0


POSITIVE = frozenset({MarkKind.FULL, MarkKind.PART, MarkKind.SLIGHT, MarkKind.YES})
"""What the heading of a group counts."""


@dataclass(frozen=True, slots=True)
class ColumnNote:
    """A gap (nobody in the column) or an overlap (several), with what it says, translated."""

    kind: NoteKind
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        key: unique among the columns.
        code: two or three letters, the heading; name: in full, for the tooltip and the screen reader.
        group: translated heading over neighbours that share it; may be empty.
    """

    key: str
    code: str
    name: str
    group: str = ""
    note: ColumnNote | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row.

    Attributes:
        key: unique among all rows.
        detail: added in the tooltip and for the screen reader.
    """

    key: str
    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows below one heading, which opens and closes them; without a name there is no heading."""

    key: str
    name: str
    rows: tuple[Row, ...]


MarksOf = Callable[[str], Mapping[str, Mark]]
"""From a row's key to its marks by the columns' keys. Called while painting: it looks up, and never reads or computes."""


@dataclass(frozen=True, slots=True, eq=False)
class MatrixContent:
    """Everything a matrix shows.

    Attributes:
        title: what the matrix is, for the screen reader.
        columns: those of one group are neighbours.
        marks: the marks of a row; columns without one are empty cells.
        empty: what an empty cell says, translated, such as "not covered by it".
    """

    title: str
    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    marks: MarksOf
    empty: str


def marks_by_row(marks: Mapping[tuple[str, str], Mark]) -> MarksOf:
    """From marks by (row key, column key)."""
    rows: dict[str, dict[str, Mark]] = {}
    for (row, column), mark in marks.items():
        rows.setdefault(row, {})[column] = mark
    nothing: Mapping[str, Mark] = {}
    return lambda row: rows.get(row, nothing)
