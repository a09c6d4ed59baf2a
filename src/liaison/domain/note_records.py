"""Records that stand in a note: which line is which record, after the text was changed around and inside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from liaison.domain.dates import PartialDate
from liaison.domain.note_structure import NoteStructure

ALIKE = 0.6
"""From this share of common text on, a changed line is still the same record."""

NEAR = 40
"""Lines within which a changed line is looked for, so that a long note costs no more than a short one."""

DONE, OPEN = "done", "open"
"""States of a promise."""

WORD = 4
"""Letters a text must have to be known again inside a longer one."""

Values = tuple[tuple[str, str | int | PartialDate | None], ...]


@dataclass(frozen=True, slots=True)
class WrittenRecord:
    """A line of the note that is a record.

    Attributes:
        line: counted from 0.
        text: by which it is known again.
        values: columns of its table besides, as the line says them.
    """

    line: int
    text: str
    values: Values


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """A record that was kept for this note: its identity, and where it stood."""

    id: str
    line: int
    text: str
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class Matching:
    """Which kept record each written one is; what is new, and what is gone from the text."""

    same: tuple[tuple[KeptRecord, WrittenRecord], ...]
    added: tuple[WrittenRecord, ...]
    gone: tuple[KeptRecord, ...]


def written_follow_ups(structure: NoteStructure) -> tuple[WrittenRecord, ...]:
    """The promises of a note. A date that cannot be read is none."""
    return tuple(
        WrittenRecord(
            promise.line,
            promise.what,
            (("owner_name", promise.who or None), ("due", promise.due), ("state", DONE if promise.is_done else OPEN)),
        )
        for promise in structure.follow_ups
    )


def written_statements(structure: NoteStructure) -> tuple[WrittenRecord, ...]:
    """What the note says somebody said."""
    return tuple(
        WrittenRecord(said.line, said.text, (("speaker_name", said.speaker or None),)) for said in structure.statements
    )


def matching(kept: Sequence[KeptRecord], written: Sequence[WrittenRecord]) -> Matching:
    """Know lines again: first those with the same text, in order; then those most alike; then those that kept their line."""
    free, new = list(kept), list(written)
    same: list[tuple[KeptRecord, WrittenRecord]] = []

    def take(old: KeptRecord, line: WrittenRecord) -> None:
        free.remove(old)
        new.remove(line)
        same.append((old, line))

    for line in written:
        old = next((one for one in free if one.text == line.text), None)
        if old is not None:
            take(old, line)
    pairs = [(old, line) for old in free for line in new if abs(old.line - line.line) <= NEAR]
    likenesses = sorted(
        (
            (_likeness(old.text, line.text), -abs(old.line - line.line), old.id, line.line, old, line)
            for old, line in pairs
        ),
        key=lambda one: one[:4],
        reverse=True,
    )
    for likeness, _, _, _, old, line in likenesses:
        if likeness >= ALIKE and old in free and line in new:
            take(old, line)
    # a text that was written anew in its place is still that promise, when nothing else claims it
    for line in tuple(new):
        old = next((one for one in free if one.line == line.line), None)
        if old is not None and len(kept) == len(written):
            take(old, line)
    same.sort(key=lambda pair: pair[1].line)
    return Matching(tuple(same), tuple(new), tuple(free))


def _likeness(old: str, new: str) -> float:
    if min(len(old), len(new)) >= WORD and (old in new or new in old):
        # a line that was only added to, or shortened
        return 1.0
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    # the cheap bound first: most pairs have little in common
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0
