"""The two executables that start the program, and its icon."""

import shutil
from pathlib import Path

from release.tools import run
from windows.product import CONSOLE, HERE, NAME, RESOURCES, WINDOWED, four_numbers

_COMPILER = "x86_64-w64-mingw32-gcc-win32"
_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
"""Pixels: what Windows asks for at 100, 125, 150 and 200 %, and the large view of a folder."""

_HARDENED = ("-Wl,--dynamicbase,--nxcompat,--high-entropy-va", "-Wl,--no-insert-timestamp")


def make(target: Path, version: str, python_dll: str, work: Path) -> None:
    """Build both into `target`; raises StepFailed."""
    work.mkdir(parents=True, exist_ok=True)
    icon(work)
    for name in ("launcher.c", "launcher.rc", "launcher.manifest"):
        shutil.copy(HERE / name, work)
    _build(target / WINDOWED, ("-mwindows",), NAME, version, python_dll, work)
    _build(target / CONSOLE, ("-DCONSOLE", "-mconsole"), f"{NAME}, command line", version, python_dll, work)


def icon(work: Path) -> Path:
    """The program's drawing as program.ico in `work`."""
    pictures: list[str | Path] = []
    for size in _SIZES:
        picture = work / f"program-{size}.png"
        drawing = RESOURCES / "icons" / "program.svg"
        run("rsvg-convert", "--width", str(size), "--height", str(size), "--output", picture, drawing)
        pictures += ["--raw", picture] if size == max(_SIZES) else [picture]
    made = work / "program.ico"
    run("icotool", "--create", "--output", made, *pictures)
    return made


def _build(target: Path, kind: tuple[str, ...], description: str, version: str, python_dll: str, work: Path) -> None:
    numbers = ",".join(map(str, four_numbers(version)))
    resource = work / f"{target.stem}.res"
    stated = {"NUMBERS": numbers, "DESCRIPTION": f'\\"{description}\\"', "VERSION": f'\\"{version}\\"'}
    stated["FILE_NAME"] = f'\\"{target.name}\\"'
    defined = [f"-D{name}={value}" for name, value in stated.items()]
    run("x86_64-w64-mingw32-windres", *defined, "-O", "coff", "launcher.rc", resource, folder=work)
    options = [
        "-municode",
        "-O2",
        "-s",
        "-Wall",
        "-Wextra",
        "-Werror",
        f'-DPYTHON_DLL=L"{python_dll}"',
        *kind,
        *_HARDENED,
    ]
    run(_COMPILER, *options, "-o", target, "launcher.c", resource, folder=work)
