"""What a line that wishes for a treaty says: between which countries, of which kinds, and who raised it.

Countries are read by their names in English or Russian, in any Russian case, beginning with a capital, and by their codes in capitals.
Where a line names none, or one, the delegations tell the rest, when they come from exactly two countries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from liaison.domain.countries import Countries, folded
from liaison.domain.instruments import LegalKind
from liaison.domain.meetings import Delegation
from liaison.domain.note_structure import MENTION, AgreedOutcome, NoteStructure
from liaison.domain.outcomes import OutcomeKind

LONGEST_NAME = 6
"""Words of a country's name."""

_WORD = re.compile(r"\w[\w'’.]*")
_CUSTOMS = re.compile(r"\bcustoms\b|\bтаможен|\bтаможн", re.IGNORECASE)
_EXTRADITION = re.compile(r"\bextradit|\bвыдач|\bэкстрадиц", re.IGNORECASE)
_LEGAL_ASSISTANCE = re.compile(
    r"\blegal\s+assistance|\bassistance\s+in\s+criminal|\bmla\b|\bmlat\b|\bправов\w{1,4}\s+помощ|\bпомощ\w{0,3}\s+по\s+уголовн",
    re.IGNORECASE,
)
_ASSISTANCE = re.compile(r"\bassistance\b|\bпомощ", re.IGNORECASE)
_CASES = (
    ("ия", ("ии", "ию", "ией")),
    ("ья", ("ьи", "ье", "ью", "ьей")),
    ("а", ("ы", "и", "е", "у", "ой", "ей")),
    ("я", ("и", "е", "ю", "ей")),
    ("ы", ("", "ов", "ам", "ами", "ах")),
    ("ь", ("и", "ью", "я", "ю", "ем", "е")),
    ("й", ("я", "ю", "ем", "е")),
)
_CONSONANT = ("а", "у", "ом", "е")
_VOWELS = "аеиоуыэюяё"
_SHORTEST = 3
_WORDS_TOO = frozenset(("того",))
"""Names that are everyday words at the beginning of a sentence."""


@dataclass(frozen=True, slots=True)
class WrittenWish:
    """One wish of a line; a line that names two kinds is two.

    Attributes:
        countries: none, one or two codes, that of the one who raised it first where that is known.
        raised_by: as the notes name them; empty when they do not.
    """

    line: int
    text: str
    kind: LegalKind | None
    countries: tuple[str, ...]
    raised_by: str


class CountrySpotter:
    """Finds countries in running text.

    Args:
        countries: all there are.
    """

    def __init__(self, countries: Countries) -> None:
        self._countries = countries
        self._forms: dict[str, str] = {}
        for country in countries:
            for name in (country.name_ru, *country.other_names):
                for form in _case_forms(name):
                    self._forms.setdefault(form, country.iso2)

    def find(self, text: str) -> tuple[str, ...]:
        """The codes of the countries named, each once, in the order of the text."""
        words = [(found.start(), found.end()) for found in _WORD.finditer(text)]
        found: dict[str, None] = {}
        at = 0
        while at < len(words):
            code, taken = self._at(text, words[at : at + LONGEST_NAME])
            if code:
                found[code] = None
            at += taken
        return tuple(found)

    def _at(self, text: str, words: Sequence[tuple[int, int]]) -> tuple[str, int]:
        if not text[words[0][0]].isupper():
            return "", 1
        for taken in range(len(words), 0, -1):
            written = text[words[0][0] : words[taken - 1][1]].rstrip(".'’")
            key = folded(written)
            country = self._countries.find_folded(key)
            if country is not None and key not in _WORDS_TOO and (len(key) > _SHORTEST or written.isupper()):
                return country.iso2, taken
            if taken == 1 and key in self._forms:
                return self._forms[key], taken
        return "", 1


def written_wishes(
    structure: NoteStructure, delegations: Iterable[Delegation], seats: dict[str, str], spotter: CountrySpotter
) -> tuple[WrittenWish, ...]:
    """The wishes of a note, by line.

    Args:
        seats: the country of each agency that sits there, by its key in the directory.
    """
    sides = tuple(delegations)
    there = tuple(dict.fromkeys(code for side in sides if (code := country_of(side, seats))))
    return tuple(
        wish
        for outcome in structure.outcomes
        if outcome.kind is OutcomeKind.TREATY_WISH
        for wish in _wishes(outcome, _named(outcome.text) or _speaker_before(structure, outcome.line), there, spotter)
    )


def country_of(side: Delegation, seats: dict[str, str]) -> str:
    """The country a side speaks for: as stated, else its agency's; empty when neither is known."""
    return side.country_iso2 or seats.get(side.agency_id or "", "")


def kinds_of(text: str) -> tuple[LegalKind | None, ...]:
    """The kinds a text names; one None when it names none."""
    found: list[LegalKind | None] = []
    is_customs = _CUSTOMS.search(text) is not None
    if _LEGAL_ASSISTANCE.search(text) or (_ASSISTANCE.search(text) and not is_customs):
        found.append(LegalKind.MLA)
    if _EXTRADITION.search(text):
        found.append(LegalKind.EXTRADITION)
    if is_customs:
        found.append(LegalKind.CUSTOMS)
    return tuple(found) or (None,)


def _wishes(
    outcome: AgreedOutcome, speaker: str, there: tuple[str, ...], spotter: CountrySpotter
) -> Iterator[WrittenWish]:
    countries = _between(spotter.find(outcome.text), there)
    raising = spotter.find(speaker)
    if len(raising) == 1 and raising[0] in countries[1:]:
        countries = (countries[1], countries[0])
    for kind in kinds_of(outcome.text):
        yield WrittenWish(outcome.line, outcome.text, kind, countries, speaker)


def _between(named: tuple[str, ...], there: tuple[str, ...]) -> tuple[str, ...]:
    """Two countries where they are known; more than two are not a pair, and are left to the officer."""
    if len(named) == 2:
        return named
    if len(there) == 2 and len(named) < 2 and set(named) <= set(there):
        return (*named, *(code for code in there if code not in named))
    return named if len(named) == 1 else ()


def _named(text: str) -> str:
    """Who is mentioned in the line itself."""
    mention = MENTION.search(text)
    return (mention[1] or mention[2]).strip() if mention else ""


def _speaker_before(structure: NoteStructure, line: int) -> str:
    """Who is quoted in the lines right above, without one between."""
    said = next((one for one in structure.statements if one.line < line <= one.line + one.text.count("\n") + 1), None)
    if said is not None:
        return said.speaker
    # two wishes below one statement
    above = next(
        (one for before, one in pairwise(structure.outcomes) if one.line == line and before.line == line - 1), None
    )
    return _speaker_before(structure, line - 1) if above is not None else ""


def _case_forms(name: str) -> Iterator[str]:
    """A Russian name of one word in the other cases, folded."""
    key = name.casefold()
    if " " in key or len(key) < _SHORTEST or not "а" <= key[0] <= "я" or name.isupper():
        return
    for ending, others in _CASES:
        if key.endswith(ending):
            stem = key.removesuffix(ending)
            yield from (folded(stem + other) for other in others if len(stem + other) > _SHORTEST)
            return
    if key[-1] not in _VOWELS:
        yield from (folded(key + other) for other in _CONSONANT)
