"""Handing over to the installer once the store is closed: the program never writes into its own folder."""

from __future__ import annotations

import hashlib
import os
import shlex
import sys
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

    def put_in_place(self) -> None:
        """Check the copy once more and start it; the caller closed the store and ends now.

        Raises:
            UpdateFileDamaged, InstallerNotStarted.
        """
        try:
            with self.path.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
            if digest != self.file.sha256:
                raise UpdateFileDamaged(self.path.name)
            if self.starts:
                _start(self.path, self.file.kind)
        except OSError as error:
            raise InstallerNotStarted(self.path, error.strerror or str(error)) from error


def _start(path: Path, kind: InstallerKind) -> None:
    if sys.platform == "win32":
        # the shell's way asks for an administrator's consent where the installer needs it
        os.startfile(path)  # noqa: S606  # its signature and digest were checked
        return
    command = "/usr/bin/open" if kind is InstallerKind.DMG else "/bin/sh"
    # in a session of its own, so that it outlives this program; nobody waits for it
    nothing = (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0)
    os.posix_spawn(command, [command, str(path)], os.environ, file_actions=[nothing], setsid=True)
