"""How every office stands to some countries on a day, read from one index as numbers: no dates are parsed, no values made.

What it says of a statement is the law of `CoverageFact.standing` and `answer_for_country`, told in SQL. Rows of the officer's own and
corrected statements are not seen here; whoever scans lays them over (see `exceptions`).
"""

# ruff: noqa: S608  # statements are put together from constants of this module

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from liaison.domain.competence import related
from liaison.domain.corrections import COVERAGE, OFFICE
from liaison.domain.coverage import Role, Standing
from liaison.domain.crime_types import CrimeTypes
from liaison.store.reference.asking import as_list, ask, plain
from liaison.store.reference.directory_rows import offices
from liaison.store.reference.overlay import Overlay

STANDINGS: tuple[Standing, ...] = tuple(Standing)
ROLES: tuple[Role, ...] = tuple(Role)
OWN_CRIME, RELATED, ANY_CRIME = range(3)

# one number a statement, the best the smallest. From the lowest bit: 2 how near to the crime asked about, 27 age, 2 role, 3 left empty for
# the competence of the agency, 3 standing, 1 for another crime than the one asked about, 1 for not covering it on the day
AGE_AT, ROLE_AT, COMPETENCE_AT, STANDING_AT, OTHER_AT, NOT_THEN_AT = 2, 29, 31, 34, 37, 38
_LATEST = (1 << ROLE_AT - AGE_AT) - 1
# the commonest first: of any crime, and held on the day
_WEIGHT = f"""
min(CASE WHEN crime_type IS NULL THEN {ANY_CRIME} WHEN :crime = '' THEN {RELATED} WHEN crime_type = :crime THEN {OWN_CRIME}
         WHEN crime_type IN (SELECT value FROM json_each(:crimes)) THEN {RELATED} ELSE {(1 << OTHER_AT) + RELATED} END
  + CASE WHEN ends_first >= :day AND begins_last <= :day THEN {STANDINGS.index(Standing.HELD) << STANDING_AT}
         WHEN ends_last < :day THEN {(1 << NOT_THEN_AT) + (STANDINGS.index(Standing.ENDED) << STANDING_AT)}
         WHEN begins_first > :day THEN {(1 << NOT_THEN_AT) + (STANDINGS.index(Standing.STATED_LATER) << STANDING_AT)}
         WHEN ends_first < :day THEN {STANDINGS.index(Standing.MAY_HAVE_ENDED) << STANDING_AT}
         ELSE {STANDINGS.index(Standing.MAY_HAVE_BEGUN_LATER) << STANDING_AT} END
  + CASE role WHEN 'primary' THEN 0 WHEN 'secondary' THEN {1 << ROLE_AT} ELSE {2 << ROLE_AT} END
  + (({_LATEST} - spoken) << {AGE_AT}))
"""
# written past the installer, a statement may lack what is repeated
AGENCY = "coalesce(agency_id, (SELECT agency_id FROM ref_office WHERE id = office_id))"
_SCAN = f"""
SELECT office_id, {AGENCY}, {_WEIGHT}, count(*) FROM ref_coverage INDEXED BY ix_ref_coverage_country
WHERE country_iso2 = :country GROUP BY office_id
"""
_OF_OFFICES = f"""
SELECT office_id, country_iso2, {AGENCY}, {_WEIGHT}, count(*) FROM ref_coverage
WHERE office_id IN (SELECT value FROM json_each(:wanted)) GROUP BY office_id, country_iso2
"""
# of offices that may have ceased: those of which one statement surely held before, and another holds, or may, after
_AROUND = """
SELECT office_id FROM ref_coverage WHERE country_iso2 = :country AND office_id IN (SELECT value FROM json_each(:wanted))
GROUP BY office_id HAVING max(begins_last BETWEEN 1 AND :day)
AND max(ends_last >= :day AND (begins_first > :day OR (ends_first >= :day AND begins_last > :day)))
"""
_OWN = "SELECT country_iso2, office_id FROM coverage WHERE deleted = 0"


