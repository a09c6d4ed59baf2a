"""How long the start takes, told when asked: for benchmarks, and for an administrator with a slow machine."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path


class Milestones:
    """Prints each milestone with the milliseconds since the process began.

    Args:
        wanted: print at all.
    """

    def __init__(self, wanted: bool) -> None:
        self._wanted = wanted

    def reached(self, name: str) -> None:
        """A milestone was reached now."""
        if self._wanted:
            sys.stderr.write(f"{name} {_since_process_began():.1f}\n")
            sys.stderr.flush()


def _since_process_began() -> float:
    """Milliseconds; on systems without /proc since this module was imported."""
    try:
        fields = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        began = int(fields[19]) / os.sysconf("SC_CLK_TCK")
        return (time.clock_gettime(time.CLOCK_BOOTTIME) - began) * 1000
    except (OSError, AttributeError, ValueError):
        return (time.perf_counter() - _IMPORTED) * 1000


_IMPORTED = time.perf_counter()
