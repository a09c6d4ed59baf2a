"""A file as a table, whatever kind it is; its content decides, not its name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from liaison.domain.importing import ReadOptions, SourceTable
from liaison.domain.steps import Stage, Step
from liaison.services.importing.cards import read_cards
from liaison.services.importing.csv_files import read_csv
from liaison.services.importing.text_files import read_bytes
from liaison.services.importing.workbooks import read_workbook

_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_CARD = "BEGIN:VCARD"
_BEGINNING = 4_000


def read_table(file: Path, options: ReadOptions) -> Iterator[Step[SourceTable]]:
    """The table in a file, in slices; the last step holds it. Raises WorldError."""
    yield Step(Stage.READING)
    content = read_bytes(file)
    if content.startswith((_ZIP, _OLD_OFFICE)):
        yield from read_workbook(file, content, options)
    elif _is_card(content):
        yield from read_cards(file, content, options)
    else:
        yield from read_csv(file, content, options)


def _is_card(content: bytes) -> bool:
    beginning = content[:_BEGINNING].replace(b"\x00", b"").decode("latin-1").upper().lstrip("\ufeffÿþïž»¿ \r\n\t")
    return beginning.startswith(_CARD)
