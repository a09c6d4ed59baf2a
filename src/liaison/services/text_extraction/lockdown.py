"""What the reading process gives up before it sees a file: memory, time, files to write, other processes, the network.

Limits of the system hold for everything in the process; on Windows the parent sets them (see `windows_job`). The hook holds for
all Python code and for what libraries open through Python; it cannot be taken off again.
"""

from __future__ import annotations

import contextlib
import mimetypes
import os
import sys
from pathlib import Path

import liaison
from liaison.base import executable
from liaison.services.text_extraction.limits import Limits

_MOST_OPEN = 24
"""Files open at once: modules are read one after the other."""

_NICENESS = 5

_REFUSED = (
    "socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.startfile", "os.kill", "pty.",
    "ctypes.", "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown",
    "os.utime", "os.putenv", "os.unsetenv", "os.chdir", "shutil.", "tempfile.", "winreg.", "_winapi.", "msvcrt.", "sqlite3.",
    "urllib.", "http.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "telnetlib.", "nntplib.", "webbrowser.", "pickle.",
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def lock_down(limits: Limits) -> None:
    """Give up what reading a file does not need; for good."""
    # these look for lists of the system when they are first asked
    mimetypes.init([])
    _limit(limits)
    folders = _module_folders()

    def refuse(event: str, details: tuple[object, ...]) -> None:
        if event == "open":
            if _writes(details[1], details[2]) or not _is_within(details[0], folders):
                raise PermissionError(event)
        elif event in ("os.listdir", "os.scandir"):
            if not _is_within(details[0], folders):
                raise PermissionError(event)
        elif event.startswith(_REFUSED):
            raise PermissionError(event)

    sys.addaudithook(refuse)


def _limit(limits: Limits) -> None:
    if sys.platform != "win32":
        import resource

        os.nice(_NICENESS)
        for name, pair in _system_limits(limits).items():
            kind = getattr(resource, name, None)
            # macOS refuses some; there the parent watches
            with contextlib.suppress(ValueError, OSError):
                if kind is not None:
                    resource.setrlimit(kind, pair)


def _system_limits(limits: Limits) -> dict[str, tuple[int, int]]:
    return {
        "RLIMIT_CORE": (0, 0),
        # the first one's signal says what happened, the second one's cannot be held up
        "RLIMIT_CPU": (limits.cpu_seconds, limits.cpu_seconds + 1),
        "RLIMIT_FSIZE": (0, 0),
        "RLIMIT_NOFILE": (_MOST_OPEN, _MOST_OPEN),
        # threads count as processes; none is started here
        "RLIMIT_NPROC": (0, 0),
        "RLIMIT_AS": (limits.memory, limits.memory),
        "RLIMIT_DATA": (limits.memory, limits.memory),
        "RLIMIT_RSS": (limits.memory, limits.memory),
    }


def _module_folders() -> tuple[str, ...]:
    """Where modules are: the folders and archives of the import path, and the program's own."""
    known = [path for path in sys.path if Path(path).is_absolute()]
    known += [str(Path(liaison.__file__).parent), str(getattr(sys, "_MEIPASS", ""))]
    if executable.is_own():
        # a bundle keeps its modules in there
        known.append(sys.executable)
    return tuple({os.path.realpath(path) for path in known if path})


def _writes(mode: object, flags: object) -> bool:
    if isinstance(mode, str) and set(mode) & set("wax+"):
        return True
    return isinstance(flags, int) and bool(flags & _WRITING)


def _is_within(path: object, folders: tuple[str, ...]) -> bool:
    if isinstance(path, int):
        # it was open before
        return True
    if not isinstance(path, str | bytes | os.PathLike):
        return False
    found = os.path.realpath(os.fsdecode(path))
    return any(found == folder or found.startswith(folder.rstrip(os.sep) + os.sep) for folder in folders)
