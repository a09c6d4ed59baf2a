"""Meetings are found from the newest to the oldest, whatever order they were written in and however many a day has."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.services.finding.finds import Finds

from liaison.domain.dates import PartialDate
from liaison.domain.find_kinds import FindKind
from liaison.domain.find_shelves import busy_month, numbers_of_day, numbers_without_day, quiet_month, shelf_of
from liaison.domain.meetings import MeetingHeader
from liaison.domain.steps import result_of
from liaison.services.finding.index_check import IndexCheckService
from liaison.services.finding.indexing import FindIndexing
from liaison.store.find_index import Source
from liaison.store.opening import store_in_memory

# two months, so that days crowd
DAYS = st.dates(date(2019, 7, 20), date(2019, 8, 10))


def found_days(finds: Finds) -> list[str]:
    """What meetings in Minsk are called, as they are found; most tests call them by their day."""
    return finds.names("minsk", FindKind.MEETING, limit=400)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(DAYS, st.integers(1, 12), st.booleans()), min_size=1, max_size=8))
def test_the_newest_is_found_first(written: list[tuple[date, int, bool]]) -> None:
    finds = Finds(store_in_memory())
    days: list[str] = []
    for day, number, is_indexed in written:
        for _ in range(number):
            finds.meetings.create(MeetingHeader(day.isoformat(), date=PartialDate.parse(day.isoformat()), city="Minsk"))
            days.append(day.isoformat())
        if is_indexed:
            list(finds.indexing.catch_up())
    list(finds.indexing.catch_up())
    assert found_days(finds) == sorted(days, reverse=True)
    assert result_of(IndexCheckService(finds.store).check_in_steps()).is_sound
    finds.store.close()


def test_a_month_with_a_full_day_stays_in_order_and_so_does_what_is_written_into_it_later(finds: Finds) -> None:
    for day in ("2019-08-01", *["2019-08-02"] * 9, "2019-08-03"):
        finds.meeting(day, when=day, city="Minsk")
        list(finds.indexing.catch_up())
    finds.meeting("2019-08-01", when="2019-08-01", city="Minsk")
    finds.meeting("2019-07-31", when="2019-07-31", city="Minsk")
    expected = ["2019-08-03", *["2019-08-02"] * 9, *["2019-08-01"] * 2, "2019-07-31"]
    assert found_days(finds) == expected
    result_of(FindIndexing(finds.store).rebuild_in_steps())
    assert found_days(finds) == expected


def test_a_meeting_that_moves_to_another_day_is_found_there(finds: Finds) -> None:
    first = finds.meeting("moved", when="2019-08-20", city="Minsk")
    finds.meeting("stays", when="2019-08-10", city="Minsk")
    assert found_days(finds) == ["moved", "stays"]
    with finds.store.change("test") as change:
        change.update("meeting", (first.scope, first.id), {"date": PartialDate.parse("2019-08-09")})
    assert found_days(finds) == ["stays", "moved"]


def test_all_meetings_of_a_busy_day_written_again_keep_their_places(finds: Finds) -> None:
    keys = [finds.meeting(f"{number}", when="2019-08-02", city="Minsk") for number in range(12)]
    list(finds.indexing.catch_up())
    list(finds.indexing.catch_up())
    before = _numbers(finds)
    for key in keys:
        finds.write(key, "extradition")
    list(finds.indexing.catch_up())
    assert _numbers(finds) == before


def test_a_day_has_numbers_of_its_own_before_those_of_older_days() -> None:
    day = date(2020, 3, 2)
    for kind in FindKind.MEETING, FindKind.CASE:
        shelf, before = shelf_of(kind), None
        for _ in range(70):
            for month in filter(None, (busy_month(kind, day), quiet_month(kind, day))):
                numbers = numbers_of_day(day, month)
                assert shelf.first <= month.first <= numbers.first <= numbers.last <= month.last
                assert month.last < numbers_without_day(kind).first
            # the same month told twice is told the same, and a day before comes behind
            own = numbers_of_day(day, busy_month(kind, day))
            assert before is None or before < own.first
            before = own.last
            day -= timedelta(days=1)
    assert quiet_month(FindKind.CASE, day) is None


def _numbers(finds: Finds) -> list[tuple[int, str]]:
    rows = finds.store.outside_transaction(
        f"SELECT number, row_id FROM find_entry WHERE source = '{Source.MEETING}' ORDER BY number"
    )
    return [tuple(row) for row in rows]
