"""Everything about one request: its steps, its basis with the reasons of that day, and what is asked."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.ui.icons import icon
from liaison.ui.screens.cases.fields.cells import NOT_WRITTEN
from liaison.ui.screens.cases.requests import words
from liaison.ui.screens.cases.requests.shown import ShownRequest
from liaison.ui.screens.cases.requests.step_timeline import StepTimeline
from liaison.ui.theme.tokens import GAP, SPACING
from liaison.ui.widgets.frames import Card
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.reference.names import Names

_NAMES_AT_MOST = 150
"""Pixels for the names of facts."""


class RequestDetail(Card):
    """What is shown is only told; whoever hears the signals changes it."""

    edit_asked = Signal()
    remove_asked = Signal()
    draft_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=GAP)
        self.title = _selectable("heading")
        self.steps = StepTimeline()
        self.edit = QPushButton(icon("edit"), tr("Change"))
        self.remove = QPushButton(icon("delete"), tr("Remove"))
        self.draft = QPushButton(icon("document"), tr("Draft…"))
        self.area = QScrollArea()
        self._told = PlainLabel("", "muted")
        self._facts = QVBoxLayout()
        self._texts: list[str] = []
        self._lay_out()
        self.edit.clicked.connect(self.edit_asked)
        self.remove.clicked.connect(self.remove_asked)
        self.draft.clicked.connect(self.draft_asked)

    def show_request(self, shown: ShownRequest, names: Names) -> None:
        """Show a request from its beginning."""
        request, known = shown.request, shown.known
        self.title.setText(request.facts.subject or tr("without a subject"))
        self._told.setText(words.direction_in_words(request.facts.direction))
        self.steps.show_steps(shown)
        self._clear()
        self._add_heading(tr("On what basis"))
        for text, is_loud in words.basis(request, known):
            self._add_text(text, "warn" if is_loud else "")
        self._add_facts(tr("Who asks whom"), words.sides(request, known, names))
        self._add_facts(tr("What is asked"), words.content(request))
        self._add_facts(tr("How it may be passed on"), words.handling(request))
        self.area.verticalScrollBar().setValue(0)

    def text(self) -> str:
        """Everything that is told of the request, its steps aside."""
        return "\n".join((self.title.text(), *self._texts))

    def _lay_out(self) -> None:
        self.draft.setToolTip(tr("Alt+D: what is missing, and the request as a document"))
        self.draft.setAccessibleName(tr("Draft of the request"))
        self.edit.setToolTip(tr("Enter"))
        self.remove.setToolTip(tr("Delete"))
        self.remove.setAccessibleName(tr("Remove the request"))
        self.edit.setAccessibleName(tr("Change the request"))
        head = QHBoxLayout()
        head.setSpacing(SPACING)
        head.addWidget(self._told, 1)
        head.addWidget(self.draft)
        head.addWidget(self.edit)
        head.addWidget(self.remove)
        content = QWidget()
        rows = QVBoxLayout(content)
        rows.setContentsMargins(0, 0, SPACING, 0)
        rows.setSpacing(SPACING)
        rows.addWidget(PlainLabel(tr("Steps"), "heading"))
        rows.addWidget(self.steps)
        self._facts.setSpacing(4)
        rows.addLayout(self._facts)
        rows.addStretch(1)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(tr("The request"))
        self.area.setWidget(content)
        self.rows.setSpacing(SPACING)
        self.rows.addWidget(self.title)
        self.rows.addLayout(head)
        self.rows.addWidget(self.area, 1)

    def _clear(self) -> None:
        self._texts = []
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _add_heading(self, text: str) -> None:
        heading = PlainLabel(text, "heading")
        heading.setContentsMargins(0, GAP, 0, 0)
        self._facts.addWidget(heading)
        self._texts.append(text)

    def _add_text(self, text: str, role: str) -> None:
        label = _selectable(role)
        label.setText(text)
        self._facts.addWidget(label)
        self._texts.append(text)

    def _add_facts(self, heading: str, facts: Iterable[tuple[str, str]]) -> None:
        """Names beside what is written; what is not is told so too."""
        self._add_heading(heading)
        pairs = QWidget()
        grid = QGridLayout(pairs)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (name, written) in enumerate(facts):
            named = PlainLabel(name, "muted")
            named.setFixedWidth(_NAMES_AT_MOST)
            text = written or tr(NOT_WRITTEN)
            value = _selectable("" if written else "muted")
            value.setText(text)
            value.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            grid.addWidget(named, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
            self._texts.append(f"{name}: {text}")
        self._facts.addWidget(pairs)


def _selectable(role: str) -> PlainLabel:
    """A text to be copied by mouse; the Tab key does not stop at it."""
    label = PlainLabel("", role, selectable=True)
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return label
