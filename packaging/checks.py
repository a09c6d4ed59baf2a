"""Every check of the project in order, stopping at the first that fails; run by `sh packaging/dev test`.

With arguments, only pytest with these.
"""

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QT_TESTS = tuple(name for name in ("tests/ui", "tests/app", "tests/journeys") if (ROOT / name).is_dir())
PYTEST = ("-m", "pytest")
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


@dataclass(frozen=True, slots=True)
class Check:
    """One heading and the arguments of the Python that runs it, with environment variables of its own."""

    heading: str
    arguments: tuple[str, ...]
    variables: dict[str, str] = field(default_factory=dict)


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
    ),
    Check("tests with Qt, offscreen (pytest)", (*PYTEST, *QT_TESTS), OFFSCREEN),
)


def run(check: Check) -> int:
    """Run one check under its heading and say how it ended; returns its exit code."""
    print(f"\n== {check.heading}", flush=True)
    start = time.monotonic()
    code = subprocess.run(
        [sys.executable, *check.arguments], env={**os.environ, **check.variables}, cwd=ROOT
    ).returncode
    print(f"== {check.heading}: {'passed' if code == 0 else 'FAILED'} in {time.monotonic() - start:.1f} s", flush=True)
    return code


def run_all() -> int:
    """Run all checks up to the first failure; returns its exit code, or 0."""
    start = time.monotonic()
    for check in CHECKS:
        code = run(check)
        if code:
            print(f"\nStopped at: {check.heading} (exit code {code}). What follows it was not run.", flush=True)
            return code
    print(f"\nAll {len(CHECKS)} checks passed in {time.monotonic() - start:.0f} s.", flush=True)
    return 0


def main(arguments: list[str]) -> int:
    """All checks, or pytest alone with `arguments`."""
    if not arguments:
        return run_all()
    platform = os.environ.get("QT_QPA_PLATFORM") or "offscreen"
    return run(Check("pytest " + " ".join(arguments), (*PYTEST, *arguments), {"QT_QPA_PLATFORM": platform}))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
