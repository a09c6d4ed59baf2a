"""Building a pack from a folder of CSV files: every row is checked, and the good ones make the pack."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from liaison.base.translations import tr
from liaison.domain.packs import PackIdentity, RejectedRow
from liaison.store.reference.checks import partial_date
from liaison.store.reference.csv_files import Line, read_lines
from liaison.store.reference.members import INSTRUMENT, MEMBERS, Member, Row
from liaison.store.reference.pack import Pack, packed
from liaison.store.reference.recipes import MAY_BE_ABSENT, RECIPES, Kitchen, Recipe, RowProblem, no_such_source
from liaison.store.reference.validation import wrong_rows

IDENTITY = "pack.json"
MAPPING = "crime_type_mapping.csv"
ENTRIES = "entries_into_force_added.csv"
_ENTRY_COLUMNS = ("instrument_id", "entry_into_force", "source_url")


@dataclass(frozen=True, slots=True)
class Built:
    """A pack made of the good rows, and what was left out of it.

    Attributes:
        unmapped: wordings of competences without a code; in the pack with their words only.
    """

    pack: Pack
    rejected: tuple[RejectedRow, ...]
    unmapped: tuple[str, ...]


@dataclass(slots=True)
class _Cooked:
    """Rows of one member with the lines they came from."""

    rows: list[Row] = field(default_factory=list)
    lines: list[tuple[Recipe, Line]] = field(default_factory=list)


def build_pack(folder: Path, identity: PackIdentity) -> Built:
    """Read the CSV files of `folder` and pack their good rows. Raises PackSourceError when a file cannot be read at all."""
    rejected: list[RejectedRow] = []
    kitchen = Kitchen(identity.released)
    kitchen.codes = _mapping(folder, rejected)
    accepted: dict[str, tuple[Row, ...]] = {}
    for member in MEMBERS:
        if member is INSTRUMENT:
            kitchen.entries = _entries(folder, kitchen, rejected)
        cooked = _cook(member, folder, kitchen, rejected)
        accepted[member.name] = _accepted(member, cooked, accepted, rejected)
    _reject_unused(folder, kitchen, accepted[INSTRUMENT.name], rejected)
    order = {recipe.file: place for place, recipe in enumerate(RECIPES)}
    rejected.sort(key=lambda row: (order.get(row.file, -1), row.line))
    return Built(packed(identity, accepted), tuple(rejected), tuple(dict.fromkeys(kitchen.unmapped)))


def _mapping(folder: Path, rejected: list[RejectedRow]) -> dict[str, tuple[str, ...]]:
    lines = read_lines(folder / MAPPING, ("wording", "crime_types"))
    rejected += lines.rejected
    return {line.values.get("wording", ""): tuple(line.values.get("crime_types", "").split()) for line in lines.good}


def _entries(folder: Path, kitchen: Kitchen, rejected: list[RejectedRow]) -> dict[str, tuple[str, str]]:
    """Entries into force from further sources, by instrument; a row without a good date and a known source is rejected."""
    if not (folder / ENTRIES).exists():
        return {}
    lines = read_lines(folder / ENTRIES, _ENTRY_COLUMNS)
    rejected += lines.rejected
    found: dict[str, tuple[str, str]] = {}
    for line in lines.good:
        moment, url = line.values.get("entry_into_force", ""), line.values.get("source_url", "")
        reason = partial_date(moment)
        if reason:
            rejected.append(line.rejected("entry_into_force", moment, reason))
        elif url not in kitchen.sources:
            rejected.append(line.rejected("source_url", url, no_such_source()))
        else:
            found[line.values.get("instrument_id", "")] = (moment, url)
    return found


def _reject_unused(folder: Path, kitchen: Kitchen, instruments: tuple[Row, ...], rejected: list[RejectedRow]) -> None:
    """Entries into force of instruments that are not there."""
    missing = kitchen.entries.keys() - {str(row[0]) for row in instruments}
    if missing:
        for line in read_lines(folder / ENTRIES, _ENTRY_COLUMNS).good:
            identity = line.values.get("instrument_id", "")
            if identity in missing:
                rejected.append(line.rejected("instrument_id", identity, tr("is not there, or was rejected itself")))


def _cook(member: Member, folder: Path, kitchen: Kitchen, rejected: list[RejectedRow]) -> _Cooked:
    cooked = _Cooked()
    for recipe in RECIPES:
        absent = recipe.file in MAY_BE_ABSENT and not (folder / recipe.file).exists()
        if recipe.member is not member or absent:
            continue
        required = [column for column in (*recipe.columns, *recipe.more) if column not in recipe.optional]
        lines = read_lines(folder / recipe.file, required, recipe.optional)
        rejected += lines.rejected
        for line in lines.good:
            try:
                for row in _rows(recipe, line, kitchen):
                    cooked.rows.append(row)
                    cooked.lines.append((recipe, line))
            except RowProblem as problem:
                rejected.append(line.rejected(problem.column, problem.value, problem.reason))
    return cooked


def _rows(recipe: Recipe, line: Line, kitchen: Kitchen) -> Iterable[Row]:
    copied = {target: line.values.get(column) for column, target in recipe.columns.items()}
    for values in recipe.cook(line, kitchen):
        everything = {**copied, **values}
        yield tuple(everything.get(column) for column in recipe.member.columns)


def _accepted(
    member: Member, cooked: _Cooked, accepted: dict[str, tuple[Row, ...]], rejected: list[RejectedRow]
) -> tuple[Row, ...]:
    wrong = wrong_rows(member, cooked.rows, accepted)
    for one in wrong:
        recipe, line = cooked.lines[one.index]
        column = recipe.csv_column(one.column) if one.column else ""
        rejected.append(line.rejected(column, one.value, one.reason))
    bad = {one.index for one in wrong}
    return tuple(row for index, row in enumerate(cooked.rows) if index not in bad)
