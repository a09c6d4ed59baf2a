"""The libraries that Qt loads from the system: which are missing, and how this system gets them.

PySide6's wheels bring Qt itself and none of the X11, Wayland, font and graphics libraries under it.
Standard library only.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from environment import SetupError, only_one_at_a_time, say

# what the window, its pictures, printing and each way to a screen load; the rest of Qt's plugins is not used
USED_PARTS = (
    "QtWidgets.abi3.so",
    "QtSvg.abi3.so",
    "QtPrintSupport.abi3.so",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/platforms/libqwayland.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/wayland-shell-integration/libxdg-shell.so",
    "Qt/plugins/wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
    "Qt/plugins/xcbglintegrations/libqxcb-glx-integration.so",
)
APT_INSTALL = ("apt-get", "install", "--no-install-recommends")


def ensure(python: Path, again: bool = False) -> None:
    """Install what is missing, or raise SetupError naming it; done once for an environment unless `again`."""
    found_complete = python.parent.parent / "qt-libraries-complete"
    if not sys.platform.startswith("linux") or (found_complete.exists() and not again):
        return
    with only_one_at_a_time():
        missing = missing_libraries(python)
        if missing:
            install(missing)
            missing = missing_libraries(python)
        if missing:
            raise SetupError(f"Qt still lacks these system libraries: {' '.join(missing)}")
        found_complete.touch()


def missing_libraries(python: Path) -> list[str]:
    """The names, such as `libEGL.so.1`, that the dynamic linker does not find for the parts of Qt in use."""
    package = next((python.parent.parent / "lib").glob("python3*/site-packages/PySide6"))
    parts = [str(package / part) for part in USED_PARTS if (package / part).exists()]
    listing = subprocess.run(["ldd", *parts], capture_output=True, text=True, check=False).stdout
    return sorted(set(re.findall(r"^\s*(\S+) => not found", listing, flags=re.MULTILINE)))


def install(missing: list[str]) -> None:
    """Install the packages of `missing` with apt; raise SetupError with the command where that is not ours to do."""
    command = [*APT_INSTALL, *debian_packages(missing)]
    need = f"Qt needs {len(missing)} system libraries that this machine lacks"
    if not shutil.which("apt-get"):
        raise SetupError(f"{need}. {remedy(missing)}")
    prefix = [] if os.geteuid() == 0 else ["sudo"]
    if prefix and not may_use_sudo():
        raise SetupError(f"{need}. As an administrator run: {' '.join(command)}")
    say(f"Installing {len(missing)} system libraries for Qt with apt ...")
    quiet = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", *command, "-y", "-qq"]
    if attempt(quiet).returncode:
        # the lists of packages are absent or old
        attempt([*prefix, "apt-get", "update", "-qq"])
        second = attempt(quiet)
        if second.returncode:
            raise SetupError(f"{second.stdout}{need}, and this failed (see above): {' '.join(command)}")


def attempt(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )


def may_use_sudo() -> bool:
    """Whether sudo is there and either asks nothing or can ask at a terminal."""
    if not shutil.which("sudo"):
        return False
    return sys.stdin.isatty() or attempt(["sudo", "-n", "true"]).returncode == 0


def debian_packages(libraries: list[str]) -> list[str]:
    """Debian's packages, whose names policy 8.1 derives: libEGL.so.1 is in libegl1, libX11.so.6 in libx11-6."""
    packages = set()
    for library in libraries:
        stem, _, version = library.lower().partition(".so.")
        if stem.endswith("-2.0"):  # GLib's libraries share one package
            stem, version = "libglib2.0", "0"
        packages.add(f"{stem}-{version}" if stem[-1].isdigit() else f"{stem}{version}")
    return sorted(packages)


def remedy(libraries: list[str]) -> str:
    """What to type on a system without apt; RPM systems install a library by its own name."""
    for installer in ("dnf", "zypper"):
        if shutil.which(installer):
            capabilities = " ".join(f"'{library}()(64bit)'" for library in libraries)
            return f"As an administrator run: {installer} install {capabilities}"
    return f"Install the packages that hold {' '.join(libraries)} and run the same command again."
