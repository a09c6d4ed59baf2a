"""Whom to offer for a delegation on the day of the meeting."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from liaison.domain.dates import PartialDate
from liaison.domain.seating import Candidate, Standing, clean_name, offered, standing_on

DAY = PartialDate.parse("2019-08-02")


def post(name: str, since: str, until: str, day: PartialDate = DAY) -> Candidate:
    dates = [PartialDate.parse(text) if text else None for text in (since, until)]
    return Candidate(name, standing_on(day, *dates), name, "Head of the attaché office", "", *dates)


def test_who_held_the_post_that_day_comes_first_and_nobody_else_as_certain() -> None:
    now = Candidate("Known", Standing.KNOWN, "Known")
    sat = Candidate("Sat", Standing.SAT, None, "expert", met_on=PartialDate.parse("2018-02"))
    found = offered(
        (
            now,
            sat,
            post("Before", "2015", "2018-06"),
            post("Later", "2020", ""),
            post("Perhaps", "", ""),
            post("Held", "2017", ""),
        ),
        "",
        9,
    )
    assert [(one.name, one.standing.value, one.post_of_that_day) for one in found] == [
        ("Held", "holds", "Head of the attaché office"),
        ("Perhaps", "may_hold", "Head of the attaché office"),
        ("Before", "held", ""),
        ("Later", "later", ""),
        ("Sat", "sat", "expert"),
        ("Known", "known", ""),
    ]


def test_a_year_in_which_the_post_changed_hands_makes_nobody_certain() -> None:
    assert post("Old", "2015", "2019").standing is Standing.MAY_HOLD
    assert post("New", "2019", "").standing is Standing.MAY_HOLD
    assert post("New", "2019-08-02", "").standing is Standing.HOLDS
    assert post("Whole month", "2019-05-10", "", PartialDate.parse("2019-05")).standing is Standing.MAY_HOLD


def test_each_person_is_offered_once_with_the_surest_post() -> None:
    found = offered((post("Balsamo", "2010", "2012"), post("Balsamo", "2017", "")), "", 9)
    assert [one.standing for one in found] == [Standing.HOLDS]


def test_one_who_sat_there_before_being_kept_as_a_person_is_one() -> None:
    sat = Candidate("G. Balsamo", Standing.SAT, met_on=PartialDate.parse("2018"))
    assert len(offered((sat, Candidate("G. Balsamo", Standing.KNOWN, "p1")), "", 9)) == 1


def test_people_are_found_in_any_script_by_name_and_post() -> None:
    people = (
        Candidate("Oleg Gubaydulin", Standing.KNOWN, "p1"),
        Candidate("Иван Шведов", Standing.KNOWN, "p2", "начальник"),
    )
    for typed, name in (
        ("губайд", "Oleg Gubaydulin"),
        ("gubaid", "Oleg Gubaydulin"),
        ("ole gub", "Oleg Gubaydulin"),
        ("Shved", "Иван Шведов"),
        ("нач", "Иван Шведов"),
    ):
        assert [one.name for one in offered(people, typed, 9)] == [name], typed
    assert offered(people, "nobody", 9) == ()


def test_a_name_is_kept_without_what_nobody_sees() -> None:
    assert clean_name("\u202b  G.\u00a0Balsamo \u200f\n") == "G. Balsamo"
    assert clean_name(" \u200e \u2029 ") == ""
    assert clean_name("علی\u200cرضا") == "علی\u200cرضا"


DAYS = some.dates(date(2010, 1, 1), date(2024, 12, 31))
WHEN = some.one_of(
    some.none(),
    DAYS.map(PartialDate.of),
    DAYS.map(lambda day: PartialDate.parse(f"{day.year}")),
    DAYS.map(lambda day: PartialDate.parse(f"{day.year}-{day.month:02d}")),
    DAYS.map(lambda day: PartialDate.parse(f"{day.year}~")),
    DAYS.map(lambda day: PartialDate.parse(f"../{day.isoformat()}")),
    DAYS.map(lambda day: PartialDate.parse(f"{day.isoformat()}/..")),
)


@given(DAYS, WHEN, WHEN)
def test_nobody_is_offered_as_holder_outside_the_dates_of_the_post(
    day: date, since: PartialDate | None, until: PartialDate | None
) -> None:
    standing = standing_on(day, since, until)
    surely_begun = since is not None and since.latest is not None and since.latest <= day
    surely_ended = until is not None and until.latest is not None and until.latest < day
    not_begun = since is not None and since.earliest is not None and since.earliest > day
    perhaps_ended = until is not None and (until.earliest is None or until.earliest < day)
    if standing is Standing.HOLDS:
        assert surely_begun and not surely_ended and not perhaps_ended
    if surely_ended or not_begun:
        assert standing in (Standing.HELD, Standing.LATER)
    one = Candidate("N", standing, "p", "Head", "", since, until)
    assert not ((surely_ended or not_begun) and one.post_of_that_day)


@given(DAYS, WHEN, WHEN, some.integers(0, 40))
def test_a_span_of_days_is_no_surer_than_each_of_them(
    day: date, since: PartialDate | None, until: PartialDate | None, days: int
) -> None:
    if since is not None and until is not None and until < since:
        since, until = until, since
    span = PartialDate.parse(f"{day.isoformat()}/{(day + timedelta(days)).isoformat()}")
    if standing_on(span, since, until) is not Standing.MAY_HOLD:
        each = {standing_on(day + timedelta(one), since, until) for one in range(days + 1)}
        assert each == {standing_on(span, since, until)}
