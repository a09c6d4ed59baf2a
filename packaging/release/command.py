"""python packaging/release.py [what] [how]: builds the installers, tries them, and lists everything with how it ended.

What a machine lacks is reported as skipped, never as passed. Exit code 0: nothing failed; 1: something did; 77: something was
skipped and nothing failed.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from environment import ROOT, compile_languages
from linux.steps import KINDS, Linux
from release import goals, listing, origin, signing, twice
from release.steps import Artefact, Outcome, attempt
from release.windows_part import Windows
from windows.signatures import ROOTS
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


def arguments(given: Sequence[str]) -> argparse.Namespace:
    """What was asked for; every installer where none was named."""
    parser = argparse.ArgumentParser(prog="packaging/release.py", description=__doc__)
    what = parser.add_argument_group("what to make; all of it where none is named")
    what.add_argument(
        "--windows", action="store_true", help="folder, setup.exe, MSI, portable archive; tried under Wine"
    )
    for kind, text in zip(
        KINDS, (".deb; tried in machines of Debian 12 and 13", "self-extracting .run", ".rpm"), strict=True
    ):
        what.add_argument(f"--{kind}", action="store_true", help=text)
    how = parser.add_argument_group("how")
    how.add_argument(
        "--fast",
        action="store_true",
        help="pack quickly, try in Debian 12 only, judge no sizes: for a check, not a release",
    )
    how.add_argument("--no-tests", action="store_true", help="build only; every trial is listed as skipped")
    how.add_argument("--twice", action="store_true", help="build a second time and compare the bytes")
    how.add_argument(
        "--out", type=Path, default=ROOT / "dist", metavar="DIR", help="where everything goes; emptied first"
    )
    how.add_argument(
        "--python-dir",
        type=Path,
        metavar="DIR",
        help="for Windows: an unpacked embeddable CPython of a maintained release",
    )
    how.add_argument(
        "--ca-file", type=Path, default=ROOTS, metavar="FILE", help="certificates its publisher's chain may end in"
    )
    how.add_argument(
        "--sign-binaries", default="", metavar="COMMAND", help="signs the file it gets as its last argument, in place"
    )
    how.add_argument(
        "--secret-key", type=Path, metavar="FILE", help=f"minisign's, or its path in {signing.KEY_VARIABLE}"
    )
    return parser.parse_args(given)


def systems(asked: argparse.Namespace, out: Path) -> list[System]:
    """The parts that were asked for."""
    kinds = tuple(kind for kind in KINDS if getattr(asked, kind))
    everything = not (kinds or asked.windows)
    version = origin.version()
    chosen: list[System] = []
    if asked.windows or everything:
        chosen.append(Windows(out, version, Choice(asked.fast, asked.python_dir, asked.ca_file, asked.sign_binaries)))
    if kinds or everything:
        chosen.append(Linux(out, version, asked.fast, kinds or KINDS))
    return chosen


def built(asked: argparse.Namespace, out: Path) -> list[System]:
    """Build all that was asked for below `out`, telling each step."""
    made = systems(asked, out)
    for system in made:
        system.build()
        _tell(system.outcomes)
    return made


def release(asked: argparse.Namespace) -> int:
    """All of it; the exit code."""
    asked.out = asked.out.resolve()
    shutil.rmtree(asked.out, ignore_errors=True)
    asked.out.mkdir(parents=True)
    compile_languages()
    made = built(asked, asked.out)
    outcomes: list[Outcome] = []
    for system in made:
        before = len(system.outcomes)
        if not asked.no_tests:
            system.test()
            _tell(system.outcomes[before:])
        outcomes += system.outcomes
    artefacts = [artefact for system in made for artefact in system.artefacts]
    last = _after(asked, artefacts)
    if not asked.fast:
        last.append(Outcome("macOS: .app and .dmg", "skipped", 0, "takes a Mac: packaging/macos/README.md"))
    if asked.no_tests:
        last.append(Outcome("trials", "skipped", 0, "--no-tests"))
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
    if asked.twice:
        found.append(attempt("two builds", lambda: _twice(asked, files)))
    sums = listing.write_sums(files, asked.out)
    comment = f"Liaison Desk {origin.version()}"
    key = signing.key_given(asked.secret_key)
    if key is not None or not asked.fast:
        found.append(attempt("signature (minisign)", lambda: signing.sign(sums, key, comment)))
    return found


def _twice(asked: argparse.Namespace, files: list[Path]) -> str:
    with tempfile.TemporaryDirectory(prefix="liaison-desk-second-") as folder:
        again = built(asked, Path(folder))
        return twice.compare(files, [artefact.path for system in again for artefact in system.artefacts])


def _tell(outcomes: Sequence[Outcome]) -> None:
    for outcome in outcomes:
        print(listing.line(outcome), flush=True)


if __name__ == "__main__":
    sys.exit(release(arguments(sys.argv[1:])))
