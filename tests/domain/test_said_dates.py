"""Dates as a paper says them."""

from __future__ import annotations

import pytest

from liaison.domain.dates import PartialDate
from liaison.domain.said_dates import said_date


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2019-08-02", "2 August 2019"),
        ("2019-08", "August 2019"),
        ("2019~", "about 2019"),
        ("../2019-05", "before May 2019"),
        ("2019-05/2019-08", "between May 2019 and August 2019"),
        ("2019-05-21/2019-05-23", "21–23 May 2019"),
        ("2019-04-30/2019-05-02", "30 April – 2 May 2019"),
        ("2018-12-30/2019-01-02", "30 December 2018 – 2 January 2019"),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(text: str, said: str) -> None:
    assert said_date(PartialDate.parse(text)).replace("\u00a0", " ") == said


def test_a_day_stays_on_one_line() -> None:
    assert " " not in said_date(PartialDate.parse("2019-08-02"))
