"""Words by which names are found in any script: in Latin letters as they are spelt, and as they sound."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from anyascii import anyascii

from liaison.domain.name_skeletons import skeleton

WHOLE = "þ"
"""Begins a word that is a whole name, so that a name that begins as typed is told from one that only contains it."""

LONGEST_WHOLE = 40
_AS_WRITTEN = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")

SHORTEST_SOUND = 3
"""Letters below which every word sounds like others."""


class _Latin(dict[int, str]):
    """The Latin spelling of each character, worked out once; marks become blanks, apostrophes and hard and soft signs go."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character in "'’ʼʻ`ьъ" or unicodedata.combining(character):
            spelt = ""
        elif not character.isalnum():
            spelt = " "
        else:
            spelt = "".join(letter for letter in anyascii(character).lower() if letter.isalnum() and letter.isascii())
            if not spelt and unicodedata.category(character) != "Lm":
                # a letter of a script that is never spelt otherwise is still found as itself
                spelt = f"u{code:x}"
        self[code] = spelt
        return spelt


# as the names of Azerbaijan are written in Latin letters elsewhere
_LATIN = _Latin({ord("ə"): "a", ord("\n"): "\n"})


def latin_words(text: str) -> list[str]:
    """The words of a text in Latin letters, without case and accents, ё as е."""
    return _latin(text).split()


def latin_lines(text: str) -> list[str]:
    """The same line by line, each with single or more blanks between its words: as many as the text has."""
    return _latin(text).split("\n")


def _latin(text: str) -> str:
    folded = text.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFC", folded).replace("ё", "е")
    return folded.translate(_LATIN)


def all_begun(beginnings: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each of these begins one of the words; nothing begins none."""
    return bool(beginnings) and all(any(word.startswith(one) for word in words) for one in beginnings)


def sounds_of(text: str) -> list[str]:
    """How the words of a text sound, those that are long enough and no numbers."""
    return [skeleton(word) for word in _AS_WRITTEN.findall(text) if len(word) >= SHORTEST_SOUND and word.isalpha()]


def beginnings_of_sounds(text: str) -> list[str]:
    """The same for words that may go on: an i at the end is not heard before another vowel."""
    return [sound.rstrip("i") if len(sound) > SHORTEST_SOUND else sound for sound in sounds_of(text)]


def to_be_found_by(names: Iterable[str], besides: Iterable[str] = (), *, sounds: bool = True) -> str:
    """Everything a thing is found by: its names, whole and by words, and words of what else is known of it.

    Args:
        sounds: also by how the names sound; of titles that says little and takes half the time.
    """
    found: dict[str, None] = {}
    for name in names:
        words = latin_words(name)
        found.update(dict.fromkeys(words))
        found[whole(words)] = None
        if sounds:
            found.update(dict.fromkeys(sounds_of(name)))
    for text in besides:
        found.update(dict.fromkeys(latin_words(text)))
    found.pop(WHOLE, None)
    return " ".join(found)


def whole(words: Sequence[str]) -> str:
    """A whole name as one word, or its beginning."""
    return WHOLE + "".join(words)[:LONGEST_WHOLE]
