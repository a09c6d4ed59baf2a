"""Instruments by countries: the matrix, what is chosen for it, and the facts of the current cell."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from liaison.base.translations import tr, trn
from liaison.domain.instruments import Instrument, InstrumentForm
from liaison.domain.legal_bases import InstrumentDetail, LegalMatrix
from liaison.services.legal_bases import LegalBasisService
from liaison.ui.doors import Doors
from liaison.ui.icons import icon
from liaison.ui.screens.legal_bases.correcting_status import choose, correctable
from liaison.ui.screens.legal_bases.explanation import Section, explain_cell
from liaison.ui.screens.legal_bases.lines import Detail
from liaison.ui.screens.legal_bases.matrix_content import legend, matrix_content
from liaison.ui.screens.legal_bases.question import LegalQuestion
from liaison.ui.screens.legal_bases.sections_view import SectionsView
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import GAP, SPACING
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.enum_box import EnumBox
from liaison.ui.widgets.frames import Card
from liaison.ui.widgets.labels import ElidedLabel
from liaison.ui.widgets.matrix import MarkLegend, MatrixContent, MatrixView
from liaison.ui.widgets.reference.names import Names

_MATRIX, _DETAIL = "legal.matrix", "legal.detail"
_ALL, _PAIR = "", "pair"
_ROOM_FOR_LEGEND = 460
"""Pixels of height."""
_FORMS = (InstrumentForm.MULTILATERAL, InstrumentForm.EU_ACT, InstrumentForm.BILATERAL)


class MatrixPage(QWidget):
    """Asked with the question's kind, crime and day; the countries are chosen here.

    Args:
        failed: hears of a question that could not be answered.
    """

    status_asked = Signal(object, str)
    """Something is known of a country under an instrument: the `Instrument` and the country."""

    correction_asked = Signal(object, object)
    """What the pack says of a country is to be corrected: the `Instrument` and its `PartyFact`."""

    pair_asked = Signal(str)
    """The heading of a country was chosen: its code."""

    def __init__(
        self, service: LegalBasisService, doors: Doors, theme: Theme, failed: Callable[[Exception], None]
    ) -> None:
        super().__init__()
        self._service, self._doors, self._failed = service, doors, failed
        self._names: Names | None = None
        self._matrix: LegalMatrix | None = None
        self._question = LegalQuestion()
        self._filter = self._size = ""
        self._asked: tuple[LegalQuestion, object, object] | None = None
        self.view = MatrixView(theme)
        self.status = QPushButton(icon("add"), tr("Add a status"))
        self.correct = QPushButton(icon("edit"), tr("Correct the pack"))
        self.correct.setToolTip(tr("Correct what the pack says of a country's status  Ctrl+E"))
        self.facts = SectionsView((self.status, self.correct))
        self.scope = QComboBox()
        self.forms = EnumBox(tr("Form of instrument"), _FORMS, tr("All forms"))
        self._legend = MarkLegend(theme)
        self._told = ElidedLabel("", "muted")
        self._lay_out()
        self.scope.currentIndexChanged.connect(lambda _: self._read())
        self.forms.currentIndexChanged.connect(lambda _: self._read())
        self.view.cell_changed.connect(self._show_cell)
        self.view.cell_activated.connect(self._open_cell)
        self.view.column_clicked.connect(self.pair_asked)
        self.status.clicked.connect(self._ask_status)
        self.correct.clicked.connect(self.correct_current)
        onward = QShortcut(QKeySequence(Qt.Key.Key_F3), self)
        onward.setContext(Qt.ShortcutContext.WindowShortcut)
        onward.activated.connect(lambda: self._find(onward=True))

    def show_names(self, names: Names) -> None:
        """Offer the regions of these countries."""
        self._names = names
        regions = sorted({country.region_name(names.language) for country in names.countries})
        self.scope.blockSignals(True)
        self.scope.clear()
        self.scope.addItem(tr("All countries"), _ALL)
        self.scope.addItem(tr("The two countries above"), _PAIR)
        for region in regions:
            self.scope.addItem(region, region)
        self.scope.blockSignals(False)

    def show_question(self, question: LegalQuestion, *, again: bool = False) -> None:
        """Ask anew where the question changes what is shown, or because facts changed."""
        self._question = question
        if again:
            self._asked = None
        if self.isVisible():
            self._read()

    def set_filter(self, text: str) -> None:
        """Go to the next instrument that names `text`; F3 goes on from there."""
        self._filter = text
        self._find(onward=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the cells are worth more than the meaning of their marks, which their tooltips give too."""
        super().resizeEvent(event)
        self._legend.setVisible(event.size().height() >= _ROOM_FOR_LEGEND)

    def _lay_out(self) -> None:
        self.scope.setAccessibleName(tr("Countries shown"))
        self.scope.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.scope.setMinimumContentsLength(12)
        for box in (self.scope, self.forms):
            box.setToolTip(box.accessibleName())
        self._legend.show_meanings(legend())
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self.scope)
        top.addWidget(self.forms)
        self._told.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._told, 1)
        left, right = Card(margin=GAP), Card(margin=GAP)
        left.rows.setSpacing(SPACING)
        left.rows.addLayout(top)
        left.rows.addWidget(self.view, 1)
        left.rows.addWidget(self._legend)
        right.rows.addWidget(self.facts)
        left.setMinimumWidth(360)
        right.setMinimumWidth(200)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setObjectName("legal-matrix")
        sides.setHandleWidth(GAP)
        sides.setChildrenCollapsible(False)
        sides.addWidget(left)
        sides.addWidget(right)
        sides.setStretchFactor(0, 1)
        sides.setSizes([900, 300])
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(sides)

    def _find(self, *, onward: bool) -> None:
        found = not self._filter.strip() or self.view.find_row(self._filter, onward=onward)
        self._told.setText(self._size if found else tr("No instrument names “{text}”", text=self._filter))

    def _countries(self, names: Names) -> tuple[str, ...]:
        """The codes chosen, those of one region beside each other."""
        scope, question = self.scope.currentData(), self._question
        if scope == _PAIR:
            return tuple(code for code in (question.a, question.b) if code)
        chosen = [one for one in names.countries if scope in (_ALL, one.region_name(names.language))]
        chosen.sort(key=lambda one: (one.region_name(names.language), one.iso2))
        codes = [one.iso2 for one in chosen]
        first = [code for code in (question.a, question.b) if code in codes]
        return tuple(dict.fromkeys((*first, *codes)))

    def _read(self) -> None:
        names, question = self._names, self._question
        asked = (question, self.scope.currentData(), self.forms.chosen())
        if names is None or asked == self._asked:
            return
        self._asked = asked
        countries, form = self._countries(names), self.forms.chosen()
        matrix, at, forms = self._service.matrix, question.at, (form,) if form is not None else ()
        self._told.setText(tr("Reading…"))
        pair = frozenset((question.a, question.b))

        def read() -> tuple[LegalMatrix, MatrixContent]:
            """Both on the store's thread: a large matrix takes a while."""
            found = matrix(countries, at, question.kind, question.crime, forms)
            return found, matrix_content(found, pair, names)

        self._doors.read(read, self._show, self, _MATRIX, self._failed)

    def _show(self, answer: tuple[LegalMatrix, MatrixContent]) -> None:
        self._matrix = matrix = answer[0]
        instruments = trn("{n} instrument", "{n} instruments", len(matrix.instruments))
        countries = trn("{n} country", "{n} countries", len(matrix.countries))
        self._size = tr("{instruments} × {countries}", instruments=instruments, countries=countries)
        self._told.setText(self._size)
        self.view.show_content(answer[1])
        if not self.view.current_cell()[0]:
            self.view.go_to_first_row()

    def _show_cell(self, instrument: str, country: str, detail: InstrumentDetail | None = None) -> None:
        matrix, names = self._matrix, self._names
        if matrix is None or names is None:
            return
        one = self._instrument(instrument)
        self.status.setVisible(one is not None)
        self.correct.setVisible(one is not None)
        if one is None:
            hint = Section(
                "", (Detail(tr("A heading counts the instruments below it that bind; Enter opens or closes it.")),)
            )
            self.facts.show_sections(tr("A group of instruments"), (hint,))
            return
        facts = detail.parties if detail is not None else None
        cell = matrix.cell(one.id, country)
        self.facts.show_sections(one.name, explain_cell(one, country, cell, facts, names))

    def correct_current(self) -> None:
        """Ask for a correction of what the pack says of the current country under the current instrument."""
        instrument, country = self.view.current_cell()
        if self._instrument(instrument) is not None:
            read = self._service.instrument
            self._doors.read(
                lambda: read(instrument), lambda detail: self._correct(country, detail), self, _DETAIL, self._failed
            )

    def _correct(self, country: str, detail: InstrumentDetail | None) -> None:
        if detail is None or self._names is None or self.view.current_cell() != (detail.instrument.id, country):
            return
        facts = correctable(fact for fact in detail.parties if fact.country_iso2 == country)
        if not facts:
            announced = tr(
                "The pack says nothing of this country under this instrument, so there is nothing to correct."
            )
            self._show_cell(detail.instrument.id, country, detail)
            self._told.setText(announced)
            announce(self, announced)
            return
        below = self.correct.mapToGlobal(self.correct.rect().bottomLeft())
        choose(facts, self._names, self, below, lambda fact: self.correction_asked.emit(detail.instrument, fact))

    def _instrument(self, identity: str) -> Instrument | None:
        shown = self._matrix.instruments if self._matrix is not None else ()
        return next((one for one in shown if one.id == identity), None)

    def _ask_status(self) -> None:
        instrument, country = self.view.current_cell()
        one = self._instrument(instrument)
        if one is not None:
            self.status_asked.emit(one, country)

    def _open_cell(self, instrument: str, country: str) -> None:
        read = self._service.instrument
        self._doors.read(
            lambda: read(instrument), lambda detail: self._show_all(country, detail), self, _DETAIL, self._failed
        )

    def _show_all(self, country: str, detail: InstrumentDetail | None) -> None:
        if detail is not None and self.view.current_cell() == (detail.instrument.id, country):
            self._show_cell(detail.instrument.id, country, detail)
            self.facts.read_out()
