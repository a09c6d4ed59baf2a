"""Requests in both directions: what one authority asks of another, on what basis, and every step it took."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from liaison.base.translations import marked, tr
from liaison.domain.cases.case import Kept
from liaison.domain.dates import PartialDate
from liaison.domain.instruments import LegalKind
from liaison.domain.meetings import Direction, Tlp
from liaison.domain.rows import RowKey


class RequestKind(StrEnum):
    """What is asked for, in the largest kinds."""

    LEGAL_ASSISTANCE = "legal_assistance"
    EXTRADITION = "extradition"
    POLICE = "police"
    CUSTOMS = "customs"
    SPONTANEOUS = "spontaneous"

    @property
    def label(self) -> str:
        """The kind in the language in use."""
        return tr(_KINDS[self])

    @property
    def legal_kind(self) -> LegalKind | None:
        """The kind of legal basis it travels on; None where the legal bases know no such kind."""
        return _LEGAL.get(self)


_KINDS = {
    RequestKind.LEGAL_ASSISTANCE: marked("Legal assistance (MLA)"),
    RequestKind.EXTRADITION: marked("Extradition"),
    RequestKind.POLICE: marked("Police to police"),
    RequestKind.CUSTOMS: marked("Customs assistance"),
    RequestKind.SPONTANEOUS: marked("Spontaneous information"),
}
_LEGAL = {
    RequestKind.LEGAL_ASSISTANCE: LegalKind.MLA,
    RequestKind.EXTRADITION: LegalKind.EXTRADITION,
    RequestKind.CUSTOMS: LegalKind.CUSTOMS,
}


class Channel(StrEnum):
    """By which way a request travels."""

    CENTRAL_AUTHORITY = "central_authority"
    DIRECT = "direct"
    DIPLOMATIC = "diplomatic"
    INTERPOL = "interpol"
    EUROPOL = "europol"
    EUROJUST = "eurojust"
    RILO = "rilo"
    LIAISON_OFFICER = "liaison_officer"
    CONTACT_POINT = "contact_point"

    @property
    def label(self) -> str:
        """The channel in the language in use."""
        return tr(_CHANNELS[self])


_CHANNELS = {
    Channel.CENTRAL_AUTHORITY: marked("Central authorities"),
    Channel.DIRECT: marked("Directly between authorities"),
    Channel.DIPLOMATIC: marked("Diplomatic channel"),
    Channel.INTERPOL: marked("INTERPOL"),
    Channel.EUROPOL: marked("Europol (SIENA)"),
    Channel.EUROJUST: marked("Eurojust"),
    Channel.RILO: marked("RILO, customs"),
    Channel.LIAISON_OFFICER: marked("Liaison officer"),
    Channel.CONTACT_POINT: marked("National contact point"),
}


class Urgency(StrEnum):
    """How soon an answer is needed; None is not stated."""

    ROUTINE = "routine"
    URGENT = "urgent"
    IMMEDIATE = "immediate"

    @property
    def label(self) -> str:
        """The urgency in the language in use."""
        return tr(_URGENCIES[self])


_URGENCIES = {
    Urgency.ROUTINE: marked("Routine"),
    Urgency.URGENT: marked("Urgent"),
    Urgency.IMMEDIATE: marked("Immediate: danger or a deadline"),
}


class RequestState(StrEnum):
    """Where a request stands, as its latest step tells."""

    DRAFT = "draft"
    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    PARTLY_ANSWERED = "partly_answered"
    ANSWERED = "answered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def is_open(self) -> bool:
        """True while an answer is waited for."""
        return self in (RequestState.SENT, RequestState.ACKNOWLEDGED, RequestState.PARTLY_ANSWERED)

    @property
    def label(self) -> str:
        """The state in the language in use."""
        return tr(_REQUEST_STATES[self])


_REQUEST_STATES = {
    RequestState.DRAFT: marked("Draft"),
    RequestState.SENT: marked("Sent"),
    RequestState.ACKNOWLEDGED: marked("Acknowledged"),
    RequestState.PARTLY_ANSWERED: marked("Partly answered"),
    RequestState.ANSWERED: marked("Answered"),
    RequestState.REFUSED: marked("Refused"),
    RequestState.WITHDRAWN: marked("Withdrawn"),
}


class StepKind(StrEnum):
    """What can happen to a request."""

    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    REMINDED = "reminded"
    PARTLY_ANSWERED = "partly_answered"
    ANSWERED = "answered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The step in the language in use."""
        return tr("Reminded") if self is StepKind.REMINDED else RequestState(self.value).label


