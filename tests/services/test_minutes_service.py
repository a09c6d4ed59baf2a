from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaison.domain.dates import PartialDate
from liaison.domain.meetings import MeetingHeader, MeetingKind, NewDelegation, Tlp
from liaison.domain.minutes import (
    FollowUp,
    Item,
    ItemKind,
    ListBlock,
    Minutes,
    MinutesHeader,
    Outcome,
    Paragraph,
    Statement,
    TableBlock,
    Topics,
    plain,
)
from liaison.domain.minutes_selection import Selection, leaving
from liaison.domain.note_structure import structure_of
from liaison.domain.rows import RowKey
from liaison.export.minutes_paper import paper_of
from liaison.services.meetings import MeetingService
from liaison.services.minutes import MinutesService
from liaison.services.minutes_reading import Naming, ReadNote, read_note
from liaison.services.minutes_versions import MinutesVersionService
from liaison.services.note_records import NoteRecordService
from liaison.services.packs import PackService
from liaison.services.sample.filling import fill
from liaison.store.engine import Store
from liaison.store.minutes_rows import statements_of

NAMING = Naming(lambda written: written.replace("-", " ").capitalize(), "attachment")


def read(text: str) -> ReadNote:
    return read_note(text, NAMING)


def text_of(read_so: ReadNote) -> str:
    return repr(read_so.sections)


def test_lines_are_read_as_what_the_conventions_say() -> None:
    note = (
        "10:04\n## First (30 min)\n#drug-smuggling #visa-fraud\ntext about #cash-smuggling with [[Baku]] and @G. Balsamo\n"
        "> Speaker: said\n> more\n=> Decision: done so\n- [x] do it @Me due:2019-08-16\n11:15 stamped\n## Second\n"
    )
    first, second = read(note).sections
    assert (plain(first.title), first.number, first.planned_minutes, first.time) == ("First", 1, 30, "10:04")
    topics, text, said, outcome, promise, stamped = first.blocks
    assert isinstance(topics, Topics) and topics.names == ("Drug smuggling", "Visa fraud")
    assert isinstance(text, Paragraph) and plain(text.words) == "text about cash smuggling with Baku and G. Balsamo"
    assert isinstance(said, Statement) and (said.speaker, plain(said.original)) == ("Speaker", "said\nmore")
    assert isinstance(outcome, Outcome) and (outcome.kind, plain(outcome.words)) == ("Decision", "done so")
    assert isinstance(promise, FollowUp) and (promise.who, promise.is_done) == ("Me", True)
    assert promise.due == PartialDate.parse("2019-08-16")
    assert isinstance(stamped, Paragraph) and (stamped.time, plain(stamped.words)) == ("11:15", "stamped")
    assert (plain(second.title), second.number, second.blocks) == ("Second", 2, ())


def test_everything_else_is_markdown_without_html_and_without_what_leads_elsewhere() -> None:
    note = (
        "**bold** <b>no</b> [shown](https://e.org) [own](liaison:x) ![list](attachment:secret.pdf) code `x`\n\n"
        "- a\n  - b\n1. c\n\n| h | i |\n|---|---|\n| 1 |\n\ntext\n---\n    indented\n"
    )
    blocks = read(note).sections[0].blocks
    words = blocks[0]
    assert isinstance(words, Paragraph) and words.words[0].is_strong
    assert plain(words.words) == "bold <b>no</b> shown (https://e.org) own (attachment) code x"
    lists = [block for block in blocks if isinstance(block, ListBlock)]
    assert [[(plain(e.words), e.depth, e.number) for e in one.entries] for one in lists] == [
        [("a", 0, None), ("b", 1, None)],
        [("c", 0, 1)],
    ]
    table = next(block for block in blocks if isinstance(block, TableBlock))
    assert [[plain(cell) for cell in row] for row in table.rows] == [["1", ""]]
    assert any(isinstance(block, Paragraph) and "indented" in plain(block.words) for block in blocks)


def test_what_is_the_authors_own_is_never_read() -> None:
    note = "open %%hidden one%% open too\n%% hidden two\n- [ ] do %% hidden three\n%%\n## hidden four\n%%\n> A: b\n%%\nhidden five"
    found = read(note)
    assert "hidden" not in text_of(found)
    assert "open  open too" in text_of(found) or "open open too" in text_of(found)
    assert found.private_lines == 5


