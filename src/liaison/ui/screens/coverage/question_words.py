"""How pieces of a question are worded: on chips, in lists of choices, and for a screen reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from liaison.base.translations import tr
from liaison.domain.question_pieces import Kind, Piece, Reading, State, UnderstoodQuestion

BESIDE = "\u00a0· "
_LONGEST = 48
"""Letters of a name on a chip."""


@dataclass(frozen=True, slots=True)
class ChipLine:
    """A chip.

    Attributes:
        piece: what it stands for; None for what was not asked: any crime, today.
        kind: what choosing there is about; None for a piece of no kind.
        look: `neutral`, `warn`, `bad`, or `open` for what was not asked.
        is_leg: an arrow leads to it.
        spoken: its name for a screen reader.
    """

    piece: Piece | None
    kind: Kind | None
    text: str
    look: str
    is_leg: bool
    spoken: str
    hint: str


def chip_lines(understood: UnderstoodQuestion, is_shown: Callable[[Piece], bool]) -> tuple[ChipLine, ...]:
    """The chips of a question in the order of its text, then what was not asked; of all pieces those that `is_shown`."""
    shown = [piece for piece in understood.pieces if _has_chip(piece) and is_shown(piece)]
    is_route = understood.question.is_route
    first = next(iter(understood.of_kind(Kind.COUNTRY)), None)
    lines = []
    for number, piece in enumerate(shown, start=1):
        is_leg = is_route and piece.taken is not None and piece.kind is Kind.COUNTRY and piece is not first
        lines.append(_chip(piece, is_leg, tr("{n} of {count}", n=number, count=len(shown))))
    kinds = {piece.kind for piece in understood.pieces}
    if Kind.CRIME not in kinds:
        lines.append(_open_chip(Kind.CRIME, tr("any crime")))
    if Kind.DATE not in kinds:
        lines.append(_open_chip(Kind.DATE, tr("as of today")))
    return tuple(lines)


def reading_label(reading: Reading) -> str:
    """A line in a list of choices: its name, its code and what it is."""
    parts = [reading.name, reading.code]
    if reading.kind is not Kind.COUNTRY:
        parts.append(reading.kind.label)
    return BESIDE.join(filter(None, parts))


def _has_chip(piece: Piece) -> bool:
    return piece.state is not State.JOINING and piece.kind is not Kind.ARROW


def _chip(piece: Piece, is_leg: bool, place: str) -> ChipLine:
    if piece.state is State.UNDERSTOOD:
        text, look = _short(_named(piece.readings[0])), "neutral"
    else:
        text, look = f"{_short(piece.text)} ?", "warn" if piece.readings else "bad"
    kind = piece.kind.label if piece.kind else tr("not understood")
    state = "" if piece.state is State.UNDERSTOOD else piece.why
    spoken = ", ".join((text, kind, place))
    return ChipLine(piece, piece.kind, text, look, is_leg, spoken, state or _besides(piece))


def _named(reading: Reading) -> str:
    if reading.kind is Kind.DATE:
        return tr("as of {date}", date=reading.value)
    if reading.kind is Kind.COUNTRY:
        return f"{reading.name}\u2002{reading.code}"
    if reading.kind is Kind.AGENCY:
        return reading.code or reading.name
    return reading.name


def _besides(piece: Piece) -> str:
    """What it could mean besides, and the whole of a name that was cut."""
    others = [reading_label(reading) for reading in piece.readings[1:4]]
    if others:
        return tr("It could also mean: {others}", others="; ".join(others))
    return reading_label(piece.readings[0])


def _open_chip(kind: Kind, text: str) -> ChipLine:
    return ChipLine(None, kind, text, "open", False, f"{text}, {kind.label}", tr("Enter chooses another"))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
