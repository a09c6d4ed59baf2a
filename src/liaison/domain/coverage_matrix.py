"""Coverage seen from above: how well each country is covered, and offices by countries. Lean values, for tens of thousands of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from liaison.domain.coverage import Competent, OfficeKind, Role, Standing
from liaison.domain.provenance import Strength


@dataclass(frozen=True, slots=True)
class CountryTally:
    """How many offices cover a country on the date asked about, and how well.

    Attributes:
        offices: offices that cover it, or may.
        is_stated: one at least surely covers it then, and a source says so in its own words.
        is_competent: one of those is of an agency known to be competent for the crime asked about; False when none was asked.
    """

    offices: int
    is_stated: bool
    is_competent: bool


@dataclass(frozen=True, slots=True)
class CoverageOverview:
    """How well all countries are covered.

    Attributes:
        countries: by ISO code; a country that is absent is not known to be covered, which is not the same as by nobody.
    """

    at: date
    crime_type: str
    countries: Mapping[str, CountryTally]


class MatrixOffice(NamedTuple):
    """A row of the matrix, as it was read: there may be 50,000 of them.

    Attributes:
        kind_code: value of its OfficeKind.
        country_iso2: the seat, empty when it is not known.
    """

    agency_id: str
    name: str
    id: str
    kind_code: str
    country_iso2: str

    @property
    def kind(self) -> OfficeKind:
        """What it is."""
        return OfficeKind(self.kind_code) if self.kind_code in _KINDS else OfficeKind.NOT_KNOWN


_KINDS = frozenset(kind.value for kind in OfficeKind)


class MatrixAgency(NamedTuple):
    """The offices of one agency, by name. Its own names are empty when it is not in the directory."""

    id: str
    name: str
    short_name: str
    country_iso2: str
    offices: tuple[MatrixOffice, ...]


class MatrixCell(NamedTuple):
    """How an office covers a country on the date asked about.

    Attributes:
        competent: its agency's competence for the crime asked about; NOT_KNOWN when none was asked.
        is_other_crime: the coverage is stated for another crime only.
        spoken: the day its source spoke for, as a number (20190802); 0 when not known.
        statements: how many statements there are on this office and country.
    """

    standing: Standing
    role: Role
    competent: Competent
    is_other_crime: bool
    spoken: int
    statements: int

    @property
    def strength(self) -> Strength:
        """STATED by the source, or DERIVED from it."""
        return Strength.DERIVED if self.role is Role.UNSPECIFIED else Strength.STATED


@dataclass(frozen=True, slots=True)
class CoverageMatrix:
    """The rows of a matrix; its cells are asked for in pieces, see `CoverageService.matrix_cells`.

    Attributes:
        countries: the columns asked about, in that order; all countries (ISO codes) when none were.
        agencies: by name; those without an office that covers one of the countries asked about are left out, and so are those behind
            the first when only they were asked for. Each has all its offices.
        office_count: rows in all, of which those listed are the first.
    """

    at: date
    crime_type: str
    countries: tuple[str, ...]
    agencies: tuple[MatrixAgency, ...]
    office_count: int

    @property
    def is_whole(self) -> bool:
        """False when there are more rows than are listed."""
        return sum(len(agency.offices) for agency in self.agencies) == self.office_count
