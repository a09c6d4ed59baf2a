"""Why an update is not installed."""

from __future__ import annotations

from datetime import date

from liaison.base.errors import WorldError
from liaison.base.translations import tr


class UpdateError(WorldError):
    """Something that should be an update and is damaged, incomplete or something else."""

    code = 155

    def __init__(self, detail: str) -> None:
        super().__init__(
            tr("This cannot be used as an update: {detail}", detail=detail),
            tr("Nothing was changed. Ask whoever sent it for a new copy."),
        )


class OlderUpdate(WorldError):
    """An update to a version before the one that runs."""

    code = 156

    def __init__(self, offered: str, present: str) -> None:
        super().__init__(
            tr("The update {offered} is older than this program, {present}.", offered=offered, present=present),
            tr("Nothing was changed. A newer program may have brought the store to a form an older one cannot open."),
        )


class AlreadyUpToDate(WorldError):
    """An update to the version that runs."""

    code = 157

    def __init__(self, present: str) -> None:
        super().__init__(tr("This program is {present} already.", present=present), tr("There is nothing to do."))


class UpdateExpired(WorldError):
    """An update whose last day has passed."""

    code = 158

    def __init__(self, offered: str, last: date) -> None:
        super().__init__(
            tr("The update {version} was to be installed by {date}.", version=offered, date=last),
            tr("Nothing was changed. Ask for the current one, and look whether this computer's date is right."),
        )


class TooOldForUpdate(WorldError):
    """The program that runs is too old to be replaced in one step."""

    code = 159

    def __init__(self, offered: str, minimum: str, present: str) -> None:
        super().__init__(
            tr(
                "The update {offered} replaces {minimum} or newer; this program is {present}.",
                offered=offered,
                minimum=minimum,
                present=present,
            ),
            tr("Nothing was changed. Install {minimum} first, then this update.", minimum=minimum),
        )


class NotForThisMachine(WorldError):
    """An update without an installer for this system, or for how the program was installed on it."""

    code = 160

    def __init__(self, offered: str, *, from_source: bool) -> None:
        super().__init__(
            tr("The update {offered} has no installer for this computer.", offered=offered),
            tr("This program runs from its source and is updated there.")
            if from_source
            else tr("Nothing was changed. Ask for the one that fits how the program was installed here."),
        )


class UpdatesForbidden(WorldError):
    """The administrators install updates themselves."""

    code = 161

    def __init__(self) -> None:
        super().__init__(
            tr("Your administrator's policy does not allow updates from within the program."),
            tr("Nothing was changed. Ask your administrator for the new version."),
        )


class UpdateFileDamaged(WorldError):
    """An installer that is not the one the signed list names."""

    code = 162

    def __init__(self, name: str) -> None:
        super().__init__(
            tr("{name} is not the file that the signed list names: it is damaged or was exchanged.", name=name),
            tr("Nothing was installed. Ask whoever sent the update for a new copy."),
        )


class InstallerNotStarted(WorldError):
    """The system refused to start the installer."""

    code = 163

    def __init__(self, file: object, reason: str) -> None:
        super().__init__(
            tr("The installer could not be started: {reason}", reason=reason),
            tr("The store is closed and unchanged. Start the installer yourself: {file}", file=file),
        )
