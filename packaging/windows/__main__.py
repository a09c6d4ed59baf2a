"""python packaging/windows OUT [--fast] [--test] ...: the program for Windows, built and tried on Debian."""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from release.steps import Outcome, StepFailed, StepSkipped
from windows import steps
from windows.product import source_version
from windows.signatures import ROOTS

FAILED, SKIPPED = 1, 77
"""Exit codes; the second one is what test harnesses take for "could not be run here"."""


def main() -> int:
    """Build, and try where asked; the exit code."""
    parser = argparse.ArgumentParser(prog="packaging/windows", description=__doc__)
    parser.add_argument("out", type=Path, help="where everything goes")
    parser.add_argument("--version", default=source_version(), help="what the program says it is; its own otherwise")
    parser.add_argument("--fast", action="store_true", help="compress little: for a check, not for a release")
    parser.add_argument("--test", action="store_true", help="try it under Wine; screenshots go to OUT/wine")
    parser.add_argument(
        "--python-dir", type=Path, metavar="DIR", help="an unpacked embeddable CPython of a maintained release"
    )
    parser.add_argument(
        "--ca-file", type=Path, default=ROOTS, help="certificates that its publisher's chain may end in"
    )
    parser.add_argument("--sign", default="", metavar="COMMAND", help="signs the file it gets as its last argument")
    given = parser.parse_args()
    choice = steps.Choice(given.fast, given.python_dir, given.ca_file, given.sign)
    try:
        built = steps.build(given.out, given.version, choice)
        for file in built.artefacts:
            print(f"{file.stat().st_size / 1e6:8.1f} MB  {file}", flush=True)
        states = (
            [tell(step) for step in steps.test(built, given.version, given.out / "wine", choice)] if given.test else []
        )
    except StepSkipped as missing:
        print(f"SKIPPED: {missing}", file=sys.stderr)
        return SKIPPED
    except StepFailed as problem:
        print(f"FAILED: {problem}", file=sys.stderr)
        return FAILED
    return FAILED if "failed" in states else 0


def tell(outcome: Outcome) -> str:
    """Print a step; its state."""
    print(f"{outcome.state:8} {outcome.seconds:6.1f} s  {outcome.name}: {outcome.detail}", flush=True)
    return outcome.state


if __name__ == "__main__":
    sys.exit(main())
