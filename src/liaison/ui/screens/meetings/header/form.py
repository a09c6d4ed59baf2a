"""The facts of a meeting: its title, one line that says how they were understood, and the fields, folded away on demand."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from liaison.base.translations import language, tr
from liaison.domain.countries import Countries
from liaison.domain.meeting_words import kind_words
from liaison.domain.meetings import MeetingHeader, MeetingKind
from liaison.domain.minutes_versions import FrozenLabels, Named, frozen_countries
from liaison.ui.screens.meetings.header.field_rows import FieldRows
from liaison.ui.screens.meetings.header.fields import BoundField, Lookups, first_row, second_row
from liaison.ui.screens.meetings.header.marking_choice import MarkingChoice
from liaison.ui.screens.meetings.header.readings import system_zone
from liaison.ui.screens.meetings.header.summary import summary_of
from liaison.ui.screens.meetings.header.title_line import TitleLine
from liaison.ui.theme.tokens import GAP
from liaison.ui.widgets.labels import ElidedLabel, PlainLabel


class HeaderForm(QWidget):
    """Shows and edits a MeetingHeader; the last readable value of each field counts."""

    edited = Signal()
    """`header` changed by the person."""
    left = Signal()
    """A field was left."""
    finished = Signal()
    """Return in the title: on to the notes."""

    def __init__(self, lookups: Lookups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lookups = lookups
        self._header = MeetingHeader("")
        self._own_zone = system_zone()
        self._frozen: Countries | None = None
        self.title = TitleLine(self)
        self.title.setAccessibleName(tr("Title"))
        self.title.setPlaceholderText(tr("What meeting is it? Return goes on to the notes"))
        self.marking = MarkingChoice(self)
        self.summary = ElidedLabel("", "muted", self)
        self.fold = QToolButton(self)
        self.fold.setText(tr("Details"))
        self.fold.setCheckable(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setToolTip(tr("Show or hide date, place and host (Ctrl+I)"))
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(tr("Kind of meeting"))
        for kind in MeetingKind:
            self.kind.addItem(kind_words(kind), kind)
        self.fields: tuple[BoundField, ...] = (*first_row(), *second_row(lookups))
        self.refusals = PlainLabel("", "bad", parent=self)
        self.refusals.hide()
        self._lay_out()
        self._connect()

    @property
    def header(self) -> MeetingHeader:
        """What is entered, as far as it could be read."""
        facts: dict[str, Any] = {}
        for field in self.fields:
            facts |= field.facts()
        return replace(
            self._header,
            title=" ".join(self.title.text().split()),
            kind=MeetingKind(self.kind.currentData()),
            marking=self.marking.value,
            **facts,
        )

    def show_header(self, header: MeetingHeader) -> None:
        """Show what is kept."""
        self._header = header
        self.title.setText(header.title)
        self.title.setCursorPosition(0)
        self.kind.setCurrentIndex(self.kind.findData(header.kind))
        self.marking.show_value(header.marking)
        for field in self.fields:
            field.widget.line.setModified(False)
            field.widget.show_value(field.shown(header))
        self._say_understood()

    def set_read_only(self, is_read_only: bool, labels: FrozenLabels | None = None) -> None:
        """Let nothing be entered, or let it again; final minutes show the names of their day, as `labels` has them."""
        self._frozen = frozen_countries(labels) if is_read_only and labels else None
        self.title.setReadOnly(is_read_only)
        for choice in (self.kind, self.marking):
            choice.setEnabled(not is_read_only)
        for field in self.fields:
            field.widget.line.setReadOnly(is_read_only)
        if is_read_only and labels:
            header = labels.header
            named = (
                ("country_iso2", labels.name(Named.COUNTRY, header.country_iso2, language())),
                ("host_agency_id", labels.name(Named.AGENCY, header.host_agency_id, language())),
            )
            for attribute, name in named:
                if name:
                    self.field(attribute).widget.line.setText(name)
        self._say_understood()

    def field(self, attribute: str) -> BoundField:
        """The field of an attribute of MeetingHeader."""
        return next(field for field in self.fields if field.attribute == attribute)

    def show_details(self, shown: bool) -> None:
        """Fold the fields out or away."""
        self.fold.setChecked(shown)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self.title, 1)
        top.addWidget(self.marking)
        line = QHBoxLayout()
        line.addWidget(self.summary, 1)
        line.addWidget(self.fold)
        kind = (_captioned(tr("Kind of meeting"), self.kind), 3)
        when = FieldRows([kind, *((field.widget, field.share) for field in self.fields[:4])], second=3, parent=self)
        where = FieldRows([(field.widget, field.share) for field in self.fields[4:]], second=3, parent=self)
        self.details = QWidget(self)
        rows = QVBoxLayout(self.details)
        rows.setContentsMargins(0, 0, 0, 4)
        rows.setSpacing(8)
        rows.addWidget(when)
        rows.addWidget(where)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for part in (top, line):
            layout.addLayout(part)
        layout.addWidget(self._scrolled(self.details))
        layout.addWidget(self.refusals)
        self._area.hide()
        self._order_tabs()

    def _scrolled(self, details: QWidget) -> QScrollArea:
        """Where a window is too low for all fields and the notes, the fields scroll to the one that has the focus."""
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._area.viewport().setAutoFillBackground(False)
        details.setAutoFillBackground(False)
        self._area.setWidget(details)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return self._area

    def _order_tabs(self) -> None:
        chain: list[QWidget] = [self.title, self.kind, *(field.widget.line for field in self.fields)]
        chain += [self.marking, self.fold]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.fold.toggled.connect(self._area.setVisible)
        self.title.textEdited.connect(self._edited)
        self.title.editingFinished.connect(self.left)
        self.title.returnPressed.connect(self.finished)
        self.kind.activated.connect(self._edited)
        self.marking.edited.connect(self._edited)
        for field in self.fields:
            field.widget.edited.connect(self._edited)
            field.widget.refused.connect(self._say_refusals)
            field.widget.line.editingFinished.connect(self.left)

    def _edited(self) -> None:
        self._say_understood()
        self.edited.emit()

    def _say_understood(self) -> None:
        self.summary.setText(summary_of(self.header, self._frozen or self._lookups.countries, self._own_zone))

    def _say_refusals(self) -> None:
        said = [field.widget.refusal for field in self.fields if field.widget.refusal]
        self.refusals.setText("\n".join(said))
        self.refusals.setVisible(bool(said))
        if said:
            self.show_details(True)


def _captioned(caption: str, widget: QWidget) -> QWidget:
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    label = ElidedLabel(caption, "muted", box)
    label.setBuddy(widget)
    layout.addWidget(label)
    layout.addWidget(widget)
    return box
