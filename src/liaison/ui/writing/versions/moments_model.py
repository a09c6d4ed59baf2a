"""The moments of a note as a list, the newest first."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from liaison.base.translations import tr
from liaison.domain.minutes_history import Moment
from liaison.ui.writing.versions.words import moment_in_words

Index = QModelIndex | QPersistentModelIndex
MARK = "◆ "


class MomentsModel(QAbstractListModel):
    """Two lines each: when or which version, and by what with how many words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._moments: tuple[Moment, ...] = ()
        self._marked: Moment | None = None

    def show(self, moments: tuple[Moment, ...]) -> None:
        """Show these, which come with the oldest first."""
        self.beginResetModel()
        self._moments = moments[::-1]
        self.endResetModel()

    @property
    def marked(self) -> Moment | None:
        """The one others are compared with; None when none was chosen."""
        return self._marked

    def mark(self, row: int) -> None:
        """Compare others with this one; with none when it is marked already."""
        moment = self.moment(row)
        self._marked = None if moment == self._marked else moment
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def moment(self, row: int) -> Moment | None:
        """The moment of a row; None where there is none."""
        return self._moments[row] if 0 <= row < len(self._moments) else None

    def row_of(self, moment: Moment) -> int:
        """The row of what stands at that place now; the newest where it is gone."""
        return next((row for row, one in enumerate(self._moments) if one.position <= moment.position), 0)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._moments)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The two lines; versions are bold."""
        moment = self._moments[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            first, second = moment_in_words(moment)
            return f"{MARK if moment == self._marked else ''}{first}\n{second}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            marked = (tr("marked for comparison"),) if moment == self._marked else ()
            return ", ".join((*moment_in_words(moment), *marked))
        if role == Qt.ItemDataRole.FontRole and moment.version is not None:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None
