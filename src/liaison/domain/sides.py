"""Whose promise it is: the sides at a table, which of them is the officer's own, and whom a name in the note means.

A name is looked for among those who sit there, in any script, as initials, or as the agency they came for. Where that leads to two sides,
or to none, nothing is said: a direction that is not known is never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from liaison.domain.countries import folded
from liaison.domain.meetings import Delegation, Direction, Participant
from liaison.domain.name_skeletons import nominative, skeleton, skeletons, words_in

WE = frozenset(
    (
        *("we", "us", "me", "own office", "own side", "own agency", "our side", "our office", "our agency", "our unit"),
        *("мы", "нас", "я", "наша сторона", "наше ведомство", "наш отдел", "наше управление", "своя сторона"),
    )
)
"""How a note calls the own side, folded."""

_HONORIFICS = frozenset(
    ("mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "г", "господин", "госпожа", "н", "жа", "гн", "гжа", "тов")
)
_SMALL_WORDS = frozenset(("of", "the", "and", "for", "in", "to", "de", "и", "по", "в", "на", "при", "с", "о"))
_SHORTEST_ACRONYM = 2


@dataclass(frozen=True, slots=True)
class OwnOffice:
    """The officer's own agency or office.

    Attributes:
        agencies: keys of the own agency, of those it is part of and of its parts; empty when the officer has not said.
        office_id: of the own office; None for the agency as a whole.
        country_iso2, country_names: the own agency's country.
        names: what the own agency and office are called, in all scripts.
    """

    agencies: frozenset[str] = frozenset()
    office_id: str | None = None
    country_iso2: str | None = None
    country_names: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """True when the officer has said which it is."""
        return bool(self.agencies)

    def sits_in(self, side: Delegation) -> bool | None:
        """Whether a side is the officer's own; None when neither the note of the side nor the directory tells."""
        if side.is_own is not None or not self.is_known:
            return side.is_own
        if side.agency_id:
            return side.agency_id in self.agencies
        if folded(side.name) in _folded(self.names) or side.office_id == (self.office_id or ""):
            return True
        if side.body_id or (side.country_iso2 and side.country_iso2 != self.country_iso2):
            return False
        # of our own country: the country's delegation as a whole, or an agency that is not known
        return True if side.country_iso2 and folded(side.name) in _folded(self.country_names) else None


NOT_SAID = OwnOffice()


@dataclass(frozen=True, slots=True)
class Promiser:
    """Who is to keep a promise, as far as the table tells.

    Attributes:
        person_id: their key in the directory; None when it is no one person of it.
        counterpart_agency_id: the other side of the promise; None when there is none in the directory or more than one.
    """

    direction: Direction | None = None
    person_id: str | None = None
    counterpart_agency_id: str | None = None


@dataclass(frozen=True, slots=True)
class _Name:
    """Something at the table that a note may call by its name."""

    side: Delegation
    words: tuple[str, ...]
    folded: str
    acronym: str
    person: Participant | None = None


class Sides:
    """The sides of one meeting, for asking about many promises.

    Args:
        further: other names of a side by its identity, as the directory has them: short, in other scripts.
    """

    def __init__(
        self,
        delegations: Sequence[Delegation],
        own: OwnOffice = NOT_SAID,
        further: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        self._own = own
        self._own_names = WE | _folded(own.names)
        self._names = tuple(_names_at(delegations, further or {}))
        ours = {side.key.id: own.sits_in(side) for side in delegations}
        # where one side is known to be ours, those of whom nothing is said are the others
        there = any(ours.values())
        self._ours = {side: False if is_own is None and there else is_own for side, is_own in ours.items()}
        others = {side.agency_id for side in delegations if self._ours[side.key.id] is False}
        self._opposite = others.pop() if len(others) == 1 else None
        self._known: dict[str, Promiser] = {}

    def is_ours(self, side: Delegation) -> bool | None:
        """Whether a side is the officer's own; None when not known."""
        return self._ours.get(side.key.id)

    def promiser(self, owner: str) -> Promiser:
        """Who is meant by `owner`, as the note writes it."""
        if owner not in self._known:
            self._known[owner] = self._promiser(owner)
        return self._known[owner]

    def who(self, name: str) -> tuple[Delegation, Participant | None] | None:
        """The one side, or the one person of it, that a note calls by `name`; None when it is none or may be several."""
        words = words_in(name)
        meant = self._meant(words, folded(" ".join(words))) if words else []
        found = {(one.side.key, one.person.key if one.person else None): (one.side, one.person) for one in meant}
        return next(iter(found.values())) if len(found) == 1 else None

    def _promiser(self, owner: str) -> Promiser:
        words = words_in(owner)
        key = folded(" ".join(words))
        if not words or key in self._own_names:
            return Promiser(Direction.OURS, None, self._opposite) if words else Promiser()
        meant = self._meant(words, key)
        people = {name.person.key: name.person.person_id for name in meant if name.person is not None}
        person = next(iter(people.values())) if len(people) == len(meant) == 1 else None
        whose = {self._ours[name.side.key.id] for name in meant}
        if whose == {True}:
            return Promiser(Direction.OURS, person, self._opposite)
        if whose == {False}:
            sides = {name.side.agency_id for name in meant}
            return Promiser(Direction.THEIRS, person, sides.pop() if len(sides) == 1 else None)
        return Promiser(None, person)

    def _meant(self, words: tuple[str, ...], key: str) -> list[_Name]:
        """Those who may be meant, by the surest way that leads to anybody."""
        named = tuple(word for word in words if word.casefold() not in _HONORIFICS) or words
        sounds = tuple(map(skeleton, named))
        upright = tuple(skeleton(nominative(word)) for word in named)
        acronym = "".join(named).casefold()
        ways = (
            lambda name: name.folded == key,
            lambda name: sorted(name.words) == sorted(sounds),
            lambda name: _is_short_for(sounds, name.words),
            lambda name: upright != sounds and _is_short_for(upright, name.words),
            lambda name: len(acronym) >= _SHORTEST_ACRONYM and name.acronym == acronym,
        )
        return next((found for way in ways if (found := [name for name in self._names if way(name)])), [])


def _names_at(delegations: Sequence[Delegation], further: Mapping[str, Iterable[str]]) -> Iterator[_Name]:
    for side in delegations:
        for text in dict.fromkeys((side.name, *further.get(side.key.id, ()))):
            yield _name(text, side)
        for person in side.participants:
            yield _name(person.name, side, person)


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(map(folded, names))


def _name(text: str, side: Delegation, person: Participant | None = None) -> _Name:
    words = words_in(text)
    first = "".join(word[0] for word in words if word.casefold() not in _SMALL_WORDS).casefold()
    return _Name(side, skeletons(text), folded(" ".join(words)), first, person)


def _is_short_for(sounds: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """True when every word is one of the whole name's, or its initial, and at least one is more than an initial."""
    free = list(whole)
    is_named = False
    for sound in sorted(sounds, key=len, reverse=True):
        found = next((word for word in free if word == sound), None)
        if found is None:
            found = next((word for word in free if _is_initial(sound, word)), None)
        if found is None:
            return False
        is_named = is_named or (len(sound) > 1 and len(found) > 1)
        free.remove(found)
    return is_named


def _is_initial(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) == 1 and longer.startswith(shorter)
