"""From the tree of a query to questions to the index: which table, which numbers, which expression, from the surest way to look on.

Nothing of what was typed becomes part of an expression but words in Latin letters, which the store checks once more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum

from liaison.domain.find_kinds import FindKind
from liaison.domain.find_query import (
    And,
    DateIs,
    DateRange,
    KindIs,
    MarkingIs,
    Named,
    Node,
    Not,
    OpenIs,
    OpenWanted,
    Or,
    Phrase,
    WhoIs,
    Word,
    words_of,
)
from liaison.domain.finding import Match
from liaison.domain.minutes import strictness
from liaison.services.finding import marks
from liaison.services.name_words import latin_words
from liaison.store.find_index import Table, all_of, any_of, beginning, row_of, without, word

_CAN_BE_OPEN = (FindKind.FOLLOW_UP, FindKind.TREATY_WISH, FindKind.CASE, FindKind.MEETING)
SHORTEST_BEGINNING = 3
"""Letters from which on the table of phrases, which has no index of beginnings, is asked for one."""

INDEXED_BEGINNING = 5
"""Letters and marks up to which beginnings have an index of their own. For longer ones the index would join all that every such word
stands in before it gives the first; the words that begin so, each for itself, give the first at once."""


class _Always(Enum):
    """What a part of a query comes to where the index need not be asked."""

    EVERYTHING = True
    NOTHING = False


EVERYTHING, NOTHING = _Always.EVERYTHING, _Always.NOTHING
Expression = str | _Always

Spellings = Mapping[str, tuple[str, ...]]
"""Words of the index that are other spellings of a word of the query, by that word in Latin letters."""


@dataclass(frozen=True, slots=True)
class Way:
    """One question to the index.

    Attributes:
        table, wanted: see `liaison.store.find_index.numbers`.
    """

    match: Match
    table: Table
    wanted: str


Ways = tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """A query with everything it names looked up.

    Attributes:
        named: the index's marks of each field that names an agency, a country or a crime type; none where nothing is called so.
        spellings: other spellings of its words.
        going_on: for each longer word of the query all words of the index that begin so; none where there are too many.
        nearly: words of the index that may be meant by a typing error, by word.
        connected: marks of what is connected with what is in front.
        at_most: how strictly what the reader may see is marked; None for no limit.
    """

    root: Node
    today: date
    named: Mapping[Named, tuple[str, ...]] = field(default_factory=dict)
    spellings: Spellings = field(default_factory=dict)
    going_on: Spellings = field(default_factory=dict)
    nearly: Spellings = field(default_factory=dict)
    connected: tuple[str, ...] = ()
    at_most: int | None = None


Words = Callable[[tuple[str, ...]], Expression]


def sure_ways(understood: Understood, kind: FindKind) -> Iterator[Way]:
    """How to look for records of a kind that have what was typed: first everything that is sure, then the surest of it.

    None when there can be none. What the first way does not give, the others do not give either.
    """
    looked_for = words_of(understood.root)
    table = _table_for(understood.root)
    build = _Building(understood, kind, table)
    yield from build.way(Match.BEGINNINGS, build.beginnings)
    if looked_for:
        if table is Table.BEGINNINGS and all(isinstance(one, Word) for one in looked_for):
            called = marks.whole_name(
                [part for one in looked_for if isinstance(one, Word) for part in latin_words(one.text)]
            )
            yield from build.way(Match.WHOLE_NAME, build.beginnings, (), word(called))
            yield from build.way(Match.NAME, lambda words: all_of([word(marks.NAME + one) for one in words]))
            yield from build.way(
                Match.NAME_BEGINS, lambda words: all_of([build.begun(one, marks.NAME) for one in words])
            )
        if understood.connected:
            yield from build.way(Match.CONNECTED, build.beginnings, understood.connected)
        yield from build.way(Match.WORDS, lambda words: all_of([word(one) for one in words]))


def ways_otherwise(understood: Understood, kind: FindKind) -> Iterator[Way]:
    """How to look for records of a kind in which other spellings of the words stand."""
    if understood.spellings:
        build = _Building(understood, kind, _table_for(understood.root))
        yield from build.way(Match.SPELT_OTHERWISE, build.spelt)


def near_ways(understood: Understood, kind: FindKind) -> Iterator[Way]:
    """How to look for what may only be a typing error."""
    if understood.nearly:
        build = _Building(understood, kind, _table_for(understood.root))
        yield from build.way(Match.NEARLY, build.nearly)


def initials(understood: Understood, kind: FindKind, names: Sequence[str]) -> Iterator[Way]:
    """Looks for names with initials, by their marks."""
    if names:
        build = _Building(understood, kind, Table.BEGINNINGS)
        expression = any_of([word(name) for name in names])
        yield from build.way(Match.SPELT_OTHERWISE, lambda _: EVERYTHING, (), expression)


def needs_spellings(node: Node) -> bool:
    """Whether other spellings belong to what is sure: a field means somebody, however they are written."""
    return _any_part(node, lambda part: isinstance(part, WhoIs))


def depends_on_kind(node: Node) -> bool:
    """Whether different kinds of records are asked differently."""
    return _any_part(node, lambda part: isinstance(part, KindIs | OpenIs | DateIs))


def _table_for(root: Node) -> Table:
    return Table.PHRASES if _any_part(root, _needs_places) else Table.BEGINNINGS


def _needs_places(part: Node) -> bool:
    return isinstance(part, Phrase) and len(latin_words(" ".join(part.words))) > 1


def _any_part(node: Node, is_so: Callable[[Node], bool]) -> bool:
    """Whether something is so of a word, a phrase or a field, also of what is denied."""
    match node:
        case And(nodes) | Or(nodes):
            return any(_any_part(one, is_so) for one in nodes)
        case Not(inner):
            return _any_part(inner, is_so)
    return is_so(node)


class _Building:
    """Makes expressions for one kind and table."""

    def __init__(self, understood: Understood, kind: FindKind, table: Table) -> None:
        self._understood, self._kind, self._table = understood, kind, table
        self._words: Words = self.beginnings

    def way(self, match: Match, words: Words, connected: tuple[str, ...] = (), besides: str = "") -> Iterator[Way]:
        """The question in which the query's words are looked for by `words`; none when nothing can match."""
        self._words = words
        expression = self._expression(self._understood.root)
        if expression is NOTHING:
            return
        parts = [expression] if isinstance(expression, str) else []
        parts += [besides] if besides else []
        if connected:
            parts.append(any_of([word(one) for one in connected]))
        whole = all_of(parts) if parts else word(marks.EVERY)
        if self._understood.at_most is not None:
            whole = without(whole, any_of([word(one) for one in marks.stricter_than(self._understood.at_most)]))
        yield Way(match, self._table, whole)

    def beginnings(self, words: tuple[str, ...]) -> str:
        """Words that begin so."""
        return all_of([self.begun(one) for one in words])

    def spelt(self, words: tuple[str, ...]) -> str:
        """Words that begin so, or other spellings of them."""
        return self._or_else(words, self._understood.spellings)

    def nearly(self, words: tuple[str, ...]) -> str:
        """Words that begin so, or may be meant by a typing error."""
        return self._or_else(words, self._understood.nearly)

    def _or_else(self, words: tuple[str, ...], others: Spellings) -> str:
        return all_of([any_of([self.begun(one), *map(word, others.get(one, ()))]) for one in words])

    def begun(self, text: str, mark: str = "") -> str:
        """A word that begins so, with a mark before it or none."""
        going_on = self._understood.going_on.get(text)
        if going_on and len(mark + text) > (
            INDEXED_BEGINNING if self._table is Table.BEGINNINGS else SHORTEST_BEGINNING
        ):
            return any_of([word(mark + one) for one in going_on])
        is_too_short = self._table is Table.PHRASES and len(text) < SHORTEST_BEGINNING
        return word(mark + text) if is_too_short else beginning(mark + text)

    def _expression(self, node: Node) -> Expression:
        match node:
            case And(nodes):
                return _joined([self._expression(one) for one in nodes], NOTHING, EVERYTHING, all_of)
            case Or(nodes):
                return _joined([self._expression(one) for one in nodes], EVERYTHING, NOTHING, any_of)
            case Not(inner):
                return self._denied(self._expression(inner))
            case Word(text=text):
                words = tuple(latin_words(text))
                return self._words(words) if words else EVERYTHING
            case Phrase(words=phrase):
                words = tuple(latin_words(" ".join(phrase)))
                return self._phrase(words) if words else EVERYTHING
        return self._field(node)

    def _denied(self, expression: Expression) -> Expression:
        if isinstance(expression, str):
            return without(word(marks.EVERY), expression)
        return NOTHING if expression is EVERYTHING else EVERYTHING

    def _phrase(self, words: tuple[str, ...]) -> str:
        return word(words[0]) if len(words) == 1 else row_of(words)

    def _field(self, node: Node) -> Expression:
        match node:
            case KindIs(kind=kind):
                return EVERYTHING if kind is self._kind else NOTHING
            case DateIs(days=days):
                return self._days(days)
            case OpenIs(wanted=wanted):
                return self._open(wanted)
            case MarkingIs(wanted=marking):
                level = strictness(marking.marking)
                levels = range(level + 1) if marking.at_most else (level,)
                return any_of([word(marks.level(one)) for one in levels])
            case WhoIs(words=said):
                return self._who(tuple(latin_words(" ".join(said))))
            case Named():
                found = self._understood.named.get(node, ())
                return any_of([one if one.startswith(("(", '"')) else word(one) for one in found]) if found else NOTHING
        raise TypeError(node)

    def _days(self, days: DateRange) -> str:
        names = marks.days(marks.DAY, days)
        if self._kind is FindKind.FOLLOW_UP:
            names += marks.days(marks.DUE, days)
        return any_of([word(one) for one in names])

    def _open(self, wanted: OpenWanted) -> Expression:
        if self._kind not in _CAN_BE_OPEN:
            return NOTHING
        match wanted:
            case OpenWanted.YES:
                return word(marks.OPEN)
            case OpenWanted.NO:
                return without(word(marks.EVERY), word(marks.OPEN))
            case OpenWanted.ANY:
                return EVERYTHING
        if self._kind is not FindKind.FOLLOW_UP:
            return NOTHING
        before = DateRange(None, self._understood.today - timedelta(days=1))
        return all_of([word(marks.OPEN), any_of([word(one) for one in marks.days(marks.DUE, before)])])

    def _who(self, words: tuple[str, ...]) -> Expression:
        if not words:
            return EVERYTHING
        others = self._understood.spellings
        return all_of(
            [
                any_of([self.begun(one, marks.PERSON), *(word(marks.PERSON + other) for other in others.get(one, ()))])
                for one in words
            ]
        )


def _joined(
    parts: list[Expression], decides: _Always, drops_out: _Always, join: Callable[[list[str]], str]
) -> Expression:
    if decides in parts:
        return decides
    left = [part for part in parts if isinstance(part, str)]
    return join(left) if left else drops_out
