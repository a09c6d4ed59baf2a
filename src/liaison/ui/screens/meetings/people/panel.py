"""Who sits at the table, by keyboard: type a side, Return, type its people; the list has a key for all that is said of a seat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.domain.meetings import Attendance, Capacity, Delegation, NewDelegation, NewParticipant
from liaison.domain.rows import RowKey
from liaison.domain.seating import NameTooLong
from liaison.ui.errors import error_in_words
from liaison.ui.screens.meetings.completion import Answer, Ask, DirectoryCompleter, Suggestion
from liaison.ui.screens.meetings.people.list import PeopleList
from liaison.ui.screens.meetings.people.model import PeopleModel, Seat
from liaison.ui.screens.meetings.people.tools import PeopleTools
from liaison.ui.screens.meetings.people.words import (
    SHORTEST_CAPACITY,
    new_person,
    new_side,
    read_delegation,
    read_person,
)
from liaison.ui.theme.theme import Theme
from liaison.ui.widgets.labels import PlainLabel

AskPeople = Callable[[Delegation, str, Answer], None]
"""Looks for people to seat with a side."""


class PeoplePanel(QWidget):
    """Shows the sides of a meeting and asks, by signals, for what is to change; nothing changes before it is kept.

    Args:
        directory: finds agencies, offices, bodies and countries by what is typed.
    """

    side_added = Signal(object)
    """A NewDelegation."""
    person_added = Signal(object, object)
    """The side's RowKey and a NewParticipant."""
    side_changed = Signal(object, object)
    """The side's RowKey and a NewDelegation."""
    person_changed = Signal(object, object)
    """The person's RowKey and a NewParticipant."""
    removed = Signal(object)
    """A Seat."""
    moved = Signal(object, int)
    """A Seat, and by how many places."""
    members_asked = Signal(str)
    """The agency that is a body, all of whose members are to be seated."""
    person_kept = Signal(object)
    """A Seat whose person the directory is to know."""

    def __init__(self, directory: Ask, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = PeopleModel(self)
        self._ask_sides: Ask = directory
        self._ask_people: AskPeople = _nobody
        self.list = PeopleList(self._model, theme, self)
        self.tools = PeopleTools(self)
        self.side_line = QLineEdit(self)
        self.side_line.setPlaceholderText(tr("Add a delegation: name, capacity (Alt+D)"))
        self.side_line.setAccessibleName(tr("Add a delegation"))
        self.person_line = QLineEdit(self)
        self.person_line.setAccessibleName(tr("Add a participant"))
        self.refusal = PlainLabel("", "bad")
        self.refusal.hide()
        self._sides = DirectoryCompleter(
            self.side_line, lambda text, answer: self._ask_sides(text, answer), self._take_side, wanted=_name_part
        )
        self._people = DirectoryCompleter(self.person_line, self._look_for_people, self._take_person, 0, _name_only)
        self._lay_out()
        self._connect()
        self._seat_chosen()

    def offer(self, sides: Ask, people: AskPeople) -> None:
        """Ask these from now on."""
        self._ask_sides, self._ask_people = sides, people

    def begin(self) -> None:
        """Another meeting is shown; what was typed for the last one is none of its business."""
        for line, completer in ((self.side_line, self._sides), (self.person_line, self._people)):
            line.clear()
            completer.done()
        self.refusal.hide()

    def show_people(self, delegations: tuple[Delegation, ...], about: RowKey | None = None) -> None:
        """Show the sides as they are kept, and choose the one it is about."""
        row = self.list.currentIndex().row()
        self._model.show(delegations)
        wanted = self._model.row_of(about) if about else -1
        row = wanted if wanted >= 0 else min(row, self._model.rowCount() - 1)
        self.list.setCurrentIndex(self._model.index(row) if row >= 0 else self._model.index(-1))
        self._seat_chosen()

    def show_ours(self, ours: frozenset[RowKey]) -> None:
        """Show which sides are known to be the officer's own."""
        self._model.show_ours(ours)
        self._seat_chosen()

    def offers(self, name: str) -> bool:
        """True when the directory offers an entry of this name for what is typed."""
        return self._sides.suggestions.named(name) is not None

    def set_read_only(self, is_read_only: bool) -> None:
        """Show who sat there without a way to change it, or with it again."""
        self._model.is_read_only = is_read_only
        for line in (self.side_line, self.person_line):
            line.setHidden(is_read_only)
        self.blockSignals(is_read_only)
        self._seat_chosen()

    @property
    def is_read_only(self) -> bool:
        """True while nothing may be changed."""
        return self._model.is_read_only

    def set_low(self, is_low: bool) -> None:
        """Use little height: both fields in one line."""
        direction = QBoxLayout.Direction.LeftToRight if is_low else QBoxLayout.Direction.TopToBottom
        self._lines.setDirection(direction)

    def begin_side(self) -> None:
        """Go and type a delegation."""
        self.side_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.side_line.selectAll()

    def begin_person(self) -> None:
        """Go and type a person; a delegation first when there is none."""
        if self._model.rowCount() == 0:
            self.begin_side()
            return
        self.person_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.person_line.selectAll()

    def keep_person(self) -> None:
        """Let the directory know the chosen person, unless it does."""
        seat = self._seat()
        if seat is not None and seat.person is not None and seat.person.person_id is None:
            self.person_kept.emit(seat)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinimumSize)
        rows.addWidget(self.list, 1)
        self._lines = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lines.setSpacing(6)
        for line in (self.side_line, self.person_line):
            self._lines.addWidget(line)
        for part in (self.tools, self.refusal):
            rows.addWidget(part)
        rows.addLayout(self._lines)

    def _connect(self) -> None:
        self._model.renamed.connect(self._rename)
        self.list.selectionModel().currentChanged.connect(self._seat_chosen)
        self.side_line.returnPressed.connect(self._add_side)
        self.person_line.returnPressed.connect(self._add_person)
        for line in (self.side_line, self.person_line):
            line.textEdited.connect(lambda _: self.refusal.hide())
        tools = self.tools
        tools.capacity_chosen.connect(self._set_capacity)
        tools.attendance_chosen.connect(self._set_attendance)
        for asked in (tools, self.list):
            asked.own_asked.connect(self._toggle_own)
            asked.head_asked.connect(self._toggle_head)
            asked.interpreter_asked.connect(self._toggle_interpreter)
            asked.keep_asked.connect(self.keep_person)
            asked.remove_asked.connect(self._ask_remove)
        self.list.capacity_asked.connect(tools.open_capacity)
        self.list.attendance_asked.connect(tools.open_attendance)
        self.list.moved.connect(self._move)
        for keys, run in (("Alt+D", self.begin_side), ("Alt+P", self.begin_person)):
            QShortcut(QKeySequence(keys), self).activated.connect(run)

    def _seat(self) -> Seat | None:
        return self._model.seat(self.list.currentIndex().row())

    def _side(self) -> Delegation | None:
        """The side new people join: the chosen one, else the last."""
        seat = self._seat() or self._model.seat(self._model.rowCount() - 1)
        return seat.side if seat else None

    def _seat_chosen(self) -> None:
        side = self._side()
        seat = None if self._model.is_read_only else self._seat()
        self.tools.show_seat(seat, is_ours=seat is not None and self._model.is_ours(seat.side))
        self.person_line.setPlaceholderText(
            tr("Add a person: name, post (Alt+P)") if side else tr("Participants join a delegation")
        )
        self.person_line.setToolTip(tr("Joins {side}", side=side.name) if side else "")

    def _look_for_people(self, text: str, answer: Answer) -> None:
        side = self._side()
        if side is not None:
            self._ask_people(side, text, answer)

    def _take_side(self, found: Suggestion) -> None:
        self.side_line.setText(found.name)

    def _take_person(self, found: Suggestion) -> None:
        self.person_line.setText(found.name)

    def _add_side(self) -> None:
        try:
            name, capacity = read_delegation(self.side_line.text())
        except NameTooLong as refused:
            self._refuse(refused)
            return
        entry = self._sides.suggestions.named(name) or Suggestion(name)
        self._used(self.side_line, self._sides)
        if entry.members_of:
            self.members_asked.emit(entry.members_of)
        elif name:
            self.side_added.emit(NewDelegation(name, capacity, entry.agency_id, entry.office_id, entry.country_iso2))

    def _add_person(self) -> None:
        side = self._side()
        try:
            person = read_person(self.person_line.text())
        except NameTooLong as refused:
            self._refuse(refused)
            return
        if person is None or side is None:
            # what was typed of a person stays until there is a side to join
            self.begin_side()
            return
        meant = self._people.suggestions.named(self.person_line.text().strip())
        if meant is not None and meant.person is not None:
            person = replace(person, person_id=meant.person.person_id)
        self._used(self.person_line, self._people)
        self.person_added.emit(side.key, person)

    def _refuse(self, error: NameTooLong) -> None:
        self.refusal.setText(error_in_words(error))
        self.refusal.show()

    def _used(self, line: QLineEdit, completer: DirectoryCompleter) -> None:
        line.clear()
        completer.done()

    def _rename(self, seat: Seat, text: str) -> None:
        try:
            if seat.person is not None:
                self._rename_person(seat, text)
            else:
                name, capacity = read_delegation(text)
                kept = replace(new_side(seat.side), name=name, capacity=capacity or seat.side.capacity)
                self.side_changed.emit(seat.key, kept)
        except NameTooLong as refused:
            self._refuse(refused)

    def _rename_person(self, seat: Seat, text: str) -> None:
        read = read_person(text)
        if read is None or seat.person is None:
            return
        present = new_person(seat.person)
        roles = (read.is_head or present.is_head, read.is_interpreter or present.is_interpreter)
        # corrected, it is the same person still; another name is another person only when they are removed and added
        kept = NewParticipant(read.name, read.post, *roles, present.person_id, read.attendance or present.attendance)
        self.person_changed.emit(seat.key, kept)

    def _change_side(self, change: Callable[[NewDelegation], NewDelegation]) -> None:
        seat = self._seat()
        if seat is not None and seat.person is None:
            self.side_changed.emit(seat.key, change(new_side(seat.side)))

    def _change_person(self, change: Callable[[NewParticipant], NewParticipant]) -> None:
        seat = self._seat()
        if seat is not None and seat.person is not None:
            self.person_changed.emit(seat.key, change(new_person(seat.person)))

    def _set_capacity(self, capacity: Capacity | None) -> None:
        self._change_side(lambda side: replace(side, capacity=capacity))

    def _set_attendance(self, attendance: Attendance | None) -> None:
        self._change_person(lambda person: replace(person, attendance=attendance))

    def _toggle_own(self) -> None:
        seat = self._seat()
        is_ours = seat is not None and self._model.is_ours(seat.side)
        self._change_side(lambda side: replace(side, is_own=not is_ours))

    def _toggle_head(self) -> None:
        self._change_person(lambda person: replace(person, is_head=not person.is_head))

    def _toggle_interpreter(self) -> None:
        self._change_person(lambda person: replace(person, is_interpreter=not person.is_interpreter))

    def _move(self, by: int) -> None:
        seat = self._seat()
        if seat is not None:
            self.moved.emit(seat, by)

    def _ask_remove(self) -> None:
        seat = self._seat()
        if seat is not None:
            self.removed.emit(seat)


def _nobody(side: Delegation, text: str, answer: Answer) -> None:
    answer(())


def _name_part(text: str) -> str | None:
    """The name of a side in its line, without the capacity that is being typed behind it."""
    name, comma, last = text.rpartition(",")
    if comma and len(last.strip()) < SHORTEST_CAPACITY:
        return name.strip()
    try:
        return read_delegation(text)[0]
    except NameTooLong:
        return None


def _name_only(text: str) -> str | None:
    """The name of a person in their line; None when it is a post that is being typed."""
    return None if "," in text else text.strip()
