"""Everything a question can name: countries, crime types, agencies and offices, found by whole names, beginnings and near misses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from liaison.domain.countries import Countries, Country, folded
from liaison.domain.crime_types import CrimeType, CrimeTypes
from liaison.domain.question_directory import DirectoryNames
from liaison.domain.question_near import SHORTEST, near
from liaison.domain.question_pieces import Kind, Reading
from liaison.domain.question_tokens import COMMAS

_OFFERED = 6


class QuestionLookup:
    """What words of a question mean.

    Args:
        language: ISO 639-1, of the names in readings.
        learned: names of countries in further languages, as `as_typed` gives them, with the codes each can mean.
    """

    def __init__(
        self,
        countries: Countries,
        crime_types: CrimeTypes,
        directory: DirectoryNames,
        language: str = "en",
        learned: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self.learned = dict(learned or {})
        self.countries, self.crime_types, self.directory = countries, crime_types, directory
        self.language = language
        marked = [name for country in countries for name in (country.name_en, country.name_ru, *country.other_names)]
        marked += [name for crime in crime_types for name in (crime.name_en, crime.name_ru, *crime.synonyms)]
        self._with_marks = {folded(name) for name in marked if any(mark in name for mark in COMMAS)}

    def knowing(self, learned: Mapping[str, tuple[str, ...]]) -> QuestionLookup:
        """The same with more names of countries."""
        names = self.learned | dict(learned)
        return QuestionLookup(self.countries, self.crime_types, self.directory, self.language, names)

    def readings(self, key: str, text: str = "") -> tuple[Reading, ...]:
        """All that a folded phrase means as a whole; countries first, then crime types, agencies, offices.

        Args:
            text: the phrase itself, for names in languages whose signs folding takes away.
        """
        return self._readings(key, text) or tuple(
            self.of(Kind.COUNTRY, one) for one in self.learned.get(as_typed(text), ())
        )

    def _readings(self, key: str, text: str) -> tuple[Reading, ...]:
        country, crime = self.countries.find_folded(key), self.crime_types.find_folded(key)
        named = [self.country(country)] if country else []
        named += [self.crime(crime)] if crime else []
        return (*named, *self.directory.readings(key, text))

    def is_name_with_mark(self, key: str) -> bool:
        """True when a comma, a slash or an ampersand is part of the name of this folded key."""
        return key in self._with_marks or key in self.directory.with_marks

    def is_code(self, key: str) -> bool:
        """True when the folded key is a country's code and not merely a short name."""
        return len(key) in (2, 3) and self.countries.is_code(key)

    def of(self, kind: Kind, value: str) -> Reading:
        """The reading of a value; one without a name is its own."""
        if kind is Kind.COUNTRY:
            return Reading(kind, value, self.countries.name(value, self.language), value)
        if kind is Kind.CRIME:
            return Reading(kind, value, self.crime_types.name(value, self.language))
        return self.directory.reading(kind, value) or Reading(kind, value, value)

    def country(self, country: Country) -> Reading:
        """A country as a reading."""
        return Reading(Kind.COUNTRY, country.iso2, country.name(self.language), country.iso2)

    def crime(self, crime: CrimeType) -> Reading:
        """A crime type as a reading."""
        return Reading(Kind.CRIME, crime.code, crime.name(self.language))

    def starting_with(self, typed: str, limit: int = 8) -> tuple[Reading, ...]:
        """What `typed` may become, the likeliest kind first; `limit` of each kind."""
        key = folded(typed)
        if not key:
            return ()
        countries = [self.country(one) for one in self.countries.starting_with(key)[:limit]]
        crimes = [self.crime(one) for one in self.crime_types.starting_with(key)[:limit]]
        return (*countries, *crimes, *self.directory.starting_with(key, limit))

    def meant(self, phrase: str) -> tuple[Reading, ...]:
        """What may be meant by a phrase that is no whole name: what it nearly is, else what it begins."""
        key = folded(phrase)
        found = self._near(key) or (self.starting_with(key, 3) if len(key) >= SHORTEST else ())
        return tuple(dict.fromkeys(found))[:_OFFERED]

    def choices(self, key: str) -> tuple[Reading, ...]:
        """Countries that have the words of the folded key in their names, where it is several: "Congo", "Korea"."""
        found = [self.country(one) for one in self.countries.with_words(key)]
        return tuple(found) if len(found) > 1 else ()

    def words(self, reading: Reading) -> str:
        """The shortest usual text that means this reading and nothing else: its name, or its code or id where others share it."""
        if reading.kind is Kind.DATE:
            return reading.value
        for text in filter(None, (reading.name, reading.value)):
            if self._means(text, reading):
                return text
        return reading.value

    def _means(self, text: str, reading: Reading) -> bool:
        found = self.readings(folded(text), text)
        alone = [one for one in found if one.kind is reading.kind]
        return bool(found) and found[0].value == reading.value and found[0].kind is reading.kind and len(alone) == 1

    def _near(self, key: str) -> tuple[Reading, ...]:
        return (
            *_each(self.readings(name) for name in near(key, self.countries.folded_names())),
            *_each(self.readings(name) for name in near(key, self.crime_types.folded_names())),
            *self.directory.near(key),
        )


def as_typed(text: str) -> str:
    """A text without case and further blanks, but with all its signs."""
    return " ".join(text.casefold().split())


def _each(groups: Iterable[tuple[Reading, ...]]) -> list[Reading]:
    return [group[0] for group in groups if group]
