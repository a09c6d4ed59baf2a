"""On what basis: the named answers on the shipped pack, and an officer's own instruments and statuses beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

import pytest

from liaison.domain.dates import PartialDate
from liaison.domain.instruments import InstrumentForm, LegalKind, PartyStatus, Subject
from liaison.domain.legal_bases import (
    BilateralAnswer,
    InstrumentAnswer,
    LegalAnswer,
    SideStanding,
    Verdict,
)
from liaison.domain.legal_reasons import ConditionKind, ReasonKind
from liaison.domain.provenance import Basis, Origin
from liaison.services.coverage import CoverageService
from liaison.services.instruments import InstrumentService, NewInstrument, NewParty, StatedIn
from liaison.services.legal_bases import LegalBasisService
from liaison.services.packs import PackService
from liaison.store.engine import Store
from liaison.store.reference.in_memory import BuiltInReference
from liaison.store.references import lost_references

TODAY = date(2026, 11, 22)
DRUGS = "drug-trafficking"
MLA, EXTRADITION, CUSTOMS = LegalKind.MLA, LegalKind.EXTRADITION, LegalKind.CUSTOMS


@pytest.fixture(scope="module")
def built_in() -> Iterator[BuiltInReference]:
    """The shipped pack without a store."""
    reference = BuiltInReference()
    yield reference
    reference.close()


@pytest.fixture
def bases(built_in: BuiltInReference) -> LegalBasisService:
    """Questions of the shipped pack."""
    return LegalBasisService(built_in, lambda: TODAY)


@pytest.fixture
def own(store: Store) -> tuple[LegalBasisService, InstrumentService]:
    """Questions of a store with the shipped pack, and what an officer adds to it."""
    PackService(store, lambda: TODAY).install_built_in()
    return LegalBasisService(store, lambda: TODAY), InstrumentService(store, lambda: TODAY)


def one(answer: LegalAnswer, identity: str) -> InstrumentAnswer:
    found = answer.instrument(identity)
    assert found is not None, identity
    return found


def bilateral(answer: LegalAnswer, kind: LegalKind) -> BilateralAnswer:
    return next(found.bilateral for found in answer.kinds if found.kind is kind)


@pytest.mark.parametrize(("a", "b"), [("BY", "US"), ("US", "BY")])
def test_belarus_and_the_united_states_for_drugs(bases: LegalBasisService, a: str, b: str) -> None:
    answer = bases.between(a, b, DRUGS)
    convention = one(answer, "un-drugs-1988")
    assert (convention.verdict, convention.conditions) == (Verdict.YES, ())
    ((country, words),) = convention.reservations
    assert country == "US"
    assert "not a legal basis for extradition of citizens" in words
    assert {side.country_iso2: str(side.date) for side in convention.sides} == {"BY": "1990-10-15", "US": "1990-02-20"}
    assert str(convention.as_of) == "2014-07-10"
    untoc, uncac = one(answer, "untoc-2000"), one(answer, "uncac-2003")
    assert (untoc.verdict, uncac.verdict) == (Verdict.YES, Verdict.YES)
    assert [one.kind for one in untoc.conditions] == [ConditionKind.ORGANISED_GROUP]
    assert [one.kind for one in uncac.conditions] == [ConditionKind.CORRUPTION_INVOLVED]
    extradition, assistance, customs = (bilateral(answer, kind) for kind in (EXTRADITION, MLA, CUSTOMS))
    assert (extradition.verdict, str(extradition.as_of)) == (Verdict.NO, "2026-03-26")
    assert (assistance.verdict, str(assistance.as_of)) == (Verdict.NO, "2015")
    assert "Not in that list: AF AM AZ BY" in assistance.reasons[0].note
    assert (customs.verdict, customs.as_of) == (Verdict.NOT_KNOWN, None)
    assert next(found for found in answer.kinds if found.kind is CUSTOMS).verdict is Verdict.NOT_KNOWN
    assert answer.instruments[0] is convention
    assert {gap.kind: gap.verdict for gap in answer.gaps} == {
        MLA: Verdict.NO,
        EXTRADITION: Verdict.NO,
        CUSTOMS: Verdict.NOT_KNOWN,
    }


def test_every_step_says_where_it_comes_from_and_reads_as_a_sentence(
    bases: LegalBasisService, built_in: BuiltInReference
) -> None:
    countries = CoverageService(built_in).countries()
    answer = bases.between("BY", "US", DRUGS)
    for found in answer.instruments:
        assert found.steps
        for step in found.steps:
            assert step.provenance is not None
            assert step.provenance.source_title
            assert step.provenance.as_of is not None
            assert "{" not in step.sentence(countries)
    convention = one(answer, "un-drugs-1988")
    assert convention.steps[0].sentence(countries) == "Belarus: bound by its deposit of 1990-10-15."


def test_what_a_list_of_today_says_is_not_carried_back(bases: LegalBasisService) -> None:
    answer = bases.between("BY", "US", DRUGS, at=date(2014, 12, 31))
    assert [bilateral(answer, kind).verdict for kind in (MLA, EXTRADITION)] == [Verdict.NOT_KNOWN, Verdict.NOT_KNOWN]
    assert bilateral(answer, EXTRADITION).reasons[0].kind is ReasonKind.TREATY_LIST_SPEAKS_LATER


def test_only_the_kind_asked_about(bases: LegalBasisService) -> None:
    answer = bases.between("BY", "US", DRUGS, EXTRADITION)
    assert [found.kind for found in answer.kinds] == [EXTRADITION]
    assert all(found.kinds == (EXTRADITION,) for found in answer.instruments)
    assert answer.instrument("coe-ets-030") is None


def test_acts_of_the_union_bind_through_membership(bases: LegalBasisService) -> None:
    warrant = one(bases.between("PL", "DE"), "eu-eaw-2002")
    assert warrant.verdict is Verdict.YES
    assert [str(side.membership and side.membership.since) for side in warrant.sides] == ["2004-05-01", "1958-01-01"]
    before = one(bases.between("PL", "DE", at=date(2003, 12, 31)), "eu-eaw-2002")
    assert before.verdict is Verdict.NO
    assert before.steps[0].kind is ReasonKind.NOT_IN_FORCE_YET
    between = one(bases.between("PL", "DE", at=date(2004, 4, 30)), "eu-eaw-2002")
    assert between.verdict is Verdict.NO
    assert between.sides[0].standing is SideStanding.NOT_A_MEMBER_STATE
    # the source says that both are bound, and not since when
    assert one(bases.between("PL", "DE", at=date(2010, 1, 1)), "eu-eaw-2002").verdict is Verdict.NOT_KNOWN


def test_who_left_the_union_is_not_bound_by_its_acts_any_more(bases: LegalBasisService) -> None:
    def naples(day: date) -> Verdict:
        return one(bases.between("GB", "DE", at=day), "eu-naples-ii-1997").verdict

    assert naples(date(2020, 1, 31)) is Verdict.YES
    assert naples(date(2020, 2, 1)) is Verdict.NO


def test_acts_of_the_union_are_nothing_for_others(bases: LegalBasisService) -> None:
    assert all(found.instrument.form is not InstrumentForm.EU_ACT for found in bases.between("BY", "PL").instruments)


def test_a_treaty_of_the_union_is_one_of_its_member_states(bases: LegalBasisService) -> None:
    treaty = one(bases.between("US", "PL"), "us-eu-mla-2003")
    assert treaty.verdict is Verdict.YES
    assert [side.standing for side in treaty.sides] == [SideStanding.BOUND, SideStanding.BOUND_THROUGH_UNION]
    assert bases.between("PL", "DE").instrument("us-eu-mla-2003") is None
    surrender = one(bases.between("PL", "NO"), "eu-is-no-surrender-2006")
    assert surrender.verdict is Verdict.YES
    assert one(bases.between("PL", "DE"), "eu-is-no-surrender-2006").verdict is Verdict.NO
    gone = one(bases.between("US", "GB"), "us-eu-mla-2003")
    assert (gone.verdict, gone.sides[1].standing) == (Verdict.NO, SideStanding.NOT_A_MEMBER_STATE)


def test_a_signature_binds_nobody(bases: LegalBasisService) -> None:
    answer = one(bases.between("BY", "AZ"), "by-az-customs-2004")
    assert answer.verdict is Verdict.NOT_KNOWN
    assert [side.standing for side in answer.sides] == [SideStanding.SIGNED, SideStanding.SIGNED]
    assert bilateral(bases.between("BY", "AZ"), CUSTOMS).verdict is Verdict.NOT_KNOWN
    # complete as of 2015, but a treaty was signed in that year
    assert bilateral(bases.between("US", "KZ"), MLA).verdict is Verdict.NOT_KNOWN


def test_who_denounced_is_out_a_year_later(bases: LegalBasisService) -> None:
    def minsk(day: date) -> tuple[Verdict, SideStanding]:
        side = one(bases.between("UA", "KZ", at=day), "cis-minsk-1993").sides[0]
        return side.verdict, side.standing

    assert minsk(TODAY) == (Verdict.NO, SideStanding.DENOUNCED)
    assert minsk(date(2023, 3, 1)) == (Verdict.NOT_KNOWN, SideStanding.DATE_UNCERTAIN)
    # that it was bound before is plain, since when is not
    assert minsk(date(2015, 1, 1)) == (Verdict.NOT_KNOWN, SideStanding.DATE_UNCERTAIN)


def test_a_deposit_is_not_yet_an_entry_into_force(bases: LegalBasisService) -> None:
    def uncac(day: date) -> Verdict:
        return one(bases.between("BY", "US", "corruption", at=day), "uncac-2003").verdict

    assert uncac(date(2006, 10, 29)) is Verdict.NO
    assert uncac(date(2006, 11, 15)) is Verdict.NOT_KNOWN
    assert uncac(date(2007, 6, 1)) is Verdict.YES


def test_a_crime_selects_instruments_with_what_is_broader_and_narrower(bases: LegalBasisService) -> None:
    narrower = bases.between("BY", "US", "precursors")
    assert one(narrower, "un-drugs-1988").conditions == ()
    assert bases.between("BY", "US", "cybercrime").instrument("un-drugs-1988") is None
    financial = one(bases.between("BY", "RU", "financial-crime"), "coe-ets-141")
    assert [(found.kind, found.subject) for found in financial.conditions] == [
        (ConditionKind.ONLY_FOR, Subject.MONEY_LAUNDERING)
    ]
    evidence = one(bases.between("PL", "DE", DRUGS), "coe-ets-185")
    assert (evidence.kinds, evidence.verdict) == ((MLA,), Verdict.YES)
    assert [found.kind for found in evidence.conditions] == [ConditionKind.ELECTRONIC_EVIDENCE]


def test_an_entry_into_force_from_elsewhere_names_its_source(bases: LegalBasisService) -> None:
    bombings = one(bases.between("PL", "US", "terrorism"), "un-terrorist-bombings-1997")
    assert bombings.verdict is Verdict.YES
    assert str(bombings.instrument.entry_into_force) == "2001-05-23"
    assert "entry into force from https://" in bombings.instrument.remark
    assert (
        one(bases.between("PL", "US", "terrorism", at=date(2001, 5, 22)), bombings.instrument.id).verdict is Verdict.NO
    )


def test_what_an_instrument_can_be_used_for_is_not_guessed(bases: LegalBasisService) -> None:
    agreement = one(bases.between("US", "KZ", DRUGS), "us-kz-dea-mia-2016")
    assert agreement.verdict is Verdict.NOT_KNOWN
    assert agreement.reasons[0].kind is ReasonKind.USE_NOT_STATED
    assert bilateral(bases.between("US", "KZ", DRUGS), EXTRADITION).verdict is Verdict.NO


def test_officers_own_statuses_stand_beside_the_packs_with_their_source(
    own: tuple[LegalBasisService, InstrumentService],
) -> None:
    bases, instruments = own
    assert one(bases.between("BY", "AZ"), "by-az-customs-2004").verdict is Verdict.NOT_KNOWN
    note = StatedIn(
        "Note verbale 12/5", "https://example.org/note", "Foreign ministry", PartialDate.parse("2026-05-04")
    )
    entry = PartialDate.parse("2006-03-01")
    kept = [
        instruments.add_party(NewParty("by-az-customs-2004", country, PartyStatus.IN_FORCE, entry), note)
        for country in ("BY", "AZ")
    ]
    answer = bases.between("BY", "AZ")
    treaty = one(answer, "by-az-customs-2004")
    assert (treaty.verdict, str(treaty.as_of)) == (Verdict.YES, "2026-05-04")
    deciding, other = treaty.sides[0].facts
    assert (deciding.origin, deciding.provenance.source_title) == (Origin.OWN, "Note verbale 12/5")
    assert deciding.provenance.basis is Basis.OFFICER
    assert (other.origin, other.status) == (Origin.PACK, PartyStatus.SIGNED)
    assert [gap.kind for gap in answer.gaps] == [MLA, EXTRADITION]
    instruments.withdraw_party(kept[0].key)
    assert one(bases.between("BY", "AZ"), "by-az-customs-2004").verdict is Verdict.NOT_KNOWN


def test_officers_own_instrument_is_a_basis(own: tuple[LegalBasisService, InstrumentService], store: Store) -> None:
    bases, instruments = own
    source = StatedIn("Official gazette 7/2020")
    entry = PartialDate.parse("2020-07-01")
    made = instruments.add_instrument(
        NewInstrument("Treaty on extradition Belarus – United States", covers=(EXTRADITION,), entry_into_force=entry),
        source,
        [NewParty("", country, PartyStatus.IN_FORCE) for country in ("BY", "US")],
    )
    assert made.changes.touched == {"instrument", "party", "source", "citation"}
    answer = bases.between("US", "BY", at=TODAY)
    treaty = one(answer, made.key.id)
    assert (treaty.verdict, treaty.instrument.provenance.source_title) == (Verdict.YES, "Official gazette 7/2020")
    assert str(treaty.instrument.provenance.as_of) == "2026-11-22"
    assert bilateral(answer, EXTRADITION).verdict is Verdict.YES
    assert EXTRADITION not in {gap.kind for gap in answer.gaps}
    assert one(bases.between("US", "BY", at=date(2020, 6, 30)), made.key.id).verdict is Verdict.NO
    detail = bases.instrument(made.key.id)
    assert detail is not None
    assert [fact.country_iso2 for fact in detail.parties] == ["BY", "US"]
    instruments.withdraw_instrument(made.key)
    assert bases.instrument(made.key.id) is None
    assert bases.between("US", "BY").instrument(made.key.id) is None


def test_the_union_may_be_a_party_of_an_own_instrument(
    own: tuple[LegalBasisService, InstrumentService], store: Store
) -> None:
    bases, instruments = own
    agreement = NewInstrument(
        "Agreement with the Union", covers=(MLA,), entry_into_force=PartialDate.parse("2012-01-01")
    )
    sides = [NewParty("", code, PartyStatus.IN_FORCE) for code in ("EU", "BY")]
    made = instruments.add_instrument(agreement, StatedIn("Official Journal"), sides)
    answer = one(bases.between("BY", "PL"), made.key.id)
    assert (answer.verdict, answer.sides[1].standing) == (Verdict.YES, SideStanding.BOUND_THROUGH_UNION)
    with store.read() as connection:
        assert lost_references(connection, "party", "country_iso2") == ()


def test_an_own_denunciation_ends_what_the_pack_says(own: tuple[LegalBasisService, InstrumentService]) -> None:
    bases, instruments = own
    left = NewParty("untoc-2000", "BY", PartyStatus.DENOUNCED, PartialDate.parse("2024-01-10"))
    instruments.add_party(left, StatedIn("Depositary notification"))
    assert one(bases.between("BY", "US", DRUGS), "untoc-2000").verdict is Verdict.NO
    assert one(bases.between("BY", "US", DRUGS, at=date(2023, 1, 1)), "untoc-2000").verdict is Verdict.YES


def test_the_matrix_agrees_with_the_answers(bases: LegalBasisService) -> None:
    countries = ("BY", "US", "PL", "DE", "GB", "UA", "IE", "FR", "NO", "RU")
    for day in (TODAY, date(2012, 6, 1), date(2004, 4, 30)):
        matrix = bases.matrix(countries, day)
        assert matrix.countries == countries
        for a, b in combinations(countries, 2):
            for found in bases.between(a, b, at=day).instruments:
                for side in found.sides:
                    cell = matrix.cell(found.instrument.id, side.country_iso2)
                    if side.facts or not side.membership:
                        listed = (cell.verdict, cell.standing, cell.date)
                        said = (side.verdict, side.standing, side.date)
                        between_members = {a, b} <= {"PL", "DE", "GB", "IE", "FR"} and not side.facts
                        assert listed == said or between_members, (day, found.instrument.id, side.country_iso2)


def test_the_matrix_keeps_what_is_not_known_apart_from_no(bases: LegalBasisService) -> None:
    matrix = bases.matrix(("BY", "US", "DE"), kind=EXTRADITION, crime=DRUGS)
    ids = [found.id for found in matrix.instruments]
    assert "us-de-extradition-1978" in ids
    assert "coe-ets-030" not in ids
    assert matrix.cell("coe-ets-024", "BY").verdict is Verdict.NO
    assert matrix.cell("un-drugs-1988", "US").reservation.startswith("reservation: not a legal basis")
    assert matrix.cell("untoc-2000", "BY").verdict is Verdict.YES
    assert matrix.cell("montevideo-extradition-1933", "BY").verdict is Verdict.NOT_KNOWN
    only = bases.matrix(("BY", "US"), forms=[InstrumentForm.BILATERAL])
    assert {found.form for found in only.instruments} == {InstrumentForm.BILATERAL}


def test_a_route_in_brief_with_the_officers_own_country(bases: LegalBasisService) -> None:
    legs = bases.route(("RU", "BY", "PL"), DRUGS, home="DE")
    assert [(leg.a, leg.b, leg.with_home) for leg in legs] == [
        ("RU", "BY", False),
        ("BY", "PL", False),
        ("DE", "RU", True),
        ("DE", "BY", True),
        ("DE", "PL", True),
    ]
    assert "UN Drugs Convention 1988" in legs[0].instruments[MLA]
    assert legs[4].kinds[0].verdict is Verdict.YES


def test_an_instrument_with_all_its_parties(bases: LegalBasisService) -> None:
    detail = bases.instrument("un-drugs-1988")
    assert detail is not None
    assert detail.instrument.parties_complete
    assert len({fact.country_iso2 for fact in detail.parties}) > 180
    assert bases.instrument("nothing") is None
