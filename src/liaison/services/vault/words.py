"""Passphrases of words drawn by chance: the only kind whose strength is known and not estimated."""

from __future__ import annotations

import math
import secrets
from dataclasses import dataclass, field
from pathlib import Path

WORDS = 5

_FILES = {"en": "english.txt", "ru": "russian.txt"}


@dataclass(frozen=True, slots=True)
class GeneratedPassphrase:
    """Words to be remembered; `repr` does not show them.

    Attributes:
        words: in the order drawn.
        bits: the logarithm to base 2 of how many such passphrases there are, all equally likely.
    """

    words: tuple[str, ...] = field(repr=False)
    bits: float

    @property
    def text(self) -> str:
        """The passphrase as typed: words and spaces."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class WordList:
    """Different words of one language."""

    words: tuple[str, ...] = field(repr=False)

    @property
    def bits_a_word(self) -> float:
        """What each word adds."""
        return math.log2(len(self.words))

    def passphrase(self, count: int = WORDS) -> GeneratedPassphrase:
        """`count` words drawn independently by the system's source of randomness."""
        drawn = tuple(secrets.choice(self.words) for _ in range(count))
        return GeneratedPassphrase(drawn, count * self.bits_a_word)


def load_word_list(folder: Path, language: str) -> WordList:
    """The list for `language` ("ru") in `folder`, or the English one where there is none."""
    return WordList(read_words(folder / _FILES.get(language, _FILES["en"])))


def all_word_lists(folder: Path) -> tuple[WordList, ...]:
    """Every list passphrases are generated from."""
    return tuple(load_word_list(folder, language) for language in _FILES)


def read_words(path: Path) -> tuple[str, ...]:
    """The words of a file, in its order."""
    return tuple(path.read_text(encoding="utf-8").split("\n")[:-1])
