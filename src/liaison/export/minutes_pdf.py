"""Minutes as a tagged PDF: sheets of A4 with the marking at head and foot, numbered, with tables that go on over pages."""

from __future__ import annotations

from datetime import date

from liaison.domain.meetings import Tlp
from liaison.domain.minutes import Span, Words
from liaison.export.minutes_paper import Entries, Grid, Head, MinutesPaper, Part, Prose, Quotation, Title, words
from liaison.export.pdf_lines import FAMILY, Style, add_fonts, broken, reads_right_to_left, text_width
from liaison.export.pdf_sheet import LEFT, WIDTH, Sheet, line_height
from liaison.export.pdf_table import Table, draw_table
from liaison.export.tagged_pdf import TaggedPdf

BODY = Style(10)
QUIET = Style(9, grey=70)
TITLE = Style(17, is_strong=True)
HEADS = {2: Style(12.5, is_strong=True), 3: Style(10.5, is_strong=True)}
ABOVE_HEADS = {2: 6.0, 3: 3.5}
BETWEEN = 1.8
"""Millimetres between two paragraphs."""

_LEADING_UP = 45.0
INDENT, QUOTED = 6.0, 5.0
_HEAD_LINE, _FOOT_LINE = 15.0, 285.0
_MARKING = Style(12, is_strong=True)
_MARGINAL = Style(8.5, grey=70)
_DRAFT = Style(12, is_strong=True, grey=70)
# as TLP 2.0 has them, on black
_COLOURS = {
    Tlp.RED: (255, 43, 43),
    Tlp.AMBER: (255, 192, 0),
    Tlp.AMBER_STRICT: (255, 192, 0),
    Tlp.GREEN: (51, 255, 0),
    Tlp.CLEAR: (255, 255, 255),
}


def pdf_of(paper: MinutesPaper, made: date) -> bytes:
    """The file; the same paper of the same day gives the same bytes."""
    pdf = TaggedPdf(paper.name, paper.language, made)
    add_fonts(pdf)
    sheet = Sheet(pdf)
    for part, following in zip(paper.parts, (*paper.parts[1:], None), strict=True):
        if isinstance(part, Prose) and isinstance(following, Grid):
            # what leads up to a table stays with it
            sheet.need(_LEADING_UP)
        _draw(sheet, part)
    for page in range(1, len(pdf.pages) + 1):
        pdf.turn_to(page)
        _draw_margins(pdf, paper, page, len(pdf.pages))
    return pdf.finished()


def _draw(sheet: Sheet, part: Part) -> None:
    match part:
        case Title():
            _title(sheet, part)
        case Head():
            _head(sheet, part)
        case Prose():
            _prose(sheet, part)
        case Entries():
            _entries(sheet, part)
        case Quotation():
            _quotation(sheet, part)
        case Grid():
            sheet.space(1.0)
            draw_table(sheet, Table(part.heads, part.rows, part.shares, part.languages, part.is_prose))
            sheet.space(BETWEEN)


def _title(sheet: Sheet, title: Title) -> None:
    with sheet.pdf.tag("P"):
        sheet.write(words(title.above), QUIET)
    with sheet.pdf.tag("H1"):
        sheet.write(words(title.text), TITLE)
    sheet.space(1.0)
    with sheet.pdf.tag("P"):
        sheet.write(words(title.below), QUIET)
    sheet.space(2.5)


def _head(sheet: Sheet, head: Head) -> None:
    style = HEADS[head.level]
    sheet.space(ABOVE_HEADS[head.level])
    # with the first lines of what it stands above
    sheet.need(line_height(style) + 3 * line_height(BODY))
    room = text_width(sheet.pdf, head.note, QUIET) + 4 if head.note else 0.0
    lines = broken(sheet.pdf, head.words, WIDTH - room, style)
    with sheet.pdf.tag(f"H{head.level}"):
        top = sheet.y
        sheet.write_lines(lines, style, LEFT, WIDTH - room)
        if head.note:
            note = broken(sheet.pdf, words(head.note), WIDTH, QUIET)[0]
            sheet.draw_line(note, QUIET, LEFT + WIDTH - note.width, note.width, top + 0.9)
    if head.level == 2:
        sheet.rule(sheet.y + 0.3, 150)
        sheet.y += 1.2
    sheet.y += 0.8


