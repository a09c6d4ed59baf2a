"""Where a request stands, by its steps; how long it waits, and when it is overdue."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from liaison.domain.cases.requests import (
    Ground,
    RequestFacts,
    RequestRow,
    RequestState,
    RequestStep,
    StepKind,
    in_time,
    problem_of,
    standing_of,
)
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Direction
from liaison.domain.rows import RowKey

TODAY = date(2019, 9, 1)
DAYS = some.dates(date(2019, 1, 1), date(2019, 12, 31)).map(PartialDate.of)
STEPS = some.lists(some.builds(RequestStep, some.sampled_from(StepKind), some.none() | DAYS), max_size=7)


def step(kind: StepKind, when: str = "") -> RequestStep:
    return RequestStep(kind, PartialDate.parse(when) if when else None)


def row(state: RequestState, sent: str = "", due: str = "") -> RequestRow:
    sent_on, due_on = (PartialDate.parse(text) if text else None for text in (sent, due))
    key = RowKey("own", "r")
    facts = RequestFacts()
    return RequestRow(key, None, "", facts.kind, Direction.OURS, "DE", "", "", "", state, sent_on, due_on, None, None)


def test_without_steps_it_is_a_draft() -> None:
    assert standing_of(()).state is RequestState.DRAFT


def test_the_latest_step_tells_in_whatever_order_they_were_written() -> None:
    steps = [
        step(StepKind.ANSWERED, "2019-09-01"),
        step(StepKind.SENT, "2019-08-05"),
        step(StepKind.ACKNOWLEDGED, "2019-08-20"),
    ]
    standing = standing_of(steps)
    assert standing.state is RequestState.ANSWERED
    assert (str(standing.sent_on), str(standing.answered_on)) == ("2019-08-05", "2019-09-01")


def test_a_partial_answer_goes_on_waiting_and_has_no_day_of_answer() -> None:
    standing = standing_of(
        [
            step(StepKind.SENT, "2019-08-05"),
            step(StepKind.ANSWERED, "2019-08-10"),
            step(StepKind.PARTLY_ANSWERED, "2019-08-20"),
        ]
    )
    assert (standing.state.is_open, standing.answered_on) == (True, None)


def test_what_was_reminded_of_was_sent_even_if_nobody_wrote_that_down() -> None:
    standing = standing_of([step(StepKind.REMINDED, "2019-08-05")])
    assert (standing.state, standing.sent_on) == (RequestState.SENT, None)


@given(STEPS, DAYS, some.integers(0, 7))
def test_a_reminder_never_changes_where_a_request_stands(
    steps: list[RequestStep], when: PartialDate, place: int
) -> None:
    before = standing_of(steps)
    after = standing_of([*steps[:place], RequestStep(StepKind.REMINDED, when), *steps[place:]])
    undated = [one for one in steps if one.happened_on is None]
    if before.state is RequestState.DRAFT:
        assert after.state is RequestState.SENT
    elif not undated:
        # a step without a day stays behind the one it was written after, which a reminder between them may be
        assert after == before


@given(STEPS)
def test_steps_in_time_are_the_same_steps_and_those_of_one_day_stay_in_the_order_they_were_written(
    steps: list[RequestStep],
) -> None:
    ordered = in_time(steps)
    assert sorted(map(id, ordered)) == sorted(map(id, steps))
    dated = [one.happened_on for one in ordered if one.happened_on is not None]
    assert dated == sorted(dated)
    for day in set(dated):
        assert [one for one in ordered if one.happened_on == day] == [one for one in steps if one.happened_on == day]


def test_a_step_without_a_day_stays_behind_the_one_it_was_written_after() -> None:
    written = [step(StepKind.SENT, "2019-08-05"), step(StepKind.ACKNOWLEDGED), step(StepKind.ANSWERED, "2019-09-01")]
    assert in_time(written) == written
    assert in_time([written[2], written[0], written[1]]) == [written[0], written[1], written[2]]


@pytest.mark.parametrize(
    ("sent", "when", "wrong"),
    [
        ("2019-08-05", "2019-08-04", True),
        ("2019-08-05", "2019-08-05", False),
        ("2019-08-05", "2019-08", False),
        ("2019-08-05", "2019-07", True),
        ("2019-08", "2019-08-01", False),
        ("2019-08-05", "", False),
        ("", "2019-08-05", False),
        ("../2019-08", "2019-01-01", False),
    ],
)
def test_nothing_happens_to_a_request_before_it_was_certainly_sent(sent: str, when: str, wrong: bool) -> None:
    problem = problem_of(
        [step(StepKind.SENT, sent), RequestStep(StepKind.REFUSED, step(StepKind.SENT, when).happened_on, Ground.OTHER)]
    )
    assert bool(problem) == wrong
    assert not wrong or when in problem


@pytest.mark.parametrize(
    ("due", "overdue"),
    [
        ("2019-08-31", True),
        ("2019-09-01", False),
        ("2019-09", False),
        ("2019-08", True),
        ("2019-08/..", False),
        ("", False),
    ],
)
def test_overdue_is_what_certainly_was_due_before_today(due: str, overdue: bool) -> None:
    assert row(RequestState.SENT, "2019-08-01", due).is_overdue(TODAY) == overdue
    assert not row(RequestState.ANSWERED, "2019-08-01", due).is_overdue(TODAY)


def test_days_are_counted_while_an_answer_is_waited_for() -> None:
    sent = (TODAY - timedelta(days=12)).isoformat()
    assert row(RequestState.ACKNOWLEDGED, sent).days_open(TODAY) == 12
    assert row(RequestState.REFUSED, sent).days_open(TODAY) is None
    assert row(RequestState.SENT).days_open(TODAY) is None
    assert row(RequestState.SENT, "../2019-08").days_open(TODAY) is None


def test_the_other_side_depends_on_who_asks() -> None:
    asked = RequestFacts(
        requesting_iso2="BY", requested_iso2="DE", requesting_agency_id="by-sk", requested_agency_id="de-bka"
    )
    assert (asked.counterpart_iso2, asked.counterpart_agency_id) == ("DE", "de-bka")
    theirs = RequestFacts(
        direction=Direction.THEIRS, requesting_iso2="DE", requested_iso2="BY", requesting_agency_id="de-bka"
    )
    assert (theirs.counterpart_iso2, theirs.counterpart_agency_id) == ("DE", "de-bka")
