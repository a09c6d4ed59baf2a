"""Countries by what a list from anywhere calls them: a code, a name in any language of the CLDR, or a former name.

Nothing is guessed: a name that means two countries, in two languages or because a state has dissolved, is told as such.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from liaison.base.translations import tr
from liaison.domain.countries import Countries

LONGEST = 4_000
"""Characters of a list; anything longer is none."""

_BETWEEN = re.compile(r"[;\n\r|/•·،؛、；]+")
_COMMA = re.compile(r"[,，]")
_AND = re.compile(r"\s+(?:and|und|et|y|i|и|й|ve|və|және|&)\s+", re.IGNORECASE)
_PARTS_OF_A_NAME = 4
_JOINS = frozenset({0, 7, 9})


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name no longer in use.

    Attributes:
        codes: the countries that followed, one when it was only renamed.
        until: the year it ended; empty when it is only uncommon.
    """

    name: str
    codes: tuple[str, ...]
    until: str


class UnknownCountry(ValueError):
    """A text that names no country, or more than one; `sentence` says which, for the person."""

    def __init__(self, text: str, sentence: str) -> None:
        super().__init__(text)
        self.text = text
        self.sentence = sentence


class CountryNames:
    """All names of all countries.

    Args:
        countries: codes, and the names in the languages of the interface; these win over those of other languages.
        everywhere: alpha-2 codes with names in any language.
        former: names no longer in use; one that means several countries wins over everything.
    """

    def __init__(
        self,
        countries: Countries,
        everywhere: Iterable[tuple[str, Iterable[str]]] = (),
        former: Iterable[FormerName] = (),
    ) -> None:
        self._countries = countries
        self._codes: dict[str, frozenset[str]] = {}
        self._until: dict[str, FormerName] = {}
        for code, names in everywhere:
            for name in names:
                self._add(folded_name(name), code)
        for country in countries:
            for name in (country.name_en, country.name_ru, country.iso2, country.iso3):
                self._codes[folded_name(name)] = frozenset({country.iso2})
        for country in countries:
            for name in country.other_names:
                self._codes.setdefault(folded_name(name), frozenset({country.iso2}))
        for one in former:
            key = folded_name(one.name)
            if len(one.codes) > 1 or key not in self._codes:
                self._codes[key] = frozenset(one.codes)
            self._until[key] = one

    def __len__(self) -> int:
        return len(self._codes)

    def codes(self, text: str) -> frozenset[str]:
        """The alpha-2 codes a text can mean; none when it is no country."""
        key = folded_name(text)
        found = self._codes.get(key)
        if found is None and key.startswith("the "):
            found = self._codes.get(key.removeprefix("the "))
        if found is None and text.count(",") == 1:
            # "Korea, Republic of"
            name, _, form = text.partition(",")
            found = self._codes.get(folded_name(f"{form} {name}"))
        return found or frozenset()

    def find(self, text: str) -> str:
        """The one alpha-2 code. Raises UnknownCountry."""
        found = self.codes(text)
        if len(found) == 1:
            return next(iter(found))
        shown = text.strip()[:60]
        if not found:
            raise UnknownCountry(text, tr("“{name}” is not the code or name of a country.", name=shown))
        former = self._until.get(folded_name(text))
        named = ", ".join(sorted(found))
        if former is not None and former.until:
            sentence = tr(
                "“{name}” existed until {year} and is several countries today: write which ({codes}).",
                name=shown,
                year=former.until,
                codes=named,
            )
        else:
            sentence = tr("“{name}” can mean several countries: write which ({codes}).", name=shown, codes=named)
        raise UnknownCountry(text, sentence)

    def find_all(self, text: str) -> tuple[str, ...]:
        """The countries of a list such as `BY; PL, Германия`, each once, in its order. Raises UnknownCountry."""
        if len(text) > LONGEST:
            raise UnknownCountry(text, tr("This list is longer than {n} characters.", n=LONGEST))
        found: dict[str, None] = {}
        for part in _BETWEEN.split(text):
            if part.strip():
                found.update(dict.fromkeys(self._of_part(part)))
        return tuple(found)

    def is_country(self, text: str) -> bool:
        """True when the whole text names a country, or several that one name can mean."""
        return bool(self.codes(text))

    def _of_part(self, part: str) -> list[str]:
        """A name may hold commas ("Korea, Republic of") and the word "and"; what is a name as a whole is not cut."""
        if self.codes(part):
            return [self.find(part)]
        pieces = _COMMA.split(part)
        found: list[str] = []
        at = 0
        while at < len(pieces):
            taken = self._longest(pieces, at)
            if taken:
                found.append(self.find(",".join(pieces[at : at + taken])))
                at += taken
                continue
            if pieces[at].strip():
                found += self._joined_by_and(pieces[at])
            at += 1
        return found

    def _longest(self, pieces: list[str], at: int) -> int:
        for taken in range(min(_PARTS_OF_A_NAME, len(pieces) - at), 0, -1):
            if self.codes(",".join(pieces[at : at + taken])):
                return taken
        return 0

    def _joined_by_and(self, piece: str) -> list[str]:
        names = [name for name in _AND.split(piece) if name.strip()]
        if len(names) < 2:
            # "BY PL DE": codes need nothing between them
            words = piece.split()
            names = words if len(words) > 1 and all(len(word) in (2, 3) and word.isupper() for word in words) else names
        return [self.find(name) for name in names]

    def _add(self, key: str, code: str) -> None:
        if key:
            self._codes[key] = self._codes.get(key, frozenset()) | {code}


@lru_cache(maxsize=65_536)
def folded_name(text: str) -> str:
    """`text` without case, accents and punctuation. Signs that are vowels (Devanagari, Thai, Khmer) stay: without them
    Togo is Tonga.
    """
    if text.isascii() and text.replace(" ", "").isalnum():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("ё", "е"))
    return " ".join("".join(map(_kept, decomposed)).split())


def _kept(character: str) -> str:
    if character.isalnum():
        return character
    category = unicodedata.category(character)
    if category[0] == "M":
        return character if unicodedata.combining(character) in _JOINS else ""
    # marks of direction and joiners that are not seen
    return "" if category == "Cf" else " "
