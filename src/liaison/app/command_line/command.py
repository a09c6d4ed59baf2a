"""What a command is."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from liaison.app.command_line.session import Session

DONE, NOTHING_FOUND, WRONG_ARGUMENTS, ROWS_REJECTED, CHECK_FAILED = range(5)


@dataclass(frozen=True, slots=True)
class Command:
    """One word of the command line.

    Attributes:
        add_arguments: declares what follows the word; gets the parser, and the arguments all commands share.
        run: does it; the exit code.
        has_actions: a second word follows, and the shared arguments belong behind that.
    """

    name: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser, argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Session], int]
    has_actions: bool = False
