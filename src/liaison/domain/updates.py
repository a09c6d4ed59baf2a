"""An update of the program: what it says of itself, for which machines, and whether this one may take it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from liaison.base.errors import WorldError
from liaison.domain.program_versions import ProgramVersion
from liaison.domain.signers import Signer
from liaison.domain.update_errors import (
    AlreadyUpToDate,
    NotForThisMachine,
    OlderUpdate,
    TooOldForUpdate,
    UpdateExpired,
)

FORMAT = 1


class Platform(StrEnum):
    """A system and its processor."""

    WINDOWS_X64 = "windows-x64"
    LINUX_X64 = "linux-x64"
    LINUX_ARM64 = "linux-arm64"
    MACOS_ARM64 = "macos-arm64"


class InstallerKind(StrEnum):
    """How the program came, and comes again, onto a machine; the value ends the name of the file."""

    SETUP = "exe"
    MSI = "msi"
    PORTABLE = "zip"
    DEB = "deb"
    RPM = "rpm"
    RUN = "run"
    DMG = "dmg"


@dataclass(frozen=True, slots=True)
class UpdateFile:
    """One installer of an update.

    Attributes:
        name: letters, digits, dots, hyphens and underscores; of a folder's file, and never of a file that is written.
        size: bytes.
        sha256: hexadecimal.
    """

    name: str
    size: int
    sha256: str
    platform: Platform
    kind: InstallerKind


@dataclass(frozen=True, slots=True)
class UpdateManifest:
    """What an update says of itself.

    Attributes:
        minimum: the oldest version that may be replaced at once.
        expires: the last day on which it is offered; None when it does not expire.
        notes: what is new, as plain text by language (ISO 639-1).
    """

    version: ProgramVersion
    minimum: ProgramVersion
    released: date
    expires: date | None
    notes: dict[str, str]
    files: tuple[UpdateFile, ...]


@dataclass(frozen=True, slots=True)
class Machine:
    """What an update meets.

    Attributes:
        installed_as: None when the program runs from its source, where nothing was installed.
    """

    version: ProgramVersion
    platform: Platform | None
    installed_as: InstallerKind | None


@dataclass(frozen=True, slots=True)
class UpdateOffer:
    """An update whose signature was checked.

    Attributes:
        file: the installer for this machine; None when there is none.
        notes: what is new, in the language in use where there is one.
        refusal: why it is not installed here; None when it may be.
    """

    manifest: UpdateManifest
    signer: Signer
    file: UpdateFile | None
    notes: str
    refusal: WorldError | None


def file_for(manifest: UpdateManifest, machine: Machine) -> UpdateFile | None:
    """The installer of the kind this machine has."""
    return next(
        (one for one in manifest.files if (one.platform, one.kind) == (machine.platform, machine.installed_as)), None
    )


def notes_in(manifest: UpdateManifest, language: str) -> str:
    """What is new, in this language, else in English."""
    return manifest.notes.get(language) or manifest.notes.get("en", "")


def refusal(manifest: UpdateManifest, machine: Machine, today: date) -> WorldError | None:
    """Why this machine must not take the update; None when it may."""
    present, offered = machine.version, manifest.version
    if offered < present:
        return OlderUpdate(str(offered), str(present))
    if offered == present:
        return AlreadyUpToDate(str(present))
    if manifest.expires is not None and manifest.expires < today:
        return UpdateExpired(str(offered), manifest.expires)
    if present < manifest.minimum:
        return TooOldForUpdate(str(offered), str(manifest.minimum), str(present))
    if file_for(manifest, machine) is None:
        return NotForThisMachine(str(offered), from_source=machine.installed_as is None)
    return None
