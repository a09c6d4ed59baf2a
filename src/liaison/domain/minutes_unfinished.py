"""What is left open in minutes that are about to become final; each may be meant so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from liaison.domain.meetings import Delegation, MeetingHeader
from liaison.domain.note_structure import NoteStructure, PromisedFollowUp


class Open(Enum):
    """What is missing."""

    UNREADABLE_DUE = "a due date that is none"
    NO_OWNER = "a follow-up without an owner"
    NO_DUE = "a follow-up without a date"
    NO_OWNER_NOR_DUE = "a follow-up without owner and date"
    NO_SPEAKER = "a statement without a speaker"
    NO_KIND = "an outcome without a kind"
    NO_MARKING = "no marking"
    NO_DATE = "no date of the meeting"
    NO_TITLE = "no title"
    NO_SIDES = "no delegations"


@dataclass(frozen=True, slots=True)
class Unfinished:
    """One thing left open.

    Attributes:
        line: of the note, counted from 0; None for what is not in the note.
        text: what that line says, or the date as it was written.
    """

    what: Open
    line: int | None = None
    text: str = ""


def unfinished(
    structure: NoteStructure, header: MeetingHeader, delegations: tuple[Delegation, ...]
) -> tuple[Unfinished, ...]:
    """What is left open, the facts of the meeting first, then by line."""
    in_note = [*_follow_ups(structure), *_statements(structure), *_outcomes(structure)]
    in_note.sort(key=lambda one: one.line or 0)
    return (*_facts(header, delegations), *in_note)


def _facts(header: MeetingHeader, delegations: tuple[Delegation, ...]) -> Iterator[Unfinished]:
    if not header.title.strip():
        yield Unfinished(Open.NO_TITLE)
    if header.date is None:
        yield Unfinished(Open.NO_DATE)
    if header.marking is None:
        yield Unfinished(Open.NO_MARKING)
    if not delegations:
        yield Unfinished(Open.NO_SIDES)


def _follow_ups(structure: NoteStructure) -> Iterator[Unfinished]:
    for promise in structure.follow_ups:
        # what is done needs neither
        if not promise.is_done and (what := _missing(promise)) is not None:
            yield Unfinished(what, promise.line, promise.unread_due if what is Open.UNREADABLE_DUE else promise.what)


def _missing(promise: PromisedFollowUp) -> Open | None:
    if promise.unread_due:
        return Open.UNREADABLE_DUE
    if promise.due is None:
        return Open.NO_DUE if promise.who else Open.NO_OWNER_NOR_DUE
    return None if promise.who else Open.NO_OWNER


def _statements(structure: NoteStructure) -> Iterator[Unfinished]:
    for said in structure.statements:
        if not said.speaker:
            yield Unfinished(Open.NO_SPEAKER, said.line, said.text.partition("\n")[0])


def _outcomes(structure: NoteStructure) -> Iterator[Unfinished]:
    for outcome in structure.outcomes:
        if outcome.kind is None:
            yield Unfinished(Open.NO_KIND, outcome.line, outcome.text)
