"""What somebody looks for: the tree of a query, what is wrong with the query, and its canonical text.

The language, as it is typed: words next to each other (all of them), `and`, `or`, `not`, `-word`, round brackets, `"a phrase"`,
and fields such as `who:gubarev` or `date:2019..`. A backslash before a word takes it as it stands, so that `\\or`, `\\-x` and
`\\who:x` are words; before a bracket, a quotation mark or a backslash it makes that a letter of the word.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from liaison.base.translations import marked, tr
from liaison.domain.find_kinds import FindKind
from liaison.domain.meetings import Tlp


class OpenWanted(StrEnum):
    """Whether what is found is still to be done; ANY takes what can be open at all, done or not."""

    YES = "yes"
    NO = "no"
    OVERDUE = "overdue"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class MarkingWanted:
    """How what is found is marked.

    Attributes:
        marking: TLP 2.0; None for what is not marked.
        at_most: also what is marked less strictly, and what is not marked; never true without a marking.
    """

    marking: Tlp | None
    at_most: bool = False


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days from `first` to `last`, both included; None on one side is open, never on both."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Span:
    """A place in the text of a query, in characters."""

    start: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Leaf:
    """What is looked for; `span` is where it was typed, and no part of what it is."""

    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Word(_Leaf):
    """The beginning of a word, as typed.

    It has a letter or digit, and no blanks. Marks may stand in it, so that its folded form may be several words.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Phrase(_Leaf):
    """Whole words in this order, at least one, as typed."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named(_Leaf):
    """Something by its name or code; the words as typed, at least one."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhoIs(Named):
    """A person."""


@dataclass(frozen=True, slots=True)
class AgencyIs(Named):
    """An agency."""


@dataclass(frozen=True, slots=True)
class CountryIs(Named):
    """A country."""


@dataclass(frozen=True, slots=True)
class CrimeIs(Named):
    """A crime type."""


@dataclass(frozen=True, slots=True)
class DateIs(_Leaf):
    """What happened, or is due, on one of these days."""

    days: DateRange


@dataclass(frozen=True, slots=True)
class OpenIs(_Leaf):
    """What is still open, or is not."""

    wanted: OpenWanted


@dataclass(frozen=True, slots=True)
class MarkingIs(_Leaf):
    """What is marked so."""

    wanted: MarkingWanted


@dataclass(frozen=True, slots=True)
class KindIs(_Leaf):
    """Records of one kind."""

    kind: FindKind


@dataclass(frozen=True, slots=True)
class Not:
    """What `node` does not take; never a Not of a Not."""

    node: Node


@dataclass(frozen=True, slots=True)
class And:
    """What all `nodes` take: two at least, none of them an And."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What one of `nodes` takes: two at least, none of them an Or."""

    nodes: tuple[Node, ...]


Field: TypeAlias = Named | DateIs | OpenIs | MarkingIs | KindIs
Leaf: TypeAlias = Word | Phrase | Field
Node: TypeAlias = Leaf | Not | And | Or


