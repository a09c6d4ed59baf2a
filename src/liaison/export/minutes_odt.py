"""Minutes as an OpenDocument text: headings, lists and tables as such, the marking at head and foot of every page."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from liaison.base.paths import resources
from liaison.domain.minutes import ListEntry, Span, Words
from liaison.export.minutes_paper import Entries, Grid, Head, MinutesPaper, Part, Prose, Quotation, Title, words
from liaison.export.packing import repacked

if TYPE_CHECKING:
    from odfdo import Document, Element

WIDTH = 166
"""Millimetres of what is written on a sheet of A4."""

_STYLES = "odt_styles.xml"
_UNNEEDED = ("Thumbnails/thumbnail.png", "settings.xml", "Configurations2/accelerator/current.xml")
_META = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3">
<office:meta><dc:title>{name}</dc:title><dc:language>{language}</dc:language></office:meta></office:document-meta>
"""
_CELL = 'fo:padding-left="0mm" fo:padding-right="3mm" fo:padding-top="{0}" fo:padding-bottom="{0}"'
# cells and tables have styles in the text's own part only
_AUTOMATIC = (
    '<style:style style:name="Wide" style:family="table"><style:table-properties style:width="166mm" table:align="left"'
    ' fo:margin-bottom="1mm" style:may-break-between-rows="true"/></style:style>',
    '<style:style style:name="Bare_20_Cell" style:family="table-cell"><style:table-cell-properties '
    f'{_CELL.format("0.5mm")} fo:border="none"/></style:style>',
    '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties '
    f'{_CELL.format("1mm")} fo:border="none" fo:border-bottom="0.4pt solid #bebebe"/></style:style>',
    '<style:style style:name="Head_20_Cell" style:family="table-cell"><style:table-cell-properties '
    f'{_CELL.format("1mm")} fo:border="none" fo:border-bottom="1pt solid #3c3c3c"/></style:style>',
)
_COLOURS = {"RED": "#ff2b2b", "AMBER": "#ffc000", "GREEN": "#33ff00", "CLEAR": "#ffffff"}


def odt_of(paper: MinutesPaper) -> bytes:
    """The file."""
    # only where one is written
    from odfdo import Document, Element

    document = Document("text")
    container: Any = document.container
    for name in _UNNEEDED:
        container.del_part(name)
        document.manifest.del_full_path(name)
    container.set_part("styles.xml", _styles(paper).encode())
    body = document.body
    body.clear()
    for style in _AUTOMATIC:
        made: Any = Element.from_tag(style)
        document.insert_style(made, automatic=True)
    writer = _Writer(document)
    for part in paper.parts:
        for element in writer.elements(part):
            body.append(element)
    target = io.BytesIO()
    document.save(target)
    # saving writes the library's name into it
    about = _META.format(name=escape(paper.name), language=escape(paper.language)).encode()
    return repacked(target.getvalue(), "mimetype", {"meta.xml": about})


def _styles(paper: MinutesPaper) -> str:
    """The styles of the paper with its language, and what stands at head and foot."""
    template = (resources() / "templates" / _STYLES).read_text(encoding="utf-8")
    colour = _COLOURS.get(paper.marking.removeprefix("TLP:").partition("+")[0], "#ffffff")
    country = {"en": "GB", "ru": "RU"}.get(paper.language, "none")
    for name, value in (
        ("language", paper.language),
        ("country", country),
        ("draft", paper.draft),
        ("footer", paper.footer),
        ("marking", f"\u00a0{paper.marking}\u00a0" if paper.marking else ""),
        ("colour", colour),
    ):
        template = template.replace(f"{{{{{name}}}}}", escape(value))
    return template


