"""What the packages ask of the system, from what their files really load."""

from pathlib import Path

import system_libraries
from linux.elf import Needs, needs_of

_OF_THE_C_LIBRARY = ("libc.so", "libm.so", "libdl.so", "libpthread.so", "librt.so", "libutil.so")
_PRINTING = "libcups.so.2"
"""Only the plugin for printers loads it, and is passed over without it."""

_NAMES = {"libz1": "zlib1g", "libgcc_s1": "libgcc-s1"}
"""Where Debian departs from its own rule for names."""

_DATA = (
    "xkb-data",
    "fontconfig-config",
    "tzdata",
    "fonts-dejavu-core | fonts-liberation | fonts-noto-core | fonts-freefont-ttf",
)
"""What libraries of the bundle read: layouts of keyboards, where fonts are, zones of time, and a font with Latin and Cyrillic letters."""


def debian(bundle: Path) -> tuple[str, str]:
    """The fields Depends and Recommends."""
    needs = needs_of(bundle)
    packages = {_NAMES.get(name, name) for name in system_libraries.debian_packages(_loaded(needs))}
    glibc = "libc6 (>= {}.{})".format(*needs.glibc)
    return ", ".join((glibc, *sorted(packages), *_DATA)), "libcups2"


def rpm(bundle: Path) -> tuple[list[str], list[str]]:
    """What Requires and Recommends name: libraries by their own names, as every distribution with RPM knows them."""
    needs = needs_of(bundle)
    glibc = "libc.so.6(GLIBC_{}.{})(64bit)".format(*needs.glibc)
    return [glibc, *(f"{name}()(64bit)" for name in _loaded(needs)), "xkeyboard-config", "fontconfig", "tzdata"], [
        f"{_PRINTING}()(64bit)"
    ]


def _loaded(needs: Needs) -> list[str]:
    return [name for name in needs.libraries if name != _PRINTING and not name.startswith(_OF_THE_C_LIBRARY)]
