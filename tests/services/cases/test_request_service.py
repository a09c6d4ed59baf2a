"""Requests over a real store: where they stand follows from their steps, lists tell who is to answer and by when."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from tests.services.cases.casework import TODAY, Casework, day, step

from liaison.domain.cases.case_errors import StepNotPossible
from liaison.domain.cases.requests import (
    Channel,
    Ground,
    Request,
    RequestFacts,
    RequestKind,
    RequestState,
    StepKind,
    Urgency,
)
from liaison.domain.meetings import Direction, Tlp
from liaison.domain.rows import RowKey
from liaison.store.cases.request_rows import RequestsWanted

SENT = step(StepKind.SENT, "2019-08-05")
ASKED = RequestFacts(requesting_iso2="BY", requested_iso2="DE", subject="Consent")
WHOLE = RequestFacts(
    RequestKind.EXTRADITION,
    Direction.THEIRS,
    "DE",
    "BY",
    "de-bka",
    "Another name",
    "by-sk",
    "",
    "un-drugs-1988",
    "Both are parties.",
    day("2019-08-01"),
    "controlled-delivery",
    Channel.INTERPOL,
    "ru",
    Urgency.URGENT,
    "Consent",
    "12/19",
    "34-5",
    "A lorry.",
    "Article 328",
    "Nobody is known.",
    "Is there consent?",
    day("2019-09-15"),
    Tlp.RED,
    "1.1",
    "Only here",
    "BKA",
)


def request(work: Casework, key: RowKey) -> Request:
    found = work.requests.request(key)
    assert found is not None
    return found


def sent(work: Casework, case: RowKey | None, facts: RequestFacts, when: str = "2019-08-05") -> RowKey:
    key = work.requests.create(case, facts).key
    work.requests.add_step(key, step(StepKind.SENT, when))
    return key


def test_a_request_is_kept_as_it_was_written_and_begins_as_a_draft(casework: Casework) -> None:
    case = casework.new()
    key = casework.requests.create(case, replace(WHOLE, state=RequestState.ANSWERED, answered_on=day("2019"))).key
    assert request(casework, key) == Request(key, case, WHOLE)


def test_a_request_of_no_case(casework: Casework) -> None:
    key = casework.requests.create(None, ASKED).key
    assert request(casework, key).case is None
    (row,) = casework.requests.list()
    assert (row.key, row.case, row.case_title) == (key, None, "")


def test_where_it_stands_follows_from_its_steps(casework: Casework) -> None:
    key = casework.requests.create(casework.new(), ASKED).key
    told = []
    for kind, when in (
        ("sent", "2019-05-02"),
        ("reminded", "2019-06"),
        ("acknowledged", "2019-05-20"),
        ("answered", ""),
    ):
        casework.requests.add_step(key, step(StepKind(kind), when))
        facts = request(casework, key).facts
        told.append((facts.state.value, str(facts.sent_on), facts.answered_on))
    assert [state for state, _, _ in told] == ["sent", "sent", "acknowledged", "answered"]
    assert {(on, ended) for _, on, ended in told} == {("2019-05-02", None)}
    assert [one.facts.kind.value for one in request(casework, key).steps] == [
        "sent",
        "acknowledged",
        "answered",
        "reminded",
    ]


def test_correcting_and_taking_back_steps_changes_where_it_stands(casework: Casework) -> None:
    key = sent(casework, casework.new(), ASKED)
    casework.requests.add_step(key, step(StepKind.REFUSED, "2019-08-20", ground=Ground.OWN_NATIONAL, document="12/3"))
    assert (request(casework, key).facts.state, request(casework, key).facts.answered_on) == (
        RequestState.REFUSED,
        day("2019-08-20"),
    )
    _, refusal = request(casework, key).steps
    casework.requests.edit_step(key, refusal.key, step(StepKind.PARTLY_ANSWERED, "2019-08-21"))
    assert (request(casework, key).facts.state, request(casework, key).facts.answered_on) == (
        RequestState.PARTLY_ANSWERED,
        None,
    )
    for one in request(casework, key).steps:
        casework.requests.remove_step(key, one.key)
    assert (request(casework, key).facts.state, request(casework, key).facts.sent_on) == (RequestState.DRAFT, None)


def test_what_is_typed_never_changes_where_it_stands(casework: Casework) -> None:
    key = sent(casework, casework.new(), ASKED)
    casework.requests.edit(key, replace(ASKED, subject="Another", state=RequestState.WITHDRAWN, sent_on=None))
    facts = request(casework, key).facts
    assert (facts.subject, facts.state, facts.sent_on) == ("Another", RequestState.SENT, day("2019-08-05"))


def test_a_step_before_it_was_sent_is_refused_and_nothing_is_changed(casework: Casework) -> None:
    key = sent(casework, casework.new(), ASKED)
    casework.requests.add_step(key, step(StepKind.REMINDED, "2019-08-20"))
    before = casework.contents()
    with pytest.raises(StepNotPossible, match="2019-08-04"):
        casework.requests.add_step(key, step(StepKind.ANSWERED, "2019-08-04"))
    first, second = request(casework, key).steps
    with pytest.raises(StepNotPossible, match="2019-08-20"):
        casework.requests.edit_step(key, first.key, step(StepKind.SENT, "2019-08-21"))
    with pytest.raises(StepNotPossible):
        casework.requests.edit_step(key, second.key, step(StepKind.REMINDED, "2018"))
    assert casework.contents() == before


def test_a_deleted_request_is_gone_from_everything(casework: Casework) -> None:
    key = sent(casework, casework.new(), ASKED)
    casework.requests.delete(key)
    assert casework.requests.request(key) is None
    assert (casework.requests.list(), casework.requests.waiting_by_country()) == ((), {})


# Lists ------------------------------------------------------------------------------------------------------------------


def test_a_line_tells_the_other_side_by_name(shared: Casework) -> None:
    case = shared.new("A case", reference="C-2019-0001")
    asked = replace(ASKED, requested_agency_id="us-ice", requested_name="written otherwise", due=day("2019-09"))
    key = sent(shared, case, asked)
    shared.requests.add_step(key, step(StepKind.REMINDED, "2019-08-20"))
    shared.requests.add_step(key, step(StepKind.REMINDED, "2019-08-10"))
    theirs = replace(
        ASKED, direction=Direction.THEIRS, requesting_name="Customs", requested_agency_id="us-ice", requested_name=""
    )
    shared.requests.create(case, theirs)
    shared.requests.create(case, replace(ASKED, requested_agency_id="nobody-knows"))
    first, *rest = shared.requests.list(RequestsWanted(case=case))
    assert first.counterpart.startswith("U.S. Immigration")
    assert (first.case, first.case_title, first.counterpart_iso2) == (case, "C-2019-0001 · A case", "DE")
    assert (str(first.reminded_on), str(first.due), first.state) == ("2019-08-20", "2019-09", RequestState.SENT)
    assert {(row.direction, row.counterpart_iso2, row.counterpart) for row in rest} == {
        (Direction.THEIRS, "BY", "Customs"),
        (Direction.OURS, "DE", ""),
    }
    while shared.journal.last_change() is not None:
        shared.journal.undo_last()


def test_the_one_due_first_stands_in_front_and_those_without_a_day_last(casework: Casework) -> None:
    case = casework.new()
    for due in ("", "2019-10", "2019-09-20", "2018", "2019-10-01"):
        sent(casework, case, replace(ASKED, subject=due, due=day(due)))
    told = [row.subject for row in casework.requests.list()]
    assert told == ["2018", "2019-09-20", "2019-10", "2019-10-01", ""]
    assert [row.subject for row in casework.requests.list(limit=2)] == told[:2]


@pytest.fixture
def several(casework: Casework) -> Casework:
    """Requests to and from two countries in two cases, of which some wait."""
    one, other = casework.new("one"), casework.new("other")
    sent(casework, one, replace(ASKED, subject="a", due=day("2019-08-20"), requested_agency_id="de-bka"))
    casework.requests.create(one, replace(ASKED, subject="draft"))
    theirs = replace(ASKED, direction=Direction.THEIRS, requesting_iso2="PL", requested_iso2="BY", due=day("2019-10"))
    sent(casework, one, replace(theirs, subject="b"), "2019-07-01")
    answered = sent(casework, other, replace(ASKED, subject="c"))
    casework.requests.add_step(answered, step(StepKind.ANSWERED, "2019-08-30"))
    sent(casework, other, replace(ASKED, subject="d", due=day("2019-08")), "2019-07")
    sent(casework, None, replace(ASKED, subject="e", requested_iso2=""), "../2019-05")
    return casework


@pytest.mark.parametrize(
    ("wanted", "subjects"),
    [
        ({}, "a b c d draft e"),
        ({"open_only": True}, "a b d e"),
        ({"direction": Direction.THEIRS}, "b"),
        ({"direction": Direction.OURS, "open_only": True}, "a d e"),
        ({"country": "DE"}, "a c d draft"),
        ({"country": "PL"}, "b"),
        ({"country": "BY"}, ""),
        ({"agency": "de-bka"}, "a"),
        ({"until": "2019-08-20"}, "a d"),
        ({"until": "2019-10-01", "open_only": True}, "a b d"),
        ({"until": "2019-07-31"}, ""),
    ],
)
def test_lists_are_narrowed(several: Casework, wanted: dict[str, Any], subjects: str) -> None:
    found = several.requests.list(RequestsWanted(**wanted))
    assert sorted(row.subject for row in found) == subjects.split()


def test_requests_of_a_case(several: Casework) -> None:
    case = several.rows()["other"].key
    assert sorted(row.subject for row in several.requests.list(RequestsWanted(case=case))) == ["c", "d"]
    assert [row.subject for row in several.requests.list(RequestsWanted(case=case, open_only=True))] == ["d"]


def test_ages_by_country_are_those_of_the_day_asked(several: Casework) -> None:
    # of 1 September: August is over, and before May is no day to count from
    assert several.requests.waiting_by_country() == {"DE": (2, 62, 2), "PL": (1, 62, 0), "": (1, 0, 0)}
    rows = several.requests.list(RequestsWanted(open_only=True))
    assert sum(row.is_overdue(TODAY) for row in rows) == 2
    assert max(row.days_open(TODAY) or 0 for row in rows) == 62


def test_requests_of_a_deleted_case_are_not_told_of(several: Casework) -> None:
    several.cases.delete(several.rows()["one"].key)
    assert sorted(row.subject for row in several.requests.list()) == ["c", "d", "e"]
    assert several.requests.waiting_by_country() == {"DE": (1, 62, 1), "": (1, 0, 0)}


def test_the_request_of_these_tests_tells_everything_that_is_typed() -> None:
    assert {one.name for one in fields(RequestFacts) if getattr(WHOLE, one.name) in ("", None)} == {
        "requested_name",
        "sent_on",
        "answered_on",
    }
