"""The tools that only a release needs, from their own lock, kept out of the environment that everybody sets up."""

import hashlib
import os
import shutil
from pathlib import Path

from environment import PYTHON, RELEASE_REQUIREMENTS, ROOT, execute, say

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
    execute(*command, "--target", str(FOLDER), "--require-hashes", "--only-binary", ":all:", "--requirement", str(RELEASE_REQUIREMENTS))
    stamp.write_text(wanted, encoding="utf-8")
    return FOLDER


def paths() -> dict[str, str]:
    """The variable with which Python finds them, and the modules of this folder's parent."""
    return {"PYTHONPATH": os.pathsep.join((str(FOLDER), str(ROOT / "packaging")))}


def variables(moment: int) -> dict[str, str]:
    """The environment in which they give the same bytes twice."""
    return {**paths(), "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(moment)}
