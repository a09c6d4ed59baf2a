"""What is open from earlier meetings of the same sides: there when the next one is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from liaison.base.translations import tr
from liaison.domain.follow_ups import Promise
from liaison.domain.meetings import Delegation, Direction
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.follow_ups import FollowUpService
from liaison.ui.date_wording import date_in_words, due_in_words
from liaison.ui.doors import Doors
from liaison.ui.theme.tokens import GAP
from liaison.ui.widgets.frames import Card
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.line_list import Line, LineList

OpenWith = Callable[[RowKey], tuple[Promise, ...]]
"""What is open with those who sit at a meeting."""


class PromisesPanel(Card):
    """Hidden while nothing is open; Space checks off, Return leads to the line it stands in.

    Args:
        today: for what is overdue.
    """

    asked = Signal(object, object)
    """A meeting is to be opened: its RowKey, and a line of its note, counted from 0, or None."""
    case_asked = Signal(object, object)
    """A case, likewise."""

    def __init__(
        self,
        follow_ups: FollowUpService,
        doors: Doors,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, margin=GAP)
        self._follow_ups, self._doors, self._today = follow_ups, doors, today
        self._sides: tuple[Delegation, ...] = ()
        self._meeting: RowKey | None = None
        self._look: OpenWith | None = None
        self._heading = PlainLabel("", "heading", wrap=False)
        self.list = LineList(tr("Open from earlier meetings"), "")
        self.list.setAccessibleDescription(tr("Space: kept. Enter: to its line."))
        self.rows.setSpacing(6)
        self.rows.addWidget(self._heading)
        self.rows.addWidget(self.list, 1)
        self.list.chosen.connect(self._lead_to)
        self.list.checked.connect(self._check_off)
        self.hide()

    def _lead_to(self, line: Line) -> None:
        asked = self.case_asked if line.in_case else self.asked
        asked.emit(line.target, line.line)

    def sizeHint(self) -> QSize:
        """As high as all lines."""
        lines = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        room = self.rows.contentsMargins()
        around = self._heading.sizeHint().height() + self.rows.spacing() + room.top() + room.bottom()
        return QSize(super().sizeHint().width(), lines + 2 * self.list.frameWidth() + around + 8)

    def look_with(self, look: OpenWith) -> None:
        """Ask this from now on, on the store's thread."""
        self._look = look

    def show_sides(self, meeting: RowKey | None, delegations: tuple[Delegation, ...]) -> None:
        """Show what is open between the sides of this meeting."""
        sides = tuple(replace(side, participants=()) for side in delegations)
        if (meeting, sides) != (self._meeting, self._sides):
            self._meeting, self._sides = meeting, sides
            self.read()

    def read(self) -> None:
        """Look again."""
        meeting, look = self._meeting, self._look
        if meeting is None or look is None:
            self._show(())
        else:
            self._doors.read(lambda: look(meeting), self._show, self, "meetings.promises")

    def _show(self, promises: tuple[Promise, ...]) -> None:
        today = self._today()
        row = self.list.currentRow()
        self._heading.setText(tr("Open from earlier meetings ({n})", n=len(promises)))
        self.list.show_lines(_lines(promises, today))
        if self.list.hasFocus():
            self.list.choose_near(max(row, 0))
        self.setVisible(bool(promises))
        self.updateGeometry()

    def _check_off(self, promise: RowKey) -> None:
        set_done = self._follow_ups.set_done

        def checked(_: ChangeSet) -> None:
            self.read()

        self._doors.write(lambda: set_done(promise, True), checked, self)


def _lines(promises: tuple[Promise, ...], today: date) -> tuple[Line, ...]:
    """What one will ask them for first, then what they will ask us for."""
    headings = {
        Direction.THEIRS: tr("Promised to us"),
        Direction.OURS: tr("We promised"),
        None: tr("Whose promise is not known"),
    }
    return tuple(
        _line(promise, heading, today)
        for whose, heading in headings.items()
        for promise in promises
        if promise.direction is whose
    )


def _line(promise: Promise, heading: str, today: date) -> Line:
    met = date_in_words(promise.met_on, short=True) if promise.met_on else promise.made_in_title
    about = "  ·  ".join(part for part in (promise.owner_name, due_in_words(promise.due), met) if part)
    is_late, in_case = promise.is_overdue(today), promise.is_of_case
    return Line(promise.text, about, promise.made_in, is_late, promise.line, promise.key, heading, in_case)
