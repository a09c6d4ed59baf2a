"""What a release does for Windows, told in this command's terms."""

from dataclasses import dataclass, field
from pathlib import Path

from release import goals
from release.steps import Artefact, Outcome, StepFailed, StepSkipped, attempt
from windows import steps
from windows.built import Built

_TRIALS = "Windows: trials under Wine"


@dataclass(slots=True)
class Windows:
    """One release's Windows part.

    Args:
        choice: how to build (see `windows.steps`).

    Attributes:
        artefacts: what was built so far.
        outcomes: every step so far.
    """

    out: Path
    version: str
    choice: steps.Choice
    artefacts: list[Artefact] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    _built: Built | None = None

    def build(self) -> None:
        """Folder, setup.exe, MSI and portable archive."""
        outcome = attempt("Windows: folder, setup.exe, MSI, portable archive", self._make)
        self.outcomes.append(outcome)
        if self._built is not None:
            files = {"setup": self._built.setup, "msi": self._built.msi, "portable": self._built.portable}
            self.artefacts += [Artefact(kind, file, outcome.seconds) for kind, file in files.items()]

    def test(self) -> None:
        """Everything that Wine can show."""
        if self._built is None:
            return
        try:
            for outcome in steps.test(self._built, self.version, self.out / "wine", self.choice):
                self.outcomes.append(outcome)
        except StepSkipped as missing:
            self.outcomes.append(Outcome(_TRIALS, "skipped", 0, str(missing)))
        except StepFailed as problem:
            self.outcomes.append(Outcome(_TRIALS, "failed", 0, str(problem)))

    def _make(self) -> str:
        self._built = steps.build(self.out, self.version, self.choice)
        return goals.installed(self._built.folder)
