"""The program's folder: PyInstaller's bundle, trimmed, with fixed modes and times, and proven to hold what it should."""

import ast
import os
import re
import shutil
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.utils import canonicalize_name

from environment import ROOT, compile_languages
from linux import icu_data
from release import frozen, origin, packages
from release.steps import StepFailed
from windows.locked import runtime_names
from windows.tools import prepare, run

TOOLS = {"objdump": "binutils", "strip": "binutils", "icupkg": "icu-devtools"}
_EXCLUDED = re.compile(r"excluded module named '?([\w.]+)'? - imported by (.*)")
_AT_LOAD = re.compile(r"([\w.]+) \(top-level\)")
_OWN = ("liaison", "pyimod", "pyi_rth", "_pyi", "pyiboot")


def build(work: Path) -> Path:
    """Make the folder below `work` and return it. Raises StepSkipped where a tool is missing, StepFailed where a proof fails."""
    prepare(TOOLS)
    packages.install()
    compile_languages()
    shutil.rmtree(work, ignore_errors=True)
    spec = ROOT / "packaging" / "release" / "frozen.spec"
    places = ["--noconfirm", "--log-level", "WARN", "--distpath", str(work), "--workpath", str(work / "analysis")]
    run(
        sys.executable,
        "-m",
        "PyInstaller",
        *places,
        spec,
        folder=work.parent,
        variables=packages.variables(origin.moment()),
    )
    folder = work / frozen.NAME
    library = next((folder / "_internal" / "PySide6" / "Qt" / "lib").glob("libicudata.so.*"))
    icu_data.trim(library, languages(), work / "icu")
    prove_known(work / "analysis" / "frozen")
    prove_loadable((work / "analysis" / "frozen" / "warn-frozen.txt").read_text(encoding="utf-8"))
    settle(folder, origin.moment())
    return folder


def languages() -> tuple[str, ...]:
    """Those the interface speaks."""
    return ("en", *sorted(path.stem for path in (ROOT / "resources" / "languages").glob("*.po")))


def prove_known(analysis: Path) -> None:
    """Every module that went in belongs to the program, to Python, or to a package it names as needed to run.

    So the bill of materials and the licences, which start from these packages, leave nothing out.
    """
    distributions = packages_distributions()
    wanted = runtime_names({"extra": ""})
    strangers = set()
    for name in sorted(_top_level(analysis)):
        owners = {str(canonicalize_name(owner)) for owner in distributions.get(name, ())}
        if owners and not owners & wanted and not name.startswith(_OWN):
            strangers.add(name)
    if strangers:
        raise StepFailed(f"the bundle holds packages that the program does not ask for: {', '.join(sorted(strangers))}")


def prove_loadable(warnings: str) -> None:
    """No module of the bundle needs an excluded one to load; `warnings` is what PyInstaller wrote of missing modules."""
    found = _EXCLUDED.findall(warnings)
    broken = [
        f"{importer} needs {name}"
        for name, importers in found
        for importer in _AT_LOAD.findall(importers)
        if importer not in frozen.MAY_MISS
    ]
    if broken:
        raise StepFailed(f"excluded, but needed to load: {'; '.join(broken)}")


def _top_level(analysis: Path) -> set[str]:
    """The first part of every module's name that PyInstaller took from packages."""
    found = set()
    for listing in ("PYZ-00.toc", "COLLECT-00.toc"):
        for name, source, _kind in _entries(analysis / listing):
            if "-packages/" in source.replace(os.sep, "/"):
                found.add(name.replace("\\", "/").partition("/")[0].partition(".")[0])
    return found


def _entries(listing: Path) -> list[tuple[str, str, str]]:
    """PyInstaller writes its lists as Python literals: a tuple with, somewhere, lists of (name, source, kind)."""
    whole = ast.literal_eval(listing.read_text(encoding="utf-8"))
    lists = [part for part in whole if isinstance(part, list)]
    return [(entry[0], str(entry[1]), entry[2]) for part in lists for entry in part if len(entry) == 3]


def settle(folder: Path, moment: int) -> None:
    """The same modes and times whoever builds, and programs alone may be executed."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.parent == folder else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)
    folder.chmod(0o755)
    os.utime(folder, (moment, moment))
