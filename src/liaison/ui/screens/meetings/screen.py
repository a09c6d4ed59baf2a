"""The Meetings screen: the list, and the page on which one writes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.domain.meetings import Meeting, MeetingRow
from liaison.domain.rows import ChangeSet, RowKey
from liaison.ui.doors import Doors
from liaison.ui.notice import Notice
from liaison.ui.printing.offers import PaperOffer
from liaison.ui.screens.meetings.list.page import ListPage
from liaison.ui.screens.meetings.page.in_step import InStep
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
from liaison.ui.screens.meetings.saving.of_all import SavingOfAll
from liaison.ui.screens.meetings.services import PageBasics, ScreenServices
from liaison.ui.screens.meetings.windows.window import MeetingWindow
from liaison.ui.screens.meetings.windows.windows import MeetingWindows
from liaison.ui.shell.screen import PrimaryAction
from liaison.ui.theme.theme import Theme
from liaison.ui.writing.saving.together import together
from liaison.ui.writing.writing_screen import WritingScreen

_MOMENT = 300
"""Milliseconds after which the page one writes on is made."""

LISTED = frozenset({"meeting", "delegation", "follow_up"})
"""Tables whose rows the list shows."""


class MeetingsScreen(WritingScreen):
    """Lists meetings and opens one at a time.

    Args:
        services: run on the store's thread, through the doors.
        notice: tells something in passing, with a way to take it back.
        make_page: makes a page with everything that hangs on it; what that takes is imported with the first one.
        now: the clock, local time.
    """

    def __init__(
        self,
        services: ScreenServices,
        doors: Doors,
        theme: Theme,
        notice: Notice,
        make_page: Callable[[PageBasics], MeetingPage],
        now: Callable[[], datetime] = datetime.now,
        parent: QWidget | None = None,
        *,
        is_sample: bool = False,
    ) -> None:
        super().__init__(parent)
        self._service, self._journal = services.meetings, services.journal
        self._doors, self._notice = doors, notice
        self._list_is_stale = True
        self._line: int | None = None
        self.list_page = ListPage(services, doors, self, theme, self.new_meeting)
        self._needs = PageBasics(services, doors, self, theme, notice, now, self.ways)
        self._make_page = make_page
        self._page: MeetingPage | None = None
        self._step: InStep | None = None
        self._saving = SavingOfAll(self)
        self.windows = MeetingWindows(self._needs, make_page, self, is_sample=is_sample)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list_page)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._stack)
        self._connect()

    @property
    def page(self) -> MeetingPage:
        """The page one writes on: made when it is first needed, or a moment after somebody turned to the list."""
        if self._page is None:
            self._page = self._make_page(self._needs)
            self._stack.addWidget(self._page)
            self._connect_page(self._page)
        return self._page

    def title(self) -> str:
        """The screen's name."""
        return tr("Meetings")

    def filter_hint(self) -> str:
        """What the search field finds here."""
        return tr("Find a meeting by title, delegation, place or date")

    def primary_action(self) -> PrimaryAction | None:
        """A new meeting."""
        return PrimaryAction(tr("New meeting"), "Ctrl+N", self.new_meeting)

    def set_filter(self, text: str) -> None:
        """Show only the meetings that match."""
        if text.strip() and self._is_writing:
            self.page.saver.when_saved(lambda: self._filter_list(text))
        else:
            self.list_page.set_filter(text)

    def papers(self) -> tuple[PaperOffer, ...]:
        """What there is of the meeting one writes; nothing of the list."""
        return tuple(self.page.papers) if self._is_writing else ()

    def activated(self) -> None:
        """The screen came to the front."""
        if not self._is_writing:
            self._refresh_list()

    def reload(self, changes: ChangeSet) -> None:
        """Something was changed elsewhere."""
        if changes.touched & LISTED:
            self._list_is_stale = True
        if self._step is not None:
            self._step.changed(changes)
        if self.isVisible() and not self._is_writing:
            self._refresh_list()

    def focus_first(self) -> None:
        """The note when one writes, else the list."""
        if self._is_writing:
            self.page.focus_note()
        else:
            self.list_page.focus_list()

    def is_saved(self) -> bool:
        """False while something entered here, or in a window beside, is not on the disk."""
        return self._saving.is_saved

    def flush(self) -> Future[Any] | None:
        """Save what is not yet saved, in every window."""
        mine = self._page.flush() if self._page is not None else None
        return together([*([mine] if mine is not None else []), *self.windows.flush()])

    def close_windows(self) -> None:
        """Close the windows beside."""
        self.windows.close_for_good()

    def new_meeting(self) -> None:
        """Begin a meeting, once what is open is saved."""
        self.page.saver.when_saved(self._begin_new)

    def _new_from_template(self) -> None:
        self.new_meeting()
        self.page.choose_template()

    def open_meeting(self, key: RowKey, line: int | None = None) -> None:
        """Open a meeting, once what is open is saved; at a line of its note, counted from 0."""
        self._line = line
        self.page.saver.when_saved(lambda: self._open(key))

    def meeting_in_front(self) -> RowKey | None:
        """The meeting one writes; None in the list."""
        return self._page.key if self._page is not None and self._is_writing else None

    @property
    def _is_writing(self) -> bool:
        return self._page is not None and self._stack.currentWidget() is self._page

    def _connect(self) -> None:
        # whoever only looks at the window does without it, and the first meeting opened hardly waits for it
        self.list_page.view.turned_to.connect(lambda: QTimer.singleShot(_MOMENT, self, lambda: self.page))
        self.list_page.opened.connect(lambda row: self.open_meeting(row.key))
        self.list_page.window_asked.connect(lambda row: self.windows.open(row.key))
        self.windows.opened.connect(self._connect_window)
        self.windows.closed.connect(lambda window: self._saving.forget(window.page.saver))
        self._saving.unsaved.connect(self.unsaved)
        self._saving.saved.connect(self.saved)
        self._saving.not_saved.connect(self.not_saved)
        self.list_page.delete_asked.connect(self._delete_row)
        self.list_page.template_asked.connect(self._new_from_template)

    def _connect_page(self, page: MeetingPage) -> None:
        page.left.connect(self._show_list)
        page.alone.connect(self.alone)
        page.delete_asked.connect(self._delete)
        page.promises.asked.connect(self.open_meeting)
        page.meeting_asked.connect(self.open_meeting)
        page.menu.add(tr("Another window…"), "Ctrl+Shift+N", lambda: self.windows.choose(page), group=True)
        page.saver.saved.connect(self._kept)
        self._saving.watch(page.saver)
        self._step = InStep(page, self._service, self._doors, lambda: self._is_writing, self._gone)

    def _connect_window(self, window: MeetingWindow) -> None:
        page = window.page
        page.delete_asked.connect(lambda key: self._delete_in(window, key))
        page.promises.asked.connect(self._show_here)
        page.meeting_asked.connect(self._show_here)
        page.saver.saved.connect(self._kept)
        self._saving.watch(page.saver)

    def _delete_in(self, window: MeetingWindow, key: RowKey) -> None:
        service = self._service

        def deleted() -> None:
            window.close_for_good()
            self._notice(tr("The meeting was deleted."), self._take_back)

        self._doors.write(lambda: service.delete(key), lambda _: deleted(), window)

    def _show_here(self, key: RowKey, line: int | None = None) -> None:
        """Another meeting named in a window beside: here, where the rest of the program is."""
        main = self.window()
        main.raise_()
        main.activateWindow()
        self.open_meeting(key, line)

    def _kept(self) -> None:
        self._list_is_stale = True

    def _gone(self) -> None:
        self._notice(tr("This meeting is no longer there."), None)
        self._show_list()

    def _begin_new(self) -> None:
        self._forget_changes()
        self._stack.setCurrentWidget(self.page)
        self.page.open_new()

    def _open(self, key: RowKey) -> None:
        if key == self.page.key and not (self._step is not None and self._step.is_stale):
            # as it was left, with caret and undo
            self._stack.setCurrentWidget(self.page)
            self.page.focus_note()
            self._show_line()
            return
        service = self._service
        # what is typed while the answer is on its way is saved before it is shown
        shown = self.page.saver.when_saved
        self._doors.read(
            lambda: service.meeting(key), lambda found: shown(lambda: self._show_meeting(found)), self, "meetings.open"
        )

    def _show_meeting(self, meeting: Meeting | None) -> None:
        if meeting is None:
            self._gone()
            return
        self._stack.setCurrentWidget(self.page)
        self._forget_changes()
        self.page.open_meeting(meeting)
        self._show_line()

    def _forget_changes(self) -> None:
        if self._step is not None:
            self._step.is_stale = False

    def _show_line(self) -> None:
        if self._line is not None:
            self.page.note.editor.show_line(self._line)
            self._line = None

    def _show_list(self) -> None:
        self._stack.setCurrentWidget(self.list_page)
        self._refresh_list(self._page.key if self._page is not None else None)
        self.list_page.focus_list()

    def _filter_list(self, text: str) -> None:
        self._stack.setCurrentWidget(self.list_page)
        self.list_page.set_filter(text)

    def _refresh_list(self, choose: RowKey | None = None) -> None:
        if self._list_is_stale:
            self._list_is_stale = False
            self.list_page.read(choose)

    def _delete_row(self, row: MeetingRow) -> None:
        self._delete(row.key)

    def _delete(self, key: RowKey) -> None:
        service = self._service
        self._doors.write(lambda: service.delete(key), lambda _: self._deleted(), self)

    def _deleted(self) -> None:
        self._list_is_stale = True
        if self._step is not None:
            self._step.is_stale = True
        self._show_list()
        self._notice(tr("The meeting was deleted."), self._take_back)

    def _take_back(self) -> None:
        journal = self._journal

        def undo() -> ChangeSet | None:
            # the last change may be another one by now
            return journal.undo_last() if journal.last_change() == "meeting.delete" else None

        self._doors.write(undo, self._taken_back, self)

    def _taken_back(self, changes: ChangeSet | None) -> None:
        if changes is None:
            self._notice(tr("Something else was changed meanwhile, so this cannot be taken back here."), None)
            return
        self._list_is_stale = True
        if not self._is_writing:
            self._refresh_list()
