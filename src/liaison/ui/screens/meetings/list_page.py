"""All meetings, newest first, or those a filter finds; read by pages through the doors."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from liaison.base.translations import tr, trn
from liaison.domain.meetings import ListPosition, MeetingRow
from liaison.domain.rows import RowKey
from liaison.services.meetings import PAGE, MeetingService
from liaison.ui.doors import Doors
from liaison.ui.screens.meetings.list_model import MeetingListModel
from liaison.ui.screens.meetings.list_view import MeetingListView
from liaison.ui.screens.meetings.pages import Question
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
    delete_asked = Signal(object)
    """The MeetingRow to delete."""

    def __init__(
        self, service: MeetingService, doors: Doors, owner: QObject, theme: Theme, new_meeting: Callable[[], None]
    ) -> None:
        super().__init__()
        self._service, self._doors, self._owner = service, doors, owner
        self._search: Future[Any] | None = None
        self._starts: Future[Any] | None = None
        self._wanted = ""
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
        self._heading = PlainLabel(tr("Meetings"), "title", wrap=False)
        self._told = PlainLabel("", "muted", wrap=False)
        self._lay_out()
        self.model.page_wanted.connect(self._read_page)
        self.model.starts_wanted.connect(self._read_starts)
        self.view.opened.connect(self.opened)
        self.view.delete_asked.connect(self.delete_asked)

    def read(self, choose: RowKey | None = None) -> None:
        """Read the list again; choose a meeting when it is near the top, else stay on the line."""
        self._wish = choose
        if self._wanted:
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
        if wanted:
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
        for page in (card, self._nothing, self._not_found):
            self._stack.addWidget(page)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        rows.setSpacing(GAP)
        rows.addLayout(head)
        rows.addWidget(self._stack, 1)

    def _show_all(self, answer: tuple[int, tuple[MeetingRow, ...]]) -> None:
        if self._wanted:
            return
        count, first = answer
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
        wanted = self._wanted
        self._told.setText(tr("Searching…"))
        self._search = self._doors.job(
            self._service.find(wanted),
            lambda rows: self._found(wanted, rows),
            lambda rows: self._all_found(wanted, rows or ()),
            self._owner,
        )

    def _found(self, wanted: str, rows: tuple[MeetingRow, ...]) -> None:
        if wanted == self._wanted and rows:
            self.model.show_found(rows)
            self._stack.setCurrentIndex(0)
            self._told.setText(tr("Searching… {n} found so far", n=len(rows)))

    def _all_found(self, wanted: str, rows: tuple[MeetingRow, ...]) -> None:
        if wanted != self._wanted:
            return
        self.model.show_found(rows)
        if len(rows) >= PAGE:
            self._told.setText(tr("The newest {n} that match “{words}”", n=len(rows), words=wanted))
        else:
            self._told.setText(trn("{n} meeting matches", "{n} meetings match", len(rows)))
        if not rows:
            self._not_found.say(
                tr("No meeting matches “{words}”", words=wanted),
                tr("Looked in titles, delegations, places and dates. Escape in the search field shows all again."),
            )
        self._stack.setCurrentIndex(0 if rows else 2)

    def _stop(self, job: Future[Any] | None) -> None:
        if job is not None:
            job.cancel()
