"""Comparing word by word: laws over random texts, and what a reader should see."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.domain import common_runs
from liaison.domain.common_runs import CommonRuns
from liaison.domain.text_comparison import Comparison, Kind, compare, compare_in_slices, words_between

# few letters, so that much is alike; several scripts, marks that join what stands before, line ends
TEXTS = st.text(alphabet="ab \n.яж́จ会ا", max_size=60)
LINES = st.lists(st.sampled_from(("", "one two", "one", "two three", "> ICE: one", "x" * 9)), max_size=30).map(
    "\n".join
)


def changes(comparison: Comparison) -> list[tuple[str, str]]:
    return [(piece.kind.value, piece.text) for piece in comparison.pieces if piece.kind is not Kind.SAME]


@given(TEXTS | LINES, TEXTS | LINES)
def test_what_stayed_and_what_was_removed_is_the_old_what_stayed_and_was_added_the_new(old: str, new: str) -> None:
    found = compare(old, new)
    assert (found.old(), found.new()) == (old, new)
    assert all(piece.text for piece in found.pieces)
    assert found.is_equal is (old == new)


@given(TEXTS | LINES)
def test_equal_texts_have_no_mark(text: str) -> None:
    found = compare(text, text)
    assert changes(found) == []
    assert (found.added, found.removed) == (0, 0)


@given(LINES, LINES)
def test_it_holds_however_little_is_looked_at_closely(old: str, new: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(common_runs, "AT_ONCE", 2)
        patch.setattr(common_runs, "STEP", 1)
        found = compare(old, new)
    assert (found.old(), found.new()) == (old, new)


@given(st.lists(st.sampled_from("abc"), max_size=30), st.lists(st.sampled_from("abc"), max_size=30))
def test_runs_are_equal_stretches_in_order(old: list[str], new: list[str]) -> None:
    slices = CommonRuns(budget=40).of(old, new)
    while True:
        try:
            next(slices)
        except StopIteration as done:
            runs = done.value
            break
    behind_old = behind_new = 0
    for at_old, at_new, length in runs:
        assert length > 0
        assert at_old >= behind_old
        assert at_new >= behind_new
        assert old[at_old : at_old + length] == new[at_new : at_new + length]
        behind_old, behind_new = at_old + length, at_new + length


def test_a_word_that_changed_is_marked_and_nothing_else() -> None:
    found = compare("> ICE: two treaties are wished.\nEnd", "> ICE: three treaties are wished.\nEnd")
    assert changes(found) == [("removed", "two"), ("added", "three")]
    assert (found.added, found.removed) == (1, 1)


def test_a_phrase_that_was_replaced_reads_as_one() -> None:
    found = compare("They agreed to meet again soon.", "They agreed never to write.")
    assert ("removed", "meet again soon") in changes(found)


def test_scripts_without_spaces_are_compared_by_the_character() -> None:
    assert changes(compare("会议在北京举行", "会议在上海举行")) == [("removed", "北京"), ("added", "上海")]


def test_marks_stay_with_their_letter() -> None:
    assert changes(compare("вода\u0301 тут", "вода тут")) == [("removed", "вода\u0301"), ("added", "вода")]


def test_a_line_in_the_midst_of_the_same_lines_again_and_again_is_found() -> None:
    piece = "10:04\n## Powers\n> ICE: interest\n\n"
    old = piece * 3000
    new = piece * 1500 + "- [ ] one line more\n" + piece * 1500
    assert changes(compare(old, new)) == [("added", "- [ ] one line more\n")]


def test_texts_that_have_nothing_in_common_are_compared_in_time() -> None:
    old, new = "a b " * 60_000, "c d " * 60_000
    slices = compare_in_slices(old, new)
    pauses = sum(1 for _ in slices)
    assert pauses > 0


@given(TEXTS | LINES, TEXTS | LINES)
def test_words_are_counted_as_sets_count(old: str, new: str) -> None:
    more, less = words_between(old, new)
    assert more - less == len(new.split()) - len(old.split())
    assert words_between(new, old) == (less, more)
