"""20,000 cases with 200,000 legs and 100,000 requests: the register, its filter while one types, one case, its chain, what is due.

Bare are the very statements that were run, by the driver and nothing made of them, which for what is typed is the second time they are
run, with their pages at hand; of a save, the row alone without its journal.
Python's collector is off, as it is in the program.
"""

from __future__ import annotations

import gc
import random
from collections.abc import Callable, Iterator, Sequence, Sized
from dataclasses import replace
from functools import partial
from typing import Any

from cases_corpus import LONGEST, TODAY, cases_corpus
from figures import Figure, median, percentile, timed

from liaison.domain.cases.case import CaseState
from liaison.domain.cases.register import CaseRow, Grouping, RegisterFilter
from liaison.domain.rows import RowKey
from liaison.services.cases.cases import CaseService
from liaison.services.cases.chain_answers import ChainAnswerService
from liaison.services.cases.chains import ChainService
from liaison.services.cases.likenesses import LikenessService
from liaison.services.cases.register import CaseRegister
from liaison.services.cases.requests import RequestService
from liaison.services.finding.indexing import FindIndexing
from liaison.store import find_index
from liaison.store.cases.request_rows import RequestsWanted
from liaison.store.engine import Store

ROUNDS = 15
SAVES = 60
TYPED = (
    "heroin", "brest", "amphetamine", "gubaydulin", "terespol", "rotterdam", "methadone", "hamburg", "khachatryan", "cannabis",
    "героин", "брест", "наркотики", "губайдулин", "амфетамин", "смоленск", "хачатрян", "оренбург", "паспорта", "янтарь",
    "c-2019", "brest heroin", "минск янт", "де", "a",
)  # fmt: skip
"""Typed letter by letter, each beginning asked for."""


def run() -> Iterator[Figure]:
    """Milliseconds, medians where nothing else is said; measured and bare in turn."""
    store = cases_corpus()
    _join(store)
    gc.collect()
    gc.disable()
    try:
        for figures in (_register, _typing, _grouping, _one_case, _requests, _likenesses, _saving):
            yield from figures(store)
    finally:
        gc.enable()
        store.close()


def _join(store: Store) -> None:
    """Join what the saves of an earlier run left of the index in pieces, so that each run begins alike."""
    with store.maintain() as connection:
        find_index.merge(connection, 1, everything=True)
        while find_index.merge(connection, 4_000):
            pass


def _register(store: Store) -> Iterator[Figure]:
    register = CaseRegister(store, FindIndexing(store))
    first = timed(lambda: register.page(RegisterFilter()))
    yield Figure("register: first page, the first time", "ms", first, 100)
    last = register.page(RegisterFilter())[-1].position
    for name, work in (
        ("first page", lambda: register.page(RegisterFilter())),
        ("second page", lambda: register.page(RegisterFilter(), last)),
        ("first page of those waiting", lambda: register.page(RegisterFilter(states=(CaseState.WAITING,)))),
        ("first page of a year", lambda: register.page(RegisterFilter(grouping=Grouping.YEAR, group="2009"))),
        ("first page of a country", lambda: register.page(RegisterFilter(grouping=Grouping.COUNTRY, group="BY"))),
    ):
        measured, bare = _beside_bare(store, work)
        yield Figure(f"register: {name}", "ms", measured, 100, bare)


def _typing(store: Store) -> Iterator[Figure]:
    register = CaseRegister(store, FindIndexing(store))
    typed = [text[:end] for text in TYPED for end in range(1, len(text) + 1)]
    random.Random(1).shuffle(typed)
    ours, bare = [], []
    for text in typed:
        ask = partial(register.page, RegisterFilter(text))
        ours.append(timed(ask))
        bare.append(timed(partial(_run_bare, store, _statements(store, ask))))
    yield Figure(f"filter while one types, {len(typed)} beginnings, median", "ms", median(ours), 16, median(bare))
    late, bare_late = percentile(ours, 0.95), percentile(bare, 0.95)
    yield Figure("filter while one types, 95 of 100", "ms", late, 16, bare_late)
    closed = [timed(partial(register.page, RegisterFilter(text, (CaseState.WAITING,)))) for text in typed]
    yield Figure("the same among those waiting, 95 of 100", "ms", percentile(closed, 0.95), 100)


def _grouping(store: Store) -> Iterator[Figure]:
    cases = CaseService(store, lambda: TODAY)
    for grouping in Grouping:
        measured, bare = _beside_bare(store, partial(cases.groups, grouping), 5)
        yield Figure(f"grouping by {grouping.value}", "ms", measured, 100, bare)


def _one_case(store: Store) -> Iterator[Figure]:
    cases, answers = CaseService(store, lambda: TODAY), ChainAnswerService(store, lambda: TODAY)
    row = _longest(store)
    measured, bare = _beside_bare(store, lambda: cases.case(row.key))
    yield Figure(f"one case whole, {row.legs} legs", "ms", measured, 50, bare)
    case = cases.case(row.key)
    assert case is not None
    yield Figure(f"a chain of {row.legs} legs put in order", "ms", _typical(case.chain.spots))
    countries = case.chain.countries()
    crime = case.facts.crime_type
    first = timed(lambda: answers.answer(row.key, countries, crime))
    measured, bare = _beside_bare(store, lambda: answers.answer(row.key, countries, crime))
    yield Figure(f"answers for its {len(countries)} countries, the first time", "ms", first, 100)
    yield Figure(f"answers for its {len(countries)} countries", "ms", measured, 100, bare)


