"""What could be read of a file as text, and why not all of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from liaison.base.translations import marked, tr


class TextState(StrEnum):
    """How much of a file's text is there."""

    READ = "read"
    PARTLY = "partly"
    NONE = "none"
    UNREADABLE = "unreadable"
    LOCKED = "locked"

    @property
    def words(self) -> str:
        """For the person, translated."""
        return tr(_STATES[self])


class TextReason(StrEnum):
    """Why the text is not there, or not all of it."""

    TOO_SLOW = "too_slow"
    TOO_LARGE = "too_large"
    DAMAGED = "damaged"
    LOCKED = "locked"
    NOT_KNOWN_HERE = "not_known_here"

    @property
    def words(self) -> str:
        """For the person, translated."""
        return tr(_REASONS[self])


_STATES = {
    TextState.READ: marked("All of its text is searched"),
    TextState.PARTLY: marked("A part of its text is searched"),
    TextState.NONE: marked("There is no text in it to search"),
    TextState.UNREADABLE: marked("Its text cannot be read"),
    TextState.LOCKED: marked("It is protected by a password"),
}
_REASONS = {
    TextReason.TOO_SLOW: marked("Reading it takes too long."),
    TextReason.TOO_LARGE: marked("It is too large, or becomes too large when it is unpacked."),
    TextReason.DAMAGED: marked("It is damaged, or is not what its name says."),
    TextReason.LOCKED: marked("It, or a file in it, is protected by a password."),
    TextReason.NOT_KNOWN_HERE: marked("Text in this kind of file is not read here."),
}


@dataclass(frozen=True, slots=True)
class ExtractedText:
    """The text of a file.

    Attributes:
        text: NFC, line ends are line feeds, no control characters but these and tabs; only of READ and PARTLY not empty.
        reason: None where everything there was to read was read. PARTLY and UNREADABLE always have one, LOCKED has LOCKED,
            and NONE has NOT_KNOWN_HERE or, where such a file holds no text at all, None.
    """

    state: TextState
    text: str = ""
    reason: TextReason | None = None
