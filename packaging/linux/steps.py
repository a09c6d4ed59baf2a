"""What a release does for Linux: the bundle, three packages of it, and what is tried with them."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from linux import bundle, debian, debian_trial, machine, rpm, screen, self_extracting, sockets, start
from release import goals
from release.steps import Artefact, Outcome, StepFailed, attempt

KINDS = ("debian", "run", "rpm")
ALL_TOOLS = {
    **bundle.TOOLS,
    **debian.TOOLS,
    **self_extracting.TOOLS,
    **rpm.TOOLS,
    **machine.TOOLS,
    **screen.TOOLS,
    **sockets.TOOLS,
}
"""What building and trying takes from the system: commands, and the Debian packages they come in."""

_BEFORE = "0.0.1"
"""The version that the upgrade begins from: the same program under a number lower than any release."""

_BUILDERS: dict[str, Callable[[Path, Path, str, bool], Path]] = {
    "debian": debian.build,
    "run": self_extracting.build,
    "rpm": rpm.build,
}


@dataclass(slots=True)
class Linux:
    """One release's Linux part, step by step.

    Args:
        out: where packages, pictures and logs go.
        fast: quick compression.

    Attributes:
        artefacts: what was built so far.
        outcomes: every step so far.
    """

    out: Path
    version: str
    fast: bool
    kinds: tuple[str, ...] = KINDS
    artefacts: list[Artefact] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    _folder: Path | None = None

    def build(self) -> None:
        """The bundle, and every kind of package asked for."""
        self._step("Linux: the program's folder", self._make_folder)
        if self._folder is None:
            return
        target = self.out / f"liaison-desk-{self.version}-linux.cdx.json"
        shutil.copyfile(self._folder / "licenses" / "sbom.cdx.json", target)
        self.artefacts.append(Artefact("bill", target, 0))
        for kind in self.kinds:
            self._step(f"Linux: {kind}", partial(self._pack, kind))

    def test(self) -> None:
        """Try what was built."""
        if self._folder is None:
            return
        program = self._folder / self._folder.name
        self._step("Linux: sockets (strace)", lambda: sockets.prove(program))
        self._step("Linux: start beside the checkout", lambda: self._start(program))
        for artefact in tuple(self.artefacts):
            self._try(artefact.kind, artefact.path)

    def _try(self, kind: str, package: Path) -> None:
        if kind == "debian":
            self._try_debian(package)
        elif kind == "run":
            self._step("Linux: .run, installed and removed by a normal user", lambda: self_extracting.trial(package))
        elif kind == "rpm":
            self._step("Linux: .rpm, its content", lambda: rpm.look_into(package))

    def _make_folder(self) -> str:
        self._folder = bundle.build(self.out / "work" / "bundle")
        return goals.installed(self._folder)

    def _pack(self, kind: str) -> str:
        assert self._folder is not None
        began = time.monotonic()
        package = _BUILDERS[kind](self._folder, self.out, self.version, self.fast)
        self.artefacts.append(Artefact(kind, package, time.monotonic() - began))
        return f"{package.stat().st_size / 1e6:.1f} MB"

    def _try_debian(self, package: Path) -> None:
        assert self._folder is not None
        with tempfile.TemporaryDirectory(prefix="liaison-desk-before-") as folder:
            before = debian.build(self._folder, Path(folder), _BEFORE, True)
            for suite in ("bookworm", "trixie"):
                self.outcomes += debian_trial.test(package, before, suite, self.out / "pictures")

    def _start(self, program: Path) -> str:
        with tempfile.TemporaryDirectory(prefix="liaison-desk-start-") as folder:
            kept = Path(folder) / "kept"
            done = subprocess.run(
                [program, "self-check", "--no-window", "--keep", kept], capture_output=True, check=False
            )
            if not (kept / "store").is_dir():
                raise StepFailed(f"the self-check left no store: {done.stderr.decode(errors='replace')[-200:]}")
            return start.compare(program, kept / "store")

    def _step(self, name: str, action: Callable[[], str]) -> None:
        self.outcomes.append(attempt(name, action))
