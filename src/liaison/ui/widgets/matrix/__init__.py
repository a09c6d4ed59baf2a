"""Rows × columns, tens of thousands of cells: frozen headers, groups, marks told apart by shape and colour."""

from liaison.ui.widgets.matrix.content import (
    Column,
    ColumnNote,
    Mark,
    MarkKind,
    MatrixContent,
    NoteKind,
    Row,
    RowGroup,
    marks_by_row,
)
from liaison.ui.widgets.matrix.legend import MarkLegend
from liaison.ui.widgets.matrix.view import MatrixView

__all__ = [
    "Column",
    "ColumnNote",
    "Mark",
    "MarkKind",
    "MarkLegend",
    "MatrixContent",
    "MatrixView",
    "NoteKind",
    "Row",
    "RowGroup",
    "marks_by_row",
]
