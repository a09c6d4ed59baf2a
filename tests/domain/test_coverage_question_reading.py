"""A question of coverage, read: laws over any text, and what officers type."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.question_world import agencies, countries, crime_types, lookup, offices

from liaison.domain.countries import folded
from liaison.domain.coverage_question import LONGEST, read_question, text_of
from liaison.domain.question_dates import find_date
from liaison.domain.question_pieces import Kind, Question, State, UnderstoodQuestion

TODAY = date(2026, 11, 22)


def read(text: str, language: str = "en") -> UnderstoodQuestion:
    return read_question(text, lookup(language), TODAY)


def states(text: str) -> dict[str, State]:
    return {piece.text: piece.state for piece in read(text).pieces if piece.state is not State.JOINING}


def meant(text: str) -> list[str]:
    """What the one piece that blocks may mean."""
    (piece,) = read(text).obstacles
    return [reading.value for reading in piece.readings]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("", Question()),
        (" , ", Question()),
        ("BY drugs", Question(("BY",), "drug-trafficking")),
        ("Афганистан > Таджикистан > Польша", Question(("AF", "TJ", "PL"), is_route=True)),
        ("AF TJ KZ RU BY PL DE", Question(("AF", "TJ", "KZ", "RU", "BY", "PL", "DE"))),
        ("Frankfurt", Question(office="us-ice-frankfurt")),
        ("as of 2010", Question(at=date(2010, 12, 31))),
        ("по состоянию на август 2019", Question(at=date(2019, 8, 31))),
        ("на 2010 год: BY", Question(("BY",), at=date(2010, 12, 31))),
        ("BY 2019-08-02", Question(("BY",), at=date(2019, 8, 2))),
        ("2 августа 2019, Беларусь", Question(("BY",), at=date(2019, 8, 2))),
        ("August 2, 2019 BY", Question(("BY",), at=date(2019, 8, 2))),
        ("2/8/2019 BY/PL", Question(("BY", "PL"), at=date(2019, 8, 2))),
        (
            "who covers Belarus for drug trafficking on 2 August 2019?",
            Question(("BY",), "drug-trafficking", date(2019, 8, 2)),
        ),
        ("кто отвечает за отмывание денег: Германия", Question(("DE",), "money-laundering")),
        ("FBI Warsaw", Question(office="us-fbi-warsaw", agencies=("us-fbi",))),
        ("Warsaw, FBI", Question(office="us-fbi-warsaw", agencies=("us-fbi",))),
        ("ice BY", Question(("BY",), agencies=("us-ice",))),
        ("Следственный комитет", Question(agencies=("by-sk",))),
        ("СМВД", Question(agencies=("cis-smvd",))),
        ("AF→TJ->PL => DE", Question(("AF", "TJ", "PL", "DE"), is_route=True)),
        ("AF-TJ-PL", Question(("AF", "TJ", "PL"), is_route=True)),
        ("by-sk", Question(agencies=("by-sk",))),
        ("AF – TJ — PL", Question(("AF", "TJ", "PL"), is_route=True)),
        ("AF to TJ to PL", Question(("AF", "TJ", "PL"), is_route=True)),
        ("AF через TJ", Question(("AF", "TJ"), is_route=True)),
        ("BY >", Question(("BY",))),
        ("Guinea-Bissau", Question(("GW",))),
        ("Congo - Kinshasa", Question(("CD",))),
        ("Trinidad and Tobago, Saint Lucia", Question(("TT", "LC"))),
        ("United States Germany", Question(("US", "DE"))),
        ("Belarus; Беларусь / BLR", Question(("BY",))),
        ("Burma", Question(("MM",))),
        ("Белоруссия, Киргизия", Question(("BY", "KG"))),
        ("საქართველო", Question(("GE",))),
        ("by, pl", Question(("BY", "PL"))),
        ("de", Question(("DE",))),
        ("in by", Question(("IN", "BY"))),
        ("IN drugs", Question(("IN",), "drug-trafficking")),
        ("drugs in Belarus and Poland", Question(("BY", "PL"), "drug-trafficking")),
        ("Martinique 2019", Question(("MQ",), at=date(2019, 12, 31))),
        ("Марокко 2019", Question(("MA",), at=date(2019, 12, 31))),
    ],
)
def test_what_officers_type(text: str, question: Question) -> None:
    understood = read(text)
    assert understood.obstacles == ()
    assert understood.question == question


@pytest.mark.parametrize(
    ("text", "unknown", "offered"),
    [
        ("в Беларуси", "Беларуси", ["BY"]),
        ("Польшу", "Польшу", ["PL"]),
        ("с Германией", "Германией", ["DE"]),
        ("Berarus", "Berarus", ["BY"]),
        ("Kazakh", "Kazakh", ["KZ"]),
        ("mony laundering", "mony laundering", ["money-laundering"]),
        ("Narnia", "Narnia", []),
        ("Rio de Janeiro", "Rio de Janeiro", []),
        ("Frankfurt am Oder", "Oder", []),
        ("31.02.2019", "31.02.2019", []),
        ("2 августа", "2 августа", []),
    ],
)
def test_what_is_not_a_whole_name_is_never_taken_but_offered(text: str, unknown: str, offered: list[str]) -> None:
    (piece,) = read(text).obstacles
    assert (piece.text, piece.state) == (unknown, State.NOT_UNDERSTOOD)
    assert meant(text)[: len(offered)] == offered
    assert piece.why


def test_a_date_that_cannot_be_says_why() -> None:
    assert read("31.02.2019").obstacles[0].why == "There is no day 31 in 02.2019: that month has 28 days."
    assert "year" in read("2 августа").obstacles[0].why


@pytest.mark.parametrize(("text", "choices"), [("Congo", {"CD", "CG"}), ("Korea", {"KP", "KR"}), ("Nairobi", 3)])
def test_what_means_several_has_to_be_chosen(text: str, choices: set[str] | int) -> None:
    (piece,) = read(text).pieces
    assert piece.state is State.AMBIGUOUS
    found = {reading.value for reading in piece.readings}
    assert found == choices if isinstance(choices, set) else len(found) == choices


def test_of_unknown_words_in_a_row_those_that_may_mean_something_stand_apart() -> None:
    found = [
        (piece.text, piece.state, len(piece.readings))
        for piece in read("drugs strange Congo jaywalking now").pieces[1:-1]
    ]
    unknown, several = State.NOT_UNDERSTOOD, State.AMBIGUOUS
    assert found == [("strange", unknown, 0), ("Congo", several, 2), ("jaywalking", unknown, 0)]


def test_a_country_comes_before_an_agency_of_the_same_letters_which_stays_to_choose() -> None:
    (piece,) = read("SK").pieces
    assert [(one.kind, one.value) for one in piece.readings] == [(Kind.COUNTRY, "SK"), (Kind.AGENCY, "by-sk")]
    assert read("SK").question == Question(("SK",))


def test_a_second_crime_date_or_office_is_told_and_not_dropped() -> None:
    found = states("drugs fraud 2010 2011 Frankfurt us-fbi-warsaw")
    surplus = [text for text, state in found.items() if state is State.SURPLUS]
    assert surplus == ["fraud", "2011", "us-fbi-warsaw"]
    assert all(piece.why for piece in read("drugs fraud").obstacles)


def test_only_so_much_is_read_and_the_rest_is_told() -> None:
    text = "BY " + "PL " * LONGEST
    last = read(text).pieces[-1]
    assert (last.start, last.end, last.state) == (LONGEST + 1, len(text) - 1, State.NOT_UNDERSTOOD)


# Laws -------------------------------------------------------------------------------------------------------------------

_SCRAPS = st.sampled_from(
    ["BY", "by", "in", "to", "drugs", ">", "->", "–", "-", ",", "/", "2010", "31.02.2019", "as of", "FBI", "Nairobi", "de", "Rio",
     "отмывание", "денег", "Беларуси", "St.", "&", "Frankfurt am", "am", "(", "=", "2 мая", "Washington, D.C.", "\n", "ß", "İ"]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=60), st.lists(_SCRAPS, max_size=12).map(" ".join), st.lists(_SCRAPS).map("".join))


@given(_TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_and_every_character_of_it_belongs_to_one_piece(text: str) -> None:
    understood = read(text)
    kept = [character for piece in understood.pieces for character in text[piece.start : piece.end]]
    assert "".join("".join(kept).split()) == "".join(text.split())
    assert all(left.end <= right.start for left, right in zip(understood.pieces, understood.pieces[1:], strict=False))
    assert all(piece.text == text[piece.start : piece.end] for piece in understood.pieces)
    assert all(piece.readings for piece in understood.pieces if piece.state in (State.UNDERSTOOD, State.AMBIGUOUS))
    assert all(bool(piece.why) is piece.blocks for piece in understood.pieces)


_COUNTRIES = st.lists(st.sampled_from([country.iso2 for country in countries()]), unique=True, max_size=7)
_QUESTIONS = st.builds(
    lambda codes, crime, at, office, route, bodies: Question(
        tuple(codes), crime, at, office, route and len(codes) > 1, tuple(bodies)
    ),
    _COUNTRIES,
    st.sampled_from(["", *(crime.code for crime in crime_types())]),
    st.none() | st.dates(date(1900, 1, 1), TODAY),
    st.sampled_from(["", *(office.id for office in offices())]),
    st.booleans(),
    st.lists(st.sampled_from([agency.id for agency in agencies()]), unique=True, max_size=2),
)


@given(_QUESTIONS, st.sampled_from(["en", "ru"]))
@settings(max_examples=300, deadline=None)
def test_a_question_put_in_words_is_understood_as_itself(question: Question, language: str) -> None:
    text = text_of(question, lookup(language))
    understood = read(text, language)
    assert understood.obstacles == ()
    assert understood.question == question


_PARTS: Sequence[tuple[str, ...]] = (
    ("BY, Poland", "AF > TJ > Польша"),
    ("drugs", "отмывание денег"),
    ("as of 2010", "2 августа 2019"),
    ("FBI", "RILO ECE"),
)


@given(st.permutations(_PARTS), st.data())
@settings(max_examples=150, deadline=None)
def test_the_order_of_kinds_does_not_matter(parts: list[tuple[str, ...]], data: Any) -> None:
    chosen = {part[0]: data.draw(st.sampled_from(part)) for part in parts}
    shuffled = read(", ".join(chosen[part[0]] for part in parts)).question
    ordered = read(", ".join(chosen[part[0]] for part in _PARTS)).question
    assert shuffled == ordered


@given(_QUESTIONS, st.sampled_from([str.upper, str.title, folded]))
@settings(max_examples=200, deadline=None)
def test_case_and_accents_of_names_do_not_matter(question: Question, change: Any) -> None:
    for code in question.countries:
        name = lookup().of(Kind.COUNTRY, code).name
        assert read(change(name)).question.countries == (code,)
    if question.crime_type:
        assert (
            read(change(lookup().of(Kind.CRIME, question.crime_type).name)).question.crime_type == question.crime_type
        )


def test_a_long_line_of_anything_is_read_in_little_time() -> None:
    for text in (
        "-" * LONGEST,
        "a-" * (LONGEST // 2),
        "am " * (LONGEST // 3),
        "2 " * (LONGEST // 2),
        "Bo>" * (LONGEST // 3),
    ):
        assert read(text).pieces


@pytest.mark.parametrize("text", ["Mayotte 2019", "drugs", "5", "12", "may", "from", "2019 fish"])
def test_what_only_resembles_a_date_is_none(text: str) -> None:
    assert find_date(text, TODAY) is None


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_looking_for_a_date_never_raises(text: str) -> None:
    find_date(text, TODAY)
