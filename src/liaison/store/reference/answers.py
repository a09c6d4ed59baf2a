"""Answers to who covers some countries, read in as few questions as possible: whole, or the first page of each country."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sqlalchemy import Connection

from liaison.domain.competence import Judgement, judge, related
from liaison.domain.coverage import Competent, CountryAnswer, CoverageFact, OfficeAnswer, OfficeReference, Succession
from liaison.domain.coverage_ranking import Question, answer_for_country
from liaison.domain.coverage_succession import superseding
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.directory import Competence
from liaison.store.reference.competence_rows import competences_of_agencies
from liaison.store.reference.coverage_places import places_of
from liaison.store.reference.coverage_rows import facts_beside, facts_of_countries, facts_of_offices, facts_of_pairs
from liaison.store.reference.directory_rows import AgencyRow, OfficeRow, agencies, offices

_NOT_ASKED = Judgement(Competent.NOT_KNOWN, ())


@dataclass(frozen=True, slots=True)
class CoverageMaterial:
    """What is known about some countries.

    Attributes:
        facts: all statements, ended ones too, by country.
        offices: those the facts speak of, by id.
        competences: of their agencies, by agency; empty when no crime was asked.
    """

    facts: dict[str, list[CoverageFact]]
    offices: dict[str, OfficeReference]
    competences: dict[str, tuple[Competence, ...]]


def whole_answers(
    connection: Connection, countries: Sequence[str], vocabulary: CrimeTypes, question: Question
) -> tuple[CountryAnswer, ...]:
    """Everything known about who covers these countries (ISO alpha-2)."""
    facts = facts_of_countries(connection, countries)
    known = _material(connection, facts, vocabulary, question)
    return _with_successions(connection, _answers(known, countries, vocabulary, question))


def first_answers(
    connection: Connection, countries: Sequence[str], vocabulary: CrimeTypes, question: Question, first: int
) -> tuple[CountryAnswer, ...]:
    """The first offices of each country, with the totals of all; a third as many of those that ended or were stated only later."""
    places = places_of(connection, countries, vocabulary, question)
    pairs = set()
    for country, those in places.items():
        # one more than is listed tells why the last listed one stands before it
        chosen = those.first(connection, first + 1) + those.newest_ended(first // 3) + those.first_later(first // 3)
        pairs |= {(country, office) for office in chosen}
    known = _material(connection, facts_of_pairs(connection, pairs), vocabulary, question)
    answers = _with_successions(connection, _answers(known, countries, vocabulary, question))
    return tuple(
        replace(answer, offices=answer.offices[:first], totals=places[answer.country_iso2].totals())
        for answer in answers
    )


def changed_answers(
    connection: Connection, countries: Sequence[str], vocabulary: CrimeTypes, then: Question, now: Question
) -> tuple[tuple[CountryAnswer, ...], tuple[CountryAnswer, ...]]:
    """The answers on two days, of the offices alone whose standing, competence or role is another on the later day."""
    before = places_of(connection, countries, vocabulary, then)
    after = places_of(connection, countries, vocabulary, now)
    pairs = {
        (country, office)
        for country in countries
        for office, _ in before[country].kinds().items() ^ after[country].kinds().items()
    }
    facts = facts_of_pairs(connection, pairs)
    known = _material(connection, facts, vocabulary, now)
    before_then, after_now = (_answers(known, countries, vocabulary, question) for question in (then, now))
    return _with_successions(connection, before_then), _with_successions(connection, after_now)


def answers_of_offices(
    connection: Connection, countries: Sequence[str], asked: Iterable[str], vocabulary: CrimeTypes, question: Question
) -> tuple[CountryAnswer, ...]:
    """Everything known about these offices in these countries, in all they cover when none is given. Which office of another agency
    followed one that has ended is not looked for.
    """
    facts = [fact for fact in facts_of_offices(connection, asked) if not countries or fact.country_iso2 in countries]
    wanted = countries or sorted({fact.country_iso2 for fact in facts})
    return _answers(_material(connection, facts, vocabulary, question), wanted, vocabulary, question)


def one_answer(
    connection: Connection, office: str, country: str, vocabulary: CrimeTypes, question: Question
) -> OfficeAnswer | None:
    """One office's answer for one country, whatever its standing; its rank says nothing. None when there is no statement."""
    known = _material(connection, facts_of_pairs(connection, ((country, office),)), vocabulary, question)
    (answer,) = _answers(known, (country,), vocabulary, question)
    return next(iter((*answer.offices, *answer.history, *answer.stated_later)), None)


def _answers(
    known: CoverageMaterial, countries: Sequence[str], vocabulary: CrimeTypes, question: Question
) -> tuple[CountryAnswer, ...]:
    @cache
    def judged(agency: str) -> Judgement:
        if not question.crime:
            return _NOT_ASKED
        return judge(known.competences.get(agency, ()), question.crime, vocabulary, question.day)

    return tuple(
        answer_for_country(country, known.facts.get(country, ()), known.offices, judged, vocabulary, question)
        for country in countries
    )


def _with_successions(connection: Connection, answers: Iterable[CountryAnswer]) -> tuple[CountryAnswer, ...]:
    """The answers, with what took the place of what has ended."""
    given = tuple(answers)
    ended = [one for answer in given for one in answer.history]
    looking_back = {(one.fact.country_iso2, one.fact.office_id) for one in ended if one.fact.looks_back}
    beside = facts_beside(connection, looking_back) if looking_back else []
    others, _ = _offices(connection, beside)
    return tuple(
        replace(answer, history=tuple(_succeeded(one, beside, others) for one in answer.history))
        if answer.history
        else answer
        for answer in given
    )


def _succeeded(
    one: OfficeAnswer, beside: Iterable[CoverageFact], others: Mapping[str, OfficeReference]
) -> OfficeAnswer:
    found = superseding(one.fact, (*one.others, *beside))
    if found is None:
        return one
    fact, strength = found
    office = one.office if fact.office_id == one.office.id else others.get(fact.office_id)
    return replace(one, superseded_by=Succession(fact, office, strength)) if office else one


def _material(
    connection: Connection, facts: list[CoverageFact], vocabulary: CrimeTypes, question: Question
) -> CoverageMaterial:
    references, owners = _offices(connection, facts)
    crimes = {question.crime}.union(*related(vocabulary, question.crime)) if question.crime else set()
    by_country: dict[str, list[CoverageFact]] = {}
    for fact in facts:
        by_country.setdefault(fact.country_iso2, []).append(fact)
    return CoverageMaterial(
        by_country,
        references,
        competences_of_agencies(connection, owners, crimes) if crimes else {},
    )


def _offices(
    connection: Connection, facts: Iterable[CoverageFact]
) -> tuple[dict[str, OfficeReference], dict[str, AgencyRow]]:
    """The offices that facts speak of, and their agencies."""
    found = offices(connection, {fact.office_id for fact in facts})
    owners = agencies(connection, {office.agency_id for office in found.values()})
    return {office.id: _reference(office, owners.get(office.agency_id)) for office in found.values()}, owners


def _reference(office: OfficeRow, agency: AgencyRow | None) -> OfficeReference:
    return OfficeReference(
        office.id,
        office.name,
        office.kind,
        office.city,
        office.country_iso2,
        office.agency_id,
        agency.name_en or agency.native_name if agency else "",
        agency.short_name if agency else "",
    )
