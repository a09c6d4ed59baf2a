"""What is known of a statement besides its words: who spoke and for whom, in which language, whether it may be quoted, how sure it is.

Grades are those of the 6x6 system in use with NATO and Europol: the source A to F, the information 1 to 6.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from liaison.base.translations import marked, tr
from liaison.domain.meetings import Direction, Tlp
from liaison.domain.rows import RowKey


class Quotable(StrEnum):
    """May it be quoted; None is not known."""

    YES = "yes"
    WITH_CONSENT = "with_consent"
    NO = "no"

    @property
    def label(self) -> str:
        """In the language in use."""
        return tr(_QUOTABLE[self])


_QUOTABLE = {
    Quotable.YES: marked("Yes"),
    Quotable.WITH_CONSENT: marked("Only with consent"),
    Quotable.NO: marked("No"),
}


class SourceGrade(StrEnum):
    """How reliable the source is, of the 6x6 system; F says that it cannot be judged, which is not the same as no grade."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def label(self) -> str:
        """The letter with its meaning, in the language in use."""
        return f"{self.value} · {tr(_SOURCES[self])}"


_SOURCES = {
    SourceGrade.A: marked("completely reliable"),
    SourceGrade.B: marked("usually reliable"),
    SourceGrade.C: marked("fairly reliable"),
    SourceGrade.D: marked("not usually reliable"),
    SourceGrade.E: marked("unreliable"),
    SourceGrade.F: marked("reliability cannot be judged"),
}


class InformationGrade(StrEnum):
    """How credible the information is, of the 6x6 system; 6 says that it cannot be judged."""

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    NOT_JUDGED = "6"

    @property
    def label(self) -> str:
        """The figure with its meaning, in the language in use."""
        return f"{self.value} · {tr(_INFORMATION[self])}"


_INFORMATION = {
    InformationGrade.CONFIRMED: marked("confirmed by other sources"),
    InformationGrade.PROBABLE: marked("probably true"),
    InformationGrade.POSSIBLE: marked("possibly true"),
    InformationGrade.DOUBTFUL: marked("doubtful"),
    InformationGrade.IMPROBABLE: marked("improbable"),
    InformationGrade.NOT_JUDGED: marked("truth cannot be judged"),
}


@dataclass(frozen=True, slots=True)
class StatementDetails:
    """What a person says of a statement; empty and None are not known.

    Attributes:
        person_id: the speaker's key in the directory.
        capacity: in which they spoke: a value of `liaison.domain.meetings.Capacity`, or in words.
        language: of the words as spoken, ISO 639-1 or in words.
    """

    person_id: str = ""
    capacity: str = ""
    language: str = ""
    translation: str = ""
    quotable: Quotable | None = None
    source: SourceGrade | None = None
    information: InformationGrade | None = None
    marking: Tlp | None = None


@dataclass(frozen=True, slots=True)
class KeptStatement:
    """A statement as it is kept.

    Attributes:
        speaker, text: as the line says them.
        people: who sat at the meeting, by their key in the directory.
    """

    key: RowKey
    speaker: str
    text: str
    details: StatementDetails
    people: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StatementSigns:
    """What of a statement is told beside the text."""

    has_translation: bool
    quotable: Quotable | None


@dataclass(frozen=True, slots=True)
class NoteSigns:
    """What is known of a note's lines besides what they say.

    Attributes:
        statements: by speaker and text.
        promises: whose they are, by owner and text.
    """

    statements: dict[tuple[str, str], StatementSigns]
    promises: dict[tuple[str, str], Direction]


NO_SIGNS = NoteSigns({}, {})
