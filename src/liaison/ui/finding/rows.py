"""The lines of the panel, as values: headings, hits, and what else can be chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from liaison.base.translations import marked, tr
from liaison.domain.find_kinds import FindKind
from liaison.domain.finding import Found, Hit, SavedSearch

_HEADINGS = {
    FindKind.PERSON: marked("People"),
    FindKind.OFFICE: marked("Offices"),
    FindKind.AGENCY: marked("Agencies"),
    FindKind.BODY: marked("Bodies"),
    FindKind.COUNTRY: marked("Countries"),
    FindKind.CRIME_TYPE: marked("Crime types"),
    FindKind.MEETING: marked("Meetings"),
    FindKind.FOLLOW_UP: marked("Follow-ups"),
    FindKind.STATEMENT: marked("Statements"),
    FindKind.OUTCOME: marked("Outcomes"),
    FindKind.TREATY_WISH: marked("Treaty wishes"),
    FindKind.CASE: marked("Cases"),
    FindKind.INSTRUMENT: marked("Instruments"),
    FindKind.ATTACHMENT: marked("Attachments"),
    FindKind.COMMAND: marked("Commands"),
}


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """Stands above a group; cannot be chosen.

    Attributes:
        is_caution: what stands below may not be meant.
    """

    text: str
    is_caution: bool = False


@dataclass(frozen=True, slots=True)
class HitRow:
    """A record that was found."""

    hit: Hit


@dataclass(frozen=True, slots=True)
class MoreRow:
    """Shows one kind alone, with more of it; without a kind goes back to all."""

    kind: FindKind | None
    text: str


@dataclass(frozen=True, slots=True)
class CommandRow:
    """Something the program does."""

    text: str
    keys: str
    run: Callable[[], object]


@dataclass(frozen=True, slots=True)
class SearchRow:
    """A query to be asked again: kept under a name, or asked lately."""

    query: str
    saved: SavedSearch | None = None


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """Says something; cannot be chosen."""

    text: str


Row = HeadingRow | HitRow | MoreRow | CommandRow | SearchRow | SentenceRow


def can_be_chosen(row: Row) -> bool:
    """Whether the keys stop at it."""
    return not isinstance(row, HeadingRow | SentenceRow)


def rows_of(found: Found, commands: Sequence[CommandRow], only: FindKind | None) -> tuple[Row, ...]:
    """An answer as lines."""
    return tuple(_rows_of(found, commands, only))


def _rows_of(found: Found, commands: Sequence[CommandRow], only: FindKind | None) -> Iterator[Row]:
    if only is not None:
        yield MoreRow(None, tr("Back to all kinds"))
    for group in found.groups:
        yield HeadingRow(heading(group.kind))
        yield from map(HitRow, group.hits)
        if group.has_more and only is None:
            yield MoreRow(group.kind, tr("More: {kind}", kind=heading(group.kind)))
    if commands and only in (None, FindKind.COMMAND):
        yield HeadingRow(heading(FindKind.COMMAND))
        yield from commands
    if found.is_empty and not commands and found.query.root is not None:
        yield SentenceRow(nothing_found(found))
    if found.near:
        yield HeadingRow(tr("Perhaps meant, with one letter different"), is_caution=True)
        yield from map(HitRow, found.near)
    if found.waiting:
        yield SentenceRow(tr("{n} records are being indexed and are still looked through.", n=f"{found.waiting:,}"))


def nothing_found(found: Found) -> str:
    """That nothing was found, and what was tried."""
    sentence = tr("Nothing in the store has all of this.")
    if not found.tried:
        return sentence
    return sentence + " " + tr("Also looked for: {words}.", words=", ".join(found.tried[:8]))


def rows_to_begin_with(saved: Sequence[SavedSearch], lately: Sequence[str]) -> tuple[Row, ...]:
    """What is offered before anything is typed."""
    rows: list[Row] = []
    if saved:
        rows += [HeadingRow(tr("Saved searches")), *(SearchRow(one.query, one) for one in saved)]
    if lately:
        rows += [HeadingRow(tr("Looked for lately")), *(SearchRow(query) for query in lately)]
    rows.append(SentenceRow(tr("Words in any alphabet, “phrases”, and, or, not, (brackets), and fields:")))
    rows.append(
        SentenceRow(tr("who:  agency:  country:  crime:  date:2019-05..2019-08  open:overdue  marking:..green  kind:"))
    )
    return tuple(rows)


def heading(kind: FindKind) -> str:
    """A kind as the heading of a group."""
    return tr(_HEADINGS[kind])
