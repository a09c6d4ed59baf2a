"""A box of a chain, drawn: its state told by the line around it, its words as large as there is room for, never by colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from liaison.domain.cases.chain_paper import LegBox
from liaison.domain.cases.chains import LegState
from liaison.domain.minutes import Span, Words
from liaison.export.chain_layout import Area
from liaison.export.pdf_lines import MILLIMETRES, Line, Style, broken, draw, text_width
from liaison.export.tagged_pdf import TaggedPdf

LARGEST, SMALLEST = 10.0, 4.0
"""Points of the words in boxes; below this they are cut, and an ellipsis says so."""

_RUN_ON = 5.5
"""Points below which statements follow each other on a line instead of standing below each other."""

_AS_ALL = 0.25
"""The share of boxes that may have smaller words than all the others, so that one that is full does not shrink them all."""

_STEP, _LEADING, _BASE = 0.5, 1.22, 0.77
_PAD, _BELOW_ALARM = 1.2, 0.5
_THIN, _THICK, _CROSS = 0.3, 1.1, 0.25
_DASHES: dict[LegState | None, tuple[float, float]] = {LegState.SUSPECTED: (2.0, 1.3), None: (0.3, 0.9)}
"""Millimetres drawn and left out; every other state has a whole line."""


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of a box, broken into lines of one size.

    Attributes:
        tags: how each statement is tagged, with its lines.
    """

    style: Style
    statements: tuple[tuple[str, tuple[Line, ...]], ...]

    @property
    def height(self) -> float:
        """In millimetres."""
        return sum(len(lines) for _, lines in self.statements) * line_height(self.style)


def line_height(style: Style) -> float:
    """Of one line, in millimetres."""
    return style.size * MILLIMETRES * _LEADING


def frame(pdf: TaggedPdf, area: Area, state: LegState | None, *, is_alarm: bool) -> None:
    """The line around a box: whole, dashed, dotted, crossed; thick where something is to be seen first."""
    thickness = _THICK if is_alarm else _THIN
    with pdf.artifact():
        pdf.set_draw_color(0)
        if state is LegState.DISMANTLED:
            pdf.set_line_width(_CROSS)
            pdf.line(area.x, area.y, area.x + area.width, area.y + area.height)
            pdf.line(area.x, area.y + area.height, area.x + area.width, area.y)
        drawn, left_out = _DASHES.get(state, (0.0, 0.0))
        if drawn:
            pdf.set_dash_pattern(dash=drawn, gap=left_out + (thickness if state is None else 0))
        pdf.set_line_width(thickness)
        pdf.rect(area.x, area.y, area.width, area.height)
        if drawn:
            pdf.set_dash_pattern()


def draw_boxes(pdf: TaggedPdf, boxes: Sequence[tuple[LegBox, Area]]) -> None:
    """All boxes, most of them in words of one size."""
    alarms = {box.number: _alarm_of(pdf, box, area) for box, area in boxes}
    texts = {box.number: _fitting(pdf, box, area, alarms[box.number], LARGEST) for box, area in boxes}
    sizes = sorted(text.style.size for text in texts.values())
    common = sizes[int(len(sizes) * _AS_ALL)] if sizes else LARGEST
    for box, area in boxes:
        text = texts[box.number]
        if text.style.size > common:
            text = _fitting(pdf, box, area, alarms[box.number], common)
        frame(pdf, area, box.state, is_alarm=bool(box.alarm))
        with pdf.tag("Sect"):
            _write(pdf, area, alarms[box.number], text)


@dataclass(frozen=True, slots=True)
class _Alarm:
    """What is to be seen first, in a bar of so many millimetres; without words none."""

    words: str
    style: Style
    height: float


def _alarm_of(pdf: TaggedPdf, box: LegBox, area: Area) -> _Alarm:
    if not box.alarm:
        return _Alarm("", Style(SMALLEST), 0.0)
    size = 8.0
    while size > SMALLEST and text_width(pdf, box.alarm, Style(size, is_strong=True)) > area.width - 2 * _PAD - 1:
        size -= _STEP
    style = Style(size, is_strong=True, grey=255)
    return _Alarm(box.alarm, style, line_height(style) + 0.6)


