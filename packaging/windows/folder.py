"""The program's folder: launchers, runtime (CPython), lib (packages), app (the program itself), licenses."""

import os
import shlex
import shutil
import zipfile
from collections.abc import Iterable
from pathlib import Path

from release import licences
from release.locked import runtime_wheels
from release.parts import parts
from release.steps import StepFailed
from release.tools import run
from windows import launchers, trimming
from windows.bytecode import Order, compile_apart
from windows.product import BUILT_AT, PACKAGE, RESOURCES, build_python_minor, source_version
from windows.runtime import Runtime, install
from windows.signatures import QT_PUBLISHER, is_signed, require_publisher

_NOT_SHIPPED = shutil.ignore_patterns("__pycache__", "*.po", "*.pot", "docs")


def make(runtime: Runtime, target: Path, version: str, work: Path) -> Path:
    """Make the folder anew; returns it. Raises StepFailed.

    Args:
        version: what the program says it is.
        work: where downloads and halves go.
    """
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    library, program = target / "lib", target / "app"
    _unpack(
        runtime_wheels(runtime.version, trimming.LEFT_OUT_PACKAGES, work), library, target / "runtime-of-the-compiler"
    )
    _require_qt_publisher(library / "PySide6", library / "shiboken6")
    install(runtime, target / "runtime", sorted(library.rglob("*.pyd")))
    for file in sorted((target / "runtime-of-the-compiler").iterdir()):
        file.rename(target / "runtime" / file.name)
    (target / "runtime-of-the-compiler").rmdir()
    _copy_program(program, version)
    _compile(runtime, library, program)
    launchers.make(target, version, runtime.dll.name, work)
    licences.write(parts("windows", runtime.version, trimming.LEFT_OUT_PACKAGES), target / "licenses", "windows")
    _settle(target)
    return target


def another_version(made: Path, target: Path, version: str, runtime: Runtime, work: Path) -> Path:
    """The same folder under another version, to try an upgrade with; returns `target`."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(made, target)
    shutil.rmtree(target / "app")
    _copy_program(target / "app", version)
    _compile(runtime, target / "app")
    launchers.make(target, version, runtime.dll.name, work)
    _settle(target)
    return target


def sign(made: Path, command: str) -> None:
    """Sign what nobody signed yet: the launchers, the forwarding DLL, and packages whose publishers do not sign."""
    for file in sorted(made.rglob("*")):
        if file.is_file() and (trimming.is_code(file.name) or file.suffix == ".exe") and not is_signed(file):
            sign_file(file, command)
    _settle(made)


def sign_file(file: Path, command: str) -> None:
    """Run the signing command on one file; raises StepFailed when it fails."""
    run(*shlex.split(command), file)


def _unpack(wheels: Iterable[Path], library: Path, compiler_runtime: Path) -> None:
    compiler_runtime.mkdir()
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                of_the_compiler = trimming.COMPILER_RUNTIME.fullmatch(name)
                path = trimming.target_of(name)
                if of_the_compiler:
                    (compiler_runtime / of_the_compiler[1]).write_bytes(archive.read(name))
                elif path is not None:
                    (library / path).parent.mkdir(parents=True, exist_ok=True)
                    (library / path).write_bytes(trimming.without_description(path, archive.read(name)))
    for file in compiler_runtime.iterdir():
        require_publisher(file, QT_PUBLISHER)


def _require_qt_publisher(*folders: Path) -> None:
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if trimming.is_code(file.name):
                require_publisher(file, QT_PUBLISHER)


def _copy_program(target: Path, version: str) -> None:
    languages = RESOURCES / "languages"
    missing = [po.name for po in languages.glob("*.po") if not po.with_suffix(".mo").exists()]
    if missing:
        raise StepFailed(f"{', '.join(missing)} is not compiled: run sh packaging/dev setup first")
    shutil.copytree(PACKAGE, target / "liaison", ignore=_NOT_SHIPPED)
    shutil.copytree(RESOURCES, target / "liaison" / "resources", ignore=_NOT_SHIPPED)
    stated = target / "liaison" / "__init__.py"
    text = stated.read_text(encoding="utf-8").replace(f'"{source_version()}"', f'"{version}"')
    stated.write_text(text, encoding="utf-8")


def _compile(runtime: Runtime, *folders: Path) -> None:
    """Replace sources by bytecode where this Python makes the runtime's; else they stay, and a start takes longer."""
    if "".join(map(str, build_python_minor())) != runtime.tag:
        return
    orders = [
        Order(source, path, source.with_suffix(".pyc"))
        for folder in folders
        for source in sorted(folder.rglob("*.py"))
        if not trimming.keeps_source(path := source.relative_to(folder).as_posix())
    ]
    compile_apart(orders)
    for order in orders:
        order.source.unlink()


def _settle(target: Path) -> None:
    """One time and one mode for every file, whatever the build machine's clock and mask."""
    for path in sorted(target.rglob("*"), reverse=True):
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (BUILT_AT, BUILT_AT))
