"""What the kinds of meetings and the capacities of those who sit there are called, in the language in use."""

from __future__ import annotations

from liaison.base.translations import marked, tr
from liaison.domain.meetings import Capacity, MeetingKind

_KINDS = {
    MeetingKind.WORKING_MEETING: marked("Working meeting"),
    MeetingKind.COMMITTEE_SESSION: marked("Committee session"),
    MeetingKind.WORKING_GROUP: marked("Working group"),
    MeetingKind.VISIT: marked("Visit"),
    MeetingKind.CALL: marked("Call"),
}
_CAPACITIES = {
    Capacity.HOST: marked("Host"),
    Capacity.GUEST: marked("Guest"),
    Capacity.MEMBER: marked("Member"),
    Capacity.OBSERVER: marked("Observer"),
    Capacity.PARTICIPATING_BODY: marked("Participating body"),
    Capacity.INVITED: marked("Invited"),
}


def kind_words(kind: MeetingKind) -> str:
    """The sort of meeting."""
    return tr(_KINDS[kind])


def capacity_words(capacity: Capacity | None) -> str:
    """The capacity; empty when it is not known, of which a paper says nothing."""
    return tr(_CAPACITIES[capacity]) if capacity else ""
