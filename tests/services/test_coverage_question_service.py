"""Questions that name agencies or an office, over a real store."""

from __future__ import annotations

from datetime import date

import pytest

from liaison.domain.coverage_question import read_question
from liaison.domain.question_pieces import Kind, Question
from liaison.services.corrections import CorrectionService, NewCorrection
from liaison.services.coverage import CoverageService
from liaison.services.coverage_question import CoverageQuestionService
from liaison.services.packs import PackService
from liaison.store.engine import Store

TODAY = date(2026, 11, 22)
FRANKFURT = "us-ice-frankfurt"


@pytest.fixture
def filled(store: Store) -> Store:
    PackService(store, lambda: TODAY).install_built_in()
    return store


@pytest.fixture
def service(filled: Store) -> CoverageQuestionService:
    return CoverageQuestionService(filled, lambda: TODAY)


def test_without_agencies_it_is_the_answer_of_coverage_itself(filled: Store, service: CoverageQuestionService) -> None:
    question = Question(("BY", "PL"), "drug-trafficking", date(2019, 8, 2))
    whole = CoverageService(filled, lambda: TODAY).who_covers(("BY", "PL"), "drug-trafficking", date(2019, 8, 2))
    assert service.answer(question) == whole


@pytest.mark.parametrize("crime", ["", "drug-trafficking"])
def test_the_offices_of_an_agency_and_its_parts_keep_their_order_and_the_numbers_are_theirs(
    filled: Store, service: CoverageQuestionService, crime: str
) -> None:
    countries = tuple(country.iso2 for country in service.lookup("en").countries)
    whole = CoverageService(filled, lambda: TODAY).who_covers(countries, crime, first=None)
    part = service.answer(Question(countries, crime, agencies=("us-doj",)))
    wanted = service.lookup("en").directory.offices_of(("us-doj",))
    assert len(wanted) > 10
    for all_of_it, some in zip(whole.countries, part.countries, strict=True):
        kept = [one.office.id for one in all_of_it.offices if one.office.id in wanted]
        assert [one.office.id for one in some.offices] == kept
        assert [one.rank for one in some.offices] == list(range(1, len(kept) + 1))
        assert some.totals.offices == len(kept)
        assert all(one.ahead_of_next_by is not None for one in some.offices[:-1])
        assert not some.offices or some.offices[-1].ahead_of_next_by is None


def test_a_country_that_none_of_them_covers_says_so_of_them_alone(service: CoverageQuestionService) -> None:
    (country,) = service.answer(Question(("BY",), agencies=("us-fbi",))).countries
    assert country.is_gap
    assert country.gap_label == "none of FBI"
    assert country.gap_sentence("Belarus") == "No office of FBI is known to cover Belarus."
    (country,) = service.answer(Question(("TV",))).countries
    assert country.gap_sentence("Tuvalu") == "No office in the reference pack covers Tuvalu."


def test_agencies_alone_are_asked_for_all_they_cover(service: CoverageQuestionService) -> None:
    answer = service.answer(Question(agencies=("ie-garda",), at=date(2010, 12, 31)))
    assert "GB" in [country.country_iso2 for country in answer.countries]
    assert all(country.offices for country in answer.countries)
    assert {one.office.agency_id for country in answer.countries for one in country.offices} == {"ie-garda"}


def test_an_office_and_countries_ask_whether_it_covers_them(service: CoverageQuestionService) -> None:
    answer = service.answer(Question(("BY", "FR"), office=FRANKFURT))
    assert [country.totals.offices for country in answer.countries] == [1, 0]


def test_a_corrected_name_is_understood_at_once(filled: Store, service: CoverageQuestionService) -> None:
    assert read_question("Bad Homburg", service.lookup("en"), TODAY).question == Question()
    correction = NewCorrection("office", FRANKFURT, "city", "Bad Homburg", "Frankfurt am Main", "Call with the attaché")
    CorrectionService(filled).correct(correction)
    assert read_question("Bad Homburg", service.lookup("en"), TODAY).question == Question(office=FRANKFURT)


def test_names_are_in_the_language_asked_for(service: CoverageQuestionService) -> None:
    assert service.lookup("ru").of(Kind.COUNTRY, "BY").name == "Беларусь"


def test_names_in_other_languages_and_former_ones_are_found_by_their_own_signs(
    service: CoverageQuestionService,
) -> None:
    found = service.names_elsewhere(("Weißrussland Narnia", "टोगो", "Upper Volta"))
    assert found["weissrussland"] == ("BY",)
    assert found["टोगो"] == ("TG",)
    assert found["upper volta"] == ("BF",)
    assert not any("narnia" in phrase for phrase in found)
