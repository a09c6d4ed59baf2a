"""Why an office is the answer, in sentences: the statement, the date, the competence, its place in the order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from liaison.base.translations import tr
from liaison.domain.coverage import (
    CompetenceReason,
    Competent,
    CoverageAnswer,
    CoverageFact,
    Criterion,
    OfficeAnswer,
    Standing,
)
from liaison.domain.provenance import AppliedCorrection, Provenance, Strength
from liaison.ui.screens.coverage.lines import Kind, Line, role_words
from liaison.ui.widgets.reference.names import BESIDE, Names


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of an explanation: what it answers, and the sentences."""

    heading: str
    sentences: tuple[str, ...]


def explain_line(line: Line, answer: CoverageAnswer | None, names: Names) -> tuple[Reason, ...]:
    """What is to be said about a line of `answer`; of one office's countries without one."""
    if line.answer is not None and answer is not None:
        return explain(line.answer, answer, names)
    if line.fact is not None:
        return explain_fact(line.fact, names)
    if line.kind is Kind.GAP:
        return explain_gap()
    if answer is not None and line.kind in (Kind.COUNTRY, Kind.HEADING):
        return explain_order(bool(answer.crime_type))
    return ()


def explain(one: OfficeAnswer, answer: CoverageAnswer, names: Names) -> tuple[Reason, ...]:
    """Everything that made the office the answer, strongest first."""
    reasons = [Reason(tr("Why it is here"), tuple(_why(one.fact, names)))]
    reasons.append(Reason(tr("On {date}", date=answer.at), (one.standing.label,)))
    if answer.crime_type:
        reasons.append(Reason(tr("Competence"), tuple(_competence(one, answer.crime_type, names))))
    reasons += _succession(one, names)
    reasons += _place(one, answer)
    if one.others:
        reasons.append(Reason(tr("Other statements"), tuple(_cited(fact, names) for fact in one.others)))
    return tuple(reasons)


def explain_fact(fact: CoverageFact, names: Names) -> tuple[Reason, ...]:
    """Why a country is among those of an office."""
    return (Reason(tr("Why it is here"), tuple(_why(fact, names))),)


def explain_order(crime_asked: bool) -> tuple[Reason, ...]:
    """How the offices of a country are ordered, for a line that is about none of them."""
    criteria = [one for one in Criterion if crime_asked or one is not Criterion.COMPETENCE]
    sentences = tuple(f"{place}. {criterion.label}" for place, criterion in enumerate(criteria[:-1], 1))
    return (Reason(tr("Which office stands first"), sentences),)


def explain_gap() -> tuple[Reason, ...]:
    """What an empty answer means."""
    sentences = (
        tr("The reference pack is made from public sources and is not complete."),
        tr(
            "Ask for another date, or look for the agency in the directory: an office may be known without its countries."
        ),
    )
    return (Reason(tr("What this means"), sentences),)


def cited(provenance: Provenance, names: Names) -> str:
    """Title, publisher, date and what the date rests on."""
    who = f"{provenance.source_title}, {provenance.publisher}" if provenance.publisher else provenance.source_title
    return f"{who} ({names.dated(provenance)}; {provenance.basis_label})"


def _why(fact: CoverageFact, names: Names) -> Iterator[str]:
    country = names.country(fact.country_iso2)
    if fact.strength is Strength.DERIVED:
        yield tr(
            "No source states that it covers {country}: that is derived from its place or only implied.",
            country=country,
        )
    else:
        yield tr("A source states that it covers {country}: {role}.", country=country, role=fact.role.label)
    if fact.crime_type:
        yield tr("Only for {crime}.", crime=names.crime(fact.crime_type))
    yield cited(fact.provenance, names)
    yield fact.provenance.url
    yield from (_corrected(one, names) for one in fact.corrections if one.state.decides)


def _corrected(one: AppliedCorrection, names: Names) -> str:
    source = one.correction.source_title
    return tr("{state}. Your source: {source}.", state=one.state.label, source=source)


def _competence(one: OfficeAnswer, crime: str, names: Names) -> Iterator[str]:
    if one.competent is Competent.NOT_KNOWN:
        yield tr(
            "The reference pack does not say whether {agency} is competent for {crime}. Not known is not “no”.",
            agency=one.office.agency_name,
            crime=names.crime(crime),
        )
        if one.competence:
            yield tr("Stated only after that date:")
    elif one.competent is Competent.NO:
        yield one.competent.label
    said = set()
    for reason in one.competence:
        # one wording may stand for several terms; the best of them, which comes first, is enough
        words = (reason.wording, reason.agency_name, reason.provenance.url)
        if words not in said:
            said.add(words)
            yield _worded(reason, one, crime, names)


def _worded(reason: CompetenceReason, one: OfficeAnswer, asked: str, names: Names) -> str:
    """The source's words, and over which step they lead to the crime asked about."""
    steps = []
    if reason.agency_name != one.office.agency_name:
        steps.append(tr("stated for {agency}, a part of its agency", agency=reason.agency_name))
    if reason.crime_type != asked:
        steps.append(tr("a related term: {crime}", crime=names.crime(reason.crime_type)))
    how = f" ({'; '.join(steps)})" if steps else ""
    wording = names.crime(reason.wording)  # coverage limited to a crime gives its code instead of words
    return f"“{wording}”{how}. {cited(reason.provenance, names)}"


def _place(one: OfficeAnswer, answer: CoverageAnswer) -> Iterator[Reason]:
    """Which office comes next, and by what the two differ first."""
    if one.ahead_of_next_by is None or not one.standing.covers:
        return
    ranked = [office for country in answer.countries if one in country.offices for office in country.offices]
    after = next((office for office in ranked if office.rank == one.rank + 1), None)
    criterion = one.ahead_of_next_by
    if after is None:
        text = tr("Before the next one, because {reason}.", reason=criterion.label)
    elif criterion is Criterion.NAME:
        text = tr(
            "No better than {office}, which comes next: {reason}.", office=after.office.name, reason=criterion.label
        )
    else:
        own, other = _value(one, criterion), _value(after, criterion)
        text = tr(
            "Before {office}, because {reason}: “{own}” against “{other}”.",
            office=after.office.name,
            reason=criterion.label,
            own=own,
            other=other,
        )
    yield Reason(tr("Its place in the order"), (text,))


def _value(one: OfficeAnswer, criterion: Criterion) -> str:
    return next(comparison.value for comparison in one.compared_by if comparison.criterion is criterion)


def _succession(one: OfficeAnswer, names: Names) -> Iterator[Reason]:
    """What took the place of a statement that has ended."""
    if one.standing is not Standing.ENDED:
        return
    ended = (one.fact.ending,) if one.fact.ending else ()
    after = one.superseded_by
    if after is None:
        yield Reason(tr("What followed"), (*ended, tr("What took its place is not known.")))
        return
    if after.strength is Strength.DERIVED:
        said = tr(
            "{office}: named by the source that tells of the end; that it followed is derived.",
            office=after.office.name,
        )
    else:
        said = tr("A newer statement on {office}: {role}.", office=after.office.name, role=role_words(after.fact))
    yield Reason(tr("What followed"), (*ended, said, cited(after.fact.provenance, names)))


def _cited(fact: CoverageFact, names: Names) -> str:
    return f"{role_words(fact)}{BESIDE}{cited(fact.provenance, names)}"
