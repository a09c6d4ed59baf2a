"""A question cut into words, commas and arrows. One pass over the characters, so that no text takes longer than its length."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from liaison.domain.countries import folded


class Mark(StrEnum):
    """What a token is; a DASH is an arrow unless it belongs to a name ("Congo - Kinshasa")."""

    WORD = "word"
    COMMA = "comma"
    DASH = "dash"
    ARROW = "arrow"


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark at its place in the text.

    Attributes:
        folded: a word without case, accents and punctuation; it may be two words ("drug-trafficking").
    """

    start: int
    end: int
    mark: Mark
    folded: str = ""


COMMAS = ',;:?!|·•&+/\\"“”„«»'
"""What parts words; a name may hold some of it."""

_ARROWS = ">→➔➜➝⇒⟶"
_DASHES = "–—−"
_SHAFT = "-="


def tokens_of(text: str) -> list[Token]:
    """The tokens of `text`, which together hold all of it that is not blank."""
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        mark, end = _mark(text, place)
        if mark is Mark.WORD:
            yield _word(text, place, end)
        else:
            yield Token(place, end, mark)
        place = end


def _mark(text: str, place: int) -> tuple[Mark, int]:
    """What begins at `place`, and where it ends."""
    if (end := _arrow_end(text, place)) > place:
        return Mark.ARROW, end
    if text[place] in COMMAS:
        return Mark.COMMA, place + 1
    if text[place] in _DASHES:
        return Mark.DASH, place + 1
    return Mark.WORD, _word_end(text, place)


def _arrow_end(text: str, place: int) -> int:
    """The end of an arrow that begins at `place`, with a shaft or without; `place` itself when none does."""
    end = place
    while end < len(text) and text[end] in _SHAFT:
        end += 1
    return end + 1 if end < len(text) and text[end] in _ARROWS else place


def _word_end(text: str, place: int) -> int:
    end = place + 1
    while end < len(text) and not _ends_word(text, end):
        end += 1
    return end


def _ends_word(text: str, place: int) -> bool:
    character = text[place]
    if character == "/":
        # a date is one word: 2/8/2019
        return not (text[place - 1].isdigit() and text[place + 1 : place + 2].isdigit())
    if character in _SHAFT:
        # a shaft is looked at once, from its beginning
        return text[place - 1] not in _SHAFT and _arrow_end(text, place) > place
    return character.isspace() or character in _ARROWS or character in COMMAS or character in _DASHES


def _word(text: str, start: int, end: int) -> Token:
    word = text[start:end]
    key = folded(word)
    if key:
        return Token(start, end, Mark.WORD, key)
    return Token(start, end, Mark.DASH if word in _SHAFT else Mark.COMMA)


def with_hyphens_split(tokens: list[Token], text: str, known: Callable[[str], bool]) -> Iterator[Token]:
    """The tokens; a word such as `AF-TJ-PL` whose parts are all `known` is cut at its hyphens, unless it is known itself."""
    for token in tokens:
        word = text[token.start : token.end]
        if "-" not in word or known(word) or not all(map(known, word.split("-"))):
            yield token
            continue
        start = token.start
        for part in word.split("-"):
            if start > token.start:
                yield Token(start - 1, start, Mark.DASH)
            yield Token(start, start + len(part), Mark.WORD, folded(part))
            start += len(part) + 1
