"""The whole check, part after part."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from liaison import __version__
from liaison.base.paths import resources
from liaison.domain.self_check import Finding, Findings, Part, State
from liaison.services.self_check import modules
from liaison.services.self_check.papers import Extract, PaperTrial
from liaison.services.self_check.trial import PLAIN_WORDS, Trial, Unlock
from liaison.services.self_check.trying import tried
from liaison.services.vault import load_word_list

STORE_FOLDER = "store"
KEPT_PASSPHRASE = "passphrase.txt"  # noqa: S105  # a file name


@dataclass(frozen=True, slots=True)
class Shown:
    """What came of showing the window.

    Attributes:
        versions: of what shows it, by name.
    """

    detail: str
    versions: Mapping[str, str]


ShowWindow = Callable[[Path, str], Shown]
"""Shows the window with the store in a folder, opened with a passphrase. Raises NotTried, Wrong."""


@dataclass(frozen=True, slots=True)
class Means:
    """What the check takes from the program around it; None where the window is not to be shown."""

    unlock: Unlock
    extract: Extract
    show_window: ShowWindow | None


def check(means: Means, kept: Path | None = None) -> Findings:
    """Try everything, in some ten seconds.

    Args:
        kept: a folder that is empty or absent: the trial store stays there, in `store`, and its passphrase in `passphrase.txt`.
            When None, the store is made in the system's place for temporary files and removed.

    Raises:
        WorldError: `kept` cannot be written.
    """
    if kept is not None:
        passphrase = _passphrase()
        found = _check(means, kept, passphrase)
        if found.state_of(Part.STORE) is State.PASSED:
            (kept / KEPT_PASSPHRASE).write_text(passphrase + "\n", encoding="utf-8")
        return found
    folder = Path(mkdtemp(prefix="liaison-self-check-"))
    try:
        return _check(means, folder, _passphrase())
    finally:
        # what another program still holds open, such as a scanner, stays and says nothing
        shutil.rmtree(folder, ignore_errors=True)


def _passphrase() -> str:
    return load_word_list(resources() / "words", "en").passphrase().text


def _check(means: Means, folder: Path, passphrase: str) -> Findings:
    trial = Trial(folder / STORE_FOLDER, passphrase, means.unlock)
    papers = PaperTrial(means.extract, PLAIN_WORDS[0])
    try:
        found = [tried(part, action) for part, action in _actions(trial, papers).items()]
        window, versions = _window(means.show_window, trial)
    finally:
        trial.close()
    here = {"Liaison Desk": __version__, "Python": platform.python_version()}
    return Findings(here | trial.versions | versions | {"system": platform.platform()}, (*found, *window))


def _actions(trial: Trial, papers: PaperTrial) -> dict[Part, Callable[[], str]]:
    return {
        Part.MODULES: lambda: modules.load_all(modules.WITHOUT_WINDOW),
        Part.STORE: trial.make_store,
        Part.COVERAGE: trial.ask_coverage,
        Part.HOURS: trial.ask_hours,
        Part.MEETING: trial.log_meeting,
        Part.REOPENING: trial.reopen,
        Part.FINDING: trial.find,
        Part.PAPERS: lambda: papers.write(trial.minutes()),
        Part.READING: papers.read,
        Part.SECRECY: trial.look_for_plain_text,
    }


def _window(show: ShowWindow | None, trial: Trial) -> tuple[tuple[Finding, ...], dict[str, str]]:
    if show is None:
        return (), {}
    versions: dict[str, str] = {}

    def action() -> str:
        shown = show(trial.folder, trial.passphrase)
        versions.update(shown.versions)
        return shown.detail

    return (tried(Part.WINDOW, action),), versions
