"""What compiled files ask of others: the libraries they load, where they look for them, and how new a C library that takes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from release.steps import StepFailed
from release.tools import run

_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)", re.MULTILINE)
_SEARCHED = re.compile(r"^\s+(?:RUNPATH|RPATH)\s+(.*)", re.MULTILINE)
_GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)")
_MAGIC = b"\x7fELF"


@dataclass(frozen=True, slots=True)
class Needs:
    """What a folder asks of the system.

    Attributes:
        libraries: names such as `libX11.so.6` that no file of the folder has, each with the files that load it.
        glibc: the newest version of the C library's symbols, such as (2, 36).
    """

    libraries: dict[str, tuple[str, ...]]
    glibc: tuple[int, int]


def compiled_files(folder: Path) -> list[Path]:
    """Programs and libraries below a folder, links left out."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink() and _is_compiled(path))


def _is_compiled(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(4) == _MAGIC


def needs_of(folder: Path) -> Needs:
    """What is loaded from outside the folder."""
    present = {path.name for path in folder.rglob("*.so*")}
    loaded: dict[str, list[str]] = {}
    glibc = (2, 0)
    for path in compiled_files(folder):
        described = run("objdump", "-p", path)
        glibc = max(glibc, newest(_GLIBC.findall(described)))
        for name in _NEEDED.findall(described):
            if name not in present and not name.startswith("ld-linux"):
                loaded.setdefault(name, []).append(str(path.relative_to(folder)))
    return Needs({name: tuple(files) for name, files in sorted(loaded.items())}, glibc)


def forget_search_paths(folder: Path) -> None:
    """Take out of compiled files where the building Python was installed: on another machine that folder may be anybody's.

    Raises StepFailed where a file still looks anywhere but beside itself.
    """
    for path in compiled_files(folder):
        if _looks_elsewhere(path):
            # emptied first, so that the name of the folder does not stay behind as text
            run("patchelf", "--set-rpath", "", path)
            run("patchelf", "--remove-rpath", path)
            if _looks_elsewhere(path):
                raise StepFailed(f"{path.relative_to(folder)} still looks for libraries outside the program's folder")


def _looks_elsewhere(path: Path) -> bool:
    searched = _SEARCHED.findall(run("objdump", "-p", path))
    return any(not place.startswith("$ORIGIN") for places in searched for place in places.split(":"))


def newest(versions: Iterable[tuple[str, str]]) -> tuple[int, int]:
    """The largest of versions written as two texts; (0, 0) of none."""
    return max(((int(major), int(minor)) for major, minor in versions), default=(0, 0))
