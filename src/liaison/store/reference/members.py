"""The parts of a pack: one member a reference table, its columns in order, what each may hold, and what must fit together."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import Table

from liaison.domain.coverage import OfficeKind, Role
from liaison.domain.directory import AgencyKind, MemberRole
from liaison.domain.instruments import InstrumentForm, LegalKind, PartyStatus, Subject
from liaison.domain.provenance import Basis
from liaison.store.reference.checks import (
    Cell,
    Check,
    country_code,
    country_code_3,
    identifier,
    line_number,
    member_of,
    one_of,
    optional,
    partial_date,
    several_of,
    web_address,
    words,
    yes_or_no,
)
from liaison.store.schema import reference

Row = tuple[Cell, ...]

SUBJECTS = tuple(subject.value for subject in Subject)
KINDS_OF_HELP = tuple(kind.value for kind in LegalKind)
FORMS = tuple(form.value for form in InstrumentForm if form is not InstrumentForm.NOT_KNOWN)
STATUSES = tuple(status.value for status in PartyStatus)
# what only an officer's entry can leave open, or be
_AGENCY_KINDS = tuple(kind.value for kind in AgencyKind if kind is not AgencyKind.NOT_KNOWN)
_OFFICE_KINDS = tuple(kind.value for kind in OfficeKind if kind is not OfficeKind.NOT_KNOWN)
_PACK_BASES = tuple(basis.value for basis in Basis if basis is not Basis.OFFICER)


@dataclass(frozen=True, slots=True)
class Member:
    """One part of a pack.

    Attributes:
        columns: name and check, in the order of the rows.
        key: columns that together name a row; no two rows share them.
        references: column to the member whose key it must be in, unless it is empty.
    """

    name: str
    table: Table
    columns: dict[str, Check]
    key: tuple[str, ...]
    references: dict[str, str] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns in order."""
        return tuple(self.columns)

    def place(self, column: str) -> int:
        """Where a column stands in a row."""
        return self.names.index(column)


_ORIGIN: dict[str, Check] = {
    "source_id": identifier,
    "as_of": partial_date,
    "basis": one_of(*_PACK_BASES),
    "file": words,
    "line": line_number,
}

