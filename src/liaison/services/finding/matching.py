"""Where in a text the words of a query stand: the line that has most of them, and the places in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from liaison.domain.find_query import And, Node, Not, Or, Phrase, Word
from liaison.domain.finding import Excerpt, Match
from liaison.services.name_words import all_begun, latin_lines, latin_words

SHOWN = 160
"""Characters of a line that are shown."""

_BEFORE = 40
_AS_WRITTEN = re.compile(r"[^\W_]+(?:['’ʼ`ʻ][^\W_]+)*")
_MARKUP = re.compile(r"^\s*(?:#{1,6} |> ?|[-*+] \[[ xX]\] |[-*+] )")
"""How lines of a note begin that are more than text."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for in a text, in Latin letters.

    Attributes:
        beginnings: words begin so.
        wholes: words are exactly so: phrases' words and other spellings.
        phrases: there are words that stand in a row.
    """

    beginnings: tuple[str, ...]
    wholes: frozenset[str]
    phrases: bool = False

    def is_meant(self, word: str) -> bool:
        """Whether a word in Latin letters is looked for."""
        return word in self.wholes or word.startswith(self.beginnings)

    def called(self, words: Sequence[str]) -> Match | None:
        """How a name matches; None when it does not have every word that is looked for."""
        if list(words) == list(self.beginnings):
            return Match.WHOLE_NAME
        if all(one in words for one in self.beginnings):
            return Match.NAME
        return Match.NAME_BEGINS if all_begun(self.beginnings, words) else None

    def is_all_in(self, text: str) -> bool:
        """Whether every word that is looked for stands in a text, as typed."""
        return all_begun(self.beginnings, latin_words(text))


def wanted(words: Iterable[Word | Phrase], other_spellings: Iterable[str] = ()) -> Wanted:
    """What words and phrases of a query, and other spellings of them, look for."""
    beginnings: dict[str, None] = {}
    wholes = set(other_spellings)
    has_phrases = False
    for one in words:
        if isinstance(one, Word):
            beginnings.update(dict.fromkeys(latin_words(one.text)))
        else:
            has_phrases = True
            wholes.update(latin_words(" ".join(one.words)))
    return Wanted(tuple(beginnings), frozenset(wholes), has_phrases)


def places_in(text: str, looked_for: Wanted) -> tuple[tuple[int, int], ...]:
    """The words of a line that are looked for: start and length of each."""
    return tuple(
        (found.start(), found.end() - found.start())
        for found in _AS_WRITTEN.finditer(text)
        if any(map(looked_for.is_meant, _words_of(found[0])))
    )


def best_line(text: str, looked_for: Wanted) -> int | None:
    """The number of the first line that has most of the words; None when no line has any."""
    best, most = None, 0
    terms = [f" {word}" for word in looked_for.beginnings]
    for number, line in enumerate(_lines(text)):
        spaced = f" {line} "
        count = sum(term in spaced for term in terms)
        if looked_for.wholes and count < len(terms) + 1:
            count += sum(f" {word} " in spaced for word in looked_for.wholes)
        if count > most:
            best, most = number, count
    return best


def excerpt(text: str, number: int, looked_for: Wanted) -> Excerpt:
    """A line of a text with the places in it that are looked for, shortened around the first."""
    line = _MARKUP.sub("", text.split("\n")[number]).strip()
    places = places_in(line, looked_for)
    start = max(0, places[0][0] - _BEFORE) if places and places[0][0] + places[0][1] > SHOWN - _BEFORE else 0
    shown = line[start : start + SHOWN]
    if start:
        shown = "…" + shown[1:]
    if start + SHOWN < len(line):
        shown += "…"
    moved = tuple((at - start, length) for at, length in places if at >= start and at + length <= start + SHOWN)
    return Excerpt(shown, moved)


def holds(node: Node, words: Sequence[str], others: Mapping[str, Sequence[str]]) -> bool:
    """Whether a text has what is looked for; fields are taken as answered elsewhere.

    Args:
        words: of the text, in Latin letters and in order.
        others: other spellings of words of the query.
    """
    return _holds(node, f" {' '.join(words)} ", others)


def _holds(node: Node, text: str, others: Mapping[str, Sequence[str]]) -> bool:
    match node:
        case And(nodes):
            return all(_holds(one, text, others) for one in nodes)
        case Or(nodes):
            return any(_holds(one, text, others) for one in nodes)
        case Not(inner):
            return not isinstance(inner, Word | Phrase | And | Or) or not _holds(inner, text, {})
        case Word(text=word):
            row = " ".join(latin_words(word))
            return f" {row}" in text or any(f" {other} " in text for other in others.get(row, ()))
        case Phrase(words=phrase):
            return f" {' '.join(latin_words(' '.join(phrase)))} " in text
    return True


@lru_cache(maxsize=20_000)
def _words_of(word: str) -> tuple[str, ...]:
    return tuple(latin_words(word))


@lru_cache(maxsize=16)
def _kept_lines(text: str) -> tuple[str, ...]:
    return tuple(latin_lines(text))


_LONG = 20_000


def _lines(text: str) -> Sequence[str]:
    """Folding a long note takes milliseconds, and it is looked at again with the next key."""
    return _kept_lines(text) if len(text) > _LONG else latin_lines(text)
