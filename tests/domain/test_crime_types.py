"""The vocabulary of crime types as a tree with many words."""

from __future__ import annotations

import pytest

from liaison.domain.crime_types import CrimeType, CrimeTypes

VOCABULARY = CrimeTypes(
    (
        CrimeType("drug-trafficking", "", "Drug trafficking", "Незаконный оборот наркотиков", ("drugs", "наркотики")),
        CrimeType("drug-smuggling", "drug-trafficking", "Drug smuggling", "Контрабанда наркотиков"),
        CrimeType("precursors", "drug-trafficking", "Precursor chemicals", "Прекурсоры"),
        CrimeType("acetone", "precursors", "Acetone", "Ацетон"),
        CrimeType("terrorism", "", "Terrorism", "Терроризм"),
    )
)


@pytest.mark.parametrize(
    "typed", ["drugs", "Drugs", "наркотики", "drug-trafficking", "Drug Trafficking", "незаконный оборот наркотиков"]
)
def test_a_type_is_found_by_code_name_and_synonym_in_two_languages(typed: str) -> None:
    found = VOCABULARY.find(typed)
    assert found is not None
    assert found.code == "drug-trafficking"


def test_broader_types_are_listed_nearest_first() -> None:
    assert VOCABULARY.broader("acetone") == ("precursors", "drug-trafficking")
    assert VOCABULARY.broader("terrorism") == ()
    assert VOCABULARY.broader("no-such-code") == ()


def test_narrower_types_are_those_of_the_whole_branch() -> None:
    assert VOCABULARY.narrower("drug-trafficking") == {"drug-smuggling", "precursors", "acetone"}
    assert VOCABULARY.narrower("terrorism") == frozenset()


def test_a_circle_of_parents_ends() -> None:
    circle = CrimeTypes((CrimeType("a", "b", "A", "А"), CrimeType("b", "a", "B", "Б")))
    assert circle.broader("a") == ("b", "a")


def test_the_beginning_of_any_word_offers_types_in_the_vocabularys_order() -> None:
    assert [crime.code for crime in VOCABULARY.starting_with("нарк")] == ["drug-trafficking", "drug-smuggling"]
