"""Importing a list of agencies, offices, coverage and people: what is read, what is wrong, what would change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from liaison.base.translations import marked, tr
from liaison.domain.dates import PartialDate

ImportValue = str | PartialDate | None

CHANGE_LABEL = "import"
"""Of the one journalled change an import is."""


class FileKind(StrEnum):
    """What a file is, by its content."""

    CSV = "csv"
    XLSX = "xlsx"
    VCARD = "vcf"


class Delimiter(StrEnum):
    """What stands between the cells of a CSV file."""

    COMMA = ","
    SEMICOLON = ";"
    TAB = "\t"

    @property
    def label(self) -> str:
        """Its name in the language in use."""
        return tr(_DELIMITERS[self])


_DELIMITERS = {
    Delimiter.COMMA: marked("Comma"),
    Delimiter.SEMICOLON: marked("Semicolon"),
    Delimiter.TAB: marked("Tabulator"),
}

ENCODINGS = ("utf-8", "utf-16", "cp1251", "cp1252")
"""Encodings that can be chosen for a CSV or vCard file, as Python names them."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a file is to be read; what is empty is found out.

    Attributes:
        encoding: one of ENCODINGS.
        sheet: of a workbook; the first when empty.
        has_headings: the first line names the columns.
    """

    encoding: str = ""
    delimiter: Delimiter | None = None
    sheet: str = ""
    has_headings: bool = True


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One line of a file.

    Attributes:
        number: line or row in the file, from 1, as a spreadsheet counts; the number of the card in a vCard file.
        problem: why it cannot be read, translated; empty when it can.
    """

    number: int
    cells: tuple[str, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class SourceTable:
    """What was read off a file.

    Attributes:
        headings: of the columns; given ones where the file has none.
        encoding: that was taken; empty for workbooks.
        sheets: all sheets of a workbook; sheet: the one read.
        notes: what the person should know of the reading, translated.
    """

    file: Path
    kind: FileKind
    headings: tuple[str, ...]
    rows: tuple[SourceRow, ...]
    encoding: str = ""
    delimiter: Delimiter | None = None
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell or a row that is wrong.

    Attributes:
        row: in the file, from 1; 0 when the whole file is meant.
        column: heading; empty when the whole row is meant.
        reason: a sentence in the language in use.
    """

    file: str
    row: int
    column: str
    value: str
    reason: str


class Differing(StrEnum):
    """What happens where a record has a value and the file another."""

    KEEP = "keep"
    REPLACE = "replace"


class Choice(StrEnum):
    """What is done with a name that may be that of a record already there. ASK leaves the question open, and nothing is imported."""

    ASK = "ask"
    SAME = "same"
    NEW = "new"
    SKIP = "skip"

    @property
    def label(self) -> str:
        """In the language in use."""
        return tr(_CHOICES[self])


_CHOICES = {
    Choice.ASK: marked("Not decided"),
    Choice.SAME: marked("The same"),
    Choice.NEW: marked("Another one"),
    Choice.SKIP: marked("Leave out"),
}


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer to a question.

    Attributes:
        candidate: identity of the record meant, when the choice is SAME; empty for the first candidate.
    """

    choice: Choice
    candidate: str = ""


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """How rows become changes.

    Attributes:
        leave_out_wrong: import the other rows although some are wrong.
        decisions: by key of the question.
        undecided: what is done with questions not answered.
    """

    differing: Differing = Differing.KEEP
    leave_out_wrong: bool = False
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    undecided: Choice = Choice.ASK


class ChangeKind(StrEnum):
    """What happens to a record."""

    NEW = "new"
    UPDATE = "update"
    CORRECTION = "correction"
    KEPT = "kept"
    SKIPPED = "skipped"

    @property
    def label(self) -> str:
        """In the language in use."""
        return tr(_CHANGE_KINDS[self])


_CHANGE_KINDS = {
    ChangeKind.NEW: marked("New"),
    ChangeKind.UPDATE: marked("Changed"),
    ChangeKind.CORRECTION: marked("Correction of the pack"),
    ChangeKind.KEPT: marked("Stays as it is"),
    ChangeKind.SKIPPED: marked("Left out"),
}


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """One line of the preview.

    Attributes:
        table: kind of record, as `liaison.domain.records` names it.
        name: of the record.
        field: column of the record; empty when the whole record is meant.
        reason: why it stays or is left out, translated.
    """

    kind: ChangeKind
    row: int
    table: str
    name: str
    field: str
    old: str
    new: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be meant; `description` tells it from others."""

    id: str
    description: str


@dataclass(frozen=True, slots=True)
class Question:
    """A name that may be that of a record already there, or of one further up in the file.

    Attributes:
        key: by which it is answered; the same for the same file.
        decision: the answer so far.
    """

    key: str
    row: int
    table: str
    name: str
    candidates: tuple[Candidate, ...]
    decision: Decision


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row to be added."""

    table: str
    id: str
    values: Mapping[str, ImportValue]


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """Fields of an own row to be given new values."""

    table: str
    scope: str
    id: str
    values: Mapping[str, ImportValue]


Write = NewRow | ChangedRow


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything an import would do.

    Attributes:
        rows: lines read; left_out: those left out because they are wrong.
        unchanged: facts of the file that are known already.
        writes: what `apply` does, in order.
        by_kind: the same changes, told apart.
    """

    file: Path
    rows: int
    left_out: int
    changes: tuple[PlannedChange, ...]
    questions: tuple[Question, ...]
    problems: tuple[Problem, ...]
    unchanged: int
    writes: tuple[Write, ...] = field(repr=False)
    leave_out_wrong: bool = False
    by_kind: Mapping[ChangeKind, tuple[PlannedChange, ...]] = field(default_factory=dict, repr=False)

    @property
    def open_questions(self) -> int:
        """Questions without an answer."""
        return sum(one.decision.choice is Choice.ASK for one in self.questions)

    @property
    def may_be_applied(self) -> bool:
        """True when there is something to do, nothing is undecided, and what is wrong was left out knowingly."""
        wrong = bool(self.problems) and not self.leave_out_wrong
        return bool(self.writes) and not self.open_questions and not wrong

    def count(self, kind: ChangeKind) -> int:
        """Lines of a kind."""
        return len(self.by_kind.get(kind, ()))
