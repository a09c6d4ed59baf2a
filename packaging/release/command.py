"""What packaging/release.py hands over to: builds, tries, lists and signs what was asked for.

Runs with the tools of a release on the import path (see `packages`).
"""

import argparse
import contextlib
import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

from environment import compile_languages
from linux.steps import ALL_TOOLS, KINDS, Linux
from release import goals, listing, origin, own_tests, signing, twice, update
from release.arguments import arguments, everything
from release.steps import Artefact, Outcome, StepSkipped, attempt
from release.tools import prepare
from release.windows_part import Windows
from windows.needs import BUILD_TOOLS, WINE_TOOLS
from windows.steps import Choice

FAILED, SKIPPED = 1, 77


class System(Protocol):
    """One system's part of a release."""

    artefacts: list[Artefact]
    outcomes: list[Outcome]

    def build(self) -> None:
        """Make what is handed out."""

    def test(self) -> None:
        """Try what was made."""


def systems(asked: argparse.Namespace, out: Path) -> list[System]:
    """The parts that were asked for."""
    kinds = tuple(kind for kind in KINDS if getattr(asked, kind))
    version = origin.version()
    chosen: list[System] = []
    if asked.windows or everything(asked):
        chosen.append(Windows(out, version, Choice(asked.fast, asked.python_dir, asked.ca_file, asked.sign_binaries)))
    if kinds or everything(asked):
        chosen.append(Linux(out, version, asked.fast, kinds or KINDS))
    return chosen


def built(asked: argparse.Namespace, out: Path) -> list[System]:
    """Build all that was asked for below `out`, telling each step."""
    made = systems(asked, out)
    _side_by_side(made, lambda system: system.build())
    return made


def _side_by_side(made: Sequence[System], action: Callable[[System], None]) -> None:
    """Do something with all systems at once: each spends its time waiting for a tool that uses one processor."""

    def told(system: System) -> None:
        before = len(system.outcomes)
        try:
            action(system)
        except Exception as fault:  # whatever it is, the rest and the list of what was seen must come  # noqa: BLE001
            traceback.print_exc()
            system.outcomes.append(
                Outcome(f"{type(system).__name__}: a fault of the release itself", "failed", 0, repr(fault))
            )
        _tell(system.outcomes[before:])

    with ThreadPoolExecutor(len(made)) as pool:
        for _ in pool.map(told, made):
            pass


def _prepare_all() -> None:
    """Install all tools at once, before several steps want to at the same time; the step that needs a missing one tells it."""
    with contextlib.suppress(StepSkipped):
        prepare({**BUILD_TOOLS, **WINE_TOOLS, **ALL_TOOLS})


def release(asked: argparse.Namespace) -> int:
    """All of it; the exit code."""
    asked.out = asked.out.resolve()
    shutil.rmtree(asked.out, ignore_errors=True)
    asked.out.mkdir(parents=True)
    # one for the whole run, though the repository may go on meanwhile
    os.environ["SOURCE_DATE_EPOCH"] = str(origin.moment())
    compile_languages()
    if len(systems(asked, asked.out)) > 1:
        _prepare_all()
    made = built(asked, asked.out)
    if not asked.no_tests:
        _side_by_side(made, lambda system: system.test())
    outcomes = [outcome for system in made for outcome in system.outcomes]
    artefacts = [artefact for system in made for artefact in system.artefacts]
    last = _after(asked, artefacts)
    if not asked.fast:
        last.append(Outcome("macOS: .app and .dmg", "skipped", 0, "takes a Mac: packaging/macos/README.md"))
    if asked.no_tests:
        last.append(Outcome("trials", "skipped", 0, "--no-tests"))
    else:
        last.append(
            attempt("a release's own tests", lambda: own_tests.run(type(system).__name__.lower() for system in made))
        )
    _tell(last)
    outcomes += last
    text = listing.table(origin.version(), artefacts, outcomes)
    (asked.out / "release.md").write_text(text, encoding="utf-8")
    print(f"\n{text}", flush=True)
    return exit_code(outcomes)


def exit_code(outcomes: Sequence[Outcome]) -> int:
    """As the module's text says."""
    states = {outcome.state for outcome in outcomes}
    return FAILED if "failed" in states else SKIPPED if "skipped" in states else 0


def _after(asked: argparse.Namespace, artefacts: list[Artefact]) -> list[Outcome]:
    """What is done with artefacts once they are there."""
    found = [] if asked.fast else goals.judge(artefacts)
    files = [artefact.path for artefact in artefacts]
    key = signing.key_given(asked.secret_key)
    if key is not None or not asked.fast:
        found.append(attempt("update (.ldupdate)", lambda: _update(asked, artefacts, key)))
    if asked.twice:
        found.append(attempt("two builds", lambda: _twice(asked, files)))
    sums = listing.write_sums([artefact.path for artefact in artefacts], asked.out)
    comment = f"Liaison Desk {origin.version()}"
    if key is not None or not asked.fast:
        found.append(attempt("signature (minisign)", lambda: signing.sign(sums, key, comment)))
    return found


def _update(asked: argparse.Namespace, artefacts: list[Artefact], key: Path | None) -> str:
    made = update.write(artefacts, asked.out, asked.minimum, key)
    artefacts.append(made)
    return f"{made.path.name}, from {asked.minimum} on"


def _twice(asked: argparse.Namespace, files: list[Path]) -> str:
    with tempfile.TemporaryDirectory(prefix="liaison-desk-second-") as folder:
        again = built(asked, Path(folder))
        return twice.compare(files, [artefact.path for system in again for artefact in system.artefacts])


def _tell(outcomes: Sequence[Outcome]) -> None:
    for outcome in outcomes:
        print(listing.line(outcome), flush=True)


if __name__ == "__main__":
    sys.exit(release(arguments(sys.argv[1:])))
