"""Delegations and people as one types them in a line: a name, then what is known of it, set off by commas.

`State Customs Committee, host` is a side and its capacity, which `, ho` says as well; `G. Balsamo, attaché, head, remote` a person,
the post, that they lead, and how they took part.
"""

from __future__ import annotations

from dataclasses import replace

from liaison.base.translations import tr
from liaison.domain.meetings import Attendance, Capacity, Delegation, NewDelegation, NewParticipant, Participant
from liaison.domain.seating import Candidate, Standing, clean_name, without_people
from liaison.ui.date_wording import date_in_words
from liaison.ui.screens.meetings.people.attendance import attendance_name
from liaison.ui.screens.meetings.wording import capacity_name

SHORTEST_CAPACITY = 2
"""Letters that name a capacity, for they all begin unlike."""


def read_delegation(text: str) -> tuple[str, Capacity | None]:
    """The side's name and, when the last part names or begins one, its capacity, in English or the language in use.

    Raises:
        NameTooLong: nothing can be kept of it.
    """
    text = clean_name(text)
    name, _, last = (part.strip() for part in text.rpartition(","))
    begun = last.casefold()
    if name and len(begun) >= SHORTEST_CAPACITY:
        for capacity in Capacity:
            words = (capacity.value.replace("_", " "), capacity_name(capacity).casefold())
            if any(word.startswith(begun) for word in words):
                return name, capacity
    return text, None


def read_person(text: str) -> NewParticipant | None:
    """A person to seat; None when no name is given. Raises NameTooLong."""
    name, *rest = (" ".join(part.split()) for part in clean_name(text).split(","))
    is_head = is_interpreter = False
    attendance: Attendance | None = None
    while rest and (role := _role(rest[-1])):
        is_head, is_interpreter = is_head or role == "head", is_interpreter or role == "interpreter"
        attendance = attendance or (role if isinstance(role, Attendance) else None)
        rest.pop()
    post = ", ".join(part for part in rest if part) or None
    return NewParticipant(name, post, is_head, is_interpreter, attendance=attendance) if name else None


def candidate_line(candidate: Candidate) -> str:
    """A candidate as the line that seats them: with the post only when they held it that day."""
    post = candidate.post_of_that_day
    return f"{candidate.name}, {post}" if post else candidate.name


def candidate_in_words(candidate: Candidate) -> str:
    """Why somebody is offered: since when they hold the post, or why that is not certain for the day of the meeting."""
    since = date_in_words(candidate.since, short=True) if candidate.since else ""
    until = date_in_words(candidate.until, short=True) if candidate.until else ""
    match candidate.standing:
        case Standing.HOLDS:
            return tr("since {date}", date=since)
        case Standing.MAY_HOLD if until:
            return tr("until {date}: perhaps not on that day", date=until)
        case Standing.MAY_HOLD if since:
            return tr("since {date}: perhaps not yet on that day", date=since)
        case Standing.MAY_HOLD:
            return tr("since when is not known")
        case Standing.HELD:
            return tr("{post}, held until {date}", post=candidate.post, date=until)
        case Standing.LATER:
            return tr("{post}, only since {date}", post=candidate.post, date=since)
        case Standing.SAT if candidate.met_on:
            return tr("sat there {date}", date=date_in_words(candidate.met_on, short=True))
        case Standing.SAT:
            return tr("sat there before")
        case _:
            return candidate.post or tr("in the directory")


def write_person(person: Participant) -> str:
    """The line that can be corrected: name and post; the roles are kept apart from it."""
    return f"{person.name}, {person.post}" if person.post else person.name


def _role(word: str) -> str | None:
    folded = word.casefold()
    if folded in ("head", "head of delegation", tr("Head").casefold(), tr("Head of delegation").casefold()):
        return "head"
    for attendance in Attendance:
        if folded in (attendance.value, attendance_name(attendance).casefold()):
            return attendance
    return "interpreter" if folded in ("interpreter", tr("Interpreter").casefold()) else None


def new_side(side: Delegation) -> NewDelegation:
    """A side as it would be added again, with its people."""
    return replace(without_people(side), participants=tuple(map(new_person, side.participants)))


def new_person(person: Participant) -> NewParticipant:
    """A person as they would be seated again."""
    roles = (person.is_head, person.is_interpreter)
    return NewParticipant(person.name, person.post, *roles, person.person_id, person.attendance)
