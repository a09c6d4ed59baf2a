"""What leaves the directory as a file: tables, cards and places, and what of it concerns people."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from liaison.base.translations import marked, tr
from liaison.domain.dates import PartialDate

Cell = str | int | Decimal | PartialDate | None


class ExportPart(StrEnum):
    """What can be exported."""

    AGENCIES = "agencies"
    OFFICES = "offices"
    COVERAGE = "coverage"
    COMPETENCES = "competences"
    PEOPLE = "people"

    @property
    def label(self) -> str:
        """In the language in use."""
        return tr(_PARTS[self])


_PARTS = {
    ExportPart.AGENCIES: marked("Agencies"),
    ExportPart.OFFICES: marked("Offices"),
    ExportPart.COVERAGE: marked("Coverage"),
    ExportPart.COMPETENCES: marked("Competences"),
    ExportPart.PEOPLE: marked("People and posts"),
}


class ExportFormat(StrEnum):
    """As what; the value is the ending of the file's name."""

    CSV = "csv"
    XLSX = "xlsx"
    VCARD = "vcf"
    GEOJSON = "geojson"

    @property
    def label(self) -> str:
        """In the language in use."""
        return tr(_FORMATS[self])


_FORMATS = {
    ExportFormat.CSV: marked("CSV: one table"),
    ExportFormat.XLSX: marked("XLSX: a sheet for each part"),
    ExportFormat.VCARD: marked("vCard: offices and people as contacts"),
    ExportFormat.GEOJSON: marked("GeoJSON: offices and countries covered, for maps"),
}


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What is wanted.

    Attributes:
        only_own: leave out what the reference pack says.
        people: identities of the people to be exported; nobody leaves who is not named. None means all who are not `marked`.
        with_marked: also those met in meetings that carry a restricting mark, where `people` is None.
    """

    parts: frozenset[ExportPart] = frozenset(ExportPart) - {ExportPart.PEOPLE}
    only_own: bool = False
    people: frozenset[str] | None = None
    with_marked: bool = False


@dataclass(frozen=True, slots=True)
class LeavingPerson:
    """A person who would leave with an export.

    Attributes:
        marking: the strictest mark of the meetings this person took part in; empty when there is none.
    """

    id: str
    name: str
    post: str
    agency: str
    marking: str


@dataclass(frozen=True, slots=True)
class ExportPreview:
    """What would leave: how many records of each part, and every person by name."""

    counts: tuple[tuple[ExportPart, int], ...]
    people: tuple[LeavingPerson, ...]


@dataclass(frozen=True, slots=True)
class ExportTable:
    """One table; `name` is that of its sheet."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """An office or a person as a card. Texts are empty when not known.

    Attributes:
        role: of an office its kind, of a person the title of the post.
        note: what the fields of a card have no place for.
    """

    is_office: bool
    name: str
    family_name: str
    given_name: str
    agency: str
    office: str
    role: str
    address: str
    city: str
    country: str
    phone: str
    email: str
    website: str
    note: str


@dataclass(frozen=True, slots=True)
class MapPlace:
    """Something with a place on a map.

    Attributes:
        country_iso2: whose point it stands at; empty when no place is known.
        properties: what a map shows of it, in order.
    """

    country_iso2: str
    properties: tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class Exported:
    """A file was written, with so many records of each table."""

    file: str
    counts: tuple[tuple[str, int], ...]
