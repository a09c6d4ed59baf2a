"""How many spellings of one name are known for one, and how many names that only look alike are not: on two halves of one set.

The table and the rules of `liaison.domain.name_skeletons` were made looking at the first half alone; the second was never looked at.
`names/alike.txt` has a name a line, in the spellings of public sources; `names/unlike.txt` two names a line that are not one.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from liaison.domain.name_skeletons import skeletons

HERE = Path(__file__).resolve().parent / "names"
Pair = tuple[str, str]


def _half(text: str) -> int:
    return int(sha256(text.encode()).hexdigest(), 16) % 2


def alike(half: int) -> Iterator[Pair]:
    """Each spelling beside the next, and the first beside the last."""
    for line in (HERE / "alike.txt").read_text(encoding="utf-8").splitlines():
        spellings = line.split("|")
        if _half(spellings[0]) == half:
            yield from pairwise(spellings)
            if len(spellings) > 2:
                yield spellings[0], spellings[-1]


def unlike(half: int) -> Iterator[Pair]:
    """Two names that are not one."""
    for line in (HERE / "unlike.txt").read_text(encoding="utf-8").splitlines():
        one, other = line.split("|")
        if _half(one + other) == half:
            yield one, other


def known_as_one(pair: Pair) -> bool:
    """Whether two spellings sound alike, in whatever order their words stand."""
    one, other = map(skeletons, pair)
    return sorted(one) == sorted(other)


@pytest.mark.parametrize(("half", "least"), [(0, 0.88), (1, 0.8)], ids=["looked at", "never looked at"])
def test_spellings_are_known_and_names_that_look_alike_are_not(half: int, least: float) -> None:
    same, other = list(alike(half)), list(unlike(half))
    found, wrong = sum(map(known_as_one, same)), sum(map(known_as_one, other))
    recall, precision = found / len(same), found / (found + wrong)
    print(f"{len(same)} alike, {len(other)} unlike: recall {recall:.3f}, precision {precision:.3f}")
    assert len(same) >= 150
    assert recall >= least
    assert precision >= 0.95
