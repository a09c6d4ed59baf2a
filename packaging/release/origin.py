"""What a build states about itself: its version and the moment it carries, the same for every build of one commit."""

import os
import subprocess

from environment import ROOT

INSTALLED_BY = "installed-by"
"""The file beside the program in which its installer writes its kind, so that an update knows which installer to take."""

_WITHOUT_HISTORY = 1577836800
"""2020-01-01, where neither a variable nor a commit tells."""


def version() -> str:
    """The program's version, as src/liaison/__init__.py states it."""
    text = (ROOT / "src" / "liaison" / "__init__.py").read_text(encoding="utf-8")
    return text.split('__version__ = "', 1)[1].split('"', 1)[0]


def moment() -> int:
    """Seconds since 1970 that every built file carries: SOURCE_DATE_EPOCH, else the last commit's."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    if told:
        return int(told)
    answer = subprocess.run(
        ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"], capture_output=True, text=True, check=False
    )
    return int(answer.stdout) if answer.returncode == 0 and answer.stdout.strip() else _WITHOUT_HISTORY


def commit() -> str:
    """The commit that is built, with a mark when files differ from it; empty outside a repository."""
    answer = subprocess.run(
        ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--abbrev=40"],
        capture_output=True,
        text=True,
        check=False,
    )
    return answer.stdout.strip()
