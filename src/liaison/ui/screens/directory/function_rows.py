"""What an agency does for other countries: central authority for what, through which channel, in which languages."""

from __future__ import annotations

from collections.abc import Iterable

from liaison.base.translations import tr
from liaison.domain.entries import EntryKind
from liaison.domain.functions import Function
from liaison.domain.measures import measure_label, stage_label
from liaison.ui.screens.directory import fact_rows
from liaison.ui.screens.directory.context import Context
from liaison.ui.screens.directory.page import Cell, OwnRecord, Row, Section, Tone


def functions_section(functions: Iterable[Function], context: Context) -> Section | None:
    """One row for each rule that names the agency; None when no rule does."""
    rows = tuple(_row(one, context) for one in functions)
    columns = fact_rows.dated_columns(tr("Function"), tr("Channel and languages"), (34, 34))
    return Section(tr("Functions"), columns, rows) if rows else None


def _row(function: Function, context: Context) -> Row:
    how = Cell(
        function.channel or tr("channel not stated"),
        tr("in: {languages}", languages=function.languages) if function.languages else "",
        Tone.PLAIN if function.channel or function.languages else Tone.DERIVED,
    )
    own = OwnRecord(EntryKind.FUNCTION, function.own_id, function.label, function.valid_to is not None)
    return Row(
        (
            Cell(function.label, "; ".join(filter(None, _limits(function, context)))),
            how,
            *fact_rows.source_cells(function.provenance, (), context),
        ),
        owns=(own,) if function.own_id else (),
    )


def _limits(function: Function, context: Context) -> Iterable[str]:
    yield measure_label(function.measure) if function.measure else ""
    yield function.instrument
    if function.crime_type:
        yield tr("only for {crime}", crime=context.names.crimes((function.crime_type,)))
    yield stage_label(function.stage) if function.stage else ""
    yield function.place
    yield fact_rows.lasting(function.valid_from, function.valid_to)
    yield function.remark
