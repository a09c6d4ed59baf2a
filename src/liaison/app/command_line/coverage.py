"""`who TEXT… [--crime X] [--at DATE]`: which offices cover the countries; what an office or an agency covers."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from liaison.app.command_line.command import DONE, NOTHING_FOUND, WRONG_ARGUMENTS, Command
from liaison.app.command_line.session import Session
from liaison.base.translations import language, tr, trn
from liaison.domain.countries import Countries
from liaison.domain.coverage import CountryAnswer, CoverageAnswer, CoverageFact
from liaison.domain.coverage_question import read_question, text_of
from liaison.domain.provenance import Provenance
from liaison.domain.question_dates import find_date
from liaison.domain.question_lookup import QuestionLookup
from liaison.domain.question_pieces import Kind, Piece, Question, State
from liaison.services.coverage import CoverageService
from liaison.services.coverage_question import CoverageQuestionService

_OFFERED = 3


class _Refused(Exception):
    """What is wrong with the arguments, in a sentence."""


@dataclass(frozen=True, slots=True)
class OfficeCoverage:
    """What one office covers on a date."""

    office_id: str
    office: str
    at: date
    facts: tuple[CoverageFact, ...]


def _add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "text",
        nargs="+",
        metavar="TEXT",
        help="countries, agencies, an office, a crime type and a date in any order: BY drugs as of 2010; a route: 'AF > TJ > PL'",
    )
    parser.add_argument("--crime", default="", metavar="X", help="a crime type by code, name or synonym")
    parser.add_argument("--at", default="", metavar="DATE", help="as of a date: 2019-08-02, 2019-08 or 2019")


def _run(arguments: argparse.Namespace, session: Session) -> int:
    with session.reference() as reader:
        questions = CoverageQuestionService(reader)
        lookup = questions.lookup(language())
        try:
            question = _question(arguments, questions, lookup)
        except _Refused as refused:
            print(refused, file=sys.stderr)
            return WRONG_ARGUMENTS
        session.remark(tr("Understood: {question}", question=text_of(question, lookup)))
        if question.office and not question.countries:
            return _answer_office(question, CoverageService(reader), lookup, session)
        answer = questions.answer(question, first=None)
        session.answer(answer, _lines(answer, lookup.countries))
    return DONE if any(country.offices for country in answer.countries) else NOTHING_FOUND


def _question(arguments: argparse.Namespace, questions: CoverageQuestionService, lookup: QuestionLookup) -> Question:
    text = " ".join(arguments.text)
    understood = read_question(text, lookup, date.today())
    if understood.obstacles:
        elsewhere = questions.names_elsewhere(piece.text for piece in understood.obstacles)
        understood = read_question(text, lookup.knowing(elsewhere), date.today())
    if understood.obstacles:
        raise _Refused("\n".join(_complaint(piece) for piece in understood.obstacles))
    question = understood.question
    if not (question.countries or question.agencies or question.office):
        raise _Refused(tr("Name a country, an agency or an office."))
    question = _with_crime(question, arguments.crime, lookup) if arguments.crime else question
    return _with_date(question, arguments.at) if arguments.at else question


def _complaint(piece: Piece) -> str:
    if piece.state is State.SURPLUS or not piece.readings:
        return piece.why
    offered = ", ".join(f"{reading.name} ({reading.value})" for reading in piece.readings[:_OFFERED])
    return f"{piece.why} {tr('Perhaps: {names}', names=offered)}"


def _with_crime(question: Question, typed: str, lookup: QuestionLookup) -> Question:
    crime = lookup.crime_types.find(typed)
    if crime is None:
        raise _Refused(tr("Not a crime type of the vocabulary: {text}", text=typed))
    if question.crime_type not in ("", crime.code):
        raise _Refused(tr("One crime type is asked about at a time; “{text}” is another one.", text=typed))
    return replace(question, crime_type=crime.code)


def _with_date(question: Question, typed: str) -> Question:
    found = find_date(typed, date.today())
    if found is None or found.day is None:
        refused = tr("Not a date: {text}", text=typed)
        raise _Refused(f"{refused}. {found.why}" if found is not None else refused)
    if question.at not in (None, found.day):
        raise _Refused(tr("One date is asked about at a time; “{text}” is another one.", text=typed))
    return replace(question, at=found.day)


def _answer_office(question: Question, service: CoverageService, lookup: QuestionLookup, session: Session) -> int:
    day = question.at or date.today()
    name = lookup.of(Kind.OFFICE, question.office).name
    found = OfficeCoverage(question.office, name, day, service.countries_of(question.office, day))
    session.answer(found, _lines_of_office(found, lookup.countries))
    return DONE if found.facts else NOTHING_FOUND


def _lines_of_office(found: OfficeCoverage, known: Countries) -> Iterator[str]:
    yield tr("{office} covers, as of {date}:", office=found.office, date=found.at)
    if not found.facts:
        yield "  " + tr("No country is known here. That is not the same as none.")
    for fact in found.facts:
        name = known.name(fact.country_iso2, language())
        yield "  " + " · ".join((name, fact.role.label, fact.standing(found.at).label))
        yield from _source(fact.provenance)


def _lines(answer: CoverageAnswer, known: Countries) -> Iterator[str]:
    for country in answer.countries:
        yield tr("{country}, as of {date}:", country=known.name(country.country_iso2, language()), date=answer.at)
        yield from _offices(country, answer)


def _offices(country: CountryAnswer, answer: CoverageAnswer) -> Iterator[str]:
    if not country.offices:
        known = (
            tr("No office of {agencies} is known here.", agencies=country.only)
            if country.only
            else tr("No office is known here.")
        )
        yield f"  {known} {tr('That is not the same as nobody.')}"
    for line in country.offices:
        parts = [line.office.name, line.fact.role.label, line.standing.label]
        if answer.crime_type:
            parts.append(line.competent.label)
        yield "  " + " · ".join(parts)
        yield from _source(line.fact.provenance)


def _source(provenance: Provenance) -> Iterator[str]:
    age = provenance.age_in_years(date.today())
    years = "" if age is None else ", " + trn("{n} year old", "{n} years old", age)
    yield f"      {provenance.dated}{years}: {provenance.source_title}"
    yield f"      {provenance.url}"


WHO = Command("who", "which offices cover the countries; what an office or an agency covers", _add_arguments, _run)
