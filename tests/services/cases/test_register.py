"""The register: what it shows, found by words in any script, in groups, page by page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.services.cases.casework import Casework, step

from liaison.domain.cases.case import CaseFacts, CaseSide, CaseState, FileNumber, Happening, Interest, InterestKind
from liaison.domain.cases.chains import LegFacts
from liaison.domain.cases.register import CaseRow, Grouping, RegisterFilter, RegisterPosition
from liaison.domain.cases.requests import RequestFacts, StepKind
from liaison.domain.dates import PartialDate
from liaison.domain.rows import RowKey

DATES = (
    "2019-04-17",
    "2019-04-17",
    "2019-04-01",
    "2019-04",
    "2019",
    "2019~",
    "../2019-04",
    "2018-12-31",
    "2019-04-17",
    "",
)
STATES = (CaseState.OPEN, CaseState.WAITING, CaseState.CLOSED)
OF_STATES = [(), (CaseState.OPEN,), (CaseState.CLOSED,), (CaseState.WAITING, CaseState.OPEN), STATES]
FILTERS = [
    RegisterFilter(text, states, grouping, group)
    for (text, (grouping, group)), states in product(
        product(
            ("", "case", "Case 1", "БРЕСТ"),
            [
                (None, ""),
                (Grouping.STATE, "open"),
                (Grouping.COUNTRY, "BY"),
                (Grouping.COUNTRY, ""),
                (Grouping.COUNTERPART, "by-sk"),
                (Grouping.COUNTERPART, ""),
                (Grouping.CRIME, "fraud"),
                (Grouping.CRIME, ""),
                (Grouping.YEAR, "2019"),
                (Grouping.YEAR, ""),
            ],
        ),
        OF_STATES,
    )
]


@pytest.fixture(scope="module")
def many(shared: Casework) -> Casework:
    """Sixty cases of every sort, indexed."""
    for number in range(60):
        key = shared.new(
            f"case {number}",
            *("AF", "BY")[: number % 3],
            opened=DATES[number % len(DATES)],
            state=STATES[number % 7 % 3],
            crime_type="fraud" if number % 4 == 0 else "",
            summary="Брест" if number % 5 == 0 else "Minsk",
        )
        if number % 6 == 0:
            shared.cases.add(key, CaseSide("BY", "by-sk"))
        if number % 8 == 1:
            shared.cases.edit(key, shared.whole(key).facts, ("fraud", "corruption"))
    for _ in shared.indexing.catch_up():
        pass
    return shared


@dataclass(frozen=True)
class Known:
    """What the register is to know of a case."""

    title: str
    words: list[str]
    state: CaseState
    groups: dict[Grouping, list[str]]


@pytest.fixture(scope="module")
def known(many: Casework) -> list[Known]:
    """Every case as it is written down."""
    found = []
    for row in many.register.page(RegisterFilter(), limit=1000):
        case = many.whole(row.key)
        opened = case.facts.opened_on
        groups = {
            Grouping.STATE: [case.facts.state.value],
            Grouping.COUNTRY: [*case.chain.countries(), *(one.facts.country_iso2 for one in case.sides)],
            Grouping.COUNTERPART: [one.facts.agency_id for one in case.sides],
            Grouping.CRIME: [one for one in (case.facts.crime_type, *case.crimes) if one],
            Grouping.YEAR: [opened.sort_key[:4]] if opened is not None else [],
        }
        words = f"{row.title} {case.facts.summary}".casefold().split()
        found.append(Known(row.title, words, case.facts.state, groups))
    return found


def by_hand(known: list[Known], wanted: RegisterFilter) -> set[str]:
    """The titles of what a filter wants, one case after the other."""
    return {
        one.title
        for one in known
        if all(any(written.startswith(word) for written in one.words) for word in wanted.text.casefold().split())
        and (wanted.grouping is None or wanted.group in (one.groups[wanted.grouping] or [""]))
        and (not wanted.states or one.state in wanted.states)
    }


def pages(work: Casework, wanted: RegisterFilter, limit: int) -> list[CaseRow]:
    found: list[CaseRow] = []
    after: RegisterPosition | None = None
    while page := work.register.page(wanted, after, limit):
        assert len(page) <= limit
        found += page
        after = page[-1].position
    return found


@pytest.mark.parametrize("text", ["", "case", "Case 1", "БРЕСТ"])
def test_a_filter_finds_what_one_finds_by_hand(many: Casework, known: list[Known], text: str) -> None:
    for wanted in FILTERS:
        if wanted.text == text:
            found = [row.title for row in many.register.page(wanted, limit=1000)]
            assert len(found) == len(set(found))
            assert set(found) == by_hand(known, wanted), wanted


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=some.sampled_from(FILTERS), limit=some.integers(1, 30))
def test_pages_give_every_case_exactly_once(many: Casework, wanted: RegisterFilter, limit: int) -> None:
    whole = many.register.page(wanted, limit=1000)
    assert pages(many, wanted, limit) == list(whole)


def test_the_latest_opened_stand_first_and_those_without_a_day_last(many: Casework) -> None:
    days = [row.position.date for row in many.register.page(RegisterFilter(), limit=1000)]
    assert days == sorted(days, reverse=True)
    assert days[-1] == ""
    earliest = [
        (row.opened_on.earliest or row.opened_on.latest) if row.opened_on is not None else date.min
        for row in many.register.page(RegisterFilter("case"), limit=1000)
    ]
    assert earliest == sorted(earliest, key=lambda one: one or date.min, reverse=True)


@pytest.mark.parametrize("grouping", list(Grouping))
def test_groups_count_what_the_register_shows_of_each(many: Casework, grouping: Grouping) -> None:
    groups = many.cases.groups(grouping)
    assert len({group.key for group in groups}) == len(groups) > 1
    for group in groups:
        assert len(many.found(grouping=grouping, group=group.key)) == group.count, group
    assert {one for group in groups for one in many.found(grouping=grouping, group=group.key)} == set(many.found())


def test_groups_are_called_by_name_and_stand_in_their_order(many: Casework) -> None:
    names = {grouping: [(group.key, group.name) for group in many.cases.groups(grouping)] for grouping in Grouping}
    assert names[Grouping.STATE] == [("open", "Active"), ("waiting", "Waiting for others"), ("closed", "Closed")]
    assert names[Grouping.YEAR] == [("2019", "2019"), ("2018", "2018"), ("", "")]
    assert dict(names[Grouping.COUNTRY]) == {"AF": "Afghanistan", "BY": "Belarus", "": ""}
    assert dict(names[Grouping.CRIME]) == {"fraud": "Fraud", "corruption": "Corruption", "": ""}
    assert dict(names[Grouping.COUNTERPART])["by-sk"].startswith("Investigative Committee")
    counts = [group.count for group in many.cases.groups(Grouping.COUNTRY)]
    assert counts == sorted(counts, reverse=True)


# Right after writing ----------------------------------------------------------------------------------------------------


def test_groups_count_what_was_written_a_moment_ago(casework: Casework) -> None:
    one = casework.new("one", "BY", "DE", crime_type="fraud")
    other = casework.new("other", "BY")
    for _ in casework.indexing.catch_up():
        pass

    def counted(grouping: Grouping) -> dict[str, int]:
        return {group.key: group.count for group in casework.cases.groups(grouping)}

    assert counted(Grouping.COUNTRY) == {"BY": 2, "DE": 1}
    casework.cases.add(other, CaseSide("DE", "own-agency"))
    casework.new("third", "SU")
    assert counted(Grouping.COUNTRY) == {"BY": 2, "DE": 2, "SU": 1}
    assert counted(Grouping.COUNTERPART) == {"own-agency": 1, "": 2}
    casework.cases.delete(one)
    assert counted(Grouping.COUNTRY) == {"BY": 1, "DE": 1, "SU": 1}
    assert counted(Grouping.CRIME) == {"": 2}
    for _ in casework.indexing.catch_up():
        pass
    assert counted(Grouping.COUNTRY) == {"BY": 1, "DE": 1, "SU": 1}
    casework.undo()
    assert counted(Grouping.CRIME) == {"fraud": 1, "": 2}


@pytest.mark.parametrize(
    "typed",
    [
        "northern",
        "NORTH",
        "c-2019-0001",
        "2019 0001",
        "12-3/19",
        "termez",
        "Терм",
        "shoira",
        "Шоира",
        "опиаты",
        "opiaty",
        "lorr kizil",
        "AB 1234",
    ],
)
def test_a_case_is_found_by_what_is_written_in_it_in_any_script_at_once(casework: Casework, typed: str) -> None:
    key = casework.new("Northern route", reference="C-2019-0001", summary="опиаты in lorries")
    casework.new("Another")
    casework.cases.add(key, FileNumber("12-3/19", "BY"))
    casework.cases.add(key, Interest(InterestKind.PERSON, "Шоира", "AB 1234-5"))
    casework.cases.add(key, Happening("Seen", place="Kizil-Art"))
    casework.chains.add(key, LegFacts("UZ", "Термез"))
    assert casework.found(typed) == ["Northern route"]


def test_every_word_has_to_begin_one(casework: Casework) -> None:
    casework.new("Northern route")
    assert casework.found("route north") == ["Northern route"]
    assert casework.found("route south") == casework.found("orthern") == []
    assert casework.found(" — ") == ["Northern route"], "no word is asked for"


def test_what_is_deleted_renamed_and_brought_back_is_found_so(casework: Casework) -> None:
    key = casework.new("Northern route")
    assert casework.found("north") == ["Northern route"]
    casework.cases.edit(key, CaseFacts("Southern route"))
    assert (casework.found("north"), casework.found("south")) == ([], ["Southern route"])
    casework.cases.delete(key)
    assert casework.found("south") == casework.found() == []
    casework.undo()
    assert casework.found("south") == ["Southern route"]


def test_a_page_goes_on_behind_a_case_that_was_deleted_meanwhile(casework: Casework) -> None:
    keys = [casework.new(f"case {number}", opened=f"2019-08-0{number + 1}") for number in range(4)]
    first = casework.register.page(RegisterFilter("case"), limit=2)
    assert [row.title for row in first] == ["case 3", "case 2"]
    casework.cases.delete(keys[2])
    rest = casework.register.page(RegisterFilter("case"), first[-1].position, 2)
    assert [row.title for row in rest] == ["case 1", "case 0"]


# Lines ------------------------------------------------------------------------------------------------------------------


def test_a_line_tells_numbers_countries_requests_and_legs(casework: Casework) -> None:
    key = casework.new("One", "AF", "TJ", "BY", opened="2019-04", reference="C-2019-0001", crime_type="fraud")
    for part in (
        FileNumber("12/19", "BY"),
        FileNumber("13/19"),
        CaseSide("DE"),
        CaseSide("TJ"),
        CaseSide(name="Nobody"),
    ):
        casework.cases.add(key, part)
    casework.chains.add(key, LegFacts())
    (row,) = casework.rows().values()
    assert (row.numbers, row.countries, row.legs) == (("12/19", "13/19"), ("AF", "TJ", "BY", "DE"), 4)
    assert (row.waiting, row.due, row.name) == (0, "", "C-2019-0001 · One")
    assert casework.cases.rows((key, RowKey("own", "nobody"))) == (row,)


def test_a_line_tells_by_when_the_first_answer_certainly_is_due(casework: Casework) -> None:
    key = casework.new("One")
    for due, sent in (("2019-09", True), ("2019-09-20", True), ("2019-08/..", True), ("", True), ("2019-01-01", False)):
        facts = RequestFacts(requested_iso2="DE", due=PartialDate.parse(due) if due else None)
        request = casework.requests.create(key, facts).key
        if sent:
            casework.requests.add_step(request, step(StepKind.SENT, "2019-08-01"))
    (row,) = casework.rows().values()
    assert (row.waiting, row.due) == (4, "2019-09-20")
    assert not row.is_overdue(date(2019, 9, 20))
    assert row.is_overdue(date(2019, 9, 21))
    assert not replace(row, due="").is_overdue(date(2030, 1, 1))


def test_cases_are_counted(casework: Casework) -> None:
    key = casework.new("one")
    casework.new("two")
    assert casework.cases.count() == 2
    casework.cases.delete(key)
    assert casework.cases.count() == 1
