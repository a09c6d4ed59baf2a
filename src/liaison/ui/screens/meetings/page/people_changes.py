"""Carries out what the panel of people asks for, and offers back what was removed."""

from __future__ import annotations

from PySide6.QtCore import Qt

from liaison.base.translations import tr
from liaison.domain.meetings import Meeting, NewDelegation, NewParticipant
from liaison.domain.rows import RowKey
from liaison.ui.screens.meetings.directory_lookups import as_in_directory
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
from liaison.ui.screens.meetings.part_services import PageNeeds
from liaison.ui.screens.meetings.people.lookups import PeopleLookups
from liaison.ui.screens.meetings.people.model import Seat
from liaison.ui.screens.meetings.people.words import new_person, new_side
from liaison.ui.screens.meetings.saving.writing import SeatChange


class PeopleChanges:
    """What changes at the table goes to the store through here, and comes back as it was kept.

    Args:
        page: whose panel it is.
    """

    def __init__(self, page: MeetingPage, needs: PageNeeds) -> None:
        self._page, self._panel, self._saver = page, page.people, page.saver
        self._service, self._notice, self._doors = needs.services.people, needs.notice, needs.doors
        self._lookups = PeopleLookups(needs, lambda: page.key, lambda: page.form.header.date)
        self._directory, self._countries = needs.services.directory, needs.services.countries
        panel = self._panel
        panel.offer(self._lookups.sides, self._lookups.people)
        page.promises.look_with(self._service.open_promises)
        panel.side_added.connect(self._add_side)
        panel.person_added.connect(self._add_person)
        panel.side_changed.connect(self._change_side)
        panel.person_changed.connect(self._change_person)
        panel.removed.connect(self._remove)
        panel.moved.connect(self._move)
        panel.members_asked.connect(self._add_members)
        panel.person_kept.connect(self._keep_person)
        page.hear(self._opened)
        page.saver.people_kept.connect(lambda _: self._read_ours())
        keys = (
            (tr("All members of the body"), "Alt+B", self._add_members_of_series),
            (tr("Keep the person in the directory"), "Alt+K", panel.keep_person),
        )
        for number, (text, key, run) in enumerate(keys):
            page.menu.add(text, key, run, group=number == 0, sensible=page.is_draft)

    def _opened(self, meeting: Meeting | None) -> None:
        self._panel.begin()
        self._read_ours()

    def _read_ours(self) -> None:
        """Which sides are ours may be known from the own office; it is shown a moment after the sides."""
        meeting, service = self._page.key, self._service
        if meeting is not None:
            self._doors.read(lambda: service.ours(meeting), self._panel.show_ours, self._page, "meetings.ours")

    def _change(self, change: SeatChange) -> None:
        self._saver.change_people(lambda writer: writer.seat(change))

    def _add_side(self, side: NewDelegation) -> None:
        add, directory, countries = self._service.add_side, self._directory, self._countries
        self._change(lambda meeting, _: add(meeting, as_in_directory(side, directory, countries)))
        self._panel.person_line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add_person(self, side: RowKey, person: NewParticipant) -> None:
        add = self._service.add_person
        self._change(lambda meeting, day: add(meeting, side, person, day))

    def _change_side(self, key: RowKey, side: NewDelegation) -> None:
        edit = self._service.edit_side
        self._change(lambda meeting, _: edit(meeting, key, side))

    def _change_person(self, key: RowKey, person: NewParticipant) -> None:
        edit = self._service.edit_person
        self._change(lambda meeting, _: edit(meeting, key, person))

    def _move(self, seat: Seat, by: int) -> None:
        service, side = self._service, seat.side.key
        if seat.person is None:
            self._change(lambda meeting, _: service.move_side(meeting, side, by))
        else:
            person = seat.person.key
            self._change(lambda meeting, _: service.move_person(side, person, by))

    def _keep_person(self, seat: Seat) -> None:
        keep, key = self._service.keep_person, seat.key
        self._change(lambda meeting, _: keep(meeting, key))

    def _add_members(self, agency: str) -> None:
        add, name_of = self._service.add_members, self._lookups.country_name
        self._change(lambda meeting, day: add(meeting, agency, day, name_of))

    def _add_members_of_series(self) -> None:
        """Of the body whose series it is; where none is known, one is asked for in the line."""

        if self._panel.is_read_only:
            return

        def found(agency: str) -> None:
            if agency:
                self._add_members(agency)
            else:
                self._panel.begin_side()
                self._notice(tr("Of which body? Type its name: its members are offered with it."), None)

        self._lookups.body_of_series(found)

    def _remove(self, seat: Seat) -> None:
        service, key = self._service, seat.key
        if seat.person is None:
            side = new_side(seat.side)
            self._change(lambda meeting, _: service.remove_side(meeting, key))
            self._offer_back(side.name, lambda meeting, _: service.add_side(meeting, side))
        else:
            person, beside = new_person(seat.person), seat.side.key
            self._change(lambda meeting, _: service.remove_person(meeting, key))
            self._offer_back(person.name, lambda meeting, day: service.add_person(meeting, beside, person, day))

    def _offer_back(self, name: str, change: SeatChange) -> None:
        # taking back the store's last change would take back what was typed since
        writer = self._saver.writer
        text = tr("{name} was removed.", name=name)
        self._notice(text, lambda: self._saver.change_people(lambda aim: aim.seat(change), writer))
