"""A chain on one page of A4, lying, black on white: boxes in rows, arrows between them, the marking, and how old it all is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import atan2, cos, pi, sin

from liaison.domain.cases.chain_paper import ChainPaper, LegBox
from liaison.domain.cases.chains import LegState
from liaison.domain.minutes import Span
from liaison.export.chain_boxes import draw_boxes, frame, in_one_line, line_height
from liaison.export.chain_layout import Area, Arrow, laid_out
from liaison.export.chain_wrapping import Placed
from liaison.export.drawn_page import DrawnPage
from liaison.export.pdf_lines import FAMILY, Style, add_fonts, broken, draw, text_width
from liaison.export.recording_pdf import RecordingPdf
from liaison.export.tagged_pdf import TaggedPdf

_LEFT, _RIGHT, _TOP = 10.0, 287.0, 15.0
_PAGE = Area(_LEFT, 25.0, _RIGHT - _LEFT, 162.0)
"""Where boxes and arrows stand."""

_FOOT = 194.0
_TITLE, _ABOUT, _MARGINAL = Style(13, is_strong=True), Style(9), Style(7)
_MARKING = Style(12, is_strong=True, grey=255)
_ARROW, _HEAD = 0.3, 2.0
_DASH, _DASH_GAP = 1.6, 1.1


def page_of(paper: ChainPaper) -> DrawnPage:
    """Always one page; the same paper gives the same file."""
    pdf = RecordingPdf(paper.name, paper.language, paper.printed, is_lying=True)
    add_fonts(pdf)
    pdf.begin_page()
    _draw_head(pdf, paper)
    boxes = {box.number: box for box in paper.boxes}
    layout = laid_out([_placed(box) for box in paper.boxes], _PAGE)
    with pdf.artifact():
        for arrow in layout.arrows:
            _draw_arrow(pdf, arrow, is_dashed=boxes[arrow.end].state is LegState.SUSPECTED)
    draw_boxes(pdf, [(box, layout.boxes[box.number]) for box in paper.boxes])
    _draw_foot(pdf, paper)
    marking = paper.marking.value if paper.marking is not None else ""
    return DrawnPage(tuple(pdf.marks), marking, "\n".join(_spoken(paper)), pdf.finished())


def _spoken(paper: ChainPaper) -> Iterator[str]:
    yield from (paper.title, paper.about)
    for box in paper.boxes:
        leads = f" → {', '.join(map(str, box.leads_to))}" if box.leads_to else ""
        yield ". ".join(part for part in (f"{box.number} {box.head}{leads}", box.alarm, *box.lines) if part)


def _placed(box: LegBox) -> Placed:
    return Placed(box.number, box.spot.column, box.spot.lane, box.leads_to)


def _draw_head(pdf: TaggedPdf, paper: ChainPaper) -> None:
    room = _RIGHT - _LEFT
    if paper.marking is not None:
        room -= _draw_marking(pdf, paper.marking.value)
    with pdf.tag("H1"):
        _line(pdf, in_one_line(pdf, paper.title, room, _TITLE), _TOP, _TITLE)
    with pdf.tag("P"):
        _line(pdf, in_one_line(pdf, paper.about, room, _ABOUT), _TOP + 5.5, _ABOUT)


def _draw_marking(pdf: TaggedPdf, marking: str) -> float:
    """White on black at the right; gives the width it takes."""
    width = text_width(pdf, marking, _MARKING) + 3
    with pdf.artifact():
        pdf.set_fill_color(0)
        pdf.rect(_RIGHT - width, _TOP - 4.6, width, 6.4, style="F")
    with pdf.tag("P"):
        pdf.set_font(FAMILY, "B", _MARKING.size)
        pdf.set_text_color(255)
        pdf.write_at(_RIGHT - width + 1.5, _TOP, marking)
    return width + 4


def _draw_arrow(pdf: TaggedPdf, arrow: Arrow, *, is_dashed: bool) -> None:
    """Dashed where it leads to what is only suspected."""
    pdf.set_draw_color(0)
    pdf.set_line_width(_ARROW)
    if is_dashed:
        pdf.set_dash_pattern(dash=_DASH, gap=_DASH_GAP)
    points = list(arrow.points)
    (x1, y1), (x2, y2) = points[-2:]
    turn = atan2(y2 - y1, x2 - x1)
    # the line ends where its head begins
    points[-1] = (x2 - _HEAD * 0.8 * cos(turn), y2 - _HEAD * 0.8 * sin(turn))
    for (a, b), (c, d) in pairwise(points):
        pdf.line(a, b, c, d)
    if is_dashed:
        pdf.set_dash_pattern()
    pdf.set_fill_color(0)
    wings = [(x2 - _HEAD * cos(turn + way), y2 - _HEAD * sin(turn + way)) for way in (pi / 7, -pi / 7)]
    pdf.polygon([(x2, y2), *wings], style="F")


def _draw_foot(pdf: TaggedPdf, paper: ChainPaper) -> None:
    """What the lines mean, and from when the sources are."""
    x, base = _LEFT, _FOOT
    with pdf.tag("P"):
        for state, words in paper.legend:
            x = _sample(pdf, x, base, state, words, is_alarm=False)
        _sample(pdf, x, base, LegState.KNOWN, paper.alarm_legend, is_alarm=True)
    sources = broken(pdf, (Span(" · ".join(paper.sources)),), _RIGHT - _LEFT, _MARGINAL)
    with pdf.tag("P"):
        for number, line in enumerate(sources[:3], 1):
            draw(pdf, line, _LEFT, base + 1.5 + number * line_height(_MARGINAL), _RIGHT - _LEFT, _MARGINAL)


def _sample(pdf: TaggedPdf, x: float, base: float, state: LegState | None, words: str, *, is_alarm: bool) -> float:
    """A small box with its meaning behind it; gives where the next one begins."""
    frame(pdf, Area(x + 0.6, base - 3.2, 8.0, 4.0), state, is_alarm=is_alarm)
    pdf.set_font(FAMILY, "", _MARGINAL.size)
    pdf.set_text_color(0)
    pdf.write_at(x + 10.5, base, f"{words} ")
    return x + 10.5 + text_width(pdf, words, _MARGINAL) + 7


def _line(pdf: TaggedPdf, words: str, base: float, style: Style) -> None:
    for line in broken(pdf, (Span(words),), _RIGHT, style)[:1]:
        draw(pdf, line, _LEFT, base, text_width(pdf, words, style), style)
