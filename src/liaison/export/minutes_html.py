"""Minutes as one page of HTML: no scripts, nothing loaded from anywhere, every text escaped."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape

from liaison.domain.minutes import ListEntry, Span, Words
from liaison.export.minutes_paper import Entries, Grid, Head, MinutesPaper, Part, Prose, Quotation, Title

_STYLE = """
:root { color-scheme: light; }
body { margin: 2rem auto; max-width: 46rem; padding: 0 1rem; color: #000; background: #fff;
       font: 11pt/1.45 "DejaVu Sans Condensed", "Segoe UI", "Noto Sans", "Liberation Sans", Arial, sans-serif; }
h1 { font-size: 1.6em; line-height: 1.2; margin: 0.2em 0; }
h2 { font-size: 1.2em; margin: 1.6em 0 0.5em; border-bottom: 1px solid #999; }
h3 { font-size: 1.05em; margin: 1.2em 0 0.3em; }
h2 small { float: inline-end; font-weight: normal; color: #444; font-size: 0.75em; line-height: 2; }
p { margin: 0.5em 0; }
table { border-collapse: collapse; width: 100%; margin: 0.6em 0; font-size: 0.95em; }
th, td { text-align: start; vertical-align: top; padding: 0.25em 0.8em 0.25em 0; border-bottom: 1px solid #ccc; }
thead th { border-bottom: 1.5px solid #333; }
.facts th, .facts td { border: 0; }
.facts th { font-weight: normal; color: #444; width: 24%; }
.pair td, .pair th { width: 50%; }
blockquote { margin: 0.8em 0; padding-inline-start: 0.9em; border-inline-start: 3px solid #888; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
body { overflow-wrap: break-word; }
.quiet, time { color: #444; font-size: 0.9em; }
.edge { display: flex; justify-content: space-between; margin: 1em 0; min-height: 1.5em; }
.draft { font-weight: bold; color: #444; letter-spacing: 0.05em; }
.tlp { margin-inline-start: auto; padding: 0 0.4em; font-weight: bold; font-size: 12pt; background: #000; color: #fff; }
.tlp.red { color: #ff2b2b; } .tlp.amber { color: #ffc000; } .tlp.green { color: #33ff00; }
.sheet, .sheet > * > tr > td { margin: 0; padding: 0; border: 0; font-size: inherit; }
@page { size: A4; margin: 12mm 20mm; }
@media print {
  body { margin: 0; max-width: none; padding: 0; }
  .tlp { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h1, h2, h3 { break-after: avoid; } main tr { break-inside: avoid; }
  thead { display: table-header-group; } tfoot { display: table-footer-group; }
}
"""


def html_of(paper: MinutesPaper) -> str:
    """The whole page."""
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    body = "\n".join(line for part in paper.parts for line in _part(part))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(paper.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(paper.name)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        # heads and feet of a table are what every browser prints on every page
        '<table role="presentation" class="sheet">\n'
        f"<thead><tr><td>{_edge('header', paper.draft, paper.marking)}</td></tr></thead>\n"
        f"<tbody><tr><td>\n<main>\n{body}\n</main>\n</td></tr></tbody>\n"
        f"<tfoot><tr><td>{_edge('footer', paper.footer, paper.marking)}</td></tr></tfoot>\n"
        "</table>\n</body>\n</html>\n"
    )


def _edge(element: str, text: str, marking: str) -> str:
    if not text and not marking:
        return ""
    role = "draft" if element == "header" else "quiet"
    said = f'<span class="{role}">{escape(text)}</span>' if text else ""
    colour = marking.removeprefix("TLP:").partition("+")[0].lower()
    mark = f'<span class="tlp {colour}">{escape(marking)}</span>' if marking else ""
    return f'<{element} class="edge">{said}{mark}</{element}>'


def _part(part: Part) -> Iterator[str]:
    match part:
        case Title():
            yield f'<p class="quiet">{escape(part.above)}</p>' if part.above else ""
            yield f'<h1 dir="auto">{escape(part.text)}</h1>'
            yield f'<p class="quiet">{escape(part.below)}</p>' if part.below else ""
        case Head():
            note = f" <small>{escape(part.note)}</small>" if part.note else ""
            yield f'<h{part.level} dir="auto">{_inline(part.words)}{note}</h{part.level}>'
        case Prose():
            yield _prose(part)
        case Entries():
            yield from _entries(part.entries)
        case Quotation():
            yield from _quotation(part)
        case Grid():
            yield from _grid(part)


def _prose(prose: Prose) -> str:
    if prose.is_preformatted:
        return f'<pre dir="auto">{escape("".join(span.text for span in prose.words))}</pre>'
    time = f"<time>{escape(prose.time)}</time> " if prose.time else ""
    label = f"<strong>{escape(prose.label)}{':' if prose.words else ''}</strong> " if prose.label else ""
    quiet = ' class="quiet"' if prose.is_quiet else ""
    return f'<p{quiet} dir="auto">{time}{label}{_inline(prose.words)}</p>'


def _entries(entries: tuple[ListEntry, ...]) -> Iterator[str]:
    open_lists: list[str] = []
    for entry in entries:
        kind = "ul" if entry.number is None else "ol"
        level = entry.depth + 1
        while len(open_lists) > level or (len(open_lists) == level and open_lists[-1] != kind):
            yield f"</li></{open_lists.pop()}>"
        if len(open_lists) == level:
            yield "</li>"
        while len(open_lists) < level:
            open_lists.append(kind)
            first = f' start="{entry.number}"' if entry.number not in (None, 1) else ""
            yield f"<{kind}{first}>" + ("<li>" if len(open_lists) < level else "")
        yield f'<li dir="auto">{_inline(entry.words)}'
    while open_lists:
        yield f"</li></{open_lists.pop()}>"


def _quotation(part: Quotation) -> Iterator[str]:
    above = " · ".join(filter(None, (part.time, part.speaker)))
    yield '<blockquote dir="auto">'
    if above:
        yield f"<p><strong>{escape(above)}</strong></p>"
    yield f'<p dir="auto">{_inline(part.words)}</p>'
    if part.note:
        yield f'<p class="quiet">{escape(part.note)}</p>'
    yield "</blockquote>"


def _grid(grid: Grid) -> Iterator[str]:
    label = escape(grid.label, quote=True)
    if not grid.heads:
        yield f'<table class="facts" aria-label="{label}">'
        for head, *cells in grid.rows:
            rest = "".join(f'<td dir="auto">{_inline(cell)}</td>' for cell in cells)
            yield f'<tr><th scope="row">{_inline(head)}</th>{rest}</tr>'
        yield "</table>"
        return
    pair = ' class="pair"' if grid.shares == (50, 50) else ""
    yield f'<table{pair} aria-label="{label}">'
    heads = "".join(f'<th scope="col">{_inline(head)}</th>' for head in grid.heads)
    yield f"<thead><tr>{heads}</tr></thead>"
    for row in grid.rows:
        line = "".join(f'<td dir="auto">{_inline(cell)}</td>' for cell in row)
        yield f"<tr>{line}</tr>"
    yield "</table>"


def _inline(words: Words) -> str:
    return "".join(map(_span, words))


def _span(span: Span) -> str:
    text = escape(span.text).replace("\n", "<br>")
    if span.is_strong:
        return f"<strong>{text}</strong>"
    return f"<em>{text}</em>" if span.is_emphasised else text
