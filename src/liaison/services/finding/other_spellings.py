"""How else the words of a query are written in the store: in other scripts and romanisations, with initials, or by a typing error."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import Indel

from liaison.domain.find_query import And, Node, Not, Or, WhoIs, Word
from liaison.services.finding.indexing import SHORTEST_KEPT
from liaison.services.finding.initials import mark
from liaison.services.finding.planning import Spellings
from liaison.services.name_words import latin_words
from liaison.services.spellings import (
    begins_as,
    is_patronymic,
    keys_of_beginning,
    one_letter_off,
    same_word,
    sound_keys,
)
from liaison.store import find_words
from liaison.store.reference.asking import OpenConnection

CANDIDATES = 2_000
"""Words that sound alike which are compared with one word, letter by letter."""

BEGUN = 500
"""The same of words that may go on from the one being typed, of which more comes with the next letter."""

LOOKED_AT = 40
"""Of these the most alike, which are judged: ten times as slow."""

TAKEN = 12
"""Other spellings of one word."""

GOING_ON = 64
"""Words that begin so which are looked for one by one."""

MISTYPED = 400
NEARLY_TAKEN = 12
SHORTEST = 3
SHORTEST_NEARLY = 4
_WRITTEN = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_PARTS_OF_A_NAME = 4


def written_words(node: Node) -> Iterator[str]:
    """The words of a query that may be written otherwise, as typed."""
    match node:
        case And(nodes) | Or(nodes):
            for one in nodes:
                yield from written_words(one)
        case Not(inner):
            yield from written_words(inner)
        case Word(text=text):
            yield from _WRITTEN.findall(text)
        case WhoIs(words=words):
            yield from (part for word in words for part in _WRITTEN.findall(word))


def texts_in(node: Node) -> Iterator[str]:
    """The words of a query whose beginnings are looked for, as typed."""
    match node:
        case And(nodes) | Or(nodes):
            for one in nodes:
                yield from texts_in(one)
        case Not(inner):
            yield from texts_in(inner)
        case Word(text=text):
            yield text
        case WhoIs(words=words):
            yield from words


def going_on(connection: OpenConnection, written: Iterable[str]) -> Spellings:
    """All words that begin as these, in Latin letters; none where they are short, or too many go on so."""
    found: dict[str, tuple[str, ...]] = {}
    for word in {word for one in written for word in latin_words(one) if len(word) >= SHORTEST_KEPT}:
        words = find_words.beginning_so(connection, word, GOING_ON + 1)
        if len(words) <= GOING_ON:
            # one that is met nowhere is asked for all the same
            found[word] = tuple(words) or (word,)
    return found


def other_spellings(connection: OpenConnection, written: Sequence[str]) -> Spellings:
    """Other spellings of words, and of words that go on from the last, in Latin letters, by each word in Latin letters."""
    found: dict[str, tuple[str, ...]] = {}
    for one in dict.fromkeys(written):
        word = "".join(latin_words(one))
        if len(one) < SHORTEST or not word:
            continue
        letters = len(one)
        same = find_words.sounding_exactly(connection, sound_keys(one), letters, CANDIDATES)
        begun: dict[str, str] = {}
        if one == written[-1]:
            begun = find_words.sounding(connection, keys_of_beginning(one), letters * 3 // 5, BEGUN)
        candidates = {**_likeliest(word, begun, is_begun=True), **_likeliest(word, same, is_begun=False)}
        others = {
            latin: None
            for spelt, latin in candidates.items()
            # short words, codes above all, sound alike without being alike
            if len(latin) > SHORTEST and (same_word(one, spelt) or begins_as(one, spelt))
        }
        if others:
            found[word] = tuple(others)[:TAKEN]
    return found


def _likeliest(word: str, candidates: Mapping[str, str], *, is_begun: bool) -> dict[str, str]:
    """The candidates whose Latin letters are most like those of a word, without those that begin as it does."""
    others = {spelt: latin for spelt, latin in candidates.items() if not latin.startswith(word)}
    if len(others) <= LOOKED_AT:
        return others
    compared = {spelt: latin[: len(word) + 1] if is_begun else latin for spelt, latin in others.items()}
    best = process.extract(word, compared, scorer=Indel.normalized_similarity, limit=LOOKED_AT)
    return {spelt: others[spelt] for _, _, spelt in best}


def typing_errors(connection: OpenConnection, written: Iterable[str], known: Spellings) -> Spellings:
    """Words that differ from those typed in one letter, by each word in Latin letters."""
    found: dict[str, tuple[str, ...]] = {}
    for one in dict.fromkeys(written):
        word = "".join(latin_words(one))
        if len(word) < SHORTEST_NEARLY:
            continue
        others = [
            other
            for other in find_words.alike(connection, word, MISTYPED)
            if not other.startswith(word) and other not in known.get(word, ()) and one_letter_off(word, other)
        ]
        if others:
            found[word] = tuple(sorted(others))[:NEARLY_TAKEN]
    return found


def with_initials(node: Node | None, spellings: Spellings) -> list[str]:
    """The marks of the ways in which a name, given name and family name as typed, may stand with an initial.

    A patronymic, or its initial, is left out: many write neither.
    """
    words = _name_words(node)
    whole = [word for word in words if len(word) > 1 and not is_patronymic(word)]
    if len(whole) != 2 or sum(len(word) == 1 for word in words) > 1:
        return []
    return [
        mark(initial, spelt)
        for given, family in (whole, whole[::-1])
        for spelt in _ways_to_write(family, spellings)
        for initial in _initials_of(given, spellings)
    ]


def without_patronymic(node: Node | None) -> Node | None:
    """The same name without its patronymic or its second initial; None when there is none to leave out."""
    words = _name_words(node)
    initials = [word for word in words if len(word) == 1]
    left_out = [word for word in words if is_patronymic(word)] or initials[1:]
    kept = tuple(Word(word) for word in words if word not in left_out)
    if len(words) < 3 or not left_out or not kept:
        return None
    return And(kept) if len(kept) > 1 else kept[0]


def _name_words(node: Node | None) -> list[str]:
    """The words of a query that may be a name and nothing else."""
    parts = node.nodes if isinstance(node, And) else (node,)
    words = [word for part in parts if isinstance(part, Word) for word in latin_words(part.text)]
    is_name = all(isinstance(part, Word) for part in parts) and 2 <= len(words) <= _PARTS_OF_A_NAME
    return words if is_name and all(word.isalpha() for word in words) else []


def _ways_to_write(word: str, spellings: Spellings) -> list[str]:
    return [word, *spellings.get(word, ())]


def _initials_of(word: str, spellings: Spellings) -> list[str]:
    return list(dict.fromkeys(spelt[0] for spelt in _ways_to_write(word, spellings)))
