"""The signature over SHA256SUMS, by minisign, with a key that is given and never kept."""

import os
import subprocess
from pathlib import Path

from release.steps import StepFailed, StepSkipped
from release.tools import prepare

KEY_VARIABLE = "LIAISON_DESK_SECRET_KEY"
PASSWORD_VARIABLE = "LIAISON_DESK_SECRET_KEY_PASSWORD"
_HOW = f"no key was given (--secret-key FILE, or its path in {KEY_VARIABLE}): not signed"


def key_given(argument: Path | None) -> Path | None:
    """The secret key's file, from the command line or the environment."""
    named = os.environ.get(KEY_VARIABLE)
    return argument or (Path(named) if named else None)


def sign(file: Path, key: Path | None, comment: str) -> str:
    """Write `FILE.minisig`; the comment is signed too. Raises StepSkipped without a key, StepFailed where minisign refuses it."""
    if key is None:
        raise StepSkipped(_HOW)
    prepare({"minisign": "minisign"})
    command = ["minisign", "-S", "-s", str(key), "-m", str(file), "-t", comment]
    password = os.environ.get(PASSWORD_VARIABLE, "")
    done = subprocess.run(command, input=f"{password}\n", capture_output=True, text=True, check=False)
    if done.returncode:
        raise StepFailed(f"minisign: {done.stderr.strip() or done.stdout.strip()}")
    return f"{file.name}.minisig"
