"""Filters of the list: each alone and together, from an index and on the way through the list, as one goes through it by hand."""

from __future__ import annotations

import pytest

from liaison.domain.dates import PartialDate
from liaison.domain.meeting_filters import EVERY, MeetingFilter
from liaison.domain.meetings import ListPosition, MeetingHeader, MeetingKind, MeetingRow, MeetingState, NewDelegation
from liaison.domain.note_structure import structure_of
from liaison.domain.rows import RowKey
from liaison.domain.series import SeriesChoice, SeriesFacts
from liaison.services import meetings as meetings_module
from liaison.services.meetings import MeetingService
from liaison.services.note_records import NoteRecordService
from liaison.services.series import SeriesService
from liaison.store import meeting_filter_rows
from liaison.store.engine import OWN, Store

KINDS = tuple(MeetingKind)
SIDES = (
    NewDelegation("ICE", agency_id="us-ice"),
    NewDelegation("Customs", agency_id="by-gtk", country_iso2="BY"),
    NewDelegation("Frankfurt", office_id="us-ice-frankfurt", country_iso2="US"),
)


@pytest.fixture
def service(store: Store) -> MeetingService:
    """Sixty meetings of every sort."""
    service, records, series = MeetingService(store), NoteRecordService(store), SeriesService(store)
    with store.change("agency.create") as change:
        change.insert("agency", {"name_en": "ICE", "country_iso2": "US"}, scope=OWN, row_id="us-ice")
    of_series: RowKey | None = None
    for number in range(60):
        date = PartialDate.parse(f"2019-{number % 12 + 1:02d}-{number % 27 + 1:02d}") if number % 7 else None
        header = MeetingHeader(
            f"meeting {number}", KINDS[number % 5], date, country_iso2="AZ" if number % 4 == 0 else None
        )
        key = service.create(header, SIDES[number % 3 : number % 3 + 1 + number % 2]).key
        if number % 6 == 0:
            meeting = service.meeting(key)
            assert meeting is not None
            records.keep(meeting.note.key, structure_of("- [ ] promise @x\n- [x] kept @y"))
        if number % 10 == 0:
            series.put(key, SeriesChoice(of_series, SeriesFacts("Committee"), number))
            of_series = series.all()[0].key
    return service


FILTERS = [
    MeetingFilter(agency_id="us-ice"),
    MeetingFilter(office_id="us-ice-frankfurt"),
    MeetingFilter(country_iso2="AZ"),
    MeetingFilter(country_iso2="US"),
    MeetingFilter(kind=MeetingKind.VISIT),
    MeetingFilter(state=MeetingState.DRAFT),
    MeetingFilter(state=MeetingState.FINAL),
    MeetingFilter(has_open=True),
    MeetingFilter(agency_id="by-gtk", kind=MeetingKind.CALL),
    MeetingFilter(has_open=True, country_iso2="AZ"),
]


def by_hand(service: MeetingService, wanted: MeetingFilter) -> list[str]:
    """The titles of what a filter wants, one meeting after the other."""
    found = []
    for row in service.page(limit=1000):
        meeting = service.meeting(row.key)
        assert meeting is not None
        sides = meeting.delegations
        of_country = wanted.country_iso2 in (meeting.header.country_iso2, *(side.country_iso2 for side in sides))
        if wanted.country_iso2 == "US":
            of_country = of_country or any(side.agency_id == "us-ice" for side in sides)
        is_wanted = (
            (wanted.agency_id is None or any(side.agency_id == wanted.agency_id for side in sides))
            and (wanted.office_id is None or any(side.office_id == wanted.office_id for side in sides))
            and (wanted.country_iso2 is None or of_country)
            and wanted.kind in (None, row.kind)
            and wanted.state in (None, row.state)
            and (not wanted.has_open or row.open_follow_ups > 0)
        )
        if is_wanted:
            found.append(row.title)
    return found


def titles(service: MeetingService, wanted: MeetingFilter, text: str = "", limit: int = 1000) -> list[str]:
    return [row.title for row in [*service.find(text, limit, wanted)][-1]]


@pytest.mark.parametrize("wanted", FILTERS)
@pytest.mark.parametrize("few", [20_000, 0])
def test_a_filter_finds_what_one_finds_by_hand(
    wanted: MeetingFilter, few: int, service: MeetingService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meeting_filter_rows, "FEW", few)
    monkeypatch.setattr(meetings_module, "FILTERED", 7)
    assert titles(service, wanted) == by_hand(service, wanted)


def test_the_meetings_of_a_series(service: MeetingService, store: Store) -> None:
    series = SeriesService(store).all()[0]
    found = titles(service, MeetingFilter(series=series.key))
    assert sorted(found) == sorted(f"meeting {number}" for number in range(0, 60, 10))
    assert titles(service, MeetingFilter(series=series.key, kind=MeetingKind.CALL)) == []


@pytest.mark.parametrize("wanted", [EVERY, *FILTERS])
def test_pages_follow_each_other(wanted: MeetingFilter, service: MeetingService) -> None:
    whole = [*service.find("", 1000, wanted)][-1]
    pages: list[MeetingRow] = []
    after: ListPosition | None = None
    while page := [*service.find("", 4, wanted, after)][-1]:
        pages += page
        after = page[-1].position
    assert tuple(pages) == whole


def test_words_narrow_a_filter(service: MeetingService) -> None:
    wanted = MeetingFilter(agency_id="us-ice")
    found = titles(service, wanted, "MEETING 12")
    assert found
    assert set(found) < set(titles(service, wanted))
