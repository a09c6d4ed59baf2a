"""Ordering the offices of an answer, with the reason why each stands before the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from liaison.domain.competence import Judgement, related
from liaison.domain.coverage import (
    CompetenceReason,
    Competent,
    CountryAnswer,
    CoverageFact,
    Criterion,
    OfficeAnswer,
    OfficeReference,
    Role,
    Standing,
)
from liaison.domain.coverage_totals import Totals
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.provenance import Strength

_STANDING = {standing: place for place, standing in enumerate(Standing)}
_CRITERIA = tuple(Criterion)
_ROLE = {Role.PRIMARY: 0, Role.SECONDARY: 1, Role.UNSPECIFIED: 2}
COMPETENT_STATED, COMPETENT_DERIVED, COMPETENCE_NOT_KNOWN, OTHER_CRIME, NOT_COMPETENT = range(5)
"""How competence weighs, the smaller the better."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: a crime's code, empty for any, and a day."""

    crime: str
    day: date


def answer_for_country(
    country_iso2: str,
    facts: Iterable[CoverageFact],
    offices: Mapping[str, OfficeReference],
    judged: Callable[[str], Judgement],
    vocabulary: CrimeTypes,
    question: Question,
) -> CountryAnswer:
    """Who covers one country.

    Args:
        facts: all statements on the country; those of an office that is not in `offices` are left out.
        judged: an agency's competence for the crime asked about.
    """
    by_office: dict[str, list[CoverageFact]] = {}
    for fact in facts:
        if fact.office_id in offices:
            by_office.setdefault(fact.office_id, []).append(fact)
    drafts = [
        _draft(offices[office], own, judged(offices[office].agency_id), vocabulary, question)
        for office, own in by_office.items()
    ]
    covering = [draft for draft in drafts if draft.standing.covers]
    history = sorted((draft for draft in drafts if draft.standing is Standing.ENDED), key=_newest_first)
    later = sorted((draft for draft in drafts if draft.standing is Standing.STATED_LATER), key=_newest_first)
    return CountryAnswer(
        country_iso2,
        _ranked(covering),
        _numbered(history),
        _numbered(reversed(later)),
        _totals(covering, len(history), len(later)),
    )


class _Draft(NamedTuple):
    """An answer without its place."""

    office: OfficeReference
    fact: CoverageFact
    others: tuple[CoverageFact, ...]
    standing: Standing
    judgement: Judgement
    is_other_crime: bool


@dataclass(frozen=True, slots=True)
class Best:
    """The statement by which an office is an answer.

    Attributes:
        others: further statements of the same office and country, newest first.
        is_other_crime: it is for another crime than the one asked about.
    """

    fact: CoverageFact
    others: tuple[CoverageFact, ...]
    standing: Standing
    is_other_crime: bool


def best_statement(facts: Iterable[CoverageFact], vocabulary: CrimeTypes, question: Question) -> Best:
    """The one statement, of those of one office and country, that says most: on the day, for the crime, most directly, newest."""
    ordered = sorted(facts, key=lambda fact: (fact.key, fact.crime_type, str(fact.valid_to), fact.role))
    ordered.sort(key=spoken_day, reverse=True)
    standings = [fact.standing(question.day) for fact in ordered]
    ranked = [
        (
            not standing.covers,
            misfits(fact, vocabulary, question),
            _STANDING[standing],
            _ROLE[fact.role],
            -spoken_day(fact),
            nearness(fact, question),
        )
        for fact, standing in zip(ordered, standings, strict=True)
    ]
    place = min(range(len(ordered)), key=ranked.__getitem__)
    best, standing = ordered[place], standings[place]
    if standing is Standing.MAY_HAVE_ENDED and _stated_around(ordered, standings, question.day):
        standing = Standing.STATED_AROUND
    return Best(best, tuple(fact for fact in ordered if fact is not best), standing, ranked[place][1])


def _draft(
    office: OfficeReference,
    facts: Sequence[CoverageFact],
    judgement: Judgement,
    vocabulary: CrimeTypes,
    question: Question,
) -> _Draft:
    best = best_statement(facts, vocabulary, question)
    judged = _with_fact(judgement, best.fact, office, vocabulary, question)
    return _Draft(office, best.fact, best.others, best.standing, judged, best.is_other_crime)