class Ground(StrEnum):
    """Why a request was refused."""

    DUAL_CRIMINALITY = "dual_criminality"
    POLITICAL_OFFENCE = "political_offence"
    OWN_NATIONAL = "own_national"
    NE_BIS_IN_IDEM = "ne_bis_in_idem"
    HUMAN_RIGHTS = "human_rights"
    ESSENTIAL_INTERESTS = "essential_interests"
    NO_LEGAL_BASIS = "no_legal_basis"
    INCOMPLETE = "incomplete"
    PROPORTIONALITY = "proportionality"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The ground in the language in use."""
        return tr(_GROUNDS[self])


_GROUNDS = {
    Ground.DUAL_CRIMINALITY: marked("No offence in the requested state"),
    Ground.POLITICAL_OFFENCE: marked("Political offence"),
    Ground.OWN_NATIONAL: marked("Own national"),
    Ground.NE_BIS_IN_IDEM: marked("Tried already (ne bis in idem)"),
    Ground.HUMAN_RIGHTS: marked("Human rights or the death penalty"),
    Ground.ESSENTIAL_INTERESTS: marked("Sovereignty, security or public order"),
    Ground.NO_LEGAL_BASIS: marked("No legal basis"),
    Ground.INCOMPLETE: marked("The request is not complete"),
    Ground.PROPORTIONALITY: marked("Out of proportion"),
    Ground.OTHER: marked("Another ground"),
}


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """A request as it is written down; empty and None are not known.

    Attributes:
        direction: OURS when the own side asks.
        instrument_id: the legal basis chosen; empty for none.
        basis_trace: why it is a basis, in the words of the answer of that day, so that it can be told later.
        basis_as_of: the day that answer was for.
        measure: code of `liaison.domain.measures`.
        case_facts, persons, questions: the parts every request needs, in words.
        state, sent_on, answered_on: kept from the steps, never typed.
    """

    kind: RequestKind = RequestKind.LEGAL_ASSISTANCE
    direction: Direction = Direction.OURS
    requesting_iso2: str = ""
    requested_iso2: str = ""
    requesting_agency_id: str = ""
    requesting_name: str = ""
    requested_agency_id: str = ""
    requested_name: str = ""
    instrument_id: str = ""
    basis_trace: str = ""
    basis_as_of: PartialDate | None = None
    measure: str = ""
    channel: Channel | None = None
    language: str = ""
    urgency: Urgency | None = None
    subject: str = ""
    reference: str = ""
    their_reference: str = ""
    case_facts: str = ""
    offence: str = ""
    persons: str = ""
    questions: str = ""
    due: PartialDate | None = None
    tlp: Tlp | None = None
    handling_code: str = ""
    conditions_of_use: str = ""
    originator: str = ""
    state: RequestState = RequestState.DRAFT
    sent_on: PartialDate | None = None
    answered_on: PartialDate | None = None

    @property
    def counterpart_iso2(self) -> str:
        """The other state."""
        return self.requested_iso2 if self.direction is Direction.OURS else self.requesting_iso2

    @property
    def counterpart_agency_id(self) -> str:
        """The other authority, where the directory knows it."""
        return self.requested_agency_id if self.direction is Direction.OURS else self.requesting_agency_id


@dataclass(frozen=True, slots=True)
class RequestStep:
    """Something that happened to a request.

    Attributes:
        ground: of a refusal.
        document: a number or title of the letter, in words.
        meeting_id, line: the meeting in which it was chased, and the line of its notes.
    """

    kind: StepKind
    happened_on: PartialDate | None = None
    ground: Ground | None = None
    document: str = ""
    meeting_id: str = ""
    line: int | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """A request that is kept, with its steps, the earliest first."""

    key: RowKey
    case: RowKey | None
    facts: RequestFacts
    steps: tuple[Kept[RequestStep], ...] = ()


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request as a list shows it.

    Attributes:
        case_title: with its reference in front; empty without a case.
        counterpart: the other authority's name; empty where only the state is known.
        reminded_on: the last reminder.
    """

    key: RowKey
    case: RowKey | None
    case_title: str
    kind: RequestKind
    direction: Direction
    counterpart_iso2: str
    counterpart: str
    subject: str
    reference: str
    state: RequestState
    sent_on: PartialDate | None
    due: PartialDate | None
    answered_on: PartialDate | None
    reminded_on: PartialDate | None

    def days_open(self, today: date) -> int | None:
        """How many days an answer has been waited for; None when none is, or the day it was sent is not known."""
        if not self.state.is_open or self.sent_on is None or self.sent_on.earliest is None:
            return None
        return (today - self.sent_on.earliest).days

    def is_overdue(self, today: date) -> bool:
        """True when the answer was certainly due before today."""
        latest = self.due.latest if self.due is not None else None
        return self.state.is_open and latest is not None and latest < today


@dataclass(frozen=True, slots=True)
class Standing:
    """What the steps of a request come to."""

    state: RequestState
    sent_on: PartialDate | None
    answered_on: PartialDate | None


def standing_of(steps: Iterable[RequestStep]) -> Standing:
    """Where a request stands: the latest step tells, and without steps it is a draft.

    A reminder changes nothing, but that what was reminded of was sent, even if nobody wrote that down.
    Steps of the same day, and those without one, count in the order they were written.
    """
    ordered = in_time(steps)
    state = RequestState.DRAFT
    for step in ordered:
        if step.kind is not StepKind.REMINDED:
            state = RequestState(step.kind.value)
        elif state is RequestState.DRAFT:
            state = RequestState.SENT
    ending = (StepKind.ANSWERED, StepKind.REFUSED, StepKind.WITHDRAWN)
    sent = next((step.happened_on for step in ordered if step.kind is StepKind.SENT), None)
    ended = next((step.happened_on for step in reversed(ordered) if step.kind in ending), None)
    return Standing(state, sent, ended if not state.is_open and state is not RequestState.DRAFT else None)


def in_time(steps: Iterable[RequestStep]) -> list[RequestStep]:
    """The earliest first; a step without a day stays behind the one it was written after."""
    found: list[tuple[str, int, RequestStep]] = []
    last = ""
    for number, step in enumerate(steps):
        last = step.happened_on.sort_key if step.happened_on is not None else last
        found.append((last, number, step))
    return [step for _, _, step in sorted(found, key=lambda one: one[:2])]


def problem_of(steps: Iterable[RequestStep]) -> str:
    """What cannot be so in the steps, as a sentence; empty when all is well."""
    sent = [step.happened_on for step in steps if step.kind is StepKind.SENT and step.happened_on]
    first = min((one.earliest for one in sent if one.earliest), default=None)
    for step in steps:
        when = step.happened_on.latest if step.happened_on is not None else None
        if first is not None and when is not None and when < first and step.kind is not StepKind.SENT:
            return tr("“{step}” on {date} is before the request was sent.", step=step.kind.label, date=step.happened_on)
    return ""
