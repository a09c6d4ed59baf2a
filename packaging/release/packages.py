"""The tools that only a release needs, from their own lock, kept out of the environment that everybody sets up."""

import hashlib
import os
import re
import shutil
from pathlib import Path

from environment import PYTHON, RELEASE_REQUIREMENTS, REQUIREMENTS, ROOT, execute, say

FOLDER = ROOT / "build" / "tools"


def install() -> Path:
    """The folder that holds them, to be put on the import path; filled when its lock changed.

    Raises SetupError where they cannot be installed.
    """
    stamp = FOLDER / "complete"
    wanted = hashlib.sha256(RELEASE_REQUIREMENTS.read_bytes() + str(PYTHON.resolve()).encode()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return FOLDER
    say("Installing what a release needs besides the environment ...")
    shutil.rmtree(FOLDER, ignore_errors=True)
    uv = shutil.which("uv")
    if uv:
        command = [uv, "pip", "install", "--quiet", "--python", str(PYTHON)]
    else:
        command = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]
    FOLDER.mkdir(parents=True)
    chosen = FOLDER / "requirements.txt"
    chosen.write_text("".join(beyond_the_environment()), encoding="utf-8")
    exact = ("--no-deps", "--require-hashes", "--only-binary", ":all:")
    execute(*command, "--target", str(FOLDER), *exact, "--requirement", str(chosen))
    stamp.write_text(wanted, encoding="utf-8")
    return FOLDER


def beyond_the_environment() -> list[str]:
    """The entries of their lock, less what the environment has in the same version: nothing shall be there twice."""
    present = {_pin(entry) for entry in _entries(REQUIREMENTS)}
    return [entry for entry in _entries(RELEASE_REQUIREMENTS) if _pin(entry) not in present]


def _entries(lock: Path) -> list[str]:
    return re.findall(r"^\S.*\n(?:[ \t].*\n)*", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)


def _pin(entry: str) -> str:
    return entry.split(maxsplit=1)[0]


def paths() -> dict[str, str]:
    """The variable with which Python finds them, and the modules of this folder's parent."""
    return {"PYTHONPATH": os.pathsep.join((str(FOLDER), str(ROOT / "packaging")))}


def variables(moment: int) -> dict[str, str]:
    """The environment in which they give the same bytes twice."""
    return {**paths(), "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(moment)}
