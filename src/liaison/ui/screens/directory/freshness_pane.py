"""The facts nobody has checked for long: listed by age, narrowed by country or agency, and checked off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from liaison.base.errors import WorldError
from liaison.base.translations import language, tr, trn
from liaison.domain.freshness import YEARS, DueFact, DueFacts, FactKind
from liaison.domain.rows import ChangeSet
from liaison.services.coverage import CoverageService
from liaison.services.freshness import Checked, FreshnessService
from liaison.ui.doors import Doors
from liaison.ui.icons import icon
from liaison.ui.screens.directory.freshness_check_dialog import CheckDialog
from liaison.ui.screens.directory.freshness_delegate import FreshnessDelegate
from liaison.ui.screens.directory.freshness_model import FreshnessModel, line_of
from liaison.ui.screens.directory.nodes import Kind
from liaison.ui.screens.directory.page import Place
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import SPACING
from liaison.ui.widgets.frames import Card, EmptyState, FlowLayout
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.reference.names import Names

_READ, _COUNT, _SETTLED = "directory.freshness", "directory.freshness.count", 120
_YEARS = (1, YEARS, 5, 10)


@dataclass(frozen=True, slots=True)
class _Read:
    due: DueFacts
    names: Names


class FreshnessPane(Card):
    """Reads for itself; what it lists is read when it is first shown."""

    place_asked = Signal(Place)
    """A fact was chosen: the office or agency it belongs to."""

    letter_asked = Signal(Place)
    """A letter to that office or agency is wanted."""

    counted = Signal(int)
    """How many facts are due."""

    def __init__(
        self,
        freshness: FreshnessService,
        coverage: CoverageService,
        doors: Doors,
        theme: Theme,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, SPACING)
        self._freshness, self._coverage, self._doors, self._today = freshness, coverage, doors, today
        self._filter, self._asked_of, self._is_read = "", "", False
        self._back_to: int | None = None
        self.list, self.model = QListView(), FreshnessModel(self)
        self.years, self.kinds = QComboBox(), QComboBox()
        self.count = PlainLabel("", "muted")
        self.check_button = QPushButton(icon("check"), tr("Checked today…"))
        self.letter_button = QPushButton(icon("print"), tr("Letter…"))
        self._state = EmptyState("check", tr("Reading…"))
        self._stack = QStackedLayout()
        self._rest = QTimer(self, singleShot=True, interval=_SETTLED)
        self._typed = QTimer(self, singleShot=True, interval=_SETTLED)
        self._dress(theme)
        self._lay_out()
        self._connect()

    def set_filter(self, text: str) -> None:
        """Keep facts of countries and agencies called so."""
        if text != self._filter:
            self._filter = text
            self._typed.start()

    def read(self) -> None:
        """Read the list anew, staying where the officer is."""
        self._is_read = True
        freshness, coverage, today = self._freshness, self._coverage, self._today
        text, years, kind = self._filter, self.years.currentData(), self.kinds.currentData()

        def read() -> _Read:
            names = Names(coverage.countries(), coverage.crime_types(), language(), today())
            return _Read(freshness.due_called(text, years, kind), names)

        self._doors.read(read, self._show, self, _READ)

    def read_count(self) -> None:
        """Tell how many facts are due before anybody looks at them."""
        if not self._is_read:
            self._doors.read(self._freshness.count, self.counted.emit, self, _COUNT)

    def read_when_shown(self) -> None:
        """Something may have changed: read now when it is looked at, else when it next is."""
        self._is_read = False
        if self.isVisible():
            self.read()
        else:
            self.read_count()

    def come(self) -> None:
        """It is looked at."""
        if not self._is_read:
            self.read()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def chosen(self) -> tuple[DueFact, ...]:
        """The facts selected, from the top."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        lines = [self.model.line(row) for row in rows]
        return tuple(line.fact for line in lines if line is not None)

    def check(self) -> None:
        """Ask what came of asking about the chosen facts, and keep it."""
        facts = self.chosen()
        if not facts:
            return
        dialog = CheckDialog(facts, self._asked_of, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.given.connect(lambda checked: self._keep(checked, dialog))
        dialog.open()

    def _keep(self, checked: Checked, dialog: CheckDialog) -> None:
        record, self._asked_of = self._freshness.record, checked.asked_of
        self._back_to = min(index.row() for index in self.list.selectionModel().selectedRows())

        def kept(_changes: ChangeSet) -> None:
            if isValid(dialog):
                dialog.saved()
            self.read()

        def lost(error: Exception) -> None:
            if isValid(dialog):
                ours = not isinstance(error, WorldError)
                dialog.not_saved(tr("It was not saved. What you typed is still here.") if ours else str(error))
            if not isinstance(error, WorldError):
                self._doors.broke.emit(error)

        self._doors.write(lambda: record(checked), kept, self, lost)

    def _show(self, found: _Read) -> None:
        current = self.model.line(self.list.currentIndex().row())
        self.model.show(tuple(line_of(fact, found.names) for fact in found.due.facts))
        total, listed = found.due.total, len(found.due.facts)
        self.count.setText(_count(total, listed))
        if not self._filter and self.years.currentData() == YEARS and self.kinds.currentData() is None:
            self.counted.emit(total)
        if not listed:
            self._state.say(tr("Nothing here is due."), _nothing_hint(self._filter))
        self._stack.setCurrentIndex(0 if listed else 1)
        for button in (self.check_button, self.letter_button):
            button.setEnabled(bool(listed))
        self._return(current.fact if current is not None else None)

    def _return(self, fact: DueFact | None) -> None:
        """To the fact the officer was on; when that was checked off, to the one that stands in its place."""
        row = self.model.row_of(fact) if fact is not None else -1
        if row < 0:
            row = min(self._back_to or 0, self.model.rowCount() - 1)
        self._back_to = None
        index = self.model.index(row)
        if index.isValid():
            chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(index, chosen)
            self.list.scrollTo(index)

    def _tell_place(self) -> None:
        line = self.model.line(self.list.currentIndex().row())
        if line is not None and self.isVisible():
            self.place_asked.emit(_place(line.fact))

    def _ask_letter(self) -> None:
        facts = self.chosen()
        if facts:
            self.letter_asked.emit(_place(facts[0]))

    def _dress(self, theme: Theme) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(FreshnessDelegate(theme, self.list))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Facts not checked lately, the oldest first"))
        for years in _YEARS:
            self.years.addItem(trn("for {n} year", "for {n} years", years), years)
        self.years.setCurrentIndex(_YEARS.index(YEARS))
        self.years.setAccessibleName(tr("Not checked for"))
        self.kinds.addItem(tr("all facts"), None)
        for kind in FactKind:
            self.kinds.addItem(kind.label, kind)
        self.kinds.setAccessibleName(tr("Which facts"))
        self.check_button.setToolTip(tr("Keep that somebody was asked about the chosen facts  Ctrl+Return"))
        self.letter_button.setToolTip(tr("Write to the office or agency which facts are held about it"))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACING)
        top.addWidget(self.years, 1)
        top.addWidget(self.kinds, 1)
        self.rows.setSpacing(SPACING)
        self.rows.addLayout(top)
        self.rows.addWidget(self.count)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._state)
        body = QVBoxLayout()
        body.addLayout(self._stack)
        self.rows.addLayout(body, 1)
        below = QWidget()
        # two lines where there is no room for one
        buttons = FlowLayout(below, SPACING)
        buttons.addWidget(self.check_button)
        buttons.addWidget(self.letter_button)
        self.rows.addWidget(below)
        self._stack.setCurrentIndex(1)

    def _connect(self) -> None:
        self.years.currentIndexChanged.connect(lambda _: self.read())
        self.kinds.currentIndexChanged.connect(lambda _: self.read())
        self.check_button.clicked.connect(self.check)
        self.letter_button.clicked.connect(self._ask_letter)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._rest.start())
        self._rest.timeout.connect(self._tell_place)
        self._typed.timeout.connect(self.read)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.check)


def _place(fact: DueFact) -> Place:
    of_office = fact.office_id and fact.name.kind not in (FactKind.AGENCY, FactKind.COMPETENCE, FactKind.RULE)
    return Place(Kind.OFFICE, fact.office_id) if of_office else Place(Kind.AGENCY, fact.agency_id)


def _count(total: int, listed: int) -> str:
    facts = trn("{n} fact", "{n} facts", total)
    return facts if listed == total else tr("{facts}, the oldest {n} listed", facts=facts, n=listed)


def _nothing_hint(text: str) -> str:
    return tr("The search field narrows the list to countries and agencies. Escape there shows all.") if text else ""
