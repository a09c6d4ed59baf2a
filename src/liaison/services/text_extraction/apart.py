"""Extracting text in a process of its own: whatever a file does to it, this process goes on, and nothing of it is left behind.

The file goes there through a pipe and its text comes back through a pipe. One process reads one file: starting it takes about a
quarter of a second, and what one file does to it, the next one never meets.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from types import TracebackType
from typing import BinaryIO, cast

from liaison.domain.extracted_text import ExtractedText, TextReason, TextState
from liaison.domain.steps import Show, Stage, unseen
from liaison.services.text_extraction.answering import NoAnswer, read_answer, request
from liaison.services.text_extraction.limits import USUAL, Limits
from liaison.services.text_extraction.memory_watch import memory_of

if sys.platform == "win32":
    from liaison.services.text_extraction.windows_job import Job

_PAUSE = 0.04
"""Seconds between two looks at clock, memory and whether anybody still waits."""

_OWN_END, _ENDING = 0.5, 2.0
"""Seconds for a process to end by itself after it has answered, and for an ended one to be gone."""

_SLICE = 1 << 20

# what Python, a frozen program and the system's libraries are found by; no setting of the person's
_PASSED_ON = (
    "SYSTEMROOT", "WINDIR", "TEMP", "TMP", "TMPDIR", "APPDATA", "PYTHONHOME", "PYTHONPATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH",
    "DYLD_FRAMEWORK_PATH", "__PYVENV_LAUNCHER__", "_MEIPASS2", "_PYI_ARCHIVE_FILE", "_PYI_APPLICATION_HOME_DIR",
    "_PYI_PARENT_PROCESS_LEVEL",
)  # fmt: skip


def extract_apart(
    command: Sequence[str],
    content: bytes,
    media_type: str,
    name: str,
    limits: Limits = USUAL,
    show: Show = unseen,
) -> ExtractedText:
    """The text of a file, read by the process that `command` starts and that calls `answer_extraction`.

    Takes `limits.wall_seconds` at most, and is meant for a thread of its own.

    Args:
        media_type: of `liaison.domain.attachment_kinds`; what the content shows goes before it.
        show: called every 40 ms.

    Raises:
        Cancelled: by `show`; the process is ended.
        OSError: no process could be started, which says nothing about the file.
    """
    show(Stage.CONTENT, 0, 0)
    if len(content) > limits.content:
        return _unreadable(TextReason.TOO_LARGE)
    with _Child(command, limits) as child:
        child.feed(request(content, media_type, name, limits), content)
        stopped = child.wait(show)
        return _unreadable(stopped) if stopped else child.answer or _unreadable(child.end())


def _unreadable(reason: TextReason) -> ExtractedText:
    return ExtractedText(TextState.UNREADABLE, reason=reason)


class _Child:
    """The reading process, with a thread that writes to it and one that reads from it; leaving the block ends all three.

    Attributes:
        answer: None as long as there is none, and where what came was none.
    """

    def __init__(self, command: Sequence[str], limits: Limits) -> None:
        self.answer: ExtractedText | None = None
        self._reason: TextReason | None = None
        self._limits = limits
        self._until = time.monotonic() + limits.wall_seconds
        self._process = _started(command)
        self._threads: list[threading.Thread] = []
        if sys.platform == "win32":
            # before it has seen anything of the file
            self._job = Job(self._process, limits.memory)

    def __enter__(self) -> _Child:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()
        for thread in self._threads:
            thread.join(_ENDING)
        # a pipe in use by a thread that does not end cannot be closed
        if not any(thread.is_alive() for thread in self._threads):
            with contextlib.suppress(OSError):
                self._inwards.close()
            self._outwards.close()

    @property
    def _inwards(self) -> BinaryIO:
        return cast(BinaryIO, self._process.stdin)

    @property
    def _outwards(self) -> BinaryIO:
        return cast(BinaryIO, self._process.stdout)

    def feed(self, head: bytes, content: bytes) -> None:
        """Begin to write the request and to read the answer."""
        self._threads = [
            threading.Thread(target=self._write, args=(head, content), name="text extraction, out", daemon=True),
            threading.Thread(target=self._read, name="text extraction, in", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def _write(self, head: bytes, content: bytes) -> None:
        # it may end before it has read everything
        with contextlib.suppress(OSError, ValueError), memoryview(content) as whole:
            self._inwards.write(head)
            for start in range(0, len(content), _SLICE):
                self._inwards.write(whole[start : start + _SLICE])
            self._inwards.close()

    def _read(self) -> None:
        with contextlib.suppress(NoAnswer, OSError, MemoryError):
            self.answer = read_answer(self._outwards, self._limits)

    def wait(self, show: Show) -> TextReason | None:
        """Until nothing more is read from it, or a limit is reached: which one. Raises Cancelled."""
        reader = self._threads[-1]
        while reader.is_alive():
            reader.join(_PAUSE)
            show(Stage.CONTENT, 0, 0)
            if time.monotonic() > self._until:
                return TextReason.TOO_SLOW
            if memory_of(self._process.pid) > self._limits.memory:
                return TextReason.TOO_LARGE
        return None

    def end(self) -> TextReason:
        """End it and all it started; what its own end, if it came before this, says about the file."""
        if self._reason is None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                # one that has answered, or broken down, is about to end by itself, and then its end says why
                self._process.wait(0 if self._threads and self._threads[-1].is_alive() else _OWN_END)
            self._reason = _reason_of(self._process.returncode)
            self._kill()
        return self._reason

    def _kill(self) -> None:
        # already gone, or, on macOS, about to
        with contextlib.suppress(OSError):
            if sys.platform != "win32":
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        if sys.platform == "win32":
            self._job.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_ENDING)


def _started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    known = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    # no module from the folder the person happens to be in, none written beside its source
    settings = {"PYTHONSAFEPATH": "1", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    # no console window, and nobody waits for it; nothing elsewhere
    flags: int = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
    return subprocess.Popen(  # noqa: S603  # our own command
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # the store is open here
        close_fds=True,
        env=known | settings,
        # a group of its own ends with all that is in it
        start_new_session=sys.platform != "win32",
        creationflags=flags,
    )


def _reason_of(code: int | None) -> TextReason:
    if sys.platform != "win32" and code == -signal.SIGXCPU:
        return TextReason.TOO_SLOW
    # the system's way to say that no memory is left
    if sys.platform != "win32" and code == -signal.SIGKILL:
        return TextReason.TOO_LARGE
    return TextReason.DAMAGED
