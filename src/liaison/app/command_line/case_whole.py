"""One case with everything that is told of it, and what codes are called there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from liaison.base.translations import language
from liaison.domain.attachments import Attachment
from liaison.domain.cases.case import Kept
from liaison.domain.cases.chain_answers import ChainAnswer
from liaison.domain.cases.chains import ChainProblem
from liaison.domain.cases.deliveries import Check, Delivery, Seizure
from liaison.domain.cases.quantities import Quantity, Unit
from liaison.domain.cases.requests import RequestRow
from liaison.domain.countries import Countries
from liaison.domain.crime_types import CrimeTypes
from liaison.services.cases.cases import Case


@dataclass(frozen=True, slots=True)
class WholeCase:
    """One case with everything that is told of it.

    Attributes:
        problems: of its chain.
        requests: those that wait for an answer.
        deliveries: each with all that has to be agreed.
        note: what is written of it.
        files: attached to it.
    """

    case: Case
    answer: ChainAnswer
    problems: Sequence[ChainProblem]
    requests: Sequence[RequestRow]
    deliveries: Sequence[tuple[Delivery, Sequence[Check]]]
    seizures: Sequence[Kept[Seizure]]
    note: str
    files: Sequence[Attachment]


@dataclass(frozen=True, slots=True)
class Names:
    """What codes are called in the language in use."""

    countries: Countries
    crimes: CrimeTypes

    def country(self, code: str) -> str:
        """Empty for no country."""
        return self.countries.name(code, language()) if code else ""

    def crime(self, code: str) -> str:
        """Empty for no crime type."""
        return self.crimes.name(code, language()) if code else ""


def amount_words(amount: Decimal | None, unit: Unit | None) -> str:
    """With its unit; empty where either is not known."""
    return Quantity(amount, unit).words if amount is not None and unit is not None else ""


def joined(*parts: object) -> str:
    """What is not empty, on one line."""
    return " · ".join(str(part).replace("\n", " ") for part in parts if part)
