"""Cases over a real store: references, what belongs to a case, what it is called by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from tests.services.cases.casework import Casework, day

from liaison.domain.cases.case import (
    CaseFacts,
    CaseRole,
    CaseSide,
    CaseState,
    FileNumber,
    Happening,
    Interest,
    InterestKind,
    Kept,
)
from liaison.domain.cases.case_errors import CaseGone, DuplicateReference, ReferenceNotOfScheme, SchemeNotUnderstood
from liaison.domain.cases.chains import LegFacts
from liaison.domain.cases.deliveries import Seizure
from liaison.domain.cases.quantities import Unit
from liaison.domain.cases.references import STANDARD
from liaison.domain.cases.register import Grouping
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import MeetingHeader, Tlp
from liaison.domain.rows import RowKey
from liaison.domain.statements import InformationGrade, SourceGrade
from liaison.services.cases.cases import CaseService
from liaison.services.meetings import MeetingService

WHOLE = CaseFacts(
    "Northern route",
    "C-2019-0007",
    "drug-trafficking",
    CaseState.WAITING,
    PartialDate.parse("2019-04~"),
    PartialDate.parse("2019-08-02"),
    "Opiates in lorries.",
    Tlp.AMBER,
    "1.1",
    "Not before a court.",
    "Investigative Committee",
)
PARTS = (
    CaseSide("BY", "by-sk", role=CaseRole.LEADS, since=day("2019-04"), remark="since the tip"),
    CaseSide(name="Somebody else's office"),
    FileNumber("12-3/19", "BY", "by-sk", "of the court"),
    Interest(
        InterestKind.VEHICLE,
        "Lorry",
        "AB 1234-5",
        "BY",
        "white",
        "Border guard",
        SourceGrade.B,
        InformationGrade.CONFIRMED,
    ),
    Happening("Seen at the border.", day("2019-04-17"), "06:40", "Europe/Minsk", "Brest", "BY", "Border guard"),
)


def test_a_case_is_kept_as_it_was_written(casework: Casework) -> None:
    key = casework.cases.create(WHOLE, ("money-laundering", "fraud", "money-laundering")).key
    for part in PARTS:
        casework.cases.add(key, part)
    case = casework.whole(key)
    assert case.facts == WHOLE
    assert sorted(case.crimes) == ["fraud", "money-laundering"]
    kept: tuple[Kept[Any], ...] = (*case.sides, *case.numbers, *case.interests, *case.happenings)
    assert [one.facts for one in kept] == list(PARTS)
    assert case.name == "C-2019-0007 · Northern route"


def test_an_empty_case_is_known_by_its_title_alone(casework: Casework) -> None:
    case = casework.whole(casework.new("Only a title"))
    assert case.facts == CaseFacts("Only a title")
    assert (case.sides, case.numbers, case.interests, case.happenings, case.chain.legs, case.meetings) == ((),) * 6


def test_happenings_stand_in_time_and_those_without_a_day_last(casework: Casework) -> None:
    key = casework.new()
    for when, at in (("", ""), ("2019-05-02", "10:00"), ("2019-05-02", "09:00"), ("2018", ""), ("2019-05", "")):
        casework.cases.add(key, Happening(f"{when} {at}", day(when), at))
    told = [one.facts.text for one in casework.whole(key).happenings]
    assert told == ["2018 ", "2019-05 ", "2019-05-02 09:00", "2019-05-02 10:00", " "]


def test_what_belongs_to_it_is_changed_and_taken_away(casework: Casework) -> None:
    key = casework.new()
    made = [casework.cases.add(key, part).key for part in PARTS]
    casework.cases.edit_part(made[0], replace(PARTS[0], role=CaseRole.COORDINATES, since=None))
    casework.cases.remove_part(made[1], CaseSide)
    (side,) = casework.whole(key).sides
    assert side.facts == replace(PARTS[0], role=CaseRole.COORDINATES, since=None)


def test_what_belongs_to_another_case_is_not_shown(casework: Casework) -> None:
    one, other = casework.new("one", "AF", "TJ"), casework.new("other", "BY")
    casework.cases.add(one, PARTS[2])
    assert casework.whole(other).numbers == ()
    assert casework.whole(other).chain.countries() == ("BY",)


def test_only_crimes_that_differ_are_written(casework: Casework) -> None:
    key = casework.cases.create(CaseFacts("A case"), ("fraud", "corruption")).key
    before = casework.store.outside_transaction("SELECT count(*) FROM journal")
    casework.cases.edit(key, CaseFacts("A case"), ("corruption", "fraud"))
    assert casework.store.outside_transaction("SELECT count(*) FROM journal") == before
    casework.cases.edit(key, CaseFacts("A case"), ("corruption", "bribery"))
    assert sorted(casework.whole(key).crimes) == ["bribery", "corruption"]
    casework.cases.edit(key, CaseFacts("Another title"))
    assert sorted(casework.whole(key).crimes) == ["bribery", "corruption"], "not asked about"


def test_a_case_that_was_deleted_is_gone_and_cannot_be_changed(casework: Casework) -> None:
    key = casework.new("Gone", reference="C-2019-0001")
    casework.cases.delete(key)
    assert casework.cases.case(key) is None
    assert casework.cases.called("C-2019-0001") is None
    with pytest.raises(CaseGone):
        casework.cases.edit(key, CaseFacts("Back"))


def test_a_case_goes_by_its_reference_and_by_its_identity(casework: Casework) -> None:
    key = casework.new("One", reference="C-2019-0001")
    assert casework.cases.called(" C-2019-0001 ") == casework.cases.called(key.id) == key
    assert casework.cases.called("C-2019-0002") is None
    assert casework.cases.called("") is None


# References -------------------------------------------------------------------------------------------------------------


def test_a_reference_of_another_case_is_refused_and_nothing_is_changed(casework: Casework) -> None:
    casework.new("First", reference="C-2019-0001")
    other = casework.new("Second", reference="C-2019-0002")
    before = casework.contents()
    with pytest.raises(DuplicateReference, match="First"):
        casework.new("Third", reference="C-2019-0001")
    with pytest.raises(DuplicateReference, match="First"):
        casework.cases.edit(other, CaseFacts("Second", " C-2019-0001"))
    assert casework.contents() == before


def test_its_own_reference_is_no_other(casework: Casework) -> None:
    key = casework.new("First", reference=" C-2019-0001 ")
    casework.cases.edit(key, CaseFacts("Renamed", "C-2019-0001"))
    assert casework.whole(key).facts == CaseFacts("Renamed", "C-2019-0001")


def test_the_reference_of_a_deleted_case_can_be_given_again_but_is_not_proposed(casework: Casework) -> None:
    casework.cases.delete(casework.new("First", reference="C-2019-0001"))
    assert casework.cases.next_reference() == "C-2019-0002"
    casework.new("Second", reference="C-2019-0001")


def test_a_reference_that_is_not_of_the_scheme_is_refused_with_one_that_is(casework: Casework) -> None:
    before = casework.contents()
    with pytest.raises(ReferenceNotOfScheme, match="C-2019-0001"):
        casework.new("A case", reference="2019/1")
    assert casework.contents() == before


def test_references_from_before_another_scheme_stay(casework: Casework) -> None:
    key = casework.new("A case", reference="C-2019-0001")
    assert casework.cases.set_scheme(" LO/YY/## ").text == "LO/YY/##"
    casework.cases.edit(key, CaseFacts("Renamed", "C-2019-0001"))
    with pytest.raises(ReferenceNotOfScheme):
        casework.cases.edit(key, CaseFacts("Renamed", "C-2019-0002"))
    assert casework.cases.next_reference() == "LO/19/01"


@pytest.mark.parametrize("wrong", ["", "C-YYYY", "#-#", "#" * 10])
def test_a_scheme_that_is_none_is_refused(casework: Casework, wrong: str) -> None:
    with pytest.raises(SchemeNotUnderstood):
        casework.cases.set_scheme(wrong)
    assert casework.cases.scheme().text == STANDARD


def test_each_year_begins_with_one(casework: Casework) -> None:
    for reference in ("C-2019-0003", "C-2020-0001", "C-2019-0010"):
        casework.new(reference, reference=reference)
    days = (date(2018, 3, 1), date(2019, 3, 1), date(2020, 3, 1))
    proposed = [CaseService(casework.store, partial(date, *one.timetuple()[:3])).next_reference() for one in days]
    assert proposed == ["C-2018-0001", "C-2019-0011", "C-2020-0002"]


# Meetings and seizures --------------------------------------------------------------------------------------------------


def test_meetings_in_which_it_was_spoken_of(casework: Casework) -> None:
    meetings, key = MeetingService(casework.store), casework.new()
    made = [
        meetings.create(MeetingHeader(title, date=day(when))).key
        for title, when in (("Old", "2018"), ("New", "2019-08"))
    ]
    links = [casework.cases.tie_meeting(key, meeting, 3, "the lorry").key for meeting in made]
    told = [(one.link, one.meeting, one.title, one.line, one.words) for one in casework.whole(key).meetings]
    assert told == [(links[1], made[1], "New", 3, "the lorry"), (links[0], made[0], "Old", 3, "the lorry")]
    casework.cases.untie(links[0])
    meetings.delete(made[1])
    assert casework.whole(key).meetings == ()


def test_a_seizure_without_a_delivery(casework: Casework) -> None:
    key = casework.new()
    seizure = Seizure("opiates", amount=Decimal("12.5"), unit=Unit.KILOGRAM, country_iso2="BY", arrested=0)
    casework.cases.add(key, seizure)
    assert [one.facts for one in casework.deliveries.seizures_of(key)] == [seizure]


def test_what_a_newer_program_wrote_is_shown_as_far_as_it_is_understood(casework: Casework) -> None:
    unknown: dict[str, Any] = {"state": "frozen", "tlp": "TLP:BLACK"}
    with casework.store.change("test") as change:
        key = change.insert("case_file", {"title": "Newer", **unknown}, scope="own")
        change.insert("case_leg", {"case_id": key, "role": "sponsor", "amount": "much", "unit": "bushels"}, scope="own")
    case = casework.whole(RowKey("own", key))
    assert (case.facts.state, case.facts.tlp) == (CaseState.OPEN, None)
    assert case.chain.legs[0].facts == LegFacts()
    assert [group.key for group in casework.cases.groups(Grouping.STATE)] == ["open"]
    assert casework.found(states=(CaseState.OPEN,)) == ["Newer"]
