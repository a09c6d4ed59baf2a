"""Judging an agency's competence from its sources' words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from liaison.domain.competence import judge
from liaison.domain.coverage import Competent
from liaison.domain.crime_types import CrimeType, CrimeTypes
from liaison.domain.dates import PartialDate
from liaison.domain.directory import Competence
from liaison.domain.provenance import Basis, Origin, Provenance, Strength
from liaison.domain.references import AgencyReference

DRUGS = CrimeTypes(
    (
        CrimeType("drug-trafficking", "", "Drug trafficking", "Наркотики"),
        CrimeType("drug-smuggling", "drug-trafficking", "Drug smuggling", "Контрабанда наркотиков"),
        CrimeType("precursors", "drug-trafficking", "Precursors", "Прекурсоры"),
    )
)
DAY = date(2019, 8, 2)


def competence(code: str, as_of: str = "2010", strength: Strength = Strength.STATED) -> Competence:
    provenance = Provenance("t", "p", "u", PartialDate.parse(as_of), Basis.PAGE_DATE)
    return Competence(
        AgencyReference("a", "Agency", "A"), f"words on {code}", (code,), strength, provenance, Origin.PACK
    )


def test_the_very_code_is_stated() -> None:
    judged = judge([competence("drug-smuggling")], "drug-smuggling", DRUGS, DAY)
    assert judged.competent is Competent.YES
    assert judged.reasons[0].strength is Strength.STATED


def test_broader_and_narrower_words_and_those_of_a_part_are_derived() -> None:
    for given, asked in [("drug-trafficking", "drug-smuggling"), ("precursors", "drug-trafficking")]:
        judged = judge([competence(given)], asked, DRUGS, DAY)
        assert (judged.competent, judged.reasons[0].strength) == (Competent.YES, Strength.DERIVED)
    judged = judge([competence("precursors", strength=Strength.DERIVED)], "precursors", DRUGS, DAY)
    assert (judged.competent, judged.reasons[0].strength) == (Competent.YES, Strength.DERIVED)


def test_what_has_not_begun_or_has_ended_is_not_competent_then() -> None:
    since = replace(competence("drug-smuggling"), valid_from=PartialDate.parse("2020"))
    judged = judge([since], "drug-smuggling", DRUGS, DAY)
    assert (judged.competent, len(judged.reasons)) == (Competent.NOT_KNOWN, 1)
    assert judge([since], "drug-smuggling", DRUGS, date(2021, 1, 1)).competent is Competent.YES
    until = replace(competence("drug-smuggling"), valid_to=PartialDate.parse("2018"))
    judged = judge([until], "drug-smuggling", DRUGS, DAY)
    assert (judged.competent, judged.reasons) == (Competent.NOT_KNOWN, ())
    assert judge([until], "drug-smuggling", DRUGS, date(2018, 12, 31)).competent is Competent.YES


def test_the_best_words_come_first() -> None:
    given = [
        competence("drug-smuggling", "2018"),
        competence("drug-trafficking", "2001"),
        competence("drug-trafficking"),
    ]
    judged = judge(given, "drug-trafficking", DRUGS, DAY)
    assert [(reason.crime_type, str(reason.provenance.as_of)) for reason in judged.reasons] == [
        ("drug-trafficking", "2010"),
        ("drug-trafficking", "2001"),
        ("drug-smuggling", "2018"),
    ]


def test_a_sibling_or_nothing_is_not_known_and_never_no() -> None:
    assert judge([competence("precursors")], "drug-smuggling", DRUGS, DAY).competent is Competent.NOT_KNOWN
    assert judge([], "drug-smuggling", DRUGS, DAY).competent is Competent.NOT_KNOWN
    assert judge([competence("precursors")], "no-such-code", DRUGS, DAY).competent is Competent.NOT_KNOWN


def test_words_of_a_later_day_do_not_make_competent_before() -> None:
    judged = judge([competence("drug-smuggling", "2025-02-01")], "drug-smuggling", DRUGS, DAY)
    assert judged.competent is Competent.NOT_KNOWN
    assert [str(reason.provenance.as_of) for reason in judged.reasons] == ["2025-02-01"]
