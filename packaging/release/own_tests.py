"""The tests of what a release is made by, which the project's suite skips where a release's tools are not installed."""

import subprocess
import sys
from collections.abc import Iterable

from environment import ROOT
from release.steps import StepFailed


def run(systems: Iterable[str]) -> str:
    """The release's, and those of the systems that were built for; one that is skipped here, where all tools are, has no reason to be.

    Args:
        systems: `windows`, `linux`.
    """
    folders = [f"tests/packaging/{name}" for name in ("release", *systems)]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *folders]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    last = done.stdout.decode(errors="replace").strip().rpartition("\n")[2]
    if done.returncode != 0 or "skipped" in last:
        raise StepFailed(last or done.stderr.decode(errors="replace")[-200:])
    return last
