"""The .deb in machines of Debian's smallest system: installed, tried, started from its menu entry, upgraded, purged."""

import json
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from linux.machine import OFFICER, Machine, make
from linux.screen import picture, screen, wait_for_window
from linux.tree import NAME
from release.steps import Outcome, StepFailed, attempt

_SECONDS_TO_WINDOW = 60
_HOME = f"/home/{OFFICER}"
_STORE = f"{_HOME}/.local/share/LiaisonDesk"
_KEPT, _REPORT = f"{_HOME}/kept", f"{_HOME}/report.json"
_KEY = ("--passphrase-file", f"{_KEPT}/passphrase.txt")
_LOOSE = "002"
"""The mask of new persons on Debian 13, which leaves folders open to groups; what the program makes must not be."""


def test(package: Path, before: Path, suite: str, out: Path) -> list[Outcome]:
    """Every step in one machine; those after a failed one are left out. Pictures and reports go to `out`.

    Args:
        package: what is released; `before` is the same program with a lower version.
        suite: Debian's name of the release, such as `bookworm`.
    """
    work = Path(tempfile.mkdtemp(prefix="liaison-desk-machine-", dir="/var/tmp"))
    outcomes: list[Outcome] = []
    made: list[Machine] = []

    def machine_made() -> str:
        made.append(make(suite, work / suite, package))
        return "without a network from here on"

    try:
        outcomes.append(attempt(f".deb, {suite}: a machine", machine_made))
        if made:
            with screen() as display:
                trial = _Trial(made[0], package, before, display, out)
                for name, step in trial.steps():
                    if outcomes[-1].state == "failed":
                        break
                    outcomes.append(attempt(f".deb, {suite}: {name}", step))
    finally:
        # what was mounted was so for processes that have ended
        shutil.rmtree(work, ignore_errors=True)
    return outcomes


