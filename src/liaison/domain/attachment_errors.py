"""Why a file was not attached, or cannot be shown or saved. Nothing was changed.

The codes 90 to 99 are the exit codes of the command line:
90 AttachmentTooLarge · 91 AttachmentsTooLarge · 92 AttachmentEmpty · 93 AttachmentIsNoFile · 94 AttachmentUnreadable ·
95 AttachmentChanging · 96 AttachmentDamaged · 97 CopyNotWritten · 98 AttachmentGone
"""

from __future__ import annotations

from pathlib import Path

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.domain.attachments import LARGEST, LARGEST_TOGETHER, MEGABYTE


def megabytes(size: int) -> int:
    """Bytes in whole megabytes, rounded up, so that what is too large never reads as what is allowed."""
    return -(-size // MEGABYTE)


class AttachmentTooLarge(WorldError):
    """One file has more than LARGEST bytes."""

    code = 90

    def __init__(self, name: str, size: int) -> None:
        super().__init__(
            tr(
                "{name} has {size} MB; an attachment may have {limit} MB.",
                name=name,
                size=megabytes(size),
                limit=LARGEST // MEGABYTE,
            ),
            tr("Make it smaller, or write in the note where it is kept."),
        )


class AttachmentsTooLarge(WorldError):
    """All together would have more than LARGEST_TOGETHER bytes.

    Args:
        size: of the file.
        present: what the meeting has.
    """

    code = 91

    def __init__(self, name: str, size: int, present: int) -> None:
        super().__init__(
            tr(
                "{name} has {size} MB, and the attachments of this meeting have {present} MB; together they may have {limit} MB.",
                name=name,
                size=megabytes(size),
                present=megabytes(present),
                limit=LARGEST_TOGETHER // MEGABYTE,
            ),
            tr("Remove an attachment that is not needed, or write in the note where the file is kept."),
        )


class AttachmentEmpty(WorldError):
    """A file without a byte: a download that failed, a copy that was cut off."""

    code = 92

    def __init__(self, name: str) -> None:
        super().__init__(
            tr("{name} is empty, so there is nothing to attach.", name=name),
            tr("Look whether it was copied to its end."),
        )


class AttachmentIsNoFile(WorldError):
    """A folder, or something else that is no file."""

    code = 93

    def __init__(self, name: str) -> None:
        super().__init__(
            tr("{name} is a folder and cannot be attached.", name=name), tr("Open it, and attach the files in it.")
        )


class AttachmentUnreadable(WorldError):
    """The system refuses to read the file, or it is not there."""

    code = 94

    def __init__(self, name: str) -> None:
        super().__init__(tr("{name} cannot be read.", name=name), tr("Is it there, and not open elsewhere?"))


class AttachmentChanging(WorldError):
    """It was written to while it was read."""

    code = 95

    def __init__(self, name: str) -> None:
        super().__init__(
            tr("{name} was changed while it was read, so it was not attached.", name=name),
            tr("Wait until it is written to its end, and attach it again."),
        )


class AttachmentDamaged(WorldError):
    """What is kept is not what was added, or not all of it."""

    code = 96

    def __init__(self, name: str) -> None:
        super().__init__(
            tr("The content of {name} is not whole any more.", name=name),
            tr(
                "Attach the file again, or look for it in a backup. What else is in the store can be checked in the menu."
            ),
        )


class CopyNotWritten(WorldError):
    """The copy of an attachment could not be written."""

    code = 97

    def __init__(self, name: str, folder: Path) -> None:
        super().__init__(
            tr("{name} could not be saved in {folder}.", name=name, folder=folder),
            tr("Choose another folder, or make room there."),
        )


class AttachmentGone(WorldError):
    """It was removed meanwhile."""

    code = 98

    def __init__(self) -> None:
        super().__init__(tr("This attachment is no longer there."), tr("It was removed; undo brings it back."))
