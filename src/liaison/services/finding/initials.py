"""Names written with an initial: found by the whole name, through a mark of initial and family name together.

A question for two words beside each other would read all notes that have either; the mark is one word of the index.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from liaison.services.name_words import latin_words

INITIAL = "þi"
_LETTER, _NAME = r"[^\W\d_]", r"[^\W\d_]{2,}(?:['’ʼ-][^\W\d_]+)*"
_BEFORE = re.compile(rf"(?<![\w.])({_LETTER})\.[ \u00a0]?(?:{_LETTER}\.[ \u00a0]?){{0,2}}({_NAME})")
_BEHIND = re.compile(rf"({_NAME}),?[ \u00a0]({_LETTER})\.(?![^\W\d_]{{2}})")


def initial_marks(text: str, people: Iterable[str]) -> set[str]:
    """The marks of everybody who is written with an initial: in a text with a point behind it, as the name of a person without too."""
    pairs = [(found[1], found[2]) for found in _BEFORE.finditer(text)] if "." in text else []
    pairs += [(found[2], found[1]) for found in _BEHIND.finditer(text)] if "." in text else []
    found = {
        mark(latin[0], family)
        for initial, name in pairs
        if (latin := "".join(latin_words(initial)))
        for family in latin_words(name)
    }
    for name in people:
        words = latin_words(name)
        initials = [word for word in words if len(word) == 1]
        found |= {mark(initial, word) for initial in initials for word in words if len(word) > 1}
    return found


def mark(initial: str, family: str) -> str:
    """The mark of an initial and a family name, both in Latin letters."""
    return f"{INITIAL}{initial}{family}"
