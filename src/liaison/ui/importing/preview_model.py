"""The preview as a table; any number of lines, painted as they are seen."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from liaison.base.translations import tr
from liaison.ui.importing.preview_lines import PreviewLine, PreviewLines
from liaison.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PreviewModel(QAbstractTableModel):
    """The lines of a plan."""

    def __init__(self, theme: Theme | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.lines = PreviewLines()

    def show_lines(self, lines: PreviewLines) -> None:
        """Show others."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # Qt's name
        """Lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # Qt's name
        """Always five."""
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the columns are."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("Row"), tr("What happens"), tr("Record"), tr("Name"), tr("Change or reason"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts, and the colour of what is wrong or left out."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _cells(line)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, _cells(line))) if index.column() == 0 else _cells(line)[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and line.role and self._theme is not None:
            return QColor(getattr(self._theme.colours, line.role))
        return None


def _cells(line: PreviewLine) -> tuple[str, ...]:
    return str(line.row) if line.row else "", line.what, line.record, line.name, line.detail.replace("\n", " ")
