"""What the words before the caret may become, and which of them that replaces."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.domain.countries import folded
from liaison.domain.question_lookup import QuestionLookup
from liaison.domain.question_pieces import Reading
from liaison.domain.question_tokens import Mark, Token, tokens_of

_WORDS = 6
"""Words of an unfinished name at most."""


@dataclass(frozen=True, slots=True)
class Completion:
    """Choices for a part of the text.

    Attributes:
        start, end: the part that a choice replaces.
    """

    start: int
    end: int
    readings: tuple[Reading, ...]


def completion(text: str, caret: int, lookup: QuestionLookup) -> Completion:
    """The most words before `caret` that begin a name; no readings when there are none, or when the words are a name already.

    Commas and arrows end a name.
    """
    words = _words_before(text, caret)
    for count in range(len(words), 0, -1):
        start = words[-count].start
        typed = text[start:caret]
        if found := lookup.starting_with(typed):
            is_whole = bool(lookup.readings(folded(typed)))
            return Completion(start, words[-1].end, () if is_whole else found)
    return Completion(caret, caret, ())


def _words_before(text: str, caret: int) -> list[Token]:
    """The words in a row of which the last holds or ends at the caret."""
    found: list[Token] = []
    for token in tokens_of(text):
        if token.start >= caret:
            break
        found = [*found, token] if token.mark is Mark.WORD else []
    return found[-_WORDS:] if found and found[-1].end >= caret else []
