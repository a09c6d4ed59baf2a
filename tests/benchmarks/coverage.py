"""Who covers a seven-leg route for drugs, on 10, 100 and 1,000 times the shipped directory; the overview, the matrix, the difference.

Bare are the very statements that were run, fetched by the driver and nothing made of them: the index of the seven countries, the agencies
competent for the crime, the first offices of each leg with their facts, agencies, competences and sources. Beside it stands what fetching
every statement of the route with its office, agency and source costs, which is what an answer without the index would begin with.
Python's collector is off, as it is in the program.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from figures import Figure, median, timed
from reference_corpus import CRIME, ROUTE, TODAY, reference_corpus

from liaison.services.coverage import CoverageService
from liaison.store.engine import Store

FACTORS = (10, 100, 1000)
RUNS = 15
PAST = date(2025, 1, 1)
PAGE = 100
_EVERYTHING = """
SELECT c.*, o.agency_id, o.name, o.kind, o.city, o.country_iso2, a.name_en, a.short_name, s.title, s.publisher, s.url
FROM ref_coverage c JOIN ref_office o ON o.id = c.office_id JOIN ref_agency a ON a.id = o.agency_id
JOIN ref_source s ON s.id = c.source_id WHERE c.country_iso2 IN (SELECT value FROM json_each(?))
"""


def run() -> Iterator[Figure]:
    """Milliseconds, medians; measured and bare in turn."""
    gc.collect()
    gc.disable()
    try:
        for factor in FACTORS:
            store = reference_corpus(factor)
            try:
                yield from _figures(store, factor)
            finally:
                store.close()
    finally:
        gc.enable()


def _figures(store: Store, factor: int) -> Iterator[Figure]:
    service = CoverageService(store, lambda: TODAY)
    answer = service.who_covers(ROUTE, CRIME)
    offices = sum(country.totals.offices for country in answer.countries)
    name = f"coverage x{factor}"
    measured, bare = _beside_bare(store, lambda: service.who_covers(ROUTE, CRIME))
    whole = factor == FACTORS[-1]
    limit, most = (50, 2) if whole else (None, None)
    yield Figure(f"{name}: route, {offices:,} offices (bare: its statements)", "ms", measured, None, bare, most)
    yield Figure(f"{name}: the same, in milliseconds", "ms", measured, limit)
    rows = median([timed(lambda: _everything(store)) for _ in range(3)])
    yield Figure(f"{name}: the same (bare: every statement, joined)", "ms", measured, None, rows)
    measured, bare = _beside_bare(store, lambda: service.who_covers(ROUTE, CRIME, PAST))
    yield Figure(f"{name}: the same as of 2025", "ms", measured, None, bare)
    yield Figure(f"{name}: last meetings and promises", "ms", _typical(lambda: service.contacts(answer)))
    yield Figure(f"{name}: overview of all countries", "ms", _typical(lambda: service.overview(CRIME)))
    yield Figure(
        f"{name}: difference of 2025 and today", "ms", _typical(lambda: service.difference(ROUTE, CRIME, PAST))
    )
    yield from _matrix(service, name)


def _matrix(service: CoverageService, name: str) -> Iterator[Figure]:
    matrix = service.matrix((), CRIME)
    page = [office.id for agency in matrix.agencies for office in agency.offices][:PAGE]
    measured = _typical(lambda: service.matrix((), CRIME))
    yield Figure(f"{name}: matrix, rows of all {matrix.office_count:,} offices", "ms", measured)
    yield Figure(f"{name}: matrix, rows of the route", "ms", _typical(lambda: service.matrix(ROUTE, CRIME)))
    yield Figure(f"{name}: matrix, cells of {PAGE} rows", "ms", _typical(lambda: service.matrix_cells(page, CRIME)))


def _typical(work: Callable[[], object]) -> float:
    work()
    return median([timed(work) for _ in range(5)])


def _beside_bare(store: Store, work: Callable[[], object]) -> tuple[float, float]:
    """Medians of the work and of its bare statements, run in turn so that both meet the same machine."""
    driver, statements = (
        _driver(store),
        [one for one in _statements(store, work) if one.lstrip()[:6] in ("SELECT", "WITH p")],
    )
    _bare(driver, statements)
    pairs = [(timed(work), timed(lambda: _bare(driver, statements))) for _ in range(RUNS)]
    return median([one for one, _ in pairs]), median([one for _, one in pairs])


def _statements(store: Store, work: Callable[[], object]) -> list[str]:
    """The statements the work runs, with their values in them."""
    found: list[str] = []
    driver = _driver(store)
    driver.set_trace_callback(found.append)
    try:
        work()
    finally:
        driver.set_trace_callback(None)
    return found


def _driver(store: Store) -> Any:
    with store.read() as connection:
        return connection.connection.driver_connection


def _bare(driver: Any, statements: list[str]) -> None:
    for statement in statements:
        driver.execute(statement).fetchall()


def _everything(store: Store) -> None:
    store.outside_transaction(_EVERYTHING, (json.dumps(ROUTE),))
