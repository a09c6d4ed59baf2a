"""What is being written where the caret stands, and what stands there already.

A mention, a reference, a topic, the kind of an outcome, the speaker of a statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from liaison.domain.countries import folded
from liaison.domain.crime_types import CrimeType, CrimeTypes
from liaison.domain.note_structure import MENTION
from liaison.domain.question_near import near

LONGEST = 60
"""Characters of a name that are looked for."""

REFERENCE = re.compile(r"\[\[([^\[\]\n]{1,200})\]\]")
_MENTION = re.compile(r"(?<!\w)@([^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,2})$")
_IN_BRACKETS = re.compile(r"(?<!\w)(@?)\[\[([^\[\]\n]+)$")
_TOPIC = re.compile(r"(?<![\w#&])#([^\W\d_][\w-]*)$")
_OUTCOME = re.compile(r"[ \t]*=> ([^:\n]{0,40})$")
_SPEAKER = re.compile(r"[ \t]*>[ \t]((?![ \t])[^:>\[\]@#\n]{0,60})$")
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_LATIN = re.compile("[a-z]", re.IGNORECASE)


class Sort(Enum):
    """What is being written."""

    MENTION = auto()
    REFERENCE = auto()
    TOPIC = auto()
    OUTCOME = auto()
    SPEAKER = auto()


@dataclass(frozen=True, slots=True)
class BeingWritten:
    """What is being written before the caret.

    Attributes:
        start: where in the line it begins, with its sign; what is offered replaces everything from there to the caret.
        text: without the sign.
    """

    sort: Sort
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class NamedInLine:
    """A name that stands in a line, from `start` up to `end`, brackets and sign included."""

    start: int
    end: int
    name: str


def being_written(before: str) -> BeingWritten | None:
    """What a line says up to the caret that can be completed; None for all other text. Takes microseconds however long the line is."""
    cut = max(0, len(before) - 2 * LONGEST)
    tail = before[cut:]
    if found := _IN_BRACKETS.search(tail):
        if len(found[2]) > LONGEST or not found[2].strip():
            return None
        return BeingWritten(Sort.MENTION if found[1] else Sort.REFERENCE, cut + found.start(), found[2])
    if found := _MENTION.search(tail):
        return BeingWritten(Sort.MENTION, cut + found.start(), found[1]) if len(found[1]) <= LONGEST else None
    if found := _TOPIC.search(tail):
        return BeingWritten(Sort.TOPIC, cut + found.start(), found[1])
    if found := _OUTCOME.match(before) if len(before) <= LONGEST else None:
        return BeingWritten(Sort.OUTCOME, found.start(1), found[1])
    if found := _SPEAKER.match(before) if len(before) <= 2 * LONGEST else None:
        return BeingWritten(Sort.SPEAKER, found.start(1), found[1])
    return None


def named_at(line: str, column: int) -> NamedInLine | None:
    """The mention or reference in which a column of a line lies, its ends included; None when it lies in none."""
    return next((one for one in named_in(line) if one.start <= column <= one.end), None)


def named_in(line: str) -> Iterator[NamedInLine]:
    """Every mention and reference of a line, in order."""
    if "@" not in line and "[[" not in line:
        return
    mentions = [NamedInLine(one.start(), one.end(), (one[1] or one[2]).strip()) for one in MENTION.finditer(line)]
    for one in REFERENCE.finditer(line):
        if not any(mention.start <= one.start() < mention.end for mention in mentions):
            mentions.append(NamedInLine(one.start(), one.end(), one[1].strip()))
    yield from sorted(mentions, key=lambda one: one.start)


def topics_for(typed: str, vocabulary: CrimeTypes, limit: int) -> tuple[tuple[CrimeType, ...], bool]:
    """Topics by code, label and other words of either language, those that begin as typed first; else such as are nearly called so.

    The second value is False when none begins as typed, and the first holds near ones only.
    """
    wanted = folded(typed)
    found = vocabulary.starting_with(wanted)
    if found:
        begins = [one for one in found if _begins(one, wanted)]
        return (*begins, *(one for one in found if one not in begins))[:limit], True
    names = near(wanted, vocabulary.folded_names(), limit)
    meant = (vocabulary.find_folded(name) for name in names)
    return tuple(dict.fromkeys(one for one in meant if one is not None)), False


def language_of(text: str, otherwise: str) -> str:
    """The language a text is written in, by its letters: `ru` or `en`; `otherwise` where it has too few of them."""
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    if cyrillic + latin < _FEW_LETTERS:
        return otherwise
    return "ru" if cyrillic > latin else "en"


_FEW_LETTERS = 12


def _begins(crime: CrimeType, wanted: str) -> bool:
    return any(folded(name).startswith(wanted) for name in (crime.code, crime.name_en, crime.name_ru))
