"""Whether two builds of one commit give the same bytes."""

from collections.abc import Iterable
from pathlib import Path

from release.listing import digest
from release.steps import StepFailed

EXCEPTED = frozenset[str]()
"""Ends of file names of which two builds are known to differ; each is explained in DEPLOY.md."""


def compare(first: Iterable[Path], second: Iterable[Path]) -> str:
    """Says how many files are alike; raises StepFailed with the names of the others."""
    ours = {file.name: digest(file) for file in first}
    theirs = {file.name: digest(file) for file in second}
    differ = sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))
    unexpected = [name for name in differ if not name.endswith(tuple(EXCEPTED))]
    if unexpected:
        raise StepFailed(f"two builds differ in {', '.join(unexpected)}")
    return f"{len(ours) - len(differ)} of {len(ours)} files have the same bytes in two builds"
