"""Final minutes are the same paper whatever happens in the store afterwards; what is kept back since is kept back."""

from __future__ import annotations

from pathlib import Path

import pytest

from liaison.domain.dates import PartialDate
from liaison.domain.meetings import MeetingHeader, NewDelegation, Tlp
from liaison.domain.minutes import Minutes, Statement
from liaison.domain.minutes_errors import MinutesAreFinal
from liaison.domain.note_structure import structure_of
from liaison.domain.rows import RowKey
from liaison.domain.statements import Quotable, StatementDetails
from liaison.domain.steps import result_of
from liaison.services.attachment_files import file_at
from liaison.services.attachments import AttachmentService
from liaison.services.follow_ups import FollowUpService
from liaison.services.meetings import MeetingService
from liaison.services.minutes import MinutesService
from liaison.services.minutes_versions import MinutesVersionService
from liaison.services.note_records import NoteRecordService
from liaison.services.packs import PackService
from liaison.services.statements import StatementService
from liaison.store.engine import OWN, Store

TEXT = """## Trafficking
#drug-smuggling #unheard-of
> Gubaydulin: see the whole chain
- [ ] send the list @Ours due:2019-09-01"""


class Desk:
    """A meeting of a series with a note, and what works on it."""

    def __init__(self, store: Store) -> None:
        PackService(store).install_built_in()
        self.store, self.meetings, self.records = store, MeetingService(store), NoteRecordService(store)
        self.versions, self.statements = MinutesVersionService(store, self.records), StatementService(store)
        self.attachments = AttachmentService(store)
        header = MeetingHeader("Session", date=PartialDate.parse("2019-05-22"))
        self.key = self.meetings.create(header, (NewDelegation("Ours", is_own=True), NewDelegation("Theirs"))).key
        with store.change("meeting.series") as change:
            self.series = change.insert("meeting_series", {"name": "Committee", "chair_name": "Present"}, scope=OWN)
            change.update("meeting", (OWN, self.key.id), {"series_id": self.series, "ordinal": 19})
        self.write(TEXT)

    @property
    def note(self) -> RowKey:
        found = self.meetings.meeting(self.key)
        assert found is not None
        return found.note.key

    def write(self, text: str) -> None:
        self.meetings.save_note(self.note, text)
        self.records.keep(self.note, structure_of(text))

    def detail(self, details: StatementDetails) -> None:
        said = self.statements.at(self.note, 2, "see the whole chain")
        assert said is not None
        self.statements.edit(said.key, details)

    def attach(self, file: Path) -> None:
        kept = result_of(self.attachments.keep_in_steps(file_at(file), self.key))
        self.attachments.attach(kept, self.key)

    def paper(self, version: int | None = 1) -> Minutes:
        made = MinutesService(self.store).minutes(self.key, "en", version)
        assert made is not None
        return made


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


def spoken(minutes: Minutes) -> Statement:
    return next(one for section in minutes.sections for one in section.blocks if isinstance(one, Statement))


def test_final_minutes_are_the_same_paper_whatever_happens_afterwards(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "map.txt").write_text("a map")
    (tmp_path / "later.txt").write_text("later")
    desk.attach(tmp_path / "map.txt")
    desk.detail(StatementDetails(translation="увидеть всю цепь", language="en", capacity="chair"))
    desk.versions.finalise(desk.key)
    frozen = desk.paper()
    assert spoken(frozen).capacity == "chair"
    with desk.store.change("meeting_series.edit") as change:
        change.update("meeting_series", (OWN, desk.series), {"chair_name": "The next chair"})
    with desk.store.maintain() as connection:
        # a newer pack calls it otherwise, and knows more
        connection.exec_driver_sql("UPDATE ref_crime_type SET name_en = name_en || ' and more'")
    promise = FollowUpService(desk.store).open_promises()[0]
    FollowUpService(desk.store).set_done(promise.key, True)
    (attached,) = desk.attachments.of(desk.key)
    desk.attach(tmp_path / "later.txt")
    desk.attachments.remove(attached.key)
    desk.versions.reopen(desk.key, "")
    desk.detail(StatementDetails(translation="иначе", capacity="guest"))
    desk.write(TEXT + "\n> Somebody else: more")
    assert desk.paper() == frozen


def test_what_is_marked_or_withheld_since_is_kept_back_in_the_version_before_too(desk: Desk) -> None:
    desk.detail(StatementDetails(quotable=Quotable.YES))
    desk.versions.finalise(desk.key)
    assert spoken(desk.paper()).may_be_quoted is True
    desk.versions.reopen(desk.key, "")
    desk.detail(StatementDetails(quotable=Quotable.NO, marking=Tlp.RED))
    after = spoken(desk.paper())
    assert (after.may_be_quoted, after.item.marking) == (False, Tlp.RED)


def test_the_present_chair_of_a_series_is_not_said_to_have_presided_over_every_meeting_of_it(desk: Desk) -> None:
    assert desk.paper(None).header.chair == ""


def test_nothing_is_said_of_statements_of_final_minutes(desk: Desk) -> None:
    desk.versions.finalise(desk.key)
    with pytest.raises(MinutesAreFinal):
        desk.detail(StatementDetails(translation="too late"))


def test_what_a_killed_process_wrote_last_becomes_records_before_it_becomes_final(desk: Desk) -> None:
    desk.meetings.save_note(desk.note, TEXT + "\n- [ ] written in the last second @Theirs")
    desk.versions.finalise(desk.key)
    assert "written in the last second" in {one.text for one in FollowUpService(desk.store).open_promises()}
