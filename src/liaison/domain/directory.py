"""Agencies and their offices: the nodes of the tree and the details shown beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from liaison.base.translations import marked, tr
from liaison.domain.coverage import CoverageFact, OfficeKind
from liaison.domain.provenance import AppliedCorrection, Origin, Provenance, Strength


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
    """One name of an agency, in its own script."""

    text: str
    kind: NameKind


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
class AgencyReference:
    """An agency named in a chain or a list."""

    id: str
    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class Competence:
    """A field of crime an agency is competent for.

    Attributes:
        agency: the agency the source names; a part of the agency asked about when `strength` is DERIVED.
        wording: the source's own words.
        crime_types: codes of the controlled vocabulary; empty when the wording could not be mapped.
    """

    agency: AgencyReference
    wording: str
    crime_types: tuple[str, ...]
    strength: Strength
    provenance: Provenance
    origin: Origin


@dataclass(frozen=True, slots=True)
class Membership:
    """A country in a body."""

    country_iso2: str
    role: MemberRole
    provenance: Provenance
    origin: Origin


@dataclass(frozen=True, slots=True)
class AgencyDetail:
    """Everything known about an agency.

    Attributes:
        names: all names in all scripts, the English one first.
        chain: the agencies above it, the topmost first.
        parts: the agencies directly below it.
        competences: its own first, then those of its parts (`strength` DERIVED).
        members: countries, when it is a body.
        corrections: what an officer corrected here, with the pack's value beside it.
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
