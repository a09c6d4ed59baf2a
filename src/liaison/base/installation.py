"""How this copy of the program came onto the machine, and for which machines it was made."""

from __future__ import annotations

import platform
import sys

from liaison.base.paths import portable_folder, program_folder

MARKER = "installed-by"
"""A file beside the program in which its installer wrote its kind: exe, msi, deb, rpm, run, dmg. Without it nothing was installed."""

_LONGEST = 16
_PROCESSORS = {"amd64": "x64", "x86_64": "x64", "arm64": "arm64", "aarch64": "arm64"}
_SYSTEMS = {"win32": "windows", "linux": "linux", "darwin": "macos"}


def installed_by() -> str:
    """The kind of installer, `zip` for a portable copy, or an empty text."""
    if portable_folder() is not None:
        return "zip"
    try:
        with (program_folder() / MARKER).open("r", encoding="ascii") as stream:
            return stream.read(_LONGEST).strip()
    except (OSError, UnicodeDecodeError):
        return ""


def machine_name() -> str:
    """The system and its processor, such as `linux-x64`; an empty text for one the program is not made for."""
    system, processor = _SYSTEMS.get(sys.platform), _PROCESSORS.get(platform.machine().lower())
    return f"{system}-{processor}" if system and processor else ""
