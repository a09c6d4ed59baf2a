"""What earlier meetings left: by series and by counterpart, over a real store."""

from __future__ import annotations

import pytest

from liaison.domain.carry_over import Reason, SideKey, meet_again, written
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import MeetingHeader, NewDelegation
from liaison.domain.note_structure import structure_of
from liaison.domain.rows import RowKey
from liaison.domain.series import SeriesChoice, SeriesFacts
from liaison.services.agenda import AgendaService
from liaison.services.meetings import MeetingService
from liaison.services.note_records import NoteRecordService
from liaison.services.series import SeriesService
from liaison.store.engine import Store

ICE, SK, LATVIA = (
    NewDelegation("ICE", agency_id="us-ice"),
    NewDelegation("Investigative Committee", agency_id="by-sk"),
    NewDelegation("Latvia", country_iso2="LV"),
)
NOTE = """\
## Current legal systems (20 min)
Exchange of views.
- [ ] Send the list of contact points @G. Balsamo due:2019-08-16
- [x] Done already @own office

## Joint training (15 min)
<!-- who teaches whom -->

## Exchange of views
said
"""


class Desk:
    """Meetings written as an officer writes them, records and all."""

    def __init__(self, store: Store) -> None:
        self.meetings, self.agenda, self.series = MeetingService(store), AgendaService(store), SeriesService(store)
        self._records = NoteRecordService(store)

    def meeting(self, title: str, date: str | None, note: str, *sides: NewDelegation) -> RowKey:
        when = PartialDate.parse(date) if date else None
        key = self.meetings.create(MeetingHeader(title, date=when), sides).key
        self.write(key, note)
        return key

    def write(self, key: RowKey, note: str) -> None:
        meeting = self.meetings.meeting(key)
        assert meeting is not None
        self.meetings.save_note(meeting.note.key, note)
        self._records.keep(meeting.note.key, structure_of(note))

    def proposed(self, key: RowKey) -> dict[str, tuple[Reason, ...]]:
        return {item.title: item.reasons for item in self.agenda.proposals(key)}


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


def test_what_was_not_discussed_recurs_or_is_open_proposes_itself(desk: Desk) -> None:
    first = desk.meeting("Minsk", "2019-08-02", NOTE, ICE, SK)
    new = desk.meeting("Frankfurt", "2019-11-05", "", SK, ICE)
    assert desk.proposed(new) == {
        "Current legal systems": (Reason.OPEN_FOLLOW_UP,),
        "Joint training": (Reason.NOTHING_WRITTEN,),
    }
    exchange = next(item for item in desk.agenda.items(first) if item.title == "Exchange of views")
    desk.agenda.set_recurring(exchange.key, True)
    assert desk.proposed(new)["Exchange of views"] == (Reason.RECURRING,)
    item = desk.agenda.proposals(new)[0]
    assert item.promises == ("Send the list of contact points @G. Balsamo",)
    assert item.minutes == 20
    assert item.meeting.key == first


def test_what_is_taken_over_is_written_and_remembers_where_it_came_from(desk: Desk) -> None:
    first = desk.meeting("Minsk", "2019-08-02", NOTE, ICE, SK)
    recurring = next(item for item in desk.agenda.items(first) if item.title == "Exchange of views")
    desk.agenda.set_recurring(recurring.key, True)
    new = desk.meeting("Frankfurt", "2019-11-05", "", SK, ICE)
    taken = desk.agenda.proposals(new)
    text = written(taken, "({n} min)", "open: {promise}")
    assert text.startswith(
        "## Current legal systems (20 min)\n<!-- open: Send the list of contact points @G. Balsamo -->\n\n## Joint training (15 min)\n\n"
    )
    desk.write(new, text)
    desk.agenda.link(new, taken)
    kept = {item.title: item for item in desk.agenda.items(new)}
    assert {title: item.carried_from_id for title, item in kept.items()} == {item.title: item.item_id for item in taken}
    assert all(item.carried_from_id for item in kept.values())
    assert kept["Exchange of views"].is_recurring
    # what stands there already is not proposed again, and the one after it gets it from the newest
    assert desk.proposed(new) == {}
    third = desk.meeting("Vienna", "2020-02-01", "", ICE, SK)
    assert {item.title: item.meeting.key for item in desk.agenda.proposals(third)}["Joint training"] == new


def test_a_meeting_of_other_sides_or_of_later_leaves_nothing(desk: Desk) -> None:
    desk.meeting("Riga", "2019-08-02", NOTE, ICE, LATVIA)
    desk.meeting("Later", "2020-08-02", NOTE, ICE, SK)
    new = desk.meeting("Frankfurt", "2019-11-05", "", SK, ICE)
    assert desk.proposed(new) == {}


def test_a_side_that_is_a_country_is_known_again(desk: Desk) -> None:
    desk.meeting("Riga", "2019-08-02", NOTE, NewDelegation("Customs of Latvia", country_iso2="LV"))
    new = desk.meeting("again", "2019-11-05", "", LATVIA)
    assert "Joint training" in desk.proposed(new)


def test_the_sessions_of_a_series_leave_their_items(desk: Desk) -> None:
    first = desk.meeting("18th", "2018-05", NOTE)
    desk.series.put(first, SeriesChoice(None, SeriesFacts("Committee"), 18))
    series = desk.series.all()[0].key
    between = desk.meeting("19th", "2019-05", "## Joint training\nwas held\n")
    desk.series.put(between, SeriesChoice(series, None, 19))
    new = desk.meeting("20th", "2020-05", "")
    desk.series.put(new, SeriesChoice(series, None, 20))
    # the newest session says that it was held; the promise is older and still open
    assert desk.proposed(new) == {"Current legal systems": (Reason.OPEN_FOLLOW_UP,)}
    assert desk.proposed(first) == {}


def test_the_same_sides_again() -> None:
    ice, sk = SideKey("us-ice", name="ICE"), SideKey("by-sk", name="SK")
    assert meet_again([ice, sk], [sk, ice, SideKey("x")])
    assert not meet_again([ice, sk], [sk])
    assert meet_again([ice], [sk, ice])
    assert not meet_again([], [ice])
    assert meet_again([SideKey(country_iso2="LV")], [SideKey("lv-customs", country_iso2="LV")])
    assert not meet_again([SideKey(name="")], [SideKey(name="")])
