"""A case: its own reference, what it is about, who is involved and under which numbers, who and what is of interest, what happened."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from liaison.base.translations import marked, tr
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Tlp
from liaison.domain.rows import RowKey
from liaison.domain.statements import InformationGrade, SourceGrade

Facts = TypeVar("Facts")


@dataclass(frozen=True, slots=True)
class Kept(Generic[Facts]):
    """A record that is kept: its key and its facts."""

    key: RowKey
    facts: Facts


class CaseState(StrEnum):
    """How far a case has come."""

    OPEN = "open"
    WAITING = "waiting"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """The state in the language in use."""
        return tr(_STATES[self])


_STATES = {
    CaseState.OPEN: marked("Active"),
    CaseState.WAITING: marked("Waiting for others"),
    CaseState.CLOSED: marked("Closed"),
}


class CaseRole(StrEnum):
    """What a country or an agency has to do with a case."""

    LEADS = "leads"
    INVESTIGATES = "investigates"
    ASSISTS = "assists"
    IS_INFORMED = "is_informed"
    COORDINATES = "coordinates"

    @property
    def label(self) -> str:
        """The role in the language in use."""
        return tr(_ROLES[self])


_ROLES = {
    CaseRole.LEADS: marked("Leads"),
    CaseRole.INVESTIGATES: marked("Investigates"),
    CaseRole.ASSISTS: marked("Assists"),
    CaseRole.IS_INFORMED: marked("Is informed"),
    CaseRole.COORDINATES: marked("Coordinates"),
}


class InterestKind(StrEnum):
    """What somebody or something of interest is."""

    PERSON = "person"
    COMPANY = "company"
    VEHICLE = "vehicle"
    VESSEL = "vessel"
    CONTAINER = "container"
    PARCEL = "parcel"
    PHONE = "phone"
    ACCOUNT = "account"
    DOCUMENT = "document"
    ADDRESS = "address"
    ONLINE = "online"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The kind in the language in use."""
        return tr(_INTERESTS[self])


_INTERESTS = {
    InterestKind.PERSON: marked("Person"),
    InterestKind.COMPANY: marked("Company"),
    InterestKind.VEHICLE: marked("Vehicle"),
    InterestKind.VESSEL: marked("Vessel"),
    InterestKind.CONTAINER: marked("Container"),
    InterestKind.PARCEL: marked("Parcel"),
    InterestKind.PHONE: marked("Telephone"),
    InterestKind.ACCOUNT: marked("Account"),
    InterestKind.DOCUMENT: marked("Document"),
    InterestKind.ADDRESS: marked("Address"),
    InterestKind.ONLINE: marked("Online name or address"),
    InterestKind.OTHER: marked("Something else"),
}


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """A case as it is written down; empty and None are not known.

    Attributes:
        reference: the officer's own number, see `liaison.domain.cases.references`.
        crime_type: code of the vocabulary it is mainly about; further ones hang on it as topics.
    """

    title: str
    reference: str = ""
    crime_type: str = ""
    state: CaseState = CaseState.OPEN
    opened_on: PartialDate | None = None
    closed_on: PartialDate | None = None
    summary: str = ""
    tlp: Tlp | None = None
    handling_code: str = ""
    conditions_of_use: str = ""
    originator: str = ""


@dataclass(frozen=True, slots=True)
class CaseSide:
    """A country or agency involved, in a role and since when; `name` where the directory does not know it."""

    country_iso2: str = ""
    agency_id: str = ""
    name: str = ""
    role: CaseRole = CaseRole.ASSISTS
    since: PartialDate | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class FileNumber:
    """A number under which somebody keeps the case: a file, a court's, a message's."""

    number: str
    country_iso2: str = ""
    agency_id: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Interest:
    """Somebody or something the case is about; never a counterpart, and never in the directory.

    Attributes:
        name: as it is written in the source.
        identifier: passport, number plate, container or account number.
    """

    kind: InterestKind
    name: str
    identifier: str = ""
    country_iso2: str = ""
    remark: str = ""
    source: str = ""
    source_grade: SourceGrade | None = None
    information_grade: InformationGrade | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened, on a date that may be uncertain.

    Attributes:
        at: `HH:MM` of the day; empty when not known.
        time_zone: IANA name; empty for the place's own.
    """

    text: str
    happened_on: PartialDate | None = None
    at: str = ""
    time_zone: str = ""
    place: str = ""
    country_iso2: str = ""
    source: str = ""
    source_grade: SourceGrade | None = None
    information_grade: InformationGrade | None = None


@dataclass(frozen=True, slots=True)
class CaseMeeting:
    """A meeting in which the case was spoken of.

    Attributes:
        link: the record that ties them, to be removed alone.
        line: of the meeting's notes, counted from 0; None for the meeting as a whole.
        words: of that line; empty without one.
    """

    link: RowKey
    meeting: RowKey
    title: str
    date: PartialDate | None
    line: int | None = None
    words: str = ""
