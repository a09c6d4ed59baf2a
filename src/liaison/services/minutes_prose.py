"""Lines of Markdown as blocks of minutes: paragraphs, lists, tables, headings. Nothing is loaded, no HTML is understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from liaison.domain.meetings import Tlp
from liaison.domain.minutes import (
    Block,
    Heading,
    Item,
    ItemKind,
    ListBlock,
    ListEntry,
    Paragraph,
    Span,
    TableBlock,
    Words,
)
from liaison.domain.note_prompts import is_prompt

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

DEEPEST = 8
"""Levels of a list that are told apart on paper."""

_SHOWN_ADDRESSES = ("https://", "http://", "mailto:")


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    # costs 40 ms to import, and is needed only when minutes are made
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": False, "maxNesting": 40}).enable(["table", "strikethrough"])
    # in a note an indented line is no program, and dashes below a line do not make it a heading
    return made.disable(["html_block", "html_inline", "code", "lheading", "reference", "entity"])


def words_of(text: str) -> Words:
    """The words of one piece of text, every line of it on a line of its own."""
    tokens = _markdown().parseInline(text)
    return _words(tokens[0].children or []) if tokens else ()


def blocks_of(lines: Sequence[str], first: int, marking: Callable[[int, int], Tlp | None]) -> Iterator[Block]:
    """The blocks of consecutive lines.

    Args:
        first: number of the first line in the note.
        marking: of the lines from the one number up to, without, the other.
    """
    # the line of a prompt stays, empty, so that the numbers of the others do
    tokens = _markdown().parse("\n".join("" if is_prompt(line) else line for line in lines))
    place = 0
    while place < len(tokens):
        end = _end(tokens, place)
        token = tokens[place]
        start, stop = token.map or (0, len(lines))

        def item(kind: ItemKind, start: int = start, stop: int = stop) -> Item:
            return Item(f"line:{first + start}", kind, marking(first + start, first + stop), first + start)

        yield from _block(tokens[place : end + 1], item)
        place = end + 1


def _end(tokens: Sequence[Token], place: int) -> int:
    """The token that closes the one at `place`."""
    depth = 0
    for number in range(place, len(tokens)):
        depth += tokens[number].nesting
        if depth <= 0:
            return number
    return len(tokens) - 1


def _block(tokens: Sequence[Token], item: Callable[[ItemKind], Item]) -> Iterator[Block]:
    match tokens[0].type:
        case "heading_open":
            yield Heading(item(ItemKind.HEADING), _words(tokens[1].children or []))
        case "bullet_list_open" | "ordered_list_open":
            if entries := tuple(_entries(tokens)):
                yield ListBlock(item(ItemKind.LIST), entries)
        case "table_open":
            yield _table(tokens, item(ItemKind.TABLE))
        case "fence" | "code_block":
            yield Paragraph(item(ItemKind.PARAGRAPH), (Span(tokens[0].content.rstrip("\n")),), is_preformatted=True)
        case "hr":
            return
        case _:
            if words := _all_words(tokens):
                yield Paragraph(item(ItemKind.PARAGRAPH), words)


def _all_words(tokens: Sequence[Token]) -> Words:
    found: list[Span] = []
    for token in tokens:
        if token.type == "inline":
            found += [Span("\n")] if found else []
            found += _words(token.children or [])
    return _joined(found)


def _entries(tokens: Sequence[Token]) -> Iterator[ListEntry]:
    numbers: list[int | None] = []
    words: list[Span] = []
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            if words:
                yield _entry(words, numbers)
            numbers.append(None if token.type == "bullet_list_open" else int(token.attrGet("start") or 1) - 1)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            numbers.pop()
        elif token.type == "list_item_open":
            number = numbers[-1]
            numbers[-1] = None if number is None else number + 1
        elif token.type == "list_item_close" and words:
            yield _entry(words, numbers)
        elif token.type == "inline":
            words += [Span("\n")] if words else []
            words += _words(token.children or [])


def _entry(words: list[Span], numbers: list[int | None]) -> ListEntry:
    made = ListEntry(_joined(words), min(len(numbers) - 1, DEEPEST), numbers[-1])
    words.clear()
    return made


def _table(tokens: Sequence[Token], item: Item) -> TableBlock:
    rows: list[list[Words]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_words(token.children or []))
    heads, *body = rows
    width = len(heads)
    # Markdown lets a row be shorter or longer than its heads
    return TableBlock(item, tuple(heads), tuple(tuple((*row, *((),) * width)[:width]) for row in body))


def _words(tokens: Sequence[Token]) -> Words:
    found: list[Span] = []
    strong = emphasised = 0
    addresses: list[str] = []
    for token in tokens:
        text = ""
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                emphasised += token.nesting
            case "softbreak" | "hardbreak":
                text = "\n"
            case "link_open":
                addresses.append(str(token.attrGet("href") or ""))
            case "link_close":
                text = _address(addresses.pop(), found)
            case "image":
                text = token.content
            case _:
                text = token.content
        if text:
            found.append(Span(text, strong > 0, emphasised > 0))
    return _joined(found)


def _address(address: str, found: Sequence[Span]) -> str:
    """Where a link leads, behind its words; our own addresses say nothing to anybody else."""
    shown = address.removeprefix("mailto:")
    is_said = bool(found) and found[-1].text.strip() in (address, shown)
    return "" if is_said or not address.startswith(_SHOWN_ADDRESSES) else f" ({shown})"


def _joined(spans: Sequence[Span]) -> Words:
    """The same with neighbours of one style made one, without space at the ends."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and (last.is_strong, last.is_emphasised) == (span.is_strong, span.is_emphasised):
            joined[-1] = Span(last.text + span.text, span.is_strong, span.is_emphasised)
        elif span.text:
            joined.append(span)
    if joined:
        joined[0] = Span(joined[0].text.lstrip(), joined[0].is_strong, joined[0].is_emphasised)
        joined[-1] = Span(joined[-1].text.rstrip(), joined[-1].is_strong, joined[-1].is_emphasised)
    return tuple(span for span in joined if span.text)
