"""What the templates that come with the program have in common: their page, styles, marking, tables, and instructions in braces."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from liaison.export.docx_guard import safe_template  # noqa: E402
from liaison.export.packing import repacked  # noqa: E402

FOLDER = ROOT / "resources" / "templates"
WIDTH = 166
FONT = "Arial"
GREY = RGBColor(0x46, 0x46, 0x46)
COLOURS = {
    "TLP:RED": "FF2B2B",
    "TLP:AMBER": "FFC000",
    "TLP:AMBER+STRICT": "FFC000",
    "TLP:GREEN": "33FF00",
    "TLP:CLEAR": "FFFFFF",
}


def finished(document: Any, name: str) -> bytes:
    """The template as a file, without what tells of the computer it was made on; the same libraries make the same bytes."""
    about = document.core_properties
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.title = "{{ name }}"
    about.created = about.modified = datetime(2026, 1, 1, tzinfo=UTC)
    target = io.BytesIO()
    document.save(target)
    return repacked(safe_template(target.getvalue(), name))


def page(document: Any) -> None:
    """A4 with the margins of the program's papers."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(24), Mm(20)
    section.top_margin, section.bottom_margin = Mm(25), Mm(24)
    section.header_distance, section.footer_distance = Mm(11), Mm(10)
    document.element.body.remove(document.element.body[0]) if len(document.paragraphs) else None


def styles(document: Any) -> None:
    """The styles of headings, cells, lists and quotations."""
    styles = document.styles
    normal = styles["Normal"]
    _font(normal, 10)
    normal.paragraph_format.space_after, normal.paragraph_format.space_before = Pt(5), Pt(0)
    normal.paragraph_format.line_spacing = 1.15
    normal.paragraph_format.widow_control = True
    for level, size, above, below in ((1, 17, 0, 4), (2, 12.5, 16, 6), (3, 10.5, 9, 3)):
        style = styles[f"Heading {level}"]
        _font(style, size, bold=True, colour=RGBColor(0, 0, 0))
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(below)
        style.paragraph_format.keep_with_next = True
        if level == 2:
            style.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
            _border(style.element.get_or_add_pPr(), "bottom", 4, "969696")
    for name, base, size, colour in (
        ("Quiet", "Normal", 9, GREY),
        ("Cell", "Normal", 9, None),
        ("Cell Head", "Cell", 8.5, GREY),
        ("Cell Label", "Cell", 9, GREY),
        ("Gap", "Normal", 4, None),
    ):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles[base]
        _font(style, size, bold=name == "Cell Head", colour=colour)
    for name in ("Cell", "Gap"):
        styles[name].paragraph_format.space_after = Pt(0)
        styles[name].paragraph_format.line_spacing = 1.1
    quote = styles["Quote"]
    _font(quote, 10, colour=RGBColor(0, 0, 0))
    quote.font.italic = False
    quote.paragraph_format.left_indent = Mm(5)
    quote.paragraph_format.space_after = Pt(8)
    _border(quote.element.get_or_add_pPr(), "left", 12, "828282", space=8)
    speaker = styles.add_style("Quote Speaker", WD_STYLE_TYPE.PARAGRAPH)
    speaker.base_style = quote
    speaker.font.bold = True
    speaker.paragraph_format.space_after, speaker.paragraph_format.space_before = Pt(0), Pt(4)
    speaker.paragraph_format.keep_with_next = True
    for depth in range(3):
        entry = styles.add_style(f"Entry {depth + 1}", WD_STYLE_TYPE.PARAGRAPH)
        entry.base_style = styles["Normal"]
        entry.paragraph_format.left_indent = Mm(6 + 6 * depth)
        entry.paragraph_format.first_line_indent = Mm(-5)
        entry.paragraph_format.tab_stops.add_tab_stop(Mm(6 + 6 * depth))
        entry.paragraph_format.space_after = Pt(2)
    for name in ("Header", "Footer"):
        style = styles[name]
        _font(style, 12 if name == "Header" else 8.5, bold=name == "Header", colour=GREY)
        _clear_tabs(style)
        style.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH / 2), WD_TAB_ALIGNMENT.CENTER)
        style.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)


def edges(document: Any) -> None:
    """Head and foot of every page: that it is a draft, the marking, the number of the page."""
    section = document.sections[0]
    head = section.header.paragraphs[0]
    head.add_run("{{ draft }}\t\t")
    _marking(head)
    foot = section.footer.paragraphs[0]
    foot.add_run("{{ state }}\t")
    _field(foot, "PAGE")
    foot.add_run(" / ")
    _field(foot, "NUMPAGES")
    foot.add_run("\t")
    _marking(foot)


def labelled(document: Any, before: str, label: str, after: str) -> None:
    """A paragraph with a strong label."""
    paragraph = document.add_paragraph(before)
    paragraph.add_run(label).bold = True
    paragraph.add_run(after)


