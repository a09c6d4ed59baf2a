"""Hangs series and sub-sessions on the page: the line under the facts, the window, and the keys that lead along the series."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from liaison.base.translations import tr
from liaison.domain.meetings import Meeting
from liaison.domain.rows import ChangeSet, RowKey
from liaison.domain.series import SeriesPlace, SeriesProposal, Session, session_in_words
from liaison.services.series import SubSession
from liaison.ui.screens.meetings.directory_lookups import directory_lookups
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
from liaison.ui.screens.meetings.part_services import PageNeeds
from liaison.ui.screens.meetings.series.dialog import SeriesDialog, SeriesMaterial
from liaison.ui.screens.meetings.series.line import SeriesLine


class SeriesPart(QObject):
    """One page's; see the module."""

    def __init__(self, page: MeetingPage, needs: PageNeeds) -> None:
        super().__init__(page)
        self._page, self._needs = page, needs
        self._service, self._doors = needs.services.series, needs.doors
        self._place = SeriesPlace()
        self._asked: RowKey | None = None
        self.line = SeriesLine(page)
        page.put_above_note(self.line)
        self.line.asked.connect(self._go)
        self.line.more_asked.connect(self.open_dialog)
        page.menu.add(tr("Series and sub-sessions"), "Ctrl+Shift+S", self.open_dialog, group=True)
        self._previous = page.menu.add(
            tr("Previous meeting of the series"), "Alt+PgUp", lambda: self._go(self._place.previous)
        )
        self._following = page.menu.add(
            tr("Next meeting of the series"), "Alt+PgDown", lambda: self._go(self._place.following)
        )
        page.hear(self._heard)
        page.saver.saved.connect(self._kept)

    @property
    def place(self) -> SeriesPlace:
        """Where the open meeting stands, as last read."""
        return self._place

    def open_dialog(self) -> None:
        """Decide where the meeting stands; what was entered is saved first."""
        self._page.saver.when_saved(self._read_material)

    def _heard(self, meeting: Meeting | None) -> None:
        if meeting is None or meeting.key != self._asked:
            self._show(SeriesPlace())
        self._asked = None
        if meeting is not None:
            self._read(meeting.key)

    def _kept(self) -> None:
        # a new meeting came into being
        if self._page.key is not None and self._asked != self._page.key:
            self._read(self._page.key)

    def _read(self, key: RowKey) -> None:
        service, self._asked = self._service, key

        def read(place: SeriesPlace) -> None:
            if key == self._page.key:
                self._show(place)

        self._doors.read(lambda: service.place(key), read, self, "meetings.series")

    def _show(self, place: SeriesPlace) -> None:
        self._place = place
        self.line.show_place(place)
        self._previous.setEnabled(place.previous is not None)
        self._following.setEnabled(place.following is not None)

    def _go(self, session: Session | None) -> None:
        if session is not None:
            self._page.meeting_asked.emit(session.key, None)

    def _read_material(self) -> None:
        service, key = self._service, self._page.key
        country = self._page.form.header.country_iso2

        def material() -> SeriesMaterial:
            if key is None:
                return SeriesMaterial(service.all(), SeriesPlace(), (), country)
            return SeriesMaterial(service.all(), service.place(key), service.possible_parents(key), country)

        self._doors.read(material, self._show_dialog, self)

    def _show_dialog(self, material: SeriesMaterial) -> None:
        services, key = self._needs.services, self._page.key
        service = self._service
        lookups = directory_lookups(services.directory, services.countries, self._doors, self)

        def propose(series: RowKey, answer: Callable[[SeriesProposal], None], owner: QObject) -> None:
            self._doors.read(lambda: service.proposal(series, key), answer, owner, "meetings.series.proposal")

        dialog = SeriesDialog(material, lookups, propose, self._page)
        dialog.accepted.connect(lambda: self._decided(dialog, material))
        dialog.finished.connect(dialog.deleteLater)
        dialog.part_asked.connect(lambda session: self._leave_for(dialog, session))
        dialog.part_wanted.connect(lambda title: self._add_part(dialog, title))
        dialog.open()

    def _leave_for(self, dialog: QDialog, session: Session) -> None:
        dialog.reject()
        self._go(session)

    def _decided(self, dialog: SeriesDialog, material: SeriesMaterial) -> None:
        choice, parent = dialog.choice(), dialog.chosen_parent()
        before = material.place.parent.key if material.place.parent else None
        title, service = self._page.form.title, self._service
        if choice.facts is not None and not title.text().strip() and parent is None:
            title.setText(session_in_words(choice.facts.name, choice.ordinal))
            self._page.saver.facts_edited()

        def put(key: RowKey) -> ChangeSet:
            if parent is not None:
                return service.set_parent(key, parent)
            changes = service.put(key, choice)
            return service.set_parent(key, None) if before is not None else changes

        self._with_meeting(lambda key: self._doors.write(lambda: put(key), lambda _: self._decided_for(key), self))

    def _add_part(self, dialog: QDialog, title: str) -> None:
        service = self._service
        dialog.reject()

        def added(made: SubSession) -> None:
            self._page.meeting_asked.emit(made.key, None)

        self._with_meeting(lambda key: self._doors.write(lambda: service.add_part(key, title), added, self))

    def _with_meeting(self, run: Callable[[RowKey], object]) -> None:
        """Run with the meeting that is open, once it is there."""

        def saved() -> None:
            if self._page.key is not None:
                run(self._page.key)

        if self._page.key is None:
            self._page.saver.facts_edited()
        self._page.saver.when_saved(saved)

    def _decided_for(self, key: RowKey) -> None:
        """The facts and the sides of the meeting may be others now."""
        meetings = self._needs.services.meetings

        def read(meeting: Meeting | None) -> None:
            if meeting is not None and key == self._page.key:
                self._page.take_over(meeting)
                self._read(key)

        self._doors.read(lambda: meetings.meeting(key), read, self)
