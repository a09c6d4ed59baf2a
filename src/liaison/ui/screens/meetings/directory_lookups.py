"""Asks the directory for what the fields offer; answers come on the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject

from liaison.base.translations import language, tr
from liaison.domain.countries import Countries
from liaison.domain.directory import AgencyDetail, Found, FoundKind
from liaison.domain.meetings import NewDelegation
from liaison.ui.doors import Doors
from liaison.ui.screens.meetings.completion import Answer, Suggestion
from liaison.ui.screens.meetings.header.fields import Lookups

OFFERED = 9


class Directory(Protocol):
    """What is asked of the directory, on the store's thread."""

    def find(self, text: str, limit: int = ...) -> tuple[Found, ...]:
        """Agencies and offices by what is typed."""

    def agency(self, identity: str) -> AgencyDetail:
        """One agency by its key."""


def directory_lookups(directory: Directory, countries: Countries, doors: Doors, owner: QObject) -> Lookups:
    """What the fields ask, answered while `owner` lives."""

    def look(text: str, answer: Answer) -> None:
        named = country_suggestions(countries, text)

        def found(entries: tuple[Found, ...]) -> None:
            answer((*(suggestion(entry) for entry in entries), *named)[:OFFERED])

        doors.read(lambda: directory.find(text, OFFERED - len(named)), found, owner, "meetings.look")

    def name(identity: str, answer: Callable[[str], None]) -> None:
        # an agency that left the directory has no name to show; its key says more than nothing
        doors.read(lambda: directory.agency(identity).name, answer, owner, failed=lambda _: answer(identity))

    return Lookups(countries, look, name)


def as_in_directory(side: NewDelegation, directory: Directory, countries: Countries) -> NewDelegation:
    """A side that was typed faster than anything could be offered, as the one entry of exactly its name; on the store's thread."""
    if side.agency_id or side.office_id or side.country_iso2 or side.body_id:
        return side
    wanted = side.name.casefold()
    found = [suggestion(entry) for entry in directory.find(side.name, OFFERED) if entry.name.casefold() == wanted]
    found = found or [one for one in country_suggestions(countries, side.name) if one.name.casefold() == wanted]
    if len(found) != 1:
        # of two of one name neither is meant for sure
        return side
    (entry,) = found
    return replace(side, agency_id=entry.agency_id, office_id=entry.office_id, country_iso2=entry.country_iso2)


def country_suggestions(countries: Countries, text: str) -> tuple[Suggestion, ...]:
    """The countries a text may begin."""
    return tuple(
        Suggestion(country.name(language()), tr("country"), country_iso2=country.iso2)
        for country in countries.starting_with(text)[:3]
    )


def suggestion(entry: Found) -> Suggestion:
    """What the directory found, as a line is offered."""
    if entry.kind is FoundKind.AGENCY:
        return Suggestion(entry.name, entry.context, agency_id=entry.id)
    return Suggestion(entry.name, entry.context, office_id=entry.id)
