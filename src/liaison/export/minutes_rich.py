"""Minutes in the small part of HTML that rich text layout understands: to be looked at, and for sheets of paper.

Every text is escaped, and nothing is referred to.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from liaison.base.translations import tr
from liaison.domain.minutes import FollowUp, Minutes, Words
from liaison.domain.minutes_words import due_words, hours_of, place_of, state_words
from liaison.domain.said_dates import said_date
from liaison.export.minutes_paper import (
    DONE_BOX,
    OPEN_BOX,
    Entries,
    Grid,
    Head,
    MinutesPaper,
    Part,
    Prose,
    Quotation,
    Title,
    owner_of,
)

# type in points; everything else in pixels of 96 an inch, the only unit the layout knows for it
_STYLE = """
p { margin: 0px 0px 5px 0px; }
p.title { font-size: 16pt; font-weight: 600; margin: 0px 0px 2px 0px; }
p.h2 { font-size: 11.5pt; font-weight: 600; margin: 15px 0px 4px 0px; }
p.h3 { font-weight: 600; margin: 9px 0px 3px 0px; }
p.entry { margin: 0px 0px 2px 0px; text-indent: -14px; }
p.said { margin: 0px 0px 2px 18px; }
.quiet { color: #444444; font-size: 8.5pt; font-weight: normal; }
.draft { color: #444444; font-weight: 600; }
.tlp { background-color: #000000; font-weight: 600; }
th { color: #444444; font-weight: normal; text-align: left; padding: 2px 8px 2px 0px; border-bottom: 1px solid #444444;
     vertical-align: bottom; }
td { padding: 3px 8px 3px 0px; border-bottom: 1px solid #c4c4c4; vertical-align: top; }
table.facts td { border: none; padding: 1px 14px 1px 0px; }
"""
_INDENT = 18
# as TLP 2.0 has them, on black
_COLOURS = {
    "TLP:RED": "#ff2b2b",
    "TLP:AMBER": "#ffc000",
    "TLP:AMBER+STRICT": "#ffc000",
    "TLP:GREEN": "#33ff00",
    "TLP:CLEAR": "#ffffff",
}


def paper_in_rich_text(paper: MinutesPaper, *, with_edges: bool = True) -> str:
    """The whole paper.

    Args:
        with_edges: with what stands at the head and foot of every page, once; without it where the sheets bring their own.
    """
    parts = [line for part in paper.parts for line in _part(part)]
    if with_edges:
        parts = [_edge(paper.draft, "draft", paper.marking), *parts, _edge(paper.footer, "quiet", paper.marking)]
    return _page(parts)


def calendar_in_rich_text(minutes: Minutes) -> str:
    """What a calendar would show: the meeting on its day, and a task for each promise."""
    header, marking = minutes.header, minutes.header.marking
    parts = [_edge("", "quiet", marking.value if marking else "")]
    if header.date is not None and header.date.is_day:
        parts.append(f'<p class="h2">{escape(tr("Event"))}: {escape(header.title)}</p>')
        about = (said_date(header.date), hours_of(header), place_of(header), state_words(minutes))
        parts += [f"<p>{escape(line)}</p>" for line in about if line]
    for number, promise in enumerate(minutes.follow_ups, 1):
        parts += _task(minutes, promise, number)
    return _page(parts)


def _task(minutes: Minutes, promise: FollowUp, number: int) -> Iterator[str]:
    box = DONE_BOX if promise.is_done else OPEN_BOX
    yield f'<p class="h3">{box} {escape(tr("Task"))} {number}: {_inline(promise.words)}</p>'
    owner = owner_of(promise, minutes.delegations)
    due = tr("due {date}", date=due_words(promise)) if promise.due or promise.unread_due else ""
    rest = "  ·  ".join(filter(None, (tr("Who: {name}", name=owner) if owner else "", due)))
    if rest:
        yield f'<p class="said">{escape(rest)}</p>'


def _page(parts: list[str]) -> str:
    return f"<html><head><style>{_STYLE}</style></head><body>{''.join(parts)}</body></html>"


def _edge(text: str, role: str, marking: str) -> str:
    if not text and not marking:
        return ""
    colour = _COLOURS.get(marking, "#ffffff")
    mark = f'<span class="tlp" style="color: {colour}">&nbsp;{escape(marking)}&nbsp;</span>' if marking else ""
    return (
        '<table class="facts" width="100%" cellspacing="0" cellpadding="0"><tr>'
        f'<td><span class="{role}">{escape(text)}</span></td><td align="right">{mark}</td></tr></table>'
    )


def _part(part: Part) -> Iterator[str]:
    match part:
        case Title():
            yield from (f'<p class="quiet">{escape(line)}</p>' for line in (part.above,) if line)
            yield f'<p class="title">{escape(part.text)}</p>'
            yield f'<p class="quiet" style="margin-bottom: 9px">{escape(part.below)}</p>'
        case Head():
            note = f'&nbsp; <span class="quiet">{escape(part.note)}</span>' if part.note else ""
            yield f'<p class="h{part.level}">{_inline(part.words)}{note}</p>'
        case Prose():
            yield _prose(part)
        case Entries():
            for entry in part.entries:
                mark = "•" if entry.number is None else f"{entry.number}."
                left = _INDENT * (entry.depth + 1)
                yield f'<p class="entry" style="margin-left: {left}px">{mark}&nbsp; {_inline(entry.words)}</p>'
        case Quotation():
            above = " · ".join(filter(None, (part.time, part.speaker)))
            lines = (f"<b>{escape(above)}</b>", _inline(part.words), f'<span class="quiet">{escape(part.note)}</span>')
            said = [line for line, text in zip(lines, (above, part.words, part.note), strict=True) if text]
            yield from (f'<p class="said">{line}</p>' for line in said[:-1])
            yield from (f'<p class="said" style="margin-bottom: 8px">{line}</p>' for line in said[-1:])
        case Grid():
            yield from _grid(part)


def _prose(prose: Prose) -> str:
    if prose.is_preformatted:
        return f"<pre>{escape(''.join(span.text for span in prose.words))}</pre>"
    time = f'<span class="quiet">{escape(prose.time)}</span>&nbsp; ' if prose.time else ""
    label = f"<b>{escape(prose.label)}{':' if prose.words else ''}</b> " if prose.label else ""
    words = f'<span class="quiet">{_inline(prose.words)}</span>' if prose.is_quiet else _inline(prose.words)
    return f"<p>{time}{label}{words}</p>"


def _grid(grid: Grid) -> Iterator[str]:
    role = "" if grid.heads else ' class="facts"'
    yield f'<table{role} width="100%" cellspacing="0" cellpadding="0" style="border-collapse: collapse">'
    if grid.heads:
        heads = zip(grid.heads, grid.shares, strict=True)
        yield "<thead><tr>"
        yield from (f'<th width="{share}%">{_inline(head) or "&nbsp;"}</th>' for head, share in heads)
        yield "</tr></thead>"
    for row in grid.rows:
        yield "<tr>"
        for cell, share in zip(row, grid.shares, strict=True):
            # facts take the room their labels need
            width = f' width="{share}%"' if grid.heads else ""
            yield f"<td{width}>{_inline(cell) or '&nbsp;'}</td>"
        yield "</tr>"
    yield "</table><p></p>" if grid.heads else "</table>"


def _inline(words: Words) -> str:
    found = []
    for span in words:
        text = escape(span.text).replace("\n", "<br>")
        text = f"<b>{text}</b>" if span.is_strong else text
        found.append(f"<i>{text}</i>" if span.is_emphasised else text)
    return "".join(found)
