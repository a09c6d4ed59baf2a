"""Queries read as people type them: what is understood, what is wrong, and that nothing breaks it."""

from __future__ import annotations

import sys
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from liaison.domain.countries import folded
from liaison.domain.find_kinds import FindKind
from liaison.domain.find_query import (
    AgencyIs,
    And,
    CountryIs,
    CrimeIs,
    DateIs,
    DateRange,
    FindQuery,
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
    Span,
    WhoIs,
    Word,
    all_of,
    any_of,
    negated,
    printed,
)
from liaison.domain.meetings import Tlp
from liaison.services.finding.grammar import cleaned
from liaison.services.finding.parsing import LONGEST_TEXT, LONGEST_WORD, MOST_WORDS, read_query

A, B, C = Word("a"), Word("b"), Word("c")


def today() -> date:
    return date(2019, 8, 2)


def read(text: str) -> FindQuery:
    return read_query(text, today)


def reasons(text: str) -> list[tuple[str, ProblemReason]]:
    """The underlined parts of a text and what is wrong with each."""
    return [(text[one.start : one.start + one.length], one.reason) for one in read(text).problems]


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", None),
        (" \n ", None),
        ("a", A),
        ("a b", And((A, B))),
        ("a* b,", And((A, B))),
        ("a AND b", And((A, B))),
        ("a И b", And((A, B))),
        ("a или b", Or((A, B))),
        ("a b or c", Or((And((A, B)), C))),
        ("a (b or c)", And((A, Or((B, C))))),
        ("(a b) c", And((A, B, C))),
        ("not a", Not(A)),
        ("НЕ a", Not(A)),
        ("не a", And((Word("не"), A))),
        ("-a b", And((Not(A), B))),
        ("not not a", A),
        ("--a", A),
        ("not -(a or b)", Or((A, B))),
        ("-(a b)", Not(And((A, B)))),
        ("-who:x", Not(WhoIs(("x",)))),
        ('-"a b"', Not(Phrase(("a", "b")))),
        ("Ost-West", Word("Ost-West")),
        ("Minsk - Warsaw -- Vilnius", And((Word("Minsk"), Word("Warsaw"), Word("Vilnius")))),
        ('-"" a', A),
        ("android orange", And((Word("android"), Word("orange")))),
    ],
)
def test_words_and_operators(text: str, tree: Node | None) -> None:
    assert read(text) == FindQuery(tree)


@pytest.mark.parametrize(
    "text", ['"das ist"', "„das ist“", "„das ist”", "“das ist”", "«das ist»", '"das ist', "«das  ist", '"das, ist"*']
)
def test_quotations(text: str) -> None:
    assert read(text) == FindQuery(Phrase(("das", "ist")))


def test_a_quoted_word_is_a_whole_word() -> None:
    assert read('"gub"').root == Phrase(("gub",))
    assert read('a"b"c').root == And((A, Phrase(("b",)), C))
    assert read('""').root is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("\\or", "or"),
        ("\\-x", "-x"),
        ("\\who:x", "who:x"),
        ("\\(a\\)", "(a)"),
        ('a\\"b', 'a"b'),
        ("\\\\server\\share", "\\server\\share"),
        ("C:\\Users\\x", "C:\\Users\\x"),
        ("10:30", "10:30"),
        ("12:kg", "12:kg"),
        ("https://x.example/a:b", "https://x.example/a:b"),
        ("Re:", "Re"),
        ("x:y", "x:y"),
    ],
)
def test_words_with_marks(text: str, word: str) -> None:
    assert read(text) == FindQuery(Word(word))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("who:gub", WhoIs(("gub",))),
        ('КТО:"Jan Gubarev"', WhoIs(("Jan", "Gubarev"))),
        ("agency:or", AgencyIs(("or",))),
        ("ведомство:КГБ", AgencyIs(("КГБ",))),
        ("страна:by", CountryIs(("by",))),
        ("crime:„drugs“", CrimeIs(("drugs",))),
        ("преступление:x", CrimeIs(("x",))),
        ("open:", OpenIs(OpenWanted.YES)),
        ("открыто:ДА", OpenIs(OpenWanted.YES)),
        ("open:no", OpenIs(OpenWanted.NO)),
        ("open:просрочено", OpenIs(OpenWanted.OVERDUE)),
        ("open:any", OpenIs(OpenWanted.ANY)),
        ("marking:Red", MarkingIs(MarkingWanted(Tlp.RED))),
        ("гриф:TLP:AMBER+STRICT", MarkingIs(MarkingWanted(Tlp.AMBER_STRICT))),
        ("marking:amber", MarkingIs(MarkingWanted(Tlp.AMBER))),
        ("TLP:CLEAR", MarkingIs(MarkingWanted(Tlp.CLEAR))),
        ("marking:none", MarkingIs(MarkingWanted(None))),
        ("marking:..none", MarkingIs(MarkingWanted(None))),
        ("marking:<=green", MarkingIs(MarkingWanted(Tlp.GREEN, at_most=True))),
        ("marking:..tlp:green", MarkingIs(MarkingWanted(Tlp.GREEN, at_most=True))),
        ("kind:person", KindIs(FindKind.PERSON)),
        ("kind:pers", KindIs(FindKind.PERSON)),
        ("kind:Agencies", KindIs(FindKind.AGENCY)),
        ("kind:follow-ups", KindIs(FindKind.FOLLOW_UP)),
        ('kind:"treaty wish"', KindIs(FindKind.TREATY_WISH)),
        ("вид:договорённость", KindIs(FindKind.FOLLOW_UP)),
        ("вид:договор", KindIs(FindKind.INSTRUMENT)),
        ("вид:встречи", KindIs(FindKind.MEETING)),
    ],
)
def test_fields(text: str, tree: Node) -> None:
    assert read(text) == FindQuery(tree)


