"""What is typed into the question, read."""

from __future__ import annotations

from datetime import date

import pytest

from liaison.domain.date_words import read_date
from liaison.domain.dates import DateError
from liaison.ui.screens.coverage.question import day_asked, last_part, read_countries
from liaison.ui.widgets.reference.names import Names

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("BY", ("BY",)),
        ("by, pl", ("BY", "PL")),
        ("AF TJ KZ RU BY PL DE", ("AF", "TJ", "KZ", "RU", "BY", "PL", "DE")),
        ("Афганистан > Таджикистан > Польша", ("AF", "TJ", "PL")),
        ("Afghanistan → Tajikistan->Poland", ("AF", "TJ", "PL")),
        ("United States Germany", ("US", "DE")),
        ("Belarus; Беларусь / BLR", ("BY",)),
        ("", ()),
        (" , ", ()),
    ],
)
def test_countries_are_read_in_any_order_script_and_form(typed: str, codes: tuple[str, ...], names: Names) -> None:
    read = read_countries(typed, names.countries)
    assert read.codes == codes
    assert read.unknown == ()


@pytest.mark.parametrize(
    ("typed", "is_route"),
    [("BY", False), ("BY PL", True), ("BY → PL", True), ("BY > PL", True), ("BY, PL", False), ("BY; PL", False)],
)
def test_arrows_and_blanks_make_a_route_and_commas_a_list(typed: str, is_route: bool, names: Names) -> None:
    assert read_countries(typed, names.countries).is_route is is_route


@pytest.mark.parametrize("typed", ["Frankfurt am Main", "Narnia", "BY drugs"])
def test_a_part_that_is_not_made_of_countries_alone_is_no_country_at_all(typed: str, names: Names) -> None:
    read = read_countries(f"Poland, {typed}", names.countries)
    assert read.codes == ("PL",)
    assert read.unknown == (typed,)


def test_the_part_being_typed_is_the_one_after_the_last_separator() -> None:
    assert last_part("AF → TJ, Bel") == ("AF → TJ, ", "Bel")
    assert last_part("Bel") == ("", "Bel")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("", None),
        ("2019-08-02", date(2019, 8, 2)),
        ("02.08.2019", date(2019, 8, 2)),
        ("2019", date(2019, 12, 31)),
        ("August 2019", date(2019, 8, 31)),
        ("2026", TODAY),
        ("2030", date(2030, 12, 31)),
        ("before 2015", date(2014, 12, 31)),
    ],
)
def test_a_year_or_month_means_its_last_day_but_none_after_today(typed: str, day: date | None) -> None:
    assert day_asked(typed, TODAY, lambda text: read_date(text, lambda: TODAY)) == day


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(DateError):
        day_asked("some day", TODAY, lambda text: read_date(text, lambda: TODAY))
