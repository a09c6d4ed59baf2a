"""What can be said of the chosen seat besides its name: a side's capacity and whether it is ours, a person's roles and attendance."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.domain.meetings import Attendance, Capacity
from liaison.ui.icons import icon
from liaison.ui.screens.meetings.people.attendance import attendance_name
from liaison.ui.screens.meetings.people.model import Seat
from liaison.ui.screens.meetings.wording import capacity_name


class PeopleTools(QWidget):
    """Shows the chosen seat's; asks by signals, and shows nothing for none."""

    capacity_chosen = Signal(object)
    """A Capacity, or None."""
    attendance_chosen = Signal(object)
    """An Attendance, or None."""
    own_asked = Signal()
    head_asked = Signal()
    interpreter_asked = Signal()
    keep_asked = Signal()
    remove_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._capacity = _choice(tr("Capacity"), tuple((capacity_name(one), one) for one in (None, *Capacity)), self)
        attendances = tuple((attendance_name(one), one) for one in (None, *Attendance))
        self._attendance = _choice(tr("Attendance"), attendances, self)
        self._own = _toggle(tr("Our side"), tr("This is our own side (O)"), self)
        self._head = _toggle(tr("Head"), tr("Leads the delegation (H)"), self)
        self._interpreter = _toggle(tr("Interpreter"), tr("Interprets (I)"), self)
        self._keep = QToolButton(self)
        self._keep.setText(tr("Keep (Alt+K)"))
        self._keep.setToolTip(tr("Keep in the directory: known again at the next meeting; this one is the source"))
        self._keep.setAutoRaise(True)
        self._remove = QToolButton(self)
        self._remove.setIcon(icon("delete"))
        self._remove.setAccessibleName(tr("Remove"))
        self._remove.setToolTip(tr("Remove (Delete)"))
        self._lay_out()
        self._connect()

    def show_seat(self, seat: Seat | None, *, is_ours: bool = False) -> None:
        """Show what is said of a seat."""
        self.setVisible(seat is not None)
        if seat is None:
            return
        person = seat.person
        for tool in (self._capacity, self._own):
            tool.setVisible(person is None)
        for tool in (self._head, self._interpreter, self._attendance):
            tool.setVisible(person is not None)
        self._keep.setVisible(person is not None and person.person_id is None)
        if person is None:
            self._capacity.setCurrentIndex(self._capacity.findData(seat.side.capacity))
            self._own.setChecked(is_ours)
        else:
            self._head.setChecked(person.is_head)
            self._interpreter.setChecked(person.is_interpreter)
            self._attendance.setCurrentIndex(self._attendance.findData(person.attendance))

    def open_capacity(self) -> None:
        """Choose the capacity by keys."""
        _open(self._capacity)

    def open_attendance(self) -> None:
        """Choose the attendance by keys."""
        _open(self._attendance)

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        # whatever room there is, is the capacity's, whose words are long
        above.addWidget(self._capacity, 10)
        for toggle in (self._own, self._head, self._interpreter):
            above.addWidget(toggle)
        above.addStretch(1)
        above.addWidget(self._remove)
        for tool in (self._attendance, self._keep):
            below.addWidget(tool)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        # two short rows instead of a long one: the card is narrow, and narrower with large letters
        for row in (above, below):
            row.setSpacing(4)
            rows.addLayout(row)

    def _connect(self) -> None:
        self._capacity.activated.connect(lambda _: self.capacity_chosen.emit(_capacity(self._capacity.currentData())))
        self._attendance.activated.connect(
            lambda _: self.attendance_chosen.emit(_attendance(self._attendance.currentData()))
        )
        self._own.clicked.connect(self.own_asked)
        self._head.clicked.connect(self.head_asked)
        self._interpreter.clicked.connect(self.interpreter_asked)
        self._keep.clicked.connect(self.keep_asked)
        self._remove.clicked.connect(self.remove_asked)


def _capacity(chosen: str | None) -> Capacity | None:
    return Capacity(chosen) if chosen else None


def _attendance(chosen: str | None) -> Attendance | None:
    return Attendance(chosen) if chosen else None


def _open(choice: QComboBox) -> None:
    if choice.isVisible():
        choice.setFocus(Qt.FocusReason.ShortcutFocusReason)
        choice.showPopup()


def _choice(name: str, choices: tuple[tuple[str, object], ...], parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(name)
    # the longest word shall not push the others out of a narrow card
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    for text, value in choices:
        box.addItem(text, value)
    return box


def _toggle(text: str, hint: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setText(text)
    button.setToolTip(hint)
    button.setCheckable(True)
    return button
