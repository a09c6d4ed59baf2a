"""The proof that the program opens no network connection: every socket its processes ask the kernel for, watched by strace."""

import os
import re
import tempfile
from pathlib import Path

from linux.screen import screen
from release.steps import StepFailed
from release.tools import prepare, run

TOOLS = {"strace": "strace"}
_LOCAL = {"AF_UNIX", "AF_NETLINK"}
"""To the window system and the desktop on the same machine; to the kernel itself."""
_ASKED = re.compile(r"\bsocket\((AF_\w+)")


def prove(program: Path, display_size: str = "1440x900") -> str:
    """Watch the whole self-check, its child processes and every room of the window; raises StepFailed on any other kind of socket."""
    prepare(TOOLS)
    with tempfile.TemporaryDirectory(prefix="liaison-desk-sockets-") as folder, screen(display_size) as display:
        trace = Path(folder) / "trace"
        home = {"HOME": folder, "XDG_RUNTIME_DIR": folder, "DISPLAY": display, "QT_QPA_PLATFORM": ""}
        watch = ("strace", "--follow-forks", "--trace=%network", "--output", trace)
        run(
            *watch,
            program,
            "self-check",
            "--report",
            Path(folder) / "report.json",
            variables={**_without_session(), **home},
        )
        families = families_in(trace.read_text(encoding="utf-8", errors="replace"))
    if set(families) - _LOCAL:
        raise StepFailed(f"sockets of {', '.join(sorted(set(families) - _LOCAL))} were asked for")
    return ", ".join(f"{family}: {count}" for family, count in sorted(families.items())) or "no socket at all"


def families_in(trace: str) -> dict[str, int]:
    """How often each family of sockets was asked for."""
    asked = _ASKED.findall(trace)
    return {family: asked.count(family) for family in set(asked)}


def _without_session() -> dict[str, str]:
    return {name: "" for name in ("DBUS_SESSION_BUS_ADDRESS", "WAYLAND_DISPLAY") if name in os.environ}
