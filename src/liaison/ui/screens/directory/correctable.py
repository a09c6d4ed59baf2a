"""Which fields of a fact can be corrected, and how a corrected one is told beside the pack's value."""

from __future__ import annotations

from liaison.base.translations import tr
from liaison.domain.corrections import AGENCY, COVERAGE, OFFICE
from liaison.domain.coverage import CoverageFact, OfficeKind, Role
from liaison.domain.directory import AgencyDetail, AgencyKind, OfficeDetail
from liaison.domain.provenance import AppliedCorrection, Basis, CorrectionState, JsonValue, Provenance
from liaison.domain.rows import RowKey
from liaison.ui.screens.directory.choices import Choices
from liaison.ui.screens.directory.page import Cell, Choice, Correctable, Field, Tone

Corrections = tuple[AppliedCorrection, ...]


def of_office(office: OfficeDetail, choices: Choices) -> Correctable:
    """The office's own facts."""
    kinds = tuple(Choice(kind.value, kind.label) for kind in OfficeKind)
    make = _Fields(office.corrections)
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
    make = _Fields(agency.corrections)
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
    make = _Fields(fact.corrections)
    fields = (
        make.field("role", tr("Role"), fact.role.value, roles),
        make.field("crime_type", tr("Only for this crime type"), fact.crime_type, choices.crimes),
        make.field("valid_from", tr("Since"), _text(fact.valid_from), is_date=True),
        make.field("valid_to", tr("Until"), _text(fact.valid_to), is_date=True),
    )
    return Correctable(COVERAGE, fact.key, title, fields)


def deciding(corrections: Corrections, field: str) -> AppliedCorrection | None:
    """The correction whose value is shown for `field`."""
    return next((one for one in reversed(corrections) if one.field == field and one.state.decides), None)


def cell(field: Field, corrections: Corrections, text: str = "") -> Cell:
    """The field's value, with the pack's beside it when an officer corrected it; `text` words it otherwise."""
    shown = text or field.worded(field.value) or "—"
    applied = deciding(corrections, field.name)
    if applied is None:
        return Cell(shown)
    warns = applied.state is CorrectionState.CHANGED_UNDERNEATH
    return Cell(shown, correction_note(field, applied), Tone.WARNING if warns else Tone.OWN)


def correction_note(field: Field, applied: AppliedCorrection) -> str:
    """What the pack says about a corrected field, and whether it changed since."""
    now = field.worded(applied.pack_value) or tr("nothing")
    if applied.state is CorrectionState.CONFIRMED:
        return tr("Your correction; the pack now says the same")
    if applied.state is CorrectionState.CHANGED_UNDERNEATH:
        then = field.worded(applied.correction.pack_value) or tr("nothing")
        return tr("Your correction. The pack has changed since: it said {then}, now it says {now}", then=then, now=now)
    return tr("Your correction. The pack says: {value}", value=now)


def source_of(applied: AppliedCorrection) -> Provenance:
    """The officer's own source behind a correction."""
    correction = applied.correction
    return Provenance(correction.source_title, "", correction.source_url, correction.as_of, Basis.OFFICER)


def _text(value: object) -> str:
    return "" if value is None else str(value)


class _Fields:
    """Makes the fields of one fact."""

    def __init__(self, corrections: Corrections) -> None:
        self._corrections = corrections

    def field(
        self, name: str, label: str, value: JsonValue, choices: tuple[Choice, ...] = (), is_date: bool = False
    ) -> Field:
        applied = deciding(self._corrections, name)
        if applied is None:
            return Field(name, label, value, value, choices, is_date)
        key = RowKey(applied.correction.scope, applied.correction.identity)
        return Field(name, label, value, applied.pack_value, choices, is_date, key)