def _write(pdf: TaggedPdf, area: Area, alarm: _Alarm, text: _Text) -> None:
    x, top, width = area.x + _PAD, area.y + _PAD, area.width - 2 * _PAD
    if alarm.words:
        with pdf.artifact():
            pdf.set_fill_color(0)
            pdf.rect(x, top, width, alarm.height, style="F")
        with pdf.tag("P"):
            for line in broken(pdf, (Span(alarm.words, is_strong=True),), width, alarm.style)[:1]:
                draw(pdf, line, x + 0.5, top + alarm.height * 0.77, width, alarm.style)
        top += alarm.height + _BELOW_ALARM
    height = line_height(text.style)
    for kind, lines in text.statements:
        with pdf.tag(kind):
            for line in lines:
                _clear(pdf, x, top, line.width, height)
                draw(pdf, line, x, top + height * _BASE, width, text.style)
                top += height


def _clear(pdf: TaggedPdf, x: float, top: float, width: float, height: float) -> None:
    """White under a line, so that a cross is never drawn through words."""
    with pdf.artifact():
        pdf.set_fill_color(255)
        pdf.rect(x - 0.3, top, width + 0.6, height, style="F")


def _fitting(pdf: TaggedPdf, box: LegBox, area: Area, alarm: _Alarm, largest: float) -> _Text:
    """The largest words that fit: statements below each other, else one after the other, else cut."""
    width, room = area.width - 2 * _PAD, area.height - 2 * _PAD
    room -= alarm.height + _BELOW_ALARM if alarm.words else 0.0
    size = min(largest, _largest_possible(pdf, box, width, room))
    while size > SMALLEST:
        text = _broken(pdf, box, width, Style(size), is_run_on=size < _RUN_ON)
        if text.height <= room:
            return text
        size -= _STEP
    return _cut(pdf, _broken(pdf, box, width, Style(SMALLEST), is_run_on=True), room, width)


def _largest_possible(pdf: TaggedPdf, box: LegBox, width: float, room: float) -> float:
    """Above this size the words would not fit if every line were full: it spares breaking them at sizes that cannot do."""
    long = text_width(pdf, " ".join((box.head, *box.lines)), Style(1))
    possible = (room * width / (long * MILLIMETRES * _LEADING)) ** 0.5 if long else LARGEST
    return max(SMALLEST, min(LARGEST, int(possible / _STEP + 1) * _STEP))


def _broken(pdf: TaggedPdf, box: LegBox, width: float, style: Style, *, is_run_on: bool) -> _Text:
    arrow = f"  →\u00a0{', '.join(map(str, box.leads_to))}" if box.leads_to else ""
    head: Words = (Span(f"{box.number}  {box.head}", is_strong=True), Span(arrow))
    said = (" · ".join(box.lines),) if is_run_on else box.lines
    statements = [("H2", tuple(broken(pdf, head, width, style)))]
    statements += [("P", tuple(broken(pdf, (Span(line),), width, style))) for line in said if line]
    return _Text(style, tuple(statements))


def _cut(pdf: TaggedPdf, text: _Text, room: float, width: float) -> _Text:
    """What there is room for, with an ellipsis at its end."""
    left = max(1, int(room / line_height(text.style)))
    kept: list[tuple[str, tuple[Line, ...]]] = []
    for kind, lines in text.statements:
        if left and lines:
            kept.append((kind, lines[:left]))
            left -= len(kept[-1][1])
    if kept and sum(len(lines) for _, lines in kept) < sum(len(lines) for _, lines in text.statements):
        kind, lines = kept[-1]
        words = "".join(run.text for run in lines[-1].runs).rstrip()
        last = _ended(pdf, words, width, text.style)
        kept[-1] = (kind, (*lines[:-1], *broken(pdf, (Span(last),), width, text.style)[:1]))
    return _Text(text.style, tuple(kept))


def _ended(pdf: TaggedPdf, words: str, width: float, style: Style) -> str:
    while words and text_width(pdf, f"{words}…", style) > width:
        words = words[:-1]
    return f"{words.rstrip()}…"


def in_one_line(pdf: TaggedPdf, words: str, width: float, style: Style) -> str:
    """The words, with an ellipsis where they are longer than a line of so many millimetres."""
    return words if text_width(pdf, words, style) <= width else _ended(pdf, words, width, style)
