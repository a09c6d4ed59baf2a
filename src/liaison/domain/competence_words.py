"""A consultation in words: for the window, the command line and a copied trace alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from liaison.base.translations import tr, trn
from liaison.domain.competence_rules import NOT_KNOWN, OTHER, Consultation, Facet, How, Outcome, Rule, Step
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.functions import function_label
from liaison.domain.measures import measure_label, stage_label


def answer_word(facet: Facet, value: str, instruments: Mapping[str, str], crimes: CrimeTypes, language: str) -> str:
    """An answer as a person reads it."""
    if value == OTHER:
        return tr("none of these")
    if value == NOT_KNOWN:
        return tr("not known")
    if facet is Facet.CRIME:
        return crimes.name(value, language)
    if facet is Facet.INSTRUMENT:
        return instruments.get(value, value)
    labels = {Facet.FUNCTION: function_label, Facet.MEASURE: measure_label, Facet.STAGE: stage_label}
    return labels[facet](value) if facet in labels else value


def outcome_sentence(found: Consultation) -> str:
    """What came of it, in one sentence; never that nobody is competent."""
    if found.outcome is Outcome.NO_RULES:
        return tr("No rules of this country are known. Who is competent is not known; that is not the same as nobody.")
    if found.outcome is Outcome.NONE_FITS:
        return tr("None of the known rules fits these answers. Who is competent is not known.")
    if found.outcome is Outcome.ASKING:
        return trn("{n} authority is still possible.", "{n} authorities are still possible.", len(found.authorities))
    return trn(
        "{n} authority is competent by the known rules.",
        "{n} authorities are competent by the known rules.",
        len(found.authorities),
    )


def step_sentence(step: Step, instruments: Mapping[str, str], crimes: CrimeTypes, language: str) -> str:
    """One step of the trace."""
    word = answer_word(step.facet, step.value, instruments, crimes, language)
    if step.how is How.ALONE:
        return tr("{facet}: {answer} (the only one left)", facet=step.facet.label, answer=word)
    left = trn("{n} rule left", "{n} rules left", step.after)
    return f"{step.facet.label}: {word} ({left})"


def rule_words(rule: Rule, instruments: Mapping[str, str], crimes: CrimeTypes, language: str) -> str:
    """What a rule is limited to, its own words, the way to the authority, and its age and source, in one line."""
    limits = [
        answer_word(facet, rule.value(facet), instruments, crimes, language) for facet in Facet if rule.value(facet)
    ]
    words = (*limits, rule.remark, rule.channel, rule.languages, rule.provenance.dated, rule.provenance.source_title)
    return " · ".join(word for word in words if word)


def trace_text(found: Consultation, instruments: Mapping[str, str], crimes: CrimeTypes, language: str) -> Iterator[str]:
    """The whole consultation as lines to be copied into a file: answers, authorities, and what each rests on."""
    yield tr("{country}, as of {date}", country=found.country_iso2, date=found.at.isoformat())
    for step in found.trace:
        yield step_sentence(step, instruments, crimes, language)
    yield outcome_sentence(found)
    for competent in found.authorities:
        certain = "" if competent.is_certain else " · " + tr("not certain for that date")
        yield f"{competent.authority.name}{certain}"
        for rule in competent.rules:
            yield "  " + rule_words(rule, instruments, crimes, language)
