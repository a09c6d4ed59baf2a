"""How a step of a release ends: passed, failed, or skipped because this machine lacks something, which is never a pass."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

State = Literal["passed", "failed", "skipped"]


class StepFailed(Exception):
    """A step did not do what it is there for; the text says what was seen."""


class StepSkipped(Exception):
    """A step could not be run here; the text says what is missing."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One step as it ended.

    Attributes:
        seconds: wall time.
        detail: what was seen, why it failed, or what was missing; one line.
    """

    name: str
    state: State
    seconds: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Artefact:
    """A file that is handed out.

    Attributes:
        kind: what it was asked for by, such as `debian`.
        seconds: what making it took.
    """

    kind: str
    path: Path
    seconds: float


def attempt(name: str, action: Callable[[], str]) -> Outcome:
    """Run one step; `action` returns the detail, or raises StepFailed or StepSkipped. Anything else is a fault of ours and goes on up."""
    began = time.monotonic()
    state: State
    try:
        state, detail = "passed", action()
    except StepFailed as problem:
        state, detail = "failed", str(problem)
    except StepSkipped as problem:
        state, detail = "skipped", str(problem)
    return Outcome(name, state, time.monotonic() - began, detail)
