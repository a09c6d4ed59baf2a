"""The answer to "on what basis": between two countries, on a date, for a crime and a kind of request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from liaison.base.translations import marked, tr
from liaison.domain.dates import PartialDate
from liaison.domain.instruments import Instrument, LegalKind, PartyFact, UnionMembership
from liaison.domain.legal_reasons import Condition, Reason
from liaison.domain.provenance import Origin, Provenance


class Verdict(StrEnum):
    """The three answers. NO only where a source that is complete, or speaks of the very fact, says so."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"

    @property
    def label(self) -> str:
        """The answer in the language in use."""
        return tr(_VERDICTS[self])


_VERDICTS = {Verdict.YES: marked("Yes"), Verdict.NO: marked("No"), Verdict.NOT_KNOWN: marked("Not known")}


class SideStanding(StrEnum):
    """How a country stands to an instrument on the date asked about."""

    BOUND = "bound"
    BOUND_THROUGH_UNION = "bound_through_union"
    BOUND_LATER = "bound_later"
    SIGNED = "signed"
    DENOUNCED = "denounced"
    NOT_A_MEMBER_STATE = "not_a_member_state"
    NOT_A_PARTY = "not_a_party"
    DATE_UNCERTAIN = "date_uncertain"
    NOT_LISTED = "not_listed"

    @property
    def label(self) -> str:
        """The standing in the language in use."""
        return tr(_STANDINGS[self])


_STANDINGS = {
    SideStanding.BOUND: marked("Bound"),
    SideStanding.BOUND_THROUGH_UNION: marked("Bound as a member state of the European Union"),
    SideStanding.BOUND_LATER: marked("Not yet bound"),
    SideStanding.SIGNED: marked("Signed, not in force"),
    SideStanding.DENOUNCED: marked("Denounced"),
    SideStanding.NOT_A_MEMBER_STATE: marked("Not a member state then"),
    SideStanding.NOT_A_PARTY: marked("Not a party"),
    SideStanding.DATE_UNCERTAIN: marked("Date not known or not exact enough"),
    SideStanding.NOT_LISTED: marked("Not listed; the list is not complete"),
}


@dataclass(frozen=True, slots=True)
class SideAnswer:
    """One country under one instrument on the date asked about.

    Attributes:
        date: of the deciding fact; None when it has none or nothing is known.
        as_of: the day the deciding source spoke for; None when it gives none.
        facts: everything said of the country under the instrument, the deciding fact first; of the Union when it is bound through it.
        membership: the membership that was looked at; None when none was.
        reasons: the steps, in order.
    """

    country_iso2: str
    verdict: Verdict
    standing: SideStanding
    date: PartialDate | None
    as_of: PartialDate | None
    facts: tuple[PartyFact, ...]
    membership: UnionMembership | None
    reasons: tuple[Reason, ...]

    @property
    def reservations(self) -> tuple[str, ...]:
        """Declarations and reservations, in the sources' words."""
        return tuple(dict.fromkeys(fact.reservation for fact in self.facts if fact.reservation))


@dataclass(frozen=True, slots=True)
class InstrumentAnswer:
    """Whether one instrument is a basis between the two countries.

    Attributes:
        verdict: YES under all of `conditions`.
        as_of: the day up to which the verdict is sourced: of YES the older side's, of NO the day of what decides it; None without one.
        kinds: those asked about that it can be used for; all of them when the source does not say (`instrument.covers` is empty then).
        conditions: what limits a YES; without meaning otherwise.
        sides: in the order the countries were asked.
        reasons: the steps about the instrument itself; each side has its own.
    """

    instrument: Instrument
    verdict: Verdict
    as_of: PartialDate | None
    kinds: tuple[LegalKind, ...]
    conditions: tuple[Condition, ...]
    sides: tuple[SideAnswer, SideAnswer]
    reasons: tuple[Reason, ...]

    @property
    def sides_listed(self) -> int:
        """Of how many of the two countries anything is said, 0 to 2."""
        return sum(bool(side.facts) for side in self.sides)

    @property
    def reservations(self) -> tuple[tuple[str, str], ...]:
        """Country and words of every reservation."""
        return tuple((side.country_iso2, words) for side in self.sides for words in side.reservations)

    @property
    def steps(self) -> tuple[Reason, ...]:
        """All reasons once, of the instrument first, then of each side."""
        return tuple(dict.fromkeys((*self.reasons, *(reason for side in self.sides for reason in side.reasons))))


