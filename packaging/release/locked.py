"""The runtime part of the one lock, as wheels for Windows."""

import re
import shutil
import sys
import tomllib
import venv
from collections.abc import Collection, Mapping
from importlib.metadata import requires
from importlib.util import find_spec
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from environment import REQUIREMENTS, ROOT
from release.tools import run


def markers(python: str) -> dict[str, str]:
    """What a requirement's marker is judged by, for Windows x64 with CPython `python`, such as 3.11.9."""
    return {
        "sys_platform": "win32",
        "platform_system": "Windows",
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
        "python_full_version": python,
        "python_version": ".".join(python.split(".")[:2]),
        "extra": "",
    }


def runtime_names(environment: Mapping[str, str]) -> set[str]:
    """The packages that the program needs when it runs: what pyproject.toml names, and what these need in turn."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = [Requirement(text) for text in project["dependencies"]]
    found: set[str] = set()
    while waiting:
        wanted = waiting.pop()
        name = str(canonicalize_name(wanted.name))
        if name in found or not _applies(wanted, environment):
            continue
        found.add(name)
        waiting += [Requirement(text) for text in requires(name) or ()]
    return found


def locked_lines(environment: Mapping[str, str], left_out: Collection[str] = ()) -> list[str]:
    """The lock's entries for these packages but some, each on one line with its hashes and without its marker."""
    names = runtime_names(environment) - set(left_out)
    lines = []
    for line in REQUIREMENTS.read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        wanted = Requirement(line.partition("--hash")[0].strip())
        if canonicalize_name(wanted.name) in names and _applies(wanted, environment):
            hashes = " ".join(re.findall(r"--hash=\S+", line))
            lines.append(f"{wanted.name}{wanted.specifier} {hashes}")
    return lines


def _applies(wanted: Requirement, environment: Mapping[str, str]) -> bool:
    return wanted.marker is None or wanted.marker.evaluate(dict(environment))


def download(requirements: Path, python: str, target: Path) -> list[Path]:
    """The wheels for Windows x64 that a file of hashed requirements names. Raises StepFailed where one does not match its hash."""
    # what another build left there would be taken too
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    platform = ["--platform", "win_amd64", "--python-version", python, "--implementation", "cp"]
    exact = ["--no-deps", "--only-binary", ":all:", "--require-hashes"]
    run(*_pip(target.parent), "download", "--quiet", *platform, *exact, "--requirement", requirements, "--dest", target)
    return sorted(target.glob("*.whl"))


def runtime_wheels(python: str, left_out: Collection[str], work: Path) -> list[Path]:
    """The wheels of the program's packages but some."""
    requirements = work / "requirements.txt"
    requirements.write_text("\n".join(locked_lines(markers(python), left_out)) + "\n", encoding="utf-8")
    return download(requirements, python, work / "wheels")


def _pip(work: Path) -> list[str | Path]:
    if find_spec("pip") is not None:
        return [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    # an environment made by uv has none
    folder = work / "pip"
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    return [python, "-m", "pip", "--disable-pip-version-check"]
