"""Words broken into lines of a given width, and drawn: several styles in a line, long words split, right-to-left lines as they are read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liaison.base.paths import resources
from liaison.domain.minutes import Words
from liaison.export.drawn_page import FONT_FILES
from liaison.export.joined_letters import joined
from liaison.export.tagged_pdf import TaggedPdf

FAMILY = "paper"
MILLIMETRES = 25.4 / 72
"""Of a point."""

_SPACES = re.compile(r"(\n|[ \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+)")
_MIRRORED = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
_RIGHT_TO_LEFT = frozenset(("R", "AL"))


@dataclass(frozen=True, slots=True)
class Style:
    """How words look but for what they say themselves; `size` in points, `grey` from 0 (black) to 255."""

    size: float
    is_strong: bool = False
    is_emphasised: bool = False
    grey: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one font."""

    text: str
    font: str


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on one line, in logical order; `width` in millimetres."""

    runs: tuple[Run, ...]
    width: float
    is_right_to_left: bool = False


def add_fonts(pdf: TaggedPdf) -> None:
    """Make the shipped fonts known; only glyphs that are used are embedded."""
    for style, name in FONT_FILES.items():
        pdf.add_font(FAMILY, style, resources() / "fonts" / name)


def text_width(pdf: TaggedPdf, text: str, style: Style) -> float:
    """Of one line in one style, in millimetres."""
    return _width(pdf, Run(text, _font(style, style.is_strong, style.is_emphasised)), style.size)


def broken(pdf: TaggedPdf, words: Words, width: float, style: Style) -> list[Line]:
    """The words on lines no wider than `width` millimetres; none for no words."""
    lines: list[Line] = []
    current: list[Run] = []
    filled = 0.0
    written = "".join(span.text for span in words).split("\n")
    number = 0

    def end() -> None:
        nonlocal filled
        lines.append(Line(_merged(current), filled, reads_right_to_left(written[number])))
        current.clear()
        filled = 0.0

    for word in _words(words, style):
        if word[0].text == "\n":
            end()
            number += 1
            continue
        taken = sum(_width(pdf, run, style.size) for run in word)
        is_space = word[0].text.isspace()
        if is_space and not current:
            continue
        if current and not is_space and filled + taken > width:
            end()
        for part in word if taken <= width else _split(pdf, word, width, style.size):
            wide = _width(pdf, part, style.size)
            if current and taken > width and filled + wide > width:
                end()
            current.append(part)
            filled += wide
    if current:
        end()
    return lines


def draw(pdf: TaggedPdf, line: Line, x: float, base: float, width: float, style: Style) -> None:
    """Draw a line; one that is read from the right ends at the right of `width`."""
    pdf.set_text_color(style.grey)
    if line.is_right_to_left or any(_has_right_to_left(run.text) for run in line.runs):
        _draw_visual(pdf, line, x, base, width, style)
        return
    last = len(line.runs) - 1
    for number, run in enumerate(line.runs):
        pdf.set_font(FAMILY, run.font, style.size)
        # the space that ends a line keeps its last word apart from the next one
        pdf.write_at(x, base, run.text.rstrip() + " " if number == last else run.text)
        x += _width(pdf, run, style.size)


def reads_right_to_left(text: str) -> bool:
    """Whether its first letter does."""
    return next((unicodedata.bidirectional(one) in _RIGHT_TO_LEFT for one in text if one.isalpha()), False)


def _has_right_to_left(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(one) in _RIGHT_TO_LEFT for one in text)


def _draw_visual(pdf: TaggedPdf, line: Line, x: float, base: float, width: float, style: Style) -> None:
    """Letters in the order in which they are seen; those who copy or listen get the order in which they are read."""
    from fpdf.bidi import BidiParagraph
    from fpdf.enums import TextDirection

    logical = "".join(run.text for run in line.runs)
    font = line.runs[0].font if line.runs else ""
    direction = TextDirection.RTL if line.is_right_to_left else TextDirection.LTR
    letters = BidiParagraph(text=joined(logical.rstrip()), base_direction=direction).get_reordered_characters()
    seen = "".join(
        _MIRRORED.get(one.character, one.character) if one.embedding_level % 2 else one.character for one in letters
    )
    pdf.set_font(FAMILY, font, style.size)
    if line.is_right_to_left:
        x += width - pdf.get_string_width(seen)
    pdf.write_at(x, base, seen, read_as=logical.rstrip() + " ")


def _words(words: Words, style: Style) -> Iterator[tuple[Run, ...]]:
    """What is not to be parted: a word, in however many styles, a space, or a line feed."""
    word: list[Run] = []
    for span in words:
        font = _font(style, span.is_strong or style.is_strong, span.is_emphasised or style.is_emphasised)
        for number, text in enumerate(_SPACES.split(span.text)):
            if number % 2 == 0:
                word += [Run(text, font)] if text else []
                continue
            if word:
                yield tuple(word)
                word = []
            yield (Run(text.replace("\t", "    "), font),)
    if word:
        yield tuple(word)


def _font(style: Style, is_strong: bool, is_emphasised: bool) -> str:
    return "B" if is_strong else "I" if is_emphasised else ""


def _width(pdf: TaggedPdf, run: Run, size: float) -> float:
    pdf.set_font(FAMILY, run.font, size)
    return float(pdf.get_string_width(run.text))


def _split(pdf: TaggedPdf, word: tuple[Run, ...], width: float, size: float) -> Iterator[Run]:
    """A word that is wider than the line, in parts that are not."""
    for run in word:
        start, filled = 0, 0.0
        for place, letter in enumerate(run.text):
            taken = _width(pdf, Run(letter, run.font), size)
            if place > start and filled + taken > width:
                yield Run(run.text[start:place], run.font)
                start, filled = place, 0.0
            filled += taken
        yield Run(run.text[start:], run.font)


def _merged(runs: Sequence[Run]) -> tuple[Run, ...]:
    merged: list[Run] = []
    for run in runs:
        if merged and merged[-1].font == run.font:
            merged[-1] = Run(merged[-1].text + run.text, run.font)
        else:
            merged.append(run)
    return tuple(merged)
