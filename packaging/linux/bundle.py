"""The program's folder: PyInstaller's bundle, trimmed, with licences, fixed modes and times, and proven to hold what it should.

Runs with the tools of a release on the import path (see `release.packages`).
"""

import os
import shutil
import sys
from pathlib import Path

from environment import ROOT, compile_languages
from linux import analysis, elf, icu_data
from release import frozen, licences, origin, packages, parts
from release.bill import bill
from release.locked import runtime_names
from release.tools import prepare, run

TOOLS = {"objdump": "binutils", "strip": "binutils", "icupkg": "icu-devtools", "patchelf": "patchelf"}


def build(work: Path) -> Path:
    """Make the folder below `work` and return it. Raises StepSkipped where a tool is missing, StepFailed where a proof fails."""
    prepare(TOOLS)
    compile_languages()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    spec = ROOT / "packaging" / "release" / "frozen.spec"
    places = ["--noconfirm", "--log-level", "WARN", "--distpath", str(work), "--workpath", str(work / "analysis")]
    run(sys.executable, "-m", "PyInstaller", *places, spec, folder=work, variables=packages.variables(origin.moment()))
    folder, written = work / frozen.NAME, work / "analysis" / "frozen"
    analysis.prove_known(written)
    analysis.prove_loadable((written / "warn-frozen.txt").read_text(encoding="utf-8"))
    parts.prove(folder)
    library = next((folder / "_internal" / "PySide6" / "Qt" / "lib").glob("libicudata.so.*"))
    elf.forget_search_paths(folder)
    icu_data.trim(library, languages(), work / "icu")
    state_parts(folder, written)
    settle(folder, origin.moment())
    return folder


def languages() -> tuple[str, ...]:
    """Those the interface speaks."""
    return ("en", *sorted(path.stem for path in (ROOT / "resources" / "languages").glob("*.po")))


def state_parts(folder: Path, written: Path) -> None:
    """Put licences, notices and the bill of materials into the folder, for exactly what is in it."""
    left_out = runtime_names({"extra": ""}) - analysis.held(written)
    listed = parts.parts("linux", left_out=left_out, libraries=analysis.system_libraries(written))
    licences.write(listed, folder / "licenses", "linux")
    (folder / "licenses" / "sbom.cdx.json").write_text(bill(listed, "linux"), encoding="utf-8")


def settle(folder: Path, moment: int) -> None:
    """The same modes and times whoever builds, and the program alone may be executed."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == folder / frozen.NAME else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)
    folder.chmod(0o755)
    os.utime(folder, (moment, moment))
