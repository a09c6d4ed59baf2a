"""A question of coverage as people type it, in any order and script, read piece by piece.

`BY drugs` · `Афганистан > Таджикистан > Польша` · `AF TJ KZ RU BY PL DE` · `Frankfurt` · `FBI, money laundering, as of 2010`.

The longest name wins. Codes count in any case, but a word such as "in" is India's code only in capitals or among codes alone. Only an
arrow makes a route. What is not a whole name is never taken for one: it is offered, with names it nearly is.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from liaison.base.translations import tr
from liaison.domain.countries import folded
from liaison.domain.question_lookup import QuestionLookup
from liaison.domain.question_matching import Draft, drafts_of
from liaison.domain.question_pieces import Kind, Piece, Question, State, UnderstoodQuestion
from liaison.domain.question_tokens import tokens_of, with_hyphens_split
from liaison.domain.question_weighing import weighed

LONGEST = 2000
"""Characters that are read; what follows is told as not understood."""

CHOICES = 50
"""Readings offered of one piece at most."""


def read_question(text: str, lookup: QuestionLookup, today: date) -> UnderstoodQuestion:
    """Understand `text`; never raises."""
    read = text[:LONGEST]
    tokens = list(with_hyphens_split(tokens_of(read), read, lambda word: bool(lookup.readings(folded(word), word))))
    drafts = weighed(drafts_of(read, tokens, lookup, today), read, lookup)
    pieces = [_piece(draft, text) for draft in drafts]
    if text[LONGEST:].strip():
        pieces.append(_too_long(text))
    settled = tuple(_one_of_each(pieces))
    return UnderstoodQuestion(text, settled, _question(settled))


def text_of(question: Question, lookup: QuestionLookup) -> str:
    """A text that is understood as this question, in the language of the lookup."""
    between = " → " if question.is_route else ", "
    parts = [between.join(lookup.words(lookup.of(Kind.COUNTRY, one)) for one in question.countries)]
    parts += [lookup.words(lookup.of(Kind.AGENCY, one)) for one in question.agencies]
    parts += [lookup.words(lookup.of(Kind.OFFICE, question.office))] if question.office else []
    parts += [lookup.words(lookup.of(Kind.CRIME, question.crime_type))] if question.crime_type else []
    parts += [tr("as of {date}", date=question.at.isoformat())] if question.at else []
    return ", ".join(filter(None, parts))


def _question(pieces: tuple[Piece, ...]) -> Question:
    values: dict[Kind, list[str]] = {kind: [] for kind in Kind}
    for piece in pieces:
        if piece.taken is not None and piece.taken.value not in values[piece.taken.kind]:
            values[piece.taken.kind].append(piece.taken.value)
    countries = tuple(values[Kind.COUNTRY])
    return Question(
        countries,
        next(iter(values[Kind.CRIME]), ""),
        next((date.fromisoformat(day) for day in values[Kind.DATE]), None),
        next(iter(values[Kind.OFFICE]), ""),
        len(countries) > 1 and bool(values[Kind.ARROW]),
        tuple(values[Kind.AGENCY]),
    )


# Pieces -----------------------------------------------------------------------------------------------------------------


def _piece(draft: Draft, text: str) -> Piece:
    words = text[draft.start : draft.end]
    why = draft.why
    if draft.state is State.AMBIGUOUS:
        why = tr("“{text}” can mean several things: choose one.", text=words)
    elif draft.state is State.NOT_UNDERSTOOD and not why:
        why = tr("“{text}” is no country, crime type, agency, office or date that is known here.", text=words)
    return Piece(draft.start, draft.end, words, draft.state, draft.readings[:CHOICES], why)


def _one_of_each(pieces: list[Piece]) -> list[Piece]:
    """One crime type, one date and one office can be asked about at a time; a second one is told, not dropped."""
    first: dict[Kind, str] = {}
    found = []
    for piece in pieces:
        taken = piece.taken
        is_single = taken is not None and taken.kind in (Kind.CRIME, Kind.DATE, Kind.OFFICE)
        if taken is not None and is_single and first.setdefault(taken.kind, taken.value) != taken.value:
            piece = replace(piece, state=State.SURPLUS, why=_surplus(taken.kind, piece.text))
        found.append(piece)
    return found


def _surplus(kind: Kind, words: str) -> str:
    if kind is Kind.CRIME:
        return tr("One crime type is asked about at a time; “{text}” is another one.", text=words)
    if kind is Kind.DATE:
        return tr("One date is asked about at a time; “{text}” is another one.", text=words)
    return tr("One office is asked about at a time; “{text}” is another one.", text=words)


def _too_long(text: str) -> Piece:
    rest = text[LONGEST:]
    start = LONGEST + len(rest) - len(rest.lstrip())
    end = len(text.rstrip())
    why = tr("A question has at most {n} characters; what follows was not read.", n=LONGEST)
    return Piece(start, end, text[start:end], State.NOT_UNDERSTOOD, (), why)
