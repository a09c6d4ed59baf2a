"""Minutes as Markdown that reads well in any other tool. What is a sign of Markdown in a text stays the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from liaison.domain.minutes import ListEntry, Span, Words
from liaison.export.minutes_paper import Entries, Grid, Head, MinutesPaper, Part, Prose, Quotation, Title

_SIGNS = re.compile(r"([\\`*_\[\]<>|~])")
_AT_START = re.compile(r"^(\s*)([#+\-=]|\d+[.)])(?=\s|$|[#=\-])", re.MULTILINE)


def markdown_of(paper: MinutesPaper) -> str:
    """The whole text; the marking stands first and last."""
    marks = " ".join(filter(None, (paper.marking, paper.draft)))
    edge = [f"**{_escaped(marks)}**"] if marks else []
    parts = ["\n".join(_part(part)) for part in paper.parts]
    return "\n\n".join((*edge, *parts, "---", _escaped(paper.footer), *edge)) + "\n"


def _part(part: Part) -> Iterator[str]:
    match part:
        case Title():
            yield f"# {_one_line(part.text)}"
            yield ""
            yield " · ".join(_escaped(text) for text in (part.above, part.below) if text)
        case Head():
            note = f" ({_escaped(part.note)})" if part.note else ""
            yield f"{'#' * part.level} {_inline(part.words).replace(chr(10), ' ')}{note}"
        case Prose():
            yield _prose(part)
        case Entries():
            yield from map(_entry, part.entries)
        case Quotation():
            above = " · ".join(filter(None, (part.time, part.speaker)))
            lines = [f"**{_escaped(above)}**"] if above else []
            lines += [*_lines(part.words), *([_emphasised(part.note)] if part.note else [])]
            yield "  \n".join(f"> {line}" for line in lines)
        case Grid():
            yield from _grid(part)


def _prose(prose: Prose) -> str:
    if prose.is_preformatted:
        text = "".join(span.text for span in prose.words)
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", text)), default=0))
        return f"{fence}\n{text}\n{fence}"
    time = f"{prose.time} " if prose.time else ""
    label = f"**{_escaped(prose.label)}{':' if prose.words else ''}** " if prose.label else ""
    said = "  \n".join(_lines(prose.words))
    return f"{time}{label}{said}".rstrip()


def _entry(entry: ListEntry) -> str:
    mark = "-" if entry.number is None else f"{entry.number}."
    indent = "   " * entry.depth
    return f"{indent}{mark} " + f"  \n{indent}   ".join(_lines(entry.words))


def _grid(grid: Grid) -> Iterator[str]:
    if not grid.heads:
        for label, *cells in grid.rows:
            yield f"- **{_cell(label)}:** {' '.join(map(_cell, cells))}"
        return
    yield f"| {' | '.join(map(_cell, grid.heads))} |"
    yield f"|{'---|' * len(grid.heads)}"
    for row in grid.rows:
        yield f"| {' | '.join(map(_cell, row))} |"


def _cell(words: Words) -> str:
    return _inline(words).replace("\n", "; ")


def _lines(words: Words) -> list[str]:
    return [_AT_START.sub(r"\1\\\2", line) for line in _inline(words).split("\n")]


def _inline(words: Words) -> str:
    return "".join(map(_span, words))


def _span(span: Span) -> str:
    sign = "**" if span.is_strong else "*" if span.is_emphasised else ""
    if not sign:
        return _escaped(span.text)
    # the signs must touch the words, on every line
    return "\n".join(_between(sign, line) for line in span.text.split("\n"))


def _between(sign: str, text: str) -> str:
    said = text.strip()
    if not said:
        return text
    start = text.index(said)
    return f"{text[:start]}{sign}{_escaped(said)}{sign}{text[start + len(said) :]}"


def _emphasised(text: str) -> str:
    return f"*{_escaped(text)}*"


def _one_line(text: str) -> str:
    return _escaped(" ".join(text.split()))


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)
