"""The topics of a note in the vocabulary of crime types: `#drug-smuggling`, `#контрабанда-наркотиков`, by code, name or synonym."""

from __future__ import annotations

import re
from collections.abc import Iterable

from liaison.domain.countries import folded
from liaison.domain.crime_types import CrimeType, CrimeTypes
from liaison.domain.note_structure import without_unseen
from liaison.domain.question_near import near

_JOINERS = re.compile("[\u200c\u200d]")


def topic_key(name: str) -> str:
    """A topic as it is compared: folded, without marks that are not seen."""
    return folded(_JOINERS.sub("", without_unseen(name)).replace("_", " "))


def crime_of(name: str, vocabulary: CrimeTypes) -> CrimeType | None:
    """The entry a topic names as a whole; None when it is not in the vocabulary."""
    return vocabulary.find_folded(topic_key(name))


def topic_name(vocabulary: CrimeTypes, written: str, language: str) -> str:
    """What a topic is called in `language` (ISO 639-1); its own words where it is not in the vocabulary."""
    known = crime_of(written, vocabulary)
    return known.name(language) if known else written.replace("-", " ").replace("_", " ")


def codes_of(names: Iterable[str], vocabulary: CrimeTypes) -> tuple[str, ...]:
    """The codes of those topics that are in the vocabulary, each once."""
    found = (crime_of(name, vocabulary) for name in names)
    return tuple(dict.fromkeys(crime.code for crime in found if crime is not None))


def near_crimes(name: str, vocabulary: CrimeTypes, limit: int = 3) -> tuple[CrimeType, ...]:
    """Entries a topic may have meant; they are offered, never taken."""
    key = topic_key(name)
    by_name = (vocabulary.find_folded(one) for one in near(key, vocabulary.folded_names()))
    named = [crime for crime in by_name if crime is not None]
    begun = list(vocabulary.starting_with(key)) if not named else []
    found = {crime.code: crime for crime in (*named, *begun)}
    return tuple(found.values())[:limit]
