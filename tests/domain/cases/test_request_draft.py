"""Drafts of requests: brackets for all that is needed, two languages side by side, and no word of an officer's lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaison.base.paths import resources
from liaison.base.translations import speaking, use_language
from liaison.domain.cases.completeness import Circumstances, missing
from liaison.domain.cases.draft_languages import LANGUAGES, written_in
from liaison.domain.cases.draft_writing import DraftNames, draft_text
from liaison.domain.cases.request_draft import DraftText
from liaison.domain.cases.requests import RequestFacts, RequestKind
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Direction

NAMES = DraftNames(
    "Belarus", "Germany", "Investigative Committee", "", "UN Drugs Convention 1988", "Controlled delivery"
)
WRITTEN = ("subject", "offence", "case_facts", "persons", "questions", "basis_trace", "conditions_of_use")


@pytest.fixture(autouse=True)
def _catalogues() -> Iterator[None]:
    use_language("en", resources() / "languages")
    yield


def texts_of(facts: RequestFacts, *languages: str) -> list[DraftText]:
    made = []
    for one in languages:
        with speaking(one):
            lacking = missing(facts, Circumstances("Belarus", "Germany"))
            made.append(draft_text(facts, NAMES, lacking, is_alone=len(languages) == 1))
    return made


def printed(text: DraftText) -> str:
    return "\n".join(line.text for part in (*text.facts, *text.parts) for line in part.lines)


@pytest.mark.parametrize("kind", RequestKind)
def test_all_that_is_needed_stands_in_brackets_in_its_place(kind: RequestKind) -> None:
    facts = RequestFacts(kind)
    (text,) = texts_of(facts, "en")
    needed = [one.sentence for one in missing(facts, Circumstances("Belarus", "Germany")) if one.is_needed]
    assert text.needed == tuple(needed)
    brackets = [line.text for part in (*text.facts, *text.parts) for line in part.lines if line.is_bracket]
    assert sorted(brackets) == sorted(f"[{sentence}]" for sentence in needed)
    assert text.state == "DRAFT"


def test_the_basis_is_told_with_the_day_it_was_looked_up() -> None:
    facts = RequestFacts(instrument_id="un-drugs-1988", basis_as_of=PartialDate.parse("2019-08-04"))
    (text,) = texts_of(facts, "en")
    assert "UN Drugs Convention 1988\nLooked up as of: 4\u00a0August\u00a02019" in printed(text)
    (undated,) = texts_of(replace(facts, basis_as_of=None), "en")
    assert "Looked up as of: date not known" in printed(undated)


def test_a_text_in_both_languages_is_parted_and_one_in_one_waits_for_its_translation() -> None:
    facts = RequestFacts(
        persons="Ivan Sample, 1980\nИван Образец, 1980", case_facts="Грузовик Volvo.", subject="Consent"
    )
    english, russian = texts_of(facts, "en", "ru")
    assert "Ivan Sample" in printed(english) and "Ivan Sample" not in printed(russian)
    assert "Иван Образец" in printed(russian) and "Иван Образец" not in printed(english)
    assert "Volvo" in printed(russian) and "Volvo" not in printed(english)
    assert printed(english).count("[Translation to be added: English.]") == 1
    assert "Consent" not in printed(russian)


def test_alone_a_text_of_the_other_language_is_printed_with_a_bracket_behind_it() -> None:
    (english,) = texts_of(RequestFacts(case_facts="Грузовик у границы."), "en")
    assert "Грузовик у границы.\n[Translation to be added: English.]" in printed(english)


def test_numbers_and_states_need_no_translation() -> None:
    english, russian = texts_of(RequestFacts(subject="1234-5"), "en", "ru")
    assert "1234-5" in printed(english) and "1234-5" in printed(russian)


def test_references_are_those_of_the_side_that_asks() -> None:
    facts = RequestFacts(direction=Direction.THEIRS, reference="ours-1", their_reference="theirs-2")
    (text,) = texts_of(facts, "en")
    named = {part.heading: part.lines[0].text for part in text.facts}
    assert (named["Our reference"], named["Your reference"]) == ("theirs-2", "ours-1")


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("A lorry.", {"en"}),
        ("Грузовик Volvo с номером SAMPLE.", {"ru"}),
        ("Грузовик у границы.\nA lorry at the border.", {"en", "ru"}),
        ("Длинный русский текст о грузовике и его водителе.\nVolvo\nЕщё одна русская строка.", {"ru"}),
        ("2019-08-04, 12:00", set()),
        ("", set()),
    ],
)
def test_languages_are_told_by_letters_and_names_change_nothing(text: str, languages: set[str]) -> None:
    assert set(written_in(text)) == languages


_LINES = st.lists(st.text("abя ж1.\n", min_size=1, max_size=30), max_size=4).map("\n".join)


@settings(max_examples=120, deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(WRITTEN, _LINES)), st.sampled_from(RequestKind))
def test_no_line_is_lost_and_columns_are_parallel(texts: dict[str, str], kind: RequestKind) -> None:
    facts = replace(RequestFacts(kind), **texts)  # type: ignore[arg-type]  # texts all of them
    english, russian = texts_of(facts, *LANGUAGES)
    assert len(english.parts) == len(russian.parts) and len(english.facts) == len(russian.facts)
    both = printed(english) + "\n" + printed(russian)
    for name, text in texts.items():
        if name == "questions" and kind is RequestKind.SPONTANEOUS:
            continue
        for line in text.splitlines():
            assert line.strip() in both
            assert line.strip() in printed(texts_of(facts, "ru")[0])
