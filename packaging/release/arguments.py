"""python packaging/release.py [what] [how]: builds the installers, tries them, and lists everything with how it ended.

What a machine lacks is reported as skipped, never as passed. Exit code 0: nothing failed; 1: something did; 77: something was
skipped and nothing failed.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from environment import ROOT
from linux.steps import KINDS
from release import signing
from windows.signatures import ROOTS

FIRST = "0.1.0"
"""The version before which there was none."""


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
        help="pack quickly, judge no sizes: for a check, not a release",
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
    how.add_argument(
        "--minimum",
        default=FIRST,
        metavar="VERSION",
        help="the oldest version that the update takes to this one at once",
    )
    return parser.parse_args(given)


def everything(asked: argparse.Namespace) -> bool:
    """Whether no installer was named."""
    return not any(getattr(asked, name) for name in ("windows", *KINDS))