def _requests(store: Store) -> Iterator[Figure]:
    requests = RequestService(store, lambda: TODAY)
    case = _longest(store).key
    due = RequestsWanted(open_only=True, until=TODAY.isoformat())
    asked: tuple[tuple[str, Callable[[], Sized]], ...] = (
        ("due by today, all", lambda: requests.list(due)),
        ("due by today, the first 100", lambda: requests.list(due, 100)),
        ("all that wait", lambda: requests.list(RequestsWanted(open_only=True))),
        ("all that wait in one country", lambda: requests.list(RequestsWanted(open_only=True, country="DE"))),
        ("of one case", lambda: requests.list(RequestsWanted(case=case))),
        ("ages by country", requests.waiting_by_country),
    )
    for name, work in asked:
        number = len(work())
        measured, bare = _beside_bare(store, work, 5)
        # no screen asks for thousands at once
        yield Figure(f"requests {name}: {number:,}", "ms", measured, 100 if number < 1_000 else None, bare)


def _likenesses(store: Store) -> Iterator[Figure]:
    service = LikenessService(store, FindIndexing(store))
    rows = _some_rows(store, 60)
    ours = [timed(partial(service.likenesses, row.key)) for row in rows]
    yield Figure("likenesses of 60 cases, median", "ms", median(ours), 50)
    yield Figure("likenesses of 60 cases, 95 of 100", "ms", percentile(ours, 0.95), 50)
    found = sum(len(service.likenesses(row.key)) for row in rows)
    yield Figure("likenesses found of a case, on average", "", found / len(rows))
    longest = _longest(store).key
    measured, bare = _beside_bare(store, lambda: service.likenesses(longest))
    yield Figure(f"likenesses of a case with {LONGEST} legs", "ms", measured, 50, bare)


def _saving(store: Store) -> Iterator[Figure]:
    chains = ChainService(store)
    case = _longest(store).key
    legs = chains.chain(case).legs

    def save(number: int) -> None:
        leg = legs[number % len(legs)]
        chains.edit(leg.key, replace(leg.facts, remark=f"saved {number}"))

    ours, bare = [], []
    for number in range(SAVES):
        ours.append(timed(partial(save, number)))
        bare.append(timed(partial(_save_bare, store, legs[number % len(legs)].key, f"bare {number}")))
    yield Figure("saving a leg, median", "ms", median(ours), 50, median(bare))
    yield Figure("saving a leg, 95 of 100", "ms", percentile(ours, 0.95), 50, percentile(bare, 0.95))
    register = CaseRegister(store, FindIndexing(store))
    after = []
    for number in range(SAVES):
        save(number + SAVES)
        after.append(timed(partial(register.page, RegisterFilter("brest"))))
    yield Figure("filter right after a leg was saved, with its case indexed", "ms", median(after), 16)
    yield Figure("the same, 95 of 100", "ms", percentile(after, 0.95))
    made = [timed(lambda: chains.add(case, legs[0].facts, legs[0].key)) for _ in range(5)]
    yield Figure("adding a leg between two others, median", "ms", median(made), 50)
    for leg in chains.chain(case).legs[len(legs) :]:
        chains.remove(case, leg.key)


def _save_bare(store: Store, leg: RowKey, remark: str) -> None:
    for statement, values in (
        ("BEGIN", ()),
        ("UPDATE case_leg SET remark = ? WHERE scope = ? AND id = ?", (remark, leg.scope, leg.id)),
        ("COMMIT", ()),
    ):
        store.outside_transaction(statement, values)


def _longest(store: Store) -> CaseRow:
    """The case that was written last, which has the longest chain."""
    cases = CaseService(store)
    key = RowKey("own", store.outside_transaction("SELECT max(id) FROM case_file")[0][0])
    return cases.rows((key,))[0]


def _some_rows(store: Store, count: int) -> Sequence[CaseRow]:
    found = store.outside_transaction("SELECT id FROM case_file ORDER BY id")
    picked = random.Random(2).sample([row[0] for row in found], count)
    return CaseService(store).rows(tuple(RowKey("own", one) for one in picked))


def _typical(work: Callable[[], object]) -> float:
    work()
    return median([timed(work) for _ in range(ROUNDS)])


def _beside_bare(store: Store, work: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """Medians of the work and of its bare statements, run in turn so that both meet the same machine."""
    statements = _statements(store, work)
    _run_bare(store, statements)
    pairs = [(timed(work), timed(lambda: _run_bare(store, statements))) for _ in range(rounds)]
    return median([one for one, _ in pairs]), median([one for _, one in pairs])


def _statements(store: Store, work: Callable[[], object]) -> list[str]:
    """The questions the work asks, with their values in them."""
    found: list[str] = []
    driver = _driver(store)
    driver.set_trace_callback(found.append)
    try:
        work()
    finally:
        driver.set_trace_callback(None)
    # what full-text tables ask of their own parts is asked again by the question that led to it; what lives for one question is gone
    return [one for one in found if one.lstrip().startswith("SELECT") and "'find_" not in one and "temp." not in one]


def _run_bare(store: Store, statements: list[str]) -> None:
    driver = _driver(store)
    for statement in statements:
        driver.execute(statement).fetchall()


def _driver(store: Store) -> Any:
    with store.read() as connection:
        return connection.connection.driver_connection