@dataclass(frozen=True, slots=True)
class _Trial:
    """One machine's way from the older version to the purge."""

    machine: Machine
    package: Path
    before: Path
    display: str
    out: Path

    def steps(self) -> tuple[tuple[str, Callable[[], str]], ...]:
        """Names and actions, in order."""
        return (
            ("the version before is installed", lambda: self._install(self.before)),
            ("self-check as a normal user", self._self_check),
            ("store, settings and their files are closed to others", self._closed_to_others),
            ("upgrade", lambda: self._install(self.package)),
            ("the meeting is there after the upgrade", self._kept),
            ("who BY", self._who),
            ("start from the menu entry", self._menu_entry),
            ("the sample's window", self._sample),
            ("manual page and menu entry", self._described),
            ("installed files are whole (dpkg -V)", self._whole),
            ("purge leaves the data", self._purge),
        )

    def _install(self, package: Path) -> str:
        shutil.copy(package, self.machine.folder / "root" / "package.deb")
        self.machine.run("dpkg", "--install", "/root/package.deb")
        self.machine.run("dpkg", "--audit")
        return self.machine.run("dpkg-query", "--show", "--showformat", "${Version} ${db:Status-Status}", NAME)

    def _as_officer(self, *command: str) -> str:
        return self.machine.run(*command, user=OFFICER, umask=_LOOSE, variables=[f"DISPLAY={self.display}"])

    def _self_check(self) -> str:
        shot = f"{_HOME}/self-check.png"
        self._as_officer(NAME, "self-check", "--keep", _KEPT, "--report", _REPORT, "--picture", shot)
        self._take_out(shot, "self-check.png")
        report = json.loads((self.machine.folder / _REPORT.lstrip("/")).read_text(encoding="utf-8"))
        self._take_out(_REPORT, "self-check.json")
        if report["result"] != "passed":
            raise StepFailed(f"the self-check ended with {report['result']}")
        # from here on it is this officer's own store
        self._as_officer("sh", "-c", f"mkdir -p {_HOME}/.local/share && mv {_KEPT}/store {_STORE}")
        return f"{len(report['parts'])} parts passed"

    def _closed_to_others(self) -> str:
        self._shown([NAME, "--language", "en"], "prompt.png")
        ours = ("find", _HOME, "-path", "*LiaisonDesk*", "-not", "-type", "l")
        open_ones = self._as_officer(*ours, "-perm", "/077").split()
        if open_ones:
            raise StepFailed(f"others may enter or read {', '.join(open_ones)}")
        mode = self._as_officer("stat", "--format", "%a", _STORE).strip()
        return f"{len(self._as_officer(*ours).split())} files and folders; the store's folder {mode}, umask {_LOOSE}"

    def _kept(self) -> str:
        found = json.loads(self._as_officer(NAME, "find", "губайдулин", "--json", *_KEY))
        if "Gubaydulin" not in json.dumps(found, ensure_ascii=False):
            raise StepFailed("the meeting written before the upgrade is not found")
        self._as_officer(NAME, "check", *_KEY)
        return "found by its name in another script; check finds nothing wrong"

    def _who(self) -> str:
        answer = self._as_officer(NAME, "who", "BY", *_KEY)
        if "Frankfurt" not in answer:
            raise StepFailed(f"an office is missing in: {answer}")
        return f"{len(answer.splitlines())} lines"

    def _menu_entry(self) -> str:
        entry = self.machine.folder / "usr" / "share" / "applications" / f"{NAME}.desktop"
        line = next(line for line in entry.read_text(encoding="utf-8").splitlines() if line.startswith("Exec="))
        return self._shown(shlex.split(line.removeprefix("Exec=")), "menu-entry.png")

    def _sample(self) -> str:
        return self._shown([NAME, "--sample", "--language", "en"], "sample.png")

    def _shown(self, command: list[str], name: str) -> str:
        """Start a window as the officer, wait until it is there and settled, take its picture, end it."""
        variables = [f"DISPLAY={self.display}"]
        process = subprocess.Popen(
            self.machine.command(*command, user=OFFICER, umask=_LOOSE, variables=variables),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        try:
            title = wait_for_window(self.display, process, _SECONDS_TO_WINDOW)
            picture(self.display, self.out / f"{self.machine.suite}-{name}")
            if process.poll() is not None:
                raise StepFailed(f"the program ended with {process.returncode} after its window was there")
        finally:
            process.kill()
            said = process.communicate()[1].decode(errors="replace").strip()
        if said:
            raise StepFailed(f"it complained: {said.splitlines()[-1]}")
        return f"window “{title}”"

    def _described(self) -> str:
        page = self.machine.folder / "usr" / "share" / "man" / "man1" / f"{NAME}.1.gz"
        # Debian's smallest system drops manual pages of packages it installs; the package itself has it
        listed = self.machine.run("dpkg-query", "--listfiles", NAME)
        for part in ("applications/liaison-desk.desktop", "man1/liaison-desk.1.gz", "apps/liaison-desk.svg"):
            if part not in listed:
                raise StepFailed(f"the package has no {part}")
        return "with the page itself" if page.exists() else "listed; this system keeps no pages"

    def _whole(self) -> str:
        said = self.machine.run("dpkg", "--verify", NAME).strip()
        changed = [
            line for line in said.splitlines() if not line.split()[-1].startswith(("/usr/share/man", "/usr/share/doc"))
        ]
        if changed:
            raise StepFailed(f"changed since it was installed: {'; '.join(changed)}")
        return "nothing changed"

    def _purge(self) -> str:
        self.machine.run("dpkg", "--purge", NAME)
        left = [path for path in (f"usr/lib/{NAME}", f"usr/bin/{NAME}") if (self.machine.folder / path).exists()]
        if left:
            raise StepFailed(f"left behind: {', '.join(left)}")
        return self._as_officer("stat", "--format", "%n %s bytes", f"{_STORE}/store.db").strip()

    def _take_out(self, path: str, name: str) -> None:
        self.out.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(self.machine.folder / path.lstrip("/"), self.out / f"{self.machine.suite}-{name}")