@pytest.mark.parametrize(
    ("line", "marking"),
    [
        ("words TLP:RED", Tlp.RED),
        ("[TLP:AMBER+STRICT] words", Tlp.AMBER_STRICT),
        ("TLP:GREEN words TLP:RED", Tlp.RED),
        ("- [ ] promise (TLP:AMBER)", Tlp.AMBER),
        ("> A: said TLP:RED", Tlp.RED),
        ("=> Plan: x TLP:CLEAR", Tlp.CLEAR),
        ("- entry TLP:RED", Tlp.RED),
        ("we agreed that TLP:RED is meant.", None),
        ("TLP:REDDISH", None),
    ],
)
def test_a_marking_at_either_end_of_a_line_marks_its_block_and_is_no_part_of_its_words(
    line: str, marking: Tlp | None
) -> None:
    block = read(line).sections[0].blocks[0]
    assert block.item.marking is marking
    assert ("TLP" in repr(getattr(block, "words", "")) + repr(getattr(block, "original", ""))) == (marking is None)


def test_a_marking_of_a_heading_is_that_of_the_agenda_item() -> None:
    section = read("## Sources TLP:RED\ntext").sections[0]
    assert (plain(section.title), section.item.marking) == ("Sources", Tlp.RED)


@pytest.fixture
def meetings(store: Store) -> MeetingService:
    PackService(store).install_built_in()
    return MeetingService(store)


def made(store: Store, text: str, **facts: object) -> RowKey:
    meetings = MeetingService(store)
    header = MeetingHeader("Working meeting", MeetingKind.WORKING_MEETING, PartialDate.parse("2019-08-02"), **facts)  # type: ignore[arg-type]
    key = meetings.create(header, (NewDelegation("Ours", is_own=True), NewDelegation("Theirs"))).key
    meeting = meetings.meeting(key)
    assert meeting is not None
    meetings.save_note(meeting.note.key, text)
    NoteRecordService(store).keep(meeting.note.key, structure_of(text))
    return key


def minutes_of(store: Store, key: RowKey, spoken: str = "en", version: int | None = None) -> Minutes:
    found = MinutesService(store).minutes(key, spoken, version)
    assert found is not None
    return found


def edit_statement(store: Store, key: RowKey, words: str, **values: str) -> None:
    meeting = MeetingService(store).meeting(key)
    assert meeting is not None
    with store.change("statement.edit") as change:
        rows = statements_of(change.connection, key, meeting.note.key.id)
        row = next(row for row in rows if words in row.original)
        change.update("statement", (key.scope, row.id), dict(values))


def test_the_stories_of_the_sample_are_read_whole(store: Store) -> None:
    PackService(store).install_built_in()
    fill(store)
    rows = {row.kind: row.key for row in MeetingService(store).page()}
    working = minutes_of(store, rows[MeetingKind.WORKING_MEETING])
    assert (working.header.country, working.header.marking) == ("Belarus", Tlp.AMBER)
    assert working.header.host == "Investigative Committee of the Republic of Belarus"
    assert [plain(section.title) for section in working.sections] == [
        "Current legal systems of the two countries",
        "Functions and powers of both agencies",
        "Promising areas of cooperation",
    ]
    assert [str(one.due) for one in working.follow_ups] == ["2019-08-16", "2019-09-01"]
    session = minutes_of(store, rows[MeetingKind.COMMITTEE_SESSION], "ru")
    assert (session.header.ordinal, session.header.country, len(session.delegations)) == (19, "Азербайджан", 12)
    assert session.statements[0].speaker == "Oleg Gubaydulin"
    assert session.statements[0].capacity == "chairman"


def test_what_records_know_of_a_line_is_with_it(store: Store) -> None:
    key = made(store, "## A\n> G. Balsamo: agreed\n> K. Stifler: not yet\n- [ ] send @own-office\n")
    edit_statement(store, key, "agreed", translation="согласны", language="en", quotable="yes", tlp=Tlp.GREEN.value)
    edit_statement(store, key, "not yet", quotable="no")
    first, second = minutes_of(store, key).statements
    assert (plain(first.translation), first.language, first.may_be_quoted) == ("согласны", "English", True)
    assert first.item.marking is Tlp.GREEN
    assert second.may_be_quoted is False


