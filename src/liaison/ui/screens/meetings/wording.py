"""What this screen calls the field's values, in the language in use."""

from __future__ import annotations

from liaison.base.translations import marked, tr
from liaison.domain.meeting_words import capacity_words
from liaison.domain.meetings import Capacity, MeetingState

_STATES = {MeetingState.DRAFT: marked("Draft"), MeetingState.FINAL: marked("Final")}


def capacity_name(capacity: Capacity | None) -> str:
    """The capacity in words; says so when it is not known."""
    return capacity_words(capacity) or tr("Capacity not known")


def state_name(state: MeetingState) -> str:
    """How far the minutes are, in words."""
    return tr(_STATES[state])
