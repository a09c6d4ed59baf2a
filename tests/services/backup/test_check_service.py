"""Checking a store: a sound one is sound, and each kind of fault is found and told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from desks import Desk

from liaison.base.lanes import Lanes
from liaison.domain.backups import WithOpenStore
from liaison.domain.meetings import MeetingHeader, NewDelegation, NewParticipant
from liaison.domain.records import record_order, record_word
from liaison.domain.steps import Stage
from liaison.domain.store_check import LostReference, StoreCheck, WrongCount
from liaison.services.backups import BackupService
from liaison.services.check import CheckService
from liaison.services.journal import JournalService
from liaison.services.restoring import RestoreService
from liaison.store import checking
from liaison.store.references import BY_FIELD, BY_TABLE_FIELD, reference_fields
from liaison.store.schema.catalogue import JOURNALLED


@pytest.fixture
def filled(desk: Desk) -> Desk:
    for number in range(30):
        made = desk.meetings.create(
            MeetingHeader(f"Meeting {number}", country_iso2="BY"),
            (NewDelegation("ICE", participants=(NewParticipant("G. Balsamo"),)),),
        )
        meeting = desk.meetings.meeting(made.key)
        assert meeting is not None
        desk.meetings.save_note(meeting.note.key, f"text {number}")
    return desk


def checked(desk: Desk) -> StoreCheck:
    return CheckService(desk.store, desk.folder).check()


def edit(desk: Desk, statement: str) -> None:
    """Behind the journal's back."""
    with desk.store.maintain() as connection:
        connection.exec_driver_sql(statement)


def test_a_sound_store(filled: Desk) -> None:
    check = checked(filled)
    assert check.sound
    assert check.operations == JournalService(filled.store).check().operations > 100
    assert len(check.sentences()) == 1
    assert str(check.operations) in check.sentences()[0]


def test_an_empty_store_is_sound(desk: Desk) -> None:
    assert checked(desk).sound


def test_deleted_and_undone_records_are_no_fault(filled: Desk) -> None:
    first = filled.meetings.page(limit=1)[0]
    filled.meetings.delete(first.key)
    filled.meetings.create(MeetingHeader("undone"))
    JournalService(filled.store).undo_last()
    assert checked(filled).sound


def test_a_row_changed_behind_the_journals_back_is_found(filled: Desk) -> None:
    edit(filled, "UPDATE meeting SET title = 'forged' WHERE title = 'Meeting 7'")
    edit(filled, "DELETE FROM delegation WHERE id = (SELECT min(id) FROM delegation)")
    edit(filled, "INSERT INTO person (scope, id, deleted, display_name) VALUES ('other', 'zzz', 0, 'nobody')")
    check = checked(filled)
    assert sorted(check.differing_rows) == sorted(JournalService(filled.store).check().differing_rows)
    assert len(check.differing_rows) == 3
    assert not check.sound
    JournalService(filled.store).rebuild()
    assert checked(filled).differing_rows == ()


def test_an_operation_changed_or_taken_out_is_found(filled: Desk) -> None:
    edit(filled, "UPDATE journal SET actor = 'somebody' WHERE seq = 40")
    edit(filled, "DELETE FROM journal WHERE seq = 60")
    check = checked(filled)
    assert check.broken_links == JournalService(filled.store).check().broken_links
    assert [link.rpartition(":")[2] for link in check.broken_links] == ["40", "61"]


@pytest.mark.parametrize("window", [1, 3, 7, 1000])
def test_slices_find_the_same_wherever_they_end(filled: Desk, window: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "WINDOW", window)
    assert checked(filled).sound
    edit(filled, "UPDATE note SET body = 'forged' WHERE body = 'text 7'")
    edit(filled, "UPDATE journal SET bases = 'x' WHERE seq = 100")
    check = checked(filled)
    assert len(check.differing_rows) == 1
    assert len(check.broken_links) == 1


