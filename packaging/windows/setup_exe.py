"""setup.exe, for one user or for all, by NSIS."""

from collections.abc import Iterator
from pathlib import Path

from release.tools import run
from windows import launchers
from windows.product import BUILT_AT, HERE, four_numbers


def make(folder: Path, target: Path, version: str, compressor: str, work: Path, sign: str = "") -> Path:
    """Pack the program's folder; returns `target`. Raises StepFailed.

    Args:
        compressor: `lzma` for a release, `zlib`, half as large again and made in a fifth of the time, or `none`.
        sign: a command that signs the file it gets as its last argument; the uninstaller is signed with it too.
    """
    files = work / "files.nsh"
    files.write_text("\n".join(_instructions(folder)) + "\n", encoding="utf-8-sig")
    given = {
        "VERSION": version,
        "NUMBERS": ".".join(map(str, four_numbers(version))),
        "FOLDER": str(folder),
        "OUTPUT": str(target),
        "FILES": str(files),
        "LICENSE_TEXT": str(folder / "licenses" / "LICENSE"),
        "ICON_FILE": str(launchers.icon(work)),
        "COMPRESSOR": compressor,
        **({"SIGN": sign} if sign else {}),
    }
    defined = [f"-D{name}={value}" for name, value in given.items()]
    clock = {"SOURCE_DATE_EPOCH": str(BUILT_AT)}
    run("makensis", "-V2", "-WX", *defined, HERE / "installer.nsi", variables=clock)
    return target


def _instructions(folder: Path) -> Iterator[str]:
    """Every file in an order of its own: the file system's differs from machine to machine, and so would the bytes."""
    for place in sorted([folder, *(path for path in folder.rglob("*") if path.is_dir())]):
        files = sorted(path for path in place.iterdir() if path.is_file())
        if files:
            below = str(place.relative_to(folder)).replace("/", "\\")
            yield f'SetOutPath "$INSTDIR\\{below}"' if below != "." else 'SetOutPath "$INSTDIR"'
        yield from (f'File "{path}"' for path in files)
