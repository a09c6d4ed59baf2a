"""The grammar of a query: every text can be cut into its tokens, and every row of tokens whose brackets match has a tree.

So nothing is ever refused here: an operator without something at its side is a place in the tree where nothing stands.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from lark import Lark, Token, Tree

from liaison.domain.countries import folded
from liaison.domain.find_query import ProblemReason

DEEPEST = 40
"""Brackets within each other."""

OPEN, CLOSE, NOT, WORD, QUOTED, FIELD = "OPEN", "CLOSE", "NOT", "WORD", "QUOTED", "FIELD"
"""The tokens that are looked at; AND and OR are told by where they stand in the tree."""

_GRAMMAR = r"""
?start: any
any: all (OR all)*
all: run (AND run)*
run: item* _nots
item: _nots (WORD | QUOTED | FIELD | group)
group: OPEN any CLOSE
_nots: | _nots NOT

OPEN: "("
CLOSE: ")"
AND.2: /(?i:and|и)(?![^ ()"„“”«»])/
OR.2: /(?i:or|или)(?![^ ()"„“”«»])/
NOT.2: /(?:(?i:not)|НЕ)(?![^ ()"„“”«»])|(?<![^ (])-+(?=[^ )-])/
FIELD.1: /[^\W\d_]+:/ (QUOTED | WORD)?
WORD: (ESCAPED | /[^ ()"„“”«»]/)+
QUOTED: "\"" (ESCAPED | /[^"]/)* /["]/?
      | "„" (ESCAPED | /[^"“”]/)* /["“”]/?
      | "“" (ESCAPED | /[^"”]/)* /["”]/?
      | "«" (ESCAPED | /[^»]/)* /»/?
ESCAPED: /\\[()"„“”«»\\]/
BETWEEN: /[ ”»]+/
%ignore BETWEEN
"""


@cache
def _parser() -> Lark:
    return Lark(_GRAMMAR, parser="lalr", lexer="basic", maybe_placeholders=False)


def tokens_of(text: str) -> Iterator[Token]:
    """The tokens of a text whose only blanks are spaces, in its order."""
    return _parser().lex(text)


def tree_of(tokens: Iterable[Token]) -> Tree[Token]:
    """The tree of tokens whose brackets match, its root an `any`."""
    parser = _parser().parse_interactive()
    for token in tokens:
        parser.feed_token(token)
    tree: Tree[Token] = parser.feed_eof()  # type: ignore[no-untyped-call]
    return tree


class _Separating(dict[int, str]):
    """What becomes of each character, worked out once: what cannot be part of a word becomes a blank."""

    def __missing__(self, code: int) -> str:
        self[code] = " " if _separates(chr(code)) else chr(code)
        return self[code]


def _separates(character: str) -> bool:
    """Blanks, control and format characters, surrogates, what is not assigned, emoji; "№" and "™" are read as letters."""
    is_emoji_part = "\ufe00" <= character <= "\ufe0f" or "\U0001f3fb" <= character <= "\U0001f3ff"
    category = unicodedata.category(character)
    return category[0] in "CZ" or is_emoji_part or (category == "So" and not folded(character))


_SEPARATING = _Separating()


def cleaned(text: str) -> str:
    """A text of the same length whose only blanks are spaces, and which has nothing that cannot be searched."""
    return text.translate(_SEPARATING)


class Brackets:
    """The brackets of a text, of which those are kept that match and are not too deep."""

    def __init__(self, problem: Callable[[ProblemReason, int, int], None]) -> None:
        self._problem = problem
        self._open: list[Token] = []
        self._left_out = 0

    @property
    def depth(self) -> int:
        """How many of those kept are open."""
        return len(self._open)

    def open(self, token: Token, kept: list[Token]) -> None:
        """Keep it, unless it is too deep; that is said of the first."""
        if self.depth < DEEPEST:
            self._open.append(token)
            kept.append(token)
            return
        if not self._left_out:
            self._problem(ProblemReason.TOO_DEEP, start_of(token), 1)
        self._left_out += 1

    def close(self, token: Token, kept: list[Token]) -> None:
        """Keep it, unless it closes nothing, or nothing stands in the brackets: then neither is kept."""
        if self._left_out:
            self._left_out -= 1
        elif not self._open:
            self._problem(ProblemReason.NOT_OPENED, start_of(token), 1)
        elif kept[-1] is (opening := self._open.pop()):
            self._problem(ProblemReason.EMPTY_BRACKETS, start_of(opening), end_of(token) - start_of(opening))
            kept.pop()
            forget_denial(kept, opening)
        else:
            kept.append(token)

    def end(self, kept: list[Token], settled: int) -> None:
        """Close what is open; a bracket at the end of the text is still being typed."""
        for opening in self._open:
            if start_of(opening) < settled:
                self._problem(ProblemReason.NOT_CLOSED, start_of(opening), 1)
            kept.append(Token(CLOSE, ")"))


def forget_denial(kept: list[Token], token: Token) -> None:
    """A dash that denies what is not kept is not kept either."""
    while kept and kept[-1].type == NOT and end_of(kept[-1]) == start_of(token):
        kept.pop()


def start_of(token: Token) -> int:
    """Where it stands in the text."""
    return token.start_pos or 0


def end_of(token: Token) -> int:
    """The place behind it."""
    return start_of(token) + len(token)
