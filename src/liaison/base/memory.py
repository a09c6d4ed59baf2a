"""Giving memory back to the system that a start needed and a day's work does not."""

from __future__ import annotations

import ctypes
import gc
import sys


def give_back() -> None:
    """Collect what nobody refers to and return free pages; where the system's library has no call for it, only the former."""
    gc.collect()
    # what is there after the start stays: left out of every later look, so that none takes long
    gc.freeze()
    if sys.platform.startswith("linux"):
        # musl has no malloc_trim and needs none
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
