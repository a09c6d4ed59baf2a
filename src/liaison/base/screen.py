"""Whether there is anything to show a window on."""

from __future__ import annotations

import os
import sys


def is_missing() -> bool:
    """True on a Linux without X11 and Wayland, unless a platform of Qt's is asked for by name; elsewhere there always is one."""
    if not sys.platform.startswith("linux"):
        return False
    return not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
