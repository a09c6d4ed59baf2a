"""Handing over to the installer once the store is closed: the program never writes into its own folder."""

from __future__ import annotations

import hashlib
import os
import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from liaison.domain.update_errors import InstallerNotStarted, UpdateFileDamaged
from liaison.domain.updates import InstallerKind, UpdateFile

STARTED = frozenset({InstallerKind.SETUP, InstallerKind.MSI, InstallerKind.RUN, InstallerKind.DMG})
"""Installers the program starts itself; the others need a command of an administrator, or of whoever carries the stick."""

_COMMANDS = {
    InstallerKind.DEB: ("sudo", "apt", "install"),
    InstallerKind.RPM: ("sudo", "dnf", "install"),
    InstallerKind.RUN: ("sh",),
}


@dataclass(frozen=True, slots=True)
class StagedUpdate:
    """An installer that was copied and checked.

    Attributes:
        path: of the copy.
        file: what the signed list says of it.
    """

    path: Path
    file: UpdateFile

    @property
    def starts(self) -> bool:
        """Whether the program starts it; else somebody types `command`."""
        return self.file.kind in STARTED

    @property
    def command(self) -> str:
        """What a person can type to install it; empty where nothing is typed."""
        words = _COMMANDS.get(self.file.kind)
        return shlex.join([*words, str(self.path.absolute())]) if words else ""

    def put_in_place(self, program: Sequence[str] = ()) -> None:
        """Check the copy once more and start it; the caller closed the store and ends now.

        Args:
            program: the command that starts this program, run behind an installer that has no window of its own.

        Raises:
            UpdateFileDamaged, InstallerNotStarted.
        """
        try:
            with self.path.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
            if digest != self.file.sha256:
                raise UpdateFileDamaged(self.path.name)
            if self.starts:
                _start(self.path, self.file.kind, program)
        except OSError as error:
            raise InstallerNotStarted(self.path, error.strerror or str(error)) from error


def _start(path: Path, kind: InstallerKind, program: Sequence[str]) -> None:
    if sys.platform == "win32":
        # the shell's way asks for an administrator's consent where the installer needs it
        os.startfile(path)  # noqa: S606  # its signature and digest were checked
        return
    command = ["/usr/bin/open", str(path)]
    if kind is InstallerKind.RUN:
        # whether it went well or not, the officer has a program again
        behind = ["-c", '/bin/sh "$0"; exec "$@"', str(path), *program] if program else [str(path)]
        command = ["/bin/sh", *behind]
    # in a session of its own, so that it outlives this program; nobody waits for it
    nothing = (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0)
    os.posix_spawn(command[0], command, _environment(), file_actions=[nothing], setsid=True)


def _environment() -> dict[str, str]:
    """That of whoever started the program: a bundle points the system's own commands at its libraries, and itself at its old folder."""
    found = dict(os.environ)
    if getattr(sys, "frozen", False):
        original = found.pop("LD_LIBRARY_PATH_ORIG", None)
        found.pop("LD_LIBRARY_PATH", None)
        found |= {"PYINSTALLER_RESET_ENVIRONMENT": "1", **({"LD_LIBRARY_PATH": original} if original else {})}
    return found
