"""The agenda items of a note as stretches of its text, and moving one of them up or down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from liaison.domain.note_structure import AGENDA, TIME_STAMP


@dataclass(frozen=True, slots=True)
class Section:
    """An agenda item with all that is written under it, and the time stamps that stand right above it.

    Attributes:
        start, end: its lines, counted from 0, `end` not included; the empty lines behind it are between the items.
        heading: the line of its title.
    """

    start: int
    heading: int
    end: int


@dataclass(frozen=True, slots=True)
class Exchange:
    """What becomes of a stretch of lines when an item changes places with its neighbour.

    Attributes:
        start, end: the stretch, `end` not included.
        lines: what stands there then.
        heading: the line of the moved item's title then.
    """

    start: int
    end: int
    lines: tuple[str, ...]
    heading: int


def sections_of(lines: Sequence[str]) -> tuple[Section, ...]:
    """The agenda items of a text, in order."""
    headings = [at for at, line in enumerate(lines) if _is_heading(line)]
    starts = [_start(lines, heading, headings[n - 1] + 1 if n else 0) for n, heading in enumerate(headings)]
    ends = [
        _end(lines, heading, starts[n + 1] if n + 1 < len(starts) else len(lines)) for n, heading in enumerate(headings)
    ]
    return tuple(Section(*found) for found in zip(starts, headings, ends, strict=True))


def section_at(lines: Sequence[str], line: int) -> int | None:
    """Which item a line belongs to, counted from 0; None for what stands before the first."""
    found = [number for number, section in enumerate(sections_of(lines)) if section.start <= line]
    return found[-1] if found else None


def exchanged(lines: Sequence[str], number: int, step: int) -> Exchange | None:
    """Move an item by one place: `step` -1 is up, 1 is down. None where there is no place to go.

    What stands between the two items stays between them, so that moving up and then down gives the same text.
    """
    sections, other = sections_of(lines), number + step
    if not (0 <= number < len(sections) and 0 <= other < len(sections)):
        return None
    upper, lower = sections[min(number, other)], sections[max(number, other)]
    between = lines[upper.end : lower.start]
    moved = (*lines[lower.start : lower.end], *between, *lines[upper.start : upper.end])
    above = lower.end - lower.start + len(between)
    heading = upper.start + (lower.heading - lower.start if step < 0 else above + upper.heading - upper.start)
    return Exchange(upper.start, lower.end, tuple(moved), heading)


def _is_heading(line: str) -> bool:
    return line.startswith(AGENDA) and bool(line.removeprefix(AGENDA).strip())


def _is_stamp(line: str) -> bool:
    stamp = TIME_STAMP.match(line)
    return stamp is not None and not line[stamp.end() :].strip()


def _start(lines: Sequence[str], heading: int, least: int) -> int:
    """From the first time stamp on, when nothing but stamps and empty lines stands above the title."""
    at = start = heading
    while at > least and (not lines[at - 1].strip() or _is_stamp(lines[at - 1])):
        at -= 1
        start = at if _is_stamp(lines[at]) else start
    return start


def _end(lines: Sequence[str], heading: int, limit: int) -> int:
    """Behind the last line that says something; stamps at the end of a note stay there."""
    end = limit
    while end > heading + 1 and (not lines[end - 1].strip() or _is_stamp(lines[end - 1])):
        end -= 1
    return end
