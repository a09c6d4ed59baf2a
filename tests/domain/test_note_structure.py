from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.domain.note_structure import NoteReader, NoteStructure, structure_of, without_unseen
from liaison.domain.outcomes import OutcomeKind

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
    slices = NoteReader().in_slices(text.split("\n"), lines=7)
    pauses = 0
    while True:
        try:
            next(slices)
            pauses += 1
        except StopIteration as read:
            assert read.value == structure_of(text)
            break
    assert pauses >= text.count("\n") // 7


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
    lines = [without_unseen(line) for line in text.split("\n")]
    parts = (structure.agenda, structure.statements, structure.follow_ups, structure.topics, structure.times)
    assert all(0 <= found.line < len(lines) for part in parts for found in part)
    assert all(item.title in lines[item.line] for item in structure.agenda)
    assert all(f"#{topic.name}" in lines[topic.line] for topic in structure.topics)
    assert all(statement.speaker in lines[statement.line] for statement in structure.statements)


versions = st.lists(
    st.lists(st.one_of(pieces, st.sampled_from(("=> ", "=> Plan: ", "(15 min)", "\u200f"))), max_size=25)
)


@given(versions)
def test_reading_again_gives_what_reading_anew_gives(texts: list[list[str]]) -> None:
    reader = NoteReader()
    for written in texts:
        text = "".join(written)
        assert reader.read(text) == structure_of(text)


typed = st.lists(st.tuples(st.integers(0, 60), st.sampled_from("ab #->=:@\n<!1")), max_size=12)
begun = st.lists(
    st.sampled_from(("text\n", "## Item\n", "> A: b\n", "\n", "- [ ] c\n", "<!-- p -->\n", "10:41\n")), max_size=8
)


@given(begun, typed)
def test_reading_again_after_each_key_gives_what_reading_anew_gives(
    lines: list[str], keys: list[tuple[int, str]]
) -> None:
    reader, text = NoteReader(), "".join(lines)
    for at, key in keys:
        text = text[:at] + key + text[at:]
        assert reader.read(text) == structure_of(text)


def test_a_key_in_mere_text_is_no_work() -> None:
    reader = NoteReader()
    reader.read(f"said\n{NOTE}")
    assert list(reader.in_slices(f"said, at length\n{NOTE}".split("\n"), lines=1)) == []
    assert list(reader.in_slices(f"said, at #length\n{NOTE}".split("\n"), lines=1)) != []


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("=> Decision: exchange contact points", OutcomeKind.DECISION, "exchange contact points"),
        ("=> РЕШЕНИЕ: обменяться", OutcomeKind.DECISION, "обменяться"),
        ("  => утв.: программа", OutcomeKind.APPROVAL, "программа"),
        ("=> Elected: the chairman", OutcomeKind.ELECTION, "the chairman"),
        ("=> signed: the protocol", OutcomeKind.SIGNATURE, "the protocol"),
        ("=> План: встреча в Баку", OutcomeKind.PLAN, "встреча в Баку"),
        ("=> Interest: joint training", OutcomeKind.INTEREST, "joint training"),
        ("=> treaty  wish: extradition", OutcomeKind.TREATY_WISH, "extradition"),
        ("=> Запрос исполнен: № 7", OutcomeKind.REQUEST_EXECUTED, "№ 7"),
        ("=> Next meeting: Baku", None, "Next meeting: Baku"),
        ("=> no kind at all", None, "no kind at all"),
        ("=> at 10:30", None, "at 10:30"),
    ],
)
def test_an_outcome_names_its_kind_in_either_language(line: str, kind: OutcomeKind | None, text: str) -> None:
    (outcome,) = structure_of(line).outcomes
    assert (outcome.kind, outcome.text) == (kind, text)


@pytest.mark.parametrize("kind", OutcomeKind)
def test_every_kind_is_read_by_its_own_label(kind: OutcomeKind) -> None:
    assert structure_of(f"=> {kind.label}: x").outcomes[0].kind is kind


@pytest.mark.parametrize("line", ["=>", "=> ", "=>x", "a => b", "= > x"])
def test_what_is_no_outcome(line: str) -> None:
    assert structure_of(line).outcomes == ()


@pytest.mark.parametrize(
    ("line", "title", "minutes"),
    [
        ("## Talks (15 min)", "Talks", 15),
        ("## Обмен мнениями (15 мин)", "Обмен мнениями", 15),
        ("## Talks (90 minutes)", "Talks", 90),
        ("## Talks (5 мин.)  ", "Talks", 5),
        ("## Talks (morning)", "Talks (morning)", None),
        ("## (15 min)", "(15 min)", None),
    ],
)
def test_a_heading_says_how_long_it_is_planned(line: str, title: str, minutes: int | None) -> None:
    (item,) = structure_of(line).agenda
    assert (item.title, item.minutes) == (title, minutes)


def test_an_item_under_which_something_is_written_was_discussed() -> None:
    text = "## a\n\nwords\n10:41\n## b\n\n10:50\n## c\n> A: b\n## d\n10:55 closed"
    assert [item.is_discussed for item in structure_of(text).agenda] == [True, False, True, True]


def test_marks_that_are_not_seen_are_read_over() -> None:
    structure = structure_of("\u200f> \u202bAliyev\u202c: said\n- [ ] x @\u200eAli\u00adyev\n#dru\u200bg-smuggling\n")
    assert structure.statements[0].speaker == structure.follow_ups[0].who == "Aliyev"
    assert structure.topics[0].name == "drug-smuggling"


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
    "=> ",
    "=> a",
    "=> a: ",
    "(1",
    "(15 min) ",
    "\u200f",
]


@pytest.mark.parametrize("opening", ["", "- [ ] ", "> ", "## ", "=> "])
@pytest.mark.parametrize("unit", HOSTILE)
def test_a_megabyte_of_hostile_text_is_read(opening: str, unit: str) -> None:
    # anything worse than linear would take minutes here
    structure_of(opening + unit * (1_000_000 // len(unit)))
