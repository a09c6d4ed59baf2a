"""Asks for every leg of a chain whom to call, on what basis, and what is open there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from liaison.domain.cases.chain_answers import ChainAnswer, LegAnswer
from liaison.domain.rows import RowKey
from liaison.services.coverage import CoverageService
from liaison.services.legal_bases import LegalBasisService
from liaison.store.cases import request_rows
from liaison.store.cases.request_rows import RequestsWanted
from liaison.store.engine import Store
from liaison.store.own_office import own_office

OFFICES = 6
"""Of a country at most."""


class ChainAnswerService:
    """Every method runs on the store's thread.

    Args:
        store: the open store.
        today: the day asked about.
    """

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store, self._today = store, today
        self._coverage = CoverageService(store, today)
        self._bases = LegalBasisService(store, today)

    def answer(self, case: RowKey, countries: tuple[str, ...], crime: str) -> ChainAnswer:
        """What is known about the countries of a chain.

        Args:
            countries: ISO codes, each once.
            crime: code of the case's main crime type; empty for any.
        """
        day = self._today()
        with self._store.read() as connection:
            home = own_office(connection).country_iso2 or ""
            requests = request_rows.rows(connection, RequestsWanted(case=case, open_only=True))
        coverage = self._coverage.who_covers(countries, crime, day, OFFICES)
        contacts = self._coverage.contacts(coverage) or {}
        bases = {
            country: self._bases.between(home, country, crime, at=day)
            for country in countries
            if home and country != home
        }
        found = {}
        for one in coverage.countries:
            country = one.country_iso2
            first = one.offices[0].office.id if one.offices else ""
            open_there = tuple(request for request in requests if request.counterpart_iso2 == country)
            found[country] = LegAnswer(country, one, bases.get(country), contacts.get(first), open_there)
        return ChainAnswer(day, crime, home, found)
