"""Maps of columns as files."""

from __future__ import annotations

from pathlib import Path

from liaison.base.translations import tr
from liaison.domain.importing_errors import MapFileError
from liaison.domain.importing_mapping import ColumnMap, map_as_text, map_from_text
from liaison.export.files import written_whole

_LARGEST = 4_000_000


def read_map(file: Path) -> ColumnMap:
    """The map of columns in a file. Raises MapFileError."""
    try:
        with file.open("rb") as stream:
            text = stream.read(_LARGEST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise MapFileError(file.name, tr("it cannot be read as text.")) from error
    return map_from_text(text, file.name)


def write_map(columns: ColumnMap, file: Path) -> None:
    """Keep a map for the next list of this kind. Raises ExportFailed."""
    with written_whole(file) as stream:
        stream.write(map_as_text(columns).encode("utf-8"))
