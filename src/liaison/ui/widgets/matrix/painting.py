"""Paints the cells that are seen: grid, marks, current cell. An empty cell costs nothing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen

from liaison.ui.widgets.matrix.content import MarkKind, NoteKind
from liaison.ui.widgets.matrix.look import Look
from liaison.ui.widgets.matrix.model import MatrixModel


@dataclass(frozen=True, slots=True)
class Seen:
    """What of the matrix is painted.

    Attributes:
        lines: line → its top; columns: column → its left; both in pixels of the viewport.
        line, column: of the current cell, -1 where there is none.
    """

    lines: dict[int, int]
    columns: dict[int, int]
    height: int
    width: int
    line: int
    column: int
    has_focus: bool


def paint_cells(painter: QPainter, area: QRect, seen: Seen, matrix: MatrixModel, look: Look) -> None:
    """Everything within `area`."""
    painter.fillRect(area, look.surface)
    if not seen.lines or not seen.columns:
        return
    _paint_bands(painter, seen, matrix, look)
    _paint_grid(painter, seen, look)
    _paint_marks(painter, seen, matrix, look)
    _paint_current(painter, seen, look)


def _bounds(seen: Seen) -> QRect:
    left, top = min(seen.columns.values()), min(seen.lines.values())
    right = max(seen.columns.values()) + seen.width
    bottom = max(seen.lines.values()) + seen.height
    return QRect(left, top, right - left, bottom - top)


def _paint_bands(painter: QPainter, seen: Seen, matrix: MatrixModel, look: Look) -> None:
    """Grounds: of columns with a gap, of headings, of the current row and column."""
    all_of_it, columns = _bounds(seen), matrix.content.columns
    for place, left in seen.columns.items():
        note = columns[place].note
        ground = look.gap if note is not None and note.kind is NoteKind.GAP else None
        ground = look.soft if place == seen.column else ground
        if ground is not None:
            painter.fillRect(left, all_of_it.top(), seen.width, all_of_it.height(), ground)
    for line, top in seen.lines.items():
        if line == seen.line or matrix.lines.row(line) is None:
            ground = look.soft if line == seen.line else look.ground
            painter.fillRect(all_of_it.left(), top, all_of_it.width(), seen.height, ground)


def _paint_grid(painter: QPainter, seen: Seen, look: Look) -> None:
    all_of_it = _bounds(seen)
    painter.setPen(look.rule)
    for top in seen.lines.values():
        y = top + seen.height - 1
        painter.drawLine(all_of_it.left(), y, all_of_it.right(), y)
    for left in seen.columns.values():
        x = left + seen.width - 1
        painter.drawLine(x, all_of_it.top(), x, all_of_it.bottom())


def _paint_marks(painter: QPainter, seen: Seen, matrix: MatrixModel, look: Look) -> None:
    keys = [(matrix.content.columns[place].key, left) for place, left in seen.columns.items()]
    across, down = (seen.width - look.side) // 2, (seen.height - look.side) // 2
    painter.setFont(look.font)
    painter.setPen(look.text)
    for line, top in seen.lines.items():
        marks = matrix.marks(line)
        if not marks:
            continue
        for key, left in keys:
            mark = marks.get(key)
            if mark is None:
                continue
            if mark.kind is MarkKind.COUNT:
                painter.drawText(left, top, seen.width, seen.height, Qt.AlignmentFlag.AlignCenter, str(mark.number))
            else:
                painter.drawPixmap(left + across, top + down, look.mark(mark))


def _paint_current(painter: QPainter, seen: Seen, look: Look) -> None:
    if seen.line in seen.lines and seen.column in seen.columns:
        cell = QRect(seen.columns[seen.column], seen.lines[seen.line], seen.width - 1, seen.height - 1)
        pen = QPen(look.accent if seen.has_focus else look.edge, 2 if seen.has_focus else 1)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(cell.adjusted(1, 1, -1, -1))
