"""How large what is handed out may be."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from release.steps import Artefact, Outcome, StepFailed, attempt

MEGABYTE = 1_000_000
LARGEST = {"debian": 48, "setup": 32}
"""Megabytes by kind."""

INSTALLED = 140
"""Megabytes that the program's folder may take."""


def judge(artefacts: Iterable[Artefact]) -> list[Outcome]:
    """One outcome for each artefact that has a limit."""
    limited = (one for one in artefacts if one.kind in LARGEST)
    return [
        attempt(f"size of {one.path.name}", partial(_within, one.path.stat().st_size, LARGEST[one.kind]))
        for one in limited
    ]


def installed(folder: Path) -> str:
    """Says how large the program's folder is; raises StepFailed above the limit."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return _within(sum(file.stat().st_size for file in files), INSTALLED)


def _within(size: int, limit: int) -> str:
    said = f"{size / MEGABYTE:.1f} MB of at most {limit} MB"
    if size > limit * MEGABYTE:
        raise StepFailed(said)
    return said