@dataclass(frozen=True, slots=True)
class Asked:
    """What every statement is weighed by.

    Attributes:
        related: codes of the vocabulary that a statement for the crime may name: itself, broader and narrower ones.
    """

    day: date
    crime: str
    related: frozenset[str]

    @classmethod
    def of(cls, day: date, crime: str, vocabulary: CrimeTypes) -> Asked:
        """For a crime of the vocabulary, or for any (empty)."""
        return cls(day, crime, frozenset({crime}).union(*related(vocabulary, crime)) if crime else frozenset())

    @property
    def values(self) -> dict[str, object]:
        """What the statements bind."""
        return {"day": day_number(self.day), "crime": self.crime, "crimes": as_list(self.related)}


@dataclass(frozen=True, slots=True)
class Weighed:
    """A weight taken apart.

    Attributes:
        is_other_crime: the best statement is for another crime than the one asked about.
        nearness: OWN_CRIME, RELATED or ANY_CRIME.
        spoken: the day its source spoke for, as a number; 0 when not known.
    """

    is_other_crime: bool
    standing: Standing
    role: Role
    nearness: int
    spoken: int


def day_number(day: date) -> int:
    """A day as the columns of days hold it: 2019-08-02 is 20190802."""
    return day.year * 10_000 + day.month * 100 + day.day


def weight_of(is_other_crime: bool, standing: Standing, role: Role, near: int, spoken: int) -> int:
    """The number that a statement gives."""
    places = STANDINGS.index(standing) << STANDING_AT | ROLES.index(role) << ROLE_AT
    return (
        (not standing.covers) << NOT_THEN_AT | is_other_crime << OTHER_AT | places | _LATEST - spoken << AGE_AT | near
    )


def weighed(weight: int) -> Weighed:
    """What a weight says."""
    return Weighed(
        bool(weight >> OTHER_AT & 1),
        STANDINGS[weight >> STANDING_AT & 7],
        ROLES[weight >> ROLE_AT & 3],
        weight & 3,
        _LATEST - (weight >> AGE_AT & _LATEST),
    )


def scan(connection: Connection, country: str, asked: Asked) -> list[tuple[str, str, int, int]]:
    """The pack's offices of a country (ISO alpha-2): office, agency, weight of its best statement, number of statements."""
    return plain(connection, _SCAN, country=country, **asked.values)


def stated_around(connection: Connection, country: str, offices: Iterable[str], asked: Asked) -> set[str]:
    """Which of these offices, whose coverage of the country may have ended, were stated before and after the day."""
    rows = plain(connection, _AROUND, country=country, wanted=as_list(offices), **asked.values)
    return {row[0] for row in rows}


def scan_offices(connection: Connection, offices: Iterable[str], asked: Asked) -> list[tuple[str, str, str, int, int]]:
    """The same of these offices: office, country, agency, weight, number of statements."""
    return plain(connection, _OF_OFFICES, wanted=as_list(offices), **asked.values)


@dataclass(frozen=True, slots=True)
class Exceptions:
    """What a scan does not see.

    Attributes:
        pairs: countries and offices whose facts are to be read one by one.
        agencies: the agency in force of each office that was corrected.
    """

    pairs: frozenset[tuple[str, str]]
    agencies: dict[str, str]


def exceptions(connection: Connection) -> Exceptions:
    """The officer's own statements and corrections."""
    pairs = {(country or "", office or "") for country, office in ask(connection, _OWN)}
    for key in Overlay.read(connection, COVERAGE).keys:
        office, country = (*key.split("|"), "")[:2]
        pairs.add((country, office))
    corrected = offices(connection, Overlay.read(connection, OFFICE).keys)
    return Exceptions(frozenset(pairs), {row.id: row.agency_id for row in corrected.values()})
