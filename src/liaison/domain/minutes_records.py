"""What the records of a meeting say beside its note, and what of it is frozen with final minutes."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Direction, Tlp


@dataclass(frozen=True, slots=True)
class StatementRow:
    """What is known of a statement beside its words and its speaker; texts are empty when not known."""

    id: str
    line: int
    original: str
    capacity: str
    language: str
    translation: str
    quotable: str
    marking: Tlp | None

    @property
    def says_more(self) -> bool:
        """True when anything is known of it that its words do not say."""
        known = (self.capacity, self.language, self.translation, self.quotable, self.marking)
        return any(known)


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise; `line` is None when it stands in no note."""

    id: str
    line: int | None
    text: str
    owner_name: str
    due: PartialDate | None
    direction: Direction | None
    is_done: bool


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A file that lies with the meeting or its note."""

    id: str
    file_name: str
    caption: str
    marking: Tlp | None


@dataclass(frozen=True, slots=True)
class FrozenRecords:
    """What final minutes show of their records, as it was on the day they became final.

    Attributes:
        statements: those of which more is known than their words.
        promises: those of which more is known than their line, and those that stand in no note.
    """

    chair_name: str | None = None
    statements: tuple[StatementRow, ...] = ()
    promises: tuple[PromiseRow, ...] = ()
    attachments: tuple[AttachmentRow, ...] = ()


def worth_freezing(
    chair_name: str | None,
    statements: tuple[StatementRow, ...],
    promises: tuple[PromiseRow, ...],
    attachments: tuple[AttachmentRow, ...],
) -> FrozenRecords:
    """What the frozen text does not say by itself."""
    return FrozenRecords(
        chair_name,
        tuple(row for row in statements if row.says_more),
        tuple(row for row in promises if row.direction is not None or row.line is None),
        attachments,
    )
