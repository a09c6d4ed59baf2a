"""A country found by typing its name, as in a list: letters that follow each other quickly are one text."""

from __future__ import annotations

from collections.abc import Iterable
from time import monotonic

from liaison.domain.countries import folded

PAUSE = 1.2
"""Seconds after which typing begins anew."""


class Typed:
    """What is being typed."""

    def __init__(self) -> None:
        self._text = ""
        self._until = 0.0

    @property
    def is_going_on(self) -> bool:
        """Whether the next character continues the text."""
        return monotonic() < self._until

    def add(self, text: str) -> str:
        """All that is typed with `text` added; one character again and again stays one character."""
        self._text = self._text + text if self.is_going_on else text
        self._until = monotonic() + PAUSE
        return self._text[0] if len(set(self._text)) == 1 else self._text


def code_named(named: Iterable[tuple[str, str]], typed: str, after: str) -> str:
    """The code whose name, a word of it, or the code itself begins with `typed`; "" when none does.

    Args:
        named: codes with their names.
        after: the code from which to look further, and around; "" begins with the first name.
    """
    wanted = folded(typed)
    if not wanted:
        return ""
    ranked = []
    for code, name in named:
        plain = folded(name)
        if plain.startswith(wanted):
            ranked.append((0, plain, code))
        elif code.casefold() == wanted:
            ranked.append((1, plain, code))
        elif f" {wanted}" in plain:
            ranked.append((2, plain, code))
    codes = [code for _, _, code in sorted(ranked)]
    if not codes:
        return ""
    return codes[(codes.index(after) + 1) % len(codes)] if after in codes else codes[0]
