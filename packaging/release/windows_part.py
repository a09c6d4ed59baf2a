"""What a release does for Windows, told in this command's terms."""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from release import goals, parts
from release.bill import bill
from release.locked import markers, runtime_names
from release.parts import held_packages
from release.steps import Artefact, Outcome, StepFailed, StepSkipped, attempt
from windows import runtime, steps
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
            self.outcomes.append(attempt("Windows: bill of materials", partial(self._state_parts, self._built)))

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

    def _state_parts(self, made: Built) -> str:
        """What the folder holds, for those who watch over versions."""
        python = self.choice.python_folder
        version = runtime.given(python, self.choice.roots).version if python else runtime.PINNED_VERSION
        left_out = runtime_names(markers(version)) - held_packages(
            path.name for path in (made.folder / "lib").iterdir()
        )
        target = self.out / f"liaison-desk-{self.version}-windows.cdx.json"
        target.write_text(bill(parts.parts("windows", version, left_out), "windows"), encoding="utf-8")
        self.artefacts.append(Artefact("bill", target, 0))
        return f"without {', '.join(sorted(left_out)) or 'exception'}"

    def _make(self) -> str:
        self._built = steps.build(self.out, self.version, self.choice)
        return goals.installed(self._built.folder)
