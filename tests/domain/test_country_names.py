"""Countries by any name: codes, names in any language, old names, lists; and what is ambiguous is not guessed."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.domain.country_names import LONGEST, CountryNames, UnknownCountry
from liaison.services.coverage import CoverageService
from liaison.services.importing.country_table import country_names
from liaison.store.reference.in_memory import BuiltInReference


@cache
def names() -> CountryNames:
    reference = BuiltInReference()
    try:
        return country_names(CoverageService(reference).countries())
    finally:
        reference.close()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("by", "BY"),
        ("BLR", "BY"),
        ("Белоруссия", "BY"),
        ("Weißrussland", "BY"),
        ("Biélorussie", "BY"),
        ("Birma", "MM"),
        ("Zaire", "CD"),
        ("Swaziland", "SZ"),
        ("Macedonia", "MK"),
        ("Киргизия", "KG"),
        ("Deutschland", "DE"),
        ("Niemcy", "DE"),
        ("Almanya", "DE"),
        ("Almaniya", "DE"),
        ("Германия", "DE"),
        ("Німеччина", "DE"),
        ("ドイツ", "DE"),
        ("आयरलैंड", "IE"),
        ("United States of America", "US"),
        ("The Netherlands", "NL"),
        ("Korea, Republic of", "KR"),
        ("\u202eGermany\u202c", "DE"),
        ("Niger", "NE"),
        ("Nigeria", "NG"),
        ("Dominica", "DM"),
        ("Austria", "AT"),
        ("Australia", "AU"),
        ("UK", "GB"),
    ],
)
def test_a_country_is_known_by_any_name(text: str, code: str) -> None:
    assert names().find(text) == code


@pytest.mark.parametrize(
    ("text", "words"),
    [("СССР", "1991"), ("Yugoslavia", "2003"), ("Congo", "CD, CG"), ("Kongo", "CD, CG"), ("Atlantis", "not the code")],
)
def test_what_is_ambiguous_is_told_and_not_guessed(text: str, words: str) -> None:
    with pytest.raises(UnknownCountry) as refused:
        names().find(text)
    assert words in refused.value.sentence


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("BY; PL, DE", ("BY", "PL", "DE")),
        ("BY PL DE", ("BY", "PL", "DE")),
        ("Korea, Republic of, Germany", ("KR", "DE")),
        ("Bosnia and Herzegovina, Serbia and Croatia", ("BA", "RS", "HR")),
        ("Armenien und Georgien", ("AM", "GE")),
        ("Польша\nЛитва / Латвия; BY; BLR", ("PL", "LT", "LV", "BY")),
        ("", ()),
    ],
)
def test_lists_are_taken_apart_but_names_are_not(text: str, codes: tuple[str, ...]) -> None:
    assert names().find_all(text) == codes


def test_signs_that_are_vowels_tell_togo_from_tonga() -> None:
    assert names().find("टोगो") == "TG"
    assert names().find("टोंगा") == "TO"


@given(st.lists(st.sampled_from(["BY", "Польша", "Germany", "Эстония", "Côte d’Ivoire"]), min_size=1, unique=True))
def test_any_list_of_names_is_read_in_its_order(given: list[str]) -> None:
    assert names().find_all("; ".join(given)) == tuple(names().find(name) for name in given)


@given(st.text(max_size=80))
def test_any_text_is_a_list_or_refused(text: str) -> None:
    try:
        assert all(len(code) == 2 for code in names().find_all(text))
    except UnknownCountry as refused:
        assert refused.sentence


@pytest.mark.parametrize(
    "text",
    [" and " * 790, "," * LONGEST, "и " * 1900, "x" + " " * (LONGEST - 2) + "x", "x" * (LONGEST + 1), "a, " * 1300],
)
def test_hostile_lists_are_refused_or_empty(text: str) -> None:
    try:
        assert len(names().find_all(text)) <= 1
    except UnknownCountry as refused:
        assert refused.sentence
