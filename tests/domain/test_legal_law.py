"""The law of the legal answer: no "no" where a source is incomplete, no fact outside its validity, the same both ways round."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from liaison.domain.dates import PartialDate
from liaison.domain.instruments import (
    EUROPEAN_UNION,
    Instrument,
    InstrumentForm,
    LegalKind,
    PartyFact,
    PartyStatus,
    Subject,
    TreatyList,
    UnionMembership,
)
from liaison.domain.legal_bases import LegalAnswer, SideAnswer, SideStanding, Verdict
from liaison.domain.legal_judging import LegalMaterial, LegalQuestion, PackFacts, Scopes, judge
from liaison.domain.legal_scope import AskedCrime
from liaison.domain.legal_sides import ENDING
from liaison.domain.provenance import Basis, Origin, Provenance

A, B = "BY", "US"
PACK_DAY = date(2001, 12, 31)
PARENTS = {"drug-trafficking": "", "precursors": "drug-trafficking", "cybercrime": ""}
CRIMES = ("", "drug-trafficking", "precursors", "cybercrime", "unheard-of")
COVERS = (*((kind,) for kind in LegalKind), (LegalKind.MLA, LegalKind.EXTRADITION), ())
SUBJECTS = (
    (Subject.GENERAL,),
    (Subject.DRUGS,),
    (Subject.DRUGS, Subject.ORGANISED_CRIME),
    (Subject.CYBERCRIME,),
    (),
)
FORMS = (InstrumentForm.BILATERAL, InstrumentForm.MULTILATERAL, InstrumentForm.EU_ACT)

# few and close together, so that they meet
days = st.sampled_from(
    [date(year, month, day) for year in (1999, 2000, 2001, 2002) for month, day in ((1, 1), (6, 30), (12, 31))]
)
_TEXTS = [
    text
    for year in (1999, 2000, 2001)
    for text in (f"{year}", f"{year}~", f"../{year}", f"{year}/..", f"{year}-06", f"{year}-06-30", f"{year}/{year + 1}")
]
maybe_dates = st.sampled_from([None, *map(PartialDate.parse, _TEXTS)])
seldom_dates = st.sampled_from([None] * 12 + [PartialDate.parse(text) for text in ("1999", "2000-06", "2001-06-30")])
sources = st.sampled_from(
    [
        Provenance("title", "", "", PartialDate.parse(text), basis)
        for text in ("1999", "2000-06-30", "2001-12-31")
        for basis in (Basis.PAGE_DATE, Basis.LOWER_BOUND, Basis.OFFICER)
    ]
)


def facts(country: str) -> st.SearchStrategy[PartyFact]:
    """What may be said of a country."""
    return st.builds(
        PartyFact,
        st.just(""),
        st.just(country),
        st.sampled_from((*PartyStatus, *(PartyStatus.IN_FORCE,) * 6)),
        st.just(PartialDate.parse("1998")) | maybe_dates,
        st.sampled_from(("", "reservation: none of it")),
        st.just(""),
        sources,
        st.just(Origin.PACK),
    )


@dataclass(frozen=True)
class World:
    """What is known, drawn at random."""

    instruments: list[Instrument]
    parties: dict[str, dict[str, list[PartyFact]]]
    memberships: dict[str, list[UnionMembership]]
    lists: list[TreatyList]

    def answer(self, a: str, b: str, at: date, crime: str) -> LegalAnswer:
        """The answer in this world."""
        scopes = Scopes(AskedCrime.of(crime, PARENTS), tuple(LegalKind))
        known = LegalMaterial(
            self.instruments,
            self.parties,
            self.memberships,
            self.lists,
            scopes,
            PackFacts(PACK_DAY, bool(self.memberships)),
        )
        return judge(LegalQuestion(a, b, at, crime, None), known)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A few instruments with parties, memberships and lists."""
    instruments = [
        Instrument(
            f"i{number}",
            f"Instrument {number}",
            "",
            draw(st.sampled_from(COVERS)),
            draw(st.sampled_from(SUBJECTS)),
            draw(st.sampled_from(FORMS)),
            "",
            draw(seldom_dates),
            draw(seldom_dates),
            "",
            draw(st.booleans()),
            "",
            draw(sources),
            Origin.PACK,
        )
        for number in range(draw(st.integers(1, 3)))
    ]
    parties = {
        one.id: {
            country: said for country in (A, B, EUROPEAN_UNION) if (said := draw(st.lists(facts(country), max_size=2)))
        }
        for one in instruments
    }
    memberships = {
        country: [UnionMembership(country, draw(maybe_dates), draw(seldom_dates), draw(sources), Origin.PACK)]
        for country in draw(st.sets(st.sampled_from((A, B))))
    }
    lists = draw(
        st.lists(
            st.builds(
                TreatyList, st.sampled_from((A, B)), st.sampled_from(LegalKind), st.booleans(), st.just(""), sources
            ),
            max_size=3,
        )
    )
    return World(instruments, parties, memberships, lists)


