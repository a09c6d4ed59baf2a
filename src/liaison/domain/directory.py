"""Agencies and their offices: the nodes of the tree and the details shown beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from liaison.base.translations import marked, tr
from liaison.domain.coverage import CoverageFact, OfficeKind
from liaison.domain.dates import PartialDate
from liaison.domain.functions import Function
from liaison.domain.opening import Opening
from liaison.domain.people import Post
from liaison.domain.provenance import AppliedCorrection, Origin, Provenance, Strength
from liaison.domain.references import AgencyReference


class AgencyKind(StrEnum):
    """What an agency is; a pack always knows."""

    NATIONAL_AGENCY = "national_agency"
    MINISTRY = "ministry"
    INTERNATIONAL_BODY = "international_body"
    COMMITTEE = "committee"
    NOT_KNOWN = "not_known"

    @property
    def label(self) -> str:
        """The kind's name in the language in use."""
        return tr(_AGENCY_KINDS[self])


_AGENCY_KINDS = {
    AgencyKind.NATIONAL_AGENCY: marked("National agency"),
    AgencyKind.MINISTRY: marked("Ministry"),
    AgencyKind.INTERNATIONAL_BODY: marked("International body"),
    AgencyKind.COMMITTEE: marked("Committee"),
    AgencyKind.NOT_KNOWN: marked("Kind not known"),
}


class NameKind(StrEnum):
    """Which of an agency's names."""

    ENGLISH = "english"
    NATIVE = "native"
    SHORT = "short"
    FORMER = "former"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The kind's name in the language in use."""
        return tr(_NAME_KINDS[self])


_NAME_KINDS = {
    NameKind.ENGLISH: marked("in English"),
    NameKind.NATIVE: marked("in its own language"),
    NameKind.SHORT: marked("short"),
    NameKind.FORMER: marked("former name"),
    NameKind.OTHER: marked("another name"),
}


class MemberRole(StrEnum):
    """In what capacity a country takes part in a body."""

    MEMBER = "member"
    OBSERVER = "observer"
    PARTICIPANT = "participant"

    @property
    def label(self) -> str:
        """The role's name in the language in use."""
        return tr(_MEMBER_ROLES[self])


