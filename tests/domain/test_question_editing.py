"""A question changed by its pieces."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.question_world import lookup

from liaison.domain.coverage_question import read_question
from liaison.domain.question_editing import added, as_route, replaced, swapped, without
from liaison.domain.question_pieces import Kind, Piece, UnderstoodQuestion

TODAY = date(2026, 11, 22)


def read(text: str) -> UnderstoodQuestion:
    return read_question(text, lookup(), TODAY)


def piece(understood: UnderstoodQuestion, text: str) -> Piece:
    return next(one for one in understood.pieces if one.text == text)


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        ("AF > TJ > PL", "TJ", "AF > PL"),
        ("AF > TJ > PL", "AF", "TJ > PL"),
        ("AF > TJ > PL", "PL", "AF > TJ"),
        ("AF > TJ, drugs", "TJ", "AF, drugs"),
        ("drugs, AF > TJ", "AF", "drugs, TJ"),
        ("BY drugs as of 2010", "drugs", "BY, as of 2010"),
        ("BY drugs as of 2010", "as of 2010", "BY drugs"),
        ("BY, PL", "BY", "PL"),
        ("BY", "BY", ""),
    ],
)
def test_a_piece_is_removed_with_what_joined_it(text: str, gone: str, left: str) -> None:
    understood = read(text)
    assert without(understood, piece(understood, gone)) == left


@pytest.mark.parametrize(
    ("text", "old", "new", "left"),
    [
        ("BY drugs", "drugs", "Fraud", "BY Fraud"),
        ("AF>TJ>PL", "TJ", "Kazakhstan", "AF> Kazakhstan >PL"),
        ("BY, Congo, PL", "Congo", "Congo - Kinshasa", "BY, Congo - Kinshasa, PL"),
    ],
)
def test_a_piece_is_replaced(text: str, old: str, new: str, left: str) -> None:
    understood = read(text)
    assert replaced(understood, piece(understood, old), new) == left


def test_something_is_added_behind() -> None:
    assert added("", "Belarus") == "Belarus"
    assert added("BY, ", "Fraud") == "BY, Fraud"


def test_two_pieces_change_places() -> None:
    understood = read("AF > TJ > PL")
    assert swapped(understood, piece(understood, "PL"), piece(understood, "AF")) == "PL > TJ > AF"


@pytest.mark.parametrize(
    ("listed", "route"),
    [
        ("AF TJ PL", "AF → TJ → PL"),
        ("AF, TJ and PL drugs", "AF → TJ → PL drugs"),
        ("AF > TJ, PL", "AF > TJ → PL"),
        ("AF drugs, TJ", "AF → drugs, TJ"),
    ],
)
def test_a_list_becomes_a_route_with_the_same_countries(listed: str, route: str) -> None:
    assert as_route(read(listed), True) == route
    assert read(route).question.is_route
    assert read(route).question.countries == read(listed).question.countries


@pytest.mark.parametrize(
    ("route", "listed"), [("AF > TJ→PL", "AF, TJ, PL"), ("AF to TJ drugs", "AF, TJ drugs"), ("BY >", "BY")]
)
def test_a_route_becomes_a_list(route: str, listed: str) -> None:
    assert as_route(read(route), False) == listed


_WORDS = st.sampled_from(["BY", "PL", "DE", "AF", "drugs", "as of 2010", "FBI", "Narnia", "Congo"])
_MARKS = st.sampled_from([" ", ", ", " > ", " → ", "; "])
_TEXTS = st.lists(st.tuples(_WORDS, _MARKS), min_size=1, max_size=6, unique_by=lambda one: one[0]).map(
    lambda parts: "".join(word + mark for word, mark in parts).rstrip(" ,;>→")
)


@given(_TEXTS, st.data())
@settings(max_examples=400, deadline=None)
def test_removing_a_piece_leaves_the_others_as_they_were(text: str, data: st.DataObject) -> None:
    understood = read(text)
    kept = [one for one in understood.pieces if one.readings and one.kind is not Kind.ARROW]
    if kept:
        gone = data.draw(st.sampled_from(kept))
        left = [
            one.text for one in read(without(understood, gone)).pieces if one.readings and one.kind is not Kind.ARROW
        ]
        assert left == [one.text for one in kept if one is not gone]


@given(_TEXTS)
@settings(max_examples=200, deadline=None)
def test_a_route_made_of_a_list_keeps_countries_and_their_order(text: str) -> None:
    understood = read(text)
    route = read(as_route(understood, True))
    assert route.question.countries == understood.question.countries
    assert route.question.is_route == (len(understood.question.countries) > 1)
    assert not read(as_route(route, False)).question.is_route
