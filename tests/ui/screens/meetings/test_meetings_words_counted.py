from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from liaison.ui.screens.meetings.word_count import WordCount, words_in_slices


@given(st.text("ab \n\u00a0", max_size=40), st.integers(1, 7))
def test_words_cut_by_a_slice_count_once(text: str, size: int) -> None:
    assert sum(words_in_slices(text, size)) == len(text.split())


def test_the_newest_text_is_counted(qtbot: QtBot) -> None:
    count = WordCount()
    told: list[int] = []
    count.counted.connect(told.append)
    count.count("one " * 100_000)
    count.count("two words")
    qtbot.waitUntil(lambda: bool(told))
    assert told == [2]
