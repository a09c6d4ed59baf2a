"""How one country stands to one instrument on a day: what is said of it, weighed in three values.

A "no" needs a fact that says so: a date that is later, an end, a membership that had not begun, or a list that is complete. What a
list does not name is "not known" otherwise, and so is a day that falls into a date's uncertainty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from liaison.domain.dates import Certainty, PartialDate
from liaison.domain.instruments import Instrument, InstrumentForm, PartyFact, PartyStatus, UnionMembership
from liaison.domain.legal_bases import SideAnswer, SideStanding, Verdict
from liaison.domain.legal_reasons import Reason, ReasonKind
from liaison.domain.provenance import Basis, Provenance

SETTLING = timedelta(days=183)
"""Sources give the deposit; the entry into force follows 30 days (UNTOC), 90 (1988) or up to four months (ETS 182) later."""
ENDING = timedelta(days=366)
"""From a denunciation to its effect: six months (ETS 24) to a year (1988, UNTOC)."""
NO_TIME = timedelta()
ABOUT = timedelta(days=366)
"""How far "about" reaches beyond the year or day it names."""


@dataclass(frozen=True, slots=True)
class Day:
    """The day asked about, and what is known by when.

    Attributes:
        pack: the day of the installed pack, by which its undated pages had surely spoken.
        members_known: the directory lists the member states of the Union.
    """

    at: date
    pack: date
    members_known: bool = True

    def has_heard(self, provenance: Provenance) -> bool:
        """True when the source surely spoke on the day asked about or before."""
        if provenance.basis is Basis.LOWER_BOUND:
            return self.pack <= self.at
        latest = provenance.as_of.latest if provenance.as_of else None
        return latest is not None and latest <= self.at

    def is_past(self, moment: PartialDate | None, delay: timedelta = NO_TIME) -> Verdict:
        """Whether a moment, or a time `delay` after it at most, has come: YES surely, NO surely not, else NOT_KNOWN."""
        if moment is None:
            return Verdict.NOT_KNOWN
        slack = ABOUT if moment.certainty is Certainty.ABOUT else NO_TIME
        if moment.earliest is not None and self.at < moment.earliest - slack:
            return Verdict.NO
        if moment.latest is not None and moment.latest + slack + delay <= self.at:
            return Verdict.YES
        return Verdict.NOT_KNOWN


@dataclass(frozen=True, slots=True)
class _Finding:
    """What follows from some facts."""

    verdict: Verdict
    standing: SideStanding
    reasons: tuple[Reason, ...]
    fact: PartyFact | None = None

    def answer(
        self,
        country: str,
        facts: Sequence[PartyFact],
        instrument: Instrument,
        membership: UnionMembership | None = None,
    ) -> SideAnswer:
        deciding = [self.fact] if self.fact else []
        source = self.fact.provenance if self.fact else instrument.provenance
        return SideAnswer(
            country,
            self.verdict,
            self.standing,
            self.fact.date if self.fact else None,
            source.as_of,
            (*deciding, *(fact for fact in facts if fact is not self.fact)),
            membership,
            self.reasons,
        )


def side_answer(
    country: str,
    instrument: Instrument,
    facts: Sequence[PartyFact],
    day: Day,
    memberships: Sequence[UnionMembership] = (),
    union: Sequence[PartyFact] = (),
) -> SideAnswer:
    """How a country stands to an instrument.

    Args:
        facts: what is said of the country itself.
        memberships: its memberships of the Union.
        union: what is said of the Union as a party; without meaning where something is said of the country itself.
    """
    too_early = _before_instrument(instrument, day)
    if too_early is not None:
        return too_early.answer(country, facts, instrument)
    if facts:
        found = _in_force(_from_facts(country, instrument, facts, day), instrument)
        if instrument.form is InstrumentForm.EU_ACT and memberships:
            return _as_member(country, instrument, facts, found, memberships, day)
        return found.answer(country, facts, instrument)
    if union and memberships:
        through = _in_force(_from_facts(country, instrument, union, day), instrument)
        reason = Reason(ReasonKind.THROUGH_UNION, country, None, "", union[0].provenance)
        if through.verdict is Verdict.YES:
            through = replace(through, standing=SideStanding.BOUND_THROUGH_UNION)
        return _as_member(
            country, instrument, union, replace(through, reasons=(reason, *through.reasons)), memberships, day
        )
    return _not_named(country, instrument, day, bool(union)).answer(country, (), instrument)


def _before_instrument(instrument: Instrument, day: Day) -> _Finding | None:
    """Nobody is bound by what was not signed, or not in force, then."""

    def finding(verdict: Verdict, standing: SideStanding, kind: ReasonKind, moment: PartialDate | None) -> _Finding:
        return _Finding(verdict, standing, (Reason(kind, "", moment, instrument.remark, instrument.provenance),))

    signed, entry = instrument.signed, instrument.entry_into_force
    if signed is not None and day.is_past(signed) is Verdict.NO:
        return finding(Verdict.NO, SideStanding.BOUND_LATER, ReasonKind.NOT_SIGNED_YET, signed)
    past = Verdict.YES if entry is None else day.is_past(entry)
    if past is Verdict.NO:
        return finding(past, SideStanding.BOUND_LATER, ReasonKind.NOT_IN_FORCE_YET, entry)
    if past is Verdict.NOT_KNOWN:
        return finding(past, SideStanding.DATE_UNCERTAIN, ReasonKind.ENTRY_UNCERTAIN, entry)
    return None


def _in_force(found: _Finding, instrument: Instrument) -> _Finding:
    """A deposit binds only once the instrument itself is in force."""
    deposit = found.fact is not None and found.fact.status.is_deposit
    if found.verdict is not Verdict.YES or not deposit or instrument.entry_into_force is not None:
        return found
    reason = Reason(ReasonKind.ENTRY_NOT_STATED, "", None, instrument.remark, instrument.provenance)
    return replace(
        found, verdict=Verdict.NOT_KNOWN, standing=SideStanding.DATE_UNCERTAIN, reasons=(*found.reasons, reason)
    )


def _not_named(country: str, instrument: Instrument, day: Day, union_is_party: bool) -> _Finding:
    reason = Reason(ReasonKind.LIST_INCOMPLETE, country, None, "", instrument.provenance)
    if not instrument.parties_complete:
        return _Finding(Verdict.NOT_KNOWN, SideStanding.NOT_LISTED, (reason,))
    if not day.has_heard(instrument.provenance):
        later = replace(reason, kind=ReasonKind.LIST_SPEAKS_LATER)
        return _Finding(Verdict.NOT_KNOWN, SideStanding.NOT_LISTED, (later,))
    if union_is_party and not day.members_known:
        member = replace(reason, kind=ReasonKind.MEMBERSHIP_NOT_KNOWN)
        return _Finding(Verdict.NOT_KNOWN, SideStanding.NOT_LISTED, (member,))
    complete = replace(reason, kind=ReasonKind.NOT_A_PARTY_IN_COMPLETE_LIST)
    return _Finding(Verdict.NO, SideStanding.NOT_A_PARTY, (complete,))


def _from_facts(country: str, instrument: Instrument, facts: Sequence[PartyFact], day: Day) -> _Finding:
    """The latest binding fact, unless the country left after it."""
    ordered = sorted(facts, key=_moment) if len(facts) > 1 else facts
    binding = [_binding(country, instrument, fact, day) for fact in ordered if _binds(fact)]
    left = [fact for fact in ordered if fact.status is PartyStatus.DENOUNCED]
    # an end to come matters only where nothing else is said: it tells that the country was bound before
    ends = [_end(country, fact, day) for fact in left if not binding or day.is_past(fact.date) is not Verdict.NO]
    bound = next((one for one in reversed(binding) if one.verdict is Verdict.YES), None)
    if bound is not None:
        ends = [end for end in ends if not _precedes(end.fact, bound.fact)]
        if not ends:
            return bound
        binding = [one for one in binding if one.verdict is Verdict.NOT_KNOWN]
    # what is only later says that it was not so before, unless something else leaves that open
    rest = [*binding, *ends]
    if rest:
        return next((one for one in rest if one.verdict is Verdict.NOT_KNOWN), rest[-1])
    return _signed(country, instrument, ordered, day)


def _binds(fact: PartyFact) -> bool:
    return fact.status is PartyStatus.IN_FORCE or fact.status.is_deposit


def _moment(fact: PartyFact) -> tuple[str, str]:
    """Undated facts come first: what is dated tells more."""
    return fact.date.sort_key if fact.date else "", fact.provenance.sort_key


def _precedes(end: PartyFact | None, bound: PartyFact | None) -> bool:
    """True when the country joined again after it left."""
    if end is None or bound is None or end.date is None or bound.date is None:
        return False
    return end.date < bound.date


def _binding(country: str, instrument: Instrument, fact: PartyFact, day: Day) -> _Finding:
    """YES when it surely bound by then, NO when only later."""

    def finding(verdict: Verdict, standing: SideStanding, kind: ReasonKind, moment: PartialDate | None) -> _Finding:
        return _Finding(verdict, standing, (Reason(kind, country, moment, fact.remark, fact.provenance),), fact)

    deposit = fact.status.is_deposit
    moment = fact.date
    if moment is None and instrument.form is InstrumentForm.BILATERAL and not deposit:
        moment = instrument.entry_into_force  # of a bilateral treaty it is the same day for both
    if moment is None:
        if day.has_heard(fact.provenance):
            kind = ReasonKind.DEPOSITED_UNDATED if deposit else ReasonKind.IN_FORCE_UNDATED
            return finding(Verdict.YES, SideStanding.BOUND, kind, None)
        return finding(Verdict.NOT_KNOWN, SideStanding.DATE_UNCERTAIN, ReasonKind.STATED_LATER, None)
    past = day.is_past(moment, SETTLING if deposit else NO_TIME)
    if past is Verdict.YES:
        kind = ReasonKind.DEPOSITED if deposit else ReasonKind.IN_FORCE_SINCE
        return finding(past, SideStanding.BOUND, kind, moment)
    if past is Verdict.NO:
        return finding(past, SideStanding.BOUND_LATER, ReasonKind.BOUND_LATER, moment)
    shortly = deposit and day.is_past(moment) is Verdict.YES
    kind = ReasonKind.DEPOSITED_SHORTLY_BEFORE if shortly else ReasonKind.DATE_UNCERTAIN
    return finding(past, SideStanding.DATE_UNCERTAIN, kind, moment)


def _end(country: str, fact: PartyFact, day: Day) -> _Finding:
    """NO when it had surely ended; an end to come leaves open since when the country was bound."""

    def finding(verdict: Verdict, standing: SideStanding, kind: ReasonKind) -> _Finding:
        return _Finding(verdict, standing, (Reason(kind, country, fact.date, fact.remark, fact.provenance),), fact)

    past = day.is_past(fact.date, ENDING)
    if fact.date is None and day.has_heard(fact.provenance):
        past = Verdict.YES
    if past is Verdict.YES:
        return finding(Verdict.NO, SideStanding.DENOUNCED, ReasonKind.DENOUNCED)
    if past is Verdict.NO:
        return finding(Verdict.NOT_KNOWN, SideStanding.DATE_UNCERTAIN, ReasonKind.DENOUNCED_LATER)
    return finding(Verdict.NOT_KNOWN, SideStanding.DATE_UNCERTAIN, ReasonKind.DENOUNCED_SHORTLY_BEFORE)


def _signed(country: str, instrument: Instrument, facts: Sequence[PartyFact], day: Day) -> _Finding:
    """Nothing but signatures."""
    fact = facts[0]
    reason = Reason(ReasonKind.SIGNED_ONLY, country, fact.date, fact.remark, fact.provenance)
    if day.is_past(fact.date) is Verdict.NO:
        later = replace(reason, kind=ReasonKind.SIGNED_LATER)
        return _Finding(Verdict.NO, SideStanding.BOUND_LATER, (later,), fact)
    listed = instrument.form is not InstrumentForm.BILATERAL and instrument.parties_complete
    if listed and day.has_heard(instrument.provenance):
        complete = replace(reason, kind=ReasonKind.SIGNED_ONLY_IN_COMPLETE_LIST, provenance=instrument.provenance)
        return _Finding(Verdict.NO, SideStanding.SIGNED, (complete,), fact)
    return _Finding(Verdict.NOT_KNOWN, SideStanding.SIGNED, (reason,), fact)


def _as_member(
    country: str,
    instrument: Instrument,
    facts: Sequence[PartyFact],
    found: _Finding,
    memberships: Sequence[UnionMembership],
    day: Day,
) -> SideAnswer:
    """What binds only member states: a "no" of either is a "no", and both must be sure for a "yes"."""
    member, membership, reason = _membership(country, memberships, day)
    if member is Verdict.NO:
        found = replace(found, verdict=member, standing=SideStanding.NOT_A_MEMBER_STATE, reasons=(reason,), fact=None)
        return replace(found.answer(country, facts, instrument, membership), as_of=membership.provenance.as_of)
    if member is Verdict.NOT_KNOWN and found.verdict is Verdict.YES:
        found = replace(found, verdict=member, standing=SideStanding.DATE_UNCERTAIN)
    return replace(found, reasons=(*found.reasons, reason)).answer(country, facts, instrument, membership)


def _membership(
    country: str, memberships: Sequence[UnionMembership], day: Day
) -> tuple[Verdict, UnionMembership, Reason]:
    """The membership that decides: one that holds, else one that may, else the last."""
    judged = [_judged_membership(country, one, day) for one in memberships]
    for wanted in (Verdict.YES, Verdict.NOT_KNOWN):
        for one in judged:
            if one[0] is wanted:
                return one
    return judged[-1]


def _judged_membership(country: str, one: UnionMembership, day: Day) -> tuple[Verdict, UnionMembership, Reason]:
    def judged(
        verdict: Verdict, kind: ReasonKind, moment: PartialDate | None
    ) -> tuple[Verdict, UnionMembership, Reason]:
        return verdict, one, Reason(kind, country, moment, "", one.provenance)

    begun, ended = (
        day.is_past(one.since),
        Verdict.NO if one.until is None else day.is_past(one.until, timedelta(days=1)),
    )
    if begun is Verdict.NO:
        return judged(Verdict.NO, ReasonKind.MEMBER_LATER, one.since)
    if ended is Verdict.YES:
        return judged(Verdict.NO, ReasonKind.MEMBER_UNTIL, one.until)
    last_day = one.until is not None and one.until.is_day and one.until.latest == day.at
    if begun is Verdict.YES and (ended is Verdict.NO or last_day):
        return judged(Verdict.YES, ReasonKind.MEMBER_SINCE, one.since)
    return judged(Verdict.NOT_KNOWN, ReasonKind.MEMBERSHIP_UNCERTAIN, one.since)
