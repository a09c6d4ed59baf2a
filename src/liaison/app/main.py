"""Where the program starts: a command or the window. Nothing heavy is imported before it is known which."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import liaison.base.without_tls  # noqa: F401
from liaison.app.relaunch import EXTRACT_TEXT, OPEN_SLOTS, SHOW_ONCE
from liaison.base import screen

NO_SCREEN = 5


def main(argv: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for; the exit code."""
    # what this program writes is for its user alone
    os.umask(0o077)
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == [OPEN_SLOTS]:
        # a process that only opens the key slots needs neither the window nor the commands
        from liaison.store.vault.apart import answer_apart

        answer_apart()
        return 0
    if arguments == [EXTRACT_TEXT]:
        # the same, and it is to be small
        from liaison.services.text_extraction.child import answer_extraction

        answer_extraction()
        return 0
    if _is_command(arguments):
        # the command line brings the store with it, which the window loads after its first paint
        from liaison.app.command_line.run import run

        return run(arguments)
    if screen.is_missing():
        # the same reason
        from liaison.base.translations import tr

        sys.stderr.write(
            tr("There is no screen to show the window on. Commands work without one: {command}", command=_command())
            + "\n"
        )
        return NO_SCREEN
    # before Qt, which makes every import after it slower
    import liaison.app.before_qt  # noqa: F401

    if arguments == [SHOW_ONCE]:
        # the same reason, and it brings all of the window
        from liaison.app.show_once import answer_show_once

        answer_show_once()
        return 0
    from liaison.app.window import run_window  # the same reason as above

    return run_window(arguments)


def _is_command(arguments: list[str]) -> bool:
    """A command's name, or a question about commands; options of the window begin with dashes."""
    return any(argument in ("-h", "--help") for argument in arguments) or bool(
        arguments and not arguments[0].startswith("-")
    )


def _command() -> str:
    """How a command is typed here: a checkout has no `liaison-desk` on its path, and says what it has."""
    return os.environ.get("LIAISON_DESK_COMMAND", "liaison-desk") + " who BY"
