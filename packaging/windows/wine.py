"""A Windows to try things in: Wine with a folder of its own for everything, and a screen that nobody sees.

Three libraries that Wine 8 lacks and Windows has are put into that folder (`wine_only`); none of them is ever shipped.
"""

import getpass
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from release.steps import StepFailed
from release.tools import run
from windows.product import HERE

_STUBS = {"icuuc": (), "mscms": (), "bcryptprimitives": ("-lbcrypt",)}
_OVERRIDES = "mscoree=;mshtml=;winemenubuilder.exe=;mscms=n;bcryptprimitives=n"
"""Neither .NET nor a browser is offered for download, no menu of this machine is written, and two of the stubs go before Wine's own."""

_SCREEN = "1280x860x24"
_PATIENCE = 300


@dataclass(frozen=True, slots=True)
class Ran:
    """What a program gave back.

    Attributes:
        output: of both streams, without carriage returns.
    """

    code: int
    output: str

    def require(self, code: int = 0) -> str:
        """The output; raises StepFailed for another exit code."""
        if self.code != code:
            raise StepFailed(f"ended with {self.code} instead of {code}: {self.output.strip()[-800:]}")
        return self.output


@dataclass(frozen=True, slots=True)
class Wine:
    """One Windows.

    Attributes:
        folder: everything of it lies there.
        environment: what its programs are started with.
    """

    folder: Path
    environment: dict[str, str]

    @property
    def drive(self) -> Path:
        """Its C:."""
        return self.folder / "prefix" / "drive_c"

    @property
    def local_data(self) -> Path:
        """%LOCALAPPDATA% of the user."""
        return self.drive / "users" / getpass.getuser() / "AppData" / "Local"

    @property
    def start_menu(self) -> Path:
        """The user's own start menu."""
        return self.local_data.parent / "Roaming/Microsoft/Windows/Start Menu/Programs"

    @property
    def common_start_menu(self) -> Path:
        """The start menu of all users."""
        return self.drive / "ProgramData/Microsoft/Windows/Start Menu/Programs"

    def run(self, *command: str | Path, patience: int = _PATIENCE) -> Ran:
        """Run a program, or one of Wine's own by name, to its end. Raises StepFailed where it does not end."""
        process = self.start(*command)
        try:
            printed, _ = process.communicate(timeout=patience)
        except subprocess.TimeoutExpired as error:
            process.kill()
            raise StepFailed(f"{Path(command[0]).name} did not end within {patience} s") from error
        return Ran(process.returncode, printed.decode(errors="replace").replace("\r", ""))

    def start(self, *command: str | Path) -> "subprocess.Popen[bytes]":
        """Start a program; paths become what Windows calls them. It gets an empty input: without any, Python would not start."""
        words = [self.path(word) if isinstance(word, Path) else word for word in command]
        return subprocess.Popen(
            ["wine", *words],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def path(self, path: Path) -> str:
        """What Windows calls a file."""
        absolute = path.absolute()
        if absolute.is_relative_to(self.drive):
            return "C:\\" + str(absolute.relative_to(self.drive)).replace("/", "\\")
        return "Z:" + str(absolute).replace("/", "\\")

    def registry(self, key: str) -> dict[str, str]:
        """The values under a key; empty where there is none."""
        found = self.run("reg", "query", key)
        values = (line.strip().split("    ") for line in found.output.splitlines() if "    REG_" in line)
        return {value[0]: value[2] if len(value) > 2 else "" for value in values} if found.code == 0 else {}

    def picture(self, target: Path) -> None:
        """What the screen shows, as PNG."""
        target.unlink(missing_ok=True)
        run("scrot", target, variables=self.environment)


@contextmanager
def windows(folder: Path) -> Iterator[Wine]:
    """A new Windows in `folder`, as old as Wine makes it (`become_windows_10` changes that), ended with all its programs at the end."""
    home = folder / "home"
    home.mkdir(parents=True, exist_ok=True)
    with _screen() as display:
        own = {
            "DISPLAY": display,
            "HOME": str(home),
            "WINEPREFIX": str(folder / "prefix"),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": _OVERRIDES,
        }
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "USER", "LOGNAME") if name in os.environ}
        made = Wine(folder, kept | own)
        made.run("wineboot", "-i").require()
        _put_stubs(made)
        # Wine has none of Windows' fonts, and would show a serif one instead
        made.run("reg", "add", r"HKCU\Software\Wine\Fonts\Replacements", "/v", "Tahoma", "/d", "DejaVu Sans", "/f")
        try:
            yield made
        finally:
            subprocess.run(["wineserver", "-k", "-w"], env=made.environment, check=False)


def become_windows_10(wine: Wine) -> None:
    """From now on it is a Windows 10 (1903)."""
    wine.run("winecfg", "-v", "win10").require()


def wait_until(is_so: Callable[[], bool], what: str, patience: int = 120) -> None:
    """Look until it is so; raises StepFailed when that takes too long."""
    end = time.monotonic() + patience
    while not is_so():
        if time.monotonic() > end:
            raise StepFailed(f"not within {patience} s: {what}")
        time.sleep(0.2)


def _put_stubs(wine: Wine) -> None:
    for name, libraries in _STUBS.items():
        target = wine.drive / "windows" / "system32" / f"{name}.dll"
        target.unlink(missing_ok=True)
        source = HERE / "wine_only" / f"{name}.c"
        run("x86_64-w64-mingw32-gcc-win32", "-shared", "-O1", "-o", target, source, *libraries)


@contextmanager
def _screen() -> Iterator[str]:
    """A screen in memory; gives its name."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", _SCREEN, "-noreset", "-nolisten", "tcp"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        if server.stdout is None or not (number := server.stdout.readline().strip()):
            raise StepFailed("the screen in memory did not start")
        yield f":{number.decode()}"
    finally:
        server.terminate()
        server.wait()
