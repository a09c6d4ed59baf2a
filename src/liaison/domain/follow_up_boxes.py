"""The box of a follow-up in the text of a note: checked and emptied without touching anything else in its line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from liaison.domain.note_structure import structure_of

_BOX = re.compile(r"([ \t]*[-*+] \[)[ xX](\])")

Box = tuple[int, str, bool]
"""The line a promise stood in last, counted from 0, what it says, and whether it is kept."""


def with_boxes(text: str, boxes: Iterable[Box]) -> str:
    """The text with these promises checked or open. A line is known by what it says; one that is not found stays as it is."""
    written = text.split("\n")
    promises = structure_of(text).follow_ups
    for near, what, is_done in boxes:
        # the record may be a moment behind the text
        lines = [one.line for one in promises if one.what == what]
        if lines:
            line = min(lines, key=lambda one: abs(one - near))
            written[line] = _BOX.sub(rf"\g<1>{'x' if is_done else ' '}\g<2>", written[line], count=1)
    return "\n".join(written)
