"""Putting the answer together: each instrument from its two sides, each kind from its instruments, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from liaison.domain.dates import PartialDate
from liaison.domain.instruments import (
    EUROPEAN_UNION,
    Instrument,
    InstrumentForm,
    LegalKind,
    PartyFact,
    Subject,
    TreatyList,
    UnionMembership,
)
from liaison.domain.legal_bases import (
    BilateralAnswer,
    Gap,
    InstrumentAnswer,
    KindAnswer,
    LegalAnswer,
    SideAnswer,
    SideStanding,
    Verdict,
)
from liaison.domain.legal_reasons import Condition, ConditionKind, Reason, ReasonKind
from liaison.domain.legal_scope import AskedCrime, Scope, scope_of
from liaison.domain.legal_sides import Day, side_answer

_FORMS = {form: place for place, form in enumerate(InstrumentForm)}


@dataclass(frozen=True, slots=True)
class LegalQuestion:
    """What was asked; see LegalAnswer."""

    a: str
    b: str
    at: date
    crime: str
    kind: LegalKind | None

    @property
    def kinds(self) -> tuple[LegalKind, ...]:
        """The kinds in question."""
        return (self.kind,) if self.kind else tuple(LegalKind)


@dataclass(frozen=True, slots=True)
class PackFacts:
    """About the installed pack as a whole.

    Attributes:
        released: its day.
        lists_members: it, or the officer, lists the member states of the Union.
    """

    released: date
    lists_members: bool


class Scopes:
    """Scopes for one question; instruments of the same subjects and uses share one."""

    def __init__(self, crime: AskedCrime, kinds: tuple[LegalKind, ...]) -> None:
        self._crime = crime
        self._kinds = kinds
        self._known: dict[tuple[tuple[LegalKind, ...], tuple[Subject, ...]], Scope | None] = {}

    def of(self, instrument: Instrument) -> Scope | None:
        """How an instrument fits; None when it does not."""
        return self.fit(instrument.covers, instrument.subjects)

    def fit(self, covers: tuple[LegalKind, ...], subjects: tuple[Subject, ...]) -> Scope | None:
        """How an instrument with these uses and subjects fits; None when it does not."""
        key = (covers, subjects)
        if key not in self._known:
            self._known[key] = scope_of(covers, subjects, self._crime, self._kinds)
        return self._known[key]


@dataclass(frozen=True, slots=True)
class LegalMaterial:
    """What is known of two countries.

    Attributes:
        parties: by instrument, then country; the Union under its own code.
        memberships: of the Union, by country.
        lists: how complete lists of bilateral treaties are, of either country.
        scopes: for the same question.
        pack: when it spoke.
    """

    instruments: Sequence[Instrument]
    parties: Mapping[str, Mapping[str, Sequence[PartyFact]]]
    memberships: Mapping[str, Sequence[UnionMembership]]
    lists: Sequence[TreatyList]
    scopes: Scopes
    pack: PackFacts


def judge(question: LegalQuestion, known: LegalMaterial) -> LegalAnswer:
    """The whole answer."""
    day = Day(question.at, known.pack.released, known.pack.lists_members)
    found = []
    for instrument in known.instruments:
        scope = known.scopes.of(instrument)
        if scope is not None:
            judged = _instrument(instrument, scope, question, known, day)
            if judged is not None:
                found.append(judged)
    found.sort(key=_order)
    bilateral = {kind: _bilateral(kind, found, known.lists, day) for kind in question.kinds}
    kinds = tuple(_kind(bilateral[kind], found) for kind in question.kinds)
    gaps = tuple(gap for kind in question.kinds for gap in _gap(bilateral[kind], found))
    return LegalAnswer(question.a, question.b, question.at, question.crime, question.kind, kinds, tuple(found), gaps)


def _instrument(
    instrument: Instrument, scope: Scope, question: LegalQuestion, known: LegalMaterial, day: Day
) -> InstrumentAnswer | None:
    """One instrument; None when it cannot be one between these two."""
    said = known.parties.get(instrument.id, {})
    facts = [said.get(country, ()) for country in (question.a, question.b)]
    members = [known.memberships.get(country, ()) for country in (question.a, question.b)]
    if not _concerns(instrument, facts, members, said):
        return None
    # what the Union agreed with others is nothing between two of its own members
    union = () if not any(facts) and all(members) else said.get(EUROPEAN_UNION, ())
    a, b = (
        side_answer(country, instrument, own, day, membership, union)
        for country, own, membership in zip((question.a, question.b), facts, members, strict=True)
    )
    reasons = tuple(_left_open(instrument, scope))
    verdict, as_of = _both(a, b)
    if verdict is Verdict.YES and reasons:
        verdict, as_of = Verdict.NOT_KNOWN, None
    conditions = (*scope.conditions, *_through_union(instrument, said, (a, b)))
    return InstrumentAnswer(instrument, verdict, as_of, scope.kinds, conditions, (a, b), reasons)


def _concerns(
    instrument: Instrument,
    facts: Sequence[Sequence[PartyFact]],
    members: Sequence[Sequence[UnionMembership]],
    said: Mapping[str, Sequence[PartyFact]],
) -> bool:
    """Whether the instrument can be one between the two: a treaty of both, an act for member states of both, or open to all."""
    if instrument.form is InstrumentForm.MULTILATERAL:
        return True
    if instrument.form is InstrumentForm.EU_ACT:
        return all(own or member for own, member in zip(facts, members, strict=True))
    union = bool(said.get(EUROPEAN_UNION))
    return any(facts) and all(own or (union and member) for own, member in zip(facts, members, strict=True))


def _left_open(instrument: Instrument, scope: Scope) -> Iterable[Reason]:
    if not scope.use_stated:
        yield Reason(ReasonKind.USE_NOT_STATED, "", None, instrument.remark, instrument.provenance)
    if not scope.subject_stated:
        yield Reason(ReasonKind.SUBJECT_NOT_STATED, "", None, instrument.remark, instrument.provenance)


def _both(a: SideAnswer, b: SideAnswer) -> tuple[Verdict, PartialDate | None]:
    """One "no" is enough, the latest said counts; a "yes" is as old as its older side."""
    against = [side for side in (a, b) if side.verdict is Verdict.NO]
    if against:
        return Verdict.NO, max((side.as_of for side in against if side.as_of), default=None)
    if Verdict.NOT_KNOWN in (a.verdict, b.verdict):
        return Verdict.NOT_KNOWN, None
    ages = {as_of for side in (a, b) for as_of in _ages(side)}
    if len(ages) == 1:
        return Verdict.YES, ages.pop()
    return Verdict.YES, None if None in ages else min(age for age in ages if age is not None)


def _ages(side: SideAnswer) -> tuple[PartialDate | None, ...]:
    return (side.as_of, side.membership.provenance.as_of) if side.membership else (side.as_of,)


def _through_union(
    instrument: Instrument, said: Mapping[str, Sequence[PartyFact]], sides: Iterable[SideAnswer]
) -> tuple[Condition, ...]:
    """Beside member states that are parties themselves, the Union binds the others only as far as its powers reach."""
    through = any(side.standing is SideStanding.BOUND_THROUGH_UNION for side in sides)
    if through and not instrument.parties_complete and EUROPEAN_UNION in said:
        return (Condition(ConditionKind.UNION_POWERS),)
    return ()


def _order(answer: InstrumentAnswer) -> tuple[int, int, int, int, str, str]:
    """The best first; the identity only makes it repeatable."""
    listed = answer.sides_listed
    rank = {
        Verdict.YES: 1 if answer.conditions else 0,
        Verdict.NOT_KNOWN: 5 - listed if listed else 6,
        Verdict.NO: 5,
    }[answer.verdict]
    instrument = answer.instrument
    return rank, _FORMS[instrument.form], -listed, -len(answer.kinds), instrument.name.casefold(), instrument.id


def _bilateral(
    kind: LegalKind, found: Iterable[InstrumentAnswer], lists: Iterable[TreatyList], day: Day
) -> BilateralAnswer:
    """Treaties first; where there is none, what the lists of the two say of their completeness."""
    treaties = [
        one
        for one in found
        if one.instrument.form is InstrumentForm.BILATERAL and kind in one.kinds and one.instrument.covers
    ]
    for verdict, reason in (
        (Verdict.YES, ReasonKind.TREATY_FOUND),
        (Verdict.NOT_KNOWN, ReasonKind.TREATY_UNCERTAIN),
    ):
        deciding = [one for one in treaties if one.verdict is verdict]
        if deciding:
            as_of = max((one.as_of for one in deciding if one.as_of), default=None)
            names = tuple(one.instrument.id for one in deciding)
            return BilateralAnswer(kind, verdict, as_of, names, (Reason(reason),))
    return _from_lists(kind, [one for one in lists if one.kind is kind], day)


def _from_lists(kind: LegalKind, lists: Sequence[TreatyList], day: Day) -> BilateralAnswer:
    complete = [one for one in lists if one.complete and day.has_heard(one.provenance)]
    if complete:
        newest = max(complete, key=lambda one: (one.provenance.sort_key, one.country_iso2))
        reason = _list_reason(ReasonKind.NOT_IN_TREATY_LIST, newest)
        return BilateralAnswer(kind, Verdict.NO, newest.provenance.as_of, (), (reason,))
    reasons = tuple(
        _list_reason(ReasonKind.TREATY_LIST_SPEAKS_LATER if one.complete else ReasonKind.TREATY_LIST_INCOMPLETE, one)
        for one in sorted(lists, key=lambda one: one.country_iso2)
    )
    return BilateralAnswer(kind, Verdict.NOT_KNOWN, None, (), reasons or (Reason(ReasonKind.NO_TREATY_LIST),))


def _list_reason(kind: ReasonKind, one: TreatyList) -> Reason:
    return Reason(kind, one.country_iso2, None, one.remark, one.provenance)


def _bases(kind: LegalKind, found: Iterable[InstrumentAnswer]) -> list[InstrumentAnswer]:
    return [one for one in found if one.verdict is Verdict.YES and kind in one.kinds]


def _kind(bilateral: BilateralAnswer, found: Iterable[InstrumentAnswer]) -> KindAnswer:
    bases = _bases(bilateral.kind, found)
    return KindAnswer(
        bilateral.kind,
        Verdict.YES if bases else Verdict.NOT_KNOWN,
        bool(bases) and all(one.conditions for one in bases),
        tuple(one.instrument.id for one in bases),
        bilateral,
    )


def _gap(bilateral: BilateralAnswer, found: Iterable[InstrumentAnswer]) -> Iterable[Gap]:
    bases = _bases(bilateral.kind, found)
    if not any(_is_lasting(one) for one in bases):
        limited = tuple(one.instrument.id for one in bases)
        yield Gap(bilateral.kind, bilateral.verdict, bilateral.as_of, bilateral.reasons, limited)


def _is_lasting(answer: InstrumentAnswer) -> bool:
    """True for a basis that is not limited to some crimes."""
    instrument = answer.instrument
    if instrument.form in (InstrumentForm.BILATERAL, InstrumentForm.EU_ACT):
        return True
    return Subject.GENERAL in instrument.subjects and not answer.conditions
