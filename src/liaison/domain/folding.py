"""The words of a name, folded as `liaison.domain.countries.folded` does, many names at a time."""

from __future__ import annotations

from functools import lru_cache

from liaison.domain.countries import folded

_SIMPLE = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalnum()})


def words_of(text: str) -> set[str]:
    """Its words without case and accents.

    Plain English, which most names are, takes a twentieth of the time, and the words of other names come again and again.
    """
    if text.isascii():
        return set(text.lower().translate(_SIMPLE).split())
    return {word for part in text.split() for word in _folded_words(part)}


@lru_cache(maxsize=20_000)
def _folded_words(text: str) -> tuple[str, ...]:
    return tuple(folded(text).split())
