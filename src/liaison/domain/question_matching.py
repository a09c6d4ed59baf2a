"""The longest names in a row of words: the first reading of a question, before its pieces are weighed against each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from liaison.domain.question_dates import find_date
from liaison.domain.question_lookup import QuestionLookup
from liaison.domain.question_pieces import Kind, Reading, State
from liaison.domain.question_tokens import Mark, Token

LONGEST_NAME = 30
"""Words and marks of the longest name looked for."""

_LONGEST_DATE = 10
ARROW_WORDS = frozenset(("to", "via", "then", "through", "через", "затем", "потом"))
_FILLERS = (
    "a an and are at about cover covers covering crime crimes do does for from in is of office offices on or our the there "
    "they this we what where which who whom with "
    "а в во для его за и из или к как какая какие какой кем кого кому кто куда ли мы на о об от отвечает охватывает по с со "
    "страна страны у чей чьи что"
)
FILLERS = frozenset(_FILLERS.split())
"""Words that join a sentence and mean nothing by themselves."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A piece in the making.

    Attributes:
        tokens: how many it holds.
        key: its words, folded.
        is_soft: a country's code that may as well be a word, for it is not in capitals ("am" in "Frankfurt am Oder").
    """

    start: int
    end: int
    mark: Mark
    state: State
    tokens: int = 1
    key: str = ""
    readings: tuple[Reading, ...] = ()
    why: str = ""
    is_soft: bool = False


def drafts_of(text: str, tokens: list[Token], lookup: QuestionLookup, today: date) -> list[Draft]:
    """The tokens as pieces: from left to right the longest name or date each time."""
    words = [token.folded for token in tokens if token.mark is Mark.WORD]
    only_codes = all(map(lookup.is_code, words)) and (len(words) == 1 or not ARROW_WORDS.intersection(words))
    found: list[Draft] = []
    at = 0
    while at < len(tokens):
        draft = _longest(text, tokens, at, lookup, today) or _alone(tokens[at])
        if not only_codes:
            draft = _as_word(text, draft, lookup)
        found.append(draft)
        at += draft.tokens
    return found


def _longest(text: str, tokens: list[Token], at: int, lookup: QuestionLookup, today: date) -> Draft | None:
    if tokens[at].mark is not Mark.WORD:
        return None
    faulty: Draft | None = None
    for end in range(_furthest(tokens, at), at, -1):
        if tokens[end - 1].mark is not Mark.WORD:
            continue
        start, stop = tokens[at].start, tokens[end - 1].end
        key = " ".join(token.folded for token in tokens[at:end] if token.folded)
        draft = Draft(start, stop, Mark.WORD, State.UNDERSTOOD, end - at, key)
        if readings := _names(tokens[at:end], key, text[start:stop], lookup):
            return _weighed(draft, readings, text, lookup)
        if end - at <= _LONGEST_DATE and (dated := find_date(text[start:stop], today)) is not None:
            if dated.day is not None:
                return replace(draft, readings=(Reading(Kind.DATE, dated.day.isoformat(), text[start:stop]),))
            faulty = faulty or replace(draft, state=State.NOT_UNDERSTOOD, why=dated.why)
    return faulty


def _furthest(tokens: list[Token], at: int) -> int:
    """Names and dates go on over commas and dashes, never over an arrow."""
    end = at
    while end < len(tokens) and end - at < LONGEST_NAME and tokens[end].mark is not Mark.ARROW:
        end += 1
    return end


def _names(tokens: list[Token], key: str, words: str, lookup: QuestionLookup) -> tuple[Reading, ...]:
    has_comma = any(token.mark is Mark.COMMA for token in tokens)
    return lookup.readings(key, words) if not has_comma or lookup.is_name_with_mark(key) else ()


def _weighed(draft: Draft, readings: tuple[Reading, ...], text: str, lookup: QuestionLookup) -> Draft:
    """A country comes before all else, then what is the only one of its kind; the rest has to be chosen from."""
    first = readings[0]
    is_code = first.kind is Kind.COUNTRY and lookup.is_code(draft.key)
    of_first = sum(one.kind is first.kind for one in readings)
    is_clear = of_first == 1 and not (first.kind is Kind.CRIME and len(readings) > 1)
    return replace(
        draft,
        state=State.UNDERSTOOD if is_clear else State.AMBIGUOUS,
        readings=readings,
        is_soft=is_code and not text[draft.start : draft.end].isupper(),
    )


def _alone(token: Token) -> Draft:
    if token.mark is not Mark.WORD:
        return Draft(token.start, token.end, token.mark, State.JOINING)
    state = State.JOINING if token.folded in FILLERS | ARROW_WORDS else State.NOT_UNDERSTOOD
    return Draft(token.start, token.end, token.mark, state, 1, token.folded)


def _as_word(text: str, draft: Draft, lookup: QuestionLookup) -> Draft:
    """ "in", "to" and "and" are words before they are India, Tonga and Andorra, unless they stand in capitals."""
    if not draft.is_soft or draft.key not in FILLERS | ARROW_WORDS:
        return draft
    others = draft.readings[1:]
    plain = replace(draft, is_soft=False, readings=())
    return _weighed(plain, others, text, lookup) if others else replace(plain, state=State.JOINING)
