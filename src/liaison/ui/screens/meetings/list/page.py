"""All meetings, newest first, or those that filters and words find; read by pages through the doors."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from liaison.base.translations import tr, trn
from liaison.domain.meetings import ListPosition, MeetingRow
from liaison.domain.rows import RowKey
from liaison.services.meetings import PAGE
from liaison.ui.doors import Doors
from liaison.ui.screens.meetings.directory_lookups import directory_lookups
from liaison.ui.screens.meetings.list.filters import FilterRow
from liaison.ui.screens.meetings.list.model import MeetingListModel
from liaison.ui.screens.meetings.list.pages import Question
from liaison.ui.screens.meetings.list.view import MeetingListView
from liaison.ui.screens.meetings.services import ScreenServices
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import GAP, MARGIN
from liaison.ui.widgets.frames import Card, EmptyState
from liaison.ui.widgets.labels import PlainLabel


class ListPage(QWidget):
    """The list, its heading, and what stands there when nothing does.

    Args:
        owner: hears the answers; when it dies, they are dropped.
        new_meeting: what the button of an empty store does.
    """

    opened = Signal(object)
    """The MeetingRow to open."""
    window_asked = Signal(object)
    """The MeetingRow to open in a window of its own."""
    delete_asked = Signal(object)
    """The MeetingRow to delete."""
    template_asked = Signal()
    """A new meeting is to begin with a template."""

    def __init__(
        self, services: ScreenServices, doors: Doors, owner: QObject, theme: Theme, new_meeting: Callable[[], None]
    ) -> None:
        super().__init__()
        self._service, self._series, self._doors, self._owner = services.meetings, services.series, doors, owner
        lookups = directory_lookups(services.directory, services.countries, doors, owner)
        self.filters = FilterRow(lookups.directory, self)
        self._search: Future[Any] | None = None
        self._starts: Future[Any] | None = None
        self._wanted = ""
        self._found_rows: tuple[MeetingRow, ...] = ()
        self._wish: RowKey | None = None
        self.model = MeetingListModel(self)
        self.view = MeetingListView(self.model, theme, self)
        self._nothing = EmptyState(
            "meetings",
            tr("No meetings yet"),
            tr("Write down the first one: a title is enough, everything else can follow while you talk."),
            (tr("New meeting"), new_meeting),
        )
        self._not_found = EmptyState("search", "")
        self._filtered_out = EmptyState("search", "", action=(tr("Show all meetings"), self._show_all_again))
        self._heading = PlainLabel(tr("Meetings"), "title", wrap=False)
        self._told = PlainLabel("", "muted", wrap=False)
        self._lay_out()
        self.filters.changed.connect(lambda _: self._wish_changed())
        self.filters.left.connect(self.focus_list)
        self.model.more_wanted.connect(self._find_more)
        for keys, run in (
            ("Alt+F", self.filters.counterpart.setFocus),
            ("F6", self._next_part),
            ("Ctrl+Shift+T", self.template_asked.emit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)
        self.model.page_wanted.connect(self._read_page)
        self.model.starts_wanted.connect(self._read_starts)
        self.view.opened.connect(self.opened)
        self.view.window_asked.connect(self.window_asked)
        self.view.delete_asked.connect(self.delete_asked)

    def read(self, choose: RowKey | None = None) -> None:
        """Read the list again; choose a meeting when it is near the top, else stay on the line."""
        self._wish = choose
        self._doors.read(self._series.all, self.filters.show_series, self._owner, "meetings.list.series")
        if self._is_narrowed:
            self._find()
            return
        service = self._service
        self._doors.read(lambda: (service.count(), service.page()), self._show_all, self._owner, "meetings.list")

    def set_filter(self, text: str) -> None:
        """Show only what matches; the newest filter wins."""
        wanted = " ".join(text.split())
        if wanted == self._wanted:
            return
        self._wanted = wanted
        self._wish_changed()

    @property
    def _is_narrowed(self) -> bool:
        return bool(self._wanted) or not self.filters.filter.is_empty

    def _wish_changed(self) -> None:
        if self._is_narrowed:
            self._find()
        else:
            self._stop(self._search)
            self.read()

    def told(self) -> str:
        """What stands at the right of the heading: how many there are, or what the filter found."""
        return self._told.text()

    def focus_list(self) -> None:
        """Put the focus on the chosen line, the first when none is."""
        if self.model.rowCount() and not self.view.currentIndex().isValid():
            self.view.choose(0)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self._told, 0, Qt.AlignmentFlag.AlignBottom)
        card = Card(margin=1)
        card.rows.addWidget(self.view)
        self._stack = QStackedWidget(self)
        for page in (card, self._nothing, self._not_found, self._filtered_out):
            self._stack.addWidget(page)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        rows.setSpacing(GAP)
        rows.addLayout(head)
        rows.addWidget(self.filters)
        rows.addWidget(self._stack, 1)

    def _show_all(self, answer: tuple[int, tuple[MeetingRow, ...]]) -> None:
        if self._is_narrowed:
            return
        count, first = answer
        self.filters.setVisible(count > 0)
        line = self.view.currentIndex().row()
        self.model.show_all(count, first)
        self._told.setText(trn("{n} meeting", "{n} meetings", count))
        self._stack.setCurrentIndex(0 if count else 1)
        if count:
            self._choose(line)
        self._stop(self._starts)

    def _choose(self, line: int) -> None:
        wished = self.model.number_of(self._wish) if self._wish else None
        self._wish = None
        if wished is not None:
            self.view.choose(wished)
        elif line >= 0 or self.view.hasFocus():
            self.view.choose(max(line, 0))

    def _read_page(self, question: Question) -> None:
        service, generation = self._service, self.model.generation
        self._doors.read(
            lambda: service.page(question.after, PAGE),
            lambda rows: self.model.put_page(question, generation, rows),
            self._owner,
            failed=lambda error: self._page_failed(generation, error),
        )

    def _page_failed(self, generation: int, error: Exception) -> None:
        self.model.page_failed(generation)
        self._told.setText(str(error))

    def _read_starts(self) -> None:
        # a walk over all meetings: only for who jumps, most never go beyond the first pages
        self._stop(self._starts)
        generation = self.model.generation

        def know(starts: tuple[ListPosition, ...]) -> None:
            if generation == self.model.generation:
                self.model.know_starts(starts)

        self._starts = self._doors.job(self._service.page_starts(), know, lambda _: None, self._owner)

    def _find(self) -> None:
        self._stop(self._search)
        self._stop(self._starts)
        self._told.setText(tr("Searching…"))
        self._look((), None)

    def _find_more(self) -> None:
        before = self._found_rows
        if self._is_narrowed and before:
            self._look(before, before[-1].position)

    def _look(self, before: tuple[MeetingRow, ...], after: ListPosition | None) -> None:
        """Look for what is wanted behind a position; what was found `before` stands above it."""
        wish = (self._wanted, self.filters.filter)
        self.model.expect_more(False)

        def is_wanted() -> bool:
            return wish == (self._wanted, self.filters.filter)

        def found(rows: tuple[MeetingRow, ...]) -> None:
            if is_wanted() and rows:
                self._show_found(before + rows)
                self._stack.setCurrentIndex(0)
                self._told.setText(tr("Searching… {n} found so far", n=len(before + rows)))

        def all_found(rows: tuple[MeetingRow, ...] | None) -> None:
            if is_wanted():
                self._show_found(before + (rows or ()))
                self._tell_found(before + (rows or ()), may_have_more=len(rows or ()) >= PAGE)

        search = self._service.find(wish[0], PAGE, wish[1], after)
        self._search = self._doors.job(search, found, all_found, self._owner)

    def _show_found(self, rows: tuple[MeetingRow, ...]) -> None:
        self._found_rows = rows
        self.model.show_found(rows)

    def _tell_found(self, rows: tuple[MeetingRow, ...], *, may_have_more: bool) -> None:
        self.model.expect_more(may_have_more)
        words = self._wanted
        if may_have_more and words:
            self._told.setText(tr("The newest {n} that match “{words}”", n=len(rows), words=words))
        elif may_have_more:
            self._told.setText(tr("The newest {n} that match", n=len(rows)))
        else:
            self._told.setText(trn("{n} meeting matches", "{n} meetings match", len(rows)))
        if rows:
            self._stack.setCurrentIndex(0)
        elif self.filters.filter.is_empty:
            self._not_found.say(
                tr("No meeting matches “{words}”", words=words),
                tr("Looked in titles, delegations, places and dates. Escape in the search field shows all again."),
            )
            self._stack.setCurrentIndex(2)
        else:
            also = tr("Without “{words}” in the search field there may be more.", words=words) if words else ""
            hint = tr("Take one of the filters above away, or show all.")
            self._filtered_out.say(tr("No meeting matches these filters"), f"{hint} {also}".strip())
            self._stack.setCurrentIndex(3)

    def _show_all_again(self) -> None:
        self.filters.reset()
        self.focus_list()

    def _next_part(self) -> None:
        if self.view.hasFocus() or not self.view.isVisible():
            self.filters.counterpart.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.focus_list()

    def _stop(self, job: Future[Any] | None) -> None:
        if job is not None:
            job.cancel()
