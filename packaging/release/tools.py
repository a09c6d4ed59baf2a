"""The system's tools: had installed where that is ours to do, and run."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

import system_libraries
from release.steps import StepFailed, StepSkipped

_LAST_LINES = 12


def prepare(tools: Mapping[str, str]) -> None:
    """Install what is missing with apt where that is ours to do; raises StepSkipped that names what is not there."""
    missing = _missing(tools)
    may_install = shutil.which("apt-get") and (os.geteuid() == 0 or system_libraries.may_use_sudo())
    if missing and may_install:
        _install(sorted({tools[name] for name in missing}))
        missing = _missing(tools)
    if missing:
        packages = " ".join(sorted({tools[name] for name in missing}))
        raise StepSkipped(f"this machine lacks {', '.join(missing)} (Debian: apt-get install {packages})")


def _missing(tools: Iterable[str]) -> list[str]:
    # Debian keeps wine64 itself beside its libraries
    places = os.pathsep.join((os.environ.get("PATH", ""), "/usr/lib/wine"))
    return [name for name in tools if shutil.which(name, path=places) is None]


def _install(packages: list[str]) -> None:
    prefix = [] if os.geteuid() == 0 else ["sudo"]
    command = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", *system_libraries.APT_INSTALL, "-y", "-qq", *packages]
    if system_libraries.attempt(command).returncode:
        # the lists of packages are absent or old
        system_libraries.attempt([*prefix, "apt-get", "update", "-qq"])
        system_libraries.attempt(command)


def run(*command: str | Path, folder: Path | None = None, variables: Mapping[str, str] | None = None) -> str:
    """What a tool prints on both streams; raises StepFailed with its last lines when it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**os.environ, **(variables or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        tail = "\n".join(done.stdout.splitlines()[-_LAST_LINES:])
        raise StepFailed(f"{Path(command[0]).name} ended with {done.returncode}:\n{tail}")
    return done.stdout
