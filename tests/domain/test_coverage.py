"""How a coverage fact stands on a date."""

from __future__ import annotations

from datetime import date

import pytest

from liaison.domain.coverage import CoverageFact, Role, Standing
from liaison.domain.dates import PartialDate
from liaison.domain.provenance import Basis, Origin, Provenance, Strength


def fact(
    held_on: str = "", valid_from: str = "", valid_to: str = "", looks_back: bool = False, role: Role = Role.PRIMARY
) -> CoverageFact:
    held, begin, end = (PartialDate.parse(text) if text else None for text in (held_on, valid_from, valid_to))
    provenance = Provenance("A page", "A publisher", "https://example.org", held, Basis.PAGE_DATE)
    return CoverageFact("k", "office", "BY", role, "", held, begin, end, looks_back, provenance, Origin.PACK)


@pytest.mark.parametrize(
    ("given", "day", "standing"),
    [
        (fact("2019-08-02"), date(2019, 8, 2), Standing.HELD),
        (fact("2019-08-02"), date(2026, 1, 1), Standing.HELD),
        (fact("2019-08-02"), date(2019, 8, 1), Standing.STATED_LATER),
        (fact("2014"), date(2013, 12, 31), Standing.STATED_LATER),
        (fact("2014"), date(2014, 6, 1), Standing.MAY_HAVE_BEGUN_LATER),
        (fact("2014"), date(2014, 12, 31), Standing.HELD),
        (fact("2017-03-01/2026-11-22"), date(2020, 1, 1), Standing.MAY_HAVE_BEGUN_LATER),
        (fact("2017-03-01/2026-11-22"), date(2026, 11, 22), Standing.HELD),
        (fact("2004-12-31", valid_to="2004-12-31/2005-10-13", looks_back=True), date(1999, 1, 1), Standing.HELD),
        (fact("2004-12-31", valid_to="2004-12-31/2005-10-13", looks_back=True), date(2004, 12, 31), Standing.HELD),
        (fact("2004-12-31", valid_to="2004-12-31/2005-10-13"), date(2005, 1, 1), Standing.MAY_HAVE_ENDED),
        (fact("2004-12-31", valid_to="2004-12-31/2005-10-13"), date(2005, 10, 14), Standing.ENDED),
        (fact("2004-12-31", valid_to="2004-12-31/2005-10-13"), date(2004, 1, 1), Standing.STATED_LATER),
        (fact("2019", valid_from="2015-01-01"), date(2016, 1, 1), Standing.HELD),
        (fact("2019", valid_from="2015-01-01"), date(2014, 1, 1), Standing.STATED_LATER),
        (fact("2019", valid_to="2020-05-01"), date(2020, 5, 1), Standing.HELD),
        (fact("2019", valid_to="2020-05-01"), date(2020, 5, 2), Standing.ENDED),
        (fact("2019", valid_to="2020-05/.."), date(2021, 1, 1), Standing.MAY_HAVE_ENDED),
        (fact(), date(1950, 1, 1), Standing.HELD),
    ],
)
def test_a_fact_stands_as_its_dates_allow(given: CoverageFact, day: date, standing: Standing) -> None:
    assert given.standing(day) is standing


def test_an_unspecified_role_is_never_stated() -> None:
    assert fact("2019", role=Role.UNSPECIFIED).strength is Strength.DERIVED
    assert fact("2019", role=Role.SECONDARY).strength is Strength.STATED


def test_only_what_ended_or_came_later_does_not_cover() -> None:
    assert {standing for standing in Standing if not standing.covers} == {Standing.ENDED, Standing.STATED_LATER}


def test_every_value_has_a_label() -> None:
    assert all(value.label for values in (Role, Standing) for value in values)


@pytest.mark.parametrize(
    ("valid_to", "phrase"),
    [
        ("", ""),
        ("2020-05", "until 2020-05"),
        ("2004-12-31/2005-10-13", "ended between 2004-12-31 and 2005-10-13"),
        ("2020/..", "ended, not before 2021-01-01"),
    ],
)
def test_an_end_is_told_as_exactly_as_it_is_known(valid_to: str, phrase: str) -> None:
    assert fact("2019", valid_to=valid_to).ending == phrase
