"""The note of a case over a real store: saved beside others, promises that Today reminds of, earlier texts, files, and Find."""

from __future__ import annotations

from datetime import date

import pytest
from tests.services.cases.casework import Casework
from tests.services.finding.finds import Finds

from liaison.domain.cases.case import CaseSide
from liaison.domain.cases.case_errors import CaseGone
from liaison.domain.find_kinds import FindKind
from liaison.domain.meetings import Direction, MeetingHeader, NewDelegation, Tlp
from liaison.domain.minutes_history import Moment
from liaison.domain.note_structure import structure_of
from liaison.domain.rows import RowKey
from liaison.services.attachment_files import made_here
from liaison.services.attachments import AttachmentService
from liaison.services.cases.case_notes import CaseNoteService
from liaison.services.counterparts import open_with
from liaison.services.directory import DirectoryService
from liaison.services.follow_ups import FollowUpService
from liaison.services.meetings import MeetingService
from liaison.services.note_records import NoteRecordService
from liaison.services.own_office import OwnChoice, OwnOfficeService
from liaison.services.packs import PackService
from liaison.store.contact_rows import contacts_of
from liaison.store.engine import Store

PROMISES = "Spoke to Minsk.\n- [ ] Send the seal numbers @Belarus due:2019-08-16\n- [ ] Ask the carrier @we\n"


@pytest.fixture
def notes(store: Store) -> CaseNoteService:
    return CaseNoteService(store, NoteRecordService(store, lambda: date(2019, 9, 1)))


def sit_with_ice(store: Store) -> None:
    """Only who said which office is the own one is told whose a promise is."""
    PackService(store).install_built_in()
    list(OwnOfficeService(store, DirectoryService(store)).choose(OwnChoice("ICE", agency_id="us-ice")))


def text_of(notes: CaseNoteService, case: RowKey) -> str:
    found = notes.note(case)
    assert found is not None
    return found.text


def moments(notes: CaseNoteService, case: RowKey) -> tuple[Moment, ...]:
    *_, whole = notes.history(case, every_save=True)
    return whole


def write(notes: CaseNoteService, case: RowKey, text: str) -> None:
    """As the page does: the text, and a moment later its promises."""
    notes.save(case, text, text_of(notes, case))
    notes.keep_records(case)


def test_a_case_begins_with_nothing_and_keeps_what_is_written(casework: Casework, notes: CaseNoteService) -> None:
    case, other = casework.new("Northern route"), casework.new("Another")
    begun = notes.note(case)
    assert begun is not None and (begun.key, begun.text) == (None, "")
    notes.save(case, "Первый разговор.", "")
    assert text_of(notes, case) == "Первый разговор."
    assert text_of(notes, other) == ""
    assert casework.journal.check().sound


def test_what_two_wrote_at_once_stands_side_by_side(casework: Casework, notes: CaseNoteService) -> None:
    case = casework.new("Northern route")
    notes.save(case, "one\ntwo\n", "")
    notes.save(case, "zero\none\ntwo\n", "one\ntwo\n")
    notes.save(case, "one\ntwo\nthree\n", "one\ntwo\n")
    assert text_of(notes, case) == "zero\none\ntwo\nthree\n"


def test_promises_in_a_case_are_reminded_of_and_checked_off_in_its_note(
    casework: Casework, notes: CaseNoteService, store: Store
) -> None:
    sit_with_ice(store)
    case = casework.new("Northern route")
    casework.cases.add(case, CaseSide("BY", name="Belarus"))
    write(notes, case, PROMISES)
    follow_ups = FollowUpService(store, lambda: date(2019, 9, 1))
    theirs, ours = follow_ups.open_promises()
    assert (theirs.text, theirs.direction, theirs.line) == ("Send the seal numbers", Direction.THEIRS, 1)
    assert (ours.text, ours.direction) == ("Ask the carrier", Direction.OURS)
    assert theirs.is_of_case and (theirs.made_in, theirs.made_in_title) == (case, "Northern route")
    follow_ups.set_done(theirs.key, True)
    assert "- [x] Send the seal numbers" in text_of(notes, case)
    assert [one.text for one in follow_ups.open_promises()] == ["Ask the carrier"]