def _prose(sheet: Sheet, prose: Prose) -> None:
    style = QUIET if prose.is_quiet else BODY
    with sheet.pdf.tag("P"):
        x = LEFT
        if prose.time:
            x += _time(sheet, prose.time)
        label: Words = (Span(f"{prose.label}: ", is_strong=True),) if prose.label else ()
        if not prose.words and label:
            label = (Span(prose.label, is_strong=True),)
        sheet.write((*label, *prose.words) or words(" "), style, x, WIDTH - (x - LEFT))
        if prose.time and not (label or prose.words):
            sheet.y += line_height(style)
    sheet.space(BETWEEN)


def _time(sheet: Sheet, time: str) -> float:
    """The stamp at the beginning of a line; gives the room it takes."""
    sheet.need(2 * line_height(BODY))
    stamp = broken(sheet.pdf, words(time), WIDTH, QUIET)[0]
    sheet.draw_line(stamp, QUIET, LEFT, stamp.width, sheet.y + 0.25)
    return 13.0


def _entries(sheet: Sheet, part: Entries) -> None:
    with sheet.pdf.tag("L"):
        for entry in part.entries:
            x = LEFT + 1.0 + entry.depth * INDENT
            width = WIDTH - (x - LEFT) - INDENT
            with sheet.pdf.tag("LI"):
                lines = broken(sheet.pdf, entry.words, width, BODY)
                sheet.need(line_height(BODY) * min(2, len(lines)))
                label = broken(sheet.pdf, words("•" if entry.number is None else f"{entry.number}."), INDENT, BODY)
                with sheet.pdf.tag("Lbl"):
                    for line in label[:1]:
                        sheet.draw_line(line, BODY, x, line.width)
                with sheet.pdf.tag("LBody"):
                    sheet.write_lines(lines, BODY, x + INDENT, width)
            sheet.space(0.6)
    sheet.space(BETWEEN - 0.6)


def _quotation(sheet: Sheet, part: Quotation) -> None:
    is_mirrored = reads_right_to_left("".join(span.text for span in part.words))
    x, width = LEFT + (0.0 if is_mirrored else QUOTED), WIDTH - QUOTED
    bar = LEFT + WIDTH - 1 if is_mirrored else LEFT + 1
    sheet.space(0.8)
    above = " · ".join(filter(None, (part.time, part.speaker)))
    pieces = [(Style(10, is_strong=True), words(above)), (BODY, part.words), (QUIET, words(part.note))]
    with sheet.pdf.tag("BlockQuote"):
        sheet.need(3 * line_height(BODY))
        for style, said in pieces:
            with sheet.pdf.tag("P"):
                for line in broken(sheet.pdf, said, width, style):
                    sheet.need(line_height(style))
                    sheet.draw_line(line, style, x, width)
                    sheet.bar(sheet.y, sheet.y + line_height(style), bar, 130, 0.7)
                    sheet.y += line_height(style)
    sheet.space(BETWEEN + 0.8)


def _draw_margins(pdf: TaggedPdf, paper: MinutesPaper, page: int, pages: int) -> None:
    with pdf.artifact("Pagination"):
        for base in (_HEAD_LINE, _FOOT_LINE):
            if paper.marking:
                _draw_marking(pdf, paper.marking, base)
        if paper.draft:
            _plain(pdf, paper.draft, LEFT, _HEAD_LINE, _DRAFT)
        _plain(pdf, paper.footer, LEFT, _FOOT_LINE, _MARGINAL)
        number = f"{page} / {pages}"
        middle = LEFT + (WIDTH - text_width(pdf, number, _MARGINAL)) / 2
        _plain(pdf, number, middle, _FOOT_LINE, _MARGINAL)


def _draw_marking(pdf: TaggedPdf, marking: str, base: float) -> None:
    """At the right, in capitals of 12 points, as TLP 2.0 wants it."""
    width = text_width(pdf, marking, _MARKING)
    pdf.set_fill_color(0)
    pdf.rect(LEFT + WIDTH - width - 3, base - 4.4, width + 3, 6.2, style="F")
    pdf.set_font(FAMILY, "B", _MARKING.size)
    pdf.set_text_color(*_COLOURS[Tlp(marking)])
    pdf.write_at(LEFT + WIDTH - width - 1.5, base, marking)


def _plain(pdf: TaggedPdf, text: str, x: float, base: float, style: Style) -> None:
    pdf.set_font(FAMILY, "B" if style.is_strong else "", style.size)
    pdf.set_text_color(style.grey)
    pdf.write_at(x, base, text)
