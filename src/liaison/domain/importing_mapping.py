"""Which column is what: suggested from the headings and the values, changed by the person, kept in a small file."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from liaison.base.translations import language, tr
from liaison.domain.country_names import CountryNames, folded_name
from liaison.domain.importing import SourceTable
from liaison.domain.importing_errors import MapFileError
from liaison.domain.importing_fields import FIELDS, Field

_CLOSE = 0.84
_MOSTLY = 0.8
_LOOKED_AT = 200
_LONGEST_MAP = 1_000_000
_EMAIL = re.compile(r"[^@\s]{1,100}@[^@\s]{1,100}\.[^@\s.]{1,30}")
_PHONE = re.compile(r"\+?[\d ()./-]{6,40}")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """What each column holds.

    Attributes:
        columns: by heading; a column that is not there, or None, is not imported.
        constants: for the whole file, where no column says it or its cell is empty.
    """

    columns: Mapping[str, Field | None]
    constants: Mapping[Field, str] = field(default_factory=dict)

    def fields(self, headings: Sequence[str]) -> tuple[Field | None, ...]:
        """What each of these columns holds."""
        return tuple(self.columns.get(heading) for heading in headings)


def suggested(table: SourceTable, names: CountryNames) -> ColumnMap:
    """What the columns most likely hold: by their heading, by one that is nearly it, else by their values."""
    found: dict[str, Field | None] = {}
    taken: set[Field] = set()
    for judge in (_by_heading, _by_close_heading, _by_values(table, names)):
        for place, heading in enumerate(table.headings):
            if found.get(heading) is None:
                guess = judge(heading, place)
                found[heading] = guess if guess not in taken else None
                taken |= {guess} if guess else set()
    return ColumnMap(found)


@lru_cache(maxsize=4)
def _known(_language: str) -> Mapping[str, Field]:
    known: dict[str, Field] = {}
    for info in FIELDS:
        for heading in (tr(info.name), info.name, info.field.value):
            known[folded_name(heading)] = info.field
    for info in FIELDS:
        for heading in info.headings.split("|"):
            known.setdefault(folded_name(heading), info.field)
    return known


def _by_heading(heading: str, place: int) -> Field | None:
    known = _known(language())
    return known.get(_without_brackets(heading)) or known.get(folded_name(heading))


def _by_close_heading(heading: str, place: int) -> Field | None:
    wanted = _without_brackets(heading)
    if len(wanted) < 4:
        return None
    matcher = SequenceMatcher(b=wanted[:80])
    best, found = _CLOSE, None
    for known, meant in _known(language()).items():
        matcher.set_seq1(known)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
            best, found = ratio, meant
    return found


def _by_values(table: SourceTable, names: CountryNames) -> Callable[[str, int], Field | None]:
    def judge(heading: str, place: int) -> Field | None:
        cells = (row.cells[place].strip() for row in table.rows[:_LOOKED_AT] if place < len(row.cells))
        values = [cell for cell in cells if cell]
        if not values:
            return None
        if _mostly(values, lambda value: bool(_EMAIL.fullmatch(value))):
            return Field.EMAIL
        if _mostly(values, lambda value: bool(_PHONE.fullmatch(value)) and not value.isdigit()):
            return Field.PHONE
        if _mostly(values, names.is_country):
            return Field.COUNTRY
        return Field.COVERS if _mostly(values, lambda value: _is_list(value, names)) else None

    return judge


def _mostly(values: Sequence[str], holds: Callable[[str], bool]) -> bool:
    return sum(map(holds, values)) >= _MOSTLY * len(values)


def _is_list(value: str, names: CountryNames) -> bool:
    try:
        return bool(names.find_all(value))
    except ValueError:
        return False


def _without_brackets(heading: str) -> str:
    return folded_name(re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", heading[:200]))


def map_as_text(given: ColumnMap) -> str:
    """The map as its file holds it."""
    columns = {heading: kept.value if kept else "" for heading, kept in given.columns.items()}
    constants = {kept.value: value for kept, value in given.constants.items() if value}
    return json.dumps({"columns": columns, "whole_file": constants}, ensure_ascii=False, indent=2) + "\n"


def map_from_text(text: str, file: str) -> ColumnMap:
    """The map a file holds: JSON as written here, or lines `heading,field`. Raises MapFileError."""
    if len(text) > _LONGEST_MAP:
        raise MapFileError(file, tr("it is longer than {n} characters.", n=_LONGEST_MAP))
    if text.lstrip().startswith("{"):
        return _from_json(text, file)
    pairs = [(line[0].strip(), line[1].strip()) for line in _csv_lines(text, file) if len(line) >= 2]
    if not pairs:
        raise MapFileError(file, tr("it holds no lines “heading,field”."))
    columns = {heading: _field(name, file) for heading, name in pairs if not name.startswith("=")}
    return ColumnMap(columns)


def _csv_lines(text: str, file: str) -> Iterable[list[str]]:
    try:
        return [line for line in csv.reader(text.splitlines()) if line]
    except csv.Error as error:
        raise MapFileError(file, tr("it is neither JSON nor lines “heading,field”.")) from error


def _from_json(text: str, file: str) -> ColumnMap:
    try:
        read = json.loads(text)
        columns, constants = read["columns"], read.get("whole_file", {})
        pairs = [(str(heading), str(name)) for heading, name in columns.items()]
        whole = [(str(name), str(value)) for name, value in constants.items()]
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise MapFileError(file, tr("it is not the JSON of a map.")) from error
    said = {kept: value for name, value in whole if (kept := _field(name, file)) is not None}
    return ColumnMap({heading: _field(name, file) for heading, name in pairs}, said)


def _field(name: str, file: str) -> Field | None:
    if not name:
        return None
    try:
        return Field(name)
    except ValueError as error:
        raise MapFileError(file, tr("there is no field “{name}”.", name=name[:60])) from error
