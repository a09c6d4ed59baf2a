"""`version`: of the program, the schema and the built-in pack."""

from __future__ import annotations

import argparse
import platform
from dataclasses import dataclass

from liaison import __version__
from liaison.app.command_line.command import DONE, Command
from liaison.app.command_line.session import Session
from liaison.store.upgrade import SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class Versions:
    """What this program is made of."""

    program: str
    schema: int
    python: str
    system: str


def _run(arguments: argparse.Namespace, session: Session) -> int:
    versions = Versions(__version__, SCHEMA_VERSION, platform.python_version(), platform.platform(terse=True))
    session.answer(versions, [f"Liaison Desk {versions.program} (schema {versions.schema}, Python {versions.python})"])
    return DONE


VERSION = Command("version", "print the versions", lambda parser, common: None, _run)
