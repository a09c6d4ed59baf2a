"""What papers say: the brief and its gaps, the call list, the hand-over sheet, and the letter in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from tests.plain_naming import PlainNaming

from liaison.app.desk import Desk, open_sample
from liaison.base.paths import resources
from liaison.base.translations import language, speaking, tr, use_language
from liaison.domain.freshness import FactKind
from liaison.domain.meetings import Tlp
from liaison.export.brief import Asked, coverage_brief
from liaison.export.call_list import coverage_call_list
from liaison.export.hand_over import hand_over_sheet
from liaison.export.letter import Letter, lines_about_agency, lines_about_office, verification_letter
from liaison.export.paper import Heading, Table, as_text
from liaison.services.coverage import CoverageService
from liaison.services.hand_over import HandOverService
from liaison.services.papers import PaperService

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 30)
ROUTE = ("AF", "TJ", "KZ", "RU", "BY", "PL", "DE")


@pytest.fixture
def desk() -> Iterator[Desk]:
    use_language("en", resources() / "languages")
    opened = open_sample()
    yield opened
    opened.close()


@pytest.fixture
def naming(desk: Desk) -> PlainNaming:
    return PlainNaming(desk.countries, CoverageService(desk.store).crime_types())


def asked(desk: Desk, countries: tuple[str, ...], crime: str = "", is_route: bool = False) -> Asked:
    answer = CoverageService(desk.store).who_covers(countries, crime, TODAY)
    return Asked(answer, PaperService(desk.store).of_coverage(answer), is_route, "en", NOW)


def test_the_brief_of_a_route_says_each_office_with_reason_source_and_age(desk: Desk, naming: PlainNaming) -> None:
    given = asked(desk, ROUTE, "drug-trafficking", is_route=True)
    paper = coverage_brief(given, naming, 30)
    text = as_text(paper)
    assert paper.title == (
        "Who covers the route Afghanistan → Tajikistan → Kazakhstan → Russia → Belarus → Poland → Germany"
    )
    assert [block.text for block in paper.blocks if isinstance(block, Heading)][4] == "5  Belarus"
    for country in given.answer.countries:
        for one in country.offices:
            assert one.office.name[:50] in text
            assert one.fact.provenance.dated in text
            assert one.competent.label in text or "Competent, derived" in text
    assert "for Drug trafficking · on 2026-11-22" in text
    assert "made 2026-11-22 09:30" in text
    assert "Reference pack" in text
    assert "ICE · Frankfurt am Main, Germany; last met 2019-08-02" in text
    assert given.material.marking is Tlp.AMBER


def test_what_is_left_out_is_counted(desk: Desk, naming: PlainNaming) -> None:
    given = asked(desk, ("KZ", "BY"), is_route=True)
    text = as_text(coverage_brief(given, naming, 1))
    offices = given.answer.countries[0].totals.offices
    assert f"and {offices - 1} more offices, not on this sheet" in text
    assert text.count("more office") == sum(country.totals.offices > 1 for country in given.answer.countries)


def test_a_gap_is_loud_and_not_a_no(desk: Desk, naming: PlainNaming) -> None:
    given = asked(desk, ("NR", "BY"), "drug-trafficking")
    for text in (as_text(coverage_brief(given, naming, 5)), as_text(coverage_call_list(given, naming, 5))):
        assert "NOBODY KNOWN" in text
        assert "not known here, not “nobody”" in text
    assert "Nobody is known for: Nauru" in as_text(coverage_brief(given, naming, 5))


def test_the_call_list_names_each_office_once_with_what_is_known_of_reaching_it(
    desk: Desk, naming: PlainNaming
) -> None:
    given = asked(desk, ROUTE, "drug-trafficking", is_route=True)
    paper = coverage_call_list(given, naming, 30)
    table = next(block for block in paper.blocks if isinstance(block, Table))
    names = [row[0].lines[0].text for row in table.rows]
    assert len(names) == len(set(names))
    frankfurt = table.rows[names.index("ICE Attaché office Frankfurt am Main")]
    assert frankfurt[1].lines[0].text == "Belarus, Poland, Germany"
    assert frankfurt[2].lines[0].text == "not known"


def test_the_hand_over_sheet_tells_what_was_agreed_and_what_is_open(desk: Desk, naming: PlainNaming) -> None:
    given = HandOverService(desk.store, lambda: TODAY).of_office("us-ice-frankfurt")
    paper = hand_over_sheet(given, naming, "en", NOW)
    text = as_text(paper)
    assert paper.title == "Hand-over: ICE Attaché office Frankfurt am Main"
    assert paper.marking == "TLP:AMBER"
    for told in (
        "G. Balsamo",
        "Send the list of contact points",
        "OVERDUE",
        "Draft a note on the treaty gaps",
        "Belarus – United States",
        "Belarus\tAlso covered",
        "Drug smuggling",
        "Not checked for two years and more",
        "[1]",
    ):
        assert told in text, told


def test_the_hand_over_sheet_of_an_agency_lists_its_offices(desk: Desk, naming: PlainNaming) -> None:
    given = HandOverService(desk.store, lambda: TODAY).of_agency("us-ice")
    text = as_text(hand_over_sheet(given, naming, "en", NOW))
    assert "ICE Attaché office Frankfurt am Main" in text
    assert "Working meeting" in text


def test_the_letter_lists_what_is_held_and_tells_nothing_of_sources_or_meetings(
    desk: Desk, naming: PlainNaming
) -> None:
    office = desk.directory.office("us-ice-frankfurt")
    lines = lines_about_office(office, naming, TODAY)
    text = as_text(verification_letter(Letter("G. Balsamo", "en", TODAY, lines)))
    assert "To: G. Balsamo" in text
    assert "Belarus, Also covered" in text
    assert "Phone\tnot known to us" in text
    for provenance in (office.provenance, *(fact.provenance for fact in office.covers)):
        assert provenance.source_title not in text
        assert provenance.url not in text
    kinds = {line.name.kind for line in lines}
    assert kinds == {FactKind.OFFICE, FactKind.COVERAGE}
    assert {line.name.key for line in lines if line.name.kind is FactKind.COVERAGE} == {
        fact.key for fact in office.covers
    }


def test_the_letter_speaks_its_readers_language_while_the_window_speaks_its_own(
    desk: Desk, naming: PlainNaming
) -> None:
    agency = desk.directory.agency("us-ice")
    with speaking("ru"):
        text = as_text(verification_letter(Letter("ICE", "ru", TODAY, lines_about_agency(agency, naming, TODAY))))
        assert language() == "ru"
    assert "Уважаемые коллеги!" in text
    assert language() == "en"
    assert tr("Dear colleagues,") == "Dear colleagues,"
