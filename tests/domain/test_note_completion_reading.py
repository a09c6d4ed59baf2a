"""What is being written before the caret, and the names that stand in a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.domain.crime_types import CrimeType, CrimeTypes
from liaison.domain.note_completion import Sort, being_written, language_of, named_at, named_in, topics_for

VOCABULARY = CrimeTypes(
    (
        CrimeType("drug-trafficking", "", "Drug trafficking", "Незаконный оборот наркотиков", ("drugs",)),
        CrimeType("drug-smuggling", "drug-trafficking", "Drug smuggling", "Контрабанда наркотиков"),
        CrimeType("terrorist-financing", "", "Terrorist financing", "Финансирование терроризма"),
    )
)


@pytest.mark.parametrize(
    ("before", "sort", "start", "text"),
    [
        ("@g", Sort.MENTION, 0, "g"),
        ("Said by @Губ", Sort.MENTION, 8, "Губ"),
        ("- [ ] Send it @G. Bal", Sort.MENTION, 14, "G. Bal"),
        ("@oleg gub", Sort.MENTION, 0, "oleg gub"),
        ("@[[Oleg G", Sort.MENTION, 0, "Oleg G"),
        ("see [[Work", Sort.REFERENCE, 4, "Work"),
        ("on #drug-s", Sort.TOPIC, 3, "drug-s"),
        ("=> ", Sort.OUTCOME, 3, ""),
        ("  => Dec", Sort.OUTCOME, 5, "Dec"),
        ("> ", Sort.SPEAKER, 2, ""),
        ("> Oleg Gub", Sort.SPEAKER, 2, "Oleg Gub"),
        ("  > Гу", Sort.SPEAKER, 4, "Гу"),
        ("> Belarus: asks @Bal", Sort.MENTION, 16, "Bal"),
    ],
)
def test_what_is_being_written(before: str, sort: Sort, start: int, text: str) -> None:
    found = being_written(before)
    assert found is not None
    assert (found.sort, found.start, found.text) == (sort, start, text)


@pytest.mark.parametrize(
    "before",
    [
        "",
        "@",
        "[[",
        "#",
        "## Agenda",
        "mail a@b.org",
        "@Balsamo ",
        "[[Done]] and",
        "=>",
        "=> Decision: it",
        "a => b",
        ">",
        ">  ",
        "> Belarus: ",
        "> Belarus: we",
        "a > b",
        "> > b",
        "@1",
        "x#y",
        "# ",
    ],
)
def test_all_other_text_is_left_alone(before: str) -> None:
    assert being_written(before) is None


@given(st.text(), st.sampled_from(["@ab", "[[ab", " #ab"]))
def test_a_long_line_before_it_changes_nothing(text: str, sign: str) -> None:
    line = text.replace("[", "").replace("\n", "") + " " + sign
    found = being_written(line)
    assert found is not None
    assert line[found.start :] == sign.strip()


def test_names_in_a_line_are_found_by_the_column() -> None:
    line = "@G. Balsamo and @[[Oleg G]] on [[Talks, 2019]]"
    assert [(one.name, line[one.start : one.end]) for one in named_in(line)] == [
        ("G. Balsamo", "@G. Balsamo"),
        ("Oleg G", "@[[Oleg G]]"),
        ("Talks, 2019", "[[Talks, 2019]]"),
    ]
    assert [named.name if (named := named_at(line, column)) else None for column in (0, 11, 13, 20, len(line))] == [
        "G. Balsamo",
        "G. Balsamo",
        None,
        "Oleg G",
        "Talks, 2019",
    ]


@pytest.mark.parametrize(
    ("typed", "codes", "is_known"),
    [
        ("drug", ["drug-trafficking", "drug-smuggling"], True),
        ("drug-sm", ["drug-smuggling"], True),
        ("контр", ["drug-smuggling"], True),
        ("нарк", ["drug-trafficking", "drug-smuggling"], True),
        ("drug-smugling", ["drug-smuggling"], False),
        ("weather", [], False),
    ],
)
def test_topics_by_code_and_label_of_either_language_and_near_ones(
    typed: str, codes: list[str], is_known: bool
) -> None:
    found, known = topics_for(typed, VOCABULARY, 9)
    assert [one.code for one in found] == codes
    assert known is is_known


def test_the_language_of_a_text_is_that_of_most_letters() -> None:
    assert language_of("Решение: стороны обмениваются списками", "en") == "ru"
    assert language_of("The lists are exchanged", "ru") == "en"
    assert language_of("=> ", "ru") == "ru"
