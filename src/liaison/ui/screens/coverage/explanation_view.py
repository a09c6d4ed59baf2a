"""Shows why the chosen line is an answer, and where one can go from it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.domain.rows import RowKey
from liaison.ui.icons import icon
from liaison.ui.screens.coverage.explanation import Reason
from liaison.ui.theme.tokens import SPACING
from liaison.ui.widgets.frames import FlowLayout
from liaison.ui.widgets.labels import PlainLabel


class ExplanationView(QScrollArea):
    """Headings with sentences; nothing in it opens anything outside the program."""

    office_asked = Signal(str)
    """The office is to be shown in the directory."""

    countries_asked = Signal(str)
    """The question is to be turned round: which countries does the office cover?"""

    meeting_asked = Signal(RowKey)
    """The last meeting with the office is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = ""
        self._meeting: RowKey | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Why"))
        self._title = PlainLabel("", "heading")
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(2)
        self._buttons = QWidget()
        self._directory = QPushButton(icon("directory"), tr("Open in the directory"))
        self._countries = QPushButton(icon("coverage"), tr("All its countries"))
        self._last = QPushButton(icon("meetings"), tr("Open the last meeting"))
        self._last.clicked.connect(lambda: self.meeting_asked.emit(self._meeting))
        self._directory.clicked.connect(lambda: self.office_asked.emit(self._office))
        self._countries.clicked.connect(lambda: self.countries_asked.emit(self._office))
        self._lay_out()

    def take_focus(self) -> None:
        """Have the arrow keys scroll here."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_reasons(
        self, title: str, office: str, reasons: Iterable[Reason], turnable: bool, meeting: RowKey | None = None
    ) -> None:
        """Explain one line; `turnable` offers to ask for all countries of the office, `meeting` is the last one with it."""
        self._office, self._meeting = office, meeting
        self._title.setText(title)
        self._clear()
        for reason in reasons:
            heading = PlainLabel(reason.heading, "muted")
            heading.setContentsMargins(0, 6, 0, 0)
            self._reasons.addWidget(heading)
            for sentence in reason.sentences:
                label = PlainLabel(sentence)
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._reasons.addWidget(label)
        self._buttons.setVisible(bool(office))
        self._countries.setVisible(bool(office) and turnable)
        self._last.setVisible(meeting is not None)
        self.verticalScrollBar().setValue(0)

    def _clear(self) -> None:
        while (item := self._reasons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _lay_out(self) -> None:
        content = QWidget()
        rows = QVBoxLayout(content)
        rows.setContentsMargins(SPACING, SPACING, SPACING, SPACING)
        rows.setSpacing(6)
        rows.addWidget(self._title)
        flow = FlowLayout(self._buttons)
        for button in (self._directory, self._countries, self._last):
            flow.addWidget(button)
        rows.addWidget(self._buttons)
        rows.addLayout(self._reasons)
        rows.addStretch(1)
        self.setWidget(content)