def test_whose_a_promise_is_follows_from_who_has_to_do_with_the_case(
    casework: Casework, notes: CaseNoteService, store: Store
) -> None:
    sit_with_ice(store)
    case, follow_ups = casework.new("Northern route"), FollowUpService(store)
    write(notes, case, "- [ ] Send the seal numbers @Belarus\n")
    assert [one.direction for one in follow_ups.open_promises()] == [None]
    side = casework.cases.add(case, CaseSide("BY", name="Belarus")).key
    assert [one.direction for one in follow_ups.open_promises()] == [Direction.THEIRS]
    casework.cases.remove_part(side, CaseSide)
    assert [one.direction for one in follow_ups.open_promises()] == [None]


def test_what_a_case_promises_is_open_at_the_table_and_with_the_agency(
    casework: Casework, notes: CaseNoteService, store: Store
) -> None:
    sit_with_ice(store)
    case = casework.new("Northern route")
    casework.cases.add(case, CaseSide("BY", "by-sk", name="Investigative Committee of Belarus"))
    write(
        notes,
        case,
        "- [ ] Send the seal numbers @nobody\n- [ ] Send them the list @[[Investigative Committee of Belarus]]\n",
    )
    meetings = MeetingService(store)
    at_table = meetings.create(
        MeetingHeader("Minsk"),
        (NewDelegation("ICE", agency_id="us-ice"), NewDelegation("Committee", agency_id="by-sk")),
    ).key
    elsewhere = meetings.create(MeetingHeader("Riga"), (NewDelegation("Police", agency_id="lv-vp"),)).key
    (promise,) = open_with(store, at_table)
    assert (promise.text, promise.made_in, promise.is_of_case) == ("Send them the list", case, True)
    assert open_with(store, elsewhere) == ()
    with store.read() as connection:
        contact = contacts_of(connection, {"office": "by-sk"}, date(2019, 9, 1))["office"]
    assert contact.theirs.count == 1
    assert contact.theirs.pressing is not None and contact.theirs.pressing.made_in == case
    casework.cases.delete(case)
    assert open_with(store, at_table) == ()


def test_promises_go_with_their_line_and_come_back_with_it(
    casework: Casework, notes: CaseNoteService, store: Store
) -> None:
    case, follow_ups = casework.new("Northern route"), FollowUpService(store)
    write(notes, case, PROMISES)
    before = [one.key for one in follow_ups.open_promises()]
    write(notes, case, "Spoke to Minsk.\n")
    assert follow_ups.open_promises() == ()
    write(notes, case, PROMISES)
    assert [one.key for one in follow_ups.open_promises()] == before


def test_promises_of_a_deleted_case_are_not_reminded_of_and_come_back_with_it(
    casework: Casework, notes: CaseNoteService, store: Store
) -> None:
    case, follow_ups = casework.new("Northern route"), FollowUpService(store)
    write(notes, case, PROMISES)
    casework.cases.delete(case)
    assert follow_ups.open_promises() == ()
    assert notes.note(case) is None
    casework.undo()
    assert len(follow_ups.open_promises()) == 2
    assert text_of(notes, case) == PROMISES


def test_what_a_killed_process_wrote_last_is_made_into_promises_at_the_next_start(
    casework: Casework, notes: CaseNoteService, store: Store
) -> None:
    meeting = MeetingService(store).create(MeetingHeader("Minsk")).key
    made = MeetingService(store).meeting(meeting)
    assert made is not None
    NoteRecordService(store).keep(made.note.key, structure_of(""))
    case = casework.new("Northern route")
    notes.save(case, PROMISES, "")
    assert FollowUpService(store).open_promises() == ()
    assert list(NoteRecordService(store).catch_up())
    assert len(FollowUpService(store).open_promises()) == 2


def test_what_is_written_while_the_case_is_deleted_comes_back_with_it(
    casework: Casework, notes: CaseNoteService
) -> None:
    case = casework.new("Northern route")
    notes.save(case, "first", "")
    casework.cases.delete(case)
    notes.save(case, "first, and the last words", "first")
    assert notes.note(case) is None
    with casework.store.change("case_file.edit") as change:
        change.update("case_file", (case.scope, case.id), {"deleted": 0})
    assert text_of(notes, case) == "first, and the last words"