def test_every_kind_has_its_word() -> None:
    for kind in FindKind:
        assert read(f"kind:{kind}") == read(f'kind:"{kind.label}"') == FindQuery(KindIs(kind))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2019", "2019-01-01", "2019-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019-05-17", "2019-05-17", "2019-05-17"),
        ("2019-05-17,", "2019-05-17", "2019-05-17"),
        ("2019-05..2019-08", "2019-05-01", "2019-08-31"),
        ("2019..", "2019-01-01", ""),
        ("..2019", "", "2019-12-31"),
        (">2019-05", "2019-06-01", ""),
        (">=2019", "2019-01-01", ""),
        ("<2019", "", "2018-12-31"),
        ("<=2019-02", "", "2019-02-28"),
        ("02.08.2019", "2019-08-02", "2019-08-02"),
        ("01.08.2019..2.9.2019", "2019-08-01", "2019-09-02"),
        ("today", "2019-08-02", "2019-08-02"),
        ("вчера", "2019-08-01", "2019-08-01"),
        ("today..", "2019-08-02", ""),
        ('"2 August 2019"', "2019-08-02", "2019-08-02"),
        ('"before May 2019"', "", "2019-04-30"),
        ('"after 2018"', "2019-01-01", ""),
        ('"May 2019 .. July 2019"', "2019-05-01", "2019-07-31"),
        ("2018/2019-05", "2018-01-01", "2019-05-31"),
        ("../2019", "", "2018-12-31"),
    ],
)
def test_dates(value: str, first: str, last: str) -> None:
    days = DateRange(date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)
    assert read(f"date:{value}") == FindQuery(DateIs(days))


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("31.02.2019", ProblemReason.NOT_A_DATE),
        ("x", ProblemReason.NOT_A_DATE),
        ("..", ProblemReason.NO_VALUE),
        ('">before 2019"', ProblemReason.NOT_A_DATE),
        ("2020..2019", ProblemReason.REVERSED_DATES),
        (">9999", ProblemReason.NO_SUCH_DATES),
        ("<0001", ProblemReason.NO_SUCH_DATES),
    ],
)
def test_a_date_that_cannot_be_is_left_out(value: str, reason: ProblemReason) -> None:
    text = f"a date:{value} b"
    assert reasons(text) == [(f"date:{value}", reason)]
    assert read(text).root == And((A, B))


def test_why_a_date_cannot_be_is_said_as_everywhere() -> None:
    assert read("date:31.02.2019").problems[0].sentence == "There is no day 31 in 02.2019: that month has 28 days."


