"""The import as it is being worked out: records known and new, what changes about them, and what has to be asked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from liaison.base.ids import new_id
from liaison.base.translations import tr
from liaison.domain.corrections import CORRECTABLE
from liaison.domain.country_names import folded_name
from liaison.domain.coverage import OfficeKind
from liaison.domain.dates import PartialDate
from liaison.domain.directory import AgencyKind
from liaison.domain.importing import (
    Candidate,
    ChangedRow,
    ChangeKind,
    Choice,
    Decision,
    Differing,
    ImportValue,
    NewRow,
    PlannedChange,
    PlanOptions,
    Question,
    Write,
)
from liaison.domain.importing_rows import SourceWord
from liaison.store.import_rows import KnownRecord


@dataclass(slots=True)
class Record:
    """An agency, an office, a person or a post: one already there, or one the file brings.

    Attributes:
        scope: of an own row, empty for the pack's and for new ones.
        row: where the file first named it.
    """

    table: str
    id: str
    scope: str
    is_new: bool
    values: dict[str, ImportValue]
    pack_values: Mapping[str, object] = field(default_factory=dict)
    row: int = 0
    source: SourceWord | None = None

    @property
    def is_of_pack(self) -> bool:
        """Whether a change of it is a correction."""
        return not self.is_new and not self.scope

    @property
    def name(self) -> str:
        """What it is called."""
        for key in ("name_en", "name", "display_name", "title", "native_name", "short_name"):
            if self.values.get(key):
                return str(self.values[key])
        return ""

    def text(self, key: str) -> str:
        """A value as text; empty when not known."""
        value = self.values.get(key)
        return str(value) if value else ""


def record_of(known: KnownRecord) -> Record:
    """A record already there."""
    return Record(known.table, known.id, known.scope, False, dict(known.values), known.pack_values)


class Draft:
    """Collects changes, questions and writes. The same file and answers give the same draft, but for identities.

    Args:
        sources: the officer's own, so that one is not kept twice.
    """

    def __init__(self, options: PlanOptions, sources: list[KnownRecord]) -> None:
        self.options = options
        self.changes: list[PlannedChange] = []
        self.questions: dict[str, Question] = {}
        self.unchanged = 0
        self._new: dict[str, list[Record]] = {}
        self._rows: list[NewRow] = []
        self._updates: dict[tuple[str, str, str], dict[str, ImportValue]] = {}
        self._sources: dict[tuple[str, ...], str] = {}
        self._days: dict[str, PartialDate | None] = {}
        self._source_rows: list[NewRow] = []
        self._cited: set[tuple[str, str, SourceWord]] = set()
        self._met_sources: dict[SourceWord, str] = {}
        for known in sources:
            self._sources.setdefault(_source_key(known.values), known.id)

    def add(self, table: str, values: Mapping[str, ImportValue], row: int, source: SourceWord) -> Record:
        """A new record; it is written with all values it has when everything was read."""
        record = Record(table, new_id(), "", True, dict(values), row=row, source=source)
        self._new.setdefault(table, []).append(record)
        return record

    def add_row(self, table: str, values: Mapping[str, ImportValue], row: int, source: SourceWord, name: str) -> None:
        """A new fact that nothing further in the file changes."""
        identity = new_id()
        self._rows.append(NewRow(table, identity, values))
        self._rows.append(self._citation(table, identity, source))
        self.changes.append(PlannedChange(ChangeKind.NEW, row, table, name, "", "", ""))

    def merge(self, record: Record, values: Mapping[str, ImportValue], row: int, source: SourceWord) -> None:
        """Give a record what the file says of it: what is not known is added, what differs stays or is replaced."""
        for key, new in values.items():
            old = record.values.get(key)
            if not new or _same(old, new):
                self.unchanged += bool(new)
            elif record.is_new:
                self._merge_new(record, key, new, row)
            elif old and (self.options.differing is Differing.KEEP or old == new):
                self._keep(record, key, new, row, tr("it has another value"))
            else:
                self._change(record, key, new, row, source)

    def update_fact(
        self,
        table: str,
        scope: str,
        identity: str,
        values: Mapping[str, ImportValue],
        row: int,
        source: SourceWord,
        name: str,
    ) -> None:
        """Give an own fact other values."""
        self._cite_anew(table, identity, source)
        self._updates.setdefault((table, scope, identity), {}).update(values)
        for key, new in values.items():
            self.changes.append(PlannedChange(ChangeKind.UPDATE, row, table, name, key, "", str(new)))

    def correct(
        self,
        table: str,
        key: str,
        column: str,
        new: ImportValue,
        pack_value: object,
        source: SourceWord,
        row: int,
        name: str,
        old: str,
    ) -> None:
        """Correct a fact of the pack."""
        value = new.text if isinstance(new, PartialDate) else new
        values: dict[str, ImportValue] = {
            "target_table": table,
            "target_key": key,
            "field": column,
            "value": json.dumps(value, ensure_ascii=False),
            "pack_value": json.dumps(pack_value, ensure_ascii=False),
            "source_title": source.title,
            "source_url": source.url,
            "as_of": source.as_of,
            "note": "",
        }
        self._rows.append(NewRow("correction", new_id(), values))
        self.changes.append(PlannedChange(ChangeKind.CORRECTION, row, table, name, column, old, str(new)))

    def kept(self, row: int, table: str, name: str, reason: str) -> None:
        """Say that something of the file is not taken over."""
        self.changes.append(PlannedChange(ChangeKind.KEPT, row, table, name, "", "", "", reason))

    def skipped(self, row: int, table: str, name: str) -> None:
        """Say that something was left out as decided."""
        self.changes.append(PlannedChange(ChangeKind.SKIPPED, row, table, name, "", "", "", tr("left out as decided")))

    def ask(self, key: str, row: int, table: str, name: str, candidates: list[tuple[Record, str]]) -> Decision:
        """What was decided of a name that may be a record's; the question is kept for the person."""
        decision = self.options.decisions.get(key) or Decision(self.options.undecided)
        offered = tuple(Candidate(record.id, description) for record, description in candidates[:10])
        if decision.choice is Choice.SAME and decision.candidate not in {one.id for one in offered}:
            # identities of new records differ at every reading; the first candidate is the likeliest
            decision = Decision(Choice.SAME, offered[0].id)
        self.questions.setdefault(key, Question(key, row, table, name, offered, decision))
        return decision

    def writes(self) -> Iterator[Write]:
        """Everything to be written, in the order of what refers to what but for sources, which `source_rows` has."""
        for table in ("agency", "office", "person", "post"):
            for record in self._new.get(table, ()):
                yield NewRow(table, record.id, {k: v for k, v in record.values.items() if v})
                if record.source is not None:
                    yield self._citation(table, record.id, record.source)
        yield from self._rows
        for key, values in self._updates.items():
            yield ChangedRow(*key, values)

    def source_rows(self) -> list[NewRow]:
        """New sources; only when `writes` has been gone through."""
        return self._source_rows

    def all_changes(self) -> Iterator[PlannedChange]:
        """The lines of the preview, not in order."""
        for records in self._new.values():
            for record in records:
                yield PlannedChange(ChangeKind.NEW, record.row, record.table, record.name, "", "", _said(record))
        yield from self.changes

    def _merge_new(self, record: Record, key: str, new: ImportValue, row: int) -> None:
        if not record.values.get(key):
            record.values[key] = new
        else:
            self._keep(record, key, new, row, tr("an earlier row of the file says something else"))

    def _keep(self, record: Record, key: str, new: ImportValue, row: int, reason: str) -> None:
        old = record.text(key)
        self.changes.append(PlannedChange(ChangeKind.KEPT, row, record.table, record.name, key, old, str(new), reason))

    def _change(self, record: Record, key: str, new: ImportValue, row: int, source: SourceWord) -> None:
        old, name = record.text(key), record.name
        if not record.is_of_pack:
            self._updates.setdefault((record.table, record.scope, record.id), {})[key] = new
            self._cite_anew(record.table, record.id, source)
            self.changes.append(PlannedChange(ChangeKind.UPDATE, row, record.table, name, key, old, str(new)))
        elif key not in CORRECTABLE[record.table]:
            self._keep(record, key, new, row, tr("this cannot be added to a record of the reference pack"))
            return
        else:
            pack_value = record.pack_values.get(key)
            self.correct(record.table, record.id, key, new, pack_value, source, row, name, old)
        record.values[key] = new

    def _cite_anew(self, table: str, identity: str, source: SourceWord) -> None:
        """A changed record is cited like one changed by hand: as a whole, from the newer source."""
        if (table, identity, source) not in self._cited:
            self._cited.add((table, identity, source))
            self._rows.append(self._citation(table, identity, source))

    def _citation(self, table: str, identity: str, source: SourceWord) -> NewRow:
        source_id = self._source(source)
        as_of = None if self._days.get(source_id) == source.as_of else source.as_of
        values: dict[str, ImportValue] = {"target_table": table, "target_id": identity, "source_id": source_id}
        return NewRow("citation", new_id(), values | {"as_of": as_of})

    def _source(self, source: SourceWord) -> str:
        known = self._met_sources.get(source)
        if known is None:
            known = self._met_sources[source] = self._kept_source(source)
        return known

    def _kept_source(self, source: SourceWord) -> str:
        values: dict[str, ImportValue] = {
            "title": source.title,
            "publisher": source.publisher,
            "url": source.url,
            "as_of": source.as_of,
            "basis": source.basis,
        }
        key = _source_key(values)
        if key not in self._sources:
            identity = self._sources[key] = new_id()
            self._source_rows.append(
                NewRow("source", identity, {name: value or None for name, value in values.items()})
            )
        self._days[self._sources[key]] = source.as_of
        return self._sources[key]


def _source_key(values: Mapping[str, ImportValue]) -> tuple[str, ...]:
    return tuple(str(values.get(name) or "") for name in ("title", "publisher", "url", "as_of", "basis"))


def _said(record: Record) -> str:
    left_out = {"name_en", "name", "display_name", "title", "agency_id", "office_id", "parent_agency_id", "kind"}
    said = [_kind_word(record)] if record.values.get("kind") not in (None, "not_known") else []
    return "; ".join([*said, *(str(value) for name, value in record.values.items() if value and name not in left_out)])


def _kind_word(record: Record) -> str:
    kinds = OfficeKind if record.table == "office" else AgencyKind
    return kinds(record.text("kind")).label


def _same(old: ImportValue, new: ImportValue) -> bool:
    if old is None or isinstance(old, PartialDate) or isinstance(new, PartialDate):
        return old == new
    if old == new:
        return True
    letters = folded_name(str(old)), folded_name(str(new))
    # what differs in accents or case only is the same; numbers keep their signs
    return letters[0] == letters[1] and not any(character.isdigit() for character in letters[0])
