"""Whatever is typed is answered as well as it can be, and never becomes part of a statement."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.services.finding.finds import Finds

from liaison.store.find_index import beginning, word
from liaison.store.opening import store_in_memory

FAR_TOO_LONG = 10_000


@pytest.mark.parametrize(
    "text",
    [
        "(" * FAR_TOO_LONG,
        ")" * FAR_TOO_LONG,
        '"' * FAR_TOO_LONG,
        "\0" * FAR_TOO_LONG,
        "\N{GRINNING FACE}" * FAR_TOO_LONG,
        "\ud800" * FAR_TOO_LONG,
        "a" * FAR_TOO_LONG,
        "a " * (FAR_TOO_LONG // 2),
        "not " * (FAR_TOO_LONG // 4),
        "who:" * (FAR_TOO_LONG // 4),
        "* OR NEAR(a b) AND ^c {x} + - : find_beginnings MATCH '",
        "talks'; DROP TABLE meeting; --",
        "þd þm5 thorn",
    ],
    ids=lambda text: ascii(text[:8]),
)
def test_hostile_text_is_answered(finds: Finds, text: str) -> None:
    finds.meeting("Talks", "extradition")
    started = perf_counter()
    finds.ask(text)
    # not a measure of speed: nothing here may take minutes
    assert perf_counter() - started < 20
    assert finds.names("extradition") == ["Talks"]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60) | st.text('()"*:-þ abkиnotr\0\ud83d\N{GRINNING FACE}«»', max_size=80))
def test_no_text_makes_it_raise(text: str) -> None:
    _FINDS.ask(text)


_FINDS = Finds(store_in_memory())
_FINDS.meeting("Talks", "extradition and other things, þorn, не явился")


def test_marks_of_the_index_cannot_be_typed(finds: Finds) -> None:
    finds.meeting("Talks", "extradition")
    assert finds.names("þd") == []
    assert finds.names("\\þd") == []


def test_a_wrong_part_is_told_and_the_rest_is_answered(finds: Finds) -> None:
    finds.meeting("Talks", "extradition")
    found = finds.ask("extradition open:perhaps (")
    assert [hit.name for group in found.groups for hit in group.hits] == ["Talks"]
    assert [(one.start, one.length) for one in found.query.problems] == [(12, 12)]
    assert all(one.sentence for one in found.query.problems)


def test_a_term_that_matches_everything_gives_the_newest(finds: Finds) -> None:
    for number in range(30):
        finds.meeting(f"meeting {number:02}", "the", f"2019-01-{number + 1:02}")
    assert finds.names("the") == [f"meeting {number}" for number in (29, 28, 27, 26, 25)]


def test_nothing_to_look_for_finds_nothing(finds: Finds) -> None:
    finds.meeting("Talks", "extradition")
    for text in ("", "   ", "()", "-", "*", "\N{GRINNING FACE}"):
        assert finds.ask(text).is_empty


def test_no_match_says_what_was_tried(finds: Finds) -> None:
    finds.meeting("Talks", "Gubaidulin")
    found = finds.ask("Gubaydulin nothing")
    assert found.is_empty
    assert found.tried == ("gubaidulin",)


@pytest.mark.parametrize("text", ["", "two words", 'a"b', "a*", "(a)", "a OR b", "ж"])
def test_only_words_of_the_index_become_expressions(text: str) -> None:
    with pytest.raises(ValueError, match="words of the index"):
        word(text)
    with pytest.raises(ValueError, match="words of the index"):
        beginning(text)
