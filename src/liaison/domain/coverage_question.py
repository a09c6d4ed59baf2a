"""A question of coverage as people type it, in any order and script, read piece by piece.

`BY drugs` · `Афганистан > Таджикистан > Польша` · `AF TJ KZ RU BY PL DE` · `Frankfurt` · `FBI, money laundering, as of 2010`.

The longest name wins. Codes count in any case, but a word such as "in" is India's code only in capitals or among codes alone. Only an
arrow makes a route. What is not a whole name is never taken for one: it is offered, with names it nearly is.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from liaison.base.translations import tr
from liaison.domain.question_lookup import QuestionLookup
from liaison.domain.question_matching import ARROW_WORDS, Draft, drafts_of
from liaison.domain.question_pieces import Kind, Piece, Question, Reading, State, UnderstoodQuestion
from liaison.domain.question_tokens import Mark, tokens_of, with_hyphens_split

LONGEST = 2000
"""Characters that are read; what follows is told as not understood."""

CHOICES = 50
"""Readings offered of one piece at most."""

_ARROW = Reading(Kind.ARROW, "→", "→")


def read_question(text: str, lookup: QuestionLookup, today: date) -> UnderstoodQuestion:
    """Understand `text`; never raises."""
    read = text[:LONGEST]
    tokens = list(with_hyphens_split(tokens_of(read), read, lambda key: bool(lookup.readings(key))))
    drafts = _with_arrows(_merged(drafts_of(read, tokens, lookup, today)))
    drafts = _narrowed([_sought(draft, read, lookup) for draft in drafts], lookup)
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


# Weighing the drafts against each other ---------------------------------------------------------------------------------


def _merged(drafts: list[Draft]) -> list[Draft]:
    """Words in a row of which one means nothing are one piece: "Rio de Janeiro" does not speak of Germany."""
    found: list[Draft] = []
    for at, draft in enumerate(drafts):
        if _is_part_of_unknown(drafts, at):
            draft = replace(draft, state=State.NOT_UNDERSTOOD, readings=())
        joins = found and not draft.why and _is_unknown(draft) and _is_unknown(found[-1]) and not found[-1].why
        if joins:
            before = found.pop()
            key = f"{before.key} {draft.key}"
            draft = replace(draft, start=before.start, key=key, tokens=before.tokens + draft.tokens)
        found.append(draft)
    return found


def _is_part_of_unknown(drafts: list[Draft], at: int) -> bool:
    """A soft code between words, or a joining word between unknown ones."""
    before = drafts[at - 1] if at else None
    after = drafts[at + 1] if at + 1 < len(drafts) else None
    if before is None or after is None or before.mark is not Mark.WORD or after.mark is not Mark.WORD:
        return False
    if drafts[at].is_soft:
        return _is_unknown(before) or _is_unknown(after)
    return (
        drafts[at].mark is Mark.WORD
        and drafts[at].state is State.JOINING
        and _is_unknown(before)
        and _is_unknown(after)
    )


def _is_unknown(draft: Draft) -> bool:
    return draft.state is State.NOT_UNDERSTOOD


def _with_arrows(drafts: list[Draft]) -> list[Draft]:
    """Arrows, dashes, and words such as "to" between two countries."""
    return [replace(draft, state=State.UNDERSTOOD, readings=(_ARROW,)) if _is_arrow(drafts, at) else draft
            for at, draft in enumerate(drafts)]  # fmt: skip


def _is_arrow(drafts: list[Draft], at: int) -> bool:
    draft = drafts[at]
    if draft.mark is Mark.ARROW:
        return True
    is_word = draft.state is State.JOINING and draft.key in ARROW_WORDS
    if draft.mark is not Mark.DASH and not is_word:
        return False
    return _is_place(drafts, at - 1) and _is_place(drafts, at + 1)


def _is_place(drafts: list[Draft], at: int) -> bool:
    """A country, or what may turn out to be one."""
    if not 0 <= at < len(drafts):
        return False
    draft = drafts[at]
    return _is_unknown(draft) or any(reading.kind is Kind.COUNTRY for reading in draft.readings)


def _sought(draft: Draft, text: str, lookup: QuestionLookup) -> Draft:
    """What an unknown piece may be: one of several countries with that word, or a name it nearly is."""
    if not _is_unknown(draft) or draft.why:
        return draft
    if choices := lookup.choices(draft.key):
        return replace(draft, state=State.AMBIGUOUS, readings=choices)
    return replace(draft, readings=lookup.meant(text[draft.start : draft.end]))


def _narrowed(drafts: list[Draft], lookup: QuestionLookup) -> list[Draft]:
    """Of several offices the one of the agency that is named elsewhere: "FBI Warsaw"."""
    named = [draft.readings[0].value for draft in drafts if draft.state is State.UNDERSTOOD
             and draft.readings[0].kind is Kind.AGENCY]  # fmt: skip
    within = lookup.directory.within(named)
    return [_of_agencies(draft, within, lookup) if within and draft.state is State.AMBIGUOUS else draft
            for draft in drafts]  # fmt: skip


def _of_agencies(draft: Draft, agencies: frozenset[str], lookup: QuestionLookup) -> Draft:
    kept = tuple(
        one for one in draft.readings if one.kind is Kind.OFFICE and lookup.directory.agency_of(one.value) in agencies
    )
    if not kept:
        return draft
    return replace(draft, readings=kept, state=State.UNDERSTOOD if len(kept) == 1 else State.AMBIGUOUS)


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
