"""Makes resources/templates/minutes.docx, the template of minutes that comes with the program: python packaging/build_minutes_template.py

The same libraries make the same bytes. What stands in braces is filled in; `resources/docs/minutes-template.md` lists it.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from liaison.export.docx_guard import safe_template  # noqa: E402
from liaison.export.packing import repacked  # noqa: E402

TARGET = ROOT / "resources" / "templates" / "minutes.docx"
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


def main() -> int:
    """Write the template."""
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(built())
    return 0


def built() -> bytes:
    """The template."""
    document = Document()
    _page(document)
    _styles(document)
    _edges(document)
    _body(document)
    about = document.core_properties
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.title = "{{ name }}"
    about.created = about.modified = datetime(2026, 1, 1, tzinfo=UTC)
    target = io.BytesIO()
    document.save(target)
    return repacked(safe_template(target.getvalue(), TARGET.name))


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(24), Mm(20)
    section.top_margin, section.bottom_margin = Mm(25), Mm(24)
    section.header_distance, section.footer_distance = Mm(11), Mm(10)
    document.element.body.remove(document.element.body[0]) if len(document.paragraphs) else None


def _styles(document: Any) -> None:
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


def _edges(document: Any) -> None:
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


def _body(document: Any) -> None:
    add = document.add_paragraph
    add("{{ name }}", "Quiet")
    add("{{ title }}", "Heading 1")
    add("{{ kind }}", "Quiet")
    _table(document, (), ("{{ fact.label }}", "{{ fact.text }}"), (24, 76), "fact in facts")
    _gap(document)
    with_sides = ("words.delegation", "words.capacity", "words.people")
    _when(document, "delegations")
    add("{{ words.participants }}", "Heading 2")
    cells = ("{{ side.name }}", "{{ side.capacity }}", "{{ side.people_text }}")
    _table(document, with_sides, cells, (42, 18, 40), "side in delegations", strong=1)
    _gap(document)
    _end(document, "if")
    add("{%p for item in items %}")
    heading = add("{% if item.number %}{{ item.number }}. {% endif %}{{r item.rich }}", "Heading 2")
    note = heading.add_run("\t{{ item.note }}")
    note.font.size, note.font.bold, note.font.color.rgb = Pt(9), False, GREY
    add("{%p for part in item.parts %}")
    _parts(document)
    _end(document, "for")
    _end(document, "for")
    _when(document, "outcomes")
    add("{{ words.outcomes }}", "Heading 2")
    heads = ("words.kind", "words.outcome")
    _table(document, heads, ("{{ one.kind }}", "{{r one.rich }}"), (26, 74), "one in outcomes", strong=1)
    _gap(document)
    _end(document, "if")
    _when(document, "follow_ups")
    add("{{ words.follow_ups }}", "Heading 2")
    promised = ("words.number", "words.what", "words.who", "words.due", "words.state")
    asked = ("{{ one.number }}", "{{r one.rich }}", "{{ one.who }}", "{{ one.due }}", "{{ one.box }} {{ one.state }}")
    _table(document, promised, asked, (6, 37, 20, 22, 15), "one in follow_ups")
    _gap(document)
    _end(document, "if")
    _when(document, "attachments")
    add("{{ words.attachments }}", "Heading 2")
    add("{%p for file in attachments %}")
    add("{{ file.number }}.\t{% if file.caption %}{{ file.caption }} – {% endif %}{{ file.name }}", "Entry 1")
    _end(document, "for")
    _end(document, "if")
    _when(document, "handling")
    add("{{ words.handling }}", "Heading 2")
    _table(document, (), ("{{ rule.label }}", "{{ rule.text }}"), (24, 76), "rule in handling")
    _gap(document)
    _end(document, "if")


def _parts(document: Any) -> None:
    add = document.add_paragraph
    add("{%p if part.kind == 'heading' %}")
    add("{{r part.rich }}", "Heading 3")
    for depth in range(3):
        test = f"part.depth == {depth}" if depth < 2 else "part.depth >= 2"
        add(f"{{%p elif part.kind == 'entry' and {test} %}}")
        add("{{ part.mark }}\t{{r part.rich }}", f"Entry {depth + 1}")
    add("{%p elif part.kind == 'statement' and part.translation %}")
    _labelled(document, "{% if part.time %}{{ part.time }} {% endif %}", "{{ part.speaker }}", " {{ part.note }}")
    heads = ("part.original_head", "part.translation_head")
    _table(document, heads, ("{{r part.rich }}", "{{r part.rich_translation }}"), (50, 50))
    _gap(document)
    add("{%p elif part.kind == 'statement' %}")
    add("{%p if part.speaker or part.time %}")
    speaker = "{% if part.time %}{{ part.time }}{% if part.speaker %} · {% endif %}{% endif %}{{ part.speaker }}"
    add(speaker, "Quote Speaker")
    _end(document, "if")
    add("{{r part.rich }}", "Quote")
    add("{%p if part.note %}")
    add("{{ part.note }}", "Quote")
    _end(document, "if")
    add("{%p elif part.kind == 'table' %}")
    _wide_table(document)
    _gap(document)
    add("{%p elif part.kind == 'topics' %}")
    topics = add("", "Quiet")
    topics.add_run("{{ part.label }}:").bold = True
    topics.add_run(" {{ part.text }}")
    add("{%p elif part.label %}")
    _labelled(document, "", "{{ part.label }}:", " {{r part.rich }}")
    add("{%p else %}")
    add("{% if part.time %}{{ part.time }} {% endif %}{{r part.rich }}")
    _end(document, "if")


def _labelled(document: Any, before: str, label: str, after: str) -> None:
    paragraph = document.add_paragraph(before)
    paragraph.add_run(label).bold = True
    paragraph.add_run(after)


def _when(document: Any, condition: str) -> None:
    document.add_paragraph(f"{{%p if {condition} %}}")


def _end(document: Any, what: str) -> None:
    document.add_paragraph(f"{{%p end{what} %}}")


def _gap(document: Any) -> None:
    document.add_paragraph("", "Gap")


def _table(
    document: Any, heads: Sequence[str], cells: Sequence[str], shares: Sequence[int], loop: str = "", strong: int = 0
) -> None:
    """A table whose one row is repeated; without heads the first cell is the label."""
    table = document.add_table(rows=0, cols=len(cells))
    _shape(table, shares)
    if heads:
        row = table.add_row()
        _repeated_head(row)
        _fill(row, [f"{{{{ {head} }}}}" for head in heads], ["Cell Head"] * len(heads), 8, "3C3C3C")
    if loop:
        _fill(table.add_row(), [f"{{%tr for {loop} %}}", *[""] * (len(cells) - 1)], ["Cell"] * len(cells))
    row = table.add_row()
    kept_together = OxmlElement("w:cantSplit")
    if heads and loop:
        row._tr.get_or_add_trPr().append(kept_together)
    first = "Cell" if heads else "Cell Label"
    _fill(row, cells, [first, *["Cell"] * (len(cells) - 1)], 4 if heads else 0, "BEBEBE")
    for cell in row.cells[:strong]:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    if loop:
        _fill(table.add_row(), ["{%tr endfor %}", *[""] * (len(cells) - 1)], ["Cell"] * len(cells))


def _wide_table(document: Any) -> None:
    """A table of the note: as many columns as it has there."""
    table = document.add_table(rows=0, cols=3)
    _shape(table, (33, 34, 33), fixed=False)
    row = table.add_row()
    _repeated_head(row)
    _fill(row, ["{%tc for head in part.heads %}", "{{r head.rich }}", "{%tc endfor %}"], ["Cell Head"] * 3, 8, "3C3C3C")
    _fill(table.add_row(), ["{%tr for row in part.rows %}", "", ""], ["Cell"] * 3)
    cells = ["{%tc for cell in row.cells %}", "{{r cell.rich }}", "{%tc endfor %}"]
    _fill(table.add_row(), cells, ["Cell"] * 3, 4, "BEBEBE")
    _fill(table.add_row(), ["{%tr endfor %}", "", ""], ["Cell"] * 3)


def _shape(table: Any, shares: Sequence[int], *, fixed: bool = True) -> None:
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


def _fill(row: Any, texts: Iterable[str], styles: Iterable[str], line: int = 0, colour: str = "") -> None:
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


def _repeated_head(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


if __name__ == "__main__":
    raise SystemExit(main())
