"""Who sits at the table, by keyboard: type a side, Return, type its people; in the list H, I, C and Delete."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.domain.meetings import Capacity, Delegation, NewDelegation
from liaison.domain.rows import RowKey
from liaison.ui.icons import icon
from liaison.ui.screens.meetings.completion import Ask, DirectoryCompleter, Suggestion
from liaison.ui.screens.meetings.people_list import PeopleList
from liaison.ui.screens.meetings.people_model import PeopleModel, Seat
from liaison.ui.screens.meetings.people_words import new_person, new_side, read_delegation, read_person
from liaison.ui.screens.meetings.wording import capacity_name
from liaison.ui.theme.theme import Theme


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

    def __init__(self, directory: Ask, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = PeopleModel(self)
        self._taken: Suggestion | None = None
        self.list = PeopleList(self._model, theme, self)
        self.side_line = QLineEdit(self)
        self.side_line.setPlaceholderText(tr("Add a delegation: name, capacity (Alt+D)"))
        self.side_line.setAccessibleName(tr("Add a delegation"))
        self.person_line = QLineEdit(self)
        self.person_line.setAccessibleName(tr("Add a participant"))
        self._completer = DirectoryCompleter(self.side_line, directory, self._take)
        self._build_tools()
        self._lay_out()
        self._connect()
        self._seat_chosen()

    def show_people(self, delegations: tuple[Delegation, ...], about: RowKey | None = None) -> None:
        """Show the sides as they are kept, and choose the one it is about."""
        row = self.list.currentIndex().row()
        self._model.show(delegations)
        wanted = self._model.row_of(about) if about else -1
        row = wanted if wanted >= 0 else min(row, self._model.rowCount() - 1)
        self.list.setCurrentIndex(self._model.index(row) if row >= 0 else self._model.index(-1))
        self._seat_chosen()

    def offers(self, name: str) -> bool:
        """True when the directory offers an entry of this name for what is typed."""
        return self._completer.suggestions.named(name) is not None

    def set_read_only(self, is_read_only: bool) -> None:
        """Show who sat there without a way to change it, or with it again."""
        self._model.is_read_only = is_read_only
        for line in (self.side_line, self.person_line):
            line.setHidden(is_read_only)
        self.blockSignals(is_read_only)
        self._seat_chosen()

    def begin_side(self) -> None:
        """Go and type a delegation."""
        self.side_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.side_line.selectAll()

    def begin_person(self) -> None:
        """Go and type a person; a delegation first when there is none."""
        if self._seat() is None and self._model.rowCount() == 0:
            self.begin_side()
            return
        self.person_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.person_line.selectAll()

    def _build_tools(self) -> None:
        self._capacity = QComboBox(self)
        self._capacity.setAccessibleName(tr("Capacity"))
        for capacity in (None, *Capacity):
            self._capacity.addItem(capacity_name(capacity), capacity)
        self._head = _toggle(tr("Head"), tr("Leads the delegation (H)"), self)
        self._interpreter = _toggle(tr("Interpreter"), tr("Interprets (I)"), self)
        self._remove = QToolButton(self)
        self._remove.setIcon(icon("delete"))
        self._remove.setAccessibleName(tr("Remove"))
        self._remove.setToolTip(tr("Remove (Delete)"))

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        for tool in (self._capacity, self._head, self._interpreter):
            tools.addWidget(tool)
        tools.addStretch(1)
        tools.addWidget(self._remove)
        self._tools = QWidget(self)
        self._tools.setLayout(tools)
        tools.setContentsMargins(0, 0, 0, 0)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinimumSize)
        rows.addWidget(self.list, 1)
        for part in (self._tools, self.side_line, self.person_line):
            rows.addWidget(part)

    def _connect(self) -> None:
        self._model.renamed.connect(self._rename)
        selection = self.list.selectionModel()
        selection.currentChanged.connect(self._seat_chosen)
        self.side_line.returnPressed.connect(self._add_side)
        self.person_line.returnPressed.connect(self._add_person)
        self._capacity.activated.connect(lambda _: self._set_capacity(self._capacity.currentData()))
        self._head.clicked.connect(self._toggle_head)
        self._interpreter.clicked.connect(self._toggle_interpreter)
        self._remove.clicked.connect(self._ask_remove)
        self.list.remove_asked.connect(self._ask_remove)
        self.list.head_asked.connect(self._toggle_head)
        self.list.interpreter_asked.connect(self._toggle_interpreter)
        self.list.capacity_asked.connect(self._open_capacity)
        for keys, run in (("Alt+D", self.begin_side), ("Alt+P", self.begin_person)):
            QShortcut(QKeySequence(keys), self).activated.connect(run)

    def _seat(self) -> Seat | None:
        return self._model.seat(self.list.currentIndex().row())

    def _side(self) -> Delegation | None:
        """The side new people join: the chosen one, else the last."""
        seat = self._seat() or self._model.seat(self._model.rowCount() - 1)
        return seat.side if seat else None

    def _seat_chosen(self) -> None:
        seat, side = self._seat(), self._side()
        person = seat.person if seat else None
        self._tools.setVisible(seat is not None and not self._model.is_read_only)
        self._capacity.setVisible(seat is not None and person is None)
        for toggle in (self._head, self._interpreter):
            toggle.setVisible(person is not None)
        if seat is not None:
            self._capacity.setCurrentIndex(self._capacity.findData(seat.side.capacity))
        if person is not None:
            self._head.setChecked(person.is_head)
            self._interpreter.setChecked(person.is_interpreter)
        self.person_line.setPlaceholderText(
            tr("Add a person: name, post (Alt+P)") if side else tr("Participants join a delegation")
        )
        self.person_line.setToolTip(tr("Joins {side}", side=side.name) if side else "")

    def _take(self, found: Suggestion) -> None:
        self._taken = found
        self.side_line.setText(found.name)

    def _add_side(self) -> None:
        name, capacity = read_delegation(self.side_line.text())
        if not name:
            return
        entry = self._taken or self._completer.suggestions.named(name)
        if entry is None or entry.name.casefold() != name.casefold():
            entry = Suggestion(name)
        self._taken = None
        self.side_line.clear()
        self.side_added.emit(NewDelegation(name, capacity, entry.agency_id, entry.office_id, entry.country_iso2))

    def _add_person(self) -> None:
        side, person = self._side(), read_person(self.person_line.text())
        if person is None or side is None:
            # what was typed of a person stays until there is a side to join
            self.begin_side()
        else:
            self.person_line.clear()
            self.person_added.emit(side.key, person)

    def _rename(self, seat: Seat, text: str) -> None:
        if seat.person is not None:
            person = read_person(text)
            if person is not None:
                roles = replace(
                    person,
                    is_head=person.is_head or seat.person.is_head,
                    is_interpreter=person.is_interpreter or seat.person.is_interpreter,
                )
                self.person_changed.emit(seat.key, roles)
            return
        name, capacity = read_delegation(text)
        self.side_changed.emit(
            seat.key, replace(new_side(seat.side), name=name, capacity=capacity or seat.side.capacity)
        )

    def _set_capacity(self, capacity: str | None) -> None:
        seat = self._seat()
        if seat is not None and seat.person is None:
            chosen = Capacity(capacity) if capacity else None
            self.side_changed.emit(seat.key, replace(new_side(seat.side), capacity=chosen))

    def _open_capacity(self) -> None:
        if self._capacity.isVisible():
            self._capacity.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._capacity.showPopup()

    def _toggle_head(self) -> None:
        seat = self._seat()
        if seat is not None and seat.person is not None:
            self.person_changed.emit(seat.key, replace(new_person(seat.person), is_head=not seat.person.is_head))

    def _toggle_interpreter(self) -> None:
        seat = self._seat()
        if seat is not None and seat.person is not None:
            toggled = not seat.person.is_interpreter
            self.person_changed.emit(seat.key, replace(new_person(seat.person), is_interpreter=toggled))

    def _ask_remove(self) -> None:
        seat = self._seat()
        if seat is not None:
            self.removed.emit(seat)


def _toggle(text: str, hint: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setText(text)
    button.setToolTip(hint)
    button.setCheckable(True)
    return button
