"""Two texts compared word by word, in any script: what stayed, what was taken out, what was put in.

Lines are compared first, then the words inside the lines that changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Generator
from dataclasses import dataclass
from enum import Enum

from liaison.base.differences import difference
from liaison.domain.common_runs import CommonRuns

# scripts without spaces between words are compared by the character: Thai to Khmer, kana, ideographs
_WORD = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    "|[^\\s!-,./:-@\\[-`{-~«»“”„‘…–—•。、，．！？：；（）「」『』\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff]+"
    "|[^\\S\n]+|.|\n",
    re.DOTALL,
)
_COUNTED = re.compile(r"\w")
Slices = Generator[None, None, "Comparison"]


class Kind(Enum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with one fate, never empty."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The pieces in order; of a change, what was removed stands before what was added.

    Attributes:
        added, removed: how many words.
    """

    pieces: tuple[Piece, ...]
    added: int = 0
    removed: int = 0

    @property
    def is_equal(self) -> bool:
        """True when nothing differs."""
        return all(piece.kind is Kind.SAME for piece in self.pieces)

    def old(self) -> str:
        """The text before."""
        return "".join(piece.text for piece in self.pieces if piece.kind is not Kind.ADDED)

    def new(self) -> str:
        """The text after."""
        return "".join(piece.text for piece in self.pieces if piece.kind is not Kind.REMOVED)


def compare(old: str, new: str) -> Comparison:
    """Compare whole texts at once."""
    slices = compare_in_slices(old, new)
    while True:
        try:
            next(slices)
        except StopIteration as done:
            comparison: Comparison = done.value
            return comparison


def compare_in_slices(old: str, new: str) -> Slices:
    """The same with pauses, for a thread that has something more urgent to do."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    common = CommonRuns()
    runs = yield from common.of(before, after)
    pieces: list[Piece] = []
    at_old = at_new = 0
    for start_old, start_new, length in (*runs, (len(before), len(after), 0)):
        removed, added = before[at_old:start_old], after[at_new:start_new]
        if removed and added:
            pieces += yield from _words(common, "".join(removed), "".join(added))
        else:
            pieces += _change("".join(removed), "".join(added))
        if length:
            pieces.append(Piece(Kind.SAME, "".join(before[start_old : start_old + length])))
        at_old, at_new = start_old + length, start_new + length
    return _counted(_joined(pieces))


def words_between(old: str, new: str) -> tuple[int, int]:
    """How many words the new text has that the old had not, and the other way: by their number, wherever they stand; quick."""
    start, old_end, new_end = _core(old, new)
    before, after = Counter(old[start:old_end].split()), Counter(new[start:new_end].split())
    return (after - before).total(), (before - after).total()


def _core(old: str, new: str) -> tuple[int, int, int]:
    """What lies between the common start and the common end, whole words."""
    start, old_end, _ = difference(old, new)
    end = len(old) - old_end
    while start and not old[start - 1].isspace():
        start -= 1
    while end and not old[len(old) - end].isspace():
        end -= 1
    return start, len(old) - end, len(new) - end


def _words(common: CommonRuns, old: str, new: str) -> Generator[None, None, list[Piece]]:
    before, after = _WORD.findall(old), _WORD.findall(new)
    runs = yield from common.of(before, after)
    pieces: list[Piece] = []
    at_old = at_new = 0
    for start_old, start_new, length in (*runs, (len(before), len(after), 0)):
        pieces += _change("".join(before[at_old:start_old]), "".join(after[at_new:start_new]))
        if length:
            pieces.append(Piece(Kind.SAME, "".join(before[start_old : start_old + length])))
        at_old, at_new = start_old + length, start_new + length
    return _without_islands(pieces)


def _change(removed: str, added: str) -> list[Piece]:
    found = [(Kind.REMOVED, removed), (Kind.ADDED, added)]
    return [Piece(kind, text) for kind, text in found if text]


def _without_islands(pieces: list[Piece]) -> list[Piece]:
    """A blank that stayed between two changed words belongs to the change: a phrase that was replaced reads as one."""
    kept: list[Piece] = []
    removed = added = ""
    for number, piece in enumerate(pieces):
        is_island = (
            piece.kind is Kind.SAME
            and bool(removed or added)
            and number + 1 < len(pieces)
            and not piece.text.strip(" \t")
        )
        if piece.kind is Kind.SAME and not is_island:
            kept += [*_change(removed, added), piece]
            removed = added = ""
        else:
            removed += "" if piece.kind is Kind.ADDED else piece.text
            added += "" if piece.kind is Kind.REMOVED else piece.text
    return kept + _change(removed, added)


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Neighbours of one kind are one piece."""
    joined: list[tuple[Kind, list[str]]] = []
    for piece in pieces:
        if joined and joined[-1][0] is piece.kind:
            joined[-1][1].append(piece.text)
        else:
            joined.append((piece.kind, [piece.text]))
    return tuple(Piece(kind, "".join(texts)) for kind, texts in joined)


def _counted(pieces: tuple[Piece, ...]) -> Comparison:
    counts = Counter[Kind]()
    for piece in pieces:
        if piece.kind is not Kind.SAME:
            counts[piece.kind] += sum(1 for word in _WORD.findall(piece.text) if _COUNTED.match(word))
    return Comparison(pieces, counts[Kind.ADDED], counts[Kind.REMOVED])
