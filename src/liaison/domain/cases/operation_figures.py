"""Operation figures: what others published, each with its source and age, beside what the own cases come to. The two are never added."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from liaison.base.translations import marked, tr
from liaison.domain.cases.quantities import MOST, Quantity, QuantityError, Unit
from liaison.domain.dates import Certainty, PartialDate
from liaison.domain.said_dates import said_date

_WHOLE = re.compile(r"\d+(?:[\s'\u2009]\d{3})*", re.ASCII)
_WEB = re.compile(r"https?://[^\s/]+\.[^\s]+", re.IGNORECASE)


class FigureKind(StrEnum):
    """What is counted or measured."""

    CONTROLLED_DELIVERIES = "controlled_deliveries"
    SEIZURES = "seizures"
    QUANTITY = "quantity"
    ARRESTS = "arrests"

    @property
    def is_count(self) -> bool:
        """True for whole numbers without a unit."""
        return self is not FigureKind.QUANTITY

    @property
    def label(self) -> str:
        """The kind in the language in use."""
        return tr(_KINDS[self])


_KINDS = {
    FigureKind.CONTROLLED_DELIVERIES: marked("Controlled deliveries"),
    FigureKind.SEIZURES: marked("Seizures"),
    FigureKind.QUANTITY: marked("Quantity seized"),
    FigureKind.ARRESTS: marked("Persons arrested"),
}


@dataclass(frozen=True, slots=True)
class FigureFacts:
    """A figure somebody published; empty and None are not known.

    Attributes:
        kind: None for one of a newer program, which this one does not understand.
        amount: of a count a whole number, which may be 0: that there were none is a statement too.
        unit: of a quantity alone.
        agency_id, name: whose figure it is; the name where the directory does not know it.
        period: the year, month or span it is for.
        source: required; `as_of` is the day it spoke for.
    """

    kind: FigureKind | None = None
    amount: Decimal | None = None
    unit: Unit | None = None
    goods: str = ""
    country_iso2: str = ""
    agency_id: str = ""
    name: str = ""
    period: PartialDate | None = None
    source: str = ""
    url: str = ""
    as_of: PartialDate | None = None
    remark: str = ""


def read_amount(kind: FigureKind, text: str) -> tuple[Decimal, Unit | None]:
    """Read `12 345` of a count, `12.5 kg` of a quantity. Raises QuantityError, for nothing too."""
    if not kind.is_count:
        quantity = Quantity.parse(text)
        if quantity is None:
            raise QuantityError(tr("The quantity is missing."))
        return quantity.amount, quantity.unit
    written = text.strip()
    if not _WHOLE.fullmatch(written):
        sentence = tr("“{text}” is not a whole number: write it without a unit and a decimal point.", text=written)
        raise QuantityError(sentence if written else tr("The number is missing."))
    return Decimal(re.sub(r"\D", "", written)), None


def problem_of(facts: FigureFacts) -> str:
    """What cannot be kept, as a sentence; empty when all is well."""
    if facts.kind is None:
        return tr("What the figure counts is not chosen.")
    if problem := _problem_of_amount(facts.kind, facts.amount, facts.unit):
        return problem
    if not facts.source.strip():
        return tr("A published figure needs its source.")
    if facts.url and not _WEB.fullmatch(facts.url):
        return tr("“{text}” is not a web address.", text=facts.url)
    return ""


def _problem_of_amount(kind: FigureKind, amount: Decimal | None, unit: Unit | None) -> str:
    if amount is None or not amount.is_finite() or amount > MOST:
        return tr("The number is missing.") if kind.is_count else tr("The quantity is missing.")
    if kind.is_count:
        if unit is not None or amount < 0 or amount != amount.to_integral_value():
            return tr("“{text}” is not a whole number: write it without a unit and a decimal point.", text=amount)
        return ""
    if unit is None or amount <= 0:
        return tr("A quantity needs an amount above nothing and its unit.")
    return ""


def period_words(period: PartialDate | None) -> str:
    """`2019`, `2017–2018`, `about 2019`; empty when not known."""
    if period is None:
        return ""
    if period.certainty is Certainty.BETWEEN:
        return period.text.replace("/", "–")
    return said_date(period)