def test_a_statement_that_was_rewritten_since_its_record_was_kept_is_as_strict_as_the_strictest_of_them(
    store: Store,
) -> None:
    key = made(store, "> A: the name of the source is Smith\n")
    edit_statement(store, key, "Smith", quotable="no", tlp=Tlp.RED.value)
    meeting = MeetingService(store).meeting(key)
    assert meeting is not None
    MeetingService(store).save_note(
        meeting.note.key, "first\n\n> B: quite another thing\n\n> C: and a third, longer one\n"
    )
    for said in minutes_of(store, key).statements:
        assert (said.item.marking, said.may_be_quoted) == (Tlp.RED, False)


def test_final_minutes_keep_the_names_and_words_of_their_day(store: Store, meetings: MeetingService) -> None:
    key = made(store, "## Before\n", marking=Tlp.GREEN)
    versions = MinutesVersionService(store, NoteRecordService(store))
    assert minutes_of(store, key).is_draft
    versions.finalise(key)
    final = minutes_of(store, key)
    assert (final.is_draft, final.version, [side.name for side in final.delegations]) == (False, 1, ["Ours", "Theirs"])
    assert final.finalised_on
    versions.reopen(key, "a name was wrong")
    meeting = meetings.meeting(key)
    assert meeting is not None
    meetings.save_note(meeting.note.key, "## After\n")
    draft = minutes_of(store, key)
    assert (draft.is_draft, draft.version, plain(draft.sections[0].title)) == (True, 2, "After")
    old = minutes_of(store, key, version=1)
    assert (old.is_draft, old.version, plain(old.sections[0].title)) == (False, 1, "Before")
    assert MinutesService(store).minutes(key, "en", 7) is None


def test_a_meeting_that_is_gone_has_no_minutes(store: Store, meetings: MeetingService) -> None:
    key = made(store, "")
    meetings.delete(key)
    assert MinutesService(store).minutes(key) is None


def test_marked_lines_of_a_note_stay_with_those_who_may_have_them(store: Store) -> None:
    key = made(store, "## Open\nwords\n## Sources TLP:RED\nSmith\n- [ ] ask Smith\n", marking=Tlp.GREEN)
    left = leaving(minutes_of(store, key), Selection(Tlp.AMBER))
    assert "Smith" not in repr(left.minutes)
    assert [plain(section.title) for section in left.minutes.sections] == ["Open"]


_WORDS = st.integers(0, 10**9).map(lambda number: f"w{number}w")
_SHAPES = st.sampled_from(
    [
        *(
            "{}",
            "{} {}",
            "## {}",
            "### {}",
            "# {}",
            "> {}: {}",
            "> {}",
            "> > {}",
            "- {}",
            "  - {}",
            "* {}",
            "+ {}",
            "1. {}",
        ),
        *(
            "- [ ] {} @{} due:2019-08-16",
            "- [x] {}",
            "due:{}",
            "=> Decision: {}",
            "=> {}",
            "10:41 {}",
            "10:41",
            "#{} and {}",
        ),
        *("**{}** *{}*", "_{}_", "~~{}~~", "`{}`", "```", "---", "\\{}", "[{}](https://e.org/{})", "@[[{}]]", "[[{}]]"),
        *("    {}", "\t{}", "<b>{}</b>", "| {} | {} |", "|---|---|", "{} TLP:RED", "", "", " "),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(_SHAPES, _WORDS, _WORDS), max_size=12))
def test_no_word_of_a_note_is_lost_on_its_way_to_the_paper(lines: list[tuple[str, str, str]]) -> None:
    written = [shape.format(*words) for shape, *words in lines]
    note = "\n".join(written)
    minutes = Minutes("m", Item("header", ItemKind.HEADER), MinutesHeader("t"), (), read(note).sections)
    told = repr(paper_of(minutes)).casefold()
    for word in re.findall(r"w\d+w", note):
        assert word in told, (note, word)