def _totals(covering: Sequence[_Draft], history: int, later: int) -> Totals:
    offices = Counter(draft.office.agency_id for draft in covering)
    competent = [draft for draft in covering if draft.judgement.competent is Competent.YES and not draft.is_other_crime]
    return Totals(
        len(covering),
        history,
        later,
        len(competent),
        len({draft.office.agency_id for draft in competent}),
        len(offices),
        sum(count > 1 for count in offices.values()),
    )


def _stated_around(facts: Sequence[CoverageFact], standings: Sequence[Standing], day: date) -> bool:
    """True when one statement surely held up to `day`, and another holds after it."""
    before = any(fact.held_before(day) for fact in facts)
    return before and any(one in (Standing.STATED_LATER, Standing.MAY_HAVE_BEGUN_LATER) for one in standings)


def _with_fact(
    judgement: Judgement, fact: CoverageFact, office: OfficeReference, vocabulary: CrimeTypes, question: Question
) -> Judgement:
    """Coverage stated for the very crime says that the office is competent for it."""
    if not question.crime or not fact.crime_type or misfits(fact, vocabulary, question):
        return judgement
    strength = Strength.STATED if fact.crime_type == question.crime else Strength.DERIVED
    reason = CompetenceReason(fact.crime_type, fact.crime_type, office.agency_name, strength, fact.provenance)
    return Judgement(Competent.YES, (reason, *(judgement.reasons if judgement.competent is Competent.YES else ())))


def misfits(fact: CoverageFact, vocabulary: CrimeTypes, question: Question) -> bool:
    """True when the coverage is limited to another crime than the one asked about."""
    if not question.crime or not fact.crime_type or fact.crime_type == question.crime:
        return False
    return not any(fact.crime_type in codes for codes in related(vocabulary, question.crime))


def nearness(fact: CoverageFact, question: Question) -> int:
    """0 for coverage of the very crime asked about, 1 for that of another, 2 for coverage of any crime."""
    if not fact.crime_type:
        return 2
    return 0 if fact.crime_type == question.crime else 1


def _weights(answer: _Draft) -> tuple[int, int, int, int, str, str]:
    """What orders two offices: one entry a criterion, the smaller the better; the identity only makes it repeatable."""
    return (
        _STANDING[answer.standing],
        _competence_weight(answer),
        _ROLE[answer.fact.role],
        -spoken_day(answer.fact),
        answer.office.name.casefold(),
        answer.office.id,
    )


def _competence_weight(answer: _Draft) -> int:
    if answer.is_other_crime:
        return OTHER_CRIME
    if answer.judgement.competent is Competent.YES:
        stated = answer.judgement.reasons[0].strength is Strength.STATED
        return COMPETENT_STATED if stated else COMPETENT_DERIVED
    return COMPETENCE_NOT_KNOWN if answer.judgement.competent is Competent.NOT_KNOWN else NOT_COMPETENT


def spoken_day(fact: CoverageFact) -> int:
    """The day its source spoke for, as a number (20190802); 0 without one."""
    as_of = fact.provenance.as_of
    day = (as_of.latest or as_of.earliest) if as_of else None
    return day.year * 10_000 + day.month * 100 + day.day if day else 0


def _newest_first(answer: _Draft) -> tuple[int, str]:
    return -spoken_day(answer.fact), answer.office.id


def _ranked(drafts: Iterable[_Draft]) -> tuple[OfficeAnswer, ...]:
    ordered = sorted(((_weights(draft), draft) for draft in drafts), key=lambda pair: pair[0])
    reasons = [_first_difference(one, after) for (one, _), (after, _) in pairwise(ordered)]
    return tuple(
        _answer(draft, place, reason)
        for place, ((_, draft), reason) in enumerate(zip(ordered, [*reasons, None], strict=False), start=1)
    )


def _first_difference(one: tuple[object, ...], after: tuple[object, ...]) -> Criterion:
    pairs = zip(_CRITERIA, one, after, strict=False)
    return next((criterion for criterion, left, right in pairs if left != right), Criterion.NAME)


def _numbered(drafts: Iterable[_Draft]) -> tuple[OfficeAnswer, ...]:
    return tuple(_answer(draft, place, None) for place, draft in enumerate(drafts, start=1))


def _answer(draft: _Draft, rank: int, ahead_of_next_by: Criterion | None) -> OfficeAnswer:
    return OfficeAnswer(
        draft.office,
        draft.fact,
        draft.others,
        draft.standing,
        draft.judgement.competent,
        draft.judgement.reasons,
        rank,
        ahead_of_next_by,
        draft.is_other_crime,
    )
