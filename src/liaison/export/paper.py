"""A printed paper as a value: headings, paragraphs and tables, all of it plain text; how it looks is the printer's matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Tone(Enum):
    """How a text is meant; always said in its words too."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    LOUD = "loud"


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph, or one line of a cell."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Heading:
    """Begins a part; `note` stands on the same line, smaller."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its share of the width, in hundredths."""

    heading: str
    share: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, line by line."""

    lines: tuple[Words, ...]

    @classmethod
    def of(cls, text: str, *quiet: str, tone: Tone = Tone.PLAIN) -> Cell:
        """A text and, below it, what is said more quietly; empty texts are left out."""
        below = tuple(Words(one, Tone.QUIET) for one in quiet if one)
        return cls((*((Words(text, tone),) if text else ()), *below))


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below headings; a heading row is left out where every heading is empty."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block = Words | Heading | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """What is laid out on sheets of A4.

    Attributes:
        title: first and largest.
        about: below the title, one line each.
        footer: at the foot of every sheet, beside the number of the sheet.
        marking: at the head and foot of every sheet (`TLP:AMBER`); empty for none.
        language: ISO 639-1 of its words.
        dense: smaller type, for what should fit one sheet.
    """

    title: str
    about: tuple[str, ...]
    blocks: tuple[Block, ...]
    footer: str
    marking: str = ""
    language: str = "en"
    dense: bool = False


def as_text(paper: Paper) -> str:
    """The same in plain lines, cells parted by tabs: for a screen reader, and for what reads no paper."""
    return "\n".join((paper.marking, paper.title, *paper.about, *_lines(paper.blocks), paper.footer)).strip() + "\n"


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield "\t".join(column.heading for column in block.columns).strip()
            for row in block.rows:
                yield "\t".join("; ".join(words.text for words in cell.lines) for cell in row)
        elif isinstance(block, Heading):
            yield ""
            yield f"{block.text}  {block.note}".rstrip()
        else:
            yield block.text
