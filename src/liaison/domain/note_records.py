"""Records that stand in a note: which line is which record, after the text was changed around and inside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from liaison.domain.dates import PartialDate
from liaison.domain.note_structure import NoteStructure

ALIKE = 0.6
"""From this share of common text on, a changed line is still the same record."""

NEAR = 40
"""Lines within which a changed line is looked for, so that a long note costs no more than a short one."""

MOST_COMPARED = 4_000
"""Pairs of lines compared at most; where many lines were replaced at once, only the nearest are."""

DONE, OPEN = "done", "open"
"""States of a promise."""

DISCUSSED, NOT_DISCUSSED = "discussed", "not_discussed"
"""States of an agenda item; empty while it is not known. The text says that it was discussed, a person that it was not."""

WORD = 4
"""Letters a text must have to be known again inside a longer one."""

Value = str | int | PartialDate | None
Values = tuple[tuple[str, Value], ...]


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
    """A record that was kept for this note: its identity, where it stood, and what its columns hold."""

    id: str
    line: int
    text: str
    values: Mapping[str, Value] = field(default_factory=dict, compare=False)


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


def written_agenda(structure: NoteStructure) -> tuple[WrittenRecord, ...]:
    """The agenda items of a note, in their order."""
    return tuple(
        WrittenRecord(
            item.line,
            item.title,
            (
                ("planned_minutes", item.minutes),
                ("position", position),
                ("state", DISCUSSED if item.is_discussed else None),
            ),
        )
        for position, item in enumerate(structure.agenda)
    )


def written_outcomes(structure: NoteStructure) -> tuple[WrittenRecord, ...]:
    """What came of it."""
    return tuple(
        WrittenRecord(one.line, one.text, (("kind", one.kind.value if one.kind else None),))
        for one in structure.outcomes
    )


def matching(kept: Sequence[KeptRecord], written: Sequence[WrittenRecord]) -> Matching:
    """Know lines again: first those with the same text, in their place or else in order; then those most alike; then those that
    kept their line.
    """
    free = {old.id: old for old in kept}
    new = {line.line: line for line in written}
    same: list[tuple[KeptRecord, WrittenRecord]] = []

    def take(old: KeptRecord, line: WrittenRecord) -> None:
        del free[old.id]
        del new[line.line]
        same.append((old, line))

    in_place = {(old.line, old.text): old for old in reversed(kept)}
    for line in written:
        if (there := in_place.get((line.line, line.text))) is not None:
            take(there, line)
    by_text: dict[str, deque[KeptRecord]] = {}
    for old in free.values():
        by_text.setdefault(old.text, deque()).append(old)
    for line in tuple(new.values()):
        if waiting := by_text.get(line.text):
            take(waiting.popleft(), line)
    likenesses = sorted(
        (
            (_likeness(old.text, line.text), -abs(old.line - line.line), old.id, line.line)
            for old, line in _near_pairs(sorted(free.values(), key=lambda old: old.line), tuple(new.values()))
        ),
        reverse=True,
    )
    for likeness, _, identity, place in likenesses:
        if likeness >= ALIKE and identity in free and place in new:
            take(free[identity], new[place])
    # a text that was written anew in its place is still that record, when nothing else claims it
    if len(kept) == len(written):
        by_line = {old.line: old for old in free.values()}
        for line in tuple(new.values()):
            if line.line in by_line:
                take(by_line[line.line], line)
    same.sort(key=lambda pair: pair[1].line)
    return Matching(tuple(same), tuple(new.values()), tuple(free.values()))


def _near_pairs(
    kept: Sequence[KeptRecord], written: Sequence[WrittenRecord]
) -> Iterator[tuple[KeptRecord, WrittenRecord]]:
    """Pairs whose lines are near each other; the nearer, the more there are."""
    places = [old.line for old in kept]

    def spans(distance: int) -> list[tuple[int, int]]:
        return [(bisect_left(places, n.line - distance), bisect_right(places, n.line + distance)) for n in written]

    distance = NEAR
    found = spans(distance)
    while distance and sum(end - start for start, end in found) > MOST_COMPARED:
        distance //= 2
        found = spans(distance)
    for line, (start, end) in zip(written, found, strict=True):
        for old in kept[start:end]:
            yield old, line


def _likeness(old: str, new: str) -> float:
    if min(len(old), len(new)) >= WORD and (old in new or new in old):
        # a line that was only added to, or shortened
        return 1.0
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    # the cheap bounds first: most pairs have little in common
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()
