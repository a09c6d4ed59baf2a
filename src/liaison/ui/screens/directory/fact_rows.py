"""Rows that offices and agencies share: own facts, competence, names."""

from __future__ import annotations

from collections.abc import Iterable

from liaison.base.translations import tr, trn
from liaison.domain.directory import AgencyDetail, Competence, Name, NameKind, OfficeDetail
from liaison.domain.provenance import AppliedCorrection, CorrectionState, Origin, Provenance, Strength
from liaison.ui.screens.directory import correctable
from liaison.ui.screens.directory.context import Context
from liaison.ui.screens.directory.page import Badge, Cell, Column, Correctable, Row, Section, Tone

_NAME_KINDS = {
    NameKind.ENGLISH: lambda: tr("in English"),
    NameKind.NATIVE: lambda: tr("in its own language"),
    NameKind.SHORT: lambda: tr("short"),
}


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
        applied = correctable.deciding(detail.corrections, field.name)
        if not field.value and applied is None:
            continue
        cells = (
            Cell(field.label, tone=Tone.QUIET),
            correctable.cell(field, detail.corrections),
            *source_cells(detail.provenance, (applied,) if applied else (), context),
        )
        from_pack = detail.origin is Origin.PACK
        rows.append(Row(cells, correctable=choosing(fact, field.name) if from_pack else None))
    return tuple(rows)


def choosing(fact: Correctable, field: str) -> Correctable:
    """The same fact, to begin with `field`."""
    return Correctable(fact.table, fact.key, fact.title, fact.fields, field)


def source_cells(
    provenance: Provenance, corrections: Iterable[AppliedCorrection], context: Context
) -> tuple[Cell, Cell]:
    """The date and the source of a fact; an officer's own source first, the pack's below."""
    pack_date, pack_mark = context.names.day_and_age(provenance), context.sources.mark(provenance)
    own = [(correctable.source_of(one), one.correction.note) for one in corrections if one.state.decides]
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
    words = Cell(
        one.wording,
        tr("Stated for {agency}, a part of it", agency=one.agency.short_name or one.agency.name) if derived else "",
        Tone.DERIVED if derived else Tone.PLAIN,
    )
    return Row((words, Cell(crimes), *source_cells(one.provenance, (), context)))


def names_section(title: str, all_names: Iterable[Name]) -> Section | None:
    """The names in other scripts and the short one; None when the English name is all there is."""
    others = [name for name in all_names if name.kind is not NameKind.ENGLISH]
    rows = tuple(Row((Cell(name.text), Cell(_NAME_KINDS[name.kind](), tone=Tone.QUIET))) for name in others)
    return Section(title, (Column(tr("Name"), 70), Column(tr("Which"), 30)), rows) if rows else None


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
