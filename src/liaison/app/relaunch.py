"""Replacing the process by a new one: the only sure way to drop keys and texts that Python and Qt still hold in memory."""

from __future__ import annotations

import os
import sys

from liaison.app.options import Options
from liaison.base import executable

OPEN_SLOTS = "--open-slots"
"""Starts the process that opens the key slots for the window, and nothing else (see `liaison.store.vault.apart`)."""

EXTRACT_TEXT = "--extract-text"
"""Starts the process that reads the text of one attachment, and nothing else (see `liaison.services.text_extraction.apart`)."""

SHOW_ONCE = "--show-once"
"""Starts the process that shows the window for `self-check`, and nothing else (see `liaison.app.show_once`)."""


def own_command() -> list[str]:
    """What starts this program, without arguments."""
    return [sys.executable] if executable.is_own() else [sys.executable, "-m", "liaison.app"]


def command_line(options: Options) -> list[str]:
    """The command that starts this program again with the same options."""
    start = own_command()
    for name, value in (("--store", options.store), ("--language", options.language), ("--settings", options.settings)):
        if value is not None:
            start += [name, str(value)]
    return start


def relaunch(options: Options) -> None:
    """Start the program anew and end this process; does not return."""
    command = command_line(options)
    if sys.platform == "win32":
        # there, replacing a process returns to the shell at once and leaves the new one without a parent
        import subprocess  # only here, and it costs start-up time

        subprocess.Popen(command, close_fds=True)  # noqa: S603  # our own command
        os._exit(0)
    os.execv(command[0], command)  # noqa: S606  # our own command
