"""What can be wrong with a reference pack, its source files, or a question about the directory."""

from __future__ import annotations

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.domain.packs import InstalledPack, PackManifest, RejectedRow


class PackError(WorldError):
    """A pack file that is damaged, incomplete or not a pack.

    Attributes:
        detail: what exactly, translated; a part of the sentence.
        wrong: rows that break the rules of the format, when it got that far.
    """

    code = 60

    def __init__(self, detail: str, wrong: tuple[RejectedRow, ...] = ()) -> None:
        super().__init__(
            tr("This file cannot be used as a reference pack: {detail}", detail=detail),
            tr("Nothing was changed. Ask whoever sent it for a new copy."),
        )
        self.detail = detail
        self.wrong = wrong


class NewerPackFormatError(WorldError):
    """A pack whose format this program does not know yet."""

    code = 61

    def __init__(self, pack_format: int) -> None:
        super().__init__(
            tr(
                "This reference pack was made for a newer version of the program (format {format}).", format=pack_format
            ),
            tr("Nothing was changed. Update the program, then install the pack again."),
        )


class OlderPackError(WorldError):
    """A pack that is older than the installed one."""

    code = 62

    def __init__(self, installed: InstalledPack, offered: PackManifest) -> None:
        super().__init__(
            tr(
                "The reference pack {offered} is older than the installed {installed}.",
                offered=offered.version,
                installed=installed.version,
            ),
            tr("Nothing was changed. Install it only when you mean to go back."),
        )


class ExpiredPackError(WorldError):
    """A pack whose last day has passed."""

    code = 63

    def __init__(self, offered: PackManifest) -> None:
        super().__init__(
            tr("The reference pack {version} expired on {date}.", version=offered.version, date=offered.expires),
            tr("Nothing was changed. Ask for the current pack."),
        )


class PackSourceError(WorldError):
    """Source files a pack cannot be built from: one is missing, unreadable, or has other columns."""

    code = 64

    def __init__(self, file: str, detail: str) -> None:
        super().__init__(
            tr("No reference pack can be built: {file}: {detail}", file=file, detail=detail),
            tr("Correct the file and build again."),
        )


class NotInDirectoryError(WorldError):
    """An agency or office that neither the installed pack nor the officer's own entries know."""

    code = 65

    def __init__(self, identity: str) -> None:
        super().__init__(
            tr("The directory has no entry {identity}.", identity=identity),
            tr("A newer reference pack may have dropped it. Search for it by name."),
        )


class PackNotSigned(WorldError):
    """A pack nobody signed, where nobody said that this is known."""

    code = 167

    def __init__(self, file: str) -> None:
        super().__init__(
            tr("{file} is not signed: nobody can tell who made it.", file=file),
            tr(
                "Nothing was read from it. Take it only when you know where it comes from, and say so (--unsigned-too)."
            ),
        )


class NoPackBefore(WorldError):
    """There is no pack to go back to."""

    code = 168

    def __init__(self) -> None:
        super().__init__(
            tr("There is no reference pack to go back to."), tr("One is kept when another takes its place.")
        )


class PackChangedMeanwhile(WorldError):
    """The file is not the one that was looked at."""

    code = 169

    def __init__(self, file: str) -> None:
        super().__init__(
            tr("{file} was changed since it was looked at.", file=file), tr("Nothing was changed. Look at it again.")
        )
