from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.domain.dates import Certainty, DateError, PartialDate

DAYS = st.dates(date(1000, 1, 2), date(9998, 12, 30))
POINTS = DAYS.flatmap(lambda day: st.sampled_from([f"{day:%Y}", f"{day:%Y-%m}", day.isoformat()]))
DATES = st.one_of(
    POINTS, POINTS.map(lambda text: text + "~"), POINTS.map("../{}".format), POINTS.map("{}/..".format)
).map(PartialDate.parse)


@pytest.mark.parametrize(
    ("text", "certainty", "earliest", "latest"),
    [
        ("2019-08-02", Certainty.EXACT, date(2019, 8, 2), date(2019, 8, 2)),
        ("2019-02", Certainty.EXACT, date(2019, 2, 1), date(2019, 2, 28)),
        ("2020", Certainty.EXACT, date(2020, 1, 1), date(2020, 12, 31)),
        ("2019-05~", Certainty.ABOUT, date(2019, 5, 1), date(2019, 5, 31)),
        ("../2019-08", Certainty.BEFORE, None, date(2019, 7, 31)),
        ("2019-08/..", Certainty.AFTER, date(2019, 9, 1), None),
        ("2018/2019-05", Certainty.BETWEEN, date(2018, 1, 1), date(2019, 5, 31)),
    ],
)
def test_a_date_says_the_first_and_last_day_it_can_be(
    text: str, certainty: Certainty, earliest: date | None, latest: date | None
) -> None:
    found = PartialDate.parse(text)
    assert (found.certainty, found.earliest, found.latest) == (certainty, earliest, latest)


@pytest.mark.parametrize(
    "text", ["", "2019-13", "2019-02-30", "19", "../..", "2020/2019", "2019-8-2", "０２０１９", "2019/../2020"]
)
def test_what_is_no_date_is_refused_with_the_text(text: str) -> None:
    with pytest.raises(DateError) as refused:
        PartialDate.parse(text)
    assert refused.value.text in text


def test_a_list_reads_as_time_goes_by() -> None:
    in_order = ["../2019", "2019", "2019-01", "2019-01-01", "2019~", "2019-01-02", "../2019-08", "2019-08", "2019/.."]
    found = sorted(map(PartialDate.parse, reversed(in_order)))
    assert [date.text for date in found] == in_order


@given(DATES, DATES)
def test_the_sort_key_orders_as_the_dates_do(one: PartialDate, other: PartialDate) -> None:
    if one.earliest and other.latest and other.earliest and one.earliest > other.latest:
        assert one.sort_key > other.sort_key


@given(DATES)
def test_a_date_is_read_back_from_its_text(one: PartialDate) -> None:
    assert PartialDate.parse(one.text) == one


@given(DAYS)
def test_a_day_includes_itself_and_no_other(day: date) -> None:
    assert PartialDate.of(day).may_include(day)
    assert not PartialDate.of(day).may_include(day.replace(year=day.year + 1, day=min(day.day, 28)))
