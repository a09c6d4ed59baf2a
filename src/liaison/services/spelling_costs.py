"""How far two heard words lie apart: consonants and vowels that romanisations and alphabets confuse lie near, others far."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from liaison.domain.name_readings import UNFINISHED, Reading

FAR = 20
"""More than any two spellings of one name lie apart."""

UNSTEADY = 3
"""What a vowel costs that changes with the years and the hand."""

MOST_VOWELS = 8
MOST_WAYS = 6
"""So much is read of a row of vowels, which no name fills."""


_STANDS_FOR = {
    "S": "sš",
    "Σ": "szš",
    "B": "bp",
    "Z": "zcžs",
    "C": "csčǯ",
    "Č": "čšcs",
    "Š": "šž",
    "J": "ǯž",
    "H": "hg",
    "X": "hk",
    "G": "gh",
    "Q": "kg",
    "V": "vf",
    "D": "dt",
    "ə": "ea",
    "ä": "ea",
    "ö": "oe",
    "ü": "u",
    "å": "oa",
    "õ": "io",
    "ё": "eo",
    "ө": "oeu",
    "ɜ": "e",
    "ó": "ou",
    "ă": "ae",
    "â": "ai",
    "û": "u",
    "ʊ": "u",
    "ɛ": "e",
}


def _table(text: str) -> dict[tuple[str, str], int]:
    """`ab3` says that a and b lie 3 apart."""
    entries = [(part[0], part[1], int(part[2:])) for part in text.split()]
    return {pair: cost for one, other, cost in entries for pair in ((one, other), (other, one))}


_CONSONANTS = _table(
    "bp5 vf1 bv5 pf6 dt5 gk3 gh2 hk3 sz4 sš6 sž6 sc3 sč4 sʒ4 zž3 zʒ2 zc2 zǯ4 zč5 šž4 šč5 šŝ2 šc4 žǯ1 žč4 žŝ4 čŝ2 čǯ3 čc3 cʒ2 ŝc4 ʒǯ3"
)
_VOWELS = _table("ao6 ae6 eo6 ei6 ai7 uo6 iu7 au7 eu6 oi6")
_WRITTEN_TOGETHER = (
    ("ts", "c"),
    ("dz", "ʒ"),
    ("dž", "ǯ"),
    ("dJ", "ǯ"),
    ("ds", "ʒ"),
    ("tž", "č"),
    ("tš", "č"),
    ("šč", "ŝ"),
    ("sč", "ŝ"),
)
_NARROW = str.maketrans("SΣDZ", "sstz")

_SPELT = {
    vowels[0]: tuple(vowels[1:])
    for vowels in (
        ("æ", "ä", "ae"),
        ("œ", "ö", "oe"),
        ("ʉ", "ü", "ue", "e"),
        ("ɪ", "e", "ie", "i"),
        ("ω", "u", "ou"),
        ("ꜳ", "a", "å"),
        ("ä", "ä", "iä"),
        ("ö", "ö", "iö"),
        ("ü", "ü", "iü"),
        ("ё", "ё", "iё"),
        ("ə", "ə", "iə"),
        ("ө", "ө", "iө"),
        ("û", "iu", "u"),
        ("â", "â", "ia"),
        ("õ", "õ", "i"),
        ("α", "a", "o", "e"),
        ("ὸ", "o", "u", "a"),
        ("ὀ", "o", "a"),
    )
}
"""What one written vowel may be heard as: sounds, or letters of `_STANDS_FOR`."""

_CHANGED = (
    "ei-ai-1 eu-oi-1 au-oi-2 äu-oi-0 au-o-5 ia-e-2 io-e-2 io-o-2 y-iu-1 iu-u-1 ai-e-2 ou-o-1 ou-u-0 eau-au-2 oi-ɜi-1 oi-i-3 oo-u-1 "
    "ee-i-1 ea-a-2 eu-ö-1 eu-o-3 o-ɜ-1 a-ɜ-1"
)
_WHOLE = {
    pair: int(cost)
    for one, other, cost in (change.split("-") for change in _CHANGED.split())
    for pair in ((one, other), (other, one))
}
"""How far whole rows of vowels lie apart that are spelt otherwise than letter by letter."""

_MEIER = frozenset(
    pair for one in ("eie", "eye", "eje") for other in ("aie", "aye", "aje") for pair in ((one, other), (other, one))
)
"""Meier is Майер, but not Маер."""

_UNSTEADY = frozenset((("a", "e"), ("e", "a"), ("a", "o"), ("o", "a")))
_GLIDES = re.compile("(?<=[^i])i(?=[^i])")
_TWICE = re.compile(r"(.)\1+")


def _distance(one: str, other: str, table: dict[tuple[str, str], int]) -> int:
    """How far two letters lie apart, each of which may stand for several sounds."""
    if one == other:
        return 0
    ones, others = _STANDS_FOR.get(one, one), _STANDS_FOR.get(other, other)
    if ones[0] in others or others[0] in ones:
        return 0
    return min(1 if pair[0] == pair[1] else table.get(pair, FAR) for pair in product(ones, others))


@lru_cache(maxsize=20_000)
def _between_consonants(one: str, other: str) -> int:
    if one == other or one.endswith(UNFINISHED):
        return 0
    ones, others = _together(one), _together(other)
    return min(_distance(*pair, _CONSONANTS) for pair in product(ones, others)) + (len(ones) != len(others))


@lru_cache(maxsize=5_000)
def _together(run: str) -> str:
    """A run of consonants of one sort without doublings, and what is written with two letters as one."""
    single = "".join(dict.fromkeys(run))
    if len(single) > 1:
        single = "".join(dict.fromkeys(single.translate(_NARROW)))
    for written, sound in _WRITTEN_TOGETHER:
        single = single.replace(written, sound)
    return single


@lru_cache(maxsize=5_000)
def _heard(vowels: str) -> tuple[str, ...]:
    """How vowels between two consonants may be heard: without what only leads from one to the next."""
    if vowels == "j":
        return "", "i"
    plain = vowels if vowels == "y" else vowels.replace("y", "i").replace("j", "i")
    texts = [""]
    for letter in plain[:MOST_VOWELS]:
        spellings = _SPELT.get(letter, (letter,))
        texts = [text + spelt for text in texts for spelt in spellings[: None if len(texts) < MOST_WAYS else 1]]
    return tuple(dict.fromkeys(_simple(text) for text in texts))


def _simple(text: str) -> str:
    """Vowels without glides between them and before an e, and without doublings."""
    once = _GLIDES.sub("", re.sub("i+", "i", text))
    return _TWICE.sub(r"\1", once.replace("ie", "e")) if len(once) > 1 else once


def _vowel_lost(letter: str, beside: int) -> int:
    if letter == "ʊ":
        return 0
    if letter == "ɛ":
        return 1
    if beside and letter == "i":
        return 2
    return 5 if letter in "eiəyё" else 6


def _aligned(one: str, other: str) -> int:
    """The least sum of changes from one row of vowels to another."""
    if one == other:
        return 0
    if (one, other) in _WHOLE:
        return _WHOLE[one, other]
    row = [0]
    for letter in other:
        row.append(row[-1] + _vowel_lost(letter, len(other) - 1))
    for letter in one:
        lost = _vowel_lost(letter, len(one) - 1)
        new = [row[0] + lost]
        for column, facing in enumerate(other):
            changed = row[column] + min(FAR, _distance(letter.replace("y", "i"), facing.replace("y", "i"), _VOWELS))
            new.append(min(changed, row[column + 1] + lost, new[-1] + _vowel_lost(facing, len(other) - 1)))
        row = new
    return row[-1]


@lru_cache(maxsize=50_000)
def _between_vowels(one: str, other: str) -> int:
    """Between the vowels at one place of two words, with their marks."""
    if one == other:
        return 0
    first, last = one.startswith("^"), one.endswith("$")
    ones, others = one.strip("^$" + UNFINISHED), other.strip("^$")
    if (ones, others) in _MEIER:
        return 1
    if one.endswith(UNFINISHED):
        return _going_on(ones, others)
    cost = min(_aligned(*pair) for pair in product(_heard(ones), _heard(others)))
    if cost > 1 and (first or last):
        cost += 2 if first else 4
    return cost


def _going_on(begun: str, vowels: str) -> int:
    """Between vowels that may go on and those they are to become."""
    beginnings = [vowels[:length] for length in range(len(vowels) + 1)]
    return min(_aligned(*pair) for part in beginnings for pair in product(_heard(begun), _heard(part)))


def initial_of(initial: Reading, name: Reading) -> bool:
    """Whether a name begins with an initial: with its consonant, or with its vowels if it has none."""
    if len(initial) == 1:
        return _going_on(initial[0].strip("^$"), name[0].strip("^$")) <= 1 if name[0] != "^" else False
    return initial[0] == name[0] == "^" and len(name) > 1 and _between_consonants(initial[1], name[1]) <= 2


def _ends_like_russian(one: Reading, other: Reading) -> bool:
    """Whether a name ends in -ov, -ev and the like, or in -at, -ad: Turkic names do, whose second vowel is now a, now e or o."""
    return one[-2] in "vVtdD" or other[-2] in "vVtdD"


def distance(one: Reading, other: Reading, limit: int) -> int:
    """How far two rows of one length lie apart; the sum stops above the limit. Only the first may be unfinished."""
    cost, known = 0, None
    for place, (sound, facing) in enumerate(zip(one, other, strict=True)):
        if sound != facing:
            change = _between_consonants(sound, facing) if place % 2 else _between_vowels(sound, facing)
            if change > UNSTEADY and place > 2 and (sound, facing) in _UNSTEADY and _ends_like_russian(one, other):
                change = UNSTEADY
            if place == 1 and change > UNSTEADY and one[0] == "^":
                change += 2
            # one habit of a romanisation shows at every place where it applies
            cost += change // 2 if known == (sound, facing) else change
            if cost > limit:
                return cost
            if change:
                known = sound, facing
    return cost
