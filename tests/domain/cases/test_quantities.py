"""Amounts as people write them, never guessed, and back as they were."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from liaison.domain.cases.quantities import MOST, Quantity, QuantityError, Unit, unit_of


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("12.5 kg", "12.5", Unit.KILOGRAM),
        ("12,5 кг", "12.5", Unit.KILOGRAM),
        ("0,500 kg", "0.5", Unit.KILOGRAM),
        (",5 l", "0.5", Unit.LITRE),
        ("1 200 шт.", "1200", Unit.PIECE),
        ("1\u202f200\u00a0tablets", "1200", Unit.TABLET),
        ("1,200.5 kg", "1200.5", Unit.KILOGRAM),
        ("1.200,5 kg", "1200.5", Unit.KILOGRAM),
        ("1.234.567 EUR", "1234567", Unit.EURO),
        ("1,234,567 usd", "1234567", Unit.DOLLAR),
        ("1'000 €", "1000", Unit.EURO),
        ("+7 доз", "7", Unit.DOSE),
        ("3т", "3", Unit.TONNE),
    ],
)
def test_amounts_as_people_write_them(text: str, amount: str, unit: Unit) -> None:
    assert Quantity.parse(text) == Quantity(Decimal(amount), unit)


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_is_not_known(text: str) -> None:
    assert Quantity.parse(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "1,200 kg",
        "12,345 шт",
        "1,2,3 kg",
        "1.23.4 kg",
        "1,23.4 kg",
        "1.2,3,4 kg",
        "12,34.567,8 kg",
        "kg",
        "12",
        "12 bags",
        "-5 kg",
        "−5 kg",
        "0 kg",
        "5-6 kg",
        "NaN kg",
        "1e5 kg",
        "99999999999999999 kg",
        "++ kg",
    ],
)
def test_what_can_be_read_in_two_ways_or_in_none_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(QuantityError) as refused:
        Quantity.parse(text)
    assert refused.value.sentence


def test_both_readings_are_offered() -> None:
    with pytest.raises(QuantityError, match=r"1200.*1\.200"):
        Quantity.parse("1,200 kg")


@given(some.decimals(Decimal("0.00001"), MOST, places=5), some.sampled_from(list(Unit)))
def test_what_is_shown_is_read_as_it_was(amount: Decimal, unit: Unit) -> None:
    quantity = Quantity(amount, unit)
    assert Quantity.parse(quantity.words) == quantity


@given(some.text(max_size=12))
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    try:
        quantity = Quantity.parse(text)
    except QuantityError:
        return
    assert quantity is None or 0 < quantity.amount <= MOST


@pytest.mark.parametrize("unit", list(Unit))
def test_every_unit_is_known_by_its_code_and_its_label(unit: Unit) -> None:
    assert unit_of(unit.value.upper()) is unit_of(f" {unit.label}. ") is unit
    assert unit.factor > 0 and unit.measure
