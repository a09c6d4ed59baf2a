"""What the program is called on Windows, and what never changes between its versions."""

import sys
import uuid
from pathlib import Path

from environment import ROOT

NAME = "Liaison Desk"
PUBLISHER = "Liaison Desk"
WINDOWED, CONSOLE = "Liaison Desk.exe", "liaison-desk.exe"
HERE = Path(__file__).resolve().parent
PACKAGE = ROOT / "src" / "liaison"
RESOURCES = ROOT / "resources"

BUILT_AT = 1577836800
"""Seconds: the time every built file carries (2020-01-01), so that two builds give the same bytes."""

NAMESPACE = uuid.UUID("5d3f1f0e-6a5b-4f0e-9d39-0f0f5f6e2a71")
"""What the identities of the MSI are derived from; another one would let two versions lie side by side."""


def source_version() -> str:
    """The version that src/liaison/__init__.py states."""
    text = (PACKAGE / "__init__.py").read_text(encoding="utf-8")
    return text.split('__version__ = "', 1)[1].split('"', 1)[0]


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """A version as Windows counts: 0.1.0 is (0, 1, 0, 0). Raises ValueError where it is more than three numbers."""
    numbers = [int(part) for part in version.split(".")]
    if len(numbers) > 3 or any(not 0 <= number < 65536 for number in numbers):
        raise ValueError(f"{version} is not a version of up to three numbers below 65536")
    first, second, third = (*numbers, 0, 0)[:3]
    return first, second, third, 0


def build_python_minor() -> tuple[int, int]:
    """Of the Python that builds: bytecode and the standard library are of this one."""
    return sys.version_info[0], sys.version_info[1]
