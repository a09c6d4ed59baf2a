"""Schemes of references: read, checked, counted on."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from liaison.domain.cases.references import LONGEST, STANDARD, Scheme, SchemeError

DAY = date(2019, 8, 2)
LITERALS = some.text("ABCЛД-/. (]+*\\", max_size=6)
SCHEMES = some.builds(
    lambda before, year, between, digits, after: Scheme.parse(f"{before}{year}{between}{'#' * digits}{after}"),
    LITERALS,
    some.sampled_from(("YYYY", "YY", "")),
    LITERALS,
    some.integers(1, 9),
    some.sampled_from(("", "-A", "/x", "-YYYY")),
)


@pytest.mark.parametrize("text", ["", "C-YYYY", "#-#", "C-YYYY-##-#", "#" * 10, f"{'x' * LONGEST}#", "  "])
def test_a_scheme_has_one_running_number_of_some_digits(text: str) -> None:
    with pytest.raises(SchemeError):
        Scheme.parse(text)


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        (STANDARD, "C-2019-0001"),
        ("LO-MSQ/YYYY-###", "LO-MSQ/2019-001"),
        ("#/YY", "1/19"),
        ("Дело № #", "Дело № 1"),
        ("YYYY#", "20191"),
        (" A-### ", "A-001"),
        ("Y-YYY-#", "Y-19Y-1"),
    ],
)
def test_the_first_reference_of_a_year(text: str, reference: str) -> None:
    scheme = Scheme.parse(text)
    assert scheme.next((), DAY) == reference
    assert scheme.fits(reference)


@pytest.mark.parametrize(
    "wrong", ["", "C-2019-001", "C-19-0001", "c-2019-0001", "C-2019-0001-", "X C-2019-0001", "C-2019-٠٠٠١"]
)
def test_what_is_built_otherwise_does_not_fit(wrong: str) -> None:
    assert not Scheme(STANDARD).fits(wrong)


def test_any_year_fits_and_blanks_around_do_not_matter() -> None:
    assert Scheme(STANDARD).fits(" C-1998-0420 ")


def test_the_highest_number_of_this_year_is_counted_on() -> None:
    taken = ("C-2019-0007", "C-2018-0900", "C-2019-0003", "LO-5", "C-2019-9")
    assert Scheme(STANDARD).next(taken, DAY) == "C-2019-0008"
    assert Scheme(STANDARD).next(taken, date(2020, 1, 1)) == "C-2020-0001"


def test_a_scheme_without_a_year_goes_on_for_ever() -> None:
    assert Scheme("LO-#").next(("LO-99",), DAY) == "LO-100"


def test_a_number_outgrows_its_digits() -> None:
    scheme = Scheme("A-##")
    following = scheme.next(("A-99",), DAY)
    assert (following, scheme.fits(following)) == ("A-100", True)


@given(SCHEMES, some.integers(0, 99_999), some.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_the_next_reference_fits_begins_as_told_and_is_not_taken(scheme: Scheme, number: int, day: date) -> None:
    taken = [scheme.next((), day)]
    for _ in range(number % 5):
        taken.append(scheme.next(taken, day))
    assert len(set(taken)) == len(taken)
    for reference in taken:
        assert scheme.fits(reference)
        assert reference.startswith(scheme.beginning(day))
