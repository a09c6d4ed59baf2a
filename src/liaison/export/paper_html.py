"""A paper in the small part of HTML that rich text layout understands. Every text is escaped, and nothing is referred to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from html import escape

from liaison.export.paper import Block, Cell, Heading, Paper, Table, Tone, Words


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours as `#rrggbb`: of what is said quietly, of lines below headings and between rows, and the ground of what is loud."""

    quiet: str = "#444444"
    line: str = "#444444"
    rule: str = "#c4c4c4"
    loud: str = "#dddddd"


ON_PAPER = Inks()

# type in points; everything else in pixels of 96 an inch, the only unit the layout knows for it
_STYLE = """
p.title {{ font-size: {title}pt; font-weight: 600; margin: 0px 0px 2px 0px; }}
p.heading {{ font-size: {heading}pt; font-weight: 600; margin: {above}px 0px 2px 0px; }}
p {{ margin: 0px 0px {between}px 0px; }}
th {{ color: {quiet}; font-weight: normal; font-size: {small}pt; text-align: left; padding: 1px 6px 1px 0px;
     border-bottom: 1px solid {line}; vertical-align: bottom; }}
td {{ padding: {inside}px 6px {inside}px 0px; border-bottom: 1px solid {rule}; vertical-align: top; }}
.quiet {{ color: {quiet}; font-size: {small}pt; }}
.note {{ color: {quiet}; font-size: {small}pt; font-weight: normal; }}
.strong {{ font-weight: 600; }}
.loud {{ font-weight: 600; background-color: {loud}; }}
"""
_NORMAL = {"title": 16, "heading": 11, "above": 14, "between": 4, "small": 8, "inside": 3}
_DENSE = {"title": 12, "heading": 8.8, "above": 5, "between": 1, "small": 6.6, "inside": 1}
NORMAL_TYPE, DENSE_TYPE = 9.5, 7.6
"""Sizes of ordinary words in points."""


def as_html(paper: Paper, inks: Inks = ON_PAPER) -> str:
    """The whole paper but for what stands at the head and foot of each sheet."""
    style = _STYLE.format(**(_DENSE if paper.dense else _NORMAL), **asdict(inks))
    about = "".join(f'<p class="quiet">{escape(line)}</p>' for line in paper.about)
    body = "".join(part for block in paper.blocks for part in _block(block))
    title = f'<p class="title">{escape(paper.title)}</p>'
    return f"<html><head><style>{style}</style></head><body>{title}{about}{body}</body></html>"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        # a paragraph and not a heading of HTML, which would enlarge whatever stands in it
        note = f'&nbsp; <span class="note">{escape(block.note)}</span>' if block.note else ""
        yield f'<p class="heading">{escape(block.text)}{note}</p>'
    elif isinstance(block, Table):
        yield from _table(block)
    else:
        yield f"<p>{_words(block)}</p>"


def _table(table: Table) -> Iterator[str]:
    yield '<table width="100%" cellspacing="0" cellpadding="0" style="border-collapse: collapse">'
    if any(column.heading for column in table.columns):
        yield "<thead><tr>"
        yield from (f'<th width="{column.share}%">{escape(column.heading)}</th>' for column in table.columns)
        yield "</tr></thead>"
    for row in table.rows:
        yield "<tr>"
        for column, cell in zip(table.columns, row, strict=True):
            yield f'<td width="{column.share}%">{_cell(cell)}</td>'
        yield "</tr>"
    yield "</table>"


def _cell(cell: Cell) -> str:
    return "<br>".join(_words(words) for words in cell.lines) or "&nbsp;"


def _words(words: Words) -> str:
    text = escape(words.text).replace("\n", "<br>")
    return text if words.tone is Tone.PLAIN else f'<span class="{words.tone.value}">{text}</span>'
