from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from liaison.store.journal.merged_text import MergedText, reconciled

TEXTS = st.text(alphabet=st.sampled_from("ab бв\n😀é"), max_size=30)


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


@given(TEXTS, TEXTS, st.sampled_from(["", "x", "xyx"]), st.sampled_from(["", "z", "zwz"]))
def test_what_two_windows_wrote_is_all_there(before: str, after: str, first: str, second: str) -> None:
    base = before + "|" + after
    both = reconciled(base, before + "|" + first + after, before + second + "|" + after)
    assert first in both
    assert second in both
    assert len(both) == len(base) + len(first) + len(second)


@given(TEXTS, TEXTS)
def test_where_only_one_wrote_the_text_is_that_ones(base: str, written: str) -> None:
    assert reconciled(base, base, written) == written
    assert reconciled(base, written, base) == written
