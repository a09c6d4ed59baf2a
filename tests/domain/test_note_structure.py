from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.domain.note_structure import NoteStructure, structure_in_slices, structure_of

NOTE = """\
10:04 opened
## Current legal systems of the two countries
> Belarus: interest in bilateral treaties on legal assistance
> and on extradition.
#human-trafficking #drug-smuggling, again #Drug-Smuggling
- [ ] Send the list of contact points to @G. Balsamo due:2019-08-16
- [x] Draft a note on treaty gaps @[[Own office]] due:31.02.2019
## Competence of ICE
"""


def test_the_working_meeting_reads_as_its_parts() -> None:
    structure = structure_of(NOTE)
    assert [(item.line, item.title) for item in structure.agenda] == [
        (1, "Current legal systems of the two countries"),
        (7, "Competence of ICE"),
    ]
    (statement,) = structure.statements
    assert (statement.line, statement.speaker) == (2, "Belarus")
    assert statement.text == "interest in bilateral treaties on legal assistance\nand on extradition."
    assert [(topic.line, topic.name, topic.times) for topic in structure.topics] == [
        (4, "human-trafficking", 1),
        (4, "drug-smuggling", 2),
    ]
    assert [(stamp.line, stamp.time) for stamp in structure.times] == [(0, "10:04")]


def test_a_follow_up_says_who_and_by_when() -> None:
    first, second = structure_of(NOTE).follow_ups
    assert (first.line, first.what, first.who) == (5, "Send the list of contact points to @G. Balsamo", "G. Balsamo")
    assert first.due is not None
    assert (first.due.text, first.unread_due, first.is_done) == ("2019-08-16", "", False)
    assert (second.what, second.who, second.is_done) == ("Draft a note on treaty gaps", "Own office", True)
    assert (second.due, second.unread_due) == (None, "31.02.2019")


@pytest.mark.parametrize(
    "line",
    [
        "##",
        "## ",
        "> ",
        ">",
        "- [ ]",
        "- [ ]   ",
        "-[ ] x",
        "# title",
        "a #",
        "&#x41;",
        "10:4",
        "24:00",
        "10:041",
        "x 10:04",
        "a@b.org",
    ],
)
def test_what_is_none_of_them_stays_text(line: str) -> None:
    assert structure_of(line) == NoteStructure()


@pytest.mark.parametrize(
    ("line", "speaker", "text"),
    [
        ("> Gubaydulin: the whole chain", "Gubaydulin", "the whole chain"),
        (">О. Губайдулин: вся цепочка", "О. Губайдулин", "вся цепочка"),
        ("> no speaker here", "", "no speaker here"),
        ("> https://example.org/", "", "https://example.org/"),
        ("> Name:", "Name", ""),
    ],
)
def test_a_statement_names_its_speaker_when_the_line_does(line: str, speaker: str, text: str) -> None:
    (statement,) = structure_of(line).statements
    assert (statement.speaker, statement.text) == (speaker, text)


def test_an_empty_line_ends_a_statement() -> None:
    structure = structure_of("> A: one\n\n> two")
    assert [statement.text for statement in structure.statements] == ["one", "two"]


def test_due_before_the_owner_and_with_a_full_stop() -> None:
    (promise,) = structure_of("* [ ] Ask due:../2019-09. @us").follow_ups
    assert promise.due is not None
    assert (promise.what, promise.who, promise.due.text) == ("Ask", "us", "../2019-09")


def test_slices_give_the_same() -> None:
    text = NOTE * 30
    slices = structure_in_slices(text, lines=7)
    pauses = 0
    while True:
        try:
            next(slices)
            pauses += 1
        except StopIteration as read:
            assert read.value == structure_of(text)
            break
    assert pauses == text.count("\n") // 7


pieces = st.sampled_from(
    [
        "## ",
        "> ",
        "- [ ] ",
        "@",
        "[[",
        "]]",
        "#",
        "due:",
        "2019-08-16",
        "..",
        "/",
        "~",
        ": ",
        "A",
        "10:04",
        " ",
        "\n",
        "é",
        "ё",
        "\x00",
    ]
)


@given(st.lists(st.one_of(pieces, st.text(max_size=6)), max_size=40).map("".join))
def test_any_text_is_read_and_every_line_is_there(text: str) -> None:
    structure = structure_of(text)
    lines = text.split("\n")
    parts = (structure.agenda, structure.statements, structure.follow_ups, structure.topics, structure.times)
    assert all(0 <= found.line < len(lines) for part in parts for found in part)
    assert all(item.title in lines[item.line] for item in structure.agenda)
    assert all(f"#{topic.name}" in lines[topic.line] for topic in structure.topics)
    assert all(statement.speaker in lines[statement.line] for statement in structure.statements)


HOSTILE = [
    "#",
    "@[[",
    ">",
    "> a",
    "@a",
    "due:",
    "a.",
    " ",
    "@a. ",
    "\n>",
    "#a",
    "1",
    ":",
    "> :",
    "[[",
    "- [ ] ",
    "9",
    "due:2019/",
    "\n10:04",
    "> a:",
    "\n- [ ] due:9",
]


@pytest.mark.parametrize("opening", ["", "- [ ] ", "> ", "## "])
@pytest.mark.parametrize("unit", HOSTILE)
def test_a_megabyte_of_hostile_text_is_read(opening: str, unit: str) -> None:
    # anything worse than linear would take minutes here
    structure_of(opening + unit * (1_000_000 // len(unit)))
