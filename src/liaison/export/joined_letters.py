"""Arabic and Persian letters in the forms they take beside each other, for a writer that only draws one form a letter.

The forms are Unicode's own "presentation forms"; which letter has which is read from the character database.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_BLOCKS = (range(0xFB50, 0xFC00), range(0xFE70, 0xFEFD))
_LAM = "\u0644"

Forms = dict[str, dict[str, str]]


def joined(text: str) -> str:
    """The text with every Arabic letter in its form; anything else as it is."""
    if text.isascii() or not any("\u0600" <= one <= "\u06ff" for one in text):
        return text
    forms = _forms()
    letters = _ligated(text, forms)
    return "".join(_form(letters, place, forms) for place in range(len(letters)))


@lru_cache(maxsize=1)
def _forms() -> Forms:
    """By letter, or by the two of a ligature: its forms by the name of their place."""
    forms: Forms = {}
    for block in _BLOCKS:
        for code in block:
            place, _, letters = unicodedata.decomposition(chr(code)).partition(" ")
            if place in ("<initial>", "<medial>", "<final>", "<isolated>"):
                whole = "".join(chr(int(letter, 16)) for letter in letters.split())
                # of longer ligatures only lam with alef is obligatory
                if len(whole) == 1 or (len(whole) == 2 and whole[0] == _LAM and whole[1] in "آأإا"):
                    forms.setdefault(whole, {}).setdefault(place, chr(code))
    return forms


def _ligated(text: str, forms: Forms) -> list[str]:
    letters: list[str] = []
    for letter in text:
        if letters and letters[-1] + letter in forms:
            letters[-1] += letter
        else:
            letters.append(letter)
    return letters


def _form(letters: list[str], place: int, forms: Forms) -> str:
    known = forms.get(letters[place])
    if known is None:
        return letters[place]
    before, after = _neighbour(letters, place, -1), _neighbour(letters, place, 1)
    joins_before = before is not None and "<initial>" in forms.get(before, {}) and "<final>" in known
    joins_after = after is not None and "<final>" in forms.get(after, {}) and "<initial>" in known
    wanted = {
        (True, True): "<medial>",
        (True, False): "<final>",
        (False, True): "<initial>",
        (False, False): "<isolated>",
    }[joins_before, joins_after]
    return known.get(wanted, letters[place])


def _neighbour(letters: list[str], place: int, step: int) -> str | None:
    """The next letter in that direction, past vowel signs."""
    place += step
    while 0 <= place < len(letters):
        if unicodedata.category(letters[place][0]) != "Mn":
            return letters[place]
        place += step
    return None
