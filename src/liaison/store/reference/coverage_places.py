"""Every office of some countries in the order of an answer, as bare numbers, so that only a page of them need be read whole."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest, nsmallest

from sqlalchemy import Connection

from liaison.domain.coverage import CoverageFact, Role, Standing, Totals
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

_NAMES = "SELECT id, name FROM ref_office WHERE id IN (SELECT value FROM json_each(:wanted))"
_PERHAPS = STANDINGS.index(Standing.MAY_HAVE_ENDED)
_UNSURE = STANDINGS.index(Standing.MAY_HAVE_BEGUN_LATER) << STANDING_AT
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

Place = tuple[int, str, str]
"""A number that orders the offices of a country as `answer_for_country` does, but for those that only their names tell apart; the office;
its agency. Bare tuples, because there may be many thousand."""

Scanned = tuple[str, str, int, int]
"""A row of `scan`: office, agency, weight, number of statements."""


class Places:
    """All offices of one country: those that cover it, those that did, those of which it is only stated later."""

    def __init__(self, places: Sequence[Place] = ()) -> None:
        self._places = places
        self._keys = sorted([place[0] for place in places])
        self._ended = bisect_left(self._keys, _ENDED)
        self._later = bisect_left(self._keys, _LATER, self._ended)

    def totals(self) -> Totals:
        """How many there are of each."""
        agencies = Counter([place[2] for place in self._covering()])
        return Totals(
            self._ended,
            self._later - self._ended,
            len(self._keys) - self._later,
            *self._competent(),
            len(agencies),
            len(agencies) - list(agencies.values()).count(1),
        )

    def _competent(self) -> tuple[int, int]:
        """How many offices that cover the country are competent, and of how many agencies."""
        count = sum(
            bisect_left(self._keys, standing + _NOT_KNOWN) - bisect_left(self._keys, standing)
            for standing in range(0, _ENDED, 1 << STANDING_AT)
        )
        if not count:
            return 0, 0
        mask = (1 << STANDING_AT) - 1
        return count, len({place[2] for place in self._covering() if place[0] & mask < _NOT_KNOWN})

    def _covering(self) -> Sequence[Place]:
        everywhere = self._ended == len(self._keys)
        return self._places if everywhere else [place for place in self._places if place[0] < _ENDED]

    def covering(self) -> list[str]:
        """All offices that cover the country, in any order."""
        return [place[1] for place in self._covering()]

    def kinds(self) -> dict[str, int]:
        """What tells the offices apart but for age and name, by office: a number for standing, competence and role."""
        return {office: key >> ROLE_AT for key, office, _ in self._places}

    def tally(self) -> CountryTally:
        """How many cover it, and how well."""
        stated = [key for key in self._keys[: bisect_left(self._keys, _UNSURE)] if key >> ROLE_AT & 3 < _DERIVED]
        competent = any(key >> COMPETENCE_AT & 7 <= COMPETENT_DERIVED for key in stated)
        return CountryTally(self._ended, bool(stated), competent)

    def first(self, connection: Connection, count: int) -> list[str]:
        """The offices on the first `count` places of those that cover the country, in any order."""
        if self._ended <= count:
            return self.covering()
        limit = self._keys[count - 1]
        near = [place for place in self._places if place[0] <= limit]
        if len(near) > count:
            tied = _by_name(connection, [office for key, office, _ in near if key == limit])
            near = [place for place in near if place[0] < limit]
            return [*(place[1] for place in near), *tied[: count - len(near)]]
        return [place[1] for place in near]

    def newest_ended(self, count: int) -> list[str]:
        """The offices that covered the country, of the newest statements."""
        return [place[1] for place in nsmallest(count, self._between(_ENDED, _LATER), key=_newest_first)]

    def first_later(self, count: int) -> list[str]:
        """The offices of which it is stated only later, of the oldest statements."""
        return [place[1] for place in nlargest(count, self._between(_LATER, 2 * _LATER), key=_newest_first)]

    def _between(self, begin: int, end: int) -> list[Place]:
        if bisect_left(self._keys, begin) == bisect_left(self._keys, end):
            return []
        return [place for place in self._places if begin <= place[0] < end]


def places_of(
    connection: Connection, countries: Iterable[str], vocabulary: CrimeTypes, question: Question
) -> dict[str, Places]:
    """All offices of each of these countries (ISO alpha-2)."""
    asked = Asked.of(question.day, question.crime, vocabulary)
    competent = _Competent(connection, vocabulary, question)
    beyond = exceptions(connection)
    found: dict[str, list[Place]] = {}
    single: set[Pair] = set()
    for country in countries:
        rows = scan(connection, country, asked)
        doubtful = {office for place, office in beyond.pairs if place == country}
        if doubtful or beyond.agencies:
            rows = [(row[0], beyond.agencies.get(row[0], row[1]), *row[2:]) for row in rows if row[0] not in doubtful]
        found[country], unsure = competent.places(rows)
        around = stated_around(connection, country, [row[0] for row in unsure], asked) if unsure else set()
        found[country] += [competent.place(row[2] - (row[0] in around) * _SOONER, row[0], row[1]) for row in unsure]
        single |= {(country, office) for office in doubtful}
    for country, place in _one_by_one(connection, single, competent, vocabulary, question):
        found[country].append(place)
    return {country: Places(places) for country, places in found.items()}


class _Competent:
    """Turns what a scan tells into places, by what is known of the agencies."""

    def __init__(self, connection: Connection, vocabulary: CrimeTypes, question: Question) -> None:
        self._asked = bool(question.crime)
        known = agencies_known_competent(connection, question.crime, vocabulary, question.day) if self._asked else {}
        self._known = {agency: _KNOWN[strength] for agency, strength in known.items()}

    def places(self, rows: Sequence[Scanned]) -> tuple[list[Place], list[Scanned]]:
        """The places of offices, and the rows of those that may rest on two statements instead."""
        get = self._known.get
        found = [
            ((weight & _PLACE) + get(agency, _NOT_KNOWN), office, agency)
            for office, agency, weight, statements in rows
            if weight & 3 == ANY_CRIME and (statements == 1 or weight >> STANDING_AT != _PERHAPS)
        ]
        unsure: list[Scanned] = []
        if len(found) < len(rows):
            for row in rows:
                if row[3] > 1 and row[2] >> STANDING_AT & 7 == _PERHAPS:
                    unsure.append(row)
                elif row[2] & 3 != ANY_CRIME:
                    found.append(self.place(row[2], row[0], row[1]))
        return found, unsure

    def place(self, weight: int, office: str, agency: str) -> Place:
        """One place."""
        near = weight & 3
        if not self._asked or near == ANY_CRIME:
            competence = self._known.get(agency, _NOT_KNOWN)
        elif weight >> OTHER_AT & 1:
            competence = OTHER_CRIME << COMPETENCE_AT
        else:
            competence = (COMPETENT_STATED if near == OWN_CRIME else COMPETENT_DERIVED) << COMPETENCE_AT
        # how near it is to the crime tells statements of one office apart, not offices
        return (weight & _PLACE | 3) - 3 + ANY_CRIME + competence, office, agency


def _one_by_one(
    connection: Connection, pairs: Iterable[Pair], competent: _Competent, vocabulary: CrimeTypes, question: Question
) -> Iterator[tuple[str, Place]]:
    """The places of what was corrected and of the officer's own, which need their facts."""
    by_pair: dict[Pair, list[CoverageFact]] = {}
    for fact in facts_of_pairs(connection, pairs):
        by_pair.setdefault((fact.country_iso2, fact.office_id), []).append(fact)
    known = offices(connection, {office for _, office in by_pair})
    for (country, office), facts in by_pair.items():
        if office in known:
            best = best_statement(facts, vocabulary, question)
            near, spoken = nearness(best.fact, question), spoken_day(best.fact)
            weight = weight_of(best.is_other_crime, best.standing, best.fact.role, near, spoken)
            yield country, competent.place(weight, office, known[office].agency_id)


def _newest_first(place: Place) -> tuple[int, str]:
    return place[0] & _AGES, place[1]


def _by_name(connection: Connection, identities: Sequence[str]) -> list[str]:
    """Offices by name, as an answer orders those that nothing else tells apart."""
    names: dict[str, str] = dict(ask(connection, _NAMES, wanted=as_list(identities)))
    # corrected offices and the officer's own are few, but only reading them whole tells their names
    corrected = exceptions(connection).agencies
    odd = [office for office in identities if office in corrected or office not in names]
    names |= {office: row.name for office, row in offices(connection, odd).items()}
    return sorted(identities, key=lambda office: ((names.get(office) or "").casefold(), office))
