"""What is known today about each leg of a chain: whom to call, on what basis, what is open there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from liaison.base.translations import tr
from liaison.domain.cases.requests import RequestRow
from liaison.domain.contacts import LastContact
from liaison.domain.coverage import CountryAnswer, OfficeAnswer
from liaison.domain.instruments import LegalKind
from liaison.domain.legal_bases import KindAnswer, LegalAnswer, Verdict


@dataclass(frozen=True, slots=True)
class LegAnswer:
    """What is known about the country of a leg.

    Attributes:
        coverage: who covers it; None for a leg without a country.
        basis: between the own country and it; None when they are one, or either is not known.
        contact: the last meeting and open promises with the first office; None when there is no office or no meetings are kept.
        requests: those of the case that wait for an answer there.
    """

    country_iso2: str
    coverage: CountryAnswer | None
    basis: LegalAnswer | None
    contact: LastContact | None
    requests: tuple[RequestRow, ...]

    @property
    def first(self) -> OfficeAnswer | None:
        """Whom to call first."""
        return self.coverage.offices[0] if self.coverage is not None and self.coverage.offices else None

    @property
    def is_gap(self) -> bool:
        """True when nobody is known to cover the country, or its country is not known."""
        return self.coverage is None or self.coverage.is_gap

    @property
    def is_without_competent(self) -> bool:
        """True when nobody of those who cover it is known to be competent for the crime."""
        return self.coverage is not None and self.coverage.is_without_competent

    @property
    def assistance(self) -> KindAnswer | None:
        """The bases for legal assistance, on which most of what is asked travels; None when none is needed or nothing was asked."""
        kinds = self.basis.kinds if self.basis is not None else ()
        return next((one for one in kinds if one.kind is LegalKind.MLA), None)

    @property
    def verdict(self) -> Verdict | None:
        """Whether there is a basis for legal assistance; another kind's is none for it."""
        return self.assistance.verdict if self.assistance is not None else None

    @property
    def is_conditional(self) -> bool:
        """True when there is a basis, and every one has conditions."""
        return self.assistance is not None and self.assistance.conditional and self.verdict is Verdict.YES

    @property
    def answer_words(self) -> str:
        """The verdict, with "under conditions" where that is so; empty when none is needed."""
        if self.verdict is None:
            return ""
        return tr("yes, under conditions") if self.is_conditional else self.verdict.label.lower()

    @property
    def basis_name(self) -> str:
        """The best instrument for legal assistance by name; empty without one."""
        best = self.assistance.instruments[:1] if self.assistance is not None else ()
        found = self.basis.instrument(best[0]) if self.basis is not None and best else None
        return found.instrument.name if found is not None else ""


@dataclass(frozen=True, slots=True)
class ChainAnswer:
    """The answers for a chain.

    Attributes:
        at: the day asked about.
        home: the own country; empty when the officer has not said.
        by_country: of every country of the chain, by code.
    """

    at: date
    crime_type: str
    home: str
    by_country: Mapping[str, LegAnswer]

    def of(self, country: str) -> LegAnswer:
        """The answer for a leg's country."""
        return self.by_country.get(country) or LegAnswer(country, None, None, None, ())

    @property
    def gaps(self) -> tuple[str, ...]:
        """Countries nobody is known to cover."""
        return tuple(code for code, one in self.by_country.items() if one.is_gap)
