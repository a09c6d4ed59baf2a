"""What earlier meetings left for the next one: agenda items that were not discussed, come every time, or have an open promise."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from liaison.domain.countries import folded
from liaison.domain.note_prompts import prompt
from liaison.domain.note_records import NOT_DISCUSSED
from liaison.domain.note_structure import AGENDA, AgendaHeading, NoteStructure
from liaison.domain.rows import RowKey
from liaison.domain.series import Session


class Reason(StrEnum):
    """Why an item proposes itself."""

    NOT_DISCUSSED = "not_discussed"
    """Somebody said so."""
    NOTHING_WRITTEN = "nothing_written"
    """Nothing stands under it."""
    RECURRING = "recurring"
    OPEN_FOLLOW_UP = "open_follow_up"


@dataclass(frozen=True, slots=True)
class KeptItem:
    """An agenda item as it is kept.

    Attributes:
        line: of the note, counted from 0; None for one that stands in no note.
        state: `discussed`, `not_discussed`, or empty.
        carried_from_id: the item of an earlier meeting it goes on with.
    """

    key: RowKey
    title: str
    line: int | None = None
    minutes: int | None = None
    state: str = ""
    is_recurring: bool = False
    carried_from_id: str | None = None


@dataclass(frozen=True, slots=True)
class EarlierMeeting:
    """A meeting before this one: what its note says, and what is kept of its agenda."""

    session: Session
    structure: NoteStructure
    items: tuple[KeptItem, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedItem:
    """An item that proposes itself.

    Attributes:
        meeting: the last in which it stood.
        item_id: the record it goes on with; None when none is kept.
        promises: the open follow-ups under it, wherever it stood, as `what @who`.
    """

    title: str
    minutes: int | None
    reasons: tuple[Reason, ...]
    meeting: Session
    item_id: str | None = None
    is_recurring: bool = False
    promises: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SideKey:
    """By what a side of one meeting is known again in another."""

    agency_id: str | None = None
    office_id: str | None = None
    country_iso2: str | None = None
    name: str = ""

    def is_again(self, other: SideKey) -> bool:
        """True when `other`, of another meeting, is the same side: by agency or body, else office, else country, else name."""
        if self.agency_id:
            return self.agency_id == other.agency_id
        if self.office_id:
            return self.office_id == other.office_id
        if self.country_iso2:
            return self.country_iso2 == other.country_iso2
        return bool(self.name) and folded(self.name) == folded(other.name)


def meet_again(sides: Collection[SideKey], others: Collection[SideKey]) -> bool:
    """True when two of the sides sat there already, or the only one there is."""
    again = sum(any(side.is_again(other) for other in others) for side in set(sides))
    return bool(sides) and again >= min(2, len(set(sides)))


def proposed_items(earlier: Sequence[EarlierMeeting], present: Iterable[str]) -> tuple[ProposedItem, ...]:
    """What earlier meetings, the newest first, propose for one whose agenda has these titles already.

    Whether an item was discussed and recurs is said by the newest meeting it stood in; its promises may be older.
    """
    skipped = {folded(title) for title in present}
    found: dict[str, ProposedItem] = {}
    settled: set[str] = set()
    for meeting in earlier:
        for heading in meeting.structure.agenda:
            title = folded(heading.title)
            if title in skipped:
                continue
            promises = _open_under(heading, meeting.structure)
            known = found.get(title)
            if known is None and title not in settled:
                settled.add(title)
                reasons = _reasons(heading, _kept(heading, meeting.items))
                if reasons or promises:
                    found[title] = _item(heading, meeting, reasons, promises)
            elif known is not None:
                found[title] = _with_promises(known, promises)
            elif promises:
                found[title] = _item(heading, meeting, (), promises)
    return tuple(found.values())


def written(items: Iterable[ProposedItem], minutes: str, promise: str) -> str:
    """The items as agenda headings of a note, each with room under it and a prompt for each promise that is open.

    Args:
        minutes: the planned minutes in words, such as `({n} min)`.
        promise: how an open promise is called to mind, such as `open: {promise}`.
    """
    return "".join(f"{chr(10).join(_lines(item, minutes, promise))}\n\n" for item in items)


def _lines(item: ProposedItem, minutes: str, promise: str) -> Iterator[str]:
    yield f"{AGENDA}{item.title}" + (f" {minutes.format(n=item.minutes)}" if item.minutes is not None else "")
    for one in item.promises:
        yield prompt(promise.format(promise=one.replace("-->", "→")))


def _item(
    heading: AgendaHeading, meeting: EarlierMeeting, reasons: tuple[Reason, ...], promises: tuple[str, ...]
) -> ProposedItem:
    kept = _kept(heading, meeting.items)
    item = ProposedItem(
        heading.title,
        heading.minutes,
        reasons,
        meeting.session,
        kept.key.id if kept else None,
        bool(kept and kept.is_recurring),
    )
    return _with_promises(item, promises)


def _with_promises(item: ProposedItem, promises: tuple[str, ...]) -> ProposedItem:
    if not promises:
        return item
    reasons = item.reasons if Reason.OPEN_FOLLOW_UP in item.reasons else (*item.reasons, Reason.OPEN_FOLLOW_UP)
    every = tuple(dict.fromkeys((*item.promises, *promises)))
    return ProposedItem(item.title, item.minutes, reasons, item.meeting, item.item_id, item.is_recurring, every)


def _kept(heading: AgendaHeading, items: Iterable[KeptItem]) -> KeptItem | None:
    same = [item for item in items if folded(item.title) == folded(heading.title)]
    return min(same, key=lambda item: abs((item.line or 0) - heading.line), default=None)


def _reasons(heading: AgendaHeading, kept: KeptItem | None) -> tuple[Reason, ...]:
    reasons = []
    if kept is not None and kept.state == NOT_DISCUSSED:
        reasons.append(Reason.NOT_DISCUSSED)
    elif not heading.is_discussed:
        reasons.append(Reason.NOTHING_WRITTEN)
    if kept is not None and kept.is_recurring:
        reasons.append(Reason.RECURRING)
    return tuple(reasons)


def _open_under(heading: AgendaHeading, structure: NoteStructure) -> tuple[str, ...]:
    end = min((one.line for one in structure.agenda if one.line > heading.line), default=None)
    return tuple(
        f"{promise.what} @{promise.who}" if promise.who else promise.what
        for promise in structure.follow_ups
        if not promise.is_done and promise.line > heading.line and (end is None or promise.line < end)
    )