def test_references_that_lead_nowhere_are_found(filled: Desk) -> None:
    with filled.store.change("test") as change:
        lost = change.insert("delegation", {"meeting_id": "nowhere", "agency_id": "unknown"}, scope="own")
        topic = change.insert("topic", {"target_table": "meeting", "target_id": "gone"}, scope="own")
        change.insert("topic", {"target_table": "coverage", "target_id": "office|BY"}, scope="own")
        change.insert("link", {"from_table": "of_a_later_program", "from_id": "x"}, scope="own")
    check = checked(filled)
    # no pack is installed: whether it has the agency is not known
    assert check.lost_references == (
        LostReference("delegation", lost, "meeting_id", "nowhere"),
        LostReference("topic", topic, "target_id", "gone"),
    )
    edit(filled, "INSERT INTO ref_pack (name, version) VALUES ('test', '1')")
    edit(filled, "INSERT INTO ref_country (iso2) VALUES ('BY')")
    assert LostReference("delegation", lost, "agency_id", "unknown") in checked(filled).lost_references
    edit(filled, "INSERT INTO ref_agency (id) VALUES ('unknown')")
    assert len(checked(filled).lost_references) == 2
    assert len(checked(filled).sentences()) == 2


def test_a_kept_number_that_is_wrong_is_found(filled: Desk) -> None:
    edit(filled, "UPDATE row_count SET live = live + 2 WHERE table_name = 'meeting'")
    assert checked(filled).wrong_counts == (WrongCount("meeting", 33, 31),)
    assert "33" in checked(filled).sentences()[0]


def test_a_damaged_page_is_found_in_the_open_store(filled: Desk) -> None:
    filled.store.outside_transaction("PRAGMA wal_checkpoint(TRUNCATE)")
    # by another process: closing the file here would drop SQLite's locks
    code = "import sys; f = open(sys.argv[1], 'r+b'); f.seek(4096 * 60 + 99); f.write(b'damage'); f.close()"
    subprocess.run([sys.executable, "-c", code, str(filled.folder / "store.db")], check=True)
    check = checked(filled)
    assert check.damaged_pages
    assert not check.sound
    assert len(check.sentences()) == 1


def test_work_goes_on_during_a_check_and_is_not_taken_for_a_fault(filled: Desk) -> None:
    lanes = Lanes(filled.store.interrupt)
    try:
        job = lanes.job(CheckService(filled.store, filled.folder).check_in_steps())
        while not job.done():
            lanes.write(lambda: filled.meetings.create(MeetingHeader("meanwhile"))).result(30)
        last = job.result(30)
    finally:
        lanes.close()
    assert last is not None
    assert last.result is not None
    assert last.result.sound


def test_every_stage_is_told(filled: Desk) -> None:
    stages = [step.stage for step in CheckService(filled.store, filled.folder).check_in_steps()]
    in_order = [Stage.CHECKING, Stage.JOURNAL, Stage.ROWS, Stage.REFERENCES, Stage.ATTACHMENTS]
    assert list(dict.fromkeys(stages)) == in_order
    assert all(stage.words for stage in Stage)


def test_every_field_that_names_a_record_is_looked_at() -> None:
    named = {
        (table.name, column.name)
        for table in JOURNALLED.values()
        for column in table.c
        if column.name.endswith(("_id", "_iso2"))
    }
    assert named == set(reference_fields())
    assert BY_FIELD.keys() | BY_TABLE_FIELD.keys() == {field for _, field in named}


def test_every_table_has_a_word() -> None:
    assert all(record_word(table) for table in JOURNALLED)
    assert sorted(JOURNALLED, key=record_order)[0] == "meeting"


def test_a_restored_store_is_sound(filled: Desk, stick: Path) -> None:

    backup = BackupService(filled.store, filled.folder, filled.key).back_up(stick)
    restored = RestoreService(filled.present).restore(backup.file, WithOpenStore(), stick / "new")
    copy = Desk(restored.folder, filled.key)
    assert checked(copy).sound
    copy.close()
