"""Editing what a line says: the line is read again as wanted, and nothing else of the note changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from liaison.domain.dates import PartialDate
from liaison.domain.note_lines import (
    NotReadAgain,
    agenda_line,
    checked_line,
    follow_up_line,
    outcome_line,
    statement_lines,
    with_topic,
)
from liaison.domain.note_structure import structure_of
from liaison.domain.outcomes import OutcomeKind

DUE = PartialDate.parse("2019-08-16")


@pytest.mark.parametrize(
    ("line", "what", "who", "due", "wanted"),
    [
        ("- [ ] send it", "send the list", "", None, "- [ ] send the list"),
        ("- [ ] send it", "send it", "G. Balsamo", DUE, "- [ ] send it @G. Balsamo due:2019-08-16"),
        ("  * [x] send @A due:2019", "send", "own office", None, "  * [x] send @[[own office]]"),
        # an owner inside the sentence is exchanged where it stands
        ("- [ ] send it to @A today", "send it to @A today", "B", None, "- [ ] send it to @B today"),
        ("- [ ] send it to @A today", "send it to @A today", "", None, "- [ ] send it to A today"),
        ("- [ ] ask @A of that @B", "ask @A of that", "C", None, "- [ ] ask @A of that @C"),
        ("- [ ] x due:31.02.2019", "x", "", DUE, "- [ ] x due:2019-08-16"),
    ],
)
def test_a_promise_is_written_anew(line: str, what: str, who: str, due: PartialDate | None, wanted: str) -> None:
    assert follow_up_line(line, what, who, due) == wanted


def test_what_would_be_read_as_something_else_is_refused() -> None:
    attempts: tuple[Callable[[], str], ...] = (
        lambda: follow_up_line("- [ ] x", "", "", None),
        lambda: follow_up_line("plain text", "x", "", None),
        lambda: follow_up_line("- [ ] x", "see due:2019", "", None),
        lambda: agenda_line("", 15),
        lambda: agenda_line("Talks (20 min)", None),
        lambda: statement_lines("", "A: b"),
        lambda: statement_lines("A", "one\nB: two"),
        lambda: outcome_line("=> x", None, "Decision: y"),
        lambda: with_topic("#a", "a", "two words"),
    )
    for attempt in attempts:
        with pytest.raises(NotReadAgain):
            attempt()


words = some.text(
    some.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp"), blacklist_characters="\u200b"), max_size=30
)


@given(before=some.sampled_from(("- [ ] x", "* [x] to @A y", "- [ ] x @B due:2019")), what=words, who=words)
def test_a_promise_is_read_as_it_was_entered_or_refused(before: str, what: str, who: str) -> None:
    try:
        line = follow_up_line(before, what, who, DUE)
    except NotReadAgain:
        return
    (read,) = structure_of(line).follow_ups
    assert (read.who, read.due, read.is_done) == (" ".join(who.split("\n")).strip(), DUE, "[x]" in before)
    assert "\n" not in line
    (again,) = structure_of(checked_line(line)).follow_ups
    assert again.is_done is not read.is_done
    assert checked_line(checked_line(line)) == line


@given(speaker=words, text=some.lists(words, min_size=1, max_size=3).map("\n".join))
def test_a_statement_is_read_as_it_was_entered_or_refused(speaker: str, text: str) -> None:
    try:
        lines = statement_lines(speaker, text)
    except NotReadAgain:
        return
    (read,) = structure_of(lines).statements
    assert (read.line, read.speaker) == (0, speaker.strip())
    assert lines.count("\n") == read.text.count("\n")


@given(title=words, minutes=some.one_of(some.none(), some.integers(0, 9999)))
def test_an_agenda_item_is_read_as_it_was_entered_or_refused(title: str, minutes: int | None) -> None:
    try:
        line = agenda_line(title, minutes)
    except NotReadAgain:
        return
    (read,) = structure_of(line).agenda
    assert (read.title, read.minutes) == (title.strip(), minutes)


@given(kind=some.one_of(some.none(), some.sampled_from(OutcomeKind)), text=words)
def test_an_outcome_is_read_as_it_was_entered_or_refused(kind: OutcomeKind | None, text: str) -> None:
    assume(kind is not None or text.strip())
    try:
        line = outcome_line("=> x", kind, text)
    except NotReadAgain:
        return
    (read,) = structure_of(line).outcomes
    assert (read.kind, read.text) == (kind, text.strip())


def test_a_topic_is_exchanged_wherever_the_line_names_it() -> None:
    assert with_topic("#Drugs and #drugs-, #drugs-x", "drugs", "drug-trafficking") == (
        "#drug-trafficking and #drug-trafficking-, #drugs-x"
    )
