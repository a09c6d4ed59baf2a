"""What a check of the installed program found, part by part."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """One thing an installed program has to be able to do, in the order it is tried."""

    MODULES = "modules"
    STORE = "store"
    COVERAGE = "coverage"
    HOURS = "hours"
    MEETING = "meeting"
    REOPENING = "reopening"
    FINDING = "finding"
    PAPERS = "papers"
    READING = "reading"
    SECRECY = "secrecy"
    WINDOW = "window"


class State(StrEnum):
    """How a part ended; what could not be tried is never said to work."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Finding:
    """One part as it was found.

    Attributes:
        milliseconds: wall time.
        detail: what was seen, why it failed, or what was missing; translated.
    """

    part: Part
    state: State
    milliseconds: int
    detail: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All parts, and what the program consists of here.

    Attributes:
        versions: by name, such as `SQLCipher`; the window's own only where it was shown.
    """

    versions: dict[str, str]
    parts: tuple[Finding, ...]

    @property
    def has_failed(self) -> bool:
        """Whether anything does not work."""
        return any(finding.state is State.FAILED for finding in self.parts)

    def state_of(self, part: Part) -> State | None:
        """How a part ended; None where it is not among them."""
        return next((finding.state for finding in self.parts if finding.part is part), None)