@pytest.mark.parametrize(
    ("text", "tree", "problems"),
    [
        ("or a", A, [("or", ProblemReason.NOTHING_TO_JOIN)]),
        ("a or and b", Or((A, B)), [("and", ProblemReason.NOTHING_TO_JOIN)]),
        ("(a or) b", And((A, B)), [("or", ProblemReason.NOTHING_TO_JOIN)]),
        ("a not or b", Or((A, B)), [("not", ProblemReason.NOTHING_DENIED)]),
        ("(not) b", B, [("not", ProblemReason.NOTHING_DENIED)]),
        ("a) b", And((A, B)), [(")", ProblemReason.NOT_OPENED)]),
        ("a (b or c", And((A, Or((B, C)))), [("(", ProblemReason.NOT_CLOSED)]),
        ("a ( ) b", And((A, B)), [("( )", ProblemReason.EMPTY_BRACKETS)]),
        ("-() b", B, [("()", ProblemReason.EMPTY_BRACKETS)]),
        ("foo:bar", And((Word("foo"), Word("bar"))), [("foo", ProblemReason.NO_SUCH_FIELD)]),
        ('foo:"b c"', And((Word("foo"), Phrase(("b", "c")))), [("foo", ProblemReason.NO_SUCH_FIELD)]),
        ("-foo:bar", Not(And((Word("foo"), Word("bar")))), [("foo", ProblemReason.NO_SUCH_FIELD)]),
        ("who: a", A, [("who:", ProblemReason.NO_VALUE)]),
        ("kind:(a)", A, [("kind:", ProblemReason.NO_VALUE)]),
        ("open:maybe a", A, [("open:maybe", ProblemReason.NOT_OPEN)]),
        ("a or marking:blue", A, [("marking:blue", ProblemReason.NOT_A_MARKING)]),
        ("a not kind:co", A, [("kind:co", ProblemReason.NOT_A_KIND)]),
    ],
)
def test_what_is_wrong_is_left_out_and_the_rest_counts(
    text: str, tree: Node, problems: list[tuple[str, ProblemReason]]
) -> None:
    assert read(text).root == tree
    assert reasons(text) == problems


@pytest.mark.parametrize(
    "text",
    [
        "a or",
        "a and not ",
        "a -",
        "a (",
        "a or (",
        "a or (not",
        "a or ,",
        'a "',
        "a who:",
        'a who:"',
        "a date: ",
        "a date:>=",
    ],
)
def test_what_is_still_being_typed_is_no_problem(text: str) -> None:
    assert read(text) == FindQuery(A)


def test_an_operator_alone_finds_nothing_yet() -> None:
    assert read("or") == FindQuery(None)


def test_brackets_too_deep_are_left_out() -> None:
    text = "(a or " * 50 + "b" + ")" * 50
    assert reasons(text) == [("(", ProblemReason.TOO_DEEP)]
    assert read(text).root == Or((*[A] * 50, B))


def test_long_queries_are_cut() -> None:
    words = tuple(Word(f"w{number}") for number in range(MOST_WORDS))
    text = "(" + " ".join(word.text for word in words)
    assert read(f"{text})") == FindQuery(And(words))
    assert reasons(f"{text} or more)") == [("more)", ProblemReason.TOO_MANY_WORDS)]
    assert read(f"{text} or more)").root == And(words)
    phrase = '"' + "a " * 100 + '"'
    assert reasons(phrase) == [(phrase, ProblemReason.TOO_MANY_WORDS)]
    assert read(phrase).root == Phrase(("a",) * MOST_WORDS)
    assert reasons("a" * 100) == [("a" * 100, ProblemReason.WORD_TOO_LONG)]
    assert read("a" * 100).root == Word("a" * LONGEST_WORD)
    assert reasons("a" + " " * LONGEST_TEXT + "b") == [(" b", ProblemReason.TEXT_TOO_LONG)]


def test_what_cannot_be_searched_only_parts_words() -> None:
    assert read("a\0b\ud800c") == FindQuery(And((A, B, C)))
    assert read("a😀b \u200b👍🏽 ❤️ c\u202e") == FindQuery(And((A, B, C)))
    assert read("№5").root == Word("№5")


def test_a_leaf_knows_its_place() -> None:
    root = read('ab -who:x "c d').root
    assert isinstance(root, And)
    word, denied, phrase = root.nodes
    assert isinstance(word, Word)
    assert word.span == Span(0, 2)
    assert isinstance(denied, Not)
    assert isinstance(denied.node, WhoIs)
    assert denied.node.span == Span(4, 5)
    assert isinstance(phrase, Phrase)
    assert phrase.span == Span(10, 4)


def _expressible(text: str) -> bool:
    """Whether a word can be typed at all: searched by something, and without what is taken off its end."""
    return bool(folded(text)) and text == text.rstrip("*,;:.!?…") and cleaned(text) == text and " " not in text


