"""Reads the arguments, runs the command, and turns what goes wrong into a sentence and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from liaison.app.command_line import (
    backups,
    cases,
    checks,
    competence,
    coverage,
    directory,
    exporting,
    finding,
    importing,
    legal_bases,
    minutes,
    packs,
    policies,
    self_check,
    updates,
    version,
)
from liaison.app.command_line.session import Session
from liaison.base.errors import WorldError
from liaison.base.translations import tr

COMMANDS = (
    coverage.WHO,
    directory.AGENCIES,
    competence.COMPETENT,
    competence.RULES,
    legal_bases.BASIS,
    legal_bases.WISHES,
    cases.CASE,
    cases.REQUESTS,
    packs.PACK,
    policies.POLICY,
    updates.UPDATE,
    importing.IMPORT,
    exporting.EXPORT,
    finding.FIND,
    minutes.MINUTES,
    backups.BACKUP,
    backups.RESTORE,
    checks.CHECK,
    self_check.SELF_CHECK,
    version.VERSION,
)

EPILOG = """exit codes: 0 done · 1 nothing found · 2 wrong arguments · 3 rows were rejected · 4 the check found something ·
5 no screen · 10 and above: one for each thing that can go wrong outside the program, said in a sentence"""


def parser() -> argparse.ArgumentParser:
    """All commands and their arguments."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="print JSON")
    common.add_argument("--store", type=Path, metavar="DIR", help="the store's folder, instead of the platform's own")
    common.add_argument("--passphrase-file", type=Path, metavar="FILE", help="its first line is the passphrase")
    common.add_argument("--recovery-code-file", type=Path, metavar="FILE", help="its first line is the recovery code")
    main = argparse.ArgumentParser(
        prog="liaison-desk",
        description="Without a command the window opens: liaison-desk [--store DIR] [--sample] [--language en|ru]",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = main.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        shared = [] if command.has_actions else [common]
        added = commands.add_parser(
            command.name, help=command.help, description=command.help, parents=shared, allow_abbrev=False
        )
        command.add_arguments(added, common)
        added.set_defaults(run=command.run)
    return main


def run(argv: Sequence[str]) -> int:
    """Run one command; its exit code."""
    _give_streams()
    arguments = parser().parse_args(argv)
    session = Session(arguments.store, arguments.passphrase_file, arguments.recovery_code_file, arguments.json)
    try:
        code: int = arguments.run(arguments, session)
    except WorldError as error:
        print(error, file=sys.stderr)
        return error.code
    except KeyboardInterrupt:
        print(tr("Stopped. Nothing was changed by this command after it was stopped."), file=sys.stderr)
        return 130
    return code


def _give_streams() -> None:
    """A windowed executable of Windows has no output: what is printed there goes nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # until the end
