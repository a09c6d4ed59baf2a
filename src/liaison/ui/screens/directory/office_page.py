"""The page of an office: what it covers, for what its agency is competent, what it covered before."""

from __future__ import annotations

from collections.abc import Iterable

from liaison.base.translations import tr, trn
from liaison.domain.coverage import CoverageFact, OfficeKind, Role
from liaison.domain.directory import OfficeDetail
from liaison.domain.entries import EntryKind
from liaison.domain.freshness import FactKind, FactName
from liaison.domain.provenance import AppliedCorrection, Origin, Strength
from liaison.services.opening import Seat, opening
from liaison.ui.screens.directory import correctable, fact_rows
from liaison.ui.screens.directory.agency_page import agency_crumb
from liaison.ui.screens.directory.context import Context
from liaison.ui.screens.directory.nodes import Kind
from liaison.ui.screens.directory.opening_words import clock_rows, opening_badge
from liaison.ui.screens.directory.page import Badge, Cell, Crumb, MapView, OwnRecord, Page, Place, Row, Section, Tone
from liaison.ui.screens.directory.people_rows import people_section
from liaison.ui.widgets.map.colours import Shade

_ROLES = tuple(Role)
_SHADES = {Role.PRIMARY: Shade.STRONG, Role.SECONDARY: Shade.MEDIUM, Role.UNSPECIFIED: Shade.WEAK}


def office_page(office: OfficeDetail, country: Crumb | None, context: Context) -> Page:
    """Lay out everything known about an office; `country` begins the way to it."""
    seat = Seat(office.opening_hours, office.time_zone, office.city, office.country_iso2)
    sections = (
        people_section(office.posts, context, office.id),
        _covers_section(office, context),
        _covered_section(office, context),
        fact_rows.competence_section(
            tr("Competence of its agency, {agency}", agency=office.agency.short_name or office.agency.name),
            office.competences,
            context,
        ),
        _about_section(office, context),
        fact_rows.names_section(tr("Names of its agency"), office.agency_names, "", office.agency_provenance, context),
    )
    return Page(
        own=Place(Kind.OFFICE, office.id),
        title=office.name,
        crumbs=_crumbs(office, country, context.names.language),
        correctable=correctable.of_office(office, context.choices) if office.origin is Origin.PACK else None,
        badges=_badges(office, context),
        map=_map(office.covers),
        sections=tuple(section for section in sections if section is not None),
        sources=context.sources.all(),
        record=OwnRecord(EntryKind.OFFICE, office.id, office.name) if office.origin is Origin.OWN else None,
        live=lambda: opening_badge(opening(seat)),
    )


def _crumbs(office: OfficeDetail, country: Crumb | None, language: str) -> tuple[Crumb, ...]:
    steps = [agency_crumb(one, language) for one in office.chain]
    return (*((country,) if country else ()), *steps, Crumb(office.name, None))


def _badges(office: OfficeDetail, context: Context) -> tuple[Badge, ...]:
    kind = OfficeKind(office.kind).label
    place = ", ".join(
        filter(None, (office.city, context.names.country(office.country_iso2) if office.country_iso2 else ""))
    )
    seat = Badge(place) if place else Badge(tr("Seat not stated"), Tone.DERIVED)
    everything = office.corrections + tuple(one for fact in office.covers for one in fact.corrections)
    return (Badge(kind), seat, *fact_rows.fact_badges(office.provenance, everything, context))


def _covers_section(office: OfficeDetail, context: Context) -> Section:
    count = len({fact.country_iso2 for fact in office.covers})
    if not count:
        note = tr("The reference pack names no country for this office: not known here, which is not “none”.")
        return Section(tr("Countries it covers"), (), (), note)
    ordered = sorted(office.covers, key=lambda fact: (_ROLES.index(fact.role), _country_key(fact, context)))
    rows = tuple(_coverage_row(fact, office.name, context) for fact in ordered)
    derived = any(fact.strength is Strength.DERIVED for fact in office.covers)
    note = tr("“Derived, not stated”: it follows from the office's place or is only implied by the source.")
    columns = fact_rows.dated_columns(tr("Country"), tr("Role"))
    return Section(trn("Covers {n} country", "Covers {n} countries", count), columns, rows, note if derived else "")


def _country_key(fact: CoverageFact, context: Context) -> str:
    """Countries stand as they are read, which differs from language to language."""
    return context.names.country(fact.country_iso2).casefold()


def _covered_section(office: OfficeDetail, context: Context) -> Section | None:
    rows = tuple(_coverage_row(fact, office.name, context) for fact in office.covered)
    columns = fact_rows.dated_columns(tr("Country"), tr("Role"))
    note = tr("Statements that have ended or were replaced by newer ones; kept, never overwritten.")
    return Section(tr("Covered before"), columns, rows, note) if rows else None


def _about_section(office: OfficeDetail, context: Context) -> Section:
    fact = correctable.of_office(office, context.choices)
    rows = (*fact_rows.own_facts(fact, office, context), *clock_rows(office))
    return Section(tr("About this office"), fact_rows.dated_columns(tr("What"), tr("Value"), (22, 40)), rows)


def _coverage_row(fact: CoverageFact, office: str, context: Context) -> Row:
    country = context.names.country(fact.country_iso2)
    title = tr("{office} covers {country}", office=office, country=country)
    correction = correctable.of_coverage(fact, title, context.choices)
    role = correctable.cell_of(correction, fact.corrections)
    if role.tone is Tone.PLAIN and fact.strength is Strength.DERIVED:
        role = Cell(role.text, role.note, Tone.DERIVED)
    cells = (
        Cell(country, "; ".join(_limits(fact, context))),
        role,
        *fact_rows.source_cells(
            fact.provenance, _deciding(fact.corrections), context, FactName(FactKind.COVERAGE, fact.key)
        ),
    )
    place = Place(Kind.GROUP, fact.country_iso2)
    if fact.origin is Origin.PACK:
        return Row(cells, place, correction)
    return Row(cells, place, owns=(OwnRecord(EntryKind.COVERAGE, fact.key, title, fact.valid_to is not None),))


def _limits(fact: CoverageFact, context: Context) -> Iterable[str]:
    if fact.crime_type:
        yield tr("only for {crime}", crime=context.names.crimes((fact.crime_type,)))
    if fact.valid_from is not None:
        yield tr("since {date}", date=fact.valid_from)
    if fact.valid_to is not None:
        yield tr("until {date}", date=fact.valid_to)
    if fact.looks_back and fact.held_on is not None:
        yield tr("held on {date}; the source looks back", date=fact.held_on)


def _deciding(corrections: tuple[AppliedCorrection, ...]) -> tuple[AppliedCorrection, ...]:
    return tuple(one for one in corrections if one.state.decides)


def _map(facts: Iterable[CoverageFact]) -> MapView | None:
    shades = {fact.country_iso2: _SHADES[fact.role] for fact in reversed(tuple(facts))}
    legend = tuple((shade, role.label) for role, shade in _SHADES.items() if shade in shades.values())
    return MapView(shades, tuple(shades), legend) if shades else None
