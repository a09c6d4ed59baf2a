from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from liaison.domain.meetings import Tlp
from liaison.domain.minutes import (
    AttachedFile,
    Item,
    ItemKind,
    Minutes,
    MinutesDelegation,
    MinutesHeader,
    Paragraph,
    Section,
    Span,
    Statement,
    strictness,
)
from liaison.domain.minutes_cleaning import clean_text, cleaned
from liaison.domain.minutes_selection import Reason, Selection, leaving

MARKINGS = st.sampled_from([None, *Tlp])


def item(identity: str, kind: ItemKind, marking: Tlp | None = None) -> Item:
    return Item(identity, kind, marking)


def made(
    header: Tlp | None = None,
    section: Tlp | None = None,
    paragraph: Tlp | None = None,
    statement: Tlp | None = None,
    attachment: Tlp | None = None,
    may_be_quoted: bool | None = None,
) -> Minutes:
    return Minutes(
        "m",
        item("header", ItemKind.HEADER),
        MinutesHeader("Title", marking=header),
        (MinutesDelegation(item("side", ItemKind.DELEGATION), "Side"),),
        (
            Section(
                item("section", ItemKind.AGENDA_ITEM, section),
                (Span("Agenda"),),
                1,
                (
                    Paragraph(item("paragraph", ItemKind.PARAGRAPH, paragraph), (Span("words"),)),
                    Statement(
                        item("statement", ItemKind.STATEMENT, statement),
                        "Speaker",
                        (Span("said"),),
                        may_be_quoted=may_be_quoted,
                    ),
                ),
            ),
        ),
        (AttachedFile(item("attachment", ItemKind.ATTACHMENT, attachment), "file.pdf"),),
    )


def ids(minutes: Minutes) -> set[str]:
    found = {side.item.id for side in minutes.delegations} | {file.item.id for file in minutes.attachments}
    for section in minutes.sections:
        found |= {section.item.id} | {block.item.id for block in section.blocks}
    return found


@given(MARKINGS, MARKINGS, MARKINGS, MARKINGS, MARKINGS, MARKINGS)
def test_nothing_leaves_that_is_marked_above_what_the_recipient_may_have(
    header: Tlp | None,
    section: Tlp | None,
    paragraph: Tlp | None,
    statement: Tlp | None,
    attachment: Tlp | None,
    greatest: Tlp | None,
) -> None:
    minutes = made(header, section, paragraph, statement, attachment)
    left = leaving(minutes, Selection(greatest))
    own = {"section": section, "paragraph": paragraph, "statement": statement, "attachment": attachment}
    limit = 9 if greatest is None else strictness(greatest)
    for identity in ids(left.minutes):
        assert strictness(own.get(identity)) <= limit
        assert strictness(header) <= limit
    assert left.is_refused == (strictness(header) > limit)
    assert {line.item.id for line in left.lines if line.leaves} - {"header"} == ids(left.minutes)
    assert sum(kept.count for kept in left.kept) == sum(not line.leaves for line in left.lines)
    if "section" not in ids(left.minutes):
        assert not ids(left.minutes) & {"paragraph", "statement"}


def test_the_paper_is_marked_as_strictly_as_the_strictest_that_is_on_it() -> None:
    minutes = made(Tlp.GREEN, statement=Tlp.RED, attachment=Tlp.AMBER)
    assert leaving(minutes, Selection()).marking is Tlp.RED
    assert leaving(minutes, Selection(Tlp.AMBER)).marking is Tlp.AMBER
    assert leaving(minutes, Selection(Tlp.GREEN)).marking is Tlp.GREEN
    assert leaving(made(), Selection()).marking is None


def test_a_recipient_below_the_meeting_itself_gets_nothing_not_even_its_title() -> None:
    left = leaving(made(Tlp.AMBER, statement=Tlp.CLEAR), Selection(Tlp.GREEN))
    assert left.is_refused
    assert not ids(left.minutes)
    assert left.minutes.header.title == ""


def test_what_nobody_marked_may_leave_and_is_counted() -> None:
    left = leaving(made(section=Tlp.GREEN), Selection(Tlp.CLEAR))
    assert ids(left.minutes) == {"side", "attachment"}
    assert left.unmarked == 3  # with the facts of the meeting


def test_a_statement_not_for_quotation_leaves_on_own_paper_only() -> None:
    withheld = leaving(made(may_be_quoted=False), Selection())
    assert "statement" not in ids(withheld.minutes)
    assert [(kept.kind, kept.reason, kept.count) for kept in withheld.kept] == [
        (ItemKind.STATEMENT, Reason.NOT_FOR_QUOTATION, 1)
    ]
    line = next(line for line in withheld.lines if line.item.id == "statement")
    assert not line.may_be_chosen
    assert "statement" in ids(leaving(made(may_be_quoted=False), Selection(for_own_use=True)).minutes)
    assert "statement" in ids(leaving(made(may_be_quoted=None), Selection()).minutes)


def test_an_officer_leaves_items_out_with_all_that_stands_under_them_but_never_the_facts() -> None:
    left = leaving(made(), Selection(left_out=frozenset({"section", "attachment", "header"})))
    assert ids(left.minutes) == {"side"}
    assert left.minutes.header.title == "Title"
    assert {kept.reason for kept in left.kept} == {Reason.LEFT_OUT}


def test_the_note_may_be_marked_more_strictly_than_its_meeting() -> None:
    minutes = made(Tlp.GREEN)
    minutes = replace(minutes, header=replace(minutes.header, note_marking=Tlp.AMBER))
    assert ids(leaving(minutes, Selection(Tlp.GREEN)).minutes) == {"side", "attachment"}


def test_what_no_file_can_hold_and_what_turns_its_surroundings_is_taken_out() -> None:
    assert clean_text("a\x00b\x0bc\u202egnp.exe\ud800") == "abcgnp.exe"
    assert clean_text("می\u200cخواهم\r\nдва") == "می\u200cخواهم\nдва"
    dirty = replace(made(), header=MinutesHeader("a\u202eb"))
    assert cleaned(dirty).header.title == "ab"
    assert cleaned(made()) == made()


def test_no_missing_number_tells_that_something_stayed() -> None:
    minutes = made()
    second = replace(minutes.sections[0], item=item("second", ItemKind.AGENDA_ITEM, Tlp.RED), number=2, blocks=())
    third = replace(second, item=item("third", ItemKind.AGENDA_ITEM), number=3)
    opening = replace(second, item=item("opening", ItemKind.AGENDA_ITEM), number=0, title=())
    minutes = replace(minutes, sections=(opening, *minutes.sections, second, third))
    left = leaving(minutes, Selection(Tlp.AMBER)).minutes
    assert [(section.item.id, section.number) for section in left.sections] == [
        ("opening", 0),
        ("section", 1),
        ("third", 2),
    ]
