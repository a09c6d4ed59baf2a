"""What PyInstaller wrote of its work: which modules and libraries went in, from where, and what it missed."""

import ast
import re
from pathlib import Path

from release import frozen, packages
from release.locked import runtime_names
from release.parts import held_packages
from release.steps import StepFailed

_MISSING = re.compile(r"(?:excluded|missing) module named '?([\w.]+)'? - imported by (.*)")
_AT_LOAD = re.compile(r"([\w.]+) \(top-level\)")


def entries(listing: Path) -> list[tuple[str, str, str]]:
    """PyInstaller writes its lists as Python literals: a tuple with, somewhere, lists of (name, source, kind)."""
    whole = ast.literal_eval(listing.read_text(encoding="utf-8"))
    lists = [part for part in whole if isinstance(part, list)]
    return [(entry[0], str(entry[1]), entry[2]) for part in lists for entry in part if len(entry) == 3]


def held(analysis: Path) -> set[str]:
    """The packages of the environment that have a module in the bundle."""
    return held_packages(_top_level(analysis))


def system_libraries(analysis: Path) -> list[str]:
    """Files of the building system that went in; Python's own library left out."""
    listed = entries(analysis / "COLLECT-00.toc")
    taken = {source for _name, source, kind in listed if kind == "BINARY" and frozen.is_of_the_system(source)}
    return sorted(source for source in taken if "libpython" not in source)


def prove_known(analysis: Path) -> None:
    """Every package in the bundle is one the program names as needed to run; raises StepFailed with the others.

    So the bill of materials and the licences, which start from these packages, leave nothing out.
    """
    strangers = held(analysis) - runtime_names({"extra": ""}) - {"liaison-desk"}
    if strangers:
        raise StepFailed(f"the bundle holds packages that the program does not ask for: {', '.join(sorted(strangers))}")
    listed = entries(analysis / "PYZ-00.toc") + entries(analysis / "COLLECT-00.toc")
    # its own few modules that run before the program are PyInstaller's part in it
    foreign = [
        name for name, source, _ in listed if source.startswith(str(packages.FOLDER)) and "/PyInstaller/" not in source
    ]
    if foreign:
        raise StepFailed(f"taken from the tools of a release instead of the environment: {', '.join(foreign[:5])}")


def prove_loadable(warnings: str) -> None:
    """No module of the bundle needs an excluded one to load; `warnings` is what PyInstaller wrote of missing modules."""
    broken = [
        f"{importer} needs {name}"
        for name, importers in _MISSING.findall(warnings)
        if any(f"{name}.".startswith(f"{excluded}.") for excluded in frozen.EXCLUDED)
        for importer in _AT_LOAD.findall(importers)
        if importer not in frozen.MAY_MISS
    ]
    if broken:
        raise StepFailed(f"excluded, but needed to load: {'; '.join(broken)}")


def _top_level(analysis: Path) -> set[str]:
    """The first part of the name of every module taken from packages, and of everything that lies in the folder."""
    modules = [
        name for name, source, _ in entries(analysis / "PYZ-00.toc") if "-packages/" in source.replace("\\", "/")
    ]
    files = [name.replace("\\", "/").partition("/")[0] for name, _, _ in entries(analysis / "COLLECT-00.toc")]
    return {name.partition(".")[0] for name in (*modules, *files)}
