"""`import FILE`: take a list over into the directory, in one step that one undo takes back."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from liaison.app.command_line.command import DONE, NOTHING_FOUND, ROWS_REJECTED, Command
from liaison.app.command_line.session import Session
from liaison.base.translations import tr, trn
from liaison.domain.importing import (
    ENCODINGS,
    ChangeKind,
    Choice,
    Delimiter,
    Differing,
    ImportPlan,
    PlannedChange,
    PlanOptions,
    Problem,
    Question,
    ReadOptions,
)
from liaison.domain.importing_fields import Field
from liaison.domain.importing_mapping import ColumnMap
from liaison.domain.records import record_word
from liaison.domain.steps import result_of
from liaison.services.importing.maps import read_map
from liaison.services.importing.service import ImportService, ReadFile

_SHOWN = 200
_DELIMITERS = {"comma": Delimiter.COMMA, "semicolon": Delimiter.SEMICOLON, "tab": Delimiter.TAB}


def _add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="CSV, XLSX or vCard")
    parser.add_argument(
        "--map", type=Path, help="which column is what: a map saved by the window, or lines heading,field"
    )
    parser.add_argument("--source", default="", help="where the list is from, for rows that do not say it")
    parser.add_argument("--source-url", default="")
    parser.add_argument("--as-of", default="", help="the day the list speaks for, such as 2019-08-02")
    parser.add_argument("--agency", default="", help="the agency of rows that name none")
    parser.add_argument("--sheet", default="", help="of a workbook; the first when left out")
    parser.add_argument("--encoding", choices=ENCODINGS, default="", help="found out when left out")
    parser.add_argument("--delimiter", choices=sorted(_DELIMITERS), help="found out when left out")
    parser.add_argument("--no-headings", action="store_true", help="the first line is data already")
    parser.add_argument("--replace", action="store_true", help="the file wins where a record has another value")
    parser.add_argument(
        "--doubtful",
        choices=[choice.value for choice in Choice],
        default=Choice.ASK.value,
        help="names nearly those of known records: ask (nothing is imported), same, new, skip",
    )
    parser.add_argument("--leave-out-wrong", action="store_true", help="import the other rows although some are wrong")
    parser.add_argument("--dry-run", action="store_true", help="only tell what would change")


def _run(arguments: argparse.Namespace, session: Session) -> int:
    given = read_map(arguments.map) if arguments.map else None
    reading = ReadOptions(
        arguments.encoding, _DELIMITERS.get(arguments.delimiter or ""), arguments.sheet, not arguments.no_headings
    )
    options = PlanOptions(
        Differing.REPLACE if arguments.replace else Differing.KEEP,
        arguments.leave_out_wrong,
        undecided=Choice(arguments.doubtful),
    )
    with session.store() as opened:
        service = ImportService(opened.store)
        found = result_of(service.read_in_steps(arguments.file, reading))
        columns = _columns(arguments, found, given)
        plan = result_of(service.plan_in_steps(found.table, columns, options))
        applied = plan.may_be_applied and not arguments.dry_run
        if applied:
            service.apply(plan)
    session.answer(_as_value(plan, columns, applied), _lines(plan, found, columns, applied))
    return _exit_code(plan)


def _columns(arguments: argparse.Namespace, found: ReadFile, given: ColumnMap | None) -> ColumnMap:
    said = {
        Field.SOURCE: arguments.source,
        Field.SOURCE_URL: arguments.source_url,
        Field.AS_OF: arguments.as_of,
        Field.AGENCY: arguments.agency,
    }
    taken = given or found.columns
    return ColumnMap(taken.columns, {**taken.constants, **{kept: value for kept, value in said.items() if value}})


def _exit_code(plan: ImportPlan) -> int:
    if (plan.problems and not plan.leave_out_wrong) or plan.open_questions:
        return ROWS_REJECTED
    return DONE if plan.writes else NOTHING_FOUND


def _as_value(plan: ImportPlan, columns: ColumnMap, applied: bool) -> dict[str, object]:
    return {
        "applied": applied,
        "rows": plan.rows,
        "left_out": plan.left_out,
        "unchanged": plan.unchanged,
        "columns": {heading: kept.value if kept else None for heading, kept in columns.columns.items()},
        "changes": plan.changes,
        "questions": plan.questions,
        "problems": plan.problems,
    }


def _lines(plan: ImportPlan, found: ReadFile, columns: ColumnMap, applied: bool) -> Iterator[str]:
    yield from found.table.notes
    for heading in found.table.headings:
        kept = columns.columns.get(heading)
        yield f"  {heading} → {kept.label if kept else tr('not imported')}"
    yield from (_problem(problem) for problem in plan.problems[:_SHOWN])
    yield from (_question(plan, question) for question in plan.questions[:_SHOWN])
    yield from (_change(plan, change) for change in plan.changes[:_SHOWN])
    more = sum(max(0, len(part) - _SHOWN) for part in (plan.problems, plan.questions, plan.changes))
    if more:
        yield trn("… and {n} line more; --json prints all.", "… and {n} lines more; --json prints all.", more)
    counts = "; ".join(f"{kind.label}: {plan.count(kind)}" for kind in ChangeKind if plan.count(kind))
    yield tr("{rows} rows read. {counts}", rows=plan.rows, counts=counts)
    yield _outcome(plan, applied)


def _outcome(plan: ImportPlan, applied: bool) -> str:
    if applied:
        return tr("Imported in one step; undo takes it back whole.")
    if plan.problems and not plan.leave_out_wrong:
        return trn(
            "{n} thing is wrong. Nothing was changed.", "{n} things are wrong. Nothing was changed.", len(plan.problems)
        )
    if plan.open_questions:
        return trn(
            "{n} name may be that of a known record: decide with --doubtful. Nothing was changed.",
            "{n} names may be those of known records: decide with --doubtful. Nothing was changed.",
            plan.open_questions,
        )
    return (
        tr("Nothing was changed.")
        if plan.writes
        else tr("Everything in the file is known already. Nothing was changed.")
    )


def _problem(problem: Problem) -> str:
    place = ":".join(filter(None, (problem.file, str(problem.row) if problem.row else "", problem.column)))
    return f"{place}: {problem.reason}"


def _question(plan: ImportPlan, question: Question) -> str:
    named = ", ".join(candidate.description for candidate in question.candidates[:3])
    asked = tr("{row}: “{name}” may be: {candidates}", row=question.row, name=question.name, candidates=named)
    return f"{plan.file.name}:{asked} [{question.decision.choice.label}]"


def _change(plan: ImportPlan, change: PlannedChange) -> str:
    what = f"{change.kind.label}: {record_word(change.table)}: {change.name}"
    if change.field:
        what += f", {change.field}: {change.old or '—'} → {change.new}"
    return f"{plan.file.name}:{change.row}: {what}" + (f" ({change.reason})" if change.reason else "")


IMPORT = Command("import", "take a CSV, XLSX or vCard list over into the directory", _add_arguments, _run)
