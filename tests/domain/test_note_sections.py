"""Agenda items change places and nothing else changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from liaison.domain.note_sections import exchanged, section_at, sections_of

NOTE = """\
Before.

10:04
## One
first

> Name: said

10:41
## Two
second
## Three
"""
LINES = st.lists(
    st.sampled_from(["", " ", "## One", "## Two (5 min)", "## ", "text", "10:41", "10:41 text", "### Deep", "> N: x"]),
    max_size=24,
)


def moved(text: str, number: int, step: int) -> str:
    lines = text.split("\n")
    change = exchanged(lines, number, step)
    if change is None:
        return text
    lines[change.start : change.end] = change.lines
    return "\n".join(lines)


def test_an_item_moves_with_its_lines_and_its_time() -> None:
    assert moved(NOTE, 1, -1) == (
        "Before.\n\n10:41\n## Two\nsecond\n\n10:04\n## One\nfirst\n\n> Name: said\n## Three\n"
    )
    change = exchanged(NOTE.split("\n"), 1, -1)
    assert change is not None
    assert moved(NOTE, 1, -1).split("\n")[change.heading] == "## Two"


def test_there_is_no_place_above_the_first_and_below_the_last() -> None:
    lines = NOTE.split("\n")
    assert exchanged(lines, 0, -1) is None
    assert exchanged(lines, 2, 1) is None
    assert exchanged(["text"], 0, 1) is None


def test_which_item_a_line_belongs_to() -> None:
    lines = NOTE.split("\n")
    assert [section_at(lines, line) for line in (0, 2, 3, 6, 8, 9, 11)] == [None, 0, 0, 0, 1, 1, 2]


@given(LINES, st.integers(0, 5))
def test_up_and_then_down_is_the_same_text(lines: list[str], number: int) -> None:
    text = "\n".join(lines)
    once = moved(text, number, -1)
    assert sorted(once.split("\n")) == sorted(lines or [""])
    if once != text or exchanged(lines, number, -1) is not None:
        assert moved(once, number - 1, 1) == text


@given(LINES, st.integers(0, 5))
def test_the_title_is_where_it_is_said_to_be(lines: list[str], number: int) -> None:
    for step in (-1, 1):
        change = exchanged(lines, number, step)
        if change is not None:
            title = lines[sections_of(lines)[number].heading]
            assert moved("\n".join(lines), number, step).split("\n")[change.heading] == title
