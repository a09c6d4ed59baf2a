"""Meetings as an officer knows them: what, when, where, who sat there in which capacity, and the notes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from liaison.domain.dates import PartialDate
from liaison.domain.rows import RowKey


class MeetingKind(StrEnum):
    """What sort of meeting."""

    WORKING_MEETING = "working_meeting"
    COMMITTEE_SESSION = "committee_session"
    WORKING_GROUP = "working_group"
    VISIT = "visit"
    CALL = "call"


class MeetingState(StrEnum):
    """How far the minutes are."""

    DRAFT = "draft"
    FINAL = "final"


class Capacity(StrEnum):
    """In which capacity a delegation sat there."""

    HOST = "host"
    GUEST = "guest"
    MEMBER = "member"
    OBSERVER = "observer"
    PARTICIPATING_BODY = "participating_body"
    INVITED = "invited"


class Tlp(StrEnum):
    """Traffic Light Protocol 2.0; capitals, never translated."""

    RED = "TLP:RED"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    AMBER = "TLP:AMBER"
    GREEN = "TLP:GREEN"
    CLEAR = "TLP:CLEAR"


class Attendance(StrEnum):
    """How somebody who was expected took part."""

    PRESENT = "present"
    ABSENT = "absent"
    EXCUSED = "excused"
    REMOTE = "remote"
    PARTLY = "partly"


class TimeCertainty(StrEnum):
    """How sure the times of a meeting are."""

    EXACT = "exact"
    ABOUT = "about"
    NOT_KNOWN = "not_known"


class Direction(StrEnum):
    """Who promised: our side to theirs, or theirs to ours."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class MeetingHeader:
    """The facts of a meeting but for who was there and what was said; None is not known.

    Attributes:
        starts_at, ends_at: `HH:MM`; an end before the start is on the next day.
        time_certainty: how sure those are; None when nothing was said, which is as exact as they stand there.
        time_zone: IANA name such as `Europe/Minsk`.
        country_iso2: where it took place.
        host_agency_id: key in the directory.
        initiator_name: on whose initiative, as written.
        initiator_agency_id: its key in the directory; None when it is only named.
        marking: TLP 2.0.
    """

    title: str
    kind: MeetingKind = MeetingKind.WORKING_MEETING
    date: PartialDate | None = None
    starts_at: str | None = None
    ends_at: str | None = None
    time_zone: str | None = None
    time_certainty: TimeCertainty | None = None
    place: str | None = None
    city: str | None = None
    country_iso2: str | None = None
    host_agency_id: str | None = None
    initiator_name: str | None = None
    initiator_agency_id: str | None = None
    language: str | None = None
    interpreter: str | None = None
    marking: Tlp | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """A person as they sat there.

    Attributes:
        name, post: the labels of that day, kept even when the directory's change.
        person_id: key in the directory; None when only named.
        attendance: None when nothing was said.
    """

    key: RowKey
    name: str
    post: str | None = None
    is_head: bool = False
    is_interpreter: bool = False
    person_id: str | None = None
    attendance: Attendance | None = None


@dataclass(frozen=True, slots=True)
class Delegation:
    """A side of the meeting.

    Attributes:
        name: the label of that day, kept even when the directory's changes.
        agency_id, office_id, country_iso2, body_id: what it stands for in the directory; None when only named.
        is_own: whether it is the officer's own side, as stated or known from the own office; None when neither says.
    """

    key: RowKey
    name: str
    capacity: Capacity | None
    agency_id: str | None = None
    office_id: str | None = None
    country_iso2: str | None = None
    participants: tuple[Participant, ...] = ()
    body_id: str | None = None
    is_own: bool | None = None


@dataclass(frozen=True, slots=True)
class NewParticipant:
    """A person to be added to a delegation; see Participant."""

    name: str
    post: str | None = None
    is_head: bool = False
    is_interpreter: bool = False
    person_id: str | None = None
    attendance: Attendance | None = None


@dataclass(frozen=True, slots=True)
class NewDelegation:
    """A side to be added to a meeting; see Delegation."""

    name: str
    capacity: Capacity | None = None
    agency_id: str | None = None
    office_id: str | None = None
    country_iso2: str | None = None
    participants: tuple[NewParticipant, ...] = ()
    body_id: str | None = None
    is_own: bool | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """The text written in a meeting, Markdown."""

    key: RowKey
    text: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting, whole.

    Attributes:
        version: number of the minutes' version that is being written, or that is final.
    """

    key: RowKey
    header: MeetingHeader
    state: MeetingState
    delegations: tuple[Delegation, ...]
    note: Note
    series_name: str | None = None
    ordinal: int | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One line of the list.

    Attributes:
        position: where the line stands in the list's order; what to ask the next page after.
        counterparts: names of the delegations, in order.
        open_follow_ups: how many promises of both sides are open.
        is_part: a sub-session of another meeting.
    """

    key: RowKey
    position: ListPosition
    title: str
    kind: MeetingKind
    state: MeetingState
    date: PartialDate | None
    place: str | None
    counterparts: tuple[str, ...]
    open_follow_ups: int
    is_part: bool = False


@dataclass(frozen=True, slots=True, order=True)
class ListPosition:
    """A place in the list of meetings, newest first: the date as it sorts (empty when not known), then the identity."""

    date: str
    id: str
