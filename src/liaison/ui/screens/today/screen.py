"""The Today screen: four short lists, each of which leads on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from liaison.base.translations import tr, trn
from liaison.domain.dates import PartialDate
from liaison.domain.follow_ups import Promise
from liaison.domain.meetings import Direction, MeetingRow, MeetingState
from liaison.domain.packs import InstalledPack
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.follow_ups import FollowUpService
from liaison.services.freshness import FreshnessService
from liaison.services.meetings import MeetingService
from liaison.services.pack_in_use import PackInUse
from liaison.ui.date_wording import date_in_words, due_in_words
from liaison.ui.doors import Doors
from liaison.ui.icons import icon
from liaison.ui.shell.screen import Screen
from liaison.ui.theme.tokens import GAP, MARGIN
from liaison.ui.widgets.frames import Card
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.line_list import Line, LineList

SHOWN = 6
REQUESTS_SEEN = 7
"""Lines and headings seen without scrolling."""

_TABLES = frozenset({"meeting", "delegation", "follow_up", "verification", "correction", "request", "request_step"})


@dataclass(frozen=True, slots=True)
class Day:
    """What the screen shows."""

    promises: tuple[Promise, ...]
    meetings: tuple[MeetingRow, ...]
    pack: InstalledPack | None


class TodayScreen(Screen):
    """What waits for the officer this morning.

    Args:
        today: the day it is.
    """

    meeting_asked = Signal(object, object)
    """A meeting is to be opened: its RowKey, and a line of its note, counted from 0, or None."""

    case_asked = Signal(object, object)
    """A case is to be opened: its RowKey, and a line of its note, or None."""

    stale_asked = Signal()
    """The facts that nobody has checked lately are to be shown."""

    said = Signal(str, object)
    """Something to be told in passing, and how to take it back."""

    def __init__(
        self,
        meetings: MeetingService,
        follow_ups: FollowUpService,
        packs: PackInUse,
        doors: Doors,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._meetings, self._follow_ups, self._packs = meetings, follow_ups, packs
        self._doors, self._today = doors, today
        self._day = PlainLabel("", "title")
        self.promises = LineList(tr("Open promises"), tr("Nothing is promised by either side."))
        self.drafts = LineList(tr("Drafts"), tr("No minutes are waiting to be finished."))
        self.recent = LineList(tr("Last meetings"), tr("No meeting was kept yet. Ctrl+4, then Ctrl+N begins one."))
        self.requests = LineList(tr("Requests that wait"), "")
        self._requests_card = Card()
        self._read_requests: Callable[[], tuple[Line, ...]] | None = None
        self._pack = PlainLabel("")
        self.stale = QPushButton(icon("check"), "")
        self.stale.hide()
        self._freshness: FreshnessService | None = None
        self._lay_out()
        self.stale.clicked.connect(self.stale_asked)
        for lines in (self.promises, self.drafts, self.recent):
            lines.chosen.connect(self._lead_to)
        self.requests.chosen.connect(lambda line: self.case_asked.emit(line.target, None))
        self.promises.checked.connect(self._check_off)

    def watch_freshness(self, freshness: FreshnessService) -> None:
        """Tell also how many facts nobody has checked lately."""
        self._freshness = freshness

    def watch_requests(self, read: Callable[[], tuple[Line, ...]]) -> None:
        """Tell also which requests wait for an answer; `read` runs on the store's thread."""
        self._read_requests = read

    def title(self) -> str:
        """The screen's name."""
        return tr("Today")

    def activated(self) -> None:
        """The screen came to the front: the day may be another one."""
        self._read()

    def reload(self, changes: ChangeSet) -> None:
        """Something was changed elsewhere."""
        if changes.touched & _TABLES and self.isVisible():
            self._read()

    def focus_first(self) -> None:
        """On what is promised."""
        self.promises.setFocus()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(GAP)
        places = ((self.promises, 0, 0), (self.drafts, 0, 1), (self.recent, 2, 0))
        for lines, row, column in places:
            card = Card()
            card.rows.addWidget(PlainLabel(lines.accessibleName(), "heading"))
            card.rows.addWidget(lines, 1)
            if lines is self.promises:
                hint = tr("Space: kept. Enter: to its line.")
                lines.setAccessibleDescription(hint)
                card.rows.addWidget(PlainLabel(hint, "muted"))
            grid.addWidget(card, row, column)
        waiting = self._requests_card
        waiting.rows.addWidget(PlainLabel(self.requests.accessibleName(), "heading"))
        waiting.rows.addWidget(self.requests, 1)
        # as high as its lines: what is left belongs to the other lists
        waiting.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        waiting.hide()
        grid.addWidget(waiting, 1, 0, 1, 2)
        facts = Card()
        facts.rows.addWidget(PlainLabel(tr("Reference facts"), "heading"))
        facts.rows.addWidget(self._pack)
        facts.rows.addWidget(self.stale, 0, Qt.AlignmentFlag.AlignLeading)
        facts.rows.addStretch(1)
        grid.addWidget(facts, 2, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        rows.addWidget(self._day)
        rows.addLayout(grid, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _lead_to(self, line: Line) -> None:
        asked = self.case_asked if line.in_case else self.meeting_asked
        asked.emit(line.target, line.line)

    def _check_off(self, promise: RowKey) -> None:
        set_done, row = self._follow_ups.set_done, self.promises.currentRow()

        def checked(changes: ChangeSet) -> None:
            self._read(row)
            # the text of final minutes stays what it is
            kept = tr("Kept, and checked off in the note.") if "note" in changes.touched else tr("Kept.")
            self.said.emit(kept, lambda: self._open_again(promise))

        self._doors.write(lambda: set_done(promise, True), checked, self)

    def _open_again(self, promise: RowKey) -> None:
        set_done = self._follow_ups.set_done
        self._doors.write(lambda: set_done(promise, False), lambda _: self._read(), self)

    def _read(self, row: int = -1) -> None:
        def read() -> Day:
            return Day(self._follow_ups.open_promises(), self._meetings.page(limit=100), self._packs.installed())

        self._doors.read(read, lambda day: self._show(day, row), self, "today")
        if self._freshness is not None:
            # a question of its own: in a very large directory counting takes longer than everything else here
            self._doors.read(self._freshness.count, self._show_stale, self, "today.freshness")

        if self._read_requests is not None:
            self._doors.read(self._read_requests, self._show_requests, self, "today.requests")

    def _show_requests(self, lines: tuple[Line, ...]) -> None:
        self._requests_card.setVisible(bool(lines))
        self.requests.show_lines(lines)
        rows = range(min(self.requests.count(), REQUESTS_SEEN))
        self.requests.setFixedHeight(sum(self.requests.sizeHintForRow(row) for row in rows) + 8)

    def _show_stale(self, count: int) -> None:
        self.stale.setVisible(count > 0)
        self.stale.setText(trn("{n} fact not checked for two years…", "{n} facts not checked for two years…", count))

    def _show(self, day: Day, row: int) -> None:
        today = self._today()
        self._day.setText(QLocale().toString(QDate(today.year, today.month, today.day), QLocale.FormatType.LongFormat))
        self.promises.show_lines(_promised(day.promises, today))
        if row >= 0:
            self.promises.choose_near(row)
        drafts = [one for one in day.meetings if one.state is MeetingState.DRAFT]
        self.drafts.show_lines(tuple(map(_meeting, drafts[:SHOWN])))
        self.recent.show_lines(tuple(map(_meeting, day.meetings[:SHOWN])))
        self._pack.setText(_pack(day.pack, today))


def _promised(promises: tuple[Promise, ...], today: date) -> tuple[Line, ...]:
    """Under a heading for each direction: what we are to do first."""
    headings = {
        Direction.OURS: tr("We promised"),
        Direction.THEIRS: tr("Promised to us"),
        None: tr("Whose promise is not known"),
    }
    grouped = (
        (heading, promise) for whose, heading in headings.items() for promise in promises if promise.direction is whose
    )
    return tuple(_promise(promise, heading, today) for heading, promise in grouped)


def _promise(promise: Promise, heading: str, today: date) -> Line:
    about = "  ·  ".join(
        part for part in (due_in_words(promise.due), promise.owner_name, promise.made_in_title) if part
    )
    is_late, in_case = promise.is_overdue(today), promise.is_of_case
    return Line(promise.text, about, promise.made_in, is_late, promise.line, promise.key, heading, in_case)


def _meeting(row: MeetingRow) -> Line:
    when = date_in_words(row.date, short=True) if row.date else tr("date not known")
    return Line(row.title or tr("Meeting without a title"), "  ·  ".join((when, *row.counterparts[:2])), row.key, False)


def _pack(pack: InstalledPack | None, today: date) -> str:
    if pack is None:
        return tr("No reference pack is installed.")
    days = max(0, (today - pack.released).days)
    age = trn("{n} day old", "{n} days old", days) if days else tr("made today")
    offices = trn("{n} office", "{n} offices", pack.counts.get("office", 0))
    facts = trn("{n} statement of coverage", "{n} statements of coverage", pack.counts.get("coverage", 0))
    day = date_in_words(PartialDate.of(pack.released))
    released = tr("Pack {version} of {date}, {age}.", version=pack.version, date=day, age=age)
    hint = tr("The pack's day says nothing of its facts: each shows its own source and age.")
    return f"{released}\n{offices}, {facts}.\n\n{hint}"
