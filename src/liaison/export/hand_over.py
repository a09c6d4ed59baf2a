"""The sheet that is handed over with an office or agency when an officer rotates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from liaison.base.translations import tr, trn
from liaison.domain.directory import AgencyDetail, OfficeDetail
from liaison.domain.hand_over import HandOver
from liaison.domain.provenance import AppliedCorrection, Origin
from liaison.export.dealings import (
    Sources,
    belongs,
    competence,
    contact,
    coverage,
    in_columns,
    meetings_of,
    posts_of,
    promises_of,
    table,
    wishes_of,
)
from liaison.export.paper import Block, Cell, Heading, Paper, Table, Tone, Words
from liaison.export.wording import Naming, beside, footer

_DUE_SHOWN = 25


def hand_over_sheet(given: HandOver, naming: Naming, language: str, made: datetime) -> Paper:
    """Everything on one or more sheets; what is not known is said to be so."""
    subject = given.subject
    today = made.date()
    sources = Sources(naming)
    blocks = [
        *contact(subject, naming),
        *posts_of(subject.posts, sources, today),
        *promises_of(given.promises, today),
        *meetings_of(given.meetings, given.meeting_count),
        *wishes_of(given.wishes, naming),
        *coverage(subject, naming, sources),
        *competence(subject, naming, sources),
        *_own(subject, naming, sources),
        *_due(given, sources),
        *sources.listed(),
    ]
    title = tr("Hand-over: {name}", name=subject.name)
    about = (beside(belongs(subject), tr("on {date}", date=today)),)
    return Paper(title, about, tuple(blocks), footer(given.pack, made), given.marking, language)


def _own(subject: OfficeDetail | AgencyDetail, naming: Naming, sources: Sources) -> Iterator[Block]:
    """What the officer corrected and added: the next one finds it in no pack."""
    rows = [_corrected(one) for one in subject.corrections if one.state.decides]
    if isinstance(subject, OfficeDetail):
        rows += [_corrected(one) for fact in subject.covers for one in fact.corrections if one.state.decides]
        rows += [
            (
                Cell.of(tr("Added")),
                Cell.of(tr("covers {country}", country=naming.country(fact.country_iso2))),
                sources.cell(fact.provenance),
            )
            for fact in subject.covers
            if fact.origin is Origin.OWN
        ]
    rows += [
        (Cell.of(tr("Added")), Cell.of(one.wording), sources.cell(one.provenance))
        for one in subject.competences
        if one.origin is Origin.OWN
    ]
    if rows:
        yield Heading(tr("Own corrections and additions"))
        yield Table(in_columns(((tr("What"), 24), (tr("Value"), 42), (tr("Source"), 34))), tuple(rows))


def _corrected(one: AppliedCorrection) -> tuple[Cell, ...]:
    correction = one.correction
    said = tr("the pack says: {value}", value=one.pack_value) if one.pack_value else ""
    when = correction.as_of.text if correction.as_of else ""
    return (
        Cell.of(tr("Corrected"), correction.field.replace("_", " ")),
        Cell.of("" if one.value is None else str(one.value), said),
        Cell.of("", beside(correction.source_title, when), correction.note),
    )


def _due(given: HandOver, sources: Sources) -> Iterator[Block]:
    facts, total = given.due.facts[:_DUE_SHOWN], given.due.total
    yield Heading(tr("Not checked for two years and more"), trn("{n} fact", "{n} facts", total))
    rows = [
        (
            Cell.of(fact.subject, fact.name.kind.label),
            Cell.of(fact.statement, fact.last.worded if fact.last else ""),
            sources.cell(fact.provenance),
        )
        for fact in facts
    ]
    yield from table(((tr("About"), 38), (tr("What is held"), 36), (tr("As of"), 26)), rows, tr("Nothing."))
    if total > len(facts):
        yield Words(trn("and {n} more fact", "and {n} more facts", total - len(facts)), Tone.STRONG)