@dataclass(frozen=True, slots=True)
class BilateralAnswer:
    """Whether there is a bilateral treaty of one kind between the two countries.

    Attributes:
        verdict: NO only where a complete list of one of them names none.
        as_of: the day up to which the verdict is sourced; None without one.
        instruments: ids of the treaties that decided it.
    """

    kind: LegalKind
    verdict: Verdict
    as_of: PartialDate | None
    instruments: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class KindAnswer:
    """All bases for one kind of request.

    Attributes:
        verdict: YES when any instrument is a basis, else NOT_KNOWN: nobody lists every instrument there is, so it is never NO.
        conditional: every basis has conditions.
        instruments: ids of those that are a basis, the best first.
    """

    kind: LegalKind
    verdict: Verdict
    conditional: bool
    instruments: tuple[str, ...]
    bilateral: BilateralAnswer


@dataclass(frozen=True, slots=True)
class Gap:
    """A kind without a basis of its own: what a treaty wish could be about.

    There is none where a bilateral treaty, an act of the Union, or a multilateral instrument for all crimes is in force.

    Attributes:
        verdict: NO or NOT_KNOWN, of bilateral treaties.
        multilateral: ids of instruments that help meanwhile, limited to some crimes.
    """

    kind: LegalKind
    verdict: Verdict
    as_of: PartialDate | None
    reasons: tuple[Reason, ...]
    multilateral: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LegalAnswer:
    """The answer for two countries.

    Attributes:
        a, b: ISO alpha-2, as asked; the answer is the same the other way round.
        crime: code asked about; empty for any.
        kind: asked about; None for all.
        kinds: one a kind asked about, in the order of LegalKind.
        instruments: every relevant one, the best first: YES, conditional YES, NOT_KNOWN with both sides listed, with one, NO, the rest.
        left_out: conventions that fit and were not judged because there are too many; those under which both are listed come first.
    """

    a: str
    b: str
    at: date
    crime: str
    kind: LegalKind | None
    kinds: tuple[KindAnswer, ...]
    instruments: tuple[InstrumentAnswer, ...]
    gaps: tuple[Gap, ...]
    left_out: int = 0

    def instrument(self, identity: str) -> InstrumentAnswer | None:
        """The answer for one instrument; None when it is not relevant here."""
        return next((one for one in self.instruments if one.instrument.id == identity), None)


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One country under one instrument.

    Attributes:
        date: of the deciding fact.
        reservation: in the source's words; may be empty.
        provenance: of the deciding fact.
    """

    verdict: Verdict
    standing: SideStanding
    date: PartialDate | None
    reservation: str
    provenance: Provenance
    origin: Origin


@dataclass(frozen=True, slots=True)
class LegalMatrix:
    """Instruments by countries.

    Attributes:
        instruments: rows, those for many countries first.
        countries: columns, as asked.
        cells: by instrument and country; only where something is said.
        unlisted: by instrument, the cell of a country of which nothing is said: NOT_A_PARTY for a complete list, else NOT_LISTED.
    """

    at: date
    instruments: tuple[Instrument, ...]
    countries: tuple[str, ...]
    cells: dict[tuple[str, str], MatrixCell]
    unlisted: dict[str, MatrixCell]

    def cell(self, instrument_id: str, country: str) -> MatrixCell:
        """What is known of a country under an instrument."""
        return self.cells.get((instrument_id, country)) or self.unlisted[instrument_id]


@dataclass(frozen=True, slots=True)
class InstrumentDetail:
    """One instrument with everything said of its parties.

    Attributes:
        parties: by country's code, then date.
    """

    instrument: Instrument
    parties: tuple[PartyFact, ...]


@dataclass(frozen=True, slots=True)
class RouteLeg:
    """The bases between two countries of a route, in brief.

    Attributes:
        with_home: True for a pair of a country on the route with the officer's own.
        instruments: names of the best ones, at most three a kind.
    """

    a: str
    b: str
    with_home: bool
    kinds: tuple[KindAnswer, ...]
    instruments: dict[LegalKind, tuple[str, ...]]
