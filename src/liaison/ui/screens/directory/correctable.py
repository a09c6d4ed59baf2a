"""Which fields of a fact can be corrected, and how a corrected one is told beside the pack's value."""

from __future__ import annotations

from liaison.base.translations import tr
from liaison.domain.corrections import AGENCY, COVERAGE, MEMBERSHIP, OFFICE
from liaison.domain.coverage import CoverageFact, OfficeKind, Role
from liaison.domain.directory import AgencyDetail, AgencyKind, MemberRole, Membership, OfficeDetail
from liaison.domain.provenance import CorrectionState
from liaison.ui.correcting.facts import (
    Choice,
    Correctable,
    Corrections,
    Field,
    Fields,
    as_text,
    correction_note,
    deciding,
)
from liaison.ui.screens.directory.choices import Choices
from liaison.ui.screens.directory.page import Cell, Tone


def of_office(office: OfficeDetail, choices: Choices) -> Correctable:
    """The office's own facts."""
    kinds = tuple(Choice(kind.value, kind.label) for kind in OfficeKind)
    make = Fields(office.corrections)
    fields = (
        make.field("name", tr("Name"), office.name),
        make.field("kind", tr("Kind"), office.kind.value, kinds),
        make.field("city", tr("City"), office.city),
        make.field("country_iso2", tr("Country of its seat"), office.country_iso2, choices.countries),
        make.field("agency_id", tr("Agency"), office.agency.id, choices.agencies),
        make.field("address", tr("Address"), office.address),
        make.field("opening_hours", tr("Opening hours"), office.opening_hours),
        make.field("time_zone", tr("Time zone"), office.time_zone, choices.zones),
        make.field("phone", tr("Telephone"), office.phone),
        make.field("email", tr("E-mail"), office.email),
    )
    return Correctable(OFFICE, office.id, office.name, fields)


def of_agency(agency: AgencyDetail, choices: Choices) -> Correctable:
    """The agency's own facts."""
    kinds = tuple(Choice(kind.value, kind.label) for kind in AgencyKind)
    parent = agency.chain[-1].id if agency.chain else ""
    make = Fields(agency.corrections)
    fields = (
        make.field("name_en", tr("Name in English"), agency.name),
        make.field("native_name", tr("Name in its own language"), agency.native_name),
        make.field("short_name", tr("Short name"), agency.short_name),
        make.field("kind", tr("Kind"), agency.kind.value, kinds),
        make.field("parent_agency_id", tr("Belongs to"), parent, choices.agencies),
        make.field("country_iso2", tr("Country"), agency.country_iso2, choices.countries),
        make.field("website", tr("Website"), agency.website),
        make.field("phone", tr("Telephone"), agency.phone),
        make.field("email", tr("E-mail"), agency.email),
    )
    return Correctable(AGENCY, agency.id, agency.name, fields)


def of_coverage(fact: CoverageFact, title: str, choices: Choices) -> Correctable:
    """One statement of coverage."""
    roles = tuple(Choice(role.value, role.label) for role in Role)
    make = Fields(fact.corrections)
    fields = (
        make.field("role", tr("Role"), fact.role.value, roles),
        make.field("crime_type", tr("Only for this crime type"), fact.crime_type, choices.crimes),
        make.field("valid_from", tr("Since"), as_text(fact.valid_from), is_date=True),
        make.field("valid_to", tr("Until"), as_text(fact.valid_to), is_date=True),
    )
    return Correctable(COVERAGE, fact.key, title, fields)


def of_membership(member: Membership, title: str) -> Correctable:
    """That a country takes part in a body."""
    roles = tuple(Choice(role.value, role.label) for role in MemberRole)
    make = Fields(member.corrections)
    fields = (
        make.field("role", tr("Takes part as"), member.role.value, roles),
        make.field("valid_from", tr("Since"), as_text(member.valid_from), is_date=True),
        make.field("valid_to", tr("Until"), as_text(member.valid_to), is_date=True),
    )
    return Correctable(MEMBERSHIP, member.key, title, fields)


def cell(field: Field, corrections: Corrections, text: str = "") -> Cell:
    """The field's value, with the pack's beside it when an officer corrected it; `text` words it otherwise."""
    shown = text or field.worded(field.value) or "—"
    applied = deciding(corrections, field.name)
    if applied is None:
        return Cell(shown)
    warns = applied.state is CorrectionState.CHANGED_UNDERNEATH
    return Cell(shown, correction_note(field, applied), Tone.WARNING if warns else Tone.OWN)


def cell_of(fact: Correctable, corrections: Corrections) -> Cell:
    """The first field of a fact, and beside it what the pack says of every field that an officer corrected."""
    first = fact.fields[0]
    notes, tone = [], Tone.PLAIN
    for field in fact.fields:
        found = cell(field, corrections)
        if found.note:
            notes.append(found.note if field is first else tr("{field}: {note}", field=field.label, note=found.note))
            tone = Tone.WARNING if Tone.WARNING in (tone, found.tone) else found.tone
    return Cell(first.worded(first.value) or "—", "\n".join(notes), tone)
