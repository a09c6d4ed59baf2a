"""Whether two written words, or two whole names, are spellings of one name: Gubaydulin, Gubaidulin, Губайдулин.

Coarse keys bring nearly all spellings of a name together, and many other words with them; which of these are one name is judged from
the words as they were written, in every way they can be read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import OSA

from liaison.domain.given_names import ONE_NAME
from liaison.domain.name_readings import LONGEST, Reading, Readings, readings
from liaison.domain.name_skeletons import words_in
from liaison.domain.patronymics import is_patronymic as is_patronymic
from liaison.domain.patronymics import is_son_or_daughter
from liaison.services.spelling_costs import distance, initial_of

SHORTEST_SOUND = 3
"""Letters below which every word sounds like others."""

SHORTEST_BEGINNING = 4
SHORTEST_MISTYPED = 4
MOST_WORDS = 6
"""Words of a whole name that are compared."""

MOST_CHANGED = 5
"""The farthest apart that two spellings of one name may lie, however long it is."""

_SHORTENED = re.compile(r"(?<![^\W_])([^\W_]{2,3})\.")
_MAY_GROW = re.compile("(?<=[hs])t(?:sc?|c)?$")
_OTHER_SCRIPTS = re.compile("[\u0590-\u109f\u1100-\u1bff\u2c00-\ua63f\ua6a0-\ud7ff\uf900-\ufaff\ufb1d-\U0003ffff]")
"""Letters that no table of readings knows."""


def _letters(word: str) -> int:
    return sum(map(str.isalpha, word[:LONGEST]))


def _read(word: str, whole: bool = True) -> Readings:
    """The readings of a word in any script."""
    if not word.isascii() and _OTHER_SCRIPTS.search(word):
        word = anyascii(word[:LONGEST])
    return readings(word, whole)


def _beginnings(word: str) -> Readings:
    """The readings of a word that goes on; a t may yet become part of one sound with the letters before it (schtsch)."""
    found = {key: list(rows) for key, rows in _read(word, False).items()}
    grown = _MAY_GROW.search(word.casefold())
    for key, rows in _read(word[: grown.start()], False).items() if grown else ():
        found.setdefault(key, []).extend(rows)
    return found


def sound_keys(word: str) -> tuple[str, ...]:
    """Coarse keys of one word, in small ASCII letters: spellings of one name nearly always share one.

    Returns: nothing for a word of fewer than three letters or with digits.
    """
    if _letters(word) < SHORTEST_SOUND:
        return ()
    other = ONE_NAME.get(word.lower())
    return tuple(dict.fromkeys((*_read(word), *_read(other)) if other else _read(word)))


def keys_of_beginning(word: str) -> tuple[str, ...]:
    """What a key of every word begins with that goes on from this one; nothing for fewer than four letters."""
    if _letters(word) < SHORTEST_BEGINNING:
        return ()
    keys = sorted({*_beginnings(word), *_read(word)})
    return tuple(key for place, key in enumerate(keys) if not any(map(key.startswith, keys[:place])))


def _limit(row: Reading) -> int:
    """How far apart two spellings of a name of so many consonants may lie."""
    return min(len(row) // 2, MOST_CHANGED)


@lru_cache(maxsize=20_000)
def same_word(one: str, other: str) -> bool:
    """Whether two written words are spellings of one name."""
    if one == other:
        return True
    ones, others = _read(one), _read(other)
    for key in ones.keys() & others.keys():
        for row in ones[key]:
            limit = _limit(row)
            if any(distance(row, facing, limit) <= limit for facing in others[key]):
                return True
    known = ONE_NAME.get(one.lower())
    return known is not None and known == ONE_NAME.get(other.lower())


@lru_cache(maxsize=20_000)
def begins_as(beginning: str, word: str) -> bool:
    """Whether a word may be a spelling that goes on from a beginning: Gubaidulin from Губайд."""
    for key, rows in _beginnings(beginning).items():
        for other, others in _read(word).items():
            if other.startswith(key) and _goes_on(rows, others):
                return True
    return same_word(beginning, word)


def _goes_on(rows: list[Reading], others: list[Reading]) -> bool:
    """Whether one of the others begins as one of the rows."""
    for row in rows:
        length, limit = len(row), _limit(row)
        for other in others:
            if len(other) >= length and distance(row, other[:length], limit) <= limit:
                return True
    return False


def one_letter_off(one: str, other: str) -> bool:
    """Whether one letter too many, missing, wrong or changed with its neighbour is all that parts two words of four letters or more."""
    ones, others = one[:LONGEST].casefold(), other[:LONGEST].casefold()
    if min(len(ones), len(others)) < SHORTEST_MISTYPED:
        return False
    return OSA.distance(ones, others, score_cutoff=1) == 1


@dataclass(frozen=True, slots=True)
class _Part:
    """A word of a whole name."""

    word: str
    is_initial: bool
    may_be_left_out: bool


def _parts(name: str) -> tuple[_Part, ...]:
    """The words of a name; those that only say who the father is may be left out if two others stay."""
    words = words_in(name)[: 2 * MOST_WORDS]
    fathers = {place for place, word in enumerate(words) if is_patronymic(word)}
    fathers |= {place - 1 for place, word in enumerate(words) if place > 1 and is_son_or_daughter(word)}
    middle = set(range(1, len(words) - 1))
    left_out = next((some for some in (fathers | middle, fathers) if len(words) - len(some) > 1), set())
    shortened = set(_SHORTENED.findall(name))
    return tuple(
        _Part(word, len(word) == 1 or word in shortened, place in left_out)
        for place, word in enumerate(words[:MOST_WORDS])
        # it says no more than the father's name before it, and Heydər oğlu is Гейдар оглы
        if not (place in left_out and is_son_or_daughter(word))
    )


def _same_part(one: _Part, other: _Part) -> bool:
    if not one.is_initial and not other.is_initial:
        return same_word(one.word, other.word)
    if one.is_initial and other.is_initial and one.word.casefold() == other.word.casefold():
        return True
    short, name = (one, other) if one.is_initial else (other, one)
    return any(
        initial_of(row, facing)
        for rows in _read(short.word).values()
        for row in rows
        for others in _read(name.word).values()
        for facing in others
    )


def _agree(
    ones: Sequence[_Part], others: Sequence[_Part], left: Sequence[_Part] = (), shared: int = 0, full: int = 0
) -> bool:
    """Whether the words of two names go together, but for what one of them may leave out.

    Args:
        left: words of the first name without their like so far.
        shared: pairs found so far; `full` of them are no initials.
    """
    if not ones:
        alone = left or others
        return not (left and others) and full > 0 and shared > 1 and all(map(_can_be_left_out, alone))
    first, rest = ones[0], ones[1:]
    for place, other in enumerate(others):
        if _same_part(first, other):
            in_full = not (first.is_initial or other.is_initial)
            if _agree(rest, [*others[:place], *others[place + 1 :]], left, shared + 1, full + in_full):
                return True
    return _can_be_left_out(first) and _agree(rest, others, [*left, first], shared, full)


def _can_be_left_out(part: _Part) -> bool:
    return part.may_be_left_out or part.is_initial


@lru_cache(maxsize=20_000)
def same_name(one: str, other: str) -> bool:
    """Whether two whole names are one: their order, patronymics and initials do not matter, another given name does.

    A family name alone is not the same as that name with a given name.
    """
    ones, others = _parts(one), _parts(other)
    if not ones or not others or (len(ones) == 1) != (len(others) == 1):
        return False
    if len(ones) == 1:
        return same_word(ones[0].word, others[0].word)
    if _agree(ones, others):
        return True
    return len(ones) != len(others) and same_word(
        "".join(part.word for part in ones), "".join(part.word for part in others)
    )
