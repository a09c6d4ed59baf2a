"""A query read as it is typed: whatever is wrong with it, the rest counts, and nothing is ever raised."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from lark import Token, Tree

from liaison.domain.countries import folded
from liaison.domain.find_query import (
    FIELDS,
    DateIs,
    Field,
    FindQuery,
    KindIs,
    MarkingIs,
    Named,
    Node,
    OpenIs,
    Phrase,
    ProblemReason,
    QueryProblem,
    Span,
    Word,
    all_of,
    any_of,
    is_field,
    negated,
)
from liaison.services.finding.field_values import Refused, days_named, kind_named, marking_named, open_named
from liaison.services.finding.grammar import (
    CLOSE,
    DEEPEST,
    FIELD,
    OPEN,
    QUOTED,
    WORD,
    Brackets,
    cleaned,
    end_of,
    forget_denial,
    start_of,
    tokens_of,
    tree_of,
)

LONGEST_TEXT = 10_000
"""Characters of a query that are read."""
LONGEST_WORD = 70
"""Characters of a word that are looked for. With `MOST_WORDS` it keeps the canonical text of any query below `LONGEST_TEXT`."""
MOST_WORDS = 60
_MOST_PROBLEMS = 60
_LONGEST_SHOWN = 40
_TERMS = (WORD, QUOTED, FIELD)

_TRAILING = "*,;:.!?…"
"""What is typed behind a word and is no part of it."""
_QUOTATION_MARKS = tuple('"„“«')
_ESCAPED_OR_CLOSING = re.compile(r'\\([()"„“”«»\\])|["“”»]\Z')


def read_query(text: str, today: Callable[[], date] = date.today) -> FindQuery:
    """What is looked for, and what is wrong with the text. Never raises."""
    reading = _Reading(text, today)
    root = reading.root()
    return FindQuery(root, tuple(sorted(reading.problems, key=lambda problem: problem.start)))


class _Reading:
    """One text being read."""

    def __init__(self, text: str, today: Callable[[], date]) -> None:
        self.problems: list[QueryProblem] = []
        self._today = today
        self._text = cleaned(text[:LONGEST_TEXT]).rstrip()
        self._terms: dict[int, Node | None] = {}
        self._words_left = MOST_WORDS
        # what is open at the end of the text is still being typed
        self._settled = 0
        self._is_cut = len(text) > LONGEST_TEXT
        if self._is_cut:
            self._problem(ProblemReason.TEXT_TOO_LONG, LONGEST_TEXT, len(text) - LONGEST_TEXT)

    def root(self) -> Node | None:
        """The tree of the whole text."""
        return self._any(tree_of(self._kept()))

    def _problem(self, reason: ProblemReason, start: int, length: int, typed: str = "", said: str = "") -> None:
        if len(self.problems) < _MOST_PROBLEMS:
            shown = typed if len(typed) <= _LONGEST_SHOWN else f"{typed[:_LONGEST_SHOWN]}…"
            self.problems.append(QueryProblem(start, length, reason, shown, said))

    def _about(self, reason: ProblemReason, token: Token) -> None:
        self._problem(reason, start_of(token), len(token), str(token))

    def _kept(self) -> list[Token]:
        """The tokens that count; their brackets match, and every term among them is read."""
        kept: list[Token] = []
        brackets = Brackets(self._problem)
        for token in tokens_of(self._text):
            if token.type == OPEN:
                brackets.open(token, kept)
            elif token.type == CLOSE:
                brackets.close(token, kept)
                self._settled = end_of(token)
            elif token.type not in _TERMS:
                kept.append(token)
            elif not folded(token):
                forget_denial(kept, token)
            elif self._words_left:
                kept.append(token)
                self._keep_term(token, brackets.depth)
            else:
                self._problem(ProblemReason.TOO_MANY_WORDS, start_of(token), len(self._text) - start_of(token))
                self._is_cut = True
                break
        # what is cut off may have closed them
        brackets.end(kept, 0 if self._is_cut else self._settled)
        return kept

    def _keep_term(self, token: Token, depth: int) -> None:
        self._terms[start_of(token)] = self._term(token, depth)
        self._settled = end_of(token)

    def _term(self, token: Token, depth: int) -> Node | None:
        """What a word, a quotation or a field means; None for nothing."""
        if token.type == WORD:
            return self._word(token, str(token))
        if token.type == QUOTED:
            return self._phrase(token, str(token))
        name, _, value = token.partition(":")
        if kind := FIELDS.get(name.casefold()):
            return self._field(token, kind, value)
        if is_field(token):
            self._problem(ProblemReason.NO_SUCH_FIELD, start_of(token), len(name), name)
        elif not value.startswith(_QUOTATION_MARKS):
            return self._word(token, str(token))
        # denied, the two need brackets of their own, for which there is no room at the deepest
        said = self._word(token, name) if depth < DEEPEST else None
        return all_of((said, self._word_or_phrase(token, value)))

    def _word_or_phrase(self, token: Token, typed: str) -> Node | None:
        read = self._phrase if typed.startswith(_QUOTATION_MARKS) else self._word
        return read(token, typed)

    def _word(self, token: Token, typed: str) -> Node | None:
        return next((Word(word, span=_span(token)) for word in self._words(token, typed)), None)

    def _phrase(self, token: Token, typed: str) -> Node | None:
        words = self._words(token, typed)
        return Phrase(words, span=_span(token)) if words else None

    def _words(self, token: Token, typed: str) -> tuple[str, ...]:
        """The words of a part of the text, as many as may still be looked for."""
        words = tuple(word for word in map(_without_marks, _plain(typed).split()) if folded(word))
        if any(len(word) > LONGEST_WORD for word in words):
            self._about(ProblemReason.WORD_TOO_LONG, token)
            words = tuple(cut for word in words if folded(cut := _without_marks(word[:LONGEST_WORD])))
        if len(words) > self._words_left:
            self._about(ProblemReason.TOO_MANY_WORDS, token)
        words = words[: self._words_left]
        self._words_left -= len(words)
        return words

    def _field(self, token: Token, kind: type[Field], typed: str) -> Node | None:
        text = _plain(typed)
        if not folded(text) and kind is not OpenIs:
            # nothing after the last colon of the text is still being typed
            if end_of(token) < len(self._text):
                self._about(ProblemReason.NO_VALUE, token)
            return None
        if issubclass(kind, Named):
            words = self._words(token, typed)
            return kind(words, span=_span(token)) if words else None
        self._words_left -= 1
        try:
            return self._field_read(kind, text, _span(token))
        except Refused as refused:
            self._problem(refused.reason, start_of(token), len(token), text.strip(), refused.said)
            return None

    def _field_read(self, kind: type[Field], text: str, span: Span) -> Node:
        """Raises Refused."""
        if kind is DateIs:
            return DateIs(days_named(text, self._today), span=span)
        if kind is OpenIs:
            return OpenIs(open_named(text), span=span)
        if kind is MarkingIs:
            return MarkingIs(marking_named(text), span=span)
        return KindIs(kind_named(text), span=span)

    def _any(self, tree: Tree[Token]) -> Node | None:
        return any_of(map(self._all, self._joined(tree)))

    def _all(self, tree: Tree[Token]) -> Node | None:
        return all_of(map(self._run, self._joined(tree)))

    def _joined(self, tree: Tree[Token]) -> Iterable[Tree[Token]]:
        """What the operators of a tree join; an operator beside which nothing stands is a problem."""
        operators = [child for child in tree.children if isinstance(child, Token)]
        operands = [child for child in tree.children if isinstance(child, Tree)]
        if operators:
            missing = (min(place, len(operators) - 1) for place, operand in enumerate(operands) if _is_empty(operand))
            for place in dict.fromkeys(missing):
                self._unless_typing(ProblemReason.NOTHING_TO_JOIN, operators[place])
        return operands

    def _unless_typing(self, reason: ProblemReason, operator: Token) -> None:
        if start_of(operator) < self._settled:
            self._about(reason, operator)

    def _run(self, tree: Tree[Token]) -> Node | None:
        for child in tree.children:
            if isinstance(child, Token):
                self._unless_typing(ProblemReason.NOTHING_DENIED, child)
        return all_of(self._item(child) for child in tree.children if isinstance(child, Tree))

    def _item(self, tree: Tree[Token]) -> Node | None:
        *denials, term = tree.children
        node = self._terms[start_of(term)] if isinstance(term, Token) else self._group(term)
        # a run of dashes is one token
        times = sum(len(denial) if denial.startswith("-") else 1 for denial in denials if isinstance(denial, Token))
        return negated(node) if node is not None and times % 2 else node

    def _group(self, tree: Tree[Token]) -> Node | None:
        return next(self._any(child) for child in tree.children if isinstance(child, Tree))


def _is_empty(tree: Tree[Token]) -> bool:
    """Whether an operand has nothing in it, not even an operator."""
    only = tree.children[0] if len(tree.children) == 1 else None
    return not tree.children or (isinstance(only, Tree) and not only.children)


def _plain(typed: str) -> str:
    """A word or a quotation without its marks and backslashes."""
    bare = typed[1:] if typed.startswith((*_QUOTATION_MARKS, "\\")) else typed
    return _ESCAPED_OR_CLOSING.sub(r"\1", bare)


def _without_marks(word: str) -> str:
    return word.rstrip(_TRAILING)


def _span(token: Token) -> Span:
    return Span(start_of(token), len(token))