_TRICKY = [
    "or",
    "AND",
    "Не",
    "и",
    "not",
    "-x",
    "--",
    "who:x",
    "WHO:",
    "foo:b",
    "10:30",
    "https://x",
    "a:b",
    "\\",
    "\\or",
    "a\\",
]
_WORDS = (
    (st.sampled_from(_TRICKY) | st.text('aбЖ5-:"()„“”«»\\/.,*_+<>=№', max_size=8) | st.text(max_size=8))
    .map(lambda text: text.rstrip("*,;:.!?…"))
    .filter(_expressible)
)
_NAMES = st.lists(_WORDS, min_size=1, max_size=3).map(tuple)
_DAYS = st.none() | st.dates() | st.dates().map(lambda day: day.replace(day=1))
_RANGES = (
    st.tuples(_DAYS, _DAYS)
    .filter(any)
    .map(lambda ends: ends if None in ends else tuple(sorted(ends)))  # type: ignore[type-var]
    .map(lambda ends: DateRange(*ends))
)
_YEARS = st.integers(1, 9999).map(lambda year: DateRange(date(year, 1, 1), date(year, 12, 31)))
_MARKINGS = st.builds(MarkingWanted, st.sampled_from(Tlp), st.booleans()) | st.just(MarkingWanted(None))
_LEAVES: st.SearchStrategy[Node] = st.one_of(
    st.builds(Word, _WORDS),
    st.builds(Phrase, _NAMES),
    st.builds(WhoIs, _NAMES),
    st.builds(AgencyIs, _NAMES),
    st.builds(CountryIs, _NAMES),
    st.builds(CrimeIs, _NAMES),
    st.builds(DateIs, _RANGES | _YEARS),
    st.builds(OpenIs, st.sampled_from(OpenWanted)),
    st.builds(MarkingIs, _MARKINGS),
    st.builds(KindIs, st.sampled_from(FindKind)),
)


def _grown(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(nodes, min_size=2, max_size=3)
    made = nodes.map(negated) | several.map(all_of) | several.map(any_of)
    return made.filter(lambda node: node is not None)  # type: ignore[return-value]


_TREES = st.recursive(_LEAVES, _grown, max_leaves=15)


@given(_TREES)
@settings(max_examples=500, deadline=None)
def test_reading_what_is_printed_gives_the_same_tree(tree: Node) -> None:
    assert read(printed(tree)) == FindQuery(tree)


_FIELDS = [f"{name}:" for name in ("who", "date", "open", "marking", "вид", "foo", "İ")]
_ODD = [*"\0😀\ud83d\u0301\ufe0fſ", "a" * 71, "..", ">=", "2019", "or ", "not ", "НЕ ", "и "]
_PARTS = st.sampled_from([*'()"„“”«»\\-:*/aж ', *_FIELDS, *_ODD])
_ANYTHING = (
    st.text() | st.lists(_PARTS, max_size=40).map("".join) | st.text(st.characters(categories=["Cs", "Cc", "P"]))
)


@given(_ANYTHING)
@settings(max_examples=1500, deadline=None)
@example("(-(a or (b " * 25 + "-foo:bar")
@example("«" + '"' * 9000 + "a»" + ' \\""' * 300)
@example(("«" + '"' * 69 + "a " + '"' * 70 + "b» -(") * 60)
def test_any_text_is_read_and_what_was_understood_is_printed(text: str) -> None:
    query = read(text)
    again = read(printed(query.root))
    assert again == FindQuery(query.root)
    assert all(0 <= one.start < one.start + one.length <= len(text) for one in query.problems)
    assert all(one.sentence for one in query.problems)
    assert [one.start for one in query.problems] == sorted(one.start for one in query.problems)


_MONSTERS = [
    "(",
    ")",
    "()",
    '"',
    '""',
    "-",
    "not ",
    "a ",
    "a:",
    "aa:",
    "who:",
    "-(",
    "(or)",
    "(a or ",
    "\\",
    "«",
    "😀",
    "a,",
    "\0",
]


def work_of(text: str) -> int:
    """How many functions are called to read it: unlike time, the same on a busy machine."""
    calls = [0]

    def count(_frame: object, event: str, _argument: object) -> None:
        calls[0] += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read(text)
    finally:
        sys.setprofile(before)
    return calls[0]


@pytest.mark.parametrize("part", _MONSTERS)
def test_the_work_of_reading_grows_with_the_text_and_not_with_its_square(part: str) -> None:
    text = (part * LONGEST_TEXT)[:LONGEST_TEXT]
    read("")
    assert work_of(text) < 2.5 * work_of(text[: LONGEST_TEXT // 2]) + 1000
    query = read(text)
    assert read(printed(query.root)).root == query.root
