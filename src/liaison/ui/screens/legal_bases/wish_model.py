"""The wish list as a table."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from liaison.base.translations import marked, tr
from liaison.domain.treaty_wishes import TreatyWish
from liaison.ui.widgets.reference.names import Names

Index = QModelIndex | QPersistentModelIndex

COLUMNS = (
    marked("Between"),
    marked("Kind of request"),
    marked("Who raised it"),
    marked("When"),
    marked("Where"),
    marked("Next step"),
    marked("State"),
)
WHERE = 4


class WishModel(QAbstractTableModel):
    """A line a wish; the texts are made when the wishes come."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wishes: tuple[TreatyWish, ...] = ()
        self._texts: tuple[tuple[str, ...], ...] = ()

    def show(self, wishes: tuple[TreatyWish, ...], names: Names) -> None:
        """Replace everything."""
        self.beginResetModel()
        self._wishes = wishes
        self._texts = tuple(wish_texts(wish, names) for wish in wishes)
        self.endResetModel()

    def wish(self, line: int) -> TreatyWish | None:
        """The wish on a line."""
        return self._wishes[line] if 0 <= line < len(self._wishes) else None

    def line_of(self, wish: TreatyWish | None) -> int:
        """Where a wish stands, 0 when it is not there."""
        return next((at for at, one in enumerate(self._wishes) if wish is not None and one.key == wish.key), 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Wishes."""
        return 0 if parent.isValid() else len(self._wishes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """What is said of each."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the columns say."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The texts; a screen reader hears the whole line at its beginning."""
        if not index.isValid():
            return None
        text = self._texts[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return text if index.column() else spoken(self._texts[index.row()])
        return None


def wish_texts(wish: TreatyWish, names: Names) -> tuple[str, ...]:
    """A wish column by column."""
    said = wish.wish
    kind = said.kind.label if said.kind is not None else tr("anything, or all kinds")
    if said.crime_type:
        kind = f"{kind}: {names.crime(said.crime_type)}"
    unknown = tr("country not known")
    between = [names.country(code) if code else unknown for code in (said.country_iso2, said.counterpart_iso2)]
    gone = tr("its line is no longer in the notes") if wish.is_line_gone else ""
    return (
        unknown if between == [unknown, unknown] else " – ".join(between),
        kind,
        said.raised_by,
        str(said.raised_on) if said.raised_on is not None else "",
        "; ".join(part for part in (wish.meeting_title, said.raised_at, gone) if part),
        said.next_step or said.text,
        said.state.label,
    )


def spoken(texts: tuple[str, ...]) -> str:
    """A line as a screen reader reads it."""
    return "; ".join(f"{tr(name)}: {text}" for name, text in zip(COLUMNS, texts, strict=True) if text)
