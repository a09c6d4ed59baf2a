"""Who sits at the table: sides and, below each, its people, as one flat list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from liaison.base.translations import tr
from liaison.domain.meetings import Attendance, Delegation, Participant
from liaison.domain.rows import RowKey
from liaison.ui.screens.meetings.people.attendance import attendance_name
from liaison.ui.screens.meetings.people.words import write_person
from liaison.ui.screens.meetings.wording import capacity_name

Index = QModelIndex | QPersistentModelIndex

SEAT_ROLE = Qt.ItemDataRole.UserRole
"""The Seat of a line."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A line: a side, or one of its people when `person` is given."""

    side: Delegation
    person: Participant | None = None
    is_ours: bool = False

    @property
    def key(self) -> RowKey:
        """The row the line stands for."""
        return self.person.key if self.person else self.side.key


class PeopleModel(QAbstractListModel):
    """The table's seats.

    Attributes:
        is_read_only: lines can be chosen, but not corrected.
    """

    renamed = Signal(object, str)
    """A Seat whose line was corrected, and the new line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seats: tuple[Seat, ...] = ()
        self._ours: frozenset[RowKey] = frozenset()
        self.is_read_only = False

    def show(self, delegations: tuple[Delegation, ...]) -> None:
        """Show these sides and their people."""
        seats: list[Seat] = []
        for side in delegations:
            is_ours = self.is_ours(side)
            seats += (Seat(side, None, is_ours), *(Seat(side, person, is_ours) for person in side.participants))
        if tuple(seats) == self._seats:
            return
        self.beginResetModel()
        self._seats = tuple(seats)
        self.endResetModel()

    def show_ours(self, ours: frozenset[RowKey]) -> None:
        """Show which sides are known to be ours; what is stated of a side goes first."""
        self._ours = ours
        self._seats = tuple(replace(seat, is_ours=self.is_ours(seat.side)) for seat in self._seats)
        if self._seats:
            # with the chip more or less a name may take another number of lines
            self.layoutChanged.emit()

    def is_ours(self, side: Delegation) -> bool:
        """True for a side that is the officer's own."""
        return side.key in self._ours if side.is_own is None else side.is_own

    def seat(self, row: int) -> Seat | None:
        """The line in a row, None where there is none."""
        return self._seats[row] if 0 <= row < len(self._seats) else None

    def row_of(self, key: RowKey) -> int:
        """The line of a side or a person; -1 when it is not here."""
        return next((row for row, seat in enumerate(self._seats) if seat.key == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._seats)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The seat for the delegate, the line for correcting it, and words for screen readers."""
        seat = self._seats[index.row()]
        if role == SEAT_ROLE:
            return seat
        if role == Qt.ItemDataRole.EditRole:
            return write_person(seat.person) if seat.person else seat.side.name
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return seat_in_words(seat)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell of the correction; the line changes when it is kept."""
        text = str(value).strip()
        if role == Qt.ItemDataRole.EditRole and text and text != self.data(index, Qt.ItemDataRole.EditRole):
            self.renamed.emit(self._seats[index.row()], text)
            return True
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every line can be chosen and corrected."""
        mine = Qt.ItemFlag.ItemNeverHasChildren
        if not self.is_read_only:
            mine |= Qt.ItemFlag.ItemIsEditable
        return super().flags(index) | mine if index.isValid() else super().flags(index)


def seat_in_words(seat: Seat) -> str:
    """A line as a screen reader says it."""
    if seat.person is None:
        return ", ".join((f"{seat.side.name}: {capacity_name(seat.side.capacity)}", *side_roles(seat)))
    return ", ".join((write_person(seat.person), *person_roles(seat.person)))


def side_roles(seat: Seat) -> tuple[str, ...]:
    """What a side is besides its capacity."""
    return (tr("Our side"),) if seat.is_ours else ()


def person_roles(person: Participant) -> tuple[str, ...]:
    """What a person is besides the post, and how they took part where that was not as expected."""
    roles = (
        (person.is_head, tr("Head")),
        (person.is_interpreter, tr("Interpreter")),
        (person.attendance not in (None, Attendance.PRESENT), attendance_name(person.attendance)),
    )
    return tuple(name for is_so, name in roles if is_so)
