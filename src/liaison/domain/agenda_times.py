"""How long the items of an agenda took, by the time stamps written beside them; what the stamps do not tell is not known."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest

from liaison.domain.note_structure import NoteStructure, StampedTime

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class AgendaTimes:
    """Minutes of an agenda.

    Attributes:
        taken: by the line of the heading; only of items whose beginning and end are stamped.
        planned: together, of those items that say; None when none does.
        from_first_to_last: between the first and the last stamp of the note; None with fewer than two.
    """

    taken: Mapping[int, int]
    planned: int | None
    from_first_to_last: int | None


def agenda_times(structure: NoteStructure) -> AgendaTimes:
    """An item begins with the stamp on the line right above its heading, or else with the first one under it."""
    stamps = structure.times
    lines = [stamp.line for stamp in stamps]
    begins: list[int | None] = []
    for item, behind in zip_longest(structure.agenda, structure.agenda[1:]):
        place = bisect_left(lines, item.line)
        is_above = place > 0 and lines[place - 1] == item.line - 1
        end = behind.line if behind else None
        # the stamp right above the next heading is the next item's
        is_under = place < len(lines) and (end is None or lines[place] < end - 1)
        begins.append(_minutes(stamps[place - 1]) if is_above else _minutes(stamps[place]) if is_under else None)
    ends = [*begins[1:], _last_under(structure)] if structure.agenda else []
    taken = {
        item.line: (end - begin) % _DAY
        for item, begin, end in zip(structure.agenda, begins, ends, strict=True)
        if begin is not None and end is not None
    }
    planned = [item.minutes for item in structure.agenda if item.minutes is not None]
    whole = (_minutes(stamps[-1]) - _minutes(stamps[0])) % _DAY if len(stamps) > 1 else None
    return AgendaTimes(taken, sum(planned) if planned else None, whole)


def _last_under(structure: NoteStructure) -> int | None:
    """The last stamp under the last item, unless it is the one the item began with."""
    under = [stamp for stamp in structure.times if stamp.line > structure.agenda[-1].line]
    began_above = any(stamp.line == structure.agenda[-1].line - 1 for stamp in structure.times)
    return _minutes(under[-1]) if len(under) > (0 if began_above else 1) else None


def _minutes(stamp: StampedTime) -> int:
    hours, _, minutes = stamp.time.partition(":")
    return int(hours) * 60 + int(minutes)
