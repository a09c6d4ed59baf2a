"""Asks whom to offer for the lines of the panel of people: sides with the bodies whose members can be seated, and people of that day."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from liaison.base.translations import language, tr
from liaison.domain.dates import PartialDate
from liaison.domain.directory import Found, FoundKind
from liaison.domain.meetings import Delegation
from liaison.domain.rows import RowKey
from liaison.domain.seating import Candidate
from liaison.services.meeting_people import Body
from liaison.ui.doors import Doors
from liaison.ui.screens.meetings.completion import Answer, Suggestion
from liaison.ui.screens.meetings.directory_lookups import OFFERED, country_suggestions, suggestion
from liaison.ui.screens.meetings.part_services import PageNeeds
from liaison.ui.screens.meetings.people.words import candidate_in_words, candidate_line


class PeopleLookups:
    """Answers come on the window's thread, while the screen lives.

    Args:
        meeting: the one that is open; None for a new one.
        day: its date as entered.
    """

    def __init__(
        self, needs: PageNeeds, meeting: Callable[[], RowKey | None], day: Callable[[], PartialDate | None]
    ) -> None:
        self._people, self._directory = needs.services.people, needs.services.directory
        self._countries = needs.services.countries
        self._doors: Doors = needs.doors
        self._owner: QObject = needs.screen
        self._meeting, self._day = meeting, day

    def country_name(self, iso2: str) -> str:
        """What a country is called in the language in use."""
        return self._countries.name(iso2, language())

    def sides(self, text: str, answer: Answer) -> None:
        """Agencies, offices and countries; and with a body, all its members."""
        people, directory, day = self._people, self._directory, self._day()
        named = country_suggestions(self._countries, text)

        def look() -> tuple[tuple[Found, Body | None], ...]:
            found = directory.find(text, OFFERED - len(named))
            return tuple((one, _body(one)) for one in found)

        def _body(one: Found) -> Body | None:
            return people.body(one.id, day) if one.kind is FoundKind.AGENCY else None

        def found(entries: tuple[tuple[Found, Body | None], ...]) -> None:
            offered = [line for entry, body in entries for line in _side_lines(entry, body)]
            answer((*offered, *named)[:OFFERED])

        self._doors.read(look, found, self._owner, "meetings.sides")

    def people(self, side: Delegation, text: str, answer: Answer) -> None:
        """People for a side, those who held a post there on the day first."""
        service, meeting, day = self._people, self._meeting(), self._day()

        def found(candidates: tuple[Candidate, ...]) -> None:
            answer(tuple(Suggestion(candidate_line(one), candidate_in_words(one), person=one) for one in candidates))

        self._doors.read(lambda: service.offered(side, meeting, day, text), found, self._owner, "meetings.people")

    def body_of_series(self, answer: Callable[[str], None]) -> None:
        """The agency that is the body of the meeting's series; empty when none is known."""
        meeting, service = self._meeting(), self._people
        if meeting is None:
            answer("")
        else:
            self._doors.read(lambda: service.body_of_series(meeting), answer, self._owner)


def _side_lines(entry: Found, body: Body | None) -> tuple[Suggestion, ...]:
    offered = suggestion(entry)
    if body is None:
        return (offered,)
    members = tr("{members} members, {observers} observers", members=body.members, observers=body.observers)
    name = tr("All members: {body}", body=entry.name)
    return (offered, Suggestion(name, members, members_of=body.agency_id))
