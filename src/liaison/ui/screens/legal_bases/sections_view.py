"""Shows sections of an explanation, and buttons for what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.ui.screens.legal_bases.explanation import Section
from liaison.ui.screens.legal_bases.lines import Tone
from liaison.ui.theme.tokens import SPACING
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.frames import FlowLayout
from liaison.ui.widgets.labels import PlainLabel

_ROLES = {Tone.PLAIN: "", Tone.QUIET: "muted", Tone.LOUD: "warn"}


class SectionsView(QScrollArea):
    """Plain text only: nothing in it loads or opens anything.

    Args:
        buttons: stand below the title, hidden until asked for.
    """

    def __init__(self, buttons: Iterable[QPushButton] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Why"))
        self._title = PlainLabel("", "heading", selectable=True)
        self._title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._shown: list[PlainLabel] = []
        self._sections = QVBoxLayout()
        self._sections.setSpacing(2)
        content = QWidget()
        rows = QVBoxLayout(content)
        rows.setContentsMargins(SPACING, SPACING, SPACING, SPACING)
        rows.setSpacing(6)
        rows.addWidget(self._title)
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons)
        for button in buttons:
            flow.addWidget(button)
        rows.addWidget(self._buttons)
        self._buttons.setVisible(False)
        rows.addLayout(self._sections)
        rows.addStretch(1)
        self.setWidget(content)

    def show_sections(self, title: str, sections: Iterable[Section]) -> None:
        """Show something else, from its beginning."""
        self._title.setText(title)
        self._shown = []
        while (item := self._sections.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for section in sections:
            self._show_section(section)
        self._buttons.setVisible(any(not button.isHidden() for button in self._buttons.findChildren(QPushButton)))
        self.verticalScrollBar().setValue(0)

    def text(self) -> str:
        """Everything that is shown."""
        return "\n".join([self._title.text(), *(label.text() for label in self._shown)])

    def read_out(self) -> None:
        """Have a screen reader say it."""
        announce(self, self.text())

    def _show_section(self, section: Section) -> None:
        if section.heading:
            heading = PlainLabel(section.heading, "heading")
            heading.setContentsMargins(0, 8, 0, 0)
            self._add(heading)
        for detail in section.details:
            label = PlainLabel(detail.text, _ROLES[detail.tone])
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._add(label)

    def _add(self, label: PlainLabel) -> None:
        self._sections.addWidget(label)
        self._shown.append(label)
