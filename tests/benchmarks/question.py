"""A question of coverage typed with 5,000 agencies and 50,000 offices to name: names read, each key understood and completed."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from datetime import date

from figures import Figure, median, percentile, timed
from reference_corpus import CRIME, ROUTE, reference_corpus

from liaison.domain.coverage_question import read_question
from liaison.domain.question_completion import completion
from liaison.domain.question_lookup import QuestionLookup
from liaison.domain.question_pieces import Kind, Question
from liaison.services.coverage import CoverageService
from liaison.services.coverage_question import CoverageQuestionService
from liaison.store.engine import Store

TODAY = date(2026, 11, 22)
KEY, WORST_KEY = 16, 100
TYPED = (
    "AF TJ KZ RU BY PL DE drugs as of 2010",
    "Афганистан > Таджикистан > Польша отмывание денег",
    "customs frankfurt Belarus 2 August 2019",
    "who covers Kazakstan for mony laundering",
    "Liaison ofice Narnia",
)
_NAMES = (
    """SELECT name_en, native_name, short_name FROM ref_agency UNION ALL SELECT name, city, agency_id FROM ref_office"""
)


def run() -> Iterator[Figure]:
    """Milliseconds, and megabytes."""
    store = reference_corpus()
    try:
        yield from _names(store)
        yield from _typing(CoverageQuestionService(store, lambda: TODAY).lookup("en"))
        yield from _answers(store)
    finally:
        store.close()


def _names(store: Store) -> Iterator[Figure]:
    def bare() -> None:
        with store.read() as connection:
            connection.exec_driver_sql(_NAMES).fetchall()

    read = median([timed(lambda: CoverageQuestionService(store, lambda: TODAY).lookup("en")) for _ in range(3)])
    yield Figure(
        "all names read for questions (bare: their rows)", "ms", read, 1500, median([timed(bare) for _ in range(3)])
    )
    kept = CoverageQuestionService(store, lambda: TODAY)
    kept.lookup("en")
    yield Figure(
        "read again while no name changed", "ms", median([timed(lambda: kept.lookup("en")) for _ in range(5)]), 20
    )
    tracemalloc.start()
    held = CoverageQuestionService(store, lambda: TODAY).lookup("en")
    yield Figure(f"memory of {len(held.directory)} names", "MB", tracemalloc.get_traced_memory()[0] / 1e6)
    tracemalloc.stop()


def _typing(lookup: QuestionLookup) -> Iterator[Figure]:
    keys = [text[:end] for text in TYPED for end in range(1, len(text) + 1)]
    for text in keys[:20]:
        read_question(text, lookup, TODAY)
    understood = [timed(lambda text=text: read_question(text, lookup, TODAY)) for text in keys]  # type: ignore[misc]
    completed = [timed(lambda text=text: completion(text, len(text), lookup)) for text in keys]  # type: ignore[misc]
    both = [first + second for first, second in zip(understood, completed, strict=True)]
    yield Figure("a key understood, median", "ms", median(understood), KEY)
    yield Figure("a key completed, median", "ms", median(completed), KEY)
    yield Figure("both, 95th percentile", "ms", percentile(both, 0.95), WORST_KEY)
    yield Figure("both, the slowest key", "ms", max(both))


def _answers(store: Store) -> Iterator[Figure]:
    service, coverage = CoverageQuestionService(store, lambda: TODAY), CoverageService(store, lambda: TODAY)
    agency = next(one.value for one in service.lookup("en").starting_with("customs", 50) if one.kind is Kind.AGENCY)
    whole = median([timed(lambda: coverage.who_covers(ROUTE, CRIME, first=None)) for _ in range(3)])
    part = median([timed(lambda: service.answer(Question(ROUTE, CRIME, agencies=(agency,)))) for _ in range(3)])
    yield Figure("a route for one agency (bare: the whole answer for all)", "ms", part, bare=whole, most_times=1.5)
    alone = median([timed(lambda: service.answer(Question(agencies=(agency,)))) for _ in range(3)])
    yield Figure("all that one agency covers", "ms", alone)