class _Writer:
    """Makes the elements of a document; column widths become styles of it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._widths: set[int] = set()
        self._tables = 0

    def elements(self, part: Part) -> Iterable[Element]:
        match part:
            case Title():
                yield _paragraph("Quiet", words(part.above))
                yield _heading(1, words(part.text))
                yield _paragraph("Quiet", words(part.below))
            case Head():
                yield _heading(part.level, part.words, part.note)
            case Prose():
                yield _prose(part)
            case Entries():
                yield from _lists(part.entries)
            case Quotation():
                above = " · ".join(filter(None, (part.time, part.speaker)))
                if above:
                    yield _paragraph("Quote_20_Speaker", words(above))
                yield _paragraph("Quote", part.words)
                if part.note:
                    yield _paragraph("Quote_20_Note", words(part.note))
            case Grid():
                yield self._table(part)
                yield _paragraph("Gap", ())

    def _table(self, grid: Grid) -> Element:
        self._tables += 1
        table: Element = _element("table:table", {"table:name": f"T{self._tables}", "table:style-name": "Wide"})
        total = sum(grid.shares) or 1
        for share in grid.shares:
            table.append(_element("table:table-column", {"table:style-name": self._column(WIDTH * share // total)}))
        if grid.heads:
            heads = _element("table:table-header-rows")
            heads.append(_row(grid.heads, "Head_20_Cell", ["Table_20_Head"] * len(grid.heads)))
            table.append(heads)
        cell = "Cell" if grid.heads else "Bare_20_Cell"
        for row in grid.rows:
            first = "Table_20_Text" if grid.heads else "Table_20_Label"
            table.append(_row(row, cell, [first, *["Table_20_Text"] * (len(row) - 1)]))
        return table

    def _column(self, width: int) -> str:
        name = f"W{width}"
        if width not in self._widths:
            self._widths.add(width)
            style = _element("style:style", {"style:name": name, "style:family": "table-column"})
            style.append(_element("style:table-column-properties", {"style:column-width": f"{width}mm"}))
            self._document.insert_style(style, automatic=True)
        return name


def _element(tag: str, attributes: dict[str, str] | None = None) -> Any:
    from odfdo import Element

    made = Element.from_tag(tag)
    for name, value in (attributes or {}).items():
        made.set_attribute(name, value)
    return made


def _row(cells: Sequence[Words], style: str, paragraphs: Sequence[str]) -> Element:
    row: Element = _element("table:table-row")
    for said, paragraph in zip(cells, paragraphs, strict=True):
        cell = _element("table:table-cell", {"table:style-name": style, "office:value-type": "string"})
        cell.append(_paragraph(paragraph, said))
        row.append(cell)
    return row


def _heading(level: int, said: Words, note: str = "") -> Element:
    from odfdo import Header
    from odfdo import Span as OdfSpan

    made = _filled(Header(level, "", style=f"Heading_20_{level}"), said)
    if note:
        piece = OdfSpan("", style="Note")
        piece.append_plain_text(f"\t{note}")
        made.append(piece)
    return made


def _paragraph(style: str, said: Words) -> Element:
    from odfdo import Paragraph

    return _filled(Paragraph("", style=style), said)


def _prose(prose: Prose) -> Element:
    if prose.is_preformatted:
        return _paragraph("Preformatted", prose.words)
    label = (Span(f"{prose.label}{':' if prose.words else ''}", is_strong=True), Span(" ")) if prose.label else ()
    time = (Span(f"{prose.time} "),) if prose.time else ()
    return _paragraph("Quiet" if prose.is_quiet else "Text_20_body", (*time, *label, *prose.words))


def _lists(entries: tuple[ListEntry, ...]) -> Iterable[Element]:
    """Lists within entries of lists, as the format has them."""
    outermost: list[Any] = []
    levels: list[tuple[str, Any]] = []
    for entry in entries:
        kind = "Bullets" if entry.number is None else "Numbers"
        level = entry.depth + 1
        while len(levels) > level or (len(levels) == level and levels[-1][0] != kind):
            levels.pop()
        while len(levels) < level:
            made = _element("text:list", {"text:style-name": kind})
            if levels:
                _last_entry(levels[-1][1]).append(made)
            else:
                outermost.append(made)
            levels.append((kind, made))
        item = _element("text:list-item", {} if entry.number is None else {"text:start-value": str(entry.number)})
        item.append(_paragraph("List_20_Entry", entry.words))
        levels[-1][1].append(item)
    return outermost


def _last_entry(one: Any) -> Any:
    """An entry may be missing where a list begins deeper than it should."""
    if not one.children:
        one.append(_element("text:list-item"))
    return one.children[-1]


def _filled(element: Any, said: Words) -> Element:
    from odfdo import Span as OdfSpan

    for span in said:
        style = "Strong" if span.is_strong else "Emphasis" if span.is_emphasised else None
        piece = OdfSpan("", style=style)
        # spaces, tabs and line feeds become the format's own
        piece.append_plain_text(span.text)
        element.append(piece)
    made: Element = element
    return made
