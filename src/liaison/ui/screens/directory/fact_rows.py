"""Rows that offices and agencies share: own facts, competence, names."""

from __future__ import annotations

from collections.abc import Iterable

from liaison.base.translations import tr, trn
from liaison.domain.corrections import source_of
from liaison.domain.dates import PartialDate
from liaison.domain.directory import AgencyDetail, Competence, Name, OfficeDetail
from liaison.domain.entries import EntryKind
from liaison.domain.fact_names import competence_name
from liaison.domain.freshness import FactKind, FactName
from liaison.domain.provenance import AppliedCorrection, CorrectionState, Origin, Provenance, Strength
from liaison.ui.correcting.facts import Correctable, deciding
from liaison.ui.screens.directory import correctable
from liaison.ui.screens.directory.context import Context
from liaison.ui.screens.directory.freshness_checks import checked_cell
from liaison.ui.screens.directory.page import Badge, Cell, Column, OwnRecord, Row, Section, Tone


def dated_columns(first: str, second: str, shares: tuple[int, int] = (30, 32)) -> tuple[Column, ...]:
    """Two columns of a fact, then its date and its source."""
    return (
        Column(first, shares[0]),
        Column(second, shares[1]),
        Column(tr("As of"), 28),
        Column(tr("Source"), 10),
    )


def own_facts(fact: Correctable, detail: AgencyDetail | OfficeDetail, context: Context) -> tuple[Row, ...]:
    """One row for each field of the fact that has a value or a correction."""
    rows = []
    for field in fact.fields:
        applied = deciding(detail.corrections, field.name)
        if not field.value and applied is None:
            continue
        cells = (
            Cell(field.label, tone=Tone.QUIET),
            correctable.cell(field, detail.corrections),
            *source_cells(detail.provenance, (applied,) if applied else (), context, _name_of(fact)),
        )
        if detail.origin is Origin.PACK:
            rows.append(Row(cells, correctable=choosing(fact, field.name)))
        else:
            rows.append(Row(cells, owns=(OwnRecord(EntryKind(fact.table), fact.key, fact.title),)))
    return tuple(rows)


def _name_of(fact: Correctable) -> FactName:
    return FactName(FactKind(fact.table), fact.key)


def choosing(fact: Correctable, field: str) -> Correctable:
    """The same fact, to begin with `field`."""
    return Correctable(fact.table, fact.key, fact.title, fact.fields, field)


def source_cells(
    provenance: Provenance,
    corrections: Iterable[AppliedCorrection],
    context: Context,
    name: FactName | None = None,
) -> tuple[Cell, Cell]:
    """The date and the source of a fact, and what came of asking about it where `name` was asked about."""
    date, source = _sources(provenance, corrections, context)
    check = context.checks.get(name) if name is not None else None
    return (date if check is None else checked_cell(date, check, context.names)), source


def _sources(provenance: Provenance, corrections: Iterable[AppliedCorrection], context: Context) -> tuple[Cell, Cell]:
    """An officer's own source first, the pack's below."""
    pack_date, pack_mark = context.names.day_and_age(provenance), context.sources.mark(provenance)
    own = [(source_of(one), one.correction.note) for one in corrections if one.state.decides]
    if not own:
        return Cell(pack_date, tone=Tone.QUIET), Cell(pack_mark, tone=Tone.QUIET)
    dates = ", ".join(dict.fromkeys(context.names.day_and_age(source) for source, _ in own))
    marks = " ".join(dict.fromkeys(context.sources.mark(source, note) for source, note in own))
    return Cell(dates, tr("Pack: {date}", date=pack_date)), Cell(marks, pack_mark)


def competence_section(title: str, competences: Iterable[Competence], context: Context) -> Section:
    """The source's words with the controlled terms; what belongs to a part of the agency says so."""
    rows = tuple(_competence_row(one, context) for one in competences)
    if not rows:
        note = tr("The reference pack says nothing about it: not known, which is not “not competent”.")
        return Section(title, (), (), note)
    columns = dated_columns(tr("In the source's words"), tr("Crime type"), (36, 30))
    return Section(title, columns, rows)


def _competence_row(one: Competence, context: Context) -> Row:
    crimes = context.names.crimes(one.crime_types) or tr("not in the vocabulary")
    derived = one.strength is Strength.DERIVED
    of_part = tr("Stated for {agency}, a part of it", agency=one.agency.short_name or one.agency.name)
    words = Cell(
        one.wording,
        "; ".join(filter(None, (lasting(one.valid_from, one.valid_to), of_part if derived else ""))),
        Tone.DERIVED if derived else Tone.PLAIN,
    )
    own = one.own_id and not derived
    records = (OwnRecord(EntryKind.COMPETENCE, one.own_id, one.wording),) if own else ()
    return Row((words, Cell(crimes), *source_cells(one.provenance, (), context, competence_name(one))), owns=records)


def names_section(
    title: str, all_names: Iterable[Name], shown: str, provenance: Provenance | None, context: Context
) -> Section | None:
    """The names besides `shown`, each with its source; `provenance` is that of the names an agency has itself."""
    others = [name for name in all_names if name.text != shown]
    rows = tuple(_name_row(name, name.provenance or provenance, context) for name in others)
    return Section(title, dated_columns(tr("Name"), tr("Which name"), (44, 18)), rows) if rows else None


def _name_row(name: Name, provenance: Provenance | None, context: Context) -> Row:
    which = f"{name.kind.label}, {name.language}" if name.language else name.kind.label
    source = source_cells(provenance, (), context) if provenance else (Cell("", tone=Tone.QUIET),) * 2
    own = (OwnRecord(EntryKind.NAME, name.own_id, name.text),) if name.own_id else ()
    return Row((Cell(name.text), Cell(which, tone=Tone.QUIET), *source), owns=own)


def lasting(valid_from: PartialDate | None, valid_to: PartialDate | None) -> str:
    """Since and until when, in words; empty when neither is known."""
    since = tr("since {date}", date=valid_from) if valid_from is not None else ""
    until = tr("until {date}", date=valid_to) if valid_to is not None else ""
    return "; ".join(filter(None, (since, until)))


def fact_badges(
    provenance: Provenance, corrections: tuple[AppliedCorrection, ...], context: Context
) -> tuple[Badge, ...]:
    """Age, number of sources, and whether something here was corrected."""
    count = len(context.sources.all())
    badges = [Badge(context.names.dated(provenance)), Badge(trn("{n} source", "{n} sources", count))]
    states = {one.state for one in corrections}
    if CorrectionState.CHANGED_UNDERNEATH in states:
        badges.append(Badge(tr("Corrected by you; the pack has changed since"), Tone.WARNING))
    elif any(state.decides for state in states):
        badges.append(Badge(tr("Corrected by you"), Tone.OWN))
    return tuple(badges)
