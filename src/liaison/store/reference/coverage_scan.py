"""How every office stands to some countries on a day, read from one index as numbers: no dates are parsed, no values made.

What it says of a statement is the law of `CoverageFact.standing` and `answer_for_country`, told in SQL. Rows of the officer's own and
corrected statements are not seen here; whoever scans lays them over (see `exceptions`).
"""

# ruff: noqa: S608  # statements are put together from constants of this module

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from liaison.domain.corrections import COVERAGE, OFFICE
from liaison.domain.coverage import Role, Standing
from liaison.domain.crime_types import CrimeTypes
from liaison.store.reference.asking import as_list, ask
from liaison.store.reference.directory_rows import offices
from liaison.store.reference.overlay import Overlay

STANDINGS: tuple[Standing, ...] = tuple(Standing)
ROLES: tuple[Role, ...] = tuple(Role)
DAY_BITS = 27
_LATEST = (1 << DAY_BITS) - 1
OWN_CRIME, RELATED, ANY_CRIME = range(3)

# one number a statement, the best the smallest: for another crime, standing, role, age, how near to the crime asked about
_WEIGHT = f"""
min((((CASE WHEN :crime = '' OR crime_type IS NULL OR crime_type IN (SELECT value FROM json_each(:crimes)) THEN 0 ELSE 6 END
  + CASE WHEN ends_last < :day THEN {STANDINGS.index(Standing.ENDED)}
         WHEN begins_first > :day THEN {STANDINGS.index(Standing.STATED_LATER)}
         WHEN ends_first < :day THEN {STANDINGS.index(Standing.MAY_HAVE_ENDED)}
         WHEN begins_last > :day THEN {STANDINGS.index(Standing.MAY_HAVE_BEGUN_LATER)}
         ELSE {STANDINGS.index(Standing.HELD)} END) * 3
  + CASE role WHEN 'primary' THEN 0 WHEN 'secondary' THEN 1 ELSE 2 END) << {DAY_BITS + 2})
  | (({_LATEST} - spoken) << 2)
  | CASE WHEN crime_type IS NULL THEN {ANY_CRIME} WHEN crime_type = :crime THEN {OWN_CRIME} ELSE {RELATED} END)
"""
_AGENCY = "coalesce(agency_id, (SELECT agency_id FROM ref_office WHERE id = office_id))"
_SCAN = f"""
SELECT country_iso2, office_id, {_AGENCY}, {_WEIGHT}, count(*) FROM ref_coverage INDEXED BY ix_ref_coverage_country
WHERE country_iso2 IN (SELECT value FROM json_each(:wanted)) GROUP BY country_iso2, office_id
"""
_OF_OFFICES = f"""
SELECT country_iso2, office_id, {_AGENCY}, {_WEIGHT}, count(*) FROM ref_coverage
WHERE office_id IN (SELECT value FROM json_each(:wanted)) GROUP BY office_id, country_iso2
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
        codes = {crime, *vocabulary.narrower(crime), *vocabulary.broader(crime)} if crime else set()
        return cls(day, crime, frozenset(codes))

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


def weight_of(is_other_crime: bool, standing: Standing, role: Role, nearness: int, spoken: int) -> int:
    """The number that `_WEIGHT` gives."""
    code = (6 * is_other_crime + STANDINGS.index(standing)) * 3 + ROLES.index(role)
    return code << DAY_BITS + 2 | _LATEST - spoken << 2 | nearness


def weighed(weight: int) -> Weighed:
    """What a weight says."""
    code, role = divmod(weight >> DAY_BITS + 2, 3)
    other, standing = divmod(code, 6)
    return Weighed(bool(other), STANDINGS[standing], ROLES[role], weight & 3, _LATEST - (weight >> 2 & _LATEST))


def scan(connection: Connection, countries: Iterable[str], asked: Asked) -> list[Any]:
    """The pack's offices of these countries (ISO alpha-2): country, office, agency, weight, number of statements; by country, office."""
    return _rows(connection, _SCAN, countries, asked)


def scan_offices(connection: Connection, offices: Iterable[str], asked: Asked) -> list[Any]:
    """The same of these offices."""
    return _rows(connection, _OF_OFFICES, offices, asked)


def _rows(connection: Connection, statement: str, wanted: Iterable[str], asked: Asked) -> list[Any]:
    # past SQLAlchemy's rows, which double the time of many thousand
    cursor = connection.connection.cursor()
    try:
        rows: list[Any] = cursor.execute(statement, {"wanted": as_list(wanted), **asked.values}).fetchall()
    finally:
        cursor.close()
    return rows


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
