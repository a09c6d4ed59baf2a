"""The page of a country in the directory: its agencies, as the tree has them."""

from __future__ import annotations

from liaison.base.translations import tr
from liaison.ui.screens.directory.nodes import Entries, Kind
from liaison.ui.screens.directory.page import Badge, Cell, Column, Crumb, MapView, Page, Place, Row, Section
from liaison.ui.widgets.map.colours import Shade
from liaison.ui.widgets.reference.names import Names


def group_page(entries: Entries, number: int, names: Names) -> Page:
    """Lay out one country, or the bodies of no one country; everything is in the tree already."""
    group = entries.entry(number)
    return Page(
        own=Place(Kind.GROUP, group.id),
        title=group.title,
        crumbs=(Crumb(group.title, None),),
        badges=(Badge(group.count),),
        map=_map(group.id, names),
        sections=(Section(tr("Agencies and bodies"), _columns(), _rows(entries, number)),),
    )


def country_crumb(country_iso2: str, names: Names) -> Crumb:
    """The beginning of a way: the country, or the bodies of no one country."""
    text = names.country(country_iso2) if country_iso2 else tr("International bodies")
    return Crumb(text, Place(Kind.GROUP, country_iso2))


def _rows(entries: Entries, number: int) -> tuple[Row, ...]:
    below = (entries.entry(child) for child in entries.below(number))
    return tuple(Row((Cell(entry.title), Cell(entry.count or "—")), Place(entry.kind, entry.id)) for entry in below)


def _columns() -> tuple[Column, ...]:
    return Column(tr("Name"), 75), Column(tr("Offices"), 25)


def _map(iso2: str, names: Names) -> MapView | None:
    return MapView({iso2: Shade.MEDIUM}, (iso2,), ()) if iso2 in names.countries else None
