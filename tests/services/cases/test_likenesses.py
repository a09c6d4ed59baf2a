"""Hints at other cases: the same number, person, thing, route or goods, and nothing that only sounds so."""

from __future__ import annotations

import pytest
from tests.services.cases.casework import Casework

from liaison.domain.cases.case import FileNumber, Interest, InterestKind
from liaison.domain.cases.chains import LegFacts, chain_of_countries
from liaison.domain.rows import RowKey
from liaison.services.cases.likenesses import MOST

PERSON, VEHICLE, COMPANY = InterestKind.PERSON, InterestKind.VEHICLE, InterestKind.COMPANY


def told(work: Casework, case: RowKey) -> dict[str, str]:
    """What is alike, by the names of the cases."""
    return {one.case_name: one.sentence for one in work.alike.likenesses(case)}


def pair(work: Casework, one: object, other: object) -> dict[str, str]:
    """What is told of a case of which one thing is known, beside another case of which another is."""
    first = work.new("First")
    work.cases.add(first, one)
    work.cases.add(work.new("Second"), other)
    return told(work, first)


def routes(work: Casework, one: str, other: str, *goods: str) -> dict[str, str]:
    """The same of two cases with chains."""
    keys = []
    for title, countries in (("First", one), ("Second", other)):
        legs = tuple(chain_of_countries(countries.split()))
        keys.append(work.new(title))
        for leg, moved in zip(legs, [*goods[len(keys) - 1 : len(keys)], *[""] * len(legs)], strict=False):
            work.chains.add(keys[-1], LegFacts(leg.country_iso2, goods=moved))
    return told(work, keys[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FileNumber("12-3/19", "BY"), FileNumber("12-3/19", "BY")),
        (FileNumber("12-3/19", "BY"), FileNumber("№ 12 3 19".removeprefix("№ "))),
        (FileNumber("СК-12/19", "BY"), FileNumber("sk 12-19", "BY")),
        (FileNumber("SAMPLE-77", "BY"), FileNumber("SAMPLE-77", "DE")),
    ],
)
def test_the_same_file_number_however_it_is_written(casework: Casework, one: FileNumber, other: FileNumber) -> None:
    assert pair(casework, one, other) == {"Second": f"The same file number: {one.number}."}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FileNumber("12/3"), FileNumber("1/23")),
        (FileNumber("12/19", "BY"), FileNumber("12/19", "DE")),
        (FileNumber("12/19"), FileNumber("12/190")),
        (FileNumber("—"), FileNumber("—")),
    ],
)
def test_another_number_is_no_hint(casework: Casework, one: FileNumber, other: FileNumber) -> None:
    assert pair(casework, one, other) == {}


def test_a_reference_that_is_a_file_number_of_another_case_is_told_on_both_sides(casework: Casework) -> None:
    first = casework.new("First", reference="C-2019-0001")
    second = casework.new("Second")
    casework.cases.add(second, FileNumber("C-2019-0001"))
    assert told(casework, first) == {"Second": "The reference of this case is a file number there: C-2019-0001."}
    assert told(casework, second) == {
        "C-2019-0001 · First": "Its reference is a file number of this case: C-2019-0001."
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Interest(VEHICLE, "Lorry", "AB 1234-5"), Interest(VEHICLE, "Truck", "AB1234-5")),
        (Interest(VEHICLE, "Lorry", "АВ 1234-5"), Interest(InterestKind.OTHER, "", "av 1234 5")),
        (Interest(InterestKind.PHONE, "+375 29 123-45-67"), Interest(PERSON, "Somebody", "375291234567")),
        (Interest(PERSON, "Somebody", "MP1234567"), Interest(PERSON, "Somebody else", "mp 1234567")),
    ],
)
def test_the_same_number_of_a_person_or_thing(casework: Casework, one: Interest, other: Interest) -> None:
    (sentence,) = pair(casework, one, other).values()
    assert sentence == f"{one.kind.label} with the same number: {one.identifier or one.name}."


@pytest.mark.parametrize(
    ("one", "other", "sentence"),
    [
        ("Ivan Petrov", "Ivan Petrov", "Person of the same name: Ivan Petrov."),
        ("Ivan Petrov", "Петров Иван", "Person of the same name: Ivan Petrov, written Петров Иван there."),
        (
            "Губайдулин Олег",
            "Oleg Gubaidulin",
            "Person of the same name: Губайдулин Олег, written Oleg Gubaidulin there.",
        ),
        (
            "Иванов Пётр Сергеевич",
            "Petr Ivanov",
            "Person of the same name: Иванов Пётр Сергеевич, written Petr Ivanov there.",
        ),
        ("I. Petrov", "Ivan Petrov", "Person of the same name: I. Petrov, written Ivan Petrov there."),
        ("Белый", "Belyj", "Person of the same name: Белый, written Belyj there."),
    ],
)
def test_the_same_person_in_any_script(casework: Casework, one: str, other: str, sentence: str) -> None:
    assert pair(casework, Interest(PERSON, one), Interest(PERSON, other)) == {"Second": sentence}


