"""A leg in short lines, and what is known of it in sentences."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.base.translations import tr, trn
from liaison.domain.cases.chain_answers import ChainAnswer, LegAnswer
from liaison.domain.cases.chains import LegFacts
from liaison.domain.legal_bases import Verdict
from liaison.ui.widgets.reference.names import Names


@dataclass(frozen=True, slots=True)
class LegWords:
    """The lines of a box.

    Attributes:
        is_gap: nobody is known to cover it.
        is_basis_open: there is no basis, or it is not known whether there is.
        spoken: all of it, for a screen reader.
    """

    country: str
    role: str
    goods: str
    state: str
    office: str
    basis: str
    is_gap: bool
    is_basis_open: bool

    @property
    def spoken(self) -> str:
        """All of it, one after the other."""
        parts = (self.country, self.role, self.goods, self.state, self.office, self.basis)
        return ", ".join(part for part in parts if part)


def leg_words(facts: LegFacts, names: Names, answer: ChainAnswer | None) -> LegWords:
    """A leg with what is known of it; without an answer that part is empty."""
    country = names.country(facts.country_iso2) if facts.country_iso2 else tr("country not known")
    goods = " ".join(part for part in (facts.quantity.words if facts.quantity else "", facts.goods) if part)
    role = " · ".join(
        part for part in (facts.role.label if facts.role else "", facts.way.label if facts.way else "") if part
    )
    state = facts.state.label if facts.state else tr("state not stated")
    place = ", ".join(part for part in (facts.place, country) if part)
    if answer is None:
        return LegWords(place, role, goods, state, "", "", is_gap=False, is_basis_open=False)
    found = answer.of(facts.country_iso2)
    basis, is_open = basis_words(found, answer)
    return LegWords(place, role, goods, state, office_words(found), basis, found.is_gap, is_open)


def office_words(found: LegAnswer) -> str:
    """Whom to call first, or that nobody is known."""
    first = found.first
    if first is None:
        return tr("NOBODY KNOWN")
    more = len(found.coverage.offices) - 1 if found.coverage is not None else 0
    name = first.office.agency_short_name or first.office.name
    return f"{name} +{more}" if more else name


def basis_words(found: LegAnswer, answer: ChainAnswer) -> tuple[str, bool]:
    """The legal basis in a few words, and whether that is a gap."""
    if found.country_iso2 and found.country_iso2 == answer.home:
        return tr("own country"), False
    if not answer.home:
        return tr("own country not said"), False
    waiting = trn("{n} request", "{n} requests", len(found.requests)) if found.requests else ""
    said = tr("MLA: {answer}", answer=found.answer_words or tr("not known"))
    return " · ".join(part for part in (said, waiting) if part), found.verdict is not Verdict.YES
