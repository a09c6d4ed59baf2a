"""Whether the running executable is this program's own, or a Python that was told to run it."""

from __future__ import annotations

import sys

LAUNCHER_OPTION = "liaison-launcher"
"""What the launcher of the Windows folder gives Python by `-X`: unlike a variable of the environment it is never inherited."""


def is_own() -> bool:
    """True in a bundle and in the Windows folder: there the executable takes this program's arguments and nothing before them."""
    return bool(getattr(sys, "frozen", False)) or LAUNCHER_OPTION in sys._xoptions
