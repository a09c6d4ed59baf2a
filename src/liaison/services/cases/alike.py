"""What is alike in two cases: numbers, who and what is of interest, the route, the goods on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from liaison.base.translations import tr
from liaison.domain.cases.case import InterestKind
from liaison.domain.cases.chain_order import Joined, spots_of
from liaison.services.name_words import latin_words
from liaison.services.spellings import same_name
from liaison.store.cases.likeness_rows import Compared

SHORTEST_ROUTE = 3
SHORTEST_IDENTIFIER = 4
SHORTEST_FOREIGN = 6
"""Letters and digits of a file number that is the same even where two countries are named for it."""

SHORTEST_GOODS = 3
NAMED = (InterestKind.COMPANY, InterestKind.VESSEL, InterestKind.ADDRESS, InterestKind.ONLINE)
"""What goes by its name besides persons; a white lorry is one of many."""

_RUN = re.compile(r"[a-z]+|[0-9]+")
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Alike:
    """Something that is alike.

    Attributes:
        weight: the smaller, the more it says.
    """

    weight: tuple[int, int]
    sentence: str


@dataclass(frozen=True, slots=True)
class Interesting:
    """Somebody or something of interest as it is compared.

    Attributes:
        identifiers: what tells it from all others, as it was written, by its letters and digits in Latin letters.
    """

    kind: InterestKind
    name: str
    identifiers: dict[str, str]


class Side:
    """One of two cases that are compared.

    Args:
        case: what is known of it.
    """

    def __init__(self, case: Compared) -> None:
        self.case = case

    @property
    def name(self) -> str:
        """Reference and title."""
        return " · ".join(part for part in (self.case.reference, self.case.title) if part)

    @cached_property
    def interests(self) -> tuple[Interesting, ...]:
        """Who and what is of interest."""
        return tuple(
            Interesting(_KINDS.get(kind, InterestKind.OTHER), name, _identifiers(name, identifier))
            for kind, name, identifier in self.case.interests
        )

    @cached_property
    def numbers(self) -> dict[tuple[str, ...], tuple[str, set[str]]]:
        """Others' file numbers as they were written, with their countries, by their letters and digits."""
        found: dict[tuple[str, ...], tuple[str, set[str]]] = {}
        for number, country in self.case.numbers:
            found.setdefault(runs_of(number), (number, set()))[1].add(country)
        return found

    @cached_property
    def route(self) -> tuple[str, ...]:
        """The countries along the chain, each once."""
        legs = self.case.legs
        spots = spots_of(Joined.of([leg for leg, _, _ in legs], self.case.steps))
        ordered = sorted(legs, key=lambda leg: (spots[leg[0]].column, spots[leg[0]].lane))
        return tuple(dict.fromkeys(country for _, country, _ in ordered if country))

    @cached_property
    def goods(self) -> dict[frozenset[str], str]:
        """What is moved, as it was written, by its words."""
        written = {_goods_words(goods): goods for _, _, goods in self.case.legs}
        return {words: goods for words, goods in written.items() if words}


class Clue(StrEnum):
    """What another case was found by, and so what is compared."""

    NUMBER = "number"
    INTEREST = "interest"
    ROUTE = "route"


def alike(own: Side, other: Side, clues: Set[Clue], country: Callable[[str], str]) -> Iterator[Alike]:
    """What is alike in two cases.

    Args:
        clues: what is compared; the goods with the route.
        country: the name of a country by its code.
    """
    if Clue.NUMBER in clues:
        yield from _numbers(own, other)
    if Clue.INTEREST in clues:
        yield from _interests(own, other)
    if Clue.ROUTE in clues:
        yield from _route(own, other, country)