@given(worlds(), days, st.sampled_from(CRIMES))
@settings(max_examples=100)
def test_no_no_where_the_source_is_incomplete(world: World, at: date, crime: str) -> None:
    """Every "no" of an instrument rests on a date, an end, a membership, or a complete list that has spoken by then."""
    for found in world.answer(A, B, at, crime).instruments:
        if found.verdict is not Verdict.NO:
            continue
        instrument = found.instrument
        assert any(
            _is_too_early(instrument, at)
            or _speaks_against(side, at)
            or (instrument.parties_complete and _heard(instrument.provenance, at))
            for side in found.sides
            if side.verdict is Verdict.NO
        )


@given(worlds(), days, st.sampled_from(CRIMES))
@settings(max_examples=100)
def test_bilateral_no_needs_a_complete_list_that_has_spoken(world: World, at: date, crime: str) -> None:
    answer = world.answer(A, B, at, crime)
    for kind in answer.kinds:
        assert kind.verdict is not Verdict.NO
        if kind.bilateral.verdict is Verdict.NO:
            assert any(one.complete and one.kind is kind.kind and _heard(one.provenance, at) for one in world.lists)
    assert {gap.kind for gap in answer.gaps if gap.verdict is Verdict.YES} <= {
        kind.kind for kind in answer.kinds if kind.bilateral.verdict is Verdict.YES
    }


@given(worlds(), days, st.sampled_from(CRIMES))
@settings(max_examples=100)
def test_a_yes_uses_no_fact_outside_its_validity(world: World, at: date, crime: str) -> None:
    """Both sides are bound by a fact that had begun, no end after it had come, and the instrument was in force."""
    for found in world.answer(A, B, at, crime).instruments:
        if found.verdict is not Verdict.YES:
            continue
        assert not _is_too_early(found.instrument, at)
        assert found.instrument.covers
        assert found.instrument.subjects
        for side in found.sides:
            deciding = side.facts[0]
            assert deciding.status not in (PartyStatus.SIGNED, PartyStatus.DENOUNCED)
            begun = deciding.date or found.instrument.entry_into_force
            assert _has_begun(begun, at) or _heard(deciding.provenance, at)
            for fact in side.facts:
                ended = fact.status is PartyStatus.DENOUNCED and _has_begun(fact.date, at - ENDING)
                assert not ended or (deciding.date is not None and fact.date is not None and fact.date < deciding.date)
            if side.standing is SideStanding.BOUND_THROUGH_UNION:
                assert side.membership is not None
                assert _has_begun(side.membership.since, at)


@given(worlds(), days, st.sampled_from(CRIMES))
@settings(max_examples=100)
def test_the_answer_is_the_same_the_other_way_round(world: World, at: date, crime: str) -> None:
    there, back = world.answer(A, B, at, crime), world.answer(B, A, at, crime)
    assert there.kinds == back.kinds
    assert there.gaps == back.gaps
    assert there.instruments == tuple(replace(one, sides=(one.sides[1], one.sides[0])) for one in back.instruments)


@given(worlds(), days)
@settings(max_examples=100)
def test_knowing_less_never_makes_a_no(world: World, at: date) -> None:
    """Without complete lists, what is left of "no" rests on dates alone."""
    incomplete = replace(
        world,
        instruments=[replace(one, parties_complete=False) for one in world.instruments],
        lists=[replace(one, complete=False) for one in world.lists],
    )
    for found in incomplete.answer(A, B, at, "").instruments:
        if found.verdict is Verdict.NO:
            assert _is_too_early(found.instrument, at) or any(_speaks_against(side, at) for side in found.sides)
    assert all(kind.bilateral.verdict is not Verdict.NO for kind in incomplete.answer(A, B, at, "").kinds)


def _is_too_early(instrument: Instrument, at: date) -> bool:
    return _is_to_come(instrument.signed, at) or _is_to_come(instrument.entry_into_force, at)


def _is_to_come(moment: PartialDate | None, at: date) -> bool:
    return moment is not None and moment.earliest is not None and at < moment.earliest


def _has_begun(moment: PartialDate | None, at: date) -> bool:
    return moment is not None and moment.latest is not None and moment.latest <= at


def _speaks_against(side: SideAnswer, at: date) -> bool:
    """A fact of the country itself, or of its membership, that says no on that day."""
    if side.standing is SideStanding.NOT_A_MEMBER_STATE:
        assert side.membership is not None
        return _is_to_come(side.membership.since, at) or _has_begun(side.membership.until, at)
    return any(
        _is_to_come(fact.date, at)
        or (fact.status is PartyStatus.DENOUNCED and (_has_begun(fact.date, at) or _heard(fact.provenance, at)))
        for fact in side.facts
    )


def _heard(provenance: Provenance, at: date) -> bool:
    if provenance.basis is Basis.LOWER_BOUND:
        return at >= PACK_DAY
    return provenance.as_of is not None and provenance.as_of.latest is not None and provenance.as_of.latest <= at
