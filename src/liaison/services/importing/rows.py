"""What all readers share: limits, headings that differ from one another, and text without signs that are not seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from liaison.base.translations import tr
from liaison.domain.formula_guard import unguarded
from liaison.domain.importing import SourceRow
from liaison.domain.importing_errors import ImportTooLarge

LARGEST_FILE = 64 * 1024 * 1024
MOST_ROWS = 200_000
MOST_COLUMNS = 256
LONGEST_CELL = 8_000
SLICE = 1_000

# marks and overrides of direction, byte order marks; joiners stay, because Persian and Hindi spell with them
_UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad\u200b]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def clean(text: str) -> str:
    """A cell as it is kept: composed, without control characters and marks of direction, and without a formula guard."""
    text = unguarded(text.replace("\r\n", "\n"))
    if text.isascii() and text.isprintable():
        return text.strip()
    text = _CONTROL.sub(" ", _UNSEEN.sub("", text))
    return unicodedata.normalize("NFC", text).strip()


def table_of(
    file: str, lines: Iterable[tuple[int, Sequence[str]]], has_headings: bool
) -> Iterator[tuple[tuple[str, ...], list[SourceRow]]]:
    """Headings and rows from numbered lines, empty ones left out; yields what there is so far, in slices, the whole last.

    Raises ImportTooLarge.
    """
    headings: tuple[str, ...] = ()
    rows: list[SourceRow] = []
    for number, raw in lines:
        if len(raw) > MOST_COLUMNS:
            raise ImportTooLarge(file, tr("row {row} has more than {n} columns.", row=number, n=MOST_COLUMNS))
        cells = tuple(clean(cell) for cell in raw)
        if not any(cells):
            continue
        if not headings and has_headings:
            headings = named_apart(cells)
            continue
        rows.append(SourceRow(number, cells, _too_long(cells)))
        if len(rows) > MOST_ROWS:
            raise ImportTooLarge(file, tr("it has more than {n} rows.", n=MOST_ROWS))
        if len(rows) % SLICE == 0:
            yield headings, rows
    widest = max((len(row.cells) for row in rows), default=0)
    headings += tuple(tr("Column {n}", n=place + 1) for place in range(len(headings), widest))
    yield headings, rows


def named_apart(cells: Sequence[str]) -> tuple[str, ...]:
    """Headings, each once: a second "Phone" becomes "Phone (2)"."""
    seen: dict[str, int] = {}
    names = []
    for place, cell in enumerate(cells):
        name = " ".join(cell.split())[:200] or tr("Column {n}", n=place + 1)
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(names)


def _too_long(cells: Sequence[str]) -> str:
    if any(len(cell) > LONGEST_CELL for cell in cells):
        return tr("a cell is longer than {n} characters", n=LONGEST_CELL)
    return ""