def test_the_same_company(casework: Casework) -> None:
    found = pair(casework, Interest(COMPANY, "ООО Ромашка"), Interest(COMPANY, "OOO Romashka"))
    assert found == {"Second": "Company of the same name: ООО Ромашка, written OOO Romashka there."}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Interest(PERSON, "Ivan Petrov"), Interest(PERSON, "Semyon Petrov")),
        (Interest(PERSON, "Ivan Petrov"), Interest(COMPANY, "Ivan Petrov")),
        (Interest(VEHICLE, "White lorry"), Interest(VEHICLE, "White lorry")),
        (Interest(VEHICLE, "Lorry", "AB 1234-5"), Interest(VEHICLE, "Lorry", "AB 1234-6")),
        (Interest(PERSON, "—"), Interest(PERSON, "—")),
        (Interest(VEHICLE, "", "12"), Interest(VEHICLE, "", "12")),
    ],
)
def test_somebody_else_and_something_else_are_no_hint(casework: Casework, one: Interest, other: Interest) -> None:
    assert pair(casework, one, other) == {}


def test_a_word_in_a_summary_is_no_hint(casework: Casework) -> None:
    first = casework.new("First")
    casework.cases.add(first, Interest(PERSON, "Ivan Petrov", "AB 1234-5"))
    casework.new("Second", summary="Ivan Petrov of AB 1234-5 told us. 12-3/19")
    casework.cases.add(first, FileNumber("12-3/19"))
    assert told(casework, first) == {}


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("AF TJ KZ RU", "AF TJ KZ RU", "AF → TJ → KZ → RU"),
        ("AF TJ KZ RU BY", "IR TJ KZ RU DE", "TJ → KZ → RU"),
        ("AF TJ TJ KZ RU", "PK AF TJ KZ", "AF → TJ → KZ"),
    ],
)
def test_the_same_route(casework: Casework, one: str, other: str, shared: str) -> None:
    assert routes(casework, one, other) == {"Second": f"The same route: {shared}."}


@pytest.mark.parametrize(("one", "other"), [("AF TJ", "AF TJ"), ("AF TJ KZ", "KZ TJ AF"), ("AF TJ KZ", "AF TJ RU KZ")])
def test_another_order_and_two_countries_are_no_route(casework: Casework, one: str, other: str) -> None:
    assert routes(casework, one, other) == {}


def test_a_route_is_that_of_the_chain_and_not_of_how_it_was_written(casework: Casework) -> None:
    first, second = casework.new("First", "AF", "TJ", "KZ"), casework.new("Second", "AF", "KZ")
    assert told(casework, first) == {}
    casework.chains.add(second, LegFacts("TJ"), casework.chains.chain(second).legs[0].key)
    assert told(casework, first) == {"Second": "The same route: AF → TJ → KZ."}


def test_the_same_goods_between_the_same_countries(casework: Casework) -> None:
    assert routes(casework, "AF TJ DE", "AF IR DE", "Heroin", "heroin, brown") == {
        "Second": "The same goods from AF to DE: Heroin."
    }


@pytest.mark.parametrize(("one", "other", "goods"), [("AF DE", "AF PL", "heroin"), ("AF DE", "AF DE", "hashish")])
def test_other_goods_and_other_ends_are_no_hint(casework: Casework, one: str, other: str, goods: str) -> None:
    assert routes(casework, one, other, "heroin", goods) == {}


def test_deleted_cases_and_what_was_deleted_in_them_are_no_hints(casework: Casework) -> None:
    keys = [casework.new(title) for title in ("First", "Second", "Third")]
    made = [casework.cases.add(key, FileNumber("12-3/19")).key for key in keys]
    assert set(told(casework, keys[0])) == {"Second", "Third"}
    casework.cases.delete(keys[1])
    casework.cases.remove_part(made[2], FileNumber)
    assert told(casework, keys[0]) == {}
    casework.undo()
    assert set(told(casework, keys[0])) == {"Third"}
    assert told(casework, keys[1]) == {}


def test_what_says_most_comes_first_one_line_for_each_case_and_few_at_all(casework: Casework) -> None:
    key = casework.new("First", "AF", "TJ", "KZ")
    for part in (FileNumber("12-3/19"), Interest(PERSON, "Ivan Petrov"), Interest(VEHICLE, "Lorry", "AB 1234")):
        casework.cases.add(key, part)
    for number in range(15):
        casework.new(f"route {number}", "AF", "TJ", "KZ")
    whole = casework.new("all of it", "AF", "TJ", "KZ")
    for title, part in (
        ("person", Interest(PERSON, "Ivan Petrov")),
        ("thing", Interest(VEHICLE, "", "AB1234")),
        ("number", FileNumber("12 3 19")),
    ):
        casework.cases.add(casework.new(title), part)
        casework.cases.add(whole, part)
    found = casework.alike.likenesses(key)
    assert len(found) == MOST == len({one.case for one in found})
    assert [one.case_name for one in found][:4] == ["all of it", "number", "thing", "person"]
    assert found[0].sentence == (
        "The same file number: 12-3/19. Vehicle with the same number: AB 1234. "
        "Person of the same name: Ivan Petrov. The same route: AF → TJ → KZ."
    )
    assert key not in {one.case for one in found}


def test_countries_are_called_by_name(shared: Casework) -> None:
    first, _ = shared.new("First", "AF", "TJ", "SU"), shared.new("Second", "AF", "TJ", "SU")
    assert told(shared, first) == {"Second": "The same route: Afghanistan → Tajikistan → SU."}


def test_a_case_of_which_nothing_is_known_and_one_that_is_not_there(casework: Casework) -> None:
    assert told(casework, casework.new("")) == {}
    assert told(casework, RowKey("own", "nobody")) == {}