def test_only_promises_of_a_case_become_records(casework: Casework, notes: CaseNoteService, store: Store) -> None:
    case = casework.new("Northern route")
    write(notes, case, "## Item\n> Balsamo: word\n=> Decision: go on\n#drug-smuggling\n- [ ] Call\n")
    with store.read() as connection:
        count = {
            table: connection.exec_driver_sql(f"SELECT count(*) FROM {table} WHERE deleted = 0").scalar()
            for table in ("agenda_item", "statement", "outcome", "follow_up")
        }
    assert count == {"agenda_item": 0, "statement": 0, "outcome": 0, "follow_up": 1}


def test_every_earlier_text_can_be_read_and_brought_back(
    casework: Casework, notes: CaseNoteService, store: Store
) -> None:
    case = casework.new("Northern route")
    write(notes, case, "first")
    write(notes, case, "first\n- [ ] second")
    write(notes, case, "third")
    found = moments(notes, case)
    assert [notes.text(case, one) for one in found][-3:] == ["first", "first\n- [ ] second", "third"]
    notes.restore(case, notes.text(case, found[-2]))
    assert text_of(notes, case) == "first\n- [ ] second"
    assert [one.text for one in FollowUpService(store).open_promises()] == ["second"]


def test_a_case_that_is_gone_has_no_earlier_texts(casework: Casework, notes: CaseNoteService) -> None:
    case = casework.new("Northern route")
    with pytest.raises(CaseGone):
        list(notes.history(case))
    notes.save(case, "text", "")
    casework.cases.delete(case)
    with pytest.raises(CaseGone):
        notes.restore(case, "")


def test_the_note_its_promises_and_its_files_are_found(casework: Casework, notes: CaseNoteService) -> None:
    finds = Finds(casework.store)
    case = casework.new("Northern route")
    write(notes, case, "first line\nthe seals of Gubaydulin\n- [ ] Send the manifest\n")
    service = AttachmentService(casework.store).for_records_of("case_file")
    *_, kept = (step.result for step in service.keep_in_steps(made_here("manifest-scan.bin", lambda: b"x"), case))
    assert kept is not None
    service.attach(kept, case)
    (told,) = finds.hits("губайдулин", FindKind.CASE)
    assert (told.case, told.line) == (case, 1)
    (promised,) = finds.hits("manifest", FindKind.FOLLOW_UP)
    assert (promised.case, promised.meeting, promised.line, promised.is_open) == (case, None, 2, True)
    (file,) = finds.hits("manifest", FindKind.ATTACHMENT)
    assert (file.case, file.meeting, "Northern route" in file.context) == (case, None, True)
    casework.cases.delete(case)
    assert finds.hits("manifest") == []
    casework.undo()
    assert len(finds.hits("manifest")) == 3


def test_a_reader_sees_nothing_above_the_limit_in_the_note_of_a_case(
    casework: Casework, notes: CaseNoteService
) -> None:
    finds = Finds(casework.store)
    case = casework.new("Northern route")
    write(notes, case, "open line\n\nsecret informant TLP:RED\n\n- [ ] Pay the informant TLP:RED\n")
    strict = casework.new("Strict", tlp=Tlp.RED)
    write(notes, strict, "another informant\n- [ ] Meet the informant\n")
    assert len(finds.hits("informant")) >= 4
    assert finds.hits("informant", at_most=Tlp.GREEN) == []
    assert [hit.case for hit in finds.hits("open line", at_most=Tlp.GREEN)] == [case]


def test_files_of_a_case_and_of_a_meeting_share_what_is_on_its_way(casework: Casework) -> None:
    of_meetings = AttachmentService(casework.store)
    of_cases = of_meetings.for_records_of("case_file")
    case = casework.new("Northern route")
    steps = of_cases.keep_in_steps(made_here("scan.bin", lambda: bytes(range(256)) * 4096), case)
    while next(steps).result is None:
        # what tidies up beside it leaves what is on its way alone
        assert list(of_meetings.upkeep())[-1] == 0
