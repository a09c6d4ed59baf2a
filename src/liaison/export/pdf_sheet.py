"""Sheets of A4 filled from top to bottom: where drawing goes on, and when the next sheet begins."""

from __future__ import annotations

from collections.abc import Sequence

from liaison.domain.minutes import Words
from liaison.export.pdf_lines import MILLIMETRES, Line, Style, broken, draw
from liaison.export.tagged_pdf import TaggedPdf

LEFT, TOP, WIDTH, BOTTOM = 24.0, 25.0, 166.0, 272.0
"""Millimetres: the left edge, the first and the last line of what is written, and how wide it is."""

LEADING = 1.4
"""Height of a line as a multiple of its type."""

_BASE = 0.73
"""Where the base line lies within a line."""


def line_height(style: Style) -> float:
    """Of one line, in millimetres."""
    return style.size * MILLIMETRES * LEADING


class Sheet:
    """The sheet that is being filled.

    Args:
        pdf: with its fonts; the first page is begun here.
    """

    def __init__(self, pdf: TaggedPdf) -> None:
        self.pdf = pdf
        pdf.begin_page()
        self.y = TOP

    @property
    def room(self) -> float:
        """Millimetres left on the sheet."""
        return BOTTOM - self.y

    @property
    def is_fresh(self) -> bool:
        """True while nothing stands on it."""
        return self.y <= TOP

    def need(self, height: float) -> None:
        """Begin another sheet unless so much is left, or this one is fresh."""
        if height > self.room and not self.is_fresh:
            self.begin()

    def begin(self) -> None:
        """Begin another sheet."""
        self.pdf.begin_page()
        self.y = TOP

    def space(self, height: float) -> None:
        """Leave some room, but not at the top of a sheet."""
        if not self.is_fresh:
            self.y += height

    def write(self, words: Words, style: Style, x: float = LEFT, width: float = WIDTH) -> None:
        """Write words, over as many sheets as they take."""
        self.write_lines(broken(self.pdf, words, width, style), style, x, width)

    def write_lines(self, lines: Sequence[Line], style: Style, x: float, width: float) -> None:
        """Write lines; the first of several is never left alone at the foot."""
        height = line_height(style)
        for number, line in enumerate(lines):
            self.need(height * (2 if number == 0 and len(lines) > 1 else 1))
            self.draw_line(line, style, x, width)
            self.y += height

    def draw_line(self, line: Line, style: Style, x: float, width: float, y: float | None = None) -> None:
        """Draw a line at a height, where the sheet stands if none is given; the sheet does not move."""
        top = self.y if y is None else y
        draw(self.pdf, line, x, top + line_height(style) * _BASE, width, style)

    def rule(self, y: float, grey: int, thickness: float = 0.2, x: float = LEFT, width: float = WIDTH) -> None:
        """A line across."""
        with self.pdf.artifact():
            self.pdf.set_draw_color(grey)
            self.pdf.set_line_width(thickness)
            self.pdf.line(x, y, x + width, y)

    def bar(self, top: float, bottom: float, x: float, grey: int, thickness: float) -> None:
        """A line down."""
        with self.pdf.artifact():
            self.pdf.set_draw_color(grey)
            self.pdf.set_line_width(thickness)
            self.pdf.line(x, top, x, bottom)
