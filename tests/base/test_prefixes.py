"""An index asked by prefix finds what looking at everything finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from liaison.base.prefixes import Prefixes

WORDS = st.lists(st.text("abг", max_size=4), max_size=4)


@given(st.lists(WORDS, max_size=12), WORDS)
def test_it_finds_what_looking_at_everything_finds(things: list[list[str]], wanted: list[str]) -> None:
    index = Prefixes()
    for number, words in enumerate(things):
        index.add(number, words)
    hits = [
        number
        for number, words in enumerate(things)
        if wanted and all(any(word.startswith(one) for word in words) for one in wanted)
    ]
    assert index.starting_with(wanted) == hits


def test_a_copy_grows_by_itself_and_many_are_added_at_once() -> None:
    index = Prefixes()
    index.add(1, ["minsk"])
    other = index.copy()
    other.add_all([2, 3], ["minsk", "by"])
    assert index.starting_with(["mi"]) == [1]
    assert other.starting_with(["mi"]) == [1, 2, 3]
    assert other.starting_with(["mi", "b"]) == [2, 3]
