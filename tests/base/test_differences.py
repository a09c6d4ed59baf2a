from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from liaison.base.differences import difference

TEXTS = st.text(alphabet=st.sampled_from("ab бв\n😀é"), max_size=30)


@given(TEXTS, TEXTS)
def test_a_difference_leaves_out_nothing_but_what_is_common(old: str, new: str) -> None:
    start, old_end, new_end = difference(old, new)
    assert old[:start] == new[:start]
    assert old[old_end:] == new[new_end:]
    assert old[:start] + new[start:new_end] + old[old_end:] == new


@given(TEXTS, st.integers(0, 30), TEXTS)
def test_one_insertion_is_found_as_that(text: str, at: int, inserted: str) -> None:
    start, old_end, new_end = difference(text, text[:at] + inserted + text[at:])
    assert start == old_end
    assert new_end - start == len(inserted)
