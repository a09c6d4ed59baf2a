"""An answer as lines, sentences, shades and a call list."""

from __future__ import annotations

from datetime import date

import pytest

from liaison.domain.coverage import CoverageAnswer
from liaison.services.coverage import CoverageService
from liaison.services.directory import DirectoryService
from liaison.ui.screens.coverage import shading
from liaison.ui.screens.coverage.answer_lines import lines_of_answer, lines_of_office
from liaison.ui.screens.coverage.explanation import explain, explain_order
from liaison.ui.screens.coverage.lines import Kind, Mark, narrowed
from liaison.ui.screens.coverage.summary import call_list, statements, statements_of_office
from liaison.ui.widgets.map import Shade
from liaison.ui.widgets.reference.names import Names

DAY = date(2019, 8, 2)
NOBODY = "No office in the reference pack covers {}."


@pytest.fixture
def belarus(names: Names, coverage: CoverageService) -> CoverageAnswer:
    return coverage.who_covers(("BY",), "drug-trafficking", DAY)


def test_frankfurt_is_first_for_belarus_and_says_why(belarus: CoverageAnswer, names: Names) -> None:
    (country,) = lines_of_answer(belarus, names)
    assert (country.title, country.badge) == ("Belarus", "2 offices")
    first, second = country.below
    assert first.title == "1.  ICE Attaché office Frankfurt am Main"
    assert first.mark is Mark.YES
    assert first.details[0].split("\u00a0· ") == ["Also covered, stated", "as of 2019-08-02", "7 years ago"]
    assert first.details[1].startswith("Working meeting with the staff")
    assert second.badge == "Competence not known"
    assert second.mark is Mark.NOT_KNOWN


def test_a_country_nobody_covers_is_not_called_uncovered(names: Names, coverage: CoverageService) -> None:
    answer = coverage.who_covers(("BY", "TV"), "", DAY)
    gap = lines_of_answer(answer, names)[1]
    assert gap.badge == "nobody known"
    (only,) = gap.below
    assert only.kind is Kind.GAP
    assert only.title == NOBODY.format("Tuvalu")
    assert only.details == ("This means: not known here, not “nobody”.",)
    assert shading.shades_of_answer(answer)["TV"] is Shade.GAP
    assert [one.text for one in statements(answer, names)][-1] == "1 country without an office"


def test_the_explanation_names_statement_date_competence_and_place(belarus: CoverageAnswer, names: Names) -> None:
    reasons = {one.heading: one.sentences for one in explain(belarus.countries[0].offices[0], belarus, names)}
    assert reasons["Why it is here"][0] == "A source states that it covers Belarus: Also covered."
    assert "date of the page" in reasons["Why it is here"][1]
    assert reasons["On 2019-08-02"] == ("Holds as last stated",)
    assert any("Drug smuggling" in sentence for sentence in reasons["Competence"])
    assert reasons["Its place in the order"] == (
        "Before Belgian liaison officer Moscow, because its agency is known to be competent for the crime: "
        "“Competent, derived” against “Competence not known”.",
    )
    second = {one.heading: one.sentences for one in explain(belarus.countries[0].offices[1], belarus, names)}
    assert "Not known is not “no”" in second["Competence"][0]
    assert "Its place in the order" not in second


def test_derived_coverage_is_told_as_derived_and_shaded_weakly(names: Names, coverage: CoverageService) -> None:
    answer = coverage.who_covers(("UZ",), "", date(2013, 6, 1))
    one = next(office for office in answer.countries[0].offices if office.office.id == "unodc-roca")
    assert "No source states that it covers Uzbekistan" in explain(one, answer, names)[0].sentences[0]
    line = next(line for line in lines_of_answer(answer, names)[0].below if line.office == "unodc-roca")
    assert line.details[0].startswith("Derived, not stated\u00a0·")
    assert ", stated" not in line.details[0].removeprefix("Derived, not stated")


def test_history_and_what_was_stated_later_stand_below_and_are_not_counted(
    names: Names, coverage: CoverageService
) -> None:
    before = lines_of_answer(coverage.who_covers(("BY",), "", date(2010, 1, 1)), names)[0]
    headings = [line.title for line in before.below if line.kind is Kind.HEADING]
    assert headings == ["Stated only later"]
    assert before.badge == "nobody known"


def test_the_order_is_explained_without_competence_when_no_crime_was_asked() -> None:
    (reason,) = explain_order(crime_asked=False)
    assert reason.sentences[0] == "1. holds on the date asked about"
    assert not any("crime" in sentence for sentence in reason.sentences)


def test_shades_tell_competent_from_not_known(belarus: CoverageAnswer, names: Names, coverage: CoverageService) -> None:
    assert shading.shades_of_answer(belarus) == {"BY": Shade.STRONG}
    counterfeit = coverage.who_covers(("BY",), "intellectual-property", DAY)
    assert shading.shades_of_answer(counterfeit)["BY"] in (Shade.STRONG, Shade.MEDIUM)
    legend = shading.legend_of_answer([Shade.STRONG, Shade.GAP], crime_asked=True)
    assert [text for _, text in legend] == ["covered; competence stated or derived", "nobody known"]


def test_an_office_is_turned_round_into_its_countries(
    names: Names, coverage: CoverageService, directory: DirectoryService
) -> None:
    facts = coverage.countries_of("us-ice-frankfurt", DAY)
    (office,) = lines_of_office(directory.office("us-ice-frankfurt"), facts, DAY, names)
    assert office.badge == "10 countries"
    assert office.below[0].title == "Germany"
    assert {line.country for line in office.below} >= {"BY", "AM", "FI"}
    assert statements_of_office(facts, names)[0].text == "10 countries"
    earlier = coverage.countries_of("us-ice-frankfurt", date(2010, 1, 1))
    (before,) = lines_of_office(directory.office("us-ice-frankfurt"), earlier, date(2010, 1, 1), names)
    assert before.below[0].kind is Kind.GAP
    assert before.below[1].title == "Stated only later"


def test_a_filter_keeps_the_offices_it_names_below_their_country(belarus: CoverageAnswer, names: Names) -> None:
    lines = lines_of_answer(belarus, names)
    (country,) = narrowed(lines, "belgian")
    assert [line.office for line in country.below] == ["be-police-moscow"]
    assert narrowed(lines, "belarus") == lines
    assert narrowed(lines, "nobody is called so") == ()
    assert narrowed(lines, "") == lines


def test_the_call_list_is_plain_text_with_reason_age_and_source(belarus: CoverageAnswer, names: Names) -> None:
    text = call_list(belarus, names)
    assert text.splitlines()[0] == "Who covers, for Drug trafficking, as of 2019-08-02"
    assert "  1. ICE Attaché office Frankfurt am Main" in text
    assert "as of 2019-08-02 · 7 years ago · Working meeting" in text
    assert "https://sk.gov.by" in text
