"""The minutes of a meeting as a value: what could be put on paper, item by item, each with its own marking.

`services.minutes` makes it from the store, `minutes_selection` decides what of it leaves, and the writers below `export` turn
what is left into files. Everything in it is text to be read: links, mentions and topics are plain words already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Capacity, Direction, MeetingKind, MeetingState, Tlp


class ItemKind(StrEnum):
    """What sort of thing can leave or stay."""

    HEADER = "header"
    DELEGATION = "delegation"
    AGENDA_ITEM = "agenda_item"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    TABLE = "table"
    TOPICS = "topics"
    STATEMENT = "statement"
    FOLLOW_UP = "follow_up"
    OUTCOME = "outcome"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True)
class Item:
    """What every part of the minutes is known by.

    Attributes:
        id: the same whenever the same text is read again (`line:12`, `delegation:…`).
        marking: its own; None when only what it stands in is marked.
        line: of the note, counted from 0; None when it stands in none.
    """

    id: str
    kind: ItemKind
    marking: Tlp | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text in one style; a line feed in it begins a new line."""

    text: str
    is_strong: bool = False
    is_emphasised: bool = False


Words = tuple[Span, ...]


def plain(words: Words) -> str:
    """The words without their style."""
    return "".join(span.text for span in words)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words; `time` is `HH:MM` when the line began with a time stamp, else empty."""

    item: Item
    words: Words
    time: str = ""
    is_preformatted: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within an agenda item."""

    item: Item
    words: Words


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry; `number` is None in a list without numbers, `depth` counts from 0."""

    words: Words
    depth: int = 0
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list as written."""

    item: Item
    entries: tuple[ListEntry, ...]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table as written: as many cells in every row as there are heads."""

    item: Item
    heads: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True)
class Topics:
    """A line that only names topics, by their names in the language of the paper."""

    item: Item
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said.

    Attributes:
        speaker: empty when the line names nobody.
        capacity: in which they spoke, in words; may be empty.
        language, translation_language: names of languages, in words; may be empty.
        translation: empty when there is none.
        may_be_quoted: None when nobody said.
    """

    item: Item
    speaker: str
    original: Words
    capacity: str = ""
    language: str = ""
    translation: Words = ()
    may_be_quoted: bool | None = None
    time: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A promise.

    Attributes:
        who: empty when nobody is named, or only a side as a whole.
        direction: whose; None when it was not said.
        unread_due: the due date as written when it is no date, else empty.
    """

    item: Item
    words: Words
    who: str = ""
    due: PartialDate | None = None
    unread_due: str = ""
    direction: Direction | None = None
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it; `kind` is the kind in words, empty when it is not known."""

    item: Item
    words: Words
    kind: str = ""


Block = Paragraph | Heading | ListBlock | TableBlock | Topics | Statement | FollowUp | Outcome


@dataclass(frozen=True, slots=True)
class Section:
    """An agenda item with what was written under it.

    Attributes:
        title: empty for what stands before the first agenda item.
        number: counted from 1; 0 without a title.
        time: `HH:MM` at which it was begun, where that was stamped; else empty.
    """

    item: Item
    title: Words
    number: int
    blocks: tuple[Block, ...]
    planned_minutes: int | None = None
    time: str = ""


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person as they sat there; `attendance` in words, empty when nothing was noted."""

    name: str
    post: str = ""
    is_head: bool = False
    is_interpreter: bool = False
    attendance: str = ""


@dataclass(frozen=True, slots=True)
class MinutesDelegation:
    """A side of the meeting; `capacity` and `is_own` are None when they are not known."""

    item: Item
    name: str
    capacity: Capacity | None = None
    people: tuple[Attendee, ...] = ()
    is_own: bool | None = None


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file that lies with the meeting; only its name and caption are told."""

    item: Item
    name: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class MinutesHeader:
    """The facts of the meeting. Names are words in the language of the paper; an empty one is not known.

    Attributes:
        starts_at, ends_at: `HH:MM`.
        time_zone: IANA name such as `Europe/Minsk`.
        agreed_on, signed_on, signed_by: how far the other side agreed to this version.
        marking: of the meeting as a whole.
        note_marking: of everything that was written in it.
    """

    title: str
    kind: MeetingKind = MeetingKind.WORKING_MEETING
    series: str = ""
    ordinal: int | None = None
    date: PartialDate | None = None
    starts_at: str = ""
    ends_at: str = ""
    time_zone: str = ""
    place: str = ""
    city: str = ""
    country: str = ""
    host: str = ""
    initiator: str = ""
    chair: str = ""
    language: str = ""
    interpreter: str = ""
    marking: Tlp | None = None
    note_marking: Tlp | None = None
    handling_code: str = ""
    conditions_of_use: str = ""
    originator: str = ""
    agreed_on: PartialDate | None = None
    signed_on: PartialDate | None = None
    signed_by: str = ""


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes, whole or what is left of them for a recipient.

    Attributes:
        meeting_id: only for telling files of the same meeting apart; never shown.
        language: of the paper's own words, ISO 639-1.
        version: counted from 1.
        finalised_on: the day on which this version became final; empty for a draft.
        private_lines: lines kept back by their author, of which only the number is here.
    """

    meeting_id: str
    item: Item
    header: MinutesHeader
    delegations: tuple[MinutesDelegation, ...]
    sections: tuple[Section, ...]
    attachments: tuple[AttachedFile, ...] = ()
    state: MeetingState = MeetingState.DRAFT
    version: int = 1
    finalised_on: str = ""
    language: str = "en"
    private_lines: int = 0

    @property
    def is_draft(self) -> bool:
        """True until the minutes are final."""
        return self.state is MeetingState.DRAFT

    @property
    def blocks(self) -> Iterator[Block]:
        """Everything written, in order."""
        return (block for section in self.sections for block in section.blocks)

    @property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        """All promises, in order."""
        return tuple(block for block in self.blocks if isinstance(block, FollowUp))

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """All outcomes, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Outcome))

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Statement))


_ORDER = (Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER, Tlp.AMBER_STRICT, Tlp.RED)


def strictness(marking: Tlp | None) -> int:
    """0 for what is not marked, then rising from CLEAR to RED."""
    return 0 if marking is None else _ORDER.index(marking) + 1


def marking_of(level: int) -> Tlp | None:
    """The marking of a strictness."""
    return _ORDER[level - 1] if 0 < level <= len(_ORDER) else None


def strictest(markings: Iterable[Tlp | None]) -> Tlp | None:
    """The one that allows least; None when none is given."""
    return max(markings, key=strictness, default=None)