COUNTRY = Member(
    "country",
    reference.country,
    {
        "iso2": country_code,
        "iso3": country_code_3,
        "name_en": words,
        "name_ru": words,
        "region": words,
        "region_en": words,
        "region_ru": words,
        "other_names": optional(words),
    },
    ("iso2",),
)
CRIME_TYPE = Member(
    "crime_type",
    reference.crime_type,
    {
        "code": identifier,
        "parent": optional(identifier),
        "name_en": words,
        "name_ru": words,
        "synonyms": optional(words),
    },
    ("code",),
    {"parent": "crime_type"},
)
SOURCE = Member(
    "source",
    reference.source,
    {
        "id": identifier,
        "title": words,
        "publisher": optional(words),
        "url": web_address,
        "as_of": partial_date,
        "basis": one_of(*_PACK_BASES),
        "remark": optional(words),
        "file": words,
        "line": line_number,
    },
    ("id",),
)
AGENCY = Member(
    "agency",
    reference.agency,
    {
        "id": identifier,
        "name_en": words,
        "native_name": optional(words),
        "short_name": optional(words),
        "kind": one_of(*_AGENCY_KINDS),
        "parent_agency_id": optional(identifier),
        "country_iso2": optional(country_code),
        "website": optional(web_address),
        **_ORIGIN,
    },
    ("id",),
    {"parent_agency_id": "agency", "country_iso2": "country", "source_id": "source"},
)
OFFICE = Member(
    "office",
    reference.office,
    {
        "id": identifier,
        "agency_id": identifier,
        "name": words,
        "kind": one_of(*_OFFICE_KINDS),
        "city": optional(words),
        "country_iso2": optional(country_code),
        "address": optional(words),
        "opening_hours": optional(words),
        "time_zone": optional(words),
        "phone": optional(words),
        "email": optional(words),
        **_ORIGIN,
    },
    ("id",),
    {"agency_id": "agency", "country_iso2": "country", "source_id": "source"},
)
COVERAGE = Member(
    "coverage",
    reference.coverage,
    {
        "office_id": identifier,
        "country_iso2": country_code,
        "role": member_of(Role),
        "crime_type": optional(identifier),
        "held_on": partial_date,
        "valid_from": optional(partial_date),
        "valid_to": optional(partial_date),
        "looks_back": yes_or_no,
        **_ORIGIN,
    },
    ("office_id", "country_iso2", "crime_type", "valid_to"),
    {"office_id": "office", "country_iso2": "country", "crime_type": "crime_type", "source_id": "source"},
)
COMPETENCE = Member(
    "competence",
    reference.competence,
    {"agency_id": identifier, "crime_type": optional(identifier), "wording": words, **_ORIGIN},
    ("agency_id", "crime_type", "wording", "source_id"),
    {"agency_id": "agency", "crime_type": "crime_type", "source_id": "source"},
)
BODY = Member(
    "body",
    reference.body,
    {
        "id": identifier,
        "name_en": words,
        "native_name": optional(words),
        "short_name": optional(words),
        "agency_id": optional(identifier),
        **_ORIGIN,
    },
    ("id",),
    {"agency_id": "agency", "source_id": "source"},
)
MEMBERSHIP = Member(
    "membership",
    reference.membership,
    {
        "body_id": identifier,
        "country_iso2": country_code,
        "role": member_of(MemberRole),
        "valid_from": optional(partial_date),
        "valid_to": optional(partial_date),
        **_ORIGIN,
    },
    ("body_id", "country_iso2", "role", "valid_from"),
    {"body_id": "body", "country_iso2": "country", "source_id": "source"},
)
INSTRUMENT = Member(
    "instrument",
    reference.instrument,
    {
        "id": identifier,
        "title_en": words,
        "short_title": optional(words),
        "kind": one_of(*KINDS_OF_HELP, "multi"),
        "subject": several_of(*SUBJECTS),
        "form": one_of(*FORMS),
        "depositary": optional(words),
        "signed_date": optional(partial_date),
        "entry_into_force": optional(partial_date),
        "reference": optional(words),
        "parties_complete": yes_or_no,
        "covers": optional(several_of(*KINDS_OF_HELP)),
        "remark": optional(words),
        **_ORIGIN,
    },
    ("id",),
    {"source_id": "source"},
)
# the European Union is a party beside the countries, so this column is no reference to them
PARTY = Member(
    "party",
    reference.party,
    {
        "instrument_id": identifier,
        "country_iso2": country_code,
        "status": one_of(*STATUSES),
        "status_date": optional(partial_date),
        "reservation": optional(words),
        "remark": optional(words),
        **_ORIGIN,
    },
    ("instrument_id", "country_iso2", "status"),
    {"instrument_id": "instrument", "source_id": "source"},
)
COMPETENCE_RULE = Member(
    "competence_rule",
    reference.competence_rule,
    {
        "rule_set": identifier,
        "country_iso2": country_code,
        "function": identifier,
        "measure": optional(identifier),
        "instrument_id": optional(identifier),
        "crime_type": optional(identifier),
        "stage": optional(identifier),
        "place": optional(words),
        "agency_id": optional(identifier),
        "authority_name": optional(words),
        "channel": optional(words),
        "languages": optional(words),
        "valid_from": optional(partial_date),
        "valid_to": optional(partial_date),
        "remark": optional(words),
        **_ORIGIN,
    },
    (
        "rule_set",
        "country_iso2",
        "function",
        "measure",
        "instrument_id",
        "crime_type",
        "stage",
        "place",
        "agency_id",
        "authority_name",
        "valid_from",
    ),
    {
        "country_iso2": "country",
        "instrument_id": "instrument",
        "crime_type": "crime_type",
        "agency_id": "agency",
        "source_id": "source",
    },
)
COMPLETENESS = Member(
    "completeness",
    reference.completeness,
    {
        "country_iso2": country_code,
        "kind": one_of(*KINDS_OF_HELP),
        "form": one_of(*FORMS),
        "list_complete": yes_or_no,
        "remark": optional(words),
        **_ORIGIN,
    },
    ("country_iso2", "kind", "form"),
    {"country_iso2": "country", "source_id": "source"},
)

# referred to before referring
MEMBERS: tuple[Member, ...] = (
    COUNTRY,
    CRIME_TYPE,
    SOURCE,
    AGENCY,
    OFFICE,
    COVERAGE,
    COMPETENCE,
    BODY,
    MEMBERSHIP,
    INSTRUMENT,
    PARTY,
    COMPLETENESS,
    COMPETENCE_RULE,
)
