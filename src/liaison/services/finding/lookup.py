"""What stands in the index for one question: first what has its words as typed, then what is spelt otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from liaison.domain.find_kinds import FindKind
from liaison.domain.find_shelves import SHELVES
from liaison.domain.finding import FindQuestion, Match, UnreadGroup
from liaison.services.finding.hits import HitReader
from liaison.services.finding.other_spellings import other_spellings, with_initials, without_patronymic, written_words
from liaison.services.finding.planning import (
    Understood,
    Way,
    Ways,
    depends_on_kind,
    initials,
    near_ways,
    sure_ways,
    ways_otherwise,
)
from liaison.services.finding.ranking import Ranking
from liaison.store.reference.asking import OpenConnection

SEEN_AT_ONCE = 16
"""Hits and headings that fill the panel."""

ORDER = (
    FindKind.PERSON,
    FindKind.AGENCY,
    FindKind.OFFICE,
    FindKind.BODY,
    FindKind.COUNTRY,
    FindKind.MEETING,
    FindKind.CASE,
    FindKind.FOLLOW_UP,
    FindKind.STATEMENT,
    FindKind.OUTCOME,
    FindKind.TREATY_WISH,
    FindKind.INSTRUMENT,
    FindKind.ATTACHMENT,
    FindKind.CRIME_TYPE,
)
"""Of kinds whose best hit is equally sure."""

_WITH_NAMES = (FindKind.PERSON, FindKind.MEETING, FindKind.STATEMENT, FindKind.FOLLOW_UP)


@dataclass(frozen=True, slots=True)
class LookedUp:
    """Where the answer stands.

    Attributes:
        understood: the query with everything that was looked up for it.
        ranking: goes on with what is not looked for yet.
        groups: every kind of which something was found, the likeliest first.
        is_as_typed: other spellings were not looked for yet; what they give comes below the groups to be seen first.
    """

    understood: Understood
    ranking: Ranking
    groups: Sequence[UnreadGroup]
    is_as_typed: bool = False


def look_up(connection: OpenConnection, question: FindQuestion, understood: Understood) -> LookedUp:
    """Look for what a question means.

    Other spellings take longer to find than everything else. Where nothing they give could stand among the lines that are seen first,
    they are left to `look_for_others`.

    Args:
        understood: without other spellings, unless it needs them.
    """
    kinds = kinds_of(question)
    ranking = Ranking(kinds, understood.at_most, question.limit + 1)
    ranking.look(_by_kind(understood, kinds, sure_ways), HitReader(connection, understood, question.language))
    there = LookedUp(understood, ranking, _groups(ranking, question.limit), is_as_typed=True)
    may_wait = not understood.spellings and _grows_only_below(there.groups)
    return there if may_wait else look_for_others(connection, question, there)


def look_for_others(connection: OpenConnection, question: FindQuestion, there: LookedUp) -> LookedUp:
    """The same with what is spelt otherwise."""
    if not there.is_as_typed:
        return there
    kinds = kinds_of(question)
    understood = with_other_spellings(connection, there.understood)
    asked = _by_kind(understood, kinds, ways_otherwise)
    names = _ways_to_write_a_name(understood, kinds)
    more = {kind: (*asked[kind], *names.get(kind, ())) for kind in kinds}
    there.ranking.look(more, HitReader(connection, understood, question.language))
    return LookedUp(understood, there.ranking, _groups(there.ranking, question.limit))


def look_up_near(
    question: FindQuestion, understood: Understood, reader: HitReader, limit: int
) -> dict[FindKind, tuple[tuple[Match, int], ...]]:
    """Numbers of what may only be a typing error."""
    kinds = kinds_of(question)
    ranking = Ranking(kinds, understood.at_most, limit)
    ranking.look(_by_kind(understood, kinds, near_ways), reader)
    return ranking.ranked()


def with_other_spellings(connection: OpenConnection, understood: Understood) -> Understood:
    """The same with other spellings of its words looked up."""
    if understood.spellings:
        return understood
    return replace(understood, spellings=other_spellings(connection, tuple(written_words(understood.root))))


def first_of(found: Sequence[UnreadGroup]) -> tuple[Sequence[UnreadGroup], tuple[UnreadGroup, ...]]:
    """The groups that are seen at once, and the others: reading what nobody sees yet would take as long again.

    What may be called exactly so is among the first, for the others come below them and move no line that was painted.
    """
    seen, number = 0, 0
    while seen < len(found) and (number < SEEN_AT_ONCE or _at_best(found[seen]) <= Match.NAME):
        number += len(found[seen][1]) + 1
        seen += 1
    return found[:seen], tuple(found[seen:])


def kinds_of(question: FindQuestion) -> tuple[FindKind, ...]:
    """The kinds of records a question is about."""
    return (question.only,) if question.only in SHELVES else SHELVES


def _grows_only_below(groups: Sequence[UnreadGroup]) -> bool:
    """Whether whatever is spelt otherwise would come below the lines that are seen first."""
    seen, _ = first_of(groups)
    return bool(seen) and all(has_more for _, _, has_more in seen[:-1])


def _by_kind(
    understood: Understood, kinds: Iterable[FindKind], make: Callable[[Understood, FindKind], Iterable[Way]]
) -> Mapping[FindKind, Ways]:
    """The ways to look for each kind; most queries ask every kind the same."""
    made: dict[FindKind | None, Ways] = {}
    asked: dict[FindKind, Ways] = {}
    for kind in kinds:
        like = kind if depends_on_kind(understood.root) else None
        if like not in made:
            made[like] = tuple(make(understood, kind))
        asked[kind] = made[like]
    return asked


def _ways_to_write_a_name(understood: Understood, kinds: Iterable[FindKind]) -> Mapping[FindKind, Ways]:
    """A name with initials, and without its patronymic, where names stand."""
    names = with_initials(understood.root, understood.spellings)
    shorter = without_patronymic(understood.root)
    bare = replace(understood, root=shorter) if shorter is not None else None
    return {
        kind: (*(_as_spelt_otherwise(bare, kind) if bare else ()), *initials(understood, kind, names))
        for kind in kinds
        if kind in _WITH_NAMES
    }


def _as_spelt_otherwise(understood: Understood, kind: FindKind) -> list[Way]:
    """The widest of the sure ways, and the other spellings."""
    widest = [way for way in sure_ways(understood, kind) if way.match is Match.BEGINNINGS]
    return [replace(way, match=Match.SPELT_OTHERWISE) for way in (*widest, *ways_otherwise(understood, kind))]


def _groups(ranking: Ranking, limit: int) -> list[UnreadGroup]:
    groups = [(kind, tuple(some[:limit]), len(some) > limit) for kind, some in ranking.ranked().items() if some]
    return sorted(groups, key=lambda group: (_at_best(group), ORDER.index(group[0])))


def _at_best(group: UnreadGroup) -> Match:
    """How sure the first of a group may prove when it is read: where there are few, nobody asked yet whether one is called so."""
    kind, ranked, has_more = group
    surest = ranked[0][0]
    may_be_surer = surest is Match.BEGINNINGS and not has_more and kind is not FindKind.MEETING
    return Match.WHOLE_NAME if may_be_surer else surest
