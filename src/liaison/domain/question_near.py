"""Names that are nearly what was typed: one letter wrong, or another ending of the same word. They are offered, never taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

SHORTEST = 4
"""Letters below which nearly everything is near."""

LONGEST_ENDING = 3
"""Letters in which two forms of a word may differ at their ends."""

_STEM = 4


def near(typed: str, names: Iterable[str], limit: int = 6) -> tuple[str, ...]:
    """The folded `names` near the folded `typed`, those one letter apart first."""
    if len(typed) < SHORTEST:
        return ()
    candidates = [name for name in names if abs(len(name) - len(typed)) <= LONGEST_ENDING]
    found = dict.fromkeys(islice((name for name in candidates if one_letter_apart(typed, name)), limit))
    found |= dict.fromkeys(islice(_inflected(typed, candidates), limit))
    return tuple(found)[:limit]


def one_letter_apart(first: str, second: str) -> bool:
    """True when one letter added, left out, replaced or changed with its neighbour makes one of the other. Time: one pass."""
    if abs(len(first) - len(second)) > 1 or first == second:
        return False
    half = max(0, min(len(first), len(second)) // 2 - 1)
    if first[:half] != second[:half] and first[-half:] != second[-half:]:
        return False
    at = _common_beginning(first, second)
    left, right = first[at:], second[at:]
    if len(left) == len(right):
        return left[1:] == right[1:] or (left[1::-1] == right[:2] and left[2:] == right[2:])
    return left[1:] == right if len(left) > len(right) else left == right[1:]


def _inflected(typed: str, names: Iterable[str]) -> Iterator[str]:
    """Russian names of which `typed` may be another case: "в Германией", "Таджикистаном"."""
    for name in names:
        if name[:_STEM] != typed[:_STEM] or name == typed:
            continue
        at = _common_beginning(typed, name)
        if max(len(typed), len(name)) - at <= LONGEST_ENDING and _is_cyrillic(typed[at:] + name[at:]):
            yield name


def _common_beginning(first: str, second: str) -> int:
    shorter = min(len(first), len(second))
    return next((at for at in range(shorter) if first[at] != second[at]), shorter)


def _is_cyrillic(letters: str) -> bool:
    return all("а" <= letter <= "я" for letter in letters)
