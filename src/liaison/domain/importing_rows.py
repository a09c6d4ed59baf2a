"""One row of a list as the facts it states. What cannot be read is told with its column; nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from liaison.base.translations import tr
from liaison.domain.country_names import CountryNames, folded_name
from liaison.domain.coverage import OfficeKind, Role
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.date_words import read_date
from liaison.domain.dates import DateError, PartialDate
from liaison.domain.directory import AgencyKind
from liaison.domain.importing import ImportValue, Problem
from liaison.domain.importing_fields import Field
from liaison.domain.provenance import Basis

Values = dict[str, ImportValue]
Kind = TypeVar("Kind", bound=StrEnum)

_AGENCY = {
    Field.AGENCY: "name_en",
    Field.AGENCY_NATIVE: "native_name",
    Field.AGENCY_SHORT: "short_name",
    Field.AGENCY_WEBSITE: "website",
    Field.AGENCY_PHONE: "phone",
    Field.AGENCY_EMAIL: "email",
}
_OFFICE = {
    Field.OFFICE: "name",
    Field.CITY: "city",
    Field.ADDRESS: "address",
    Field.OPENING_HOURS: "opening_hours",
    Field.TIME_ZONE: "time_zone",
    Field.OFFICE_PHONE: "phone",
    Field.OFFICE_EMAIL: "email",
}
_PERSON = {
    Field.PERSON: "display_name",
    Field.FAMILY_NAME: "family_name",
    Field.GIVEN_NAME: "given_name",
    Field.LANGUAGES: "languages",
    Field.PERSON_PHONE: "phone",
    Field.PERSON_EMAIL: "email",
    Field.REMARK: "remark",
}
_COVERS = (Field.COVERS_MAINLY, Field.COVERS)
_ON_LINES = frozenset({"address", "remark"})
_AGENCY_KINDS = {
    "agency": AgencyKind.NATIONAL_AGENCY,
    "ведомство": AgencyKind.NATIONAL_AGENCY,
    "министерство": AgencyKind.MINISTRY,
    "комитет": AgencyKind.COMMITTEE,
    "international organisation": AgencyKind.INTERNATIONAL_BODY,
    "international organization": AgencyKind.INTERNATIONAL_BODY,
    "международная организация": AgencyKind.INTERNATIONAL_BODY,
}
_OFFICE_KINDS = {
    "hq": OfficeKind.HEADQUARTERS,
    "legal attache": OfficeKind.LEGAT,
    "attaché": OfficeKind.ATTACHE,
    "attache office": OfficeKind.ATTACHE,
    "country office": OfficeKind.LIAISON,
    "liaison officer": OfficeKind.LIAISON,
    "представительство": OfficeKind.LIAISON,
    "атташат": OfficeKind.ATTACHE,
}
# an officer's own word is what a date rests on where nothing else is said
_BASES = {folded_name(one.value.replace("_", " ")): one.value for one in Basis if one is not Basis.OFFICER}
_ROLE_WORDS = {
    "main": Role.PRIMARY,
    "host": Role.PRIMARY,
    "основная": Role.PRIMARY,
    "also": Role.SECONDARY,
    "дополнительная": Role.SECONDARY,
}


@dataclass(frozen=True, slots=True)
class CoverageWord:
    """A row says that its office covers a country; `crime` is a code of the vocabulary or empty."""

    country: str
    role: Role | None
    crime: str
    valid_from: PartialDate | None
    valid_to: PartialDate | None


@dataclass(frozen=True, slots=True)
class CompetenceWord:
    """A row says what its agency is competent for, in its own words; `crime` is a code, empty where the words stand for none."""

    wording: str
    crime: str
    valid_from: PartialDate | None
    valid_to: PartialDate | None


@dataclass(frozen=True, slots=True)
class SourceWord:
    """Where a row says it is from."""

    title: str
    publisher: str = ""
    url: str = ""
    as_of: PartialDate | None = None
    basis: str = ""


@dataclass(slots=True)
class RowFacts:
    """What one row states. Values are by column of the table; a group without a name is empty.

    Attributes:
        parent: name of the agency above.
        post: title; the row's person holds it.
    """

    row: int
    source: SourceWord
    agency: Values = field(default_factory=dict)
    parent: str = ""
    office: Values = field(default_factory=dict)
    coverage: tuple[CoverageWord, ...] = ()
    competences: tuple[CompetenceWord, ...] = ()
    person: Values = field(default_factory=dict)
    post: str = ""
    held_from: PartialDate | None = None
    held_to: PartialDate | None = None


class RowReader:
    """Reads rows of one file.

    Args:
        file: its name, for problems.
        headings: of the columns, by field.
        constants: what holds for the whole file where a cell is empty.
    """

    def __init__(
        self,
        file: str,
        headings: Mapping[Field, str],
        constants: Mapping[Field, str],
        names: CountryNames,
        crimes: CrimeTypes,
    ) -> None:
        self._file, self._headings, self._constants = file, headings, constants
        self._names, self._crimes = names, crimes
        self._row = 0
        self._cells: Mapping[Field, str] = {}
        self._problems: list[Problem] = []

    def read(self, row: int, cells: Mapping[Field, str]) -> tuple[RowFacts, list[Problem]]:
        """The facts of a row, and what is wrong with it; a row with problems is not to be used."""
        self._row, self._problems = row, []
        self._cells = {**{kept: value for kept, value in self._constants.items() if value}, **_filled(cells)}
        facts = RowFacts(row, self._source())
        self._read_agency(facts)
        self._read_office(facts)
        self._read_coverage(facts)
        self._read_competence(facts)
        self._read_person(facts)
        self._read_contacts(facts)
        if not self._problems and not (facts.agency or facts.office or facts.person):
            self._wrong(None, tr("The row names no agency, no office and no person."))
        return facts, self._problems

    def _source(self) -> SourceWord:
        title = self._line(Field.SOURCE)
        if not title:
            self._wrong(Field.SOURCE, tr("Every fact needs a source: choose its column, or say it for the whole file."))
        basis = self._cells.get(Field.BASIS, "")
        return SourceWord(
            title,
            self._line(Field.PUBLISHER),
            self._web(Field.SOURCE_URL),
            self._date(Field.AS_OF),
            _BASES.get(folded_name(basis.replace("_", " ")), ""),
        )

    def _read_agency(self, facts: RowFacts) -> None:
        values = self._group(_AGENCY)
        if "website" in values:
            values["website"] = self._web(Field.AGENCY_WEBSITE)
        if not any(values.get(name) for name in ("name_en", "native_name", "short_name")):
            return
        values.setdefault("name_en", values.get("native_name") or values.get("short_name"))
        values["kind"] = self._kind(Field.AGENCY_KIND, AgencyKind, _AGENCY_KINDS)
        values["country_iso2"] = self._country(Field.AGENCY_COUNTRY)
        facts.agency, facts.parent = _filled_values(values), self._line(Field.PARENT_AGENCY)

    def _read_office(self, facts: RowFacts) -> None:
        values = self._group(_OFFICE)
        covers = any(self._cells.get(one) for one in _COVERS)
        if not values and not covers and Field.OFFICE_KIND not in self._cells:
            if facts.agency and not self._cells.get(Field.PERSON):
                # an agency of a list of agencies: its country is the agency's
                self._give_country_to_agency(facts)
            return
        values.setdefault("name", values.get("city"))
        if not values.get("name"):
            self._wrong(Field.OFFICE, tr("An office needs a name or a city."))
            return
        if not facts.agency:
            self._wrong(
                Field.AGENCY, tr("An office needs its agency: choose its column, or say it for the whole file.")
            )
        values["kind"] = self._kind(Field.OFFICE_KIND, OfficeKind, _OFFICE_KINDS)
        values["country_iso2"] = self._country(Field.COUNTRY)
        facts.office = _filled_values(values)

    def _give_country_to_agency(self, facts: RowFacts) -> None:
        country = self._country(Field.COUNTRY)
        if country:
            facts.agency.setdefault("country_iso2", country)

    def _read_coverage(self, facts: RowFacts) -> None:
        if not facts.office:
            return
        role = self._kind(Field.COVERAGE_ROLE, Role, _ROLE_WORDS)
        crime = self._crime(Field.COVERAGE_CRIME)
        dates = (self._date(Field.COVERS_FROM), self._date(Field.COVERS_TO))
        self._in_order(Field.COVERS_TO, *dates)
        stated = Role(role) if role else None
        mainly = self._countries(Field.COVERS_MAINLY)
        also = [code for code in self._countries(Field.COVERS) if code not in mainly]
        facts.coverage = tuple(
            CoverageWord(code, stated or (Role.PRIMARY if code in mainly else None), crime, *dates)
            for code in (*mainly, *also)
        )

    def _read_competence(self, facts: RowFacts) -> None:
        text, code = self._cells.get(Field.COMPETENCE, ""), self._crime(Field.COMPETENCE_CRIME)
        if not (text or code):
            return
        if not facts.agency:
            self._wrong(Field.COMPETENCE, tr("A competence needs its agency."))
            return
        dates = (self._date(Field.COMPETENCE_FROM), self._date(Field.COMPETENCE_TO))
        self._in_order(Field.COMPETENCE_TO, *dates)
        if Field.COMPETENCE_CRIME in self._headings:
            # beside a column of codes the words are one wording
            facts.competences = (CompetenceWord(text or code, code, *dates),)
            return
        wordings = [part.strip() for part in text.replace("\n", ";").split(";") if part.strip()]
        facts.competences = tuple(
            CompetenceWord(wording, found.code if (found := self._crimes.find(wording)) else "", *dates)
            for wording in dict.fromkeys(wordings)
        )

    def _read_person(self, facts: RowFacts) -> None:
        values = self._group(_PERSON)
        facts.post = self._line(Field.POST)
        family, given = values.get("family_name"), values.get("given_name")
        if not values.get("display_name") and (family or given):
            values["display_name"] = " ".join(str(part) for part in (given, family) if part)
        if facts.post and not facts.agency:
            self._wrong(Field.POST, tr("A post needs its agency."))
        if values.get("display_name"):
            facts.person = _filled_values(values)
            facts.held_from, facts.held_to = self._date(Field.HELD_FROM), self._date(Field.HELD_TO)
            self._in_order(Field.HELD_TO, facts.held_from, facts.held_to)

    def _read_contacts(self, facts: RowFacts) -> None:
        """A plain "Phone" is the person's; without one the office's, else the agency's."""
        owner = facts.person or facts.office or facts.agency
        for kept, name in ((Field.PHONE, "phone"), (Field.EMAIL, "email")):
            value = self._line(kept)
            if value and owner:
                owner.setdefault(name, value)
        for group in (facts.agency, facts.office, facts.person):
            email = str(group.get("email") or "")
            if email and "@" not in email:
                self._wrong(Field.EMAIL, tr("“{text}” is no e-mail address.", text=email[:60]), email)

    def _group(self, fields: Mapping[Field, str]) -> Values:
        return {
            name: self._cells[kept] if name in _ON_LINES else self._line(kept)
            for kept, name in fields.items()
            if kept in self._cells
        }

    def _line(self, kept: Field) -> str:
        return " ".join(self._cells.get(kept, "").split())

    def _kind(self, kept: Field, kinds: type[Kind], words: Mapping[str, Kind]) -> str | None:
        text = self._line(kept)
        if not text:
            return None
        wanted = folded_name(text)
        known: dict[str, str] = {folded_name(word): kind.value for word, kind in words.items()}
        for kind in kinds:
            known |= {folded_name(name): kind.value for name in (kind.value.replace("_", " "), kind.value)}
            known.setdefault(folded_name(str(getattr(kind, "label", ""))), kind.value)
        if wanted in known:
            return known[wanted]
        choices = ", ".join(str(getattr(kind, "label", kind.value)) for kind in kinds)
        self._wrong(kept, tr("“{text}” is none of: {choices}.", text=text[:60], choices=choices), text)
        return None

    def _country(self, kept: Field) -> str | None:
        text = self._line(kept)
        return self._tried(kept, lambda: self._names.find(text)) if text else None

    def _countries(self, kept: Field) -> tuple[str, ...]:
        text = self._cells.get(kept, "")
        return (self._tried(kept, lambda: self._names.find_all(text)) or ()) if text else ()

    def _date(self, kept: Field) -> PartialDate | None:
        text = self._line(kept)
        return self._tried(kept, lambda: _day_or_text(text)) if text else None

    def _crime(self, kept: Field) -> str:
        text = self._line(kept)
        if not text:
            return ""
        found = self._crimes.find(text)
        if found is None:
            self._wrong(kept, tr("“{text}” is not in the vocabulary of crime types.", text=text[:60]), text)
        return found.code if found else ""

    def _web(self, kept: Field) -> str:
        text = self._line(kept)
        if not text or text.startswith(("http://", "https://")):
            return text
        if "." in text and " " not in text and ":" not in text:
            return f"https://{text}"
        self._wrong(kept, tr("“{text}” is no web address.", text=text[:60]), text)
        return ""

    def _tried(self, kept: Field, read: Callable[[], _Read]) -> _Read | None:
        try:
            return read()
        except DateError as error:
            self._wrong(kept, str(getattr(error, "sentence", error)), error.text)
        except ValueError as error:
            self._wrong(kept, str(getattr(error, "sentence", error)), self._line(kept))
        return None

    def _in_order(self, kept: Field, start: PartialDate | None, end: PartialDate | None) -> None:
        if start and end and start.earliest and end.latest and end.latest < start.earliest:
            self._wrong(kept, tr("It ends ({end}) before it begins ({start}).", end=end, start=start), end.text)

    def _wrong(self, kept: Field | None, reason: str, value: str = "") -> None:
        column = self._headings.get(kept, "") if kept else ""
        shown = value or (self._cells.get(kept, "") if kept else "")
        self._problems.append(Problem(self._file, self._row, column, shown[:200], reason))


_Read = TypeVar("_Read")


def _day_or_text(text: str) -> PartialDate:
    # a spreadsheet's date with its time of day
    return read_date(text.partition(" ")[0] if text[:4].isdigit() and text[4:5] == "-" and " " in text else text)


def _filled(cells: Mapping[Field, str]) -> dict[Field, str]:
    return {kept: value for kept, value in cells.items() if value}


def _filled_values(values: Values) -> Values:
    return {name: value for name, value in values.items() if value}
