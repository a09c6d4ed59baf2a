"""Every office of some countries in the order of an answer, as bare numbers, so that only a page of them need be read whole."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from heapq import nlargest, nsmallest
from typing import NamedTuple

from sqlalchemy import Connection

from liaison.domain.corrections import OFFICE
from liaison.domain.coverage import CoverageFact, Role, Standing
from liaison.domain.coverage_matrix import CountryTally
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
from liaison.domain.coverage_totals import Totals
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.provenance import Strength
from liaison.store.reference.asking import as_list, ask
from liaison.store.reference.competence_rows import agencies_known_competent
from liaison.store.reference.coverage_rows import facts_of_pairs
from liaison.store.reference.coverage_scan import (
    ANY_CRIME,
    COMPETENCE_AT,
    OTHER_AT,
    OWN_CRIME,
    ROLE_AT,
    ROLES,
    STANDING_AT,
    STANDINGS,
    Asked,
    exceptions,
    scan,
    stated_around,
    weight_of,
)
from liaison.store.reference.directory_rows import offices
from liaison.store.reference.overlay import Overlay

_NAMES = "SELECT id, name FROM ref_office WHERE id IN (SELECT value FROM json_each(:wanted))"
_PERHAPS = STANDINGS.index(Standing.MAY_HAVE_ENDED)
_UNSURE = STANDINGS.index(Standing.MAY_HAVE_BEGUN_LATER) << STANDING_AT
_STEP = 1 << STANDING_AT
_DERIVED = ROLES.index(Role.UNSPECIFIED)
_SOONER = _PERHAPS - STANDINGS.index(Standing.STATED_AROUND) << STANDING_AT
_ENDED = STANDINGS.index(Standing.ENDED) << STANDING_AT
_LATER = STANDINGS.index(Standing.STATED_LATER) << STANDING_AT
_AGES = (1 << ROLE_AT) - 1
_PLACE = (1 << OTHER_AT) - 1
_NOT_KNOWN = COMPETENCE_NOT_KNOWN << COMPETENCE_AT
_KNOWN = {
    Strength.STATED: COMPETENT_STATED << COMPETENCE_AT,
    Strength.DERIVED: COMPETENT_DERIVED << COMPETENCE_AT,
}

Pair = tuple[str, str]
"""A country and an office."""

Scanned = tuple[str, str, int, int]
"""A row of `scan`: office, agency, weight, number of statements."""

Row = Scanned | tuple[str, str]
"""What begins with office and agency: many thousand rows are kept as they were read."""


class Places:
    """All offices of one country: those that cover it, those that did, those of which it is only stated later.

    Args:
        keys: numbers that order the offices as `answer_for_country` does, but for those that only their names tell apart.
        rows: the offices of these numbers.
        competent: the agencies known to be competent.
        odd: where among the rows those are whose competence is not simply that of their agency.
    """

    def __init__(
        self,
        keys: Sequence[int] = (),
        rows: Sequence[Row] = (),
        competent: Container[str] = (),
        odd: Sequence[int] = (),
    ) -> None:
        self._keys, self._rows = keys, rows
        self._known, self._odd = competent, odd
        self._ordered = sorted(keys)
        self._ended = bisect_left(self._ordered, _ENDED)
        self._later = bisect_left(self._ordered, _LATER, self._ended)

    def totals(self) -> Totals:
        """How many there are of each."""
        agencies = self.agencies()
        return Totals(
            self._ended,
            self._later - self._ended,
            len(self._keys) - self._later,
            *self._competent(agencies),
            len(agencies),
            len(agencies) - list(agencies.values()).count(1),
        )

    def agencies(self) -> Counter[str]:
        """How many offices of each agency cover the country."""
        if self._ended == len(self._keys):
            return Counter([row[1] for row in self._rows])
        return Counter([row[1] for key, row in zip(self._keys, self._rows, strict=True) if key < _ENDED])

    def _competent(self, agencies: Counter[str]) -> tuple[int, int]:
        """How many offices that cover the country are competent, and of how many agencies."""
        count = sum(
            bisect_left(self._ordered, standing + _NOT_KNOWN) - bisect_left(self._ordered, standing)
            for standing in range(0, _ENDED, _STEP)
        )
        if not count:
            return 0, 0
        odd = [(self._keys[at], self._rows[at][1]) for at in self._odd if self._keys[at] < _ENDED]
        plain = agencies.copy()
        plain.subtract([agency for _, agency in odd])
        found = {agency for agency, offices in plain.items() if offices and agency in self._known}
        return count, len(found.union(agency for key, agency in odd if key % _STEP < _NOT_KNOWN))

    def covering_by_office(self) -> dict[str, str]:
        """The agency of each office that covers the country."""
        return {row[0]: row[1] for key, row in zip(self._keys, self._rows, strict=True) if key < _ENDED}

    def covering(self) -> list[str]:
        """All offices that cover the country, in any order."""
        return [row[0] for key, row in zip(self._keys, self._rows, strict=True) if key < _ENDED]

    def kinds(self) -> dict[str, int]:
        """What tells the offices apart but for age and name, by office: a number for standing, competence and role."""
        return {row[0]: key >> ROLE_AT for key, row in zip(self._keys, self._rows, strict=True)}

    def tally(self) -> CountryTally:
        """How many cover it, and how well."""
        stated = [key for key in self._ordered[: bisect_left(self._ordered, _UNSURE)] if key >> ROLE_AT & 3 < _DERIVED]
        competent = any(key >> COMPETENCE_AT & 7 <= COMPETENT_DERIVED for key in stated)
        return CountryTally(self._ended, bool(stated), competent)

    def first(self, connection: Connection, count: int) -> list[str]:
        """The offices on the first `count` places of those that cover the country, in any order."""
        if self._ended <= count:
            return self.covering()
        limit = self._ordered[count - 1]
        near = self._between(0, limit + 1)
        if len(near) > count:
            tied = _by_name(connection, [office for key, office in near if key == limit])
            before = [office for key, office in near if key < limit]
            return before + tied[: count - len(before)]
        return [office for _, office in near]

    def newest_ended(self, count: int) -> list[str]:
        """The offices that covered the country, of the newest statements."""
        return [office for _, office in nsmallest(count, self._between(_ENDED, _LATER), key=_newest_first)]

    def first_later(self, count: int) -> list[str]:
        """The offices of which it is stated only later, of the oldest statements."""
        return [office for _, office in nlargest(count, self._between(_LATER, 2 * _LATER), key=_newest_first)]

    def _between(self, begin: int, end: int) -> list[tuple[int, str]]:
        """Numbers and offices from one number to before another."""
        if bisect_left(self._ordered, begin) == bisect_left(self._ordered, end):
            return []
        return [(key, self._rows[at][0]) for at, key in enumerate(self._keys) if begin <= key < end]


def places_of(
    connection: Connection, countries: Iterable[str], vocabulary: CrimeTypes, question: Question
) -> dict[str, Places]:
    """All offices of each of these countries (ISO alpha-2)."""
    asked = Asked.of(question.day, question.crime, vocabulary)
    competent = _Competent(connection, vocabulary, question)
    beyond = exceptions(connection)
    found: dict[str, _Found] = {}
    single: set[Pair] = set()
    for country in countries:
        rows = scan(connection, country, asked)
        doubtful = {office for place, office in beyond.pairs if place == country}
        if doubtful or beyond.agencies:
            rows = [(row[0], beyond.agencies.get(row[0], row[1]), *row[2:]) for row in rows if row[0] not in doubtful]
        keys, odd = competent.keys(rows)
        found[country] = _Found(keys, [*rows], odd)
        unsure = [rows[at][0] for at in odd if _is_unsure(rows[at])]
        around = stated_around(connection, country, unsure, asked) if unsure else set()
        for at in odd:
            office, agency, weight, _ = rows[at]
            keys[at] = competent.key(weight - (office in around) * _SOONER, agency)
        single |= {(country, office) for office in doubtful}
    for country, key, row in _one_by_one(connection, single, competent, vocabulary, question):
        found[country].put(key, row)
    return {country: Places(one.keys, one.rows, competent.known, one.odd) for country, one in found.items()}


class _Found(NamedTuple):
    """What `Places` takes, while it is put together."""

    keys: list[int]
    rows: list[Row]
    odd: list[int]

    def put(self, key: int, row: Row) -> None:
        """One more, which is odd."""
        self.odd.append(len(self.keys))
        self.keys.append(key)
        self.rows.append(row)


def _is_unsure(row: Scanned) -> bool:
    """True for what may rest on two statements instead."""
    return row[3] > 1 and row[2] >> STANDING_AT & 7 == _PERHAPS


class _Competent:
    """Turns what a scan tells into places, by what is known of the agencies."""

    def __init__(self, connection: Connection, vocabulary: CrimeTypes, question: Question) -> None:
        self._asked = bool(question.crime)
        known = agencies_known_competent(connection, question.crime, vocabulary, question.day) if self._asked else {}
        self.known = {agency: _KNOWN[strength] for agency, strength in known.items()}

    def keys(self, rows: Sequence[Scanned]) -> tuple[list[int], list[int]]:
        """The number of each row, and where those rows are that need a closer look: of one crime, or perhaps resting on two statements."""
        get = self.known.get
        keys = [(weight & _PLACE) + get(agency, _NOT_KNOWN) for _, agency, weight, _ in rows]
        odd = [
            at
            for at, (_, _, weight, statements) in enumerate(rows)
            if weight & 3 != ANY_CRIME or (statements > 1 and weight >> STANDING_AT == _PERHAPS)
        ]
        return keys, odd

    def key(self, weight: int, agency: str) -> int:
        """The number of one row."""
        near = weight & 3
        if not self._asked or near == ANY_CRIME:
            competence = self.known.get(agency, _NOT_KNOWN)
        elif weight >> OTHER_AT & 1:
            competence = OTHER_CRIME << COMPETENCE_AT
        else:
            competence = (COMPETENT_STATED if near == OWN_CRIME else COMPETENT_DERIVED) << COMPETENCE_AT
        # how near it is to the crime tells statements of one office apart, not offices
        return (weight & _PLACE | 3) - 3 + ANY_CRIME + competence


def _one_by_one(
    connection: Connection, pairs: Iterable[Pair], competent: _Competent, vocabulary: CrimeTypes, question: Question
) -> Iterator[tuple[str, int, Row]]:
    """Country, number and row of what was corrected and of the officer's own, which need their facts."""
    by_pair: dict[Pair, list[CoverageFact]] = {}
    for fact in facts_of_pairs(connection, pairs):
        by_pair.setdefault((fact.country_iso2, fact.office_id), []).append(fact)
    known = offices(connection, {office for _, office in by_pair})
    for (country, office), facts in by_pair.items():
        if office in known:
            best = best_statement(facts, vocabulary, question)
            near, spoken = nearness(best.fact, question), spoken_day(best.fact)
            weight = weight_of(best.is_other_crime, best.standing, best.fact.role, near, spoken)
            agency = known[office].agency_id
            yield country, competent.key(weight, agency), (office, agency)


def _newest_first(place: tuple[int, str]) -> tuple[int, str]:
    return place[0] & _AGES, place[1]


def _by_name(connection: Connection, identities: Sequence[str]) -> list[str]:
    """Offices by name, as an answer orders those that nothing else tells apart."""
    names: dict[str, str] = dict(ask(connection, _NAMES, wanted=as_list(identities)))
    # corrected offices and the officer's own are few, but only reading them whole tells their names
    corrected = Overlay.read(connection, OFFICE)
    odd = [office for office in identities if office in corrected or office not in names]
    names |= {office: row.name for office, row in offices(connection, odd).items()}
    return sorted(identities, key=lambda office: ((names.get(office) or "").casefold(), office))
