"""Making a paper as full as one sheet allows."""

from __future__ import annotations

from collections.abc import Callable

from liaison.export.paper import Paper
from liaison.ui.printing.sheets import Sheets


def fitted(make: Callable[[int], Paper], most: int) -> Sheets:
    """The fullest paper that fits one sheet.

    Args:
        make: a paper with up to so many lines in each of its parts; it says itself what it leaves out.
        most: lines from which on nothing is left out.

    With one line a part it is taken whether it fits or not: a paper of two sheets is better than half an answer.
    """
    low, high = 1, max(1, most)
    best = Sheets(make(high))
    if best.count == 1:
        return best
    best = Sheets(make(1))
    while low + 1 < high:
        middle = (low + high) // 2
        tried = Sheets(make(middle))
        if tried.count == 1:
            low, best = middle, tried
        else:
            high = middle
    return best
