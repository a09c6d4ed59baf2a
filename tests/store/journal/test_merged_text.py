from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from liaison.store.journal.merged_text import MergedText, difference

TEXTS = st.text(alphabet=st.sampled_from("ab бв\n😀é"), max_size=30)


@given(TEXTS, TEXTS)
def test_a_difference_leaves_out_nothing_but_what_is_common(old: str, new: str) -> None:
    start, old_end, new_end = difference(old, new)
    assert old[:start] == new[:start]
    assert old[old_end:] == new[new_end:]
    assert old[:start] + new[start:new_end] + old[old_end:] == new


@given(st.lists(TEXTS, max_size=8))
def test_the_updates_of_a_text_give_it_again(versions: list[str]) -> None:
    text = MergedText()
    updates = [text.replace(version) for version in versions]
    assert str(MergedText(updates)) == (versions[-1] if versions else "")


@given(TEXTS, TEXTS, TEXTS)
def test_what_two_officers_wrote_apart_is_the_same_text_for_both(common: str, first: str, second: str) -> None:
    start = MergedText()
    base = start.replace(common)
    one, other = MergedText([base]), MergedText([base])
    ones, others = one.replace(first), other.replace(second)
    one.apply(others)
    other.apply(ones)
    assert str(one) == str(other)
