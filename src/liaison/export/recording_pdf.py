"""A PDF file that remembers what was drawn in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from liaison.export.drawn_page import Filled, Letters, Mark, Point, Stroke
from liaison.export.tagged_pdf import TaggedPdf


class RecordingPdf(TaggedPdf):
    """Writes the file, and keeps what is drawn.

    Attributes:
        marks: what was drawn so far.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self.marks: list[Mark] = []
        self._fill = self._ink = 0
        self._dash: tuple[float, float] | None = None
        super().__init__(*arguments, **options)

    def set_fill_color(self, r: Any, *more: Any, **named: Any) -> None:
        """Only greys are used."""
        self._fill = int(r)
        super().set_fill_color(r, *more, **named)

    def set_text_color(self, r: Any, *more: Any, **named: Any) -> None:
        """Only greys are used."""
        self._ink = int(r)
        super().set_text_color(r, *more, **named)

    def set_dash_pattern(self, dash: float = 0, gap: float = 0, phase: float = 0) -> None:
        """How lines are drawn from now on."""
        self._dash = (dash, gap) if dash else None
        super().set_dash_pattern(dash, gap, phase)

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A line."""
        self.marks.append(Stroke(((x1, y1), (x2, y2)), self.line_width, self._dash))
        super().line(x1, y1, x2, y2)

    def rect(self, x: float, y: float, w: float, h: float, style: Any = None, *more: Any, **named: Any) -> None:
        """The line around a box, or the box filled."""
        corners = ((x, y), (x + w, y), (x + w, y + h), (x, y + h))
        if style == "F":
            self.marks.append(Filled(corners, self._fill))
        else:
            self.marks.append(Stroke((*corners, corners[0]), self.line_width, self._dash))
        super().rect(x, y, w, h, style, *more, **named)

    def polygon(self, point_list: Sequence[Point], fill: bool = False, style: Any = None) -> None:
        """Only filled ones are used."""
        self.marks.append(Filled(tuple(point_list), self._fill))
        super().polygon(point_list, fill, style)

    def write_at(self, x: float, y: float, text: str, read_as: str = "") -> None:
        """Letters."""
        self.marks.append(Letters(x, y, text, self.font_style, self.font_size_pt, self._ink))
        super().write_at(x, y, text, read_as)
