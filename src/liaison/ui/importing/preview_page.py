"""Every change before it is made: what is wrong, what must be decided, what stays."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from liaison.base.translations import tr, trn
from liaison.domain.importing import (
    Candidate,
    ChangeKind,
    Choice,
    Decision,
    Differing,
    ImportPlan,
    PlanOptions,
    Question,
)
from liaison.ui.importing.preview_lines import PreviewLine, PreviewLines, Shown, count
from liaison.ui.importing.preview_model import PreviewModel
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import SPACING
from liaison.ui.unlock.page import Page
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import PlainLabel

_WRITES_A_SECOND = 10_000
_WORTH_SAYING = 2
_WIDTHS = (64, 150, 160, 240)


class PreviewPage(Page):
    """Shows a plan, and takes decisions."""

    planning_asked = Signal()
    """Something was decided: the plan is to be worked out anew."""

    def __init__(self, theme: Theme | None = None) -> None:
        super().__init__(
            tr("What would change"), tr("Nothing was changed so far. All of it is one step, which one undo takes back.")
        )
        self._plan: ImportPlan | None = None
        self._decisions: dict[str, Decision] = {}
        self.summary = PlainLabel("", selectable=True)
        self.differing = QComboBox()
        self.shown = QComboBox()
        self.leave_out = QCheckBox(tr("&Leave out the rows that are wrong, and import the others"))
        self.model = PreviewModel(theme, self)
        self.table = QTableView()
        self.candidate = QComboBox()
        self.same, self.another = QPushButton(tr("The sa&me")), QPushButton(tr("Anot&her one"))
        self.skip, self.for_all = QPushButton(tr("Leave o&ut")), QCheckBox(tr("All that are &open"))
        self.question = QFrame()
        self.whole = PlainLabel("", selectable=True)
        self._asked = PlainLabel("")
        self._lay_out()
        self._connect()

    def options(self) -> PlanOptions:
        """What was decided so far."""
        return PlanOptions(Differing(self.differing.currentData()), self.leave_out.isChecked(), dict(self._decisions))

    def forget(self) -> None:
        """Another file or other columns: what was decided does not hold."""
        self._decisions.clear()
        self._plan = None
        self.leave_out.setChecked(False)

    def show_plan(self, plan: ImportPlan) -> None:
        """Show it; the line that was current stays current."""
        self._plan = plan
        place = self.table.currentIndex().row()
        self._fill_shown(plan)
        self.leave_out.setVisible(bool(plan.problems))
        self.summary.setText(summary(plan))
        self.summary.set_role("" if plan.may_be_applied or not (plan.problems or plan.open_questions) else "warn")
        if self.model.lines:
            self.table.setCurrentIndex(self.model.index(min(max(place, 0), len(self.model.lines) - 1), 0))
        self._show_question()
        announce(self.summary, self.summary.text())
        self.ready_changed.emit(self.is_ready())

    def is_ready(self) -> bool:
        """It may be imported."""
        return self._plan is not None and self._plan.may_be_applied

    def plan(self) -> ImportPlan | None:
        """The plan shown."""
        return self._plan

    def focus_first(self) -> None:
        """On the list."""
        self.table.setFocus()

    def _lay_out(self) -> None:
        self.differing.addItem(tr("Values already there stay; only what is missing is added"), Differing.KEEP)
        self.differing.addItem(tr("The file's values replace those already there"), Differing.REPLACE)
        self.differing.setAccessibleName(tr("Where a record has another value"))
        self.shown.setAccessibleName(tr("Show"))
        self.shown.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        line = QHBoxLayout()
        line.addWidget(self.shown)
        line.addWidget(self.differing)
        line.addStretch(1)
        self.table.setModel(self.model)
        self.table.setAccessibleName(tr("Changes"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, width)
        self.rows.addWidget(self.summary)
        self.rows.addLayout(line)
        self.rows.addWidget(self.table, 1)
        self.rows.addWidget(self.whole)
        self.rows.addWidget(self._question_box())
        self.rows.addWidget(self.leave_out)

    def _question_box(self) -> QWidget:
        self.candidate.setAccessibleName(tr("Record that may be meant"))
        self.candidate.setMinimumContentsLength(24)
        self.candidate.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        rows = QVBoxLayout(self.question)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACING)
        rows.addWidget(self._asked)
        line = QHBoxLayout()
        line.addWidget(self.candidate, 1)
        for button in (self.same, self.another, self.skip):
            line.addWidget(button)
        line.addWidget(self.for_all)
        rows.addLayout(line)
        self.question.hide()
        return self.question

    def _connect(self) -> None:
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_question())
        self.shown.activated.connect(self._narrow)
        self.differing.activated.connect(lambda _: self.planning_asked.emit())
        self.leave_out.clicked.connect(lambda _: self.planning_asked.emit())
        self.same.clicked.connect(lambda: self._decide(Choice.SAME))
        self.another.clicked.connect(lambda: self._decide(Choice.NEW))
        self.skip.clicked.connect(lambda: self._decide(Choice.SKIP))

    def _narrow(self, _: int) -> None:
        self._show_lines()
        if self.model.lines:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._show_question()

    def _fill_shown(self, plan: ImportPlan) -> None:
        chosen = Shown(self.shown.currentData() or Shown.ALL)
        self.shown.clear()
        for kind in Shown:
            counted = count(plan, kind)
            if counted or kind is Shown.ALL:
                self.shown.addItem(f"{kind.label} ({counted})", kind)
        self.shown.setCurrentIndex(max(0, self.shown.findData(chosen)))
        self._show_lines()

    def _show_lines(self) -> None:
        self.model.show_lines(PreviewLines(self._plan, Shown(self.shown.currentData())))

    def _current_line(self) -> PreviewLine | None:
        index: QModelIndex = self.table.currentIndex()
        return self.model.lines[index.row()] if index.isValid() and index.row() < len(self.model.lines) else None

    def _current_question(self) -> Question | None:
        line = self._current_line()
        return line.question if line else None

    def _show_question(self) -> None:
        question = self._current_question()
        line = self._current_line()
        # the table cuts what is long
        self.whole.setText(line.detail if line and question is None else "")
        self.whole.setVisible(bool(self.whole.text()))
        self.question.setVisible(question is not None)
        if question is None:
            return
        said = tr("Is “{name}” (row {row}) one of these?", name=question.name, row=question.row)
        self._asked.setText(said)
        self.candidate.clear()
        for one in question.candidates:
            self._offer(one)
        self.candidate.setCurrentIndex(max(0, self.candidate.findData(question.decision.candidate)))

    def _offer(self, one: Candidate) -> None:
        self.candidate.addItem(one.description, one.id)

    def _decide(self, choice: Choice) -> None:
        question = self._current_question()
        if question is None or self._plan is None:
            return
        candidate = self.candidate.currentData() if choice is Choice.SAME else ""
        self._decisions[question.key] = Decision(choice, candidate or "")
        if self.for_all.isChecked():
            for one in self._plan.questions:
                if one.decision.choice is Choice.ASK:
                    self._decisions.setdefault(one.key, Decision(choice))
        self.planning_asked.emit()


def summary(plan: ImportPlan) -> str:
    """The plan in a few sentences."""
    counted = [f"{kind.label}: {plan.count(kind)}" for kind in ChangeKind if plan.count(kind)]
    said = [trn("{n} row read.", "{n} rows read.", plan.rows), "; ".join(counted) + "." if counted else ""]
    if plan.unchanged:
        said.append(trn("{n} fact is known already.", "{n} facts are known already.", plan.unchanged))
    if plan.left_out:
        said.append(trn("{n} wrong row is left out.", "{n} wrong rows are left out.", plan.left_out))
    elif plan.problems:
        said.append(
            trn(
                "{n} thing is wrong: correct the file, or leave the row out.",
                "{n} things are wrong: correct the file, or leave the rows out.",
                len(plan.problems),
            )
        )
    if plan.open_questions:
        said.append(trn("{n} name is to be decided.", "{n} names are to be decided.", plan.open_questions))
    seconds = len(plan.writes) // _WRITES_A_SECOND
    if seconds >= _WORTH_SAYING:
        said.append(
            trn(
                "Importing takes about {n} second; other changes are saved after it.",
                "Importing takes about {n} seconds; other changes are saved after it.",
                seconds,
            )
        )
    if not plan.writes and not plan.problems and not plan.open_questions:
        said.append(tr("There is nothing to import."))
    return " ".join(filter(None, said))
