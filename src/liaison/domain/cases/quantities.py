"""How much of what: amounts with units that can be added up where they are of one kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from liaison.base.translations import marked, tr

MOST = Decimal(10) ** 15
_FIGURE = re.compile(r"[0-9.,+\-−'\s]+")
_GROUPED = {mark: re.compile(rf"[+-]?[0-9]{{1,3}}(?:{re.escape(mark)}[0-9]{{3}})+") for mark in ",."}
"""Thousands with a mark between them."""


class Measure(StrEnum):
    """What a unit measures; only amounts of one measure are added."""

    MASS = "mass"
    VOLUME = "volume"
    COUNT = "count"
    MONEY = "money"
    LENGTH = "length"


class Unit(StrEnum):
    """Units goods, money and things are counted in."""

    GRAM = "g"
    KILOGRAM = "kg"
    TONNE = "t"
    MILLILITRE = "ml"
    LITRE = "l"
    PIECE = "pieces"
    TABLET = "tablets"
    DOSE = "doses"
    PARCEL = "parcels"
    CIGARETTE = "cigarettes"
    EURO = "EUR"
    DOLLAR = "USD"
    ROUBLE = "RUB"
    BELARUSIAN_ROUBLE = "BYN"
    TENGE = "KZT"
    MANAT = "AZN"

    @property
    def measure(self) -> Measure:
        """What it measures."""
        return _MEASURES[self][0]

    @property
    def factor(self) -> Decimal:
        """How much of the measure's own unit (g, ml, one) it is; of money 1, for currencies are never added to one another."""
        return _MEASURES[self][1]

    @property
    def label(self) -> str:
        """The unit in the language in use."""
        return tr(_UNITS[self]) if self in _UNITS else self.value


_ONE = Decimal(1)
_MEASURES = {
    Unit.GRAM: (Measure.MASS, _ONE),
    Unit.KILOGRAM: (Measure.MASS, Decimal(1000)),
    Unit.TONNE: (Measure.MASS, Decimal(1_000_000)),
    Unit.MILLILITRE: (Measure.VOLUME, _ONE),
    Unit.LITRE: (Measure.VOLUME, Decimal(1000)),
    **dict.fromkeys((Unit.PIECE, Unit.TABLET, Unit.DOSE, Unit.PARCEL, Unit.CIGARETTE), (Measure.COUNT, _ONE)),
    **dict.fromkeys(
        (Unit.EURO, Unit.DOLLAR, Unit.ROUBLE, Unit.BELARUSIAN_ROUBLE, Unit.TENGE, Unit.MANAT), (Measure.MONEY, _ONE)
    ),
}
_UNITS = {
    Unit.GRAM: marked("g"),
    Unit.KILOGRAM: marked("kg"),
    Unit.TONNE: marked("t"),
    Unit.MILLILITRE: marked("ml"),
    Unit.LITRE: marked("l"),
    Unit.PIECE: marked("pieces"),
    Unit.TABLET: marked("tablets"),
    Unit.DOSE: marked("doses"),
    Unit.PARCEL: marked("parcels"),
    Unit.CIGARETTE: marked("cigarettes"),
}
_ALSO_WRITTEN = {
    "gram": Unit.GRAM,
    "grams": Unit.GRAM,
    "г": Unit.GRAM,
    "кг": Unit.KILOGRAM,
    "kilogram": Unit.KILOGRAM,
    "kilograms": Unit.KILOGRAM,
    "т": Unit.TONNE,
    "ton": Unit.TONNE,
    "tons": Unit.TONNE,
    "tonnes": Unit.TONNE,
    "мл": Unit.MILLILITRE,
    "л": Unit.LITRE,
    "litres": Unit.LITRE,
    "liter": Unit.LITRE,
    "pc": Unit.PIECE,
    "pcs": Unit.PIECE,
    "piece": Unit.PIECE,
    "шт": Unit.PIECE,
    "tablet": Unit.TABLET,
    "таблеток": Unit.TABLET,
    "таб": Unit.TABLET,
    "dose": Unit.DOSE,
    "доз": Unit.DOSE,
    "parcel": Unit.PARCEL,
    "посылок": Unit.PARCEL,
    "€": Unit.EURO,
    "$": Unit.DOLLAR,
    "₽": Unit.ROUBLE,
    "руб": Unit.ROUBLE,
}


class QuantityError(ValueError):
    """An amount that is no number, is not above nothing, or is of a unit that is not known; `sentence` says which."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount with its unit."""

    amount: Decimal
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> Quantity | None:
        """Read `12.5 kg`, `1 200 шт.`; None for nothing. Raises QuantityError."""
        text = text.strip()
        if not text:
            return None
        figure = _FIGURE.match(text)
        end = figure.end() if figure else 0
        return cls(_amount(text[:end].strip()), unit_of(text[end:]))

    @property
    def words(self) -> str:
        """As it is written, in the language in use: whole numbers grouped by thin spaces."""
        return f"{self.amount.normalize():,f}".replace(",", "\u202f") + f"\u00a0{self.unit.label}"


def unit_of(text: str) -> Unit:
    """The unit a text stands for. Raises QuantityError."""
    wanted = text.strip().rstrip(".").casefold()
    for unit in Unit:
        if wanted in (unit.value.casefold(), unit.label.casefold()):
            return unit
    if wanted not in _ALSO_WRITTEN:
        known = ", ".join(unit.label for unit in Unit)
        sentence = tr("“{text}” is not a unit; those known are {units}.", text=text.strip(), units=known)
        raise QuantityError(sentence if wanted else tr("The amount has no unit; those known are {units}.", units=known))
    return _ALSO_WRITTEN[wanted]


def _amount(text: str) -> Decimal:
    plain = "".join(text.split()).replace("'", "").replace("−", "-")
    try:
        amount = Decimal(_with_point(plain, text))
    except InvalidOperation as wrong:
        raise QuantityError(tr("“{text}” is not an amount.", text=text)) from wrong
    if amount <= 0:
        raise QuantityError(tr("The amount must be above nothing, and {text} is not.", text=text))
    if amount > MOST:
        raise QuantityError(tr("{text} is more than an amount can be.", text=text))
    return amount


def _with_point(plain: str, text: str) -> str:
    """A figure with a decimal point and no other marks: 1,200.5 and 1.200,5 are the same. Raises QuantityError."""
    marks = [mark for mark in plain if mark in ",."]
    if marks in ([], ["."]):
        return plain
    if marks == [","]:
        whole, _, rest = plain.partition(",")
        if len(rest) == 3 and whole.strip("0"):
            # thousands to some and thousandths to others: never guessed
            raise QuantityError(
                tr(
                    "{text} can be read in two ways: write {one} or {other}.",
                    text=text,
                    one=whole + rest,
                    other=f"{whole}.{rest}",
                )
            )
        return f"{whole}.{rest}"
    between, last = marks[0], marks[-1]
    whole, _, rest = plain.rpartition(last) if last != between else (plain, "", "")
    if between in rest or not _GROUPED[between].fullmatch(whole):
        raise QuantityError(tr("“{text}” is not an amount.", text=text))
    return whole.replace(between, "") + (f".{rest}" if rest else "")
