"""What was understood of a question, piece by piece: nothing that was typed is left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from liaison.base.translations import marked, tr


class Kind(StrEnum):
    """What a piece of a question can mean."""

    COUNTRY = "country"
    AGENCY = "agency"
    OFFICE = "office"
    CRIME = "crime"
    DATE = "date"
    ARROW = "arrow"

    @property
    def label(self) -> str:
        """The kind's name in the language in use."""
        return tr(_KINDS[self])


_KINDS = {
    Kind.COUNTRY: marked("country"),
    Kind.AGENCY: marked("agency"),
    Kind.OFFICE: marked("office"),
    Kind.CRIME: marked("crime type"),
    Kind.DATE: marked("date"),
    Kind.ARROW: marked("arrow of a route"),
}


class State(StrEnum):
    """How a piece stands; only UNDERSTOOD counts for the question, JOINING means nothing by itself (a comma, "and")."""

    UNDERSTOOD = "understood"
    AMBIGUOUS = "ambiguous"
    NOT_UNDERSTOOD = "not_understood"
    SURPLUS = "surplus"
    JOINING = "joining"


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing a piece can mean.

    Attributes:
        value: ISO alpha-2 code, id of the agency or office, code of the crime type, or the day asked about (ISO 8601).
        name: in the language of the interface; a date as it was typed.
        code: what stands beside the name: a country's code, the agency of an office; may be empty.
    """

    kind: Kind
    value: str
    name: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the text.

    Attributes:
        start, end: its place in the text.
        readings: understood: the first is taken, the others are what it could mean besides; ambiguous: the choices;
            surplus: what it means; not understood: what may be meant.
        why: why it does not count, a sentence; empty when it does.
    """

    start: int
    end: int
    text: str
    state: State
    readings: tuple[Reading, ...] = ()
    why: str = ""

    @property
    def taken(self) -> Reading | None:
        """What it means for the question; None when it does not count."""
        return self.readings[0] if self.state is State.UNDERSTOOD else None

    @property
    def kind(self) -> Kind | None:
        """What it is, if that is known: an ambiguous piece has a kind when all its choices share it."""
        if self.state in (State.UNDERSTOOD, State.SURPLUS):
            return self.readings[0].kind
        kinds = {reading.kind for reading in self.readings} if self.state is State.AMBIGUOUS else set()
        return kinds.pop() if len(kinds) == 1 else None

    @property
    def blocks(self) -> bool:
        """True when the question cannot be asked before this is settled."""
        return self.state in (State.AMBIGUOUS, State.NOT_UNDERSTOOD, State.SURPLUS)


@dataclass(frozen=True, slots=True)
class Question:
    """Who covers these countries; or, where none is named, what the office or the agencies cover.

    Attributes:
        countries: ISO alpha-2 codes in the order asked, each once.
        crime_type: code of the vocabulary; empty for any crime.
        at: the date asked about; None for today.
        office: id of the office asked for; empty for all.
        is_route: the countries are a way from the first to the last, not a list.
        agencies: ids of the agencies whose offices are asked for, with those of their parts; none for all.
    """

    countries: tuple[str, ...] = ()
    crime_type: str = ""
    at: date | None = None
    office: str = ""
    is_route: bool = False
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnderstoodQuestion:
    """A text and what was understood of it.

    Attributes:
        pieces: in the order of the text; together they hold every character of it that is not blank.
        question: what can be asked; half of what was meant while a piece blocks.
    """

    text: str
    pieces: tuple[Piece, ...]
    question: Question

    @property
    def obstacles(self) -> tuple[Piece, ...]:
        """The pieces that have to be settled before the question is asked."""
        return tuple(piece for piece in self.pieces if piece.blocks)

    def of_kind(self, kind: Kind) -> tuple[Piece, ...]:
        """The understood pieces of a kind, in the order of the text."""
        return tuple(piece for piece in self.pieces if piece.taken is not None and piece.taken.kind is kind)
