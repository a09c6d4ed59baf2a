"""The controlled vocabulary of crime types: one tree of codes, found by code, name or synonym in two languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from liaison.domain.countries import folded


@dataclass(frozen=True, slots=True)
class CrimeType:
    """One entry of the vocabulary.

    Attributes:
        code: a slug such as `drug-trafficking`; stable.
        parent: code of the broader type; empty at the top.
        synonyms: other words for it, in any language.
    """

    code: str
    parent: str
    name_en: str
    name_ru: str
    synonyms: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        """The name in `language` (ISO 639-1); English where there is none."""
        return self.name_ru if language == "ru" else self.name_en


class CrimeTypes:
    """The whole vocabulary, in the order given; iterable."""

    def __init__(self, crime_types: Iterable[CrimeType]) -> None:
        self._by_code = {crime_type.code: crime_type for crime_type in crime_types}
        self._by_name: dict[str, CrimeType] = {}
        for crime_type in self._by_code.values():
            for name in (crime_type.code, crime_type.name_en, crime_type.name_ru, *crime_type.synonyms):
                self._by_name.setdefault(folded(name), crime_type)

    def __iter__(self) -> Iterator[CrimeType]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def get(self, code: str) -> CrimeType | None:
        """The type of that code."""
        return self._by_code.get(code)

    def find(self, text: str) -> CrimeType | None:
        """The one type of a code, a name or a synonym, in any case."""
        return self.find_folded(folded(text))

    def find_folded(self, key: str) -> CrimeType | None:
        """The same for a text that is folded already."""
        return self._by_name.get(key)

    def folded_names(self) -> Iterable[str]:
        """All codes, names and synonyms, folded."""
        return self._by_name.keys()

    def starting_with(self, text: str) -> tuple[CrimeType, ...]:
        """Types one of whose names or synonyms has a word starting with `text`, in the vocabulary's order."""
        wanted = folded(text)
        if not wanted:
            return ()
        found = {crime.code for name, crime in self._by_name.items() if f" {wanted}" in f" {name}"}
        return tuple(crime for crime in self if crime.code in found)

    def broader(self, code: str) -> tuple[str, ...]:
        """Codes above `code`, the nearest first. A code outside the vocabulary has none."""
        above: list[str] = []
        current = self._by_code.get(code)
        while current is not None and current.parent and current.parent not in above:
            above.append(current.parent)
            current = self._by_code.get(current.parent)
        return tuple(above)

    def narrower(self, code: str) -> frozenset[str]:
        """All codes below `code`."""
        return frozenset(crime.code for crime in self if code in self.broader(crime.code))

    def name(self, code: str, language: str) -> str:
        """The type's name in `language`; the code itself when it is outside the vocabulary."""
        crime_type = self._by_code.get(code)
        return crime_type.name(language) if crime_type else code
