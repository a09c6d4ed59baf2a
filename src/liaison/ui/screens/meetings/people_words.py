"""Delegations and people as one types them in a line: a name, then what is known of it, set off by commas.

`State Customs Committee, host` is a side and its capacity; `G. Balsamo, attaché, head` a person, the post, and that they lead.
"""

from __future__ import annotations

from liaison.base.translations import tr
from liaison.domain.meetings import Capacity, Delegation, NewDelegation, NewParticipant, Participant
from liaison.ui.screens.meetings.wording import capacity_name


def read_delegation(text: str) -> tuple[str, Capacity | None]:
    """The side's name and, when the last part names one, its capacity, in English or the language in use."""
    name, _, last = (part.strip() for part in text.rpartition(","))
    for capacity in Capacity:
        if name and last.casefold() in (capacity.value.replace("_", " "), capacity_name(capacity).casefold()):
            return name, capacity
    return " ".join(text.split()), None


def read_person(text: str) -> NewParticipant | None:
    """A person to seat; None when no name is given."""
    name, *rest = (" ".join(part.split()) for part in text.split(","))
    is_head = is_interpreter = False
    while rest and (role := _role(rest[-1])):
        is_head, is_interpreter = is_head or role == "head", is_interpreter or role == "interpreter"
        rest.pop()
    post = ", ".join(part for part in rest if part) or None
    return NewParticipant(name, post, is_head, is_interpreter) if name else None


def write_person(person: Participant) -> str:
    """The line that can be corrected: name and post; the roles are kept apart from it."""
    return f"{person.name}, {person.post}" if person.post else person.name


def _role(word: str) -> str | None:
    folded = word.casefold()
    if folded in ("head", "head of delegation", tr("Head").casefold(), tr("Head of delegation").casefold()):
        return "head"
    return "interpreter" if folded in ("interpreter", tr("Interpreter").casefold()) else None


def new_side(side: Delegation) -> NewDelegation:
    """A side as it would be added again, with its people."""
    people = tuple(new_person(person) for person in side.participants)
    ids = (side.agency_id, side.office_id, side.country_iso2)
    return NewDelegation(side.name, side.capacity, *ids, people, side.body_id, side.is_own)


def new_person(person: Participant) -> NewParticipant:
    """A person as they would be seated again."""
    roles = (person.is_head, person.is_interpreter)
    return NewParticipant(person.name, person.post, *roles, person.person_id, person.attendance)