def _route(own: Side, other: Side, country: Callable[[str], str]) -> Iterator[Alike]:
    shared = _longest_run(own.route, other.route)
    if len(shared) >= SHORTEST_ROUTE:
        yield Alike((3, -len(shared)), tr("The same route: {route}.", route=" → ".join(map(country, shared))))
    ends = [(side.route[0], side.route[-1]) for side in (own, other) if len(side.route) > 1]
    if len(ends) == 2 and ends[0] == ends[1]:
        first, last = map(country, ends[0])
        for words, goods in own.goods.items():
            if any(words <= others or others <= words for others in other.goods):
                yield Alike(
                    (4, 0), tr("The same goods from {first} to {last}: {goods}.", first=first, last=last, goods=goods)
                )


def runs_of(text: str) -> tuple[str, ...]:
    """The letters and the digits of a number, so that AB 12/3 is AB12-3 and not AB 1/23."""
    return tuple(run for word in latin_words(text) for run in _RUN.findall(word))


def _numbers(own: Side, other: Side) -> Iterator[Alike]:
    for runs, (number, countries) in own.numbers.items():
        there = other.numbers.get(runs)
        if there is not None and _may_be_one(runs, countries, there[1]):
            yield Alike((0, 0), tr("The same file number: {number}.", number=number))
        if other.case.reference and runs == runs_of(other.case.reference):
            yield Alike((0, 0), tr("Its reference is a file number of this case: {number}.", number=number))
    reference = own.case.reference
    if reference and runs_of(reference) in other.numbers:
        yield Alike((0, 0), tr("The reference of this case is a file number there: {number}.", number=reference))


def _may_be_one(runs: tuple[str, ...], here: set[str], there: set[str]) -> bool:
    """Every country counts its files from one: a short number of another country is another file."""
    known = bool(here - {""}) and bool(there - {""})
    return not known or bool(here & there - {""}) or sum(map(len, runs)) >= SHORTEST_FOREIGN


def _interests(own: Side, other: Side) -> Iterator[Alike]:
    for one in own.interests:
        numbers = {key: text for there in other.interests for key, text in there.identifiers.items()}
        same = next((key for key in one.identifiers if key in numbers), None)
        if same is not None:
            number = one.identifiers[same]
            yield Alike((1, 0), tr("{kind} with the same number: {number}.", kind=one.kind.label, number=number))
            continue
        name = next((there.name for there in other.interests if _same_named(one, there)), None)
        if name is not None and name.casefold() == one.name.casefold():
            yield Alike((2, 0), tr("{kind} of the same name: {name}.", kind=one.kind.label, name=name))
        elif name is not None:
            sentence = tr(
                "{kind} of the same name: {name}, written {other} there.",
                kind=one.kind.label,
                name=one.name,
                other=name,
            )
            yield Alike((2, 0), sentence)


def _same_named(one: Interesting, other: Interesting) -> bool:
    if one.kind is not other.kind:
        return False
    if one.kind is InterestKind.PERSON:
        return same_name(one.name, other.name)
    return one.kind in NAMED and bool(latin_words(one.name)) and latin_words(one.name) == latin_words(other.name)


def _identifiers(name: str, identifier: str) -> dict[str, str]:
    """What has as many digits as a number has tells a thing from all others, even where it stands for its name."""
    found = {"".join(runs_of(identifier)): identifier}
    if sum(map(str.isdigit, name)) >= _DIGITS:
        found["".join(runs_of(name))] = name
    return {key: text for key, text in found.items() if len(key) >= SHORTEST_IDENTIFIER and not key.isalpha()}


def _goods_words(goods: str) -> frozenset[str]:
    return frozenset(word for word in latin_words(goods) if len(word) >= SHORTEST_GOODS)


def _longest_run(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The most countries that stand directly one behind another in both; each stands in a route once."""
    place = {country: at for at, country in enumerate(other)}
    best: tuple[str, ...] = ()
    run: list[str] = []
    for country in one:
        if run and place.get(country) == place[run[-1]] + 1:
            run.append(country)
        else:
            run = [country] if country in place else []
        if len(run) > len(best):
            best = tuple(run)
    return best


_KINDS = {kind.value: kind for kind in InterestKind}
