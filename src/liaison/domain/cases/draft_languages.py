"""In which language an officer's words are, by their letters, so that each finds its column in a paper of two languages."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

LANGUAGES = ("en", "ru")
"""Languages a request is drafted in, told apart by script; ISO 639-1."""

_SCRIPTS = {"LATIN": "en", "CYRILLIC": "ru"}
_A_SHARE = 4
"""A text is of two languages where the smaller has at least a fourth of its letters; less are names within the other."""


def written_in(text: str) -> Mapping[str, str]:
    """The text by language: whole under the one it is in, line by line under both where it is of two; none for no letters.

    Latin letters are taken for English and Cyrillic ones for Russian. Lines that say neither stay with those before them.
    """
    lines = text.strip().splitlines()
    counted = [_letters(line) for line in lines]
    languages = _by_line(counted)
    if not languages:
        return {}
    shares: Counter[str] = Counter()
    for language, letters in zip(languages, counted, strict=True):
        shares[language] += letters.total()
    if len(shares) == 1 or min(shares.values()) * _A_SHARE < shares.total():
        return {shares.most_common(1)[0][0]: text.strip()}
    parted: dict[str, list[str]] = {}
    for language, line in zip(languages, lines, strict=True):
        parted.setdefault(language, []).append(line)
    return {language: "\n".join(own).strip() for language, own in parted.items()}


def _by_line(counted: Sequence[Counter[str]]) -> list[str]:
    """The language of each line; none where no line has letters."""
    most = [letters.most_common(1)[0][0] if letters else "" for letters in counted]
    current = next((one for one in most if one), "")
    found = []
    for one in most:
        current = one or current
        found.append(current)
    return found if current else []


def _letters(line: str) -> Counter[str]:
    """How many letters of each language it has."""
    return Counter(language for letter in line if (language := _language_of(letter)))


@lru_cache(maxsize=2048)
def _language_of(letter: str) -> str:
    return _SCRIPTS.get(unicodedata.name(letter, "").partition(" ")[0], "") if letter.isalpha() else ""
