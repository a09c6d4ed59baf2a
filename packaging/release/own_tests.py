"""The tests of a release's own parts, which the project's suite skips where a release's tools are not installed."""

import subprocess
import sys

from environment import ROOT
from release.steps import StepFailed


def run() -> str:
    """All of them, with the tools that are on the import path; one that is skipped here has no reason to be."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/packaging/release"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    last = done.stdout.decode(errors="replace").strip().rpartition("\n")[2]
    if done.returncode != 0 or "skipped" in last:
        raise StepFailed(last or done.stderr.decode(errors="replace")[-200:])
    return last
