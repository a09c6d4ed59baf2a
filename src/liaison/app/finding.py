"""Find in the open desk: what looks is made when something is looked for, and the index is kept in step when nobody types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QObject, QTimer

from liaison.app.desk import Desk
from liaison.app.relaunch import EXTRACT_TEXT, own_command
from liaison.app.rooms import Rooms
from liaison.domain.rows import ChangeSet
from liaison.ui.doors import Doors
from liaison.ui.notice import Notice
from liaison.ui.shell.top import Looking
from liaison.ui.shell.window import MainWindow
from liaison.ui.theme.theme import Theme

QUIET = 2_500
"""Milliseconds after the last change before it is indexed; until then it is indexed when somebody looks for something."""


class Finding(QObject):
    """Belongs to the session.

    Args:
        undo: takes the last change back.
    """

    def __init__(
        self,
        desk: Desk,
        doors: Doors,
        theme: Theme,
        window: MainWindow,
        rooms: Rooms,
        notice: Notice,
        undo: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._desk, self._doors, self._theme, self._window = desk, doors, theme, window
        self._rooms, self._notice, self._undo = rooms, notice, undo
        self._services: Any = None
        self._is_catching_up = self._has_looked = False
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self._quiet.timeout.connect(lambda: self.catch_up())
        doors.changed.connect(self._changed)
        window.top.search.looks_with(self._make)

    def catch_up(self, then: Callable[[], None] = lambda: None) -> None:
        """Index what waits, and read what new attachments contain; mostly nothing, and then nothing is imported."""
        if not self._is_catching_up:
            self._is_catching_up = True
            self._doors.job(self._catching_up(), lambda _: None, lambda _: self._caught_up(then), self)

    def check_index(self) -> None:
        """Show whether every record is found as it should be."""
        from liaison.services.finding.index_check import IndexCheckService  # as the rooms do
        from liaison.services.finding.indexing import FindIndexing
        from liaison.ui.finding.check_dialog import IndexCheckDialog

        store = self._desk.store
        IndexCheckDialog(IndexCheckService(store), FindIndexing(store), self._doors, self._window).exec()

    def _caught_up(self, then: Callable[[], None]) -> None:
        self._is_catching_up = False
        then()

    def _catching_up(self) -> Iterator[object]:
        is_behind = self._desk.find_is_behind(since_start=self._has_looked)
        self._has_looked = True
        if not is_behind:
            return
        services = self._made_services()
        yield from services.indexing.catch_up()
        yield from services.attachment_texts.read_in_steps()
        yield from services.indexing.catch_up()

    def _changed(self, changes: ChangeSet, _: object) -> None:
        self._quiet.start()

    # Looking ------------------------------------------------------------------------------------------------------------

    def _make(self, ready: Callable[[Looking], None]) -> None:
        """Import on the store's thread what looking takes, so that typing goes on meanwhile."""
        self._doors.read(self._made_services, lambda services: ready(self._finder(services)), self)

    def _finder(self, services: Any) -> Looking:
        from liaison.ui.finding.finder import Finder  # as the rooms do

        finder = Finder(
            services,
            self._doors,
            self._theme,
            self._window,
            self._window.top.search,
            self._rooms.meeting_in_front,
            self._notice,
            self._undo,
        )
        finder.opened.connect(self._open)
        finder.filter_asked.connect(self._window.narrow)
        finder.left.connect(lambda: self._window.screen_in_front().focus_first())
        return finder

    def _made_services(self) -> Any:
        """On the store's thread."""
        if self._services is None:
            import liaison.ui.finding.finder  # noqa: F401  # as the rooms do; with all that it takes
            from liaison.services.finding.attachment_texts import AttachmentTexts
            from liaison.services.finding.indexing import FindIndexing
            from liaison.services.finding.saved_searches import SavedSearchService
            from liaison.services.finding.service import FindService
            from liaison.ui.finding.services import FindServices

            store = self._desk.store
            indexing = FindIndexing(store)
            self._services = FindServices(
                FindService(store, indexing),
                indexing,
                SavedSearchService(store),
                AttachmentTexts(store, [*own_command(), EXTRACT_TEXT]),
            )
        return self._services

    def _open(self, hit: Any) -> None:
        """Lead to the record of a `Hit`, and let the keys go there, not to the field."""
        self._lead_to(hit)
        if self._window.top.search.hasFocus():
            self._window.screen_in_front().focus_first()

    def _lead_to(self, hit: Any) -> None:
        from liaison.domain.find_kinds import FindKind  # as the rooms do

        rooms = self._rooms
        if hit.meeting is not None:
            rooms.open_meeting(hit.meeting, hit.line)
            return
        if hit.case is not None:
            rooms.show_case(hit.case, hit.line)
            return
        leads: dict[FindKind, Callable[[], object]] = {
            FindKind.PERSON: lambda: rooms.show_person(hit.key.id),
            FindKind.OFFICE: lambda: rooms.show_office(hit.key.id),
            FindKind.AGENCY: lambda: rooms.show_agency(hit.key.id),
            FindKind.BODY: lambda: rooms.show_agency(hit.agency or hit.key.id),
            FindKind.COUNTRY: lambda: rooms.ask_country(hit.key.id),
            FindKind.CRIME_TYPE: lambda: rooms.ask_crime(hit.key.id),
            FindKind.INSTRUMENT: lambda: rooms.show_instrument(hit.name),
            FindKind.TREATY_WISH: lambda: rooms.show_wishes(hit.name),
        }
        leads.get(hit.kind, lambda: None)()
