"""The first tab: what the case is, who is involved, who and what is of interest, what happened, where it was spoken of."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.domain.cases.case import CaseFacts
from liaison.domain.cases.register import Likeness
from liaison.services.cases.cases import Case
from liaison.ui.date_wording import date_in_words
from liaison.ui.icons import icon
from liaison.ui.screens.cases.page import words
from liaison.ui.screens.cases.parts_card import Entry, PartsCard
from liaison.ui.theme.tokens import GAP, SPACING
from liaison.ui.widgets.frames import Card, FlowLayout
from liaison.ui.widgets.labels import Chip, PlainLabel
from liaison.ui.widgets.reference.names import Names


class FactsCard(Card):
    """The case's own facts, with a button to change them."""

    edit_asked = Signal()

    def __init__(self) -> None:
        super().__init__(margin=GAP)
        self.summary = PlainLabel("", selectable=True)
        self.summary.setAccessibleName(tr("What it is about"))
        self.summary.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.edit = QPushButton(icon("edit"), tr("Change"))
        self.edit.setToolTip(tr("Ctrl+E"))
        self._chips = FlowLayout()
        head = QHBoxLayout()
        head.addLayout(self._chips, 1)
        head.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        self.rows.setSpacing(SPACING)
        self.rows.addLayout(head)
        self.rows.addWidget(self.summary)
        self.edit.clicked.connect(self.edit_asked)

    def show_case(self, case: Case, names: Names) -> None:
        """Show the facts of a case."""
        facts = case.facts
        self._chips.clear()
        for text, kind in _chips(facts, case.crimes, names):
            self._chips.addWidget(Chip(text, kind))
        self.summary.setText(facts.summary or tr("Nothing is written down about what it is about."))
        self.summary.set_role("" if facts.summary else "muted")


def _chips(facts: CaseFacts, crimes: tuple[str, ...], names: Names) -> list[tuple[str, str]]:
    found = [(facts.reference or tr("no reference"), "neutral"), (facts.state.label, "neutral")]
    found += [(names.crime(code), "neutral") for code in (facts.crime_type, *crimes) if code]
    if facts.opened_on is not None:
        found.append((tr("opened {date}", date=date_in_words(facts.opened_on)), "neutral"))
    if facts.closed_on is not None:
        found.append((tr("closed {date}", date=date_in_words(facts.closed_on)), "neutral"))
    found.append((facts.tlp.value, "warn") if facts.tlp is not None else (tr("not marked"), "neutral"))
    found += [(text, "neutral") for text in (facts.handling_code, facts.conditions_of_use, facts.originator) if text]
    return found


class Overview(QScrollArea):
    """Cards in two columns; nothing in it is read from the store."""

    meeting_asked = Signal(object, object)
    """The `RowKey` of a meeting and the line of its notes; None for no line."""

    case_asked = Signal(object)
    """The `RowKey` of another case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = FactsCard()
        self.sides = PartsCard(tr("Countries and agencies"), tr("Add…"), tr("Nobody is named yet."))
        self.numbers = PartsCard(tr("File numbers of both sides"), tr("Add…"), tr("No number is known yet."))
        self.interests = PartsCard(tr("People and things of interest"), tr("Add…"), tr("Nobody and nothing yet."))
        self.happenings = PartsCard(tr("What happened"), tr("Add…"), tr("Nothing is written down yet."))
        self.meetings = PartsCard(tr("Meetings"), tr("Tie to a meeting…"), tr("Not tied to a meeting yet."))
        self.likenesses = PartsCard(tr("Alike in other cases"), "", "")
        self.likenesses.hide()
        self._lay_out()
        self.meetings.opened.connect(lambda one: self.meeting_asked.emit(one.meeting, one.line))
        self.likenesses.opened.connect(lambda one: self.case_asked.emit(one.case))

    def show_case(self, case: Case, names: Names) -> None:
        """Show a case."""
        self.facts.show_case(case, names)
        self.sides.show_entries([words.side_entry(one, names, case.agencies) for one in case.sides])
        self.numbers.show_entries([words.number_entry(one, names, case.agencies) for one in case.numbers])
        self.interests.show_entries([words.interest_entry(one, names) for one in case.interests])
        self.happenings.show_entries([words.happening_entry(one, names) for one in case.happenings])
        self.meetings.show_entries([words.meeting_entry(one) for one in case.meetings])

    def show_likenesses(self, found: tuple[Likeness, ...]) -> None:
        """Hint at other cases; nothing leaves this machine for it."""
        self.likenesses.setVisible(bool(found))
        self.likenesses.show_entries([Entry(one.sentence, one.case_name, one) for one in found])

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in (
            (left, (self.sides, self.numbers, self.meetings)),
            (right, (self.happenings, self.interests)),
        ):
            column.setSpacing(GAP)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        rows.addWidget(self.facts)
        rows.addWidget(self.likenesses)
        rows.addLayout(columns, 1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
