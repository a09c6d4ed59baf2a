"""Which pictures of an answer stand left of the list: the map, the matrix, or both."""

from __future__ import annotations

from enum import Enum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from liaison.base.translations import marked, tr


class View(Enum):
    """The value is the name on the switch, still in English."""

    MAP = marked("Map")
    MATRIX = marked("Matrix")
    BOTH = marked("Both")

    @property
    def has_map(self) -> bool:
        """Whether the map is shown."""
        return self is not View.MATRIX

    @property
    def has_matrix(self) -> bool:
        """Whether the matrix is shown."""
        return self is not View.MAP


KEYS = {View.MAP: "Alt+1", View.MATRIX: "Alt+2", View.BOTH: "Alt+3"}


class ViewSwitch(QWidget):
    """Three buttons of which one is pressed."""

    chosen = Signal(View)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[View, QToolButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        for view in View:
            button = QToolButton()
            button.setText(tr(view.value))
            button.setToolTip(f"{tr(view.value)}  {KEYS[view]}")
            button.setAccessibleName(tr(view.value))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(partial(self._clicked, view))
            self._buttons[view] = button
            line.addWidget(button)
        self._buttons[View.MAP].setChecked(True)

    def view(self) -> View:
        """The one that is chosen."""
        return next(view for view, button in self._buttons.items() if button.isChecked())

    def choose(self, view: View) -> None:
        """Choose and tell."""
        for other, button in self._buttons.items():
            button.setChecked(other is view)
        self.chosen.emit(view)

    def _clicked(self, view: View, _is_checked: bool) -> None:
        self.choose(view)
