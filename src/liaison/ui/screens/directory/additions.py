"""What can be added at a place of the directory, and what can be done with an entry of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from liaison.base.translations import tr
from liaison.domain.entries import EntryKind
from liaison.ui.screens.directory.nodes import Kind
from liaison.ui.screens.directory.page import OwnRecord, Page, Row


@dataclass(frozen=True, slots=True)
class Addition:
    """One entry of the menu.

    Attributes:
        text: what it is called there.
        about: what it will belong to, for the form's heading.
        given: what is known of it already, by field.
    """

    text: str
    kind: EntryKind
    about: str = ""
    given: Mapping[str, str] = field(default_factory=dict)


def additions(page: Page | None, row: Row | None) -> tuple[Addition, ...]:
    """What can be added where the officer is, on a page and perhaps on a row of it; the most likely first."""
    posts = (record for record in (row.owns if row else ()) if record.kind is EntryKind.POST)
    return (*map(of_post, posts), *_to_page(page))


def _to_page(page: Page | None) -> tuple[Addition, ...]:
    if page is None:
        return (_agency(""),)
    if page.own.kind is Kind.OFFICE:
        return _at_office(page)
    if page.own.kind is Kind.AGENCY:
        return _at_agency(page)
    return (_agency(page.own.id if page.own.kind is Kind.GROUP else ""),)


def of_post(record: OwnRecord) -> Addition:
    """Somebody is put into a post."""
    text = tr("Person in the post “{post}”…", post=record.title)
    return Addition(text, EntryKind.HOLDING, record.title, {"post_id": record.id})


def _agency(country: str) -> Addition:
    kind = "national_agency" if country else "international_body"
    return Addition(tr("Agency…"), EntryKind.AGENCY, "", {"country_iso2": country, "kind": kind})


def _at_agency(page: Page) -> tuple[Addition, ...]:
    agency = {"agency_id": page.own.id}
    country = page.crumbs[0].place.id if page.crumbs and page.crumbs[0].place else ""
    part = {"parent_agency_id": page.own.id, "country_iso2": country, "kind": "national_agency"}
    return (
        Addition(tr("Office…"), EntryKind.OFFICE, page.title, {**agency, "kind": "liaison"}),
        Addition(tr("Post…"), EntryKind.POST, page.title, agency),
        Addition(tr("Competence…"), EntryKind.COMPETENCE, page.title, agency),
        Addition(tr("Function…"), EntryKind.FUNCTION, page.title, {**agency, "country_iso2": country}),
        Addition(tr("Further name…"), EntryKind.NAME, page.title, {**agency, "kind": "other"}),
        Addition(tr("Country taking part…"), EntryKind.MEMBERSHIP, page.title, {**agency, "role": "member"}),
        Addition(tr("Agency that belongs to it…"), EntryKind.AGENCY, page.title, part),
    )


def _at_office(page: Page) -> tuple[Addition, ...]:
    office = {"office_id": page.own.id}
    agency = next((crumb.place.id for crumb in reversed(page.crumbs) if crumb.place), "")
    return (
        Addition(tr("Country it covers…"), EntryKind.COVERAGE, page.title, {**office, "role": "primary"}),
        Addition(tr("Post…"), EntryKind.POST, page.title, office),
        Addition(tr("Another office of its agency…"), EntryKind.OFFICE, "", {"agency_id": agency, "kind": "liaison"}),
    )
