"""The tree of a query: its normal form, its words, its canonical text."""

from __future__ import annotations

from datetime import date

import pytest

from liaison.domain.find_kinds import FindKind
from liaison.domain.find_query import (
    And,
    CountryIs,
    DateIs,
    DateRange,
    KindIs,
    MarkingIs,
    MarkingWanted,
    Node,
    Not,
    OpenIs,
    OpenWanted,
    Or,
    Phrase,
    ProblemReason,
    QueryProblem,
    Span,
    WhoIs,
    Word,
    all_of,
    any_of,
    negated,
    printed,
    words_of,
)
from liaison.domain.meetings import Tlp

A, B, C = Word("a"), Word("b"), Word("c")


def days(first: date | None, last: date | None) -> DateIs:
    return DateIs(DateRange(first, last))


def test_where_something_was_typed_is_no_part_of_what_it_is() -> None:
    assert Word("a", span=Span(4, 1)) == A
    assert hash(Word("a", span=Span(4, 1))) == hash(A)
    names: list[Node] = [WhoIs(("a",)), CountryIs(("a",))]
    assert names[0] != names[1]


def test_trees_are_flat() -> None:
    assert all_of([A, None, And((B, C))]) == And((A, B, C))
    assert any_of([Or((A, B)), C]) == Or((A, B, C))
    assert all_of([A, Or((B, C))]) == And((A, Or((B, C))))
    assert all_of([None, A]) == any_of([A, None]) == A
    assert all_of([]) is None
    assert any_of([None]) is None
    assert negated(negated(A)) == A


def test_the_words_to_be_marked_are_those_that_what_is_found_holds() -> None:
    tree = And((A, Not(B), Or((Phrase(("x", "y")), WhoIs(("z",)), Not(And((B, C)))))))
    assert words_of(tree) == (A, Phrase(("x", "y")))
    assert words_of(None) == ()


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        (None, ""),
        (And((A, Not(B), Or((B, C)))), "a -b (b or c)"),
        (Or((A, And((B, C)), Not(Or((A, B))))), "a or b c or -(a or b)"),
        (And((Phrase(("a",)), Phrase(("a", 'b"\\c')))), '"a" "a b\\"\\\\c"'),
        (WhoIs(("Jan",)), "who:Jan"),
        (CountryIs(("Costa", "Rica")), 'country:"Costa Rica"'),
        (WhoIs(("a(b",)), 'who:"a(b"'),
        (OpenIs(OpenWanted.OVERDUE), "open:overdue"),
        (KindIs(FindKind.FOLLOW_UP), "kind:follow-up"),
        (MarkingIs(MarkingWanted(None)), "marking:none"),
        (MarkingIs(MarkingWanted(Tlp.AMBER_STRICT)), "marking:amber+strict"),
        (MarkingIs(MarkingWanted(Tlp.GREEN, at_most=True)), "marking:..green"),
        (days(date(2019, 1, 1), date(2019, 12, 31)), "date:2019"),
        (days(date(2020, 2, 1), date(2020, 2, 29)), "date:2020-02"),
        (days(date(2019, 5, 17), date(2019, 5, 17)), "date:2019-05-17"),
        (days(date(2019, 1, 1), date(2019, 1, 30)), "date:2019-01-01..2019-01-30"),
        (days(date(987, 1, 2), None), "date:0987-01-02.."),
        (days(None, date(2019, 1, 1)), "date:..2019-01-01"),
    ],
)
def test_a_tree_is_printed_as_it_is_typed(tree: Node | None, text: str) -> None:
    assert printed(tree) == text


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("OR", "\\OR"),
        ("и", "\\и"),
        ("-x", "\\-x"),
        ("who:x", "\\who:x"),
        ("foo:x", "\\foo:x"),
        ("-a(b", "\\-a\\(b"),
        ('a"b', 'a\\"b'),
        ("C:\\x", "C:\\\\x"),
        ("10:30", "10:30"),
        ("https://x", "https://x"),
        ("Ost-West", "Ost-West"),
    ],
)
def test_a_word_that_would_be_read_as_more_stands_behind_a_backslash(word: str, text: str) -> None:
    assert printed(Word(word)) == text


def test_problems_are_sentences() -> None:
    assert "“foo”" in QueryProblem(0, 3, ProblemReason.NO_SUCH_FIELD, "foo").sentence
    assert QueryProblem(0, 3, ProblemReason.NOT_A_DATE, "x", "Said better.").sentence == "Said better."
    for reason in ProblemReason:
        assert "{" not in QueryProblem(0, 1, reason, "x").sentence


def test_every_kind_has_a_name() -> None:
    assert len({kind.label for kind in FindKind}) == len(FindKind)
