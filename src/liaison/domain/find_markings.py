"""Which lines of a note a reader may see who may not see everything.

More careful than the minutes: whole blocks go, up to the next empty line or agenda item, and lines kept private go always. So a word
that may not be seen is not found either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from liaison.domain.meetings import Tlp
from liaison.domain.minutes import strictness

PRIVATE = "%%"
_MARKING = re.compile(r"TLP:(RED|AMBER\+STRICT|AMBER|GREEN|CLEAR)(?![\w+])")
_PRIVATE_LEVEL = strictness(Tlp.RED) + 1


def has_marked_lines(text: str) -> bool:
    """Whether a line is marked, or kept private; quick for the many notes without."""
    return PRIVATE in text or ("TLP:" in text and _MARKING.search(text) is not None)


def line_levels(text: str) -> list[int]:
    """How strictly each line is marked: 0 not at all, 1 to 5 from CLEAR to RED, 6 kept private; an item's heading counts for all below."""
    lines = text.split("\n")
    private = _private_lines(lines)
    levels: list[int] = []
    under = 0
    for block in _blocks(lines):
        own = max((_level(lines[at]) for at in block), default=0)
        if lines[block[0]].startswith("## "):
            under = _level(lines[block[0]])
        levels += [_PRIVATE_LEVEL if private[at] else max(own, under) for at in block]
    return levels


def may_be_read(text: str, at_most: int) -> str:
    """The text with every other line emptied, so that the numbers of lines stay."""
    if not has_marked_lines(text):
        return text
    levels = line_levels(text)
    return "\n".join(line if level <= at_most else "" for line, level in zip(text.split("\n"), levels, strict=True))


def _level(line: str) -> int:
    return max((strictness(Tlp(found[0])) for found in _MARKING.finditer(line)), default=0)


def _blocks(lines: Sequence[str]) -> Iterator[list[int]]:
    block: list[int] = []
    for at, line in enumerate(lines):
        begins = line.startswith("#") or not line.strip()
        if block and (begins or lines[at - 1].startswith("#") or not lines[at - 1].strip()):
            yield block
            block = []
        block.append(at)
    if block:
        yield block


def _private_lines(lines: Sequence[str]) -> list[bool]:
    found, within = [], False
    for line in lines:
        is_fence = line.strip() == PRIVATE
        found.append(within or PRIVATE in line)
        within ^= is_fence
    return found
