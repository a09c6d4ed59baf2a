"""The frozen headings of a matrix, painted only where they are seen."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygon
from PySide6.QtWidgets import QHeaderView, QWidget

from liaison.ui.widgets.matrix.look import INDENT, SIDE, Look
from liaison.ui.widgets.matrix.model import MatrixModel

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class MatrixHeader(QHeaderView):
    """Sections of one size that tell of clicks; the style sheet has no say in them, so that a thousand cost nothing."""

    def __init__(self, orientation: Qt.Orientation, matrix: MatrixModel, look: Look, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._matrix = matrix
        self.look = look
        self.current = -1
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def mark_current(self, section: int) -> None:
        """Paint another section as the one of the current cell."""
        if section != self.current:
            self.current = section
            self.viewport().update()

    def positions(self, start: int, end: int) -> dict[int, int]:
        """The sections that lie in part between two pixels of the viewport, each with where it begins."""
        if not self.count():
            return {}
        size, last = self.defaultSectionSize(), self.count() - 1
        # behind the last section there is none, which Qt gives as -1
        ends = [at if at >= 0 else last for at in (self.logicalIndexAt(start), self.logicalIndexAt(end))]
        first, last = min(ends), max(ends)
        begin = self.sectionViewportPosition(first)
        step = -size if self._runs_left() else size
        return {section: begin + step * (section - first) for section in range(first, last + 1)}

    def _runs_left(self) -> bool:
        return self.orientation() is Qt.Orientation.Horizontal and self.isRightToLeft()


class ColumnHeader(MatrixHeader):
    """Above: the groups' names, the columns' codes, and the notes."""

    def __init__(self, matrix: MatrixModel, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, matrix, look, parent)

    def sizeHint(self) -> QSize:
        """A line for groups and one for notes only where there are any."""
        columns = self._matrix.content.columns
        lines = 1 + any(column.group for column in columns) + any(column.note for column in columns)
        # Qt's own hint reads the texts of hundreds of sections, and nobody asks for the width
        return QSize(0, lines * self.look.line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Everything that is seen."""
        look, columns = self.look, self._matrix.content.columns
        with QPainter(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), look.surface)
            shown = self.positions(0, self.viewport().width() - 1)
            top = self._paint_groups(painter, shown) if any(column.group for column in columns) else 0
            for place, left in shown.items():
                self._paint_column(painter, place, QRect(left, top, self.defaultSectionSize(), self.height() - top))
            painter.setPen(look.rule)
            bottom = self.viewport().height() - 1
            painter.drawLine(0, bottom, self.viewport().width(), bottom)

    def _paint_column(self, painter: QPainter, place: int, section: QRect) -> None:
        look, column = self.look, self._matrix.content.columns[place]
        is_current = place == self.current
        if is_current or column.note is not None:
            painter.fillRect(section, look.soft if is_current else look.ground)
        painter.setFont(look.bold if is_current else look.font)
        painter.setPen(look.text)
        code = QRect(section.topLeft(), QSize(section.width(), look.line))
        painter.drawText(code, Qt.AlignmentFlag.AlignCenter, column.code)
        if column.note is not None:
            picture = look.note(column.note.kind)
            side = look.side - 4
            middle = QPoint(section.left() + (section.width() - side) // 2, code.bottom() + (look.line - side) // 2)
            painter.drawPixmap(middle, picture)

    def _paint_groups(self, painter: QPainter, shown: dict[int, int]) -> int:
        """The names of the groups, each over as much of its columns as is seen."""
        look, width = self.look, self.defaultSectionSize()
        painter.setFont(look.font)
        for name, neighbours in groupby(shown.items(), lambda section: self._matrix.content.columns[section[0]].group):
            lefts = [left for _, left in neighbours]
            place = QRect(min(lefts), 0, len(lefts) * width, look.line)
            painter.setPen(look.rule)
            painter.drawLine(place.left() - 1, 0, place.left() - 1, self.height())
            painter.drawLine(place.bottomLeft(), place.bottomRight())
            painter.setPen(look.muted)
            room = (place & self.viewport().rect()).adjusted(4, 0, -4, 0)
            text = look.metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
        return look.line


class RowHeader(MatrixHeader):
    """At the side: the names of rows, and the groups' names with their state."""

    def __init__(self, matrix: MatrixModel, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, matrix, look, parent)

    def sizeHint(self) -> QSize:
        """As wide as the view lets it be."""
        return QSize(self.minimumWidth(), 0)

    def width_wanted(self) -> int:
        """Pixels for the longest name."""
        look, groups = self.look, self._matrix.content.groups
        longest = max((row.name for group in groups for row in group.rows), key=len, default="")
        heading = max((group.name for group in groups), key=len, default="")
        names = look.metrics.horizontalAdvance(longest)
        # a heading also tells how many rows it has
        headings = look.bold_metrics.horizontalAdvance(heading) + 7 * look.metrics.averageCharWidth()
        return max(names, headings) + INDENT + 2 * SIDE

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Everything that is seen."""
        look = self.look
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.viewport().rect(), look.surface)
            for line, top in self.positions(0, self.viewport().height() - 1).items():
                self._paint_line(painter, line, QRect(0, top, self.viewport().width(), look.line))
            painter.setPen(look.rule)
            edge = 0 if self.isRightToLeft() else self.viewport().width() - 1
            painter.drawLine(edge, 0, edge, self.viewport().height())

    def _paint_line(self, painter: QPainter, line: int, section: QRect) -> None:
        look, row = self.look, self._matrix.lines.row(line)
        if line == self.current or row is None:
            painter.fillRect(section, look.soft if line == self.current else look.ground)
        group = self._matrix.lines.group(line)
        indent = INDENT if group.name else 0
        room = section.adjusted(SIDE + indent, 0, -SIDE, 0)
        if row is not None:
            self._write(painter, room, row.name, bold=line == self.current)
        else:
            self._paint_arrow(painter, section, self._matrix.lines.is_open(group))
            count = str(len(group.rows))
            painter.setPen(look.muted)
            painter.setFont(look.font)
            painter.drawText(self._placed(section, room), self._aligned(_RIGHT), count)
            beside = room.adjusted(0, 0, -look.metrics.horizontalAdvance(count) - SIDE, 0)
            self._write(painter, beside, group.name, bold=True)
        painter.setPen(look.rule)
        painter.drawLine(section.bottomLeft(), section.bottomRight())

    def _write(self, painter: QPainter, room: QRect, text: str, *, bold: bool) -> None:
        look = self.look
        metrics = look.bold_metrics if bold else look.metrics
        painter.setFont(look.bold if bold else look.font)
        painter.setPen(look.text)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(self._placed(self.viewport().rect(), room), self._aligned(_LEFT), shown)

    def _paint_arrow(self, painter: QPainter, section: QRect, is_open: bool) -> None:
        middle = self._placed(section, QRect(SIDE, section.top(), 10, section.height())).center()
        x, y = middle.x(), middle.y()
        towards = -1 if self.isRightToLeft() else 1
        down = [QPoint(x - 5, y - 2), QPoint(x + 5, y - 2), QPoint(x, y + 4)]
        aside = [QPoint(x - 3 * towards, y - 5), QPoint(x + 3 * towards, y), QPoint(x - 3 * towards, y + 5)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.muted)
        painter.drawPolygon(QPolygon(down if is_open else aside))

    def _placed(self, within: QRect, place: QRect) -> QRect:
        """`place`, mirrored where the interface runs from right to left."""
        if not self.isRightToLeft():
            return place
        return QRect(within.left() + within.right() - place.right(), place.top(), place.width(), place.height())

    def _aligned(self, side: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
        if not self.isRightToLeft():
            return side | Qt.AlignmentFlag.AlignAbsolute
        return (_RIGHT if side == _LEFT else _LEFT) | Qt.AlignmentFlag.AlignAbsolute