def when(document: Any, condition: str) -> None:
    """Begins what is shown only then."""
    document.add_paragraph(f"{{%p if {condition} %}}")


def end(document: Any, what: str) -> None:
    """Ends an `if` or a `for`."""
    document.add_paragraph(f"{{%p end{what} %}}")


def gap(document: Any) -> None:
    """A little room, as behind a table."""
    document.add_paragraph("", "Gap")


def table(
    document: Any,
    heads: Sequence[str],
    cells: Sequence[str],
    shares: Sequence[int],
    loop: str = "",
    *,
    strong: int = 0,
    parted: bool = False,
) -> None:
    """A table whose one row is repeated; without heads the first cell is the label. `parted` rows go on over pages."""
    table = document.add_table(rows=0, cols=len(cells))
    shape(table, shares)
    if heads:
        row = table.add_row()
        repeated_head(row)
        fill(row, [f"{{{{ {head} }}}}" for head in heads], ["Cell Head"] * len(heads), 8, "3C3C3C")
    if loop:
        fill(table.add_row(), [f"{{%tr for {loop} %}}", *[""] * (len(cells) - 1)], ["Cell"] * len(cells))
    row = table.add_row()
    kept_together = OxmlElement("w:cantSplit")
    if heads and loop and not parted:
        row._tr.get_or_add_trPr().append(kept_together)
    first = "Cell" if heads else "Cell Label"
    fill(row, cells, [first, *["Cell"] * (len(cells) - 1)], 4 if heads else 0, "BEBEBE")
    for cell in row.cells[:strong]:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    if loop:
        fill(table.add_row(), ["{%tr endfor %}", *[""] * (len(cells) - 1)], ["Cell"] * len(cells))


def shape(table: Any, shares: Sequence[int], *, fixed: bool = True) -> None:
    """As wide as the page, in shares of hundredths."""
    table.autofit = not fixed
    properties = table._tbl.tblPr
    width = properties.find(qn("w:tblW"))
    if width is None:
        width = OxmlElement("w:tblW")
        properties.append(width)
    width.set(qn("w:type"), "pct")
    width.set(qn("w:w"), "5000")
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), "0")
    indent.set(qn("w:type"), "dxa")
    margins = OxmlElement("w:tblCellMar")
    for side, room in (("left", 0), ("right", 140)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(room))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties.insert_element_before(indent, "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    properties.insert_element_before(margins, "w:tblLook")
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Mm(WIDTH * share / 100)


def fill(row: Any, texts: Iterable[str], styles: Iterable[str], line: int = 0, colour: str = "") -> None:
    """Texts into the cells of a row, with a line below of so many eighths of a point."""
    grid = row._tr.getparent().tblGrid.findall(qn("w:gridCol"))
    for cell, column, text, style in zip(row.cells, grid, texts, styles, strict=True):
        cell.width = int(column.get(qn("w:w"))) * 635
        cell.paragraphs[0].style = style
        cell.paragraphs[0].add_run(text)
        properties = cell._tc.get_or_add_tcPr()
        if line:
            borders = OxmlElement("w:tcBorders")
            bottom = OxmlElement("w:bottom")
            for name, value in (("val", "single"), ("sz", str(line)), ("space", "0"), ("color", colour)):
                bottom.set(qn(f"w:{name}"), value)
            borders.append(bottom)
            properties.append(borders)
        margins = OxmlElement("w:tcMar")
        for side, width in (("top", 40), ("left", 0), ("bottom", 40), ("right", 140)):
            margin = OxmlElement(f"w:{side}")
            margin.set(qn("w:w"), str(width))
            margin.set(qn("w:type"), "dxa")
            margins.append(margin)
        properties.append(margins)


def repeated_head(row: Any) -> None:
    """The row stands on every page the table goes on to."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _font(style: Any, size: float, *, bold: bool = False, colour: RGBColor | None = None) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    if colour is not None:
        style.font.color.rgb = colour


def _clear_tabs(style: Any) -> None:
    for tabs in style.element.iter(qn("w:tabs")):
        for tab in list(tabs):
            tabs.remove(tab)


def _border(properties: Any, side: str, size: int, colour: str, space: int = 1) -> None:
    borders = OxmlElement("w:pBdr")
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(size)), ("space", str(space)), ("color", colour)):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _marking(paragraph: Any) -> None:
    """In its colour on black, as TLP 2.0 has it; a condition stands in a run of its own."""
    for number, (marking, colour) in enumerate(COLOURS.items()):
        paragraph.add_run(f"{{% {'el' if number else ''}if marking == '{marking}' %}}")
        run = paragraph.add_run("{{ marking }}")
        run.font.size, run.font.bold, run.font.color.rgb = Pt(12), True, RGBColor.from_string(colour)
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", "000000")):
            shade.set(qn(f"w:{name}"), value)
        run._r.get_or_add_rPr().append(shade)
    paragraph.add_run("{% endif %}")


def _field(paragraph: Any, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
