"""Countries and territories of ISO 3166-1, with names in English and Russian, found by code or name in any case."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Country:
    """One entry of ISO 3166-1.

    Attributes:
        iso2, iso3: the codes, capitals.
        region: UN M.49 code of the subregion, three digits ("151" Eastern Europe).
        region_en, region_ru: its names.
        other_names: older, longer and everyday names in any language.
    """

    iso2: str
    iso3: str
    name_en: str
    name_ru: str
    region: str
    region_en: str
    region_ru: str
    other_names: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        """The name in `language` (ISO 639-1); English where there is none."""
        return self.name_ru if language == "ru" else self.name_en

    def region_name(self, language: str) -> str:
        """The subregion's name in `language`; English where there is none."""
        return self.region_ru if language == "ru" else self.region_en


class Countries:
    """All countries, kept in the order given; iterable."""

    def __init__(self, countries: Iterable[Country]) -> None:
        self._by_code = {country.iso2: country for country in countries}
        self._by_name: dict[str, Country] = {}
        for country in self._by_code.values():
            for name in (country.iso2, country.iso3, country.name_en, country.name_ru):
                self._by_name[folded(name)] = country
        for country in self._by_code.values():
            for name in (*country.other_names, *_spelt_out(country.name_en)):
                self._by_name.setdefault(folded(name), country)

    def __iter__(self) -> Iterator[Country]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def __contains__(self, iso2: object) -> bool:
        return iso2 in self._by_code

    def get(self, iso2: str) -> Country | None:
        """The country of the alpha-2 code, capitals."""
        return self._by_code.get(iso2)

    def find(self, text: str) -> Country | None:
        """The one country of a code (two or three letters) or a whole name, in any case, with or without accents."""
        return self.find_folded(folded(text))

    def find_folded(self, key: str) -> Country | None:
        """The same for a text that is folded already."""
        return self._by_name.get(key)

    def folded_names(self) -> Iterable[str]:
        """All codes and names, folded."""
        return self._by_name.keys()

    def is_code(self, key: str) -> bool:
        """True when the folded `key` is the code of two or three letters of a country."""
        country = self._by_name.get(key)
        return country is not None and key.upper() in (country.iso2, country.iso3)

    def with_words(self, key: str) -> tuple[Country, ...]:
        """The countries one of whose names has the words of the folded `key`, whole and in a row."""
        found = {country.iso2 for name, country in self._by_name.items() if f" {key} " in f" {name} "}
        return tuple(country for country in self if country.iso2 in found)

    def starting_with(self, text: str) -> tuple[Country, ...]:
        """Countries one of whose names, or a word of it, starts with `text`; the best match first."""
        wanted = folded(text)
        if not wanted:
            return ()
        ranked: dict[str, int] = {}
        for name, country in self._by_name.items():
            rank = _rank(wanted, name)
            if rank is not None:
                ranked[country.iso2] = min(rank, ranked.get(country.iso2, rank))
        return tuple(self._by_code[iso2] for iso2 in sorted(ranked, key=lambda iso2: (ranked[iso2], iso2)))

    def name(self, iso2: str, language: str) -> str:
        """The country's name in `language`; the code itself when it is not one of ISO 3166-1 (EU)."""
        country = self._by_code.get(iso2)
        return country.name(language) if country else iso2


# most names are plain, and a directory has a hundred thousand of them
_PLAIN = {code: " " for code in range(128) if not chr(code).isalnum()}


def folded(text: str) -> str:
    """`text` without case, accents, ё/е difference and punctuation, words separated by one space."""
    if text.isascii():
        return " ".join(text.lower().translate(_PLAIN).split())
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("ё", "е"))
    return " ".join(decomposed.translate(_KEPT).split())


class _Kept(dict[int, str | None]):
    """What becomes of each character, worked out once: accents go, marks become blanks."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        kept = None if unicodedata.combining(character) else character if character.isalnum() else " "
        self[code] = kept
        return kept


_KEPT = _Kept()


def _spelt_out(name: str) -> tuple[str, ...]:
    """How people write what is abbreviated in a name: "Trinidad & Tobago", "St. Lucia"."""
    spelt = name.replace("&", "and").replace("St. ", "Saint ")
    return (spelt,) if spelt != name else ()


def _rank(wanted: str, name: str) -> int | None:
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    return 2 if f" {wanted}" in f" {name}" else None
