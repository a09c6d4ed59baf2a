"""On what basis: instruments between two countries, and the matrix of instruments and countries."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from liaison.domain.instruments import EUROPEAN_UNION, InstrumentForm, LegalKind, PartyFact
from liaison.domain.legal_bases import InstrumentDetail, LegalAnswer, LegalMatrix, RouteLeg
from liaison.domain.legal_judging import LegalQuestion, judge
from liaison.domain.legal_matrix import MatrixMaterial, matrix_of
from liaison.store.reference import legal_rows
from liaison.store.reference.legal_material import material_for, scopes_for
from liaison.store.reference.reading import Reader

LIMIT = 48
"""The most conventions one answer judges: the shipped pack has 33. A pack with more is answered from those under which both are listed."""


class LegalBasisService:
    """Questions of legal bases; every method runs on the store's thread.

    Args:
        reader: the open store, or the built-in pack in memory.
        today: the date meant when none is given.
    """

    def __init__(self, reader: Reader, today: Callable[[], date] = date.today) -> None:
        self._reader = reader
        self._today = today

    def between(
        self, a: str, b: str, crime: str = "", kind: LegalKind | None = None, at: date | None = None
    ) -> LegalAnswer:
        """Every relevant instrument between two countries (ISO alpha-2).

        Args:
            crime: a code of the vocabulary; empty for any.
            kind: None for all.
            at: the date asked about; None for today.
        """
        question = LegalQuestion(a, b, at or self._today(), crime, kind)
        with self._reader.read() as connection:
            known, left_out = material_for(connection, question, LIMIT)
        answer = judge(question, known)
        return replace(answer, left_out=left_out) if left_out else answer

    def matrix(
        self,
        countries: Iterable[str],
        at: date | None = None,
        kind: LegalKind | None = None,
        crime: str = "",
        forms: Iterable[InstrumentForm] = (),
    ) -> LegalMatrix:
        """Instruments by countries; bilateral ones only where one of `countries` is a party. `forms` empty means all."""
        asked, wanted = tuple(dict.fromkeys(countries)), frozenset(forms)
        kinds = (kind,) if kind else tuple(LegalKind)
        with self._reader.read() as connection:
            scopes = scopes_for(connection, crime, kinds)
            known = MatrixMaterial(
                [
                    one
                    for one in legal_rows.all_instruments(connection)
                    if (not wanted or one.form in wanted) and scopes.of(one) is not None
                ],
                legal_rows.parties_of_countries(connection, (*asked, EUROPEAN_UNION)),
                legal_rows.union_memberships(connection),
                legal_rows.pack_facts(connection),
            )
        return matrix_of(asked, at or self._today(), known)

    def instrument(self, identity: str) -> InstrumentDetail | None:
        """One instrument with all its parties; None when there is none of that id."""
        with self._reader.read() as connection:
            found = legal_rows.instruments(connection, (identity,))
            parties = legal_rows.parties_of_instrument(connection, identity)
        if not found:
            return None
        return InstrumentDetail(
            found[0], tuple(sorted((one for said in parties.values() for one in said), key=_by_country))
        )

    def route(
        self,
        countries: Iterable[str],
        crime: str = "",
        kind: LegalKind | None = None,
        at: date | None = None,
        home: str = "",
    ) -> tuple[RouteLeg, ...]:
        """The bases between each two neighbours of a route, and between each country on it and `home` (empty for none)."""
        route = tuple(countries)
        pairs = [(a, b, False) for a, b in pairwise(route) if a != b]
        if home:
            pairs += [(home, country, True) for country in dict.fromkeys(route) if country != home]
        return tuple(_leg(self.between(a, b, crime, kind, at), with_home) for a, b, with_home in pairs)


def _by_country(fact: PartyFact) -> tuple[str, str]:
    return fact.country_iso2, fact.date.sort_key if fact.date else ""


def _leg(answer: LegalAnswer, with_home: bool) -> RouteLeg:
    names = {one.instrument.id: one.instrument.name for one in answer.instruments}
    best = {kind.kind: tuple(names[identity] for identity in kind.instruments[:3]) for kind in answer.kinds}
    return RouteLeg(answer.a, answer.b, with_home, answer.kinds, best)