def all_of(nodes: Iterable[Node | None]) -> Node | None:
    """What all the nodes take, in the tree's normal form; None counts for nothing, and none leaves None."""
    flat: list[Node] = []
    for node in nodes:
        flat.extend(node.nodes if isinstance(node, And) else () if node is None else (node,))
    return And(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def any_of(nodes: Iterable[Node | None]) -> Node | None:
    """What one of the nodes takes, in the tree's normal form; None counts for nothing, and none leaves None."""
    flat: list[Node] = []
    for node in nodes:
        flat.extend(node.nodes if isinstance(node, Or) else () if node is None else (node,))
    return Or(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def negated(node: Node) -> Node:
    """What the node does not take."""
    return node.node if isinstance(node, Not) else Not(node)


def words_of(node: Node | None) -> tuple[Word | Phrase, ...]:
    """The words and phrases that what is found holds, for marking them: in the order of the text, none from below a Not."""
    if isinstance(node, (And, Or)):
        return tuple(word for one in node.nodes for word in words_of(one))
    return (node,) if isinstance(node, (Word, Phrase)) else ()


class ProblemReason(StrEnum):
    """What is wrong with a part of a query, as a sentence in English; the part is left out, all else still counts."""

    NOTHING_TO_JOIN = marked("“{typed}” stands between two things to look for; one of them is missing.")
    NOTHING_DENIED = marked("“{typed}” stands before what is not to be found; nothing stands there.")
    NOT_OPENED = marked("This bracket was never opened.")
    NOT_CLOSED = marked("This bracket is not closed; it is taken to reach to the end.")
    EMPTY_BRACKETS = marked("There is nothing between these brackets.")
    TOO_DEEP = marked("Too many brackets within each other: those from here on are left out.")
    NO_SUCH_FIELD = marked(
        "There is no field “{typed}”, so its words are looked for. "
        "Fields are who, agency, country, crime, date, open, marking and kind."
    )
    NO_VALUE = marked("Write what to look for directly after the colon, without a space.")
    NOT_A_DATE = marked(
        "“{typed}” is no date or range. Write for example 2019, 2019-05, 2019-05..2019-08, >=2019-05 or today."
    )
    REVERSED_DATES = marked("The range ends before it begins.")
    NO_SUCH_DATES = marked("There are no days before the year 1 or after the year 9999.")
    NOT_OPEN = marked("Write yes, no, overdue or any after “open:”.")
    NOT_A_MARKING = marked(
        "Write red, amber+strict, amber, green, clear or none after “marking:”, or ..green for green at most."
    )
    NOT_A_KIND = marked(
        "“{typed}” is no kind, or begins several. Kinds are person, office, agency, body, country, crime, meeting, follow-up, "
        "statement, outcome, wish, case, instrument, attachment and command."
    )
    WORD_TOO_LONG = marked("Only the first 70 characters of a word are looked for.")
    TOO_MANY_WORDS = marked("This is too long: only the first 60 words are looked for.")
    TEXT_TOO_LONG = marked("This is too long: only the first 10,000 characters are read.")


@dataclass(frozen=True, slots=True)
class QueryProblem:
    """A part of a query that does not count, and why.

    Attributes:
        start, length: its place in the text, in characters.
        typed: what the sentence is about, shortened; may be empty.
        said: a sentence that says it better than the reason's own, in the language in use when the query was read.
    """

    start: int
    length: int
    reason: ProblemReason
    typed: str = ""
    said: str = ""

    @property
    def sentence(self) -> str:
        """What is wrong, in the language in use."""
        return self.said or tr(self.reason.value, typed=self.typed)


@dataclass(frozen=True, slots=True)
class FindQuery:
    """A query as it was understood.

    Attributes:
        root: what is looked for; None for nothing (or nothing that was understood).
        problems: in the order of the text.
    """

    root: Node | None
    problems: tuple[QueryProblem, ...] = ()


_FIELD_NAMES: dict[type[Field], tuple[str, ...]] = {
    WhoIs: ("who", "кто"),
    AgencyIs: ("agency", "ведомство"),
    CountryIs: ("country", "страна"),
    CrimeIs: ("crime", "преступление"),
    DateIs: ("date", "дата"),
    OpenIs: ("open", "открыто"),
    # the last as a marking is written everywhere else: TLP:RED
    MarkingIs: ("marking", "гриф", "tlp"),
    KindIs: ("kind", "вид"),
}
FIELDS = {name: kind for kind, names in _FIELD_NAMES.items() for name in names}
"""The fields by each of their names, in small letters."""

_OPERATORS = {"and", "or", "not", "и", "или", "не"}
_LETTERS_AND_COLON = re.compile(r"([^\W\d_]+):(.?)")
_SPECIAL = re.compile(r'[()"„“”«»\\]')
_QUOTED_SPECIAL = re.compile(r'["\\]')
_ESCAPED = r"\\\g<0>"


def printed(node: Node | None) -> str:
    """The canonical text of a tree, empty for None: reading it gives the same tree."""
    if isinstance(node, Or):
        return " or ".join(map(printed, node.nodes))
    if isinstance(node, And):
        return " ".join(f"({printed(one)})" if isinstance(one, Or) else printed(one) for one in node.nodes)
    if isinstance(node, Not):
        return f"-({printed(node.node)})" if isinstance(node.node, (And, Or)) else f"-{printed(node.node)}"
    return _printed_leaf(node) if node is not None else ""


def _printed_leaf(node: Leaf) -> str:
    if isinstance(node, Word):
        return _word(node.text)
    return _quoted(node.words) if isinstance(node, Phrase) else f"{_FIELD_NAMES[type(node)][0]}:{_value(node)}"


def _value(node: Field) -> str:
    match node:
        case DateIs(days):
            return _days(days)
        case MarkingIs(wanted):
            return _marking(wanted)
        case OpenIs(wanted):
            return wanted.value
        case KindIs(kind):
            return kind.value
    is_bare = len(node.words) == 1 and not _SPECIAL.search(node.words[0])
    return node.words[0] if is_bare else _quoted(node.words)


def _word(text: str) -> str:
    escaped = _SPECIAL.sub(_ESCAPED, text)
    return f"\\{escaped}" if _is_taken_for_more(text) else escaped


def _is_taken_for_more(text: str) -> bool:
    """Whether a word would be read as an operator, as a field or as denied."""
    return text.startswith("-") or text.casefold() in _OPERATORS or is_field(text)


def is_field(text: str) -> bool:
    """Whether a text begins with the name of a field, or with what was meant to be one (neither `10:30` nor `https://x`)."""
    found = _LETTERS_AND_COLON.match(text)
    if found is None:
        return False
    name, follows = found.groups()
    return name.casefold() in FIELDS or (len(name) > 1 and follows not in ("", "/"))


def _quoted(words: tuple[str, ...]) -> str:
    return f'"{_QUOTED_SPECIAL.sub(_ESCAPED, " ".join(words))}"'


def _marking(wanted: MarkingWanted) -> str:
    if wanted.marking is None:
        return "none"
    return f"{'..' if wanted.at_most else ''}{wanted.marking.value.removeprefix('TLP:').lower()}"


def _days(days: DateRange) -> str:
    """As short as it can be: a year, a month, a day, else both ends."""
    first, last = days.first, days.last
    if first is None or last is None:
        return f"{first or ''}..{last or ''}"
    year, month = f"{first.year:04d}", f"{first.year:04d}-{first.month:02d}"
    if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
        return year
    if (first, last) == (first.replace(day=1), first.replace(day=monthrange(first.year, first.month)[1])):
        return month
    return str(first) if first == last else f"{first}..{last}"
