"""Changing a question by its pieces: every change is another text, which is read again."""

from __future__ import annotations

from itertools import pairwise, takewhile

from liaison.domain.question_pieces import Kind, Piece, State, UnderstoodQuestion

_ARROW, _COMMA = " → ", ", "


def without(understood: UnderstoodQuestion, piece: Piece) -> str:
    """The text without a piece and without what joined it to the next one, or to the one before when it was the last."""
    pieces = understood.pieces
    at = pieces.index(piece)
    before = tuple(takewhile(_joins, reversed(pieces[:at])))
    after = tuple(takewhile(_joins, pieces[at + 1 :]))
    # of two neighbours the arrow goes: "AF > TJ, drugs" without TJ is no route
    goes_before = before and (not after or (any(map(_is_arrow, before)) and not any(map(_is_arrow, after))))
    start = before[-1].start if goes_before else piece.start
    end = after[-1].end if after and not goes_before else piece.end
    left, right = understood.text[:start].rstrip(), understood.text[end:].lstrip()
    if not left or not right:
        return left or right
    # what was apart must not become one name: "drug, smuggling"
    last = next(one for one in reversed(pieces) if one.end <= start)
    following = next(one for one in pieces if one.start >= end)
    meet = not _is_arrow(last) and not _is_arrow(following) and State.JOINING not in (last.state, following.state)
    between = _COMMA if meet else "" if right[0] in ",;" else " "
    return f"{left}{between}{right}"


def replaced(understood: UnderstoodQuestion, piece: Piece, words: str) -> str:
    """The text with other words in a piece's place, parted from their neighbours."""
    before, after = understood.text[: piece.start], understood.text[piece.end :]
    left = " " if before and not before[-1].isspace() else ""
    right = " " if after and not after[0].isspace() and after[0] not in ",;" else ""
    return f"{before}{left}{words}{right}{after}"


def added(text: str, words: str) -> str:
    """The text with more words behind it."""
    kept = text.rstrip().rstrip(",;").rstrip()
    return f"{kept}{_COMMA}{words}" if kept else words


def swapped(understood: UnderstoodQuestion, first: Piece, second: Piece) -> str:
    """The text with two pieces in each other's place."""
    left, right = sorted((first, second), key=lambda piece: piece.start)
    text = understood.text
    return text[: left.start] + right.text + text[left.end : right.start] + left.text + text[right.end :]


def as_route(understood: UnderstoodQuestion, is_route: bool) -> str:
    """The text with arrows between its countries, or with commas instead of all arrows."""
    return _with_arrows(understood) if is_route else _without_arrows(understood)


def _with_arrows(understood: UnderstoodQuestion) -> str:
    text, countries = understood.text, understood.of_kind(Kind.COUNTRY)
    parts, place = [], 0
    for before, after in pairwise(countries):
        between = [piece for piece in understood.pieces if before.end <= piece.start and piece.end <= after.start]
        if all(piece.state is State.JOINING for piece in between):
            parts += [text[place : before.end], _ARROW]
            place = after.start
        elif not any(map(_is_arrow, between)):
            parts += [text[place : before.end], _ARROW]
            place = before.end + len(text[before.end :]) - len(text[before.end :].lstrip(" ,;"))
    return "".join((*parts, text[place:]))


def _without_arrows(understood: UnderstoodQuestion) -> str:
    text, parts, place = understood.text, [], 0
    for piece in understood.pieces:
        if _is_arrow(piece):
            parts += [text[place : piece.start].rstrip(), _COMMA]
            place = piece.end + len(text[piece.end :]) - len(text[piece.end :].lstrip())
    return "".join((*parts, text[place:])).strip().removesuffix(_COMMA.strip())


def _joins(piece: Piece) -> bool:
    return _is_arrow(piece) or (piece.state is State.JOINING and not piece.text[0].isalnum())


def _is_arrow(piece: Piece) -> bool:
    return piece.taken is not None and piece.taken.kind is Kind.ARROW
