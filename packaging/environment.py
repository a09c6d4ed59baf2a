"""The virtual environment of a checkout: the locked packages, the program itself, and the compiled languages.

A stamp is written last, so that whatever was interrupted is done again by the next call. Standard library only.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tomllib
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
REQUIREMENTS = ROOT / "packaging" / "requirements.txt"
RELEASE_REQUIREMENTS = ROOT / "packaging" / "release-requirements.txt"
STAMP = VENV / "set-up-complete"


class SetupError(Exception):
    """Set-up cannot go on; the text is a sentence that says what to do."""


def say(text: str) -> None:
    """Progress, kept off standard output, which belongs to the program that follows."""
    print(text, file=sys.stderr, flush=True)


def wanted() -> str:
    """A digest of everything the environment is made from; another digest means it is made again."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    made_from = {name: project[name] for name in ("project", "build-system")}
    # its own Python, not the calling one: a machine may have several, and any of them may call
    interpreter = str(PYTHON.resolve())
    parts = [json.dumps(made_from, sort_keys=True), REQUIREMENTS.read_text(encoding="utf-8"), interpreter, str(VENV)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def complete() -> bool:
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted()


def ensure() -> None:
    """Make the environment unless it is complete, then compile the languages that changed.

    Raises SetupError where packages cannot be installed.
    """
    if not complete():
        with only_one_at_a_time():
            if not complete():
                build()
    compile_languages()


@contextmanager
def only_one_at_a_time() -> Iterator[None]:
    """Hold the set-up's lock, which the system drops when the process ends in whatever way."""
    with (ROOT / ".venv.lock").open("a") as stream:
        wait_for(stream)
        yield


def wait_for(stream: IO[str]) -> None:
    if sys.platform == "win32":
        import msvcrt

        while True:
            try:
                return msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK, 1)
            except OSError:
                say("Another set-up of this checkout is under way; waiting for it ...")
    import fcntl

    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("Another set-up of this checkout is under way; waiting for it ...")
        fcntl.flock(stream, fcntl.LOCK_EX)


def build() -> None:
    say("Setting up .venv with the locked packages; this needs the network and about a minute ...")
    uv = shutil.which("uv")
    if uv:
        execute(uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(VENV))
        install = [uv, "pip", "install", "--quiet", "--python", str(PYTHON)]
    else:
        venv.create(VENV, clear=True, with_pip=True)
        install = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]
    # without --only-binary a platform that lacks a wheel would start compiling instead of saying so
    execute(*install, "--require-hashes", "--only-binary", ":all:", "--requirement", str(REQUIREMENTS))
    execute(*install, "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    STAMP.write_text(wanted(), encoding="utf-8")


def execute(*command: str) -> None:
    if subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr).returncode:
        raise SetupError(
            f"Set-up stopped: this failed, for the reason shown above: {' '.join(command)}\n"
            "It needs the network once; when it is there, run the same command again."
        )


def compile_languages() -> None:
    """Make a `.mo` beside each `.po` that is newer than its own."""
    for source in sorted((ROOT / "resources" / "languages").glob("*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime > source.stat().st_mtime:
            continue
        unfinished = target.with_suffix(f".{os.getpid()}")
        babel = [str(PYTHON), "-m", "babel.messages.frontend", "--quiet", "compile"]
        execute(*babel, "--input-file", str(source), "--output-file", str(unfinished))
        unfinished.replace(target)


def lock() -> None:
    """Choose the versions of both locks anew, with hashes, for every system and Python at once."""
    uv = shutil.which("uv")
    if not uv:
        raise SetupError("Choosing versions needs uv: install it (pipx install uv) and run the same command again.")
    project = str(ROOT / "pyproject.toml")
    compile_lock(uv, REQUIREMENTS, "--group", "dev", project)
    # the same versions of what both have
    compile_lock(uv, RELEASE_REQUIREMENTS, "--group", f"{project}:release", "--constraint", str(REQUIREMENTS))


def compile_lock(uv: str, target: Path, *wanted: str) -> None:
    plain = ["--quiet", "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    reach = ["--universal", "--generate-hashes", "--python-version", "3.11", "--upgrade"]
    target.touch()
    execute(uv, "pip", "compile", *plain, *reach, *wanted, "--output-file", str(target))
