"""How one country stands to one instrument: dates that are partial, uncertain or missing, ends, lists and memberships."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from liaison.domain.dates import PartialDate
from liaison.domain.instruments import (
    EUROPEAN_UNION,
    Instrument,
    InstrumentForm,
    LegalKind,
    PartyFact,
    PartyStatus,
    Subject,
    UnionMembership,
)
from liaison.domain.legal_bases import SideAnswer, SideStanding, Verdict
from liaison.domain.legal_reasons import ReasonKind
from liaison.domain.legal_sides import Day, side_answer
from liaison.domain.provenance import Basis, Origin, Provenance

PACK_DAY = date(2026, 11, 22)
YES, NO, NOT_KNOWN = Verdict.YES, Verdict.NO, Verdict.NOT_KNOWN


def source(as_of: str = "2014-07-10", basis: Basis = Basis.PAGE_DATE) -> Provenance:
    return Provenance("A list", "A publisher", "https://example.org", PartialDate.parse(as_of), basis)


def when(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


CONVENTION = Instrument(
    "convention",
    "A convention",
    "",
    (LegalKind.MLA,),
    (Subject.GENERAL,),
    InstrumentForm.MULTILATERAL,
    "",
    when("1988-12-20"),
    when("1990-11-11"),
    "",
    False,
    "",
    source(),
    Origin.PACK,
)
COMPLETE = replace(CONVENTION, parties_complete=True)
TREATY = replace(CONVENTION, form=InstrumentForm.BILATERAL, signed=None, entry_into_force=None)
ACT = replace(CONVENTION, form=InstrumentForm.EU_ACT, entry_into_force=when("2004-01-01"))


def fact(status: PartyStatus, text: str = "", said: Provenance | None = None, country: str = "PL") -> PartyFact:
    return PartyFact("", country, status, when(text), "", "", said or source(), Origin.PACK)


def member(since: str, until: str = "") -> UnionMembership:
    return UnionMembership("PL", when(since), when(until), source("2020-01-31", Basis.LOWER_BOUND), Origin.PACK)


def ask(
    day: str,
    *facts: PartyFact,
    instrument: Instrument = CONVENTION,
    members: tuple[UnionMembership, ...] = (),
    union: tuple[PartyFact, ...] = (),
    members_known: bool = True,
) -> SideAnswer:
    at = Day(date.fromisoformat(day), PACK_DAY, members_known)
    return side_answer("PL", instrument, facts, at, members, union)


@pytest.mark.parametrize(
    ("text", "day", "verdict"),
    [
        ("2000-06-15", "2000-06-14", NO),
        ("2000-06-15", "2000-06-15", YES),
        ("2000-06", "2000-05-31", NO),
        ("2000-06", "2000-06-01", NOT_KNOWN),
        ("2000-06", "2000-06-30", YES),
        ("2000", "2000-07-01", NOT_KNOWN),
        ("2000", "2001-01-01", YES),
        ("2000~", "1999-07-01", NOT_KNOWN),
        ("2000~", "2001-07-01", NOT_KNOWN),
        ("2000~", "2002-06-01", YES),
        ("../2000", "1995-01-01", NOT_KNOWN),
        ("../2000", "2000-01-01", YES),
        ("2000/..", "2000-12-31", NO),
        ("2000/..", "2020-01-01", NOT_KNOWN),
        ("1999/2001", "2000-06-01", NOT_KNOWN),
        ("1999/2001", "2001-12-31", YES),
    ],
)
def test_a_day_within_a_dates_uncertainty_is_not_known(text: str, day: str, verdict: Verdict) -> None:
    assert ask(day, fact(PartyStatus.IN_FORCE, text)).verdict is verdict


@pytest.mark.parametrize("status", [PartyStatus.RATIFIED, PartyStatus.ACCEDED, PartyStatus.SUCCEEDED])
def test_months_after_a_deposit_the_entry_into_force_is_open(status: PartyStatus) -> None:
    assert ask("2003-06-24", fact(status, "2003-06-25")).verdict is NO
    soon = ask("2003-07-01", fact(status, "2003-06-25"))
    assert (soon.verdict, soon.reasons[0].kind) == (NOT_KNOWN, ReasonKind.DEPOSITED_SHORTLY_BEFORE)
    assert ask("2004-01-01", fact(status, "2003-06-25")).verdict is YES


def test_a_deposit_binds_nobody_to_what_may_not_be_in_force() -> None:
    without = replace(CONVENTION, entry_into_force=None)
    open_entry = ask("2020-01-01", fact(PartyStatus.RATIFIED, "2003"), instrument=without)
    assert (open_entry.verdict, open_entry.reasons[-1].kind) == (NOT_KNOWN, ReasonKind.ENTRY_NOT_STATED)
    assert ask("2020-01-01", fact(PartyStatus.IN_FORCE, "2003"), instrument=without).verdict is YES


def test_before_the_instrument_nobody_is_bound() -> None:
    early = ask("1988-12-19", fact(PartyStatus.IN_FORCE))
    assert (early.verdict, early.reasons[0].kind) == (NO, ReasonKind.NOT_SIGNED_YET)
    assert ask("1990-11-10", fact(PartyStatus.IN_FORCE, "1989")).verdict is NO
    about = replace(CONVENTION, entry_into_force=when("1990"))
    assert ask("1990-06-01", fact(PartyStatus.IN_FORCE, "1989"), instrument=about).verdict is NOT_KNOWN


def test_what_is_undated_holds_from_the_day_its_source_spoke() -> None:
    undated = fact(PartyStatus.IN_FORCE, "", source("2015", Basis.YEAR_ONLY))
    assert ask("2014-12-31", undated).verdict is NOT_KNOWN
    assert ask("2015-06-30", undated).verdict is NOT_KNOWN
    held = ask("2015-12-31", undated)
    assert (held.verdict, str(held.as_of)) == (YES, "2015")
    undated_page = fact(PartyStatus.IN_FORCE, "", source("2015", Basis.LOWER_BOUND))
    assert ask("2020-01-01", undated_page).verdict is NOT_KNOWN
    assert ask("2026-11-22", undated_page).verdict is YES


def test_a_bilateral_treaty_is_in_force_for_both_on_its_own_date() -> None:
    dated = replace(TREATY, entry_into_force=when("1999-09-17"))
    assert ask("1999-09-17", fact(PartyStatus.IN_FORCE), instrument=dated).verdict is YES
    assert ask("1999-09-16", fact(PartyStatus.IN_FORCE), instrument=dated).verdict is NO


def test_a_signature_alone_is_no_yes_and_no_no() -> None:
    signed = fact(PartyStatus.SIGNED, "2000-12-12")
    later = ask("2020-01-01", signed)
    assert (later.verdict, later.standing) == (NOT_KNOWN, SideStanding.SIGNED)
    assert ask("2000-12-11", signed).verdict is NO
    complete = ask("2020-01-01", signed, instrument=COMPLETE)
    assert (complete.verdict, complete.standing) == (NO, SideStanding.SIGNED)
    assert ask("2010-01-01", signed, instrument=COMPLETE).verdict is NOT_KNOWN
    # of a bilateral treaty, complete says who the parties are, not that it was ratified
    bilateral = replace(TREATY, parties_complete=True)
    assert ask("2020-01-01", signed, instrument=bilateral).verdict is NOT_KNOWN


def test_a_ratification_stands_above_the_signature_before_it() -> None:
    signed, ratified = fact(PartyStatus.SIGNED, "2000-12-12"), fact(PartyStatus.RATIFIED, "2004-05-21")
    held = ask("2010-01-01", signed, ratified)
    assert held.verdict is YES
    assert held.facts == (ratified, signed)


def test_who_left_is_out_and_who_joined_again_is_in() -> None:
    joined, left, again = (
        fact(PartyStatus.IN_FORCE, "1995-01-01"),
        fact(PartyStatus.DENOUNCED, "2010-01-01"),
        fact(PartyStatus.ACCEDED, "2015-01-01"),
    )
    facts = (again, joined, left)
    verdicts = {
        day: ask(day, *facts).verdict for day in ("2000-01-01", "2010-06-01", "2012-01-01", "2015-02-01", "2016-01-01")
    }
    assert list(verdicts.values()) == [YES, NOT_KNOWN, NO, NOT_KNOWN, YES]
    assert ask("2012-01-01", *facts).standing is SideStanding.DENOUNCED


def test_an_end_alone_leaves_open_since_when_it_was_bound() -> None:
    left = fact(PartyStatus.DENOUNCED, "2022-12-01")
    before = ask("2015-01-01", left)
    assert (before.verdict, before.reasons[0].kind) == (NOT_KNOWN, ReasonKind.DENOUNCED_LATER)
    assert ask("2024-01-01", left).verdict is NO


def test_a_missing_country_is_none_only_in_a_complete_list_that_has_spoken() -> None:
    assert ask("2020-01-01").verdict is NOT_KNOWN
    missing = ask("2020-01-01", instrument=COMPLETE)
    assert (missing.verdict, missing.standing, str(missing.as_of)) == (NO, SideStanding.NOT_A_PARTY, "2014-07-10")
    assert ask("2014-07-09", instrument=COMPLETE).verdict is NOT_KNOWN


def test_an_act_of_the_union_needs_membership() -> None:
    bound = fact(PartyStatus.IN_FORCE, "2004-01-01")
    polish = (member("2004-05-01"),)
    assert ask("2004-04-30", bound, instrument=ACT, members=polish).standing is SideStanding.NOT_A_MEMBER_STATE
    assert ask("2004-05-01", bound, instrument=ACT, members=polish).verdict is YES
    year = (member("2004"),)
    assert ask("2004-06-01", bound, instrument=ACT, members=year).verdict is NOT_KNOWN
    british = (member("1973-01-01", "2020-01-31"),)
    assert ask("2020-01-31", bound, instrument=ACT, members=british).verdict is YES
    gone = ask("2020-02-01", bound, instrument=ACT, members=british)
    assert (gone.verdict, gone.reasons[0].kind) == (NO, ReasonKind.MEMBER_UNTIL)


def test_the_union_as_a_party_binds_its_members_only() -> None:
    party = (fact(PartyStatus.IN_FORCE, "2010-02-01", country=EUROPEAN_UNION),)
    treaty = replace(TREATY, parties_complete=True)
    bound = ask("2020-01-01", instrument=treaty, members=(member("2004-05-01"),), union=party)
    assert (bound.verdict, bound.standing) == (YES, SideStanding.BOUND_THROUGH_UNION)
    assert [reason.kind for reason in bound.reasons] == [
        ReasonKind.THROUGH_UNION,
        ReasonKind.IN_FORCE_SINCE,
        ReasonKind.MEMBER_SINCE,
    ]
    assert ask("2009-12-31", instrument=treaty, members=(member("2004-05-01"),), union=party).verdict is NO
    assert ask("2020-01-01", instrument=treaty, union=party).verdict is NO
    unknown = ask("2020-01-01", instrument=treaty, union=party, members_known=False)
    assert (unknown.verdict, unknown.reasons[0].kind) == (NOT_KNOWN, ReasonKind.MEMBERSHIP_NOT_KNOWN)


def test_what_is_said_of_the_country_itself_stands_above_the_union() -> None:
    party = (fact(PartyStatus.RATIFIED, "2004-05-21", country=EUROPEAN_UNION),)
    signed = fact(PartyStatus.SIGNED, "2002-09-03")
    assert ask("2020-01-01", signed, members=(member("2004-05-01"),), union=party).standing is SideStanding.SIGNED
