"""A reader who may not see everything finds nothing by what may not be seen: neither records nor lines of notes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.services.finding.finds import Finds

from liaison.domain.find_markings import line_levels, may_be_read
from liaison.domain.meetings import Tlp
from liaison.domain.minutes import strictness
from liaison.store.opening import store_in_memory

LIMITS = (Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER, Tlp.AMBER_STRICT)


def test_records_above_the_limit_are_not_found(finds: Finds) -> None:
    finds.meeting("red", "- [ ] extradition paper", marking=Tlp.RED)
    finds.meeting("green", "- [ ] extradition paper", marking=Tlp.GREEN)
    finds.meeting("unmarked", "extradition")
    assert len(finds.hits("extradition")) == 5
    assert {hit.name for hit in finds.hits("extradition", at_most=Tlp.AMBER)} == {
        "green",
        "unmarked",
        "extradition paper",
    }
    assert finds.names("extradition", at_most=Tlp.CLEAR) == ["unmarked"]
    assert finds.names("marking:red", at_most=Tlp.AMBER) == []


def test_marked_lines_and_what_they_say_are_not_found(finds: Finds) -> None:
    finds.meeting(
        "Talks",
        "open word\n\nTLP:RED secret word\n\n- [ ] hidden paper TLP:RED\n\n> Oleg: quiet words TLP:AMBER\n\n%% mine alone\n",
        marking=Tlp.GREEN,
    )
    for query in ("secret", "hidden", "quiet", "mine alone"):
        assert finds.hits(query), query
        assert not finds.hits(query, at_most=Tlp.GREEN), query
    assert finds.names("open word", at_most=Tlp.GREEN) == ["Talks"]
    (hit,) = finds.hits("word", at_most=Tlp.GREEN)
    assert hit.excerpt is not None
    assert hit.excerpt.text == "open word"


def test_a_line_that_is_marked_later_is_hidden_with_its_records(finds: Finds) -> None:
    key = finds.meeting("Talks", "- [ ] extradition paper")
    assert finds.hits("extradition", at_most=Tlp.GREEN)
    finds.write(key, "- [ ] extradition paper TLP:RED")
    assert not finds.hits("extradition", at_most=Tlp.GREEN)
    finds.write(key, "- [ ] extradition paper")
    assert len(finds.hits("extradition", at_most=Tlp.GREEN)) == 2


def test_many_hidden_hits_do_not_hide_the_one_that_may_be_seen(finds: Finds) -> None:
    finds.meeting("seen", "extradition", "2001-01-01")
    for number in range(70):
        finds.meeting(f"hidden {number}", "agenda\n\nextradition TLP:RED", "2019-01-01")
    assert finds.names("extradition", at_most=Tlp.GREEN) == ["seen"]


@pytest.mark.parametrize("query", ["marking:red", "marking:..green", "marking:none", "marking:amber+strict"])
def test_the_field_finds_by_marking(finds: Finds, query: str) -> None:
    for marking in (None, *Tlp):
        finds.meeting(marking.value if marking else "none", "extradition", marking=marking)
    expected = {
        "marking:red": {"TLP:RED"},
        "marking:..green": {"TLP:GREEN", "TLP:CLEAR", "none"},
        "marking:none": {"none"},
        "marking:amber+strict": {"TLP:AMBER+STRICT"},
    }
    assert set(finds.names(f"extradition {query}", limit=10)) == expected[query]


BLOCKS = st.lists(
    st.tuples(st.integers(1, 3), st.sampled_from((None, *Tlp)), st.sampled_from(("", "- [ ] ", "> Oleg: ", "- "))),
    min_size=1,
    max_size=5,
)


@settings(max_examples=25, deadline=None)
@given(BLOCKS, st.sampled_from(LIMITS))
def test_no_word_above_the_limit_is_found(blocks: list[tuple[int, Tlp | None, str]], limit: Tlp) -> None:
    finds = Finds(store_in_memory())
    lines: list[str] = []
    hidden: list[str] = []
    seen: list[str] = []
    for number, (length, marking, begins) in enumerate(blocks):
        for line in range(length):
            word = f"word{number}x{line}"
            marked = f" {marking.value}" if marking and line == 0 else ""
            lines.append(f"{begins}{word}{marked}")
            (hidden if marking and strictness(marking) > strictness(limit) else seen).append(word)
        lines.append("")
    finds.meeting("Talks", "\n".join(lines))
    for word in hidden:
        assert not finds.hits(word, at_most=limit), (word, lines)
    for word in seen:
        assert finds.hits(word, at_most=limit), (word, lines)
    finds.store.close()


def test_lines_keep_their_numbers() -> None:
    text = "## Item TLP:AMBER\nbelow it\n\nstill below\n## Other\nfree\n%% mine\n"
    assert line_levels(text) == [3, 3, 3, 3, 0, 0, 6, 0]
    assert may_be_read(text, 2).split("\n") == ["", "", "", "", "## Other", "free", "", ""]
