"""The table of what a release made and the list of its steps, for people, and SHA256SUMS for machines."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from release import origin
from release.steps import Artefact, Outcome

SUMS = "SHA256SUMS"
_HEAD = """\
# Liaison Desk {version}

Built from {commit}.

| artefact | size | seconds | sha256 |
| --- | ---: | ---: | --- |
"""


def write_sums(files: Iterable[Path], out: Path) -> Path:
    """`SHA256SUMS` as sha256sum writes and checks it, over files that lie in `out`."""
    target = out / SUMS
    lines = [f"{digest(file)}  {file.relative_to(out).as_posix()}\n" for file in sorted(files)]
    target.write_text("".join(lines), encoding="utf-8")
    return target


def digest(file: Path) -> str:
    """The SHA-256 in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def table(version: str, artefacts: Iterable[Artefact], outcomes: Iterable[Outcome]) -> str:
    """Markdown: artefacts with size, seconds and digest; every step with how it ended and what was seen."""
    rows = [
        f"| {one.path.name} | {one.path.stat().st_size / 1e6:.1f} MB | {one.seconds:.0f} | `{digest(one.path)}` |"
        for one in artefacts
    ]
    steps = [f"| {one.name} | {_loud(one)} | {one.seconds:.1f} | {_one_line(one.detail)} |" for one in outcomes]
    head = _HEAD.format(version=version, commit=origin.commit() or "no repository")
    return "\n".join(
        (head + "\n".join(rows), "", "| step | | seconds | what was seen |", "| --- | --- | ---: | --- |", *steps, "")
    )


def line(outcome: Outcome) -> str:
    """One step, for the screen."""
    return f"{_loud(outcome):8} {outcome.seconds:7.1f} s  {outcome.name}: {outcome.detail}"


def _loud(outcome: Outcome) -> str:
    return outcome.state if outcome.state == "passed" else outcome.state.upper()


def _one_line(text: str) -> str:
    return " · ".join(text.replace("|", "/").split("\n"))
