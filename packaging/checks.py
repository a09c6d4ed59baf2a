"""Every check of the project in order, stopping at the first that fails; run by `sh packaging/dev test`.

The tests with Qt and those without run side by side, for together they take longer than anybody waits.

With arguments, only pytest with these.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
QT_TESTS = tuple(name for name in ("tests/ui", "tests/app", "tests/journeys") if (ROOT / name).is_dir())
PYTEST = ("-m", "pytest")
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


@dataclass(frozen=True, slots=True)
class Check:
    """One heading and the arguments of the Python that runs it, with environment variables of its own.

    Attributes:
        beside_next: runs at the same time as the one that follows, on a machine with more than one processor.
    """

    heading: str
    arguments: tuple[str, ...]
    variables: dict[str, str] = field(default_factory=dict)
    beside_next: bool = False


@dataclass(frozen=True, slots=True)
class Running:
    """A check that was started, and when."""

    process: subprocess.Popen[bytes]
    since: float


CHECKS = (
    Check("format (ruff format)", ("-m", "ruff", "format", "--check", ".")),
    Check("lint (ruff check)", ("-m", "ruff", "check", ".")),
    Check("types (mypy, strict)", ("-m", "mypy")),
    Check(
        "import contracts (import-linter)",
        ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
    ),
    Check(
        "tests with Qt not importable (pytest)",
        (*PYTEST, "-p", "no:pytest-qt", "-p", "without_qt", *(f"--ignore={folder}" for folder in QT_TESTS)),
        {"PYTHONPATH": str(ROOT / "packaging")},
        beside_next=(os.cpu_count() or 1) > 1,
    ),
    Check("tests with Qt, offscreen (pytest)", (*PYTEST, *QT_TESTS), OFFSCREEN),
)


def run(check: Check) -> int:
    """Run one check under its heading and say how it ended; returns its exit code."""
    return finish(check, begin(check, None), None)


def begin(check: Check, output: IO[bytes] | None) -> Running:
    """Start a check; what it prints goes to `output`, or at once to the screen."""
    if output is None:
        print(f"\n== {check.heading}", flush=True)
    process = subprocess.Popen(
        [sys.executable, *check.arguments],
        env={**os.environ, **check.variables},
        cwd=ROOT,
        stdout=output,
        stderr=subprocess.STDOUT if output is not None else None,
    )
    return Running(process, time.monotonic())


def finish(check: Check, running: Running, output: IO[bytes] | None) -> int:
    """Wait for a check, print what it kept back, and say how it ended; returns its exit code."""
    code = running.process.wait()
    seconds = time.monotonic() - running.since
    if output is not None:
        print(f"\n== {check.heading}", flush=True)
        output.seek(0)
        sys.stdout.write(output.read().decode(errors="replace"))
    print(f"== {check.heading}: {'passed' if code == 0 else 'FAILED'} in {seconds:.1f} s", flush=True)
    return code


def run_all() -> int:
    """Run all checks up to the first failure; returns its exit code, or 0."""
    start = time.monotonic()
    for group in _groups(CHECKS):
        with contextlib.ExitStack() as files:
            outputs = [None, *(files.enter_context(tempfile.TemporaryFile()) for _ in group[1:])]
            started = [begin(check, output) for check, output in zip(group, outputs, strict=True)]
            codes = [finish(*one) for one in zip(group, started, outputs, strict=True)]
        failed = next((one for one in zip(group, codes, strict=True) if one[1]), None)
        if failed is not None:
            check, code = failed
            print(f"\nStopped at: {check.heading} (exit code {code}). What follows it was not run.", flush=True)
            return code
    print(f"\nAll {len(CHECKS)} checks passed in {time.monotonic() - start:.0f} s.", flush=True)
    return 0


def _groups(every: Iterable[Check]) -> Iterator[list[Check]]:
    """Checks that run at the same time."""
    group: list[Check] = []
    for check in every:
        group.append(check)
        if not check.beside_next:
            yield group
            group = []
    if group:
        yield group


def main(arguments: list[str]) -> int:
    """All checks, or pytest alone with `arguments`."""
    if not arguments:
        return run_all()
    platform = os.environ.get("QT_QPA_PLATFORM") or "offscreen"
    return run(Check("pytest " + " ".join(arguments), (*PYTEST, *arguments), {"QT_QPA_PLATFORM": platform}))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
