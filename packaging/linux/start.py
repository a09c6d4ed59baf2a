"""How long the bundle takes to its first window, beside a checkout: pairs of runs, so that a machine's moods meet both alike."""

import os
import re
import statistics
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from environment import PYTHON
from linux.screen import screen
from release.steps import StepFailed

GOAL = 1.15
_PAIRS = 9
_REACHED = re.compile(rb"prompt-painted ([\d.]+)")


def compare(program: Path, store: Path) -> str:
    """The medians and their ratio; raises StepFailed above the goal.

    Args:
        store: any store; only its prompt is shown.
    """
    checkout = (str(PYTHON), "-P", "-m", "liaison.app")
    with tempfile.TemporaryDirectory(prefix="liaison-desk-start-") as settings, screen() as display:
        options = ("--store", str(store), "--settings", settings, "--milestones")
        times: tuple[list[float], list[float]] = ([], [])
        for pair in range(_PAIRS + 1):
            for found, command in zip(times, ((str(program),), checkout), strict=True):
                milliseconds = _to_the_prompt((*command, *options), display)
                if pair:  # the first pair fills the caches
                    found.append(milliseconds)
    ratio = statistics.median(ours / theirs for ours, theirs in zip(*times, strict=True))
    ours, theirs = (statistics.median(found) for found in times)
    said = f"prompt after {ours:.0f} ms, checkout {theirs:.0f} ms, ratio {ratio:.2f} (medians of {_PAIRS} pairs; goal {GOAL})"
    if ratio > GOAL:
        raise StepFailed(said)
    return said


def _to_the_prompt(command: Sequence[str], display: str) -> float:
    """Milliseconds from the process's beginning to the painted prompt."""
    variables = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    with subprocess.Popen(command, env=variables, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        try:
            for line in process.stderr or ():
                found = _REACHED.search(line)
                if found:
                    return float(found[1])
        finally:
            process.kill()
    raise StepFailed(f"{command[0]} painted no prompt")
