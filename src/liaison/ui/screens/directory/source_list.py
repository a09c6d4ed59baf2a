"""The sources of a page: number, title, publisher, date and basis, and the address as plain text one can copy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from liaison.base.translations import tr
from liaison.domain.entries import Confidence
from liaison.ui.screens.directory.page import NumberedSource
from liaison.ui.theme.tokens import GAP
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.reference.names import BESIDE, Names


class SourceList(QWidget):
    """One block for each source; nothing here opens anything."""

    def __init__(self, sources: tuple[NumberedSource, ...], names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 0, 8, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for source in sources:
            self._add(grid, source, names)

    def _add(self, grid: QGridLayout, source: NumberedSource, names: Names) -> None:
        provenance, row = source.provenance, grid.rowCount()
        grid.addWidget(PlainLabel(f"[{source.number}]", "muted", wrap=False), row, 0, Qt.AlignmentFlag.AlignTop)
        title = provenance.source_title or tr("Source without a title")
        who = f"{title} — {provenance.publisher}" if provenance.publisher else title
        dated = f"{names.dated(provenance)}{BESIDE}{provenance.basis_label}"
        if provenance.confidence in tuple(Confidence):
            dated = f"{dated}{BESIDE}{Confidence(provenance.confidence).label}"
        lines = ((who, ""), (dated, "muted"), (source.remark, "muted"))
        for place, (text, role) in enumerate(line for line in lines if line[0]):
            label = PlainLabel(text, role)
            # by mouse alone: each label in the tab order would make the way through a page long
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setAccessibleName(tr("Source {number}: {text}", number=source.number, text=text))
            grid.addWidget(label, row + place, 1)
        if provenance.url:
            grid.addWidget(_address(provenance.url, source.number), row + 3, 1)
        grid.setRowMinimumHeight(grid.rowCount(), 6)


def _address(url: str, number: int) -> QLineEdit:
    """A line one can select and copy from; a label would not break a long address, and must not open it."""
    address = QLineEdit(url)
    address.setReadOnly(True)
    address.setCursorPosition(0)
    address.setAccessibleName(tr("Address of source {number}", number=number))
    address.setStyleSheet("QLineEdit { border: none; background: transparent; padding: 0; min-height: 20px; }")
    return address
