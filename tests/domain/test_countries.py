"""Finding countries by what people type."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.domain.countries import Countries, Country, folded

BELARUS = Country("BY", "BLR", "Belarus", "Беларусь", "151", "Eastern Europe", "Восточная Европа", ("Белоруссия",))
IVORY_COAST = Country("CI", "CIV", "Côte d’Ivoire", "Кот-д’Ивуар", "011", "Western Africa", "Западная Африка")
NIGER = Country("NE", "NER", "Niger", "Нигер", "011", "Western Africa", "Западная Африка")
NIGERIA = Country("NG", "NGA", "Nigeria", "Нигерия", "011", "Western Africa", "Западная Африка", ("Niger",))
COUNTRIES = Countries((BELARUS, IVORY_COAST, NIGERIA, NIGER))


@pytest.mark.parametrize("typed", ["BY", "by", "BLR", "Belarus", " bELARUS ", "Беларусь", "БЕЛАРУСЬ", "белоруссия"])
def test_a_country_is_found_by_code_and_name_in_any_case(typed: str) -> None:
    assert COUNTRIES.find(typed) is BELARUS


@pytest.mark.parametrize("typed", ["cote d'ivoire", "Côte d’Ivoire", "COTE D IVOIRE", "кот д ивуар"])
def test_accents_and_apostrophes_do_not_matter(typed: str) -> None:
    assert COUNTRIES.find(typed) is IVORY_COAST


def test_a_country_keeps_its_own_name_before_another_ones_further_name() -> None:
    assert COUNTRIES.find("Niger") is NIGER


@pytest.mark.parametrize("typed", ["", " ", "Atlantis", "B"])
def test_what_is_no_country_is_not_found(typed: str) -> None:
    assert COUNTRIES.find(typed) is None


def test_the_beginning_of_a_name_offers_whole_matches_first() -> None:
    assert COUNTRIES.starting_with("niger") == (NIGER, NIGERIA)
    assert COUNTRIES.starting_with("ivo") == (IVORY_COAST,)
    assert COUNTRIES.starting_with("") == ()


def test_a_code_outside_the_list_is_its_own_name() -> None:
    assert COUNTRIES.name("EU", "ru") == "EU"
    assert COUNTRIES.name("BY", "ru") == "Беларусь"
    assert COUNTRIES.name("BY", "fr") == "Belarus"


@given(st.text(max_size=40))
def test_folding_keeps_letters_and_figures_alone_and_folds_once(text: str) -> None:
    key = folded(text)
    assert all(character.isalnum() or character == " " for character in key)
    assert not any(unicodedata.combining(character) for character in key)
    assert key == " ".join(key.split())


def test_folding_treats_both_forms_of_a_letter_alike() -> None:
    assert folded("Алжир — Орёл") == folded("алжир орел")
    assert folded("Беларусь") == folded("Беларусь".upper())
