"""The page of an agency: its offices and parts, its competence, the members of a body."""

from __future__ import annotations

from collections.abc import Iterable

from liaison.base.translations import tr, trn
from liaison.domain.directory import AgencyDetail, MemberRole, Membership, OfficeNode, read_name
from liaison.domain.entries import EntryKind
from liaison.domain.provenance import Origin
from liaison.domain.references import AgencyReference
from liaison.ui.screens.directory import correctable, fact_rows
from liaison.ui.screens.directory.context import Context
from liaison.ui.screens.directory.function_rows import functions_section
from liaison.ui.screens.directory.group_page import country_crumb
from liaison.ui.screens.directory.nodes import Kind, agency_title
from liaison.ui.screens.directory.page import (
    Badge,
    Cell,
    Column,
    Crumb,
    MapView,
    OwnRecord,
    Page,
    Place,
    Row,
    Section,
    Tone,
)
from liaison.ui.screens.directory.people_rows import people_section
from liaison.ui.widgets.map.colours import Shade

_SHADES = {MemberRole.MEMBER: Shade.STRONG, MemberRole.OBSERVER: Shade.MEDIUM, MemberRole.PARTICIPANT: Shade.WEAK}


def agency_page(agency: AgencyDetail, context: Context) -> Page:
    """Lay out everything known about an agency or a body."""
    name = read_name(agency.name, agency.native_name, context.names.language)
    sections = (
        _members_section(agency, context),
        people_section(agency.posts, context),
        _offices_section(agency, context),
        functions_section(agency.functions, context),
        fact_rows.competence_section(tr("Competence"), agency.competences, context),
        _parts_section(agency, context),
        _other_members_section(agency, context),
        fact_rows.names_section(tr("Other names"), agency.names, name, agency.provenance, context),
        _about_section(agency, context),
    )
    return Page(
        own=Place(Kind.AGENCY, agency.id),
        title=agency_title(name, agency.short_name),
        crumbs=_crumbs(agency, context),
        correctable=correctable.of_agency(agency, context.choices) if agency.origin is Origin.PACK else None,
        badges=_badges(agency, context),
        map=_members_map(agency) or _seats_map(agency),
        sections=tuple(section for section in sections if section is not None),
        sources=context.sources.all(),
        through_time=bool(agency.members or agency.other_members),
        record=OwnRecord(EntryKind.AGENCY, agency.id, name) if agency.origin is Origin.OWN else None,
    )


def _crumbs(agency: AgencyDetail, context: Context) -> tuple[Crumb, ...]:
    steps = [agency_crumb(one, context.names.language) for one in agency.chain]
    return (country_crumb(agency.country_iso2, context.names), *steps, Crumb(agency.name, None))


def _badges(agency: AgencyDetail, context: Context) -> tuple[Badge, ...]:
    country = (Badge(context.names.country(agency.country_iso2)),) if agency.country_iso2 else ()
    facts = fact_rows.fact_badges(agency.provenance, agency.corrections, context)
    return (Badge(agency.kind.label), *country, *facts)


def _offices_section(agency: AgencyDetail, context: Context) -> Section | None:
    rows = tuple(_office_row(office, context) for office in agency.offices)
    columns = (Column(tr("Office"), 42), Column(tr("Kind"), 22), Column(tr("Seat"), 22), Column(tr("Covers"), 14))
    return Section(trn("{n} office", "{n} offices", len(rows)), columns, rows) if rows else None


def _office_row(office: OfficeNode, context: Context) -> Row:
    seat = ", ".join(
        filter(None, (office.city, context.names.country(office.country_iso2) if office.country_iso2 else ""))
    )
    covers = trn("{n} country", "{n} countries", office.covers) if office.covers else tr("not known")
    own = Tone.OWN if office.corrected else Tone.PLAIN
    cells = (
        Cell(office.name, tone=own),
        Cell(office.kind.label),
        Cell(seat) if seat else Cell(tr("not stated"), tone=Tone.DERIVED),
        Cell(covers, tone=Tone.PLAIN if office.covers else Tone.DERIVED),
    )
    return Row(cells, Place(Kind.OFFICE, office.id))


def agency_crumb(agency: AgencyReference, language: str) -> Crumb:
    """A step of the way that is an agency."""
    name = read_name(agency.name, agency.native_name, language)
    return Crumb(agency_title(name, agency.short_name), Place(Kind.AGENCY, agency.id))


def _parts_section(agency: AgencyDetail, context: Context) -> Section | None:
    crumbs = [agency_crumb(part, context.names.language) for part in agency.parts]
    rows = tuple(Row((Cell(crumb.text),), crumb.place) for crumb in crumbs)
    return Section(tr("Parts of it"), (Column(tr("Agency"), 100),), rows) if rows else None


def _members_section(agency: AgencyDetail, context: Context) -> Section | None:
    rows = tuple(_member_row(member, agency.name, context) for member in _ordered(agency.members, context))
    columns = fact_rows.dated_columns(tr("Country"), tr("Takes part as"))
    return Section(trn("{n} country takes part", "{n} countries take part", len(rows)), columns, rows) if rows else None


def _other_members_section(agency: AgencyDetail, context: Context) -> Section | None:
    rows = tuple(_member_row(member, agency.name, context) for member in agency.other_members)
    columns = fact_rows.dated_columns(tr("Country"), tr("Took part as"))
    note = tr("Not on this day: their time has ended, or has not begun.")
    return Section(tr("Takes part at another time"), columns, rows, note) if rows else None


def _member_row(member: Membership, body: str, context: Context) -> Row:
    country = context.names.country(member.country_iso2)
    correction = correctable.of_membership(member, tr("{country} in {body}", country=country, body=body))
    decided = tuple(one for one in member.corrections if one.state.decides)
    cells = (
        Cell(country, fact_rows.lasting(member.valid_from, member.valid_to)),
        correctable.cell_of(correction, member.corrections),
        *fact_rows.source_cells(member.provenance, decided, context),
    )
    if member.origin is Origin.PACK:
        return Row(cells, Place(Kind.GROUP, member.country_iso2), correction)
    record = OwnRecord(EntryKind.MEMBERSHIP, member.own_id, country, member.valid_to is not None)
    return Row(cells, Place(Kind.GROUP, member.country_iso2), owns=(record,) if member.own_id else ())


def _ordered(members: Iterable[Membership], context: Context) -> list[Membership]:
    roles = list(MemberRole)
    return sorted(members, key=lambda one: (roles.index(one.role), context.names.country(one.country_iso2).casefold()))


def _about_section(agency: AgencyDetail, context: Context) -> Section:
    fact = correctable.of_agency(agency, context.choices)
    rows = fact_rows.own_facts(fact, agency, context)
    return Section(tr("About this agency"), fact_rows.dated_columns(tr("What"), tr("Value"), (22, 40)), rows)


def _members_map(agency: AgencyDetail) -> MapView | None:
    shades = {member.country_iso2: _SHADES[member.role] for member in agency.members}
    legend = tuple((shade, role.label) for role, shade in _SHADES.items() if shade in shades.values())
    return MapView(shades, tuple(shades), legend) if shades else None


def _seats_map(agency: AgencyDetail) -> MapView | None:
    seats = dict.fromkeys((office.country_iso2 for office in agency.offices if office.country_iso2), Shade.MEDIUM)
    return MapView(seats, tuple(seats), ((Shade.MEDIUM, tr("Seat of an office")),)) if seats else None
