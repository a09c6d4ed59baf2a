"""Ordering the offices of an answer, with the reason why each stands before the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from liaison.domain.competence import Judgement
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
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.provenance import Strength

_STANDING = {standing: place for place, standing in enumerate(Standing)}
_CRITERIA = tuple(Criterion)
_ROLE = {Role.PRIMARY: 0, Role.SECONDARY: 1, Role.UNSPECIFIED: 2}


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
    history = [draft for draft in drafts if draft.standing is Standing.ENDED]
    later = [draft for draft in drafts if draft.standing is Standing.STATED_LATER]
    return CountryAnswer(
        country_iso2,
        _ranked(covering, vocabulary, question),
        _numbered(sorted(history, key=_newest_first)),
        _numbered(sorted(later, key=_newest_first, reverse=True)),
    )


class _Draft(NamedTuple):
    """An answer without its place."""

    office: OfficeReference
    fact: CoverageFact
    others: tuple[CoverageFact, ...]
    standing: Standing
    judgement: Judgement


def _draft(
    office: OfficeReference,
    facts: Sequence[CoverageFact],
    judgement: Judgement,
    vocabulary: CrimeTypes,
    question: Question,
) -> _Draft:
    ordered = sorted(facts, key=lambda fact: (fact.key, fact.crime_type, str(fact.valid_to), fact.role))
    ordered.sort(key=lambda fact: fact.provenance.sort_key, reverse=True)
    standings = [fact.standing(question.day) for fact in ordered]
    best, standing = min(
        zip(ordered, standings, strict=True),
        key=lambda pair: (_misfit(pair[0], vocabulary, question), _STANDING[pair[1]], _ROLE[pair[0].role]),
    )
    if standing is Standing.MAY_HAVE_ENDED and _stated_around(ordered, standings, question.day):
        standing = Standing.STATED_AROUND
    others = tuple(fact for fact in ordered if fact is not best)
    return _Draft(office, best, others, standing, _with_fact(judgement, best, office, vocabulary, question))


def _stated_around(facts: Sequence[CoverageFact], standings: Sequence[Standing], day: date) -> bool:
    """True when one statement surely held up to `day`, and another holds after it."""
    before = any(fact.held_before(day) for fact in facts)
    return before and any(one in (Standing.STATED_LATER, Standing.MAY_HAVE_BEGUN_LATER) for one in standings)


def _with_fact(
    judgement: Judgement, fact: CoverageFact, office: OfficeReference, vocabulary: CrimeTypes, question: Question
) -> Judgement:
    """Coverage stated for the very crime says that the office is competent for it."""
    if not question.crime or not fact.crime_type or _misfit(fact, vocabulary, question):
        return judgement
    strength = Strength.STATED if fact.crime_type == question.crime else Strength.DERIVED
    reason = CompetenceReason(fact.crime_type, fact.crime_type, office.agency_name, strength, fact.provenance)
    return Judgement(Competent.YES, (reason, *(judgement.reasons if judgement.competent is Competent.YES else ())))


def _misfit(fact: CoverageFact, vocabulary: CrimeTypes, question: Question) -> bool:
    """True when the coverage is limited to another crime than the one asked about."""
    if not question.crime or not fact.crime_type or fact.crime_type == question.crime:
        return False
    related = {*vocabulary.narrower(question.crime), *vocabulary.broader(question.crime)}
    return fact.crime_type not in related


def _weights(answer: _Draft, vocabulary: CrimeTypes, question: Question) -> tuple[int, int, int, int, str, str]:
    """What orders two offices: one entry a criterion, the smaller the better; the identity only makes it repeatable."""
    return (
        _STANDING[answer.standing],
        _competence_weight(answer, vocabulary, question),
        _ROLE[answer.fact.role],
        -_day_number(answer.fact),
        answer.office.name.casefold(),
        answer.office.id,
    )


def _competence_weight(answer: _Draft, vocabulary: CrimeTypes, question: Question) -> int:
    if _misfit(answer.fact, vocabulary, question):
        return 3
    if answer.judgement.competent is Competent.YES:
        return 0 if answer.judgement.reasons[0].strength is Strength.STATED else 1
    return 2 if answer.judgement.competent is Competent.NOT_KNOWN else 4


def _day_number(fact: CoverageFact) -> int:
    """The day its source spoke for, as a number; 0 without one."""
    as_of = fact.provenance.as_of
    day = (as_of.latest or as_of.earliest) if as_of else None
    return day.toordinal() if day else 0


def _newest_first(answer: _Draft) -> tuple[int, str]:
    return -_day_number(answer.fact), answer.office.id


def _ranked(drafts: Iterable[_Draft], vocabulary: CrimeTypes, question: Question) -> tuple[OfficeAnswer, ...]:
    ordered = sorted(((_weights(draft, vocabulary, question), draft) for draft in drafts), key=lambda pair: pair[0])
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
    )
