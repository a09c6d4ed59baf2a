"""The program for a USB stick: unpacked anywhere, its data in `data` beside it."""

import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from windows.product import BUILT_AT, NAME

MARKER = "portable.ini"
_MARKER_TEXT = (
    "; While this file lies beside the program, settings and data are kept in the folder data here, and nothing on this computer.\r\n"
    "; Пока этот файл лежит рядом с программой, настройки и данные хранятся здесь, в папке data, и ничего не остаётся на компьютере.\r\n"
)
_WINDOWS_FILE, _READABLE = 0, 0o644 << 16


def make(folder: Path, target: Path, fast: bool) -> Path:
    """Pack the program's folder with the marker that makes it portable; returns `target`."""
    level = 1 if fast else 9
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in _contents(folder):
            entry = zipfile.ZipInfo(f"{NAME}/{name}", datetime.fromtimestamp(BUILT_AT, UTC).timetuple()[:6])
            entry.compress_type, entry.create_system, entry.external_attr = (
                zipfile.ZIP_DEFLATED,
                _WINDOWS_FILE,
                _READABLE,
            )
            archive.writestr(entry, content, compresslevel=level)
    return target


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    yield MARKER, _MARKER_TEXT.encode("utf-8-sig")
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield path.relative_to(folder).as_posix(), path.read_bytes()
