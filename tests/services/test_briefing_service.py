"""The brief before a meeting: what it tells of the sample's meetings, and of the next one with the same agencies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from tests.plain_naming import PlainNaming

from liaison.app.desk import Desk, open_sample
from liaison.base.paths import resources
from liaison.base.translations import language, speaking, use_language
from liaison.domain.brief_questions import BriefQuestion, Subject
from liaison.domain.briefing import Brief
from liaison.domain.dates import PartialDate
from liaison.domain.legal_bases import Verdict
from liaison.domain.meetings import Direction, MeetingHeader, NewDelegation, Tlp
from liaison.domain.pack_errors import NotInDirectoryError
from liaison.domain.rows import RowKey
from liaison.export.meeting_brief import brief_paper
from liaison.export.paper import as_text
from liaison.services.briefing import BriefingService
from liaison.services.corrections import CorrectionService, NewCorrection
from liaison.services.follow_ups import FollowUpService
from liaison.store.own_office import Chosen, choose
from liaison.store.schema.catalogue import JOURNALLED

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 30)


@pytest.fixture
def desk() -> Iterator[Desk]:
    use_language("en", resources() / "languages")
    opened = open_sample()
    yield opened
    opened.close()


@pytest.fixture
def briefing(desk: Desk) -> BriefingService:
    return BriefingService(desk.store, lambda: TODAY)


def titled(desk: Desk, words: str) -> RowKey:
    return next(row.key for row in desk.meetings.page() if words in row.title)


def of_meeting(briefing: BriefingService, key: RowKey) -> Brief:
    found = briefing.brief(BriefQuestion(Subject.MEETING, key.id, key.scope))
    assert found is not None
    return found


def text_of(brief: Brief, briefing: BriefingService) -> str:
    return as_text(brief_paper(brief, PlainNaming(*briefing.vocabularies()), language(), NOW))


def test_the_brief_for_minsk_tells_who_comes_and_on_what_basis(desk: Desk, briefing: BriefingService) -> None:
    brief = of_meeting(briefing, titled(desk, "Working meeting with ICE"))
    assert (brief.home, brief.countries) == ("BY", ("US",))
    assert [one.name for one in brief.counterparts] == ["ICE Attaché office Frankfurt am Main"]
    (legal,) = brief.legal
    assert {one.kind.value: one.bilateral.verdict for one in legal.kinds} == {
        "mla": Verdict.NO,
        "extradition": Verdict.NO,
        "customs": Verdict.NOT_KNOWN,
    }
    assert {answer.country_iso2 for answer in brief.coverage.countries} == {"BY", "US"}
    text = text_of(brief, briefing)
    for said in (
        "Belarus ↔ United States",
        "Drug smuggling",
        "Germany",
        "UN Drugs Convention 1988",
        "2014-07-10",
    ):
        assert said in text
    assert "No earlier meeting with a date is recorded" in text


@pytest.fixture
def following(desk: Desk) -> RowKey:
    """The next meeting of the same two."""
    first = desk.meetings.meeting(titled(desk, "Working meeting with ICE"))
    assert first is not None
    sides = tuple(
        NewDelegation(side.name, side.capacity, side.agency_id, side.office_id, side.country_iso2, is_own=side.is_own)
        for side in first.delegations
    )
    header = MeetingHeader("Second working meeting", date=PartialDate.of(date(2026, 12, 1)))
    return desk.meetings.create(header, sides).key


def test_the_next_meeting_opens_with_what_is_open_and_what_is_new(
    desk: Desk, briefing: BriefingService, following: RowKey
) -> None:
    brief = of_meeting(briefing, following)
    assert {(one.direction, one.text) for one in brief.promises} == {
        (Direction.THEIRS, "Send the list of contact points"),
        (Direction.OURS, "Draft a note on the treaty gaps Belarus – United States"),
    }
    assert [met.title for met in brief.met] == ["Working meeting with ICE, US Department of Homeland Security"]
    assert brief.marking is Tlp.AMBER
    assert len(brief.wishes) == 2
    assert brief.since is not None
    assert brief.since.since == date(2019, 8, 2)
    assert not brief.since.corrected and not brief.since.kept
    promise = next(one for one in brief.promises if one.direction is Direction.THEIRS)
    FollowUpService(desk.store, lambda: TODAY).set_done(promise.key, True)
    correction = NewCorrection("office", "us-ice-frankfurt", "city", "Berlin", "Frankfurt am Main", "A letter")
    CorrectionService(desk.store).correct(correction)
    brief = of_meeting(briefing, following)
    assert [one.direction for one in brief.promises] == [Direction.OURS]
    assert brief.since is not None
    assert [one.text for one in brief.since.kept] == ["Send the list of contact points"]
    assert [one.value for one in brief.since.corrected] == ["Berlin"]
    text = text_of(brief, briefing)
    assert text.startswith("TLP:AMBER\n")
    assert "Promise kept\tSend the list of contact points" in text
    assert text.index("What we promised") < text.index("What changed since") < text.index("Legal basis, both ways")


def test_a_committees_dozen_is_named_and_what_is_not_told_is_counted(desk: Desk, briefing: BriefingService) -> None:
    brief = of_meeting(briefing, titled(desk, "19th meeting of the Committee"))
    assert len(brief.sides) + len(brief.counterparts) >= 11
    assert len(brief.countries) == 4
    assert brief.further_countries > 0
    text = text_of(brief, briefing)
    assert f"and {brief.further_countries} more countries" in text
    assert "Observer" in text
    assert "Coordination Service of the CIS Council of Commanders of Border Troops" in text


def test_agencies_offices_and_countries_have_briefs_of_their_own(briefing: BriefingService) -> None:
    agency = briefing.brief(BriefQuestion(Subject.AGENCY, "us-ice"))
    office = briefing.brief(BriefQuestion(Subject.OFFICE, "us-ice-frankfurt"))
    country = briefing.brief(BriefQuestion(Subject.COUNTRY, "BY"))
    assert agency is not None and office is not None and country is not None
    assert [len(one.promises) for one in (agency, office, country)] == [2, 2, 2]
    assert [one.name for one in office.counterparts] == ["ICE Attaché office Frankfurt am Main"]
    assert country.title == "Belarus"
    assert [(one.a, one.b) for one in agency.legal] == [("BY", "US")]
    with pytest.raises(NotInDirectoryError):
        briefing.brief(BriefQuestion(Subject.AGENCY, "nobody"))


def test_without_an_own_agency_no_basis_is_told_and_the_brief_says_why(desk: Desk, briefing: BriefingService) -> None:
    with desk.store.maintain() as connection:
        choose(connection, Chosen())
    agency = briefing.brief(BriefQuestion(Subject.AGENCY, "us-ice"))
    assert agency is not None
    assert (agency.home, agency.legal) == ("", ())
    assert "choose it in the settings" in text_of(agency, briefing)


def test_a_meeting_without_anybody_has_a_brief_and_a_deleted_one_has_none(
    desk: Desk, briefing: BriefingService
) -> None:
    key = desk.meetings.create(MeetingHeader("")).key
    brief = of_meeting(briefing, key)
    assert (brief.title, brief.countries, brief.met) == ("Meeting without a title", (), ())
    assert "Nothing." in text_of(brief, briefing)
    desk.meetings.delete(key)
    assert briefing.brief(BriefQuestion(Subject.MEETING, key.id, key.scope)) is None


def test_a_side_whose_entry_left_the_directory_is_still_named(desk: Desk, briefing: BriefingService) -> None:
    key = desk.meetings.create(MeetingHeader("Gone"), (NewDelegation("Old office", office_id="no-such-office"),)).key
    brief = of_meeting(briefing, key)
    assert brief.counterparts == ()
    assert "Old office" in text_of(brief, briefing)


def test_requests_between_the_two_are_told_with_what_is_overdue(
    desk: Desk, briefing: BriefingService, following: RowKey
) -> None:
    assert "request" in JOURNALLED
    with desk.store.change("meeting.edit") as change:
        values = {"subject": "Bank records", "reference": "12/3", "requesting_iso2": "BY", "requested_iso2": "US"}
        dates = {"sent_on": PartialDate.parse("2020-01-10"), "due": PartialDate.parse("2020-07-10")}
        change.insert("request", {**values, **dates, "state": "sent"}, scope="own")
    brief = of_meeting(briefing, following)
    assert [one.subject for one in brief.requests] == ["Bank records"]
    text = text_of(brief, briefing)
    assert "Belarus → United States\tBank records; 12/3\tOVERDUE; sent 2020-01-10 · due 2020-07-10" in text


def test_the_brief_speaks_russian(desk: Desk, briefing: BriefingService, following: RowKey) -> None:
    use_language("ru", resources() / "languages")
    try:
        with speaking("ru"):
            text = text_of(of_meeting(briefing, following), briefing)
    finally:
        use_language("en", resources() / "languages")
    assert "Справка: " in text
    assert "Правовая основа в обе стороны: Беларусь ↔ Соединенные Штаты" in text
    assert "What " not in text
