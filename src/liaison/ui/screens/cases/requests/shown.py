"""A request with the names of all it refers to, read in one go."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from liaison.domain.cases.requests import Request, RequestFacts
from liaison.domain.meetings import Direction
from liaison.domain.rows import RowKey
from liaison.ui.date_wording import date_in_words
from liaison.ui.screens.cases.fields.agency_names import agency_names
from liaison.ui.screens.cases.requests.services import RequestPageServices

OWN = "own"
"""The scope of meetings, which a step names by their identity alone."""


@dataclass(frozen=True, slots=True)
class Known:
    """Names of what a request refers to.

    Attributes:
        agencies: by key; those that left the directory are missing.
        instrument: of the legal basis; empty without one, and where it is not known any more.
        meetings: by identity, with their dates.
    """

    agencies: dict[str, str] = field(default_factory=dict)
    instrument: str = ""
    meetings: dict[str, str] = field(default_factory=dict)

    def requesting(self, facts: RequestFacts) -> str:
        """The requesting authority's name."""
        return self.agencies.get(facts.requesting_agency_id) or facts.requesting_name or facts.requesting_agency_id

    def requested(self, facts: RequestFacts) -> str:
        """The requested authority's name."""
        return self.agencies.get(facts.requested_agency_id) or facts.requested_name or facts.requested_agency_id


@dataclass(frozen=True, slots=True)
class ShownRequest:
    """A request, ready to be worded."""

    request: Request
    known: Known


def read_request(services: RequestPageServices, key: RowKey) -> ShownRequest | None:
    """A request with its names; None when it was deleted. On the store's thread."""
    request = services.requests.request(key)
    if request is None:
        return None
    facts = request.facts
    named = services.bases.instrument(facts.instrument_id) if facts.instrument_id else None
    known = Known(
        agency_names(services.directory, (facts.requesting_agency_id, facts.requested_agency_id)),
        named.instrument.name if named is not None else "",
        {step.facts.meeting_id: meeting_name(services, step.facts.meeting_id) for step in request.steps},
    )
    return ShownRequest(request, known)


def begin_request(services: RequestPageServices, facts: RequestFacts) -> tuple[RequestFacts, Known]:
    """A new request of the own side, with what is known of that. On the store's thread."""
    own = services.own.chosen()
    if not own.agency_id or facts.direction is Direction.THEIRS:
        return facts, Known()
    agency = services.directory.agency(own.agency_id)
    ours = replace(
        facts, requesting_iso2=agency.country_iso2, requesting_agency_id=agency.id, requesting_name=agency.name
    )
    return ours, Known({agency.id: agency.name})


def crime_of(services: RequestPageServices, case: RowKey | None) -> str:
    """The code of a case's main crime type; empty where there is none. On the store's thread."""
    found = services.cases.case(case) if case is not None else None
    return found.facts.crime_type if found is not None else ""


def latest_meetings(services: RequestPageServices) -> dict[str, str]:
    """The latest meetings by identity, each with its date, the newest first. On the store's thread."""
    rows = services.meetings.page()
    return {row.key.id: _named(row.title, date_in_words(row.date, short=True) if row.date else "") for row in rows}


def meeting_name(services: RequestPageServices, identity: str) -> str:
    """A meeting with its date; empty when there is none, or none any more. On the store's thread."""
    meeting = services.meetings.meeting(RowKey(OWN, identity)) if identity else None
    if meeting is None:
        return ""
    header = meeting.header
    return _named(header.title, date_in_words(header.date, short=True) if header.date else "")


def _named(title: str, date: str) -> str:
    return " · ".join(part for part in (date, title) if part)
