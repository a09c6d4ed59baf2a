"""Every office of some countries in the order of an answer, as bare numbers, so that only a page of them need be read whole."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest, nsmallest
from typing import Any, NamedTuple

from sqlalchemy import Connection

from liaison.domain.coverage import CoverageFact, Standing, Totals
from liaison.domain.coverage_ranking import (
    COMPETENCE_NOT_KNOWN,
    COMPETENT_DERIVED,
    COMPETENT_STATED,
    OTHER_CRIME,
    Question,
    best_statement,
    nearness,
    spoken_day,
)
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.provenance import Strength
from liaison.store.reference.asking import as_list, ask
from liaison.store.reference.competence_rows import agencies_known_competent
from liaison.store.reference.coverage_rows import facts_of_pairs
from liaison.store.reference.coverage_scan import (
    ANY_CRIME,
    DAY_BITS,
    OWN_CRIME,
    STANDINGS,
    Asked,
    exceptions,
    scan,
    weight_of,
)
from liaison.store.reference.directory_rows import offices

_NAMES = "SELECT id, name FROM ref_office WHERE id IN (SELECT value FROM json_each(:wanted))"
_AGE = (1 << DAY_BITS) - 1
_PERHAPS = STANDINGS.index(Standing.MAY_HAVE_ENDED)
_AROUND = STANDINGS.index(Standing.STATED_AROUND)

Pair = tuple[str, str]
"""A country and an office."""


class Place(NamedTuple):
    """An office of a country.

    Attributes:
        key: orders the offices of an answer as `answer_for_country` does, but for those that only their names tell apart.
    """

    key: int
    office_id: str
    agency_id: str


def _key(standing: int, competence: int, role: int, age: int) -> int:
    return (standing << 5 | competence << 2 | role) << DAY_BITS | age


def _from(standing: Standing) -> tuple[int]:
    """Before all places of that standing."""
    return (_key(STANDINGS.index(standing), 0, 0, 0),)


@dataclass(frozen=True, slots=True)
class Places:
    """All offices of one country, in order: those that cover it, those that did, those of which it is only stated later."""

    ordered: Sequence[Place]

    @property
    def _ends(self) -> tuple[int, int]:
        ended = bisect_left(self.ordered, _from(Standing.ENDED))
        return ended, bisect_left(self.ordered, _from(Standing.STATED_LATER), ended)

    def totals(self) -> Totals:
        """How many there are of each."""
        ended, later = self._ends
        covering = self.ordered[:ended]
        agencies = Counter(place.agency_id for place in covering)
        competent = [place for place in covering if (place.key >> DAY_BITS + 2) & 7 <= COMPETENT_DERIVED]
        return Totals(
            ended,
            later - ended,
            len(self.ordered) - later,
            len(competent),
            len(agencies),
            sum(count > 1 for count in agencies.values()),
            len({place.agency_id for place in competent}),
        )

    def first(self, connection: Connection, count: int) -> list[str]:
        """The offices on the first `count` places of those that cover the country."""
        covering = self.ordered[: self._ends[0]]
        if len(covering) <= count:
            return [place.office_id for place in covering]
        limit = covering[count - 1].key
        before, behind = bisect_left(covering, (limit,)), bisect_left(covering, (limit + 1,))
        tied = [place.office_id for place in covering[before:behind]]
        if behind > count:
            tied = _by_name(connection, tied)[: count - before]
        return [*(place.office_id for place in covering[:before]), *tied]

    def newest_ended(self, count: int) -> list[str]:
        """The offices that covered the country, the newest statements first."""
        ended, later = self._ends
        return [place.office_id for place in nsmallest(count, self.ordered[ended:later], key=_newest_first)]

    def first_later(self, count: int) -> list[str]:
        """The offices of which it is stated only later, the oldest statements first."""
        return [place.office_id for place in nlargest(count, self.ordered[self._ends[1] :], key=_newest_first)]


def places_of(
    connection: Connection, countries: Iterable[str], vocabulary: CrimeTypes, question: Question
) -> dict[str, Places]:
    """All offices of these countries (ISO alpha-2); a country without any is absent."""
    asked = Asked.of(question.day, question.crime, vocabulary)
    weights = _Weights(connection, vocabulary, question)
    wanted = frozenset(countries)
    beyond = exceptions(connection)
    doubtful = {pair for pair in beyond.pairs if pair[0] in wanted}
    found, unsure = weights.places(scan(connection, wanted, asked), doubtful, beyond.agencies)
    for country, place in _one_by_one(connection, doubtful | unsure, weights, vocabulary, question):
        found.setdefault(country, []).append(place)
    for places in found.values():
        places.sort()
    return {country: Places(places) for country, places in found.items()}


class _Weights:
    """Turns what a scan tells into places."""

    def __init__(self, connection: Connection, vocabulary: CrimeTypes, question: Question) -> None:
        self._asked = bool(question.crime)
        known = agencies_known_competent(connection, question.crime, vocabulary, question.day) if self._asked else {}
        self._known = {agency: _COMPETENCE[strength] for agency, strength in known.items()}

    def places(
        self, rows: Iterable[Any], doubtful: set[Pair], agencies: Mapping[str, str]
    ) -> tuple[dict[str, list[Place]], set[Pair]]:
        """The places of all but the doubtful pairs, by country; and the pairs that may rest on two statements."""
        found: dict[str, list[Place]] = {}
        unsure: set[Pair] = set()
        known, asked = self._known, self._asked
        codes = [divmod(code // 3, 6)[1] << 5 | code % 3 for code in range(36)]
        for country, office, agency, weight, statements in rows:
            code = weight >> DAY_BITS + 2
            if statements > 1 and codes[code] >> 5 == _PERHAPS:
                unsure.add((country, office))
                continue
            if doubtful and (country, office) in doubtful:
                continue
            if agencies and office in agencies:
                agency = agencies[office]
            if not asked:
                competence = COMPETENCE_NOT_KNOWN
            elif weight & 3 == ANY_CRIME:
                competence = known.get(agency, COMPETENCE_NOT_KNOWN)
            else:
                competence = self._limited(code, weight & 3)
            place = Place((codes[code] | competence << 2) << DAY_BITS | weight >> 2 & _AGE, office, agency)
            if country in found:
                found[country].append(place)
            else:
                found[country] = [place]
        return found, unsure

    @staticmethod
    def _limited(code: int, near: int) -> int:
        """The competence of coverage that is limited to a crime."""
        if code >= 18:
            return OTHER_CRIME
        return COMPETENT_STATED if near == OWN_CRIME else COMPETENT_DERIVED

    def place(self, weight: int, standing: Standing, office: str, agency: str) -> Place:
        """One place."""
        code = weight >> DAY_BITS + 2
        competence = COMPETENCE_NOT_KNOWN
        if self._asked:
            near = weight & 3
            is_any = near == ANY_CRIME
            competence = self._known.get(agency, COMPETENCE_NOT_KNOWN) if is_any else self._limited(code, near)
        return Place(_key(STANDINGS.index(standing), competence, code % 3, weight >> 2 & _AGE), office, agency)


_COMPETENCE = {Strength.STATED: COMPETENT_STATED, Strength.DERIVED: COMPETENT_DERIVED}


def _one_by_one(
    connection: Connection, pairs: Iterable[Pair], weights: _Weights, vocabulary: CrimeTypes, question: Question
) -> Iterable[tuple[str, Place]]:
    """The places that need their facts: corrected ones, the officer's own, and those that may rest on two statements."""
    by_pair: dict[Pair, list[CoverageFact]] = {}
    for fact in facts_of_pairs(connection, pairs):
        by_pair.setdefault((fact.country_iso2, fact.office_id), []).append(fact)
    known = offices(connection, {office for _, office in by_pair})
    for (country, office), facts in by_pair.items():
        if office in known:
            best = best_statement(facts, vocabulary, question)
            weight = weight_of(
                best.is_other_crime, best.standing, best.fact.role, nearness(best.fact, question), spoken_day(best.fact)
            )
            yield country, weights.place(weight, best.standing, office, known[office].agency_id)


def _newest_first(place: Place) -> tuple[int, str]:
    return place.key & _AGE, place.office_id


def _by_name(connection: Connection, identities: Sequence[str]) -> list[str]:
    """Offices by name, as an answer orders those that nothing else tells apart."""
    names: dict[str, str] = dict(ask(connection, _NAMES, wanted=as_list(identities)))
    # corrected offices and the officer's own are few, but only reading them whole tells their names
    corrected = exceptions(connection).agencies
    odd = [office for office in identities if office in corrected or office not in names]
    names |= {office: row.name for office, row in offices(connection, odd).items()}
    return sorted(identities, key=lambda office: ((names.get(office) or "").casefold(), office))
