"""The lines of the preview: what is wrong, what is asked, and every change, as one list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import overload

from liaison.base.translations import marked, tr
from liaison.domain.entries import EntryKind
from liaison.domain.importing import ChangeKind, Choice, ImportPlan, PlannedChange, Problem, Question
from liaison.domain.records import record_word


class Shown(StrEnum):
    """What the list is narrowed to; the values of changes are those of ChangeKind."""

    ALL = "all"
    WRONG = "wrong"
    ASKED = "asked"
    NEW = "new"
    UPDATE = "update"
    CORRECTION = "correction"
    KEPT = "kept"
    SKIPPED = "skipped"

    @property
    def label(self) -> str:
        """In the language in use."""
        if self in (Shown.ALL, Shown.WRONG, Shown.ASKED):
            return tr(_SHOWN[self])
        return ChangeKind(self.value).label


_SHOWN = {
    Shown.ALL: marked("Everything"),
    Shown.WRONG: marked("Wrong"),
    Shown.ASKED: marked("To be decided"),
}


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One line.

    Attributes:
        role: how it is painted: `bad`, `warn`, `muted` or empty.
        question: what is asked, on lines that ask.
    """

    shown: Shown
    row: int
    what: str
    record: str
    name: str
    detail: str
    role: str = ""
    question: Question | None = None


class PreviewLines(Sequence[PreviewLine]):
    """The lines of one kind, or all: wrong ones first, then questions, then changes in the order of the file.

    Each is made when it is looked at: a list of 50,000 rows has half a million.
    """

    def __init__(self, plan: ImportPlan | None = None, shown: Shown = Shown.ALL) -> None:
        self._left_out = plan is not None and plan.leave_out_wrong
        self._problems: Sequence[Problem] = plan.problems if plan and shown in (Shown.ALL, Shown.WRONG) else ()
        self._questions: Sequence[Question] = plan.questions if plan and shown in (Shown.ALL, Shown.ASKED) else ()
        self._changes: Sequence[PlannedChange] = _changes(plan, shown) if plan else ()

    def __len__(self) -> int:
        return len(self._problems) + len(self._questions) + len(self._changes)

    @overload
    def __getitem__(self, place: int) -> PreviewLine: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[PreviewLine]: ...

    def __getitem__(self, place: int | slice) -> PreviewLine | Sequence[PreviewLine]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        if place < len(self._problems):
            return _wrong(self._problems[place], left_out=self._left_out)
        place -= len(self._problems)
        if place < len(self._questions):
            return _asked(self._questions[place])
        return _changed(self._changes[place - len(self._questions)])


def count(plan: ImportPlan, shown: Shown) -> int:
    """How many lines there are of a kind."""
    return len(PreviewLines(plan, shown))


def _changes(plan: ImportPlan, shown: Shown) -> Sequence[PlannedChange]:
    if shown is Shown.ALL:
        return plan.changes
    return () if shown in (Shown.WRONG, Shown.ASKED) else plan.by_kind.get(ChangeKind(shown.value), ())


def _wrong(problem: Problem, *, left_out: bool) -> PreviewLine:
    what = tr("Wrong, left out") if left_out else tr("Wrong")
    role = "muted" if left_out else "bad"
    return PreviewLine(Shown.WRONG, problem.row, what, problem.column, problem.value, problem.reason, role)


def _asked(question: Question) -> PreviewLine:
    decision = question.decision
    meant = next((one for one in question.candidates if one.id == decision.candidate), question.candidates[0])
    detail = tr("may be: {candidate}", candidate=meant.description)
    if decision.choice is not Choice.ASK:
        detail = (
            f"{decision.choice.label}: {meant.description}" if decision.choice is Choice.SAME else decision.choice.label
        )
    role = "warn" if decision.choice is Choice.ASK else ""
    what = tr("Decide") if decision.choice is Choice.ASK else tr("Decided")
    return PreviewLine(Shown.ASKED, question.row, what, _record(question.table), question.name, detail, role, question)


def _changed(change: PlannedChange) -> PreviewLine:
    detail = change.reason
    if change.field:
        values = f"{change.old or '—'} → {change.new}"
        detail = f"{field_word(change.field)}: {values}" + (f" ({change.reason})" if change.reason else "")
    elif change.new and not detail:
        detail = change.new
    role = "muted" if change.kind in (ChangeKind.KEPT, ChangeKind.SKIPPED) else ""
    return PreviewLine(
        Shown(change.kind.value),
        change.row,
        change.kind.label,
        _record(change.table),
        change.name or tr("(without a title)"),
        detail,
        role,
    )


def _record(table: str) -> str:
    try:
        return EntryKind(table).label
    except ValueError:
        return record_word(table)


def field_word(column: str) -> str:
    """What a column of a record is called."""
    words = _FIELD_WORDS.get(column)
    return tr(words) if words else column


_FIELD_WORDS = {
    "name_en": marked("Name"),
    "name": marked("Name"),
    "native_name": marked("Agency's own name"),
    "short_name": marked("Agency's short name"),
    "kind": marked("Kind"),
    "parent_agency_id": marked("Part of (agency)"),
    "country_iso2": marked("Country"),
    "website": marked("Website"),
    "phone": marked("Phone"),
    "email": marked("E-mail"),
    "city": marked("City"),
    "address": marked("Address"),
    "opening_hours": marked("Opening hours"),
    "time_zone": marked("Time zone"),
    "role": marked("Role of coverage"),
    "valid_from": marked("Covers from"),
    "valid_to": marked("Covers until"),
    "held_from": marked("In post from"),
    "held_to": marked("In post until"),
    "languages": marked("Languages"),
    "family_name": marked("Family name"),
    "given_name": marked("Given name"),
    "remark": marked("Remark on the person"),
}