_MEMBER_ROLES = {
    MemberRole.MEMBER: marked("Member"),
    MemberRole.OBSERVER: marked("Observer"),
    MemberRole.PARTICIPANT: marked("Participant"),
}


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an agency, in its own script.

    Attributes:
        language: ISO 639, empty when not known.
        own_id: identity of the officer's own row that adds it; empty for the agency's own fields.
        provenance: of a name added by its own row; None where the agency's holds.
    """

    text: str
    kind: NameKind
    language: str = ""
    own_id: str = ""
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class OfficeNode:
    """An office in the tree.

    Attributes:
        country_iso2: seat; empty when the source does not state it.
        covers: number of countries it covers now.
    """

    id: str
    name: str
    kind: OfficeKind
    city: str
    country_iso2: str
    covers: int
    origin: Origin
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class AgencyNode:
    """An agency in the tree, with the agencies below it and its own offices.

    Attributes:
        office_count: offices of the whole branch.
        native_name: its name in its own language, empty when not known.
    """

    id: str
    name: str
    short_name: str
    kind: AgencyKind
    country_iso2: str
    agencies: tuple[AgencyNode, ...]
    offices: tuple[OfficeNode, ...]
    office_count: int
    origin: Origin
    corrected: bool = False
    native_name: str = ""


@dataclass(frozen=True, slots=True)
class DirectoryGroup:
    """The top of the tree: one country's agencies, or the international bodies and committees.

    Attributes:
        country_iso2: the country; empty for bodies of no one country.
    """

    country_iso2: str
    agencies: tuple[AgencyNode, ...]
    agency_count: int
    office_count: int


@dataclass(frozen=True, slots=True)
class Competence:
    """A field of crime an agency is competent for.

    Attributes:
        agency: the agency the source names; a part of the agency asked about when `strength` is DERIVED.
        wording: the source's own words.
        crime_types: codes of the controlled vocabulary; empty when the wording could not be mapped.
        own_id: identity of the officer's own row; empty for the pack's.
        valid_from, valid_to: since and until when; None when not stated.
    """

    agency: AgencyReference
    wording: str
    crime_types: tuple[str, ...]
    strength: Strength
    provenance: Provenance
    origin: Origin
    own_id: str = ""
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """A country in a body.

    Attributes:
        valid_from, valid_to: since and until when; None when not stated.
        own_id: identity of the officer's own row; empty for the pack's.
        key: the statement's key in every pack; empty for an officer's own.
        corrections: beside what the pack says.
    """

    country_iso2: str
    role: MemberRole
    provenance: Provenance
    origin: Origin
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    own_id: str = ""
    key: str = ""
    corrections: tuple[AppliedCorrection, ...] = ()


@dataclass(frozen=True, slots=True)
class AgencyDetail:
    """Everything known about an agency.

    Attributes:
        names: all names in all scripts, the English one first.
        chain: the agencies above it, the topmost first.
        parts: the agencies directly below it.
        competences: its own first, then those of its parts (`strength` DERIVED).
        members: countries on the day asked for, when it is a body; members, observers, participants.
        corrections: what an officer corrected here, with the pack's value beside it.
        native_name: its name in its own language, empty when not known.
        other_members: those whose time had ended by the day asked for, or had not begun.
        functions: what it is competent for by rules of a country: central authority for what, through which channel.
        posts: posts of the agency itself and of its offices, with their holders.
    """

    id: str
    name: str
    short_name: str
    names: tuple[Name, ...]
    kind: AgencyKind
    country_iso2: str
    website: str
    chain: tuple[AgencyReference, ...]
    parts: tuple[AgencyReference, ...]
    offices: tuple[OfficeNode, ...]
    competences: tuple[Competence, ...]
    members: tuple[Membership, ...]
    provenance: Provenance
    origin: Origin
    corrections: tuple[AppliedCorrection, ...] = ()
    native_name: str = ""
    phone: str = ""
    email: str = ""
    other_members: tuple[Membership, ...] = ()
    functions: tuple[Function, ...] = ()
    posts: tuple[Post, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeDetail:
    """Everything known about an office.

    Attributes:
        country_iso2: seat; empty when the source does not state it.
        agency_names: the agency's names in all scripts.
        chain: the agencies above it, the topmost first, its own agency last.
        covers: what it covers now, the main country first.
        covered: superseded and closed facts, the newest first.
        competences: its agency's, see AgencyDetail.
        opening_hours: in the notation of OpenStreetMap, empty when not known.
        time_zone: name in the IANA database as a source states it, empty when none does.
        opening: whether it is open at the moment asked.
        posts: its posts with their holders.
        agency_provenance: where the agency's names are from; None when the agency is not known.
    """

    id: str
    name: str
    kind: OfficeKind
    city: str
    country_iso2: str
    agency: AgencyReference
    agency_names: tuple[Name, ...]
    chain: tuple[AgencyReference, ...]
    covers: tuple[CoverageFact, ...]
    covered: tuple[CoverageFact, ...]
    competences: tuple[Competence, ...]
    provenance: Provenance
    origin: Origin
    corrections: tuple[AppliedCorrection, ...] = ()
    address: str = ""
    opening_hours: str = ""
    time_zone: str = ""
    phone: str = ""
    email: str = ""
    opening: Opening | None = None
    posts: tuple[Post, ...] = ()
    agency_provenance: Provenance | None = None


class FoundKind(StrEnum):
    """What a search in the directory found."""

    AGENCY = "agency"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Found:
    """One hit of a search in the directory."""

    kind: FoundKind
    id: str
    name: str
    context: str


def read_name(name: str, native_name: str, language: str) -> str:
    """The name a reader of `language` (ISO 639-1) sees first: in the Russian interface the agency's own, where it is known."""
    return native_name if language == "ru" and native_name else name
