"""How many spellings of one name are known for one, and how many names that only look alike are not.

`names/alike.txt` has a name a line, in the spellings of public sources; `names/unlike.txt` two names a line that are not one. Both are
parted in two halves by a hash of the line: the tables were made looking at the first half, and at `looked_at_*.txt`, but never at the
second. `fresh_*.txt` was written when the tables were finished, and nothing was changed after it had been measured.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

from liaison.domain.name_skeletons import words_in
from liaison.services.spellings import keys_of_beginning, same_name, same_word, sound_keys

HERE = Path(__file__).resolve().parent / "names"
Pair = tuple[str, str]


def _half(text: str) -> int:
    return int(sha256(text.encode()).hexdigest(), 16) % 2


def _lines(file: str) -> list[list[str]]:
    return [line.split("|") for line in (HERE / f"{file}.txt").read_text(encoding="utf-8").splitlines()]


def alike(file: str, half: int | None = None) -> Iterator[Pair]:
    """Each spelling beside the next, and the first beside the last."""
    for spellings in _lines(file):
        if half is None or _half(spellings[0]) == half:
            yield from pairwise(spellings)
            if len(spellings) > 2:
                yield spellings[0], spellings[-1]


def unlike(file: str, half: int | None = None) -> Iterator[Pair]:
    """Two names that are not one."""
    for one, other in _lines(file):
        if half is None or _half(one + other) == half:
            yield one, other


def single_words(file: str) -> Iterator[list[str]]:
    """The spellings of names of one word."""
    for spellings in _lines(file):
        if all(len(words_in(spelling)) == 1 for spelling in spellings):
            yield [word for spelling in spellings for word in words_in(spelling)]


@pytest.mark.parametrize(
    ("prefix", "half", "recall_at_least"),
    [("", 0, 0.97), ("", 1, 0.97), ("looked_at_", None, 0.96), ("fresh_", None, 0.97)],
    ids=["looked at", "never looked at", "looked at besides", "fresh"],
)
def test_spellings_are_known_and_names_that_look_alike_are_not(
    prefix: str, half: int | None, recall_at_least: float
) -> None:
    same, other = list(alike(f"{prefix}alike", half)), list(unlike(f"{prefix}unlike", half))
    found, wrong = sum(same_name(*pair) for pair in same), sum(same_name(*pair) for pair in other)
    recall, precision = found / len(same), found / (found + wrong)
    print(f"{len(same)} alike, {len(other)} unlike: recall {recall:.3f}, precision {precision:.3f}, {wrong} wrong")
    assert len(same) >= 150
    assert recall >= recall_at_least
    assert precision >= 0.95


def test_spellings_of_a_word_share_a_key() -> None:
    pairs = [pair for spellings in single_words("alike") for pair in pairwise(spellings)]
    shared = sum(not set(sound_keys(one)).isdisjoint(sound_keys(other)) for one, other in pairs)
    print(f"{len(pairs)} pairs, {shared / len(pairs):.4f} share a key")
    assert shared >= 0.995 * len(pairs)


def test_a_key_begins_as_its_word_begins() -> None:
    """That of the word itself always, that of its other spellings nearly always."""
    beginnings = missed = 0
    for spellings in single_words("alike"):
        for word in spellings:
            for length in range(4, len(word) + 1):
                begun = keys_of_beginning(word[:length])
                assert not begun or any(key.startswith(begun) for key in sound_keys(word))
                beginnings += len(spellings)
                missed += sum(not any(key.startswith(begun) for key in sound_keys(other)) for other in spellings)
    print(f"{beginnings} beginnings, {missed} missed")
    assert missed <= 0.005 * beginnings


def test_judging_is_quick_enough_for_hundreds_of_candidates() -> None:
    words = sorted({word for spellings in single_words("alike") for word in spellings})
    candidates = [(word, other) for word in words[::9] for other in words if _may_be_one(word, other)]
    keys, judged = [], []
    for word in words:
        start = perf_counter()
        sound_keys(f"{word}a")
        keys.append((perf_counter() - start) * 1e6)
    for pair in candidates:
        start = perf_counter()
        same_word(*pair)
        judged.append((perf_counter() - start) * 1e6)
    print(
        f"{len(candidates)} candidates: median of the keys of a word {median(keys):.1f} µs, of a judgement {median(judged):.1f} µs"
    )
    assert median(keys) < 300
    assert median(judged) < 150


def _may_be_one(word: str, other: str) -> bool:
    return word != other and not set(sound_keys(word)).isdisjoint(sound_keys(other))
