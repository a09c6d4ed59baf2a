"""Handing over to the installer once the store is closed: the program never writes into its own folder."""

from __future__ import annotations

import hashlib
import shlex
import subprocess
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
        return shlex.join([*words, str(self.path)]) if words else ""

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
        import os

        # the shell's way asks for an administrator's consent where the installer needs it
        os.startfile(path)  # noqa: S606  # its signature and digest were checked
        return
    words = ["open", str(path)] if kind is InstallerKind.DMG else ["/bin/sh", str(path)]
    subprocess.Popen(words, start_new_session=True, stdin=subprocess.DEVNULL)  # noqa: S603  # its digest was checked
