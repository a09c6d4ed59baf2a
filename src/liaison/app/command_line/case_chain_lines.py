"""The chain of a case as lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from liaison.app.command_line.case_whole import Names, WholeCase, amount_words, joined
from liaison.base.translations import tr
from liaison.domain.cases.chain_answers import ChainAnswer, LegAnswer
from liaison.domain.cases.chains import Leg
from liaison.services.cases.cases import Case


def chain_lines(whole: WholeCase, names: Names) -> Iterator[str]:
    """Leg by leg in order: what is known of each, whom to call first there, and on what basis."""
    chain, answer = whole.case.chain, whole.answer
    ordered = chain.in_order()
    numbers = {leg.key.id: number for number, leg in enumerate(ordered, 1)}
    if ordered and not answer.home:
        yield tr("The own office is not said, so that no legal basis can be named.")
    for leg in ordered:
        to = [str(numbers[one]) for one in dict.fromkeys(chain.after(leg.key.id))]
        leads = tr("leads to {legs}", legs=", ".join(to)) if to else ""
        yield f"{numbers[leg.key.id]}. " + joined(_leg(leg, whole.case, names), leads)
        yield from (f"    {line}" for line in _answer(answer.of(leg.facts.country_iso2), answer, names))
    yield from (f"! {problem.sentence}" for problem in whole.problems)


def _leg(leg: Leg, case: Case, names: Names) -> str:
    facts = leg.facts
    where = ", ".join(part for part in (facts.place, names.country(facts.country_iso2)) if part) or "?"
    used = " – ".join(str(one or "…") for one in (facts.since, facts.until)) if facts.since or facts.until else ""
    labels = [one.label if one is not None else "" for one in (facts.role, facts.way, facts.state)]
    who = case.agencies.get(facts.agency_id) or facts.agency_name
    grade = f"{facts.source_grade or ''}{facts.information_grade or ''}"
    return joined(
        where,
        *labels,
        facts.goods,
        amount_words(facts.amount, facts.unit),
        who,
        used,
        facts.source,
        grade,
        facts.remark,
    )


def _answer(one: LegAnswer, answer: ChainAnswer, names: Names) -> Iterator[str]:
    country = names.country(one.country_iso2)
    if one.coverage is None:
        yield tr("Missing: its country")
        return
    if one.first is not None:
        office = one.first.office
        yield tr("Call first: {office}", office=joined(office.name, office.agency_name, office.city))
    if one.is_gap:
        yield tr("Missing: {sentence}", sentence=one.coverage.gap_sentence(country))
    elif one.is_without_competent and answer.crime_type:
        yield tr("Missing: an office known to be competent for {crime}", crime=names.crime(answer.crime_type))
    if one.verdict is not None:
        yield tr("MLA: {answer}", answer=joined(one.answer_words, one.basis_name))
    if one.basis is not None and one.basis.gaps:
        kinds = ", ".join(gap.kind.label for gap in one.basis.gaps)
        yield tr("Missing: a basis of its own for {kind}", kind=kinds)
