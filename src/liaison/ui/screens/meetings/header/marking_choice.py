"""How the meeting may be handled: TLP 2.0, in its own colours on black, capitals and never translated."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QComboBox, QWidget

from liaison.base.translations import tr
from liaison.domain.meetings import Tlp

# the standard's own colours: FIRST, Traffic Light Protocol 2.0, section 2
COLOURS = {
    Tlp.RED: "#FF2B2B",
    Tlp.AMBER: "#FFC000",
    Tlp.AMBER_STRICT: "#FFC000",
    Tlp.GREEN: "#33FF00",
    Tlp.CLEAR: "#FFFFFF",
}


class MarkingChoice(QComboBox):
    """Chooses the marking and shows it as the badge it is on paper."""

    edited = Signal()
    """Another one was chosen by the person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("marking")
        self.setAccessibleName(tr("Marking (TLP)"))
        self.setToolTip(tr("How this meeting may be passed on (Traffic Light Protocol 2.0)"))
        self.addItem(tr("No marking"), None)
        for marking in Tlp:
            self.addItem(marking.value, marking)
            at = self.count() - 1
            self.setItemData(at, QBrush(QColor(COLOURS[marking])), Qt.ItemDataRole.ForegroundRole)
            self.setItemData(at, QBrush(Qt.GlobalColor.black), Qt.ItemDataRole.BackgroundRole)
        self.currentIndexChanged.connect(self._dress)
        self.activated.connect(self.edited)

    @property
    def value(self) -> Tlp | None:
        """The marking chosen; None when there is none."""
        chosen = self.currentData()
        return None if chosen is None else Tlp(chosen)

    def show_value(self, marking: Tlp | None) -> None:
        """Show a marking."""
        self.setCurrentIndex(0 if marking is None else self.findText(marking.value))

    def _dress(self) -> None:
        marking = self.value
        self.setStyleSheet(
            ""
            if marking is None
            else f"QComboBox#marking {{ background: #000000; color: {COLOURS[marking]}; font-weight: 600; }}"
        )
