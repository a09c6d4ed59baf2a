"""Names that a note can mention: whom and what they stand for, and what the note already has to do with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum

from liaison.domain.dates import PartialDate
from liaison.domain.note_structure import MENTION
from liaison.domain.rows import RowKey


class NamedKind(StrEnum):
    """What a name stands for."""

    PERSON = "person"
    SEAT = "seat"
    """Somebody who sat at a meeting and is no person of the directory."""
    SPEAKER = "speaker"
    """Somebody whose words are on record and who is no person of the directory."""
    NOTED = "noted"
    """A name that only this note knows."""
    AGENCY = "agency"
    OFFICE = "office"
    COUNTRY = "country"
    SIDE = "side"
    """A delegation that stands for nothing in the directory."""
    MEETING = "meeting"
    CASE = "case"


class Reach(Enum):
    """What the note already has to do with a name, the nearest first."""

    HERE = 0
    """Of this meeting's own sides and people."""
    USED = 1
    """Named in this note."""
    LATELY = 2
    """Of the last meetings with the same sides."""
    ELSEWHERE = 3


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """One thing that can be named.

    Attributes:
        key: of the person, the meeting, the case; of the meeting where a seat or side stood, or words were said. Of the directory
            and of countries only its `id` says anything: their key there, the code of ISO 3166-1.
        name: as shown.
        context: what tells it from others of that name, in its own words; empty when nothing is known.
        met_on: the day of the meeting that it is, or where the seat stood.
    """

    kind: NamedKind
    key: RowKey
    name: str
    context: str = ""
    met_on: PartialDate | None = None
    reach: Reach = Reach.ELSEWHERE

    @property
    def reference(self) -> str:
        """The name as a note writes it: meetings are often called alike, so their date is part of it."""
        dated = self.kind is NamedKind.MEETING and self.met_on is not None
        name = f"{self.name}, {self.met_on.text}" if dated and self.met_on else self.name
        # brackets would end the reference, and a line ends it anyhow
        return " ".join(name.replace("[", "(").replace("]", ")").split())


@dataclass(frozen=True, slots=True)
class NearName:
    """An entry the note already has to do with, and the words it is found by."""

    entry: NamedEntry
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NearNames:
    """Everything the note already has to do with, the nearest first."""

    names: tuple[NearName, ...] = ()


@dataclass(frozen=True, slots=True)
class NamesFound:
    """What a lookup gave.

    Attributes:
        is_complete: False while names are still being gathered; asking again later may find more.
    """

    entries: tuple[NamedEntry, ...]
    is_complete: bool = True


def mention(name: str) -> str:
    """How a note mentions somebody: bare where the name is one word with initials, else between brackets."""
    bare = f"@{name}"
    found = MENTION.fullmatch(bare)
    return bare if found is not None and found[2] else f"@[[{name}]]"


def reference(name: str) -> str:
    """How a note refers to something by its name."""
    return f"[[{name}]]"
