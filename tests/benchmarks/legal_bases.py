"""On what basis, with 10, 100 and 1,000 times the shipped pack: beside the bare SQL that reads the same rows from the same store."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from figures import Figure, median, timed
from reference_corpus import CRIME, TODAY, reference_corpus

from liaison.services.legal_bases import LegalBasisService
from liaison.store.engine import Store

RUNS = 15
FACTORS = (10, 100, 1000)
MOST = 10
"""Milliseconds an answer may take."""
PAIRS = (("BY", "US", CRIME), ("PL", "DE", ""))
_BOTH = """
SELECT instrument_id FROM ref_party WHERE country_iso2 = ? INTERSECT SELECT instrument_id FROM ref_party WHERE country_iso2 = ?
"""
_INSTRUMENTS = "SELECT * FROM ref_instrument WHERE id IN (SELECT value FROM json_each(?))"
_PARTIES = """
SELECT * FROM ref_party WHERE country_iso2 IN (?, ?) AND instrument_id IN (SELECT value FROM json_each(?))
"""


def run() -> Iterator[Figure]:
    """Milliseconds, medians of fifteen."""
    for factor in FACTORS:
        store = reference_corpus(factor)
        try:
            yield from _answers(store, factor)
        finally:
            store.close()


def _answers(store: Store, factor: int) -> Iterator[Figure]:
    with store.read() as connection:
        parties = connection.exec_driver_sql("SELECT count(*) FROM ref_party").scalar()
    service = LegalBasisService(store, lambda: TODAY)
    for a, b, crime in PAIRS:
        answer = service.between(a, b, crime)
        chosen = json.dumps([one.instrument.id for one in answer.instruments])
        name = f"{parties:,} parties: {a}–{b}, {crime or 'any crime'}: {len(answer.instruments)} judged"
        yield Figure(
            name,
            "ms",
            _median(lambda a=a, b=b, crime=crime: service.between(a, b, crime)),  # type: ignore[misc]  # a lambda's defaults
            limit=MOST,
            bare=_median(lambda a=a, b=b, chosen=chosen: _bare(store, a, b, chosen)),  # type: ignore[misc]
        )
    if factor == FACTORS[0]:
        countries = [row[0] for row in _countries(store)]
        yield Figure(
            f"{parties:,} parties: the matrix with {len(countries)} countries",
            "ms",
            _median(lambda: service.matrix(countries)),
        )


def _countries(store: Store) -> list[tuple[str]]:
    with store.read() as connection:
        return [(row[0],) for row in connection.exec_driver_sql("SELECT iso2 FROM ref_country")]


def _bare(store: Store, a: str, b: str, chosen: str) -> None:
    """What both are listed under, and the rows of the instruments that were judged."""
    with store.read() as connection:
        connection.exec_driver_sql(_BOTH, (a, b)).all()
        connection.exec_driver_sql(_INSTRUMENTS, (chosen,)).all()
        connection.exec_driver_sql(_PARTIES, (a, b, chosen)).all()


def _median(work: Callable[[], object]) -> float:
    work()
    return median([timed(work) for _ in range(RUNS)])
