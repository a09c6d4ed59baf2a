"""Outcomes, agenda items, topics and treaty wishes of a note as records: they follow the text; what a person made of them stays."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from sqlalchemy import select

from liaison.domain.dates import PartialDate
from liaison.domain.instruments import LegalKind
from liaison.domain.meetings import Capacity, MeetingHeader, NewDelegation, NewParticipant
from liaison.domain.note_structure import structure_of
from liaison.domain.rows import RowKey
from liaison.domain.treaty_wishes import TreatyWish, WishState
from liaison.services.journal import JournalService
from liaison.services.meetings import MeetingService
from liaison.services.note_records import NoteRecordService
from liaison.services.packs import PackService
from liaison.services.sample.filling import fill
from liaison.services.treaty_wishes import TreatyWishService
from liaison.store.engine import Store
from liaison.store.journal.operations import Scalar
from liaison.store.opening import store_in_memory
from liaison.store.schema.catalogue import JOURNALLED

HOSTS = NewDelegation("Investigative Committee", Capacity.HOST, agency_id="by-sk", country_iso2="BY")
GUESTS = NewDelegation(
    "ICE", Capacity.GUEST, agency_id="us-ice", country_iso2="US", participants=(NewParticipant("G. Balsamo"),)
)
WISH = "=> Treaty wish: legal assistance and extradition"


class Desk:
    """A meeting of two sides with a note."""

    def __init__(self, store: Store) -> None:
        PackService(store).install_built_in()
        self.store = store
        self.meetings = MeetingService(store)
        self.records = NoteRecordService(store)
        self.wishes = TreatyWishService(store)
        header = MeetingHeader("Minsk", date=PartialDate.parse("2019-08-02"))
        self.meeting = self.meetings.create(header, (HOSTS, GUESTS)).key
        meeting = self.meetings.meeting(self.meeting)
        assert meeting is not None
        self.note: RowKey = meeting.note.key

    def write(self, *lines: str) -> None:
        text = "\n".join(lines)
        self.meetings.save_note(self.note, text)
        self.records.keep(self.note, structure_of(text))

    def rows(self, table: str) -> list[dict[str, Any]]:
        columns = JOURNALLED[table].c
        with self.store.read() as connection:
            question = select(JOURNALLED[table]).where(columns.deleted == 0)
            order = columns.line if "line" in columns else columns.id
            return [dict(row) for row in connection.execute(question.order_by(order)).mappings()]

    def wished(self) -> dict[LegalKind | None, TreatyWish]:
        return {wish.wish.kind: wish for wish in self.wishes.list()}


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


def test_outcomes_stand_under_their_agenda_item_with_their_kind(desk: Desk) -> None:
    desk.write("## Contacts (15 min)", "=> Решение: обменяться", "## Baku", "=> the next session there")
    first, second = desk.rows("agenda_item")
    assert [(one["title"], one["planned_minutes"], one["position"], one["state"]) for one in (first, second)] == [
        ("Contacts", 15, 0, "discussed"),
        ("Baku", None, 1, "discussed"),
    ]
    decided, unknown = desk.rows("outcome")
    assert (decided["kind"], decided["text"], decided["line"]) == ("decision", "обменяться", 1)
    assert (unknown["kind"], unknown["text"]) == (None, "the next session there")
    assert [one["agenda_item_id"] for one in (decided, unknown)] == [first["id"], second["id"]]


def test_what_else_is_known_of_an_agenda_item_survives_its_text(desk: Desk) -> None:
    desk.write("## Contacts (15 min)", "", "## Baku")
    item = desk.rows("agenda_item")[0]
    assert item["state"] is None
    with desk.store.change("test") as change:
        values: dict[str, Scalar] = {"is_recurring": 1, "carried_from_id": "x", "state": "not_discussed"}
        change.update("agenda_item", (item["scope"], item["id"]), values)
    desk.write("## Contact points (20 min)", "postponed to Baku", "## Baku")
    after = desk.rows("agenda_item")[0]
    assert (after["id"], after["title"], after["planned_minutes"]) == (item["id"], "Contact points", 20)
    assert (after["is_recurring"], after["carried_from_id"], after["state"]) == (1, "x", "not_discussed")


def test_a_line_that_is_cut_and_comes_back_is_the_same_record_with_all_that_is_known_of_it(desk: Desk) -> None:
    desk.write("> Balsamo: we agree", "- [ ] send the list")
    (said,) = desk.rows("statement")
    with desk.store.change("test") as change:
        change.update("statement", (said["scope"], said["id"]), {"translation": "мы согласны"})
    desk.write("- [ ] send the list")
    assert desk.rows("statement") == []
    desk.write("- [ ] send the list", "text", "> Balsamo: we agree")
    (back,) = desk.rows("statement")
    assert (back["id"], back["translation"], back["line"]) == (said["id"], "мы согласны", 2)


def test_the_speakers_capacity_comes_from_the_table_until_a_person_says_another(desk: Desk) -> None:
    desk.write("> Balsamo: we agree", "> Belarus: so do we")
    guest, host = desk.rows("statement")
    assert (guest["capacity"], host["capacity"]) == ("guest", "host")
    with desk.store.change("test") as change:
        change.update("statement", (guest["scope"], guest["id"]), {"capacity": "observer"})
    desk.write("> Balsamo: we agree to it", "> Belarus: so do we")
    assert desk.rows("statement")[0]["capacity"] == "observer"
    desk.write("> Nobody here: we agree to it", "> Belarus: so do we")
    assert desk.rows("statement")[0]["capacity"] is None


def test_whose_promise_it_is_follows_from_the_table(desk: Desk) -> None:
    desk.write("- [ ] send the list @Balsamo", "- [ ] draft a note @own-office", "- [ ] x @Nobody")
    assert [one["direction"] for one in desk.rows("follow_up")] == [None, "ours", None]
    meeting = desk.meetings.meeting(desk.meeting)
    assert meeting is not None
    desk.meetings.edit_delegation(meeting.delegations[0].key, replace(HOSTS, is_own=True))
    desk.records.keep(desk.note, structure_of(meeting.note.text))
    assert [one["direction"] for one in desk.rows("follow_up")] == ["theirs", "ours", None]
    assert [one["counterpart_agency_id"] for one in desk.rows("follow_up")] == ["us-ice", "us-ice", None]


def test_topics_of_the_vocabulary_are_topics_of_the_meeting(desk: Desk) -> None:
    desk.write("#drug-smuggling and #контрабанда-наркотиков", "#no-such-crime #cyber\u200bcrime")
    assert sorted(one["crime_type"] for one in desk.rows("topic")) == ["cybercrime", "drug-smuggling"]
    desk.write("#cybercrime")
    (kept,) = desk.rows("topic")
    assert (kept["crime_type"], kept["target_table"], kept["target_id"]) == ("cybercrime", "meeting", desk.meeting.id)


def test_a_treaty_wish_stands_on_the_list_of_wishes_with_its_line(desk: Desk) -> None:
    desk.write("10:04", "> Belarus: interest in treaties", WISH)
    wished = desk.wished()
    assert set(wished) == {LegalKind.MLA, LegalKind.EXTRADITION}
    for one in wished.values():
        assert (one.meeting, one.wish.note_id, one.wish.line) == (desk.meeting, desk.note.id, 2)
        assert (one.wish.country_iso2, one.wish.counterpart_iso2) == ("BY", "US")
        assert (one.wish.raised_by, str(one.wish.raised_on)) == ("Investigative Committee", "2019-08-02")
        assert (one.wish.state, one.wish.text) == (WishState.RAISED, "legal assistance and extradition")


def test_countries_named_in_the_line_come_first_and_what_is_not_known_stays_so(desk: Desk) -> None:
    desk.write("=> Договор: с Германией и Польшей о выдаче", "=> wish: Kazakhstan, Poland and Germany on customs", "")
    wished = desk.wished()
    extradition, customs = wished[LegalKind.EXTRADITION].wish, wished[LegalKind.CUSTOMS].wish
    assert (extradition.country_iso2, extradition.counterpart_iso2) == ("DE", "PL")
    assert (customs.country_iso2, customs.counterpart_iso2, customs.raised_by) == ("", "", "")
    assert not wished[LegalKind.CUSTOMS].is_between("BY", "US")


def test_what_an_officer_made_of_a_wish_survives_later_edits_of_the_note(desk: Desk) -> None:
    desk.write(WISH)
    kept = desk.wished()[LegalKind.EXTRADITION]
    worked = replace(kept.wish, state=WishState.TAKEN_UP, next_step="Ask the ministry", text="An extradition treaty")
    desk.wishes.edit(kept.key, worked)
    desk.write("10:04 begun", "", f"{WISH} in criminal cases")
    after = desk.wished()
    assert after[LegalKind.EXTRADITION].key == kept.key
    assert after[LegalKind.EXTRADITION].wish == replace(worked, line=2)
    assert after[LegalKind.MLA].wish.text == "legal assistance and extradition in criminal cases"


def test_a_line_that_goes_takes_its_wish_along_only_while_nobody_worked_on_it(desk: Desk) -> None:
    desk.write(WISH)
    first = desk.wished()
    worked = first[LegalKind.MLA]
    desk.wishes.edit(worked.key, replace(worked.wish, next_step="Ask"))
    desk.write("nothing")
    (kept,) = desk.wishes.list()
    assert (kept.key, kept.wish.line, kept.wish.note_id, kept.is_line_gone) == (worked.key, None, desk.note.id, True)
    desk.write("", WISH)
    assert {one.key for one in desk.wished().values()} == {one.key for one in first.values()}
    assert not any(one.is_line_gone for one in desk.wishes.list())


def test_a_wish_withdrawn_by_hand_does_not_come_back_with_the_next_keystroke(desk: Desk) -> None:
    desk.write(WISH)
    desk.wishes.withdraw(desk.wished()[LegalKind.MLA].key)
    desk.write("", WISH)
    assert set(desk.wished()) == {LegalKind.EXTRADITION}
    JournalService(desk.store).undo_last()
    JournalService(desk.store).undo_last()
    assert set(desk.wished()) == {LegalKind.MLA, LegalKind.EXTRADITION}


def test_nothing_is_written_when_nothing_changed(desk: Desk) -> None:
    text = f"## a (5 min)\n{WISH}\n=> x\n#cybercrime\n> Balsamo: y\n- [x] z @Balsamo"
    desk.write(text)
    assert desk.records.keep(desk.note, structure_of(text)).touched == frozenset()


def test_the_records_of_the_sample_are_what_its_notes_say() -> None:
    store = store_in_memory()
    PackService(store).install_built_in()
    fill(store)
    before = JournalService(store).check()
    wishes = TreatyWishService(store).list()
    for _ in NoteRecordService(store).catch_up():
        pass
    assert before.sound
    assert [(one.key, one.wish) for one in TreatyWishService(store).list()] == [(one.key, one.wish) for one in wishes]
    store.close()


LINES = some.lists(
    some.sampled_from(
        (
            WISH,
            "=> Treaty wish: customs, BY – PL",
            "=> wish: x",
            "=> Plan: go on",
            "## a (5 min)",
            "## b",
            "#cybercrime",
            "> Belarus: so be it",
            "text",
            "",
        )
    ),
    max_size=7,
)


@given(some.lists(LINES, min_size=1, max_size=4))
@settings(max_examples=25, deadline=None)
def test_whatever_was_written_before_the_records_are_those_of_the_text(versions: list[list[str]]) -> None:
    store = store_in_memory()
    try:
        desk, anew = Desk(store), Desk(store)
        for lines in versions:
            desk.write(*lines)
        anew.write(*versions[-1])
        for table, columns in (
            ("outcome", ("line", "kind", "text")),
            ("agenda_item", ("line", "title", "planned_minutes", "position", "state")),
            ("statement", ("line", "original", "speaker_name", "capacity")),
            ("treaty_wish", ("line", "text", "kind", "country_iso2", "counterpart_iso2", "raised_by")),
        ):
            rows = desk.rows(table)
            mine, other = (
                sorted(repr([row[name] for name in columns]) for row in rows if row["meeting_id"] == one.meeting.id)
                for one in (desk, anew)
            )
            assert mine == other, table
    finally:
        store.close()
